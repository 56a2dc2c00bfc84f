"""Headline and lead of «Обзор», and what documents and slides say of the region as a whole.

Other subjects have theirs in `subjects/<subject>_sentences.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from data_sources.question.choices import INDEX
from data_sources.scoring.results import Question, Row, Scorecard, Status
from data_sources.vocabulary.indicators.description import Unit
from data_sources.vocabulary.reasons import Doubt, Reason
from layouts.wording import numbers, terms

COVERAGE: Final = "training_coverage"
ATTENDANCE: Final = "rumo_attendance"
OVERDUE: Final = "decision_overdue"
NAMED: Final = 3
MAIN: Final = {
    COVERAGE: "курсы",
    ATTENDANCE: "явка",
    "decision_completion": "решения",
    "school_project_score": "самодиагностика",
}
"""The main indicators, one of each family, as a headline names them."""


def headline(scorecard: Scorecard) -> str:
    """How the main indicators stand to what is due, and who lags on what for real."""
    question = scorecard.question
    if question.as_of < question.period.start:
        began = f"{_over(question)}: на {numbers.day(question.as_of)} этот период ещё не начался"
        return _sentence(about(question), began)
    whose = about(question) or (question.region.name if question.region else "")
    parts = [part for part in (_state(scorecard), _behind(scorecard)) if part]
    if not parts:
        return _sentence(whose, f"{_over(question)} нет данных о главных показателях")
    return _sentence(f"{_over(question)} {whose}".strip(), "; ".join(parts))


def _over(question: Question) -> str:
    """«с 1 сентября по 30 ноября 2026 г.» of a period that goes on, «за 2025/26 учебный год»."""
    period = question.period
    if question.as_of < period.start or question.as_of >= period.end:
        return f"за {terms.period(period)}"
    is_one_year = period.start.year == question.as_of.year
    since = (numbers.day_of_year if is_one_year else numbers.long_day)(period.start)
    return f"с{numbers.NBSP}{since} по{numbers.NBSP}{numbers.long_day(question.as_of)}"


def _state(scorecard: Scorecard) -> str:
    """How what is shown stands to its targets, in the words of a schedule while it goes on."""
    judged = [
        (name, row)
        for key, name in MAIN.items()
        if (row := scorecard.total(key)) is not None and row.status is not Status.NONE
    ]
    if not judged:
        return ""
    unclear = [name for name, row in judged if row.is_schedule_unclear]
    sure = [(name, row.status) for name, row in judged if not row.is_schedule_unclear]
    behind = [name for name, status in sure if status is Status.BAD]
    near = [name for name, status in sure if status is Status.WATCH]
    if not behind and not near and not unclear:
        return "главные показатели не ниже положенного"
    return "; ".join(
        f"{words}{numbers.NBSP}— {', '.join(names)}"
        for words, names in (
            ("ниже положенного", behind),
            ("чуть ниже положенного", near),
            (terms.UNCLEAR_SCHEDULE, unclear),
        )
        if names
    )


def _behind(scorecard: Scorecard) -> str:
    """For each main indicator the one that is worst of those whom it can be said of."""
    named: dict[str, list[str]] = {}
    for key, name in MAIN.items():
        worst = _worst(scorecard, key)
        if worst is not None:
            named.setdefault(worst.name, []).append(name)
    if not named:
        return ""
    verb = numbers.plural(len(named), "отстаёт", "отстают", "отстают")
    places = [f"{place} ({', '.join(names)})" for place, names in named.items()]
    return f"{'отстаёт' if len(named) == 1 else verb} {', '.join(places)}"


def _worst(scorecard: Scorecard, key: str) -> Row | None:
    """The last of the ranked, if it is below what is due and nobody shares its place."""
    ranked = [row for row in _ordinary(scorecard, key) if row.rank is not None]
    if len(ranked) < 2:
        return None
    last = max(row.rank or 0 for row in ranked)
    worst = [row for row in ranked if row.rank == last]
    if len(worst) > 1 or worst[0].verdict not in (Status.WATCH, Status.BAD):
        return None
    return worst[0]


def about(question: Question) -> str:
    """Whose number it is, where it is not the whole region's."""
    filters = question.filters
    if len(question.shown) == 1 and (filters.m or filters.group):
        return question.shown[0].name
    if filters.m:
        return "выбранные муниципалитеты"
    return f"группа «{terms.group(filters.group)}»" if filters.group else ""


def against_last_year(question: Question, row: Row, unit: Unit) -> str:
    """« — на 3,1 п.п. больше, чем к этой же дате год назад», for what a headline has said."""
    change = row.change
    if change is None:
        return f"{numbers.NBSP}— сравнить с прошлым годом не с чем"
    if not change.is_certain:
        return f"{numbers.NBSP}— больше или меньше, чем год назад, {terms.UNCLEAR}"
    # A year that is still going on is compared with the same day, not with a full year.
    goes_on = question.as_of < question.period.end
    then = "к этой же дате год назад" if goes_on else "годом раньше"
    difference = round(change.by, numbers.decimals(unit)) + 0.0
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
    """What needs attention: courses, overdue assignments, absence, and whom little is known of."""
    if scorecard.question.as_of < scorecard.question.period.start:
        return ()
    parts = (_courses, overdue, _attendance, _little_known, _missing)
    return tuple(sentence for part in parts for sentence in part(scorecard))


def _courses(scorecard: Scorecard) -> Iterator[str]:
    question, row = scorecard.question, scorecard.total(COVERAGE)
    if row is None or row.value is None:
        yield _without_courses(row)
        return
    said = f"Курсы прошли {numbers.with_unit(row.value, Unit.PERCENT)} педагогов"
    if row.is_due_in_part:
        said += f", к этому дню ждали {numbers.with_unit(row.target_to_date, Unit.PERCENT)}"
    yield f"{said}{against_last_year(question, row, Unit.PERCENT)}."


def _without_courses(row: Row | None) -> str:
    known = row.was if row else None
    before = (
        f"; годом раньше было {numbers.with_unit(known, Unit.PERCENT)}" if known is not None else ""
    )
    if row is not None and row.reason is Reason.ZERO_DENOMINATOR:
        return f"Охват курсами не посчитать: по отчётам нет ни одного педагога{before}."
    return f"Нет данных, чтобы посчитать охват педагогов курсами{before}."


def _little_known(scorecard: Scorecard) -> Iterator[str]:
    for row in _ordinary(scorecard, INDEX):
        if row.doubt is Doubt.FEW_INDICATORS and row.scored is not None:
            known, of = row.scored
            said = f"{row.name}{numbers.NBSP}— судить рано: известны {known} из{numbers.NBSP}{of}"
            yield f"{said} показателей."


def overdue(scorecard: Scorecard) -> Iterator[str]:
    """How many assignments are overdue and who holds most of them; nothing where it is unknown."""
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
    if most * len(holders) == total and len(holders) <= NAMED:
        # Nobody holds more than the others.
        return f": {', '.join(holders)} (по{numbers.NBSP}{most})"
    if len(holders) > NAMED:
        return f", больше всего{numbers.NBSP}— по{numbers.NBSP}{most} — {_places(len(holders))}"
    each = f"по{numbers.NBSP}" if len(holders) > 1 else ""
    return f", больше всего{numbers.NBSP}— {', '.join(holders)} ({each}{most})"


def _attendance(scorecard: Scorecard) -> Iterator[str]:
    judged = [
        row
        for row in _ordinary(scorecard, ATTENDANCE)
        if row.status is not Status.NONE and row.is_comparable
    ]
    below = [row.name for row in judged if row.status in (Status.WATCH, Status.BAD)]
    if below:
        yield f"Ниже цели по явке на заседания{numbers.NBSP}— {_named(below)}."
    elif len(judged) > 1:
        yield "По явке на заседания цели достигли все, о ком есть данные."


def _missing(scorecard: Scorecard) -> Iterator[str]:
    silent = [row.name for row in _ordinary(scorecard, COVERAGE) if row.reason is Reason.NO_DATA]
    total = scorecard.total(COVERAGE)
    uncounted = terms.left_out(total.left_out) if total is not None and total.left_out else ""
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
