"""How diagnostics are spoken of: audiences, expertise, validity, people, ways to them."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from data_sources.answers.diagnostics.answer import Results, Validity
from data_sources.question.request import Request, fits
from data_sources.vocabulary.indicators.description import Unit
from data_sources.vocabulary.titles import choice_words
from layouts.frame import links
from layouts.wording import numbers, terms

DIAGNOSTIC: Final = ("диагностика", "диагностики", "диагностик")
OF_DIAGNOSTICS: Final = ("диагностики", "диагностик", "диагностик")
OF_PARTICIPANTS: Final = ("участника", "участников", "участников")
PARTICIPANT: Final = ("участник", "участника", "участников")
EDUCATOR: Final = ("педагог", "педагога", "педагогов")
OF_PLACES: Final = ("муниципалитета", "муниципалитетов", "муниципалитетов")
NO_SUBJECT: Final = "без предмета"
NO_DIAGNOSTIC: Final = "нет диагностики"
_SIGNS: Final = MappingProxyType(
    {"recommended": "●", "in_review": "◐", "revision": "◑", "declared": "○", "rejected": "✕"}
)
_CLASSES: Final = MappingProxyType({"recommended": "good", "rejected": "bad"})


def audience(code: str) -> str:
    """«педагоги»."""
    return terms.filter_value("audience", code)


def expertise(status: str) -> str:
    """«● рекомендована»."""
    words = choice_words("diagnostic", "expertise_status").get(status, status)
    return f"{_SIGNS.get(status, '')} {words}".strip()


def expertise_class(status: str, state: Validity) -> str:
    """How the state of expertise is coloured: what has expired is good no longer."""
    is_over = status == "recommended" and state is Validity.EXPIRED
    return "watch" if is_over else _CLASSES.get(status, "")


def validity(valid_until: date | None, state: Validity) -> tuple[str, str]:
    """The last day, and what to think of it; without a day only the latter."""
    if valid_until is None:
        return "", "без срока"
    words = {
        Validity.EXPIRED: "○ срок истёк",
        Validity.SOON: "◐ скоро истекает",
        Validity.VALID: "",
        Validity.UNLIMITED: "",
    }
    return numbers.day(valid_until), words[state]


def share(results: Results) -> str:
    """«38,5 %» of the participants have a deficit; a dash where nobody took part."""
    if not results.participants:
        return numbers.DASH
    percent = results.with_deficit / results.participants * Unit.PERCENT.factor
    return numbers.with_unit(percent, Unit.PERCENT)


def found(results: Results) -> str:
    """«дефицит выявлен у 45 из 120 участников (37,5 %)»."""
    of = numbers.counted(results.participants, *OF_PARTICIPANTS)
    count = numbers.number(results.with_deficit, 0)
    return f"дефицит выявлен у{numbers.NBSP}{count} из{numbers.NBSP}{of} ({share(results)})"


def web_address(url: str | None) -> str | None:
    """The address if a browser may be sent there: a page of the web and nothing else."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def searched(text: str | None) -> str | None:
    """The words as an address may hold them under `q`; None where it cannot."""
    plain = " ".join((text or "").split())
    return plain if plain and fits("q", plain) else None


def narrowed(path: str, request: Request, audience: str | None, q: str) -> str:
    """The address of the list about these alone, at the list."""
    return f"{links.with_filter(path, request, audience=audience, q=q, page=1)}#rows"
