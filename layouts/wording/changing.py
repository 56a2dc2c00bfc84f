"""The change since a year ago in words: what may be said of it, and what may not."""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.scoring.results import Row
from data_sources.scoring.yearly_change import YearlyChange
from data_sources.vocabulary.indicators.description import Direction
from layouts.wording import numbers, terms
from layouts.wording.subject import Subject


@dataclass(frozen=True)
class ChangeWords:
    """A change as pages print it.

    `text`: «▲ +3,1 п.п.», «= без изменений», or «пока не ясно» where facts that arrive late may
    turn it round. `tone`: the class of its colour. `beside`: what else must be known of it.
    """

    text: str
    tone: str
    beside: str
    sentence: str


def of(row: Row, subject: Subject) -> ChangeWords | None:
    """None where there is nothing to compare."""
    change = row.change
    if change is None:
        return None
    by = numbers.difference(change.by, subject.unit)
    base = terms.TO_LAST_YEAR if change.with_late is None else terms.AS_SEEN_THEN
    late = _with_late(change, subject)
    if not change.is_clear:
        both = f"{by} {base}, {late}"
        return ChangeWords(terms.UNCLEAR, "unclear", both, f"{terms.UNCLEAR}: {both}")
    beside = f"{base}; {late}" if late else base
    if by == numbers.no_change(subject.unit):
        text = f"= {terms.UNCHANGED}"
        return ChangeWords(text, "", beside, f"{terms.UNCHANGED} {beside}")
    arrow = "▲" if change.by > 0 else "▼"
    tone = {True: "better", False: "worse", None: ""}[is_better(change.by, subject.direction)]
    return ChangeWords(f"{arrow}{numbers.NBSP}{by}", tone, beside, f"{by} {beside}")


def _with_late(change: YearlyChange, subject: Subject) -> str:
    if change.with_late is None:
        return ""
    late = numbers.difference(change.with_late, subject.unit)
    if change.is_clear and late == numbers.difference(change.by, subject.unit):
        return ""
    return f"{terms.WITH_LATE}{numbers.NBSP}{late}"


def amount(row: Row, subject: Subject) -> str | None:
    """«+3,1 п.п.», «пока не ясно»; None where there is nothing to compare."""
    change = row.change
    if change is None:
        return None
    return numbers.difference(change.by, subject.unit) if change.is_clear else terms.UNCLEAR


def is_better(by: float, direction: Direction) -> bool | None:
    """Whether a change is for the better; None where nobody judges."""
    if direction is Direction.NEUTRAL:
        return None
    return (by > 0) == (direction is Direction.UP)


def certain(row: Row) -> float | None:
    """The change that may be claimed; None where there is none, or where it is not certain."""
    change = row.change
    return change.by if change is not None and change.is_certain else None
