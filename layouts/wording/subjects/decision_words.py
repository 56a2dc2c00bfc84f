"""How decisions are spoken of: signs and words of a status, names of meetings, terms."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data_sources.answers.decisions.execution import Load
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.meeting_name import MeetingName
from layouts.wording import numbers, terms

SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ExecutionStatus.OVERDUE: "○",
        ExecutionStatus.IN_PROGRESS: "◐",
        ExecutionStatus.CONTINUOUS: "∞",
        ExecutionStatus.DONE_LATE: "◒",
        ExecutionStatus.DONE: "●",
        ExecutionStatus.WITHDRAWN: "×",
        ExecutionStatus.INFORMATIONAL: "i",
    }
)
CLASSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ExecutionStatus.OVERDUE: "bad",
        ExecutionStatus.DONE_LATE: "watch",
        ExecutionStatus.DONE: "good",
    }
)


def status(code: str) -> str:
    """«○ просрочено»."""
    sign = f"{SIGNS.get(code, '')}{numbers.NBSP}"
    return f"{sign}{terms.filter_value('status', code)}".strip()


def meeting(name: MeetingName) -> str:
    """«РУМО № 3 от 14.11.2025»."""
    number = f" №{numbers.NBSP}{name.number}" if name.number else ""
    return f"{body(name.body)}{number} от{numbers.NBSP}{numbers.day(name.held_on)}"


def body(code: str) -> str:
    """The body as a person calls it; as it calls itself where it is none of ours."""
    return terms.filter_value("body", code)


def anchor(position: int) -> str:
    """Where in the minutes a decision stands."""
    return f"point-{position}"


def days(count: int) -> str:
    return numbers.counted(count, "день", "дня", "дней")


def some_days(amount: float) -> str:
    """«30 дней», «2,5 дня»: a fraction takes the genitive of one."""
    size = round(amount, 1)
    return days(int(size)) if size == int(size) else f"{numbers.number(size)}{numbers.NBSP}дня"


def tasks(count: int) -> str:
    return numbers.counted(count, "поручение", "поручения", "поручений")


def holder(load: Load) -> str:
    """The municipality, or else the organisation; a code that no register knows is said to be."""
    if load.oktmo is not None:
        return load.municipality or f"ОКТМО {load.oktmo}"
    return load.organization or "без муниципалитета и организации"


def shortened(text: str, longest: int = 90) -> str:
    """The beginning of a long sentence, cut between words."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,.;:')}…"
