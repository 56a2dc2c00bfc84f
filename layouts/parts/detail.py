"""One row told in words: a number never stands alone."""

from __future__ import annotations

from functools import lru_cache

from data_sources.indicators.declaration import Direction, Unit
from data_sources.results import Row, Status
from layouts import numbers, wording
from layouts.parts import nouns
from layouts.parts.subject import Subject

SMALL_MARK = "*"
AIMS_KEPT = 1024


def value_text(row: Row, subject: Subject) -> str:
    """The value as a cell prints it, with a mark if few people stand behind it; or a dash."""
    return numbers.value(row.value, subject.unit) + (SMALL_MARK if row.small else "")


def reason_words(row: Row) -> str:
    """Why there is no value."""
    return wording.REASONS[row.reason] if row.reason else wording.NO_VALUE


def counted_text(row: Row, subject: Subject) -> str | None:
    """«3 418 из 8 296 педагогов», «по 24 из 26 показателей»; None where nothing was counted."""
    if row.scored is not None:
        return wording.scored(*row.scored)
    return nouns.out_of(subject.key, row.level, row.numerator, row.denominator)


def target_text(row: Row, subject: Subject) -> str | None:
    """«цель 45 %»."""
    if row.target is None:
        return None
    return f"{wording.TARGET} {numbers.compact(row.target, subject.unit)}"


def status_text(row: Row, subject: Subject) -> str:
    """The status in words, or why there is none."""
    if row.status is not Status.NONE:
        return wording.status_words(row.status, subject.direction)
    if row.value is None:
        return reason_words(row)
    if row.target is None and subject.direction is not Direction.NEUTRAL:
        return wording.NO_TARGET
    return wording.STATUSES[Status.NONE]


def change_text(row: Row, subject: Subject) -> str | None:
    """«+3,1 п.п.» against the same day of the year before; «без изменений» where it shows none."""
    change = numbers.change(row.value, row.previous, subject.unit)
    return wording.UNCHANGED if change == numbers.no_change(subject.unit) else change


def told(row: Row, subject: Subject) -> str:
    """Everything about the row in one line: value, parts, target, change, place."""
    if row.value is None:
        said = [reason_words(row)]
        if row.numerator:
            said.append(f"{wording.COUNTED_ONLY} {numbers.number(row.numerator)}")
    else:
        said = [numbers.with_unit(row.value, subject.unit)]
        if (parts := counted_text(row, subject)) is not None:
            said.append(parts)
        if row.small:
            said.append(wording.SMALL)
    if row.target is not None:
        said.append(_aim(row.target, row.status, subject.unit, subject.direction))
    if (change := change_text(row, subject)) is not None:
        said.append(f"{change} {wording.TO_LAST_YEAR}")
    if row.rank is not None:
        said.append(f"{wording.PLACE} {row.rank}")
    if row.left_out:
        said.append(wording.left_out(row.left_out))
    return "; ".join(said)


@lru_cache(maxsize=AIMS_KEPT)
def _aim(target: float, status: Status, unit: Unit, direction: Direction) -> str:
    # A column of a table says the same few aims again and again.
    words = f"{wording.TARGET} {numbers.compact(target, unit)}"
    judged = status is not Status.NONE
    return f"{words} ({wording.status_words(status, direction)})" if judged else words


def is_better(now: float, before: float, direction: Direction) -> bool | None:
    """Whether a change is for the better; None where nobody judges."""
    if direction is Direction.NEUTRAL:
        return None
    return (now > before) == (direction is Direction.UP)
