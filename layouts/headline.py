"""The answer in words, composed from the data: one headline and a lead of a few sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from data_sources.indicators.declaration import Unit
from data_sources.reasons import Reason
from data_sources.results import Question, Row, Scorecard, Status
from layouts import numbers, wording

COVERAGE: Final = "training_coverage"
ATTENDANCE: Final = "rumo_attendance"
OVERDUE: Final = "decision_overdue"
NAMED: Final = 3


def headline(scorecard: Scorecard) -> str:
    """How many teachers were trained, against a year before; every gap has its own sentence."""
    question = scorecard.question
    row = scorecard.total(COVERAGE)
    when = f"за {wording.period(question.period)}"
    if question.as_of < question.period.start:
        began = f"{when}: на {numbers.day(question.as_of)} этот период ещё не начался"
        return _sentence(about(question), began)
    if row is None or row.value is None:
        return _sentence(about(question), _without_value(when, row))
    trained = f"{when} курсы прошли {numbers.with_unit(row.value, Unit.PERCENT)} педагогов"
    return _sentence(about(question), trained + against_last_year(question, row, Unit.PERCENT))


def about(question: Question) -> str:
    """Whose number it is, where it is not the whole region's."""
    filters = question.filters
    if len(question.shown) == 1 and (filters.m or filters.group):
        return question.shown[0].name
    if filters.m:
        return "выбранные муниципалитеты"
    return f"группа «{wording.group(filters.group)}»" if filters.group else ""


def _without_value(when: str, row: Row | None) -> str:
    if row is not None and row.reason is Reason.ZERO_DENOMINATOR:
        return f"{when} охват курсами не посчитать: по отчётам нет ни одного педагога"
    known = row.previous if row else None
    before = (
        f"; годом раньше было {numbers.with_unit(known, Unit.PERCENT)}" if known is not None else ""
    )
    return f"{when} нет данных, чтобы посчитать охват педагогов курсами{before}"


def against_last_year(question: Question, row: Row, unit: Unit) -> str:
    """« — на 3,1 п.п. больше, чем к этой же дате год назад», for what a headline has said."""
    if row.value is None or row.previous is None:
        return f"{numbers.NBSP}— сравнить с прошлым годом не с чем"
    # A year that is still going on is compared with the same day, not with a full year.
    goes_on = question.as_of < question.period.end
    then = "к этой же дате год назад" if goes_on else "годом раньше"
    difference = round(row.value - row.previous, numbers.decimals(unit)) + 0.0
    if difference == 0:
        return f"{numbers.NBSP}— столько же, сколько {then}"
    points = f"{numbers.NBSP}п.п." if unit is Unit.PERCENT else ""
    size = f"{numbers.number(abs(difference), numbers.decimals(unit))}{points}"
    more = "больше" if difference > 0 else "меньше"
    return f"{numbers.NBSP}— на{numbers.NBSP}{size} {more}, чем {then}"


def _sentence(about: str, text: str) -> str:
    whole = f"{about}: {text}" if about else text
    return f"{whole[:1].upper()}{whole[1:]}."


def lead(scorecard: Scorecard) -> tuple[str, ...]:
    """What needs attention: overdue assignments, absence from meetings, missing data."""
    return tuple(
        sentence for part in (_overdue, _attendance, _missing) for sentence in part(scorecard)
    )


def _overdue(scorecard: Scorecard) -> Iterator[str]:
    total = scorecard.total(OVERDUE)
    if total is None or total.value is None:
        return
    count = int(total.value)
    if count == 0:
        yield "Просроченных поручений нет."
        return
    verb = numbers.plural(count, "Просрочено", "Просрочены", "Просрочено")
    said = f"{verb} {numbers.counted(count, 'поручение', 'поручения', 'поручений')}"
    yield said + _who_holds_most(count, scorecard.municipal(OVERDUE)) + "."


def _who_holds_most(total: int, rows: tuple[Row, ...]) -> str:
    held = {row.name: int(row.value) for row in rows if row.value}
    if not held or len(rows) == 1:
        return ""
    most = max(held.values())
    holders = [name for name, count in held.items() if count == most]
    if most == total:
        return f": {holders[0]}"
    if len(holders) > NAMED:
        return f", больше всего{numbers.NBSP}— по{numbers.NBSP}{most} — {_places(len(holders))}"
    each = f"по{numbers.NBSP}" if len(holders) > 1 else ""
    return f", больше всего{numbers.NBSP}— {', '.join(holders)} ({each}{most})"


def _attendance(scorecard: Scorecard) -> Iterator[str]:
    judged = [row for row in _ordinary(scorecard, ATTENDANCE) if row.status is not Status.NONE]
    below = [row.name for row in judged if row.status in (Status.WATCH, Status.BAD)]
    if below:
        yield f"Ниже цели по явке на заседания{numbers.NBSP}— {_named(below)}."
    elif len(judged) > 1:
        yield "По явке на заседания цели достигли все, о ком есть данные."


def _missing(scorecard: Scorecard) -> Iterator[str]:
    silent = [row.name for row in _ordinary(scorecard, COVERAGE) if row.reason is Reason.NO_DATA]
    total = scorecard.total(COVERAGE)
    uncounted = wording.left_out(total.left_out) if total is not None and total.left_out else ""
    if silent:
        rest = f"; {uncounted}" if uncounted else ""
        yield f"Нет данных об охвате курсами{numbers.NBSP}— {_named(silent)}{rest}."
    elif uncounted:
        yield f"Охват курсами: {uncounted}."


def _ordinary(scorecard: Scorecard, indicator: str) -> Iterable[Row]:
    """Rows of municipalities without the organisations of the region itself."""
    regional = {member.oktmo for member in scorecard.question.shown if member.is_regional}
    return (row for row in scorecard.municipal(indicator) if row.oktmo not in regional)


def _named(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= NAMED else _places(len(names))


def _places(count: int) -> str:
    return numbers.counted(count, "муниципалитет", "муниципалитета", "муниципалитетов")
