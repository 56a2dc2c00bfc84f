"""Days and months as people write them; everything here reads the respelled text."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

_STEMS: Final = (
    "янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
)  # fmt: skip
MONTH: Final = (
    r"(?:январ[а-я]{1,2}|феврал[а-я]{1,2}|март[а-я]{0,2}|апрел[а-я]{1,2}|ма[яйею](?![а-я])"
    r"|июн[а-я]{1,2}|июл[а-я]{1,2}|август[а-я]{0,2}|сентябр[а-я]{1,2}|октябр[а-я]{1,2}"
    r"|ноябр[а-я]{1,2}|декабр[а-я]{1,2}|(?:янв|фев|апр|авг|сент?|окт|нояб?|дек)\.)"
)
YEAR_WORD: Final = r"(?:\s{0,3}(?:года|году|год|гг\.|г\.|г(?![а-я])))?"
DAY: Final = (
    r"(?<![\d.,/])(?:"
    r"(?P<day>0?[1-9]|[12]\d|3[01])\s?[./]\s?(?P<month>0?[1-9]|1[0-2])\s?[./]\s?"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])"
    r"|(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>0[1-9]|[12]\d"
    r"|3[01])(?!\d)"
    r"|(?P<dash_day>0[1-9]|[12]\d|3[01])-(?P<dash_month>0[1-9]|1[0-2])-(?P<dash_year>(?:19"
    r"|20)\d\d)(?!\d)"
    r"|\"?\s?(?P<word_day>0?[1-9]|[12]\d|3[01])(?:-?(?:го|ого|е))?\s?\"?\s{0,3}"
    rf"(?P<word_month>{MONTH})(?:,?\s{{1,3}}(?P<word_year>(?:19|20)\d\d)(?!\d|\s?[-/]\s?\d\d))?"
    rf"){YEAR_WORD}"
)
_DAY: Final = re.compile(DAY, re.IGNORECASE)
_SHORT_DAY: Final = re.compile(
    r"(?<![\d.,/])(?P<day>0?[1-9]|[12]\d|3[01])\.(?P<month>0[1-9]|1[0-2])(?!\d|\.\d|\s?ч)"
)


@dataclass(frozen=True)
class FoundDay:
    """A day that a text names, and where; the year may be left out."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def on(self, meeting: date | None) -> date | None:
        """The day itself; without a year the next such day after the meeting."""
        if self.year is not None:
            return real_day(self.year, self.month, self.day)
        if meeting is None:
            return None
        return next_day(self.month, self.day, meeting)


def month_number(word: str) -> int:
    """The month that a word names, in any case of its declension."""
    low = word.lower()
    return next(at for at, stem in enumerate(_STEMS, start=1) if low.startswith(stem) and (
        stem != "ма" or not low.startswith("мар")
    ))  # fmt: skip


def real_day(year: int, month: int, day: int) -> date | None:
    """The date, if the calendar has it."""
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def next_day(month: int, day: int, meeting: date) -> date | None:
    """The next such day after the meeting."""
    candidates = (real_day(year, month, day) for year in range(meeting.year, meeting.year + 5))
    return next((each for each in candidates if each is not None and each > meeting), None)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def find_days(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDay]:
    """The days that a text names with at least their month in words or their year."""
    for found in _DAY.finditer(text, start, len(text) if end is None else end):
        if found["day"]:
            yield _found(found, found["day"], int(found["month"]), _full_year(found["year"]))
        elif found["iso_day"]:
            yield _found(found, found["iso_day"], int(found["iso_month"]), int(found["iso_year"]))
        elif found["dash_day"]:
            yield _found(
                found, found["dash_day"], int(found["dash_month"]), int(found["dash_year"])
            )
        else:
            year = int(found["word_year"]) if found["word_year"] else None
            yield _found(found, found["word_day"], month_number(found["word_month"]), year)


def find_short_days(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDay]:
    """Days like «10.05», which only a word such as «до» tells from a number."""
    for found in _SHORT_DAY.finditer(text, start, len(text) if end is None else end):
        yield _found(found, found["day"], int(found["month"]), None)


def _found(match: re.Match[str], day: str, month: int, year: int | None) -> FoundDay:
    lead = len(match[0]) - len(match[0].lstrip())
    return FoundDay(match.start() + lead, match.end(), int(day), month, year)


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
