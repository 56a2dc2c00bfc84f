"""How events, sites and practices are spoken of: kinds, places, days, ways to them."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from data_sources.question.periods import Period, PeriodKind, month_end
from data_sources.question.readers import LONGEST_TEXT
from data_sources.question.request import Request
from data_sources.vocabulary.titles import choice_words
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers, terms

EVENT: Final = ("событие", "события", "событий")
PARTICIPATION: Final = ("участие", "участия", "участий")
PERSON: Final = ("человек", "человека", "человек")
PLACE: Final = ("муниципалитет", "муниципалитета", "муниципалитетов")
OF_PLACES: Final = ("муниципалитета", "муниципалитетов", "муниципалитетов")
SITE: Final = ("площадка", "площадки", "площадок")
PRACTICE: Final = ("практика", "практики", "практик")
VISIT: Final = ("приезд", "приезда", "приездов")


def event_kind(code: str) -> str:
    return choice_words("event", "kind").get(code, code)


def event_format(code: str) -> str:
    return choice_words("event", "format").get(code, code)


def practice_kind(code: str) -> str:
    return choice_words("practice", "kind").get(code, code)


def month_title(first: date) -> str:
    """«октябрь 2026»."""
    return terms.period(month_of(first)).replace(" ", numbers.NBSP)


def day_words(day: date) -> str:
    """«14 октября»."""
    return numbers.long_day(day).split(f"{numbers.NBSP}{day.year}")[0]


def month_of(day: date) -> Period:
    """The month of the day as a period."""
    month = f"{day.year:04d}-{day.month:02d}"
    first, last = day.replace(day=1), month_end(day.year, day.month)
    return Period(f"{month}..{month}", PeriodKind.MONTHS, first, last)


def month_address(path: str, request: Request, day: date) -> str:
    """The same question about the month of this day."""
    return links.with_filter(path, request, period=month_of(day), page=1)


def day_anchor(day: date) -> str:
    """Where in the calendar of a month the day stands."""
    return f"day-{day.isoformat()}"


def searched(text: str) -> str:
    """The text as a search of an address holds it; empty where it cannot."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_TEXT and plain.isprintable() else ""


def narrowed_to(path: str, request: Request, text: str) -> str | None:
    """The page about what bears this text alone; None where an address cannot hold it."""
    plain = searched(text)
    return links.with_filter(path, request, q=plain, page=1) if plain else None


def is_code(text: str) -> bool:
    """An address can hold it as the code of a meeting."""
    return re.fullmatch(r"[\w.\-]{1,100}", text) is not None


def outward(address: str | None, title: str) -> list[Element]:
    """The link to a page elsewhere; nothing where the address is none of a page."""
    if address is None or not address.startswith(("https://", "http://")):
        return []
    return [
        html.A(f"{title} ↗", href=address, className="outward", rel="noopener noreferrer nofollow")
    ]


def about(request: Request, *places: str) -> Request:
    """The same question about these municipalities, whatever group was asked about."""
    return request.without("group", "page").naming(tuple(set(places)))


def place_link(path: str, request: Request, oktmo: str, name: str) -> Element:
    """The same page about one municipality."""
    return html.Link(name, href=links.page(path, about(request, oktmo)), title=f"Только {name}")
