"""One row told in words: a number never stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from data_sources.scoring.bounds.chance import Interval
from data_sources.scoring.bounds.unknown_scores import index_bounds
from data_sources.scoring.results import Row, Status
from data_sources.vocabulary.indicators.description import Direction, Unit
from data_sources.vocabulary.reasons import Doubt
from layouts.wording import changing, nouns, numbers, reasons, terms
from layouts.wording.indicators import shortage
from layouts.wording.subject import Subject

SMALL_MARK = "*"
AIMS_KEPT = 1024


def value_text(row: Row, subject: Subject) -> str:
    """The value as a cell prints it, with a mark if few people stand behind it; or a dash."""
    return numbers.value(row.value, subject.unit) + (SMALL_MARK if row.small else "")


def reason_words(row: Row) -> str:
    """Why there is no value."""
    return terms.REASONS[row.reason] if row.reason else terms.NO_VALUE


def counted_text(row: Row, subject: Subject) -> str | None:
    """«3 418 из 8 296 педагогов», «по 24 из 26 показателей»; None where nothing was counted."""
    if row.scored is not None:
        return "; ".join((terms.scored(*row.scored), *_weighed(row)))
    return nouns.out_of(subject.key, row.level, row.numerator, row.denominator)


def _weighed(row: Row) -> Iterator[str]:
    """On how much of its weight an index stands, and what it may be by the rest of it."""
    if row.known_share is None or row.known_share >= 1:
        return
    yield terms.known_weight(row.known_share)
    if (within := index_bounds(row)) is not None:
        yield between(within)


def between(within: Interval) -> str:
    """«от 12,4 до 81,4 по остальному»."""
    low, high = (numbers.value(end, Unit.POINTS) for end in (within.low, within.high))
    return f"по{numbers.NBSP}остальному может быть от{numbers.NBSP}{low} до{numbers.NBSP}{high}"


def unranked_reason(row: Row) -> str:
    """Why a row has no place: its reason, its doubt, or that few people stand behind it."""
    if row.value is None:
        return reason_words(row)
    if row.doubt is Doubt.FEW_INDICATORS and row.known_share is not None:
        return terms.known_weight(row.known_share)
    if row.doubt is not None:
        return terms.DOUBTS[row.doubt]
    return terms.FEW_PEOPLE if row.small else ""


def target_text(row: Row, subject: Subject) -> str | None:
    """«цель 45 %»."""
    if row.target is None:
        return None
    whole = f"{terms.TARGET} {numbers.compact(row.target, subject.unit)}"
    if row.target_to_date is None or not row.is_due_in_part:
        return whole
    return f"к этому дню {numbers.compact(row.target_to_date, subject.unit)}, {whole}"


def status_text(row: Row, subject: Subject) -> str:
    """The status in words, or why there is none."""
    if row.status is not Status.NONE:
        return terms.status_words(row, subject.direction)
    if row.value is None:
        return reason_words(row)
    if row.target is None and subject.direction is not Direction.NEUTRAL:
        return terms.NO_TARGET
    return terms.STATUSES[Status.NONE]


def told(row: Row, subject: Subject) -> str:
    """Everything about the row in one line: value, parts, target, change, place."""
    if row.value is None:
        said = [reasons.full(row) or terms.NO_VALUE]
        if row.numerator:
            said.append(f"{terms.COUNTED_ONLY} {numbers.number(row.numerator)}")
    else:
        said = [numbers.with_unit(row.value, subject.unit)]
        if (parts := counted_text(row, subject)) is not None:
            said.append(parts)
        if row.small:
            said.append(terms.SMALL)
        if row.doubt is not None:
            said.append(terms.DOUBTS[row.doubt])
    if row.target is not None:
        said.append(_aim_of(row, subject))
        if lacking := shortage.both(row, subject):
            said.append(lacking)
    if (change := changing.of(row, subject)) is not None:
        said.append(change.sentence)
    if row.rank is not None:
        said.append(f"{terms.PLACE} {row.rank}")
    if row.left_out:
        said.append(terms.left_out(row.left_out))
    if row.notes or row.contact is not None:
        said.extend(reasons.beside(row))
    return "; ".join(said)


def _aim_of(row: Row, subject: Subject) -> str:
    judged = terms.status_words(row, subject.direction) if row.status is not Status.NONE else ""
    due = row.target_to_date if row.is_due_in_part else None
    return _aim(row.target or 0.0, due, judged, subject.unit)


@lru_cache(maxsize=AIMS_KEPT)
def _aim(target: float, due: float | None, judged: str, unit: Unit) -> str:
    # A column of a table says the same few aims again and again.
    words = f"{terms.TARGET} {numbers.compact(target, unit)}"
    if due is not None:
        words += f", к этому дню {numbers.compact(due, unit)}"
    return f"{words} ({judged})" if judged else words
