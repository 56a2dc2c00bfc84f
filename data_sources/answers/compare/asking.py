"""«Сравнение»: chosen municipalities, the same day of earlier years, what was learned since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from data_sources.answers.compare.answer import ComparePicture, PeriodColumn, YearlyLine
from data_sources.answers.compare.knowledge_pairs import paired, views_offered
from data_sources.answers.compare.presets import presets_of
from data_sources.answers.overview.overviews import CARDS, HISTORY_YEARS, overview
from data_sources.changes.knowledge_moments import moments_offered, since_between, since_then
from data_sources.changes.pair import Pair
from data_sources.indicators import registry
from data_sources.question.choices import INDEX
from data_sources.question.periods import Period, PeriodKind, month_end, years_earlier
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.question.view import View
from data_sources.scoring.assessment import RowKey
from data_sources.scoring.results import Level, Municipality, Row
from data_sources.scoring.scorecards import assessed, comparison_at
from data_sources.session.resolving import ResolvedQuestion, resolve
from data_sources.session.session import Session

MOST_CHOSEN: Final = 6
PERIODS: Final = 3


def compare_picture(session: Session, request: Request, scope: Scope) -> ComparePicture:
    """What the question names, side by side."""
    resolved = resolve(session, request.filters, scope)
    answered, pair = paired(session, resolved, request.view, scope)
    picture = session.recall(
        ("compare", resolved.key, pair), lambda: _picture(session, resolved, scope, pair)
    )
    # Fixed views do not move the state of the data: they are read anew.
    return replace(picture, answered=answered, views=views_offered(session))


def _picture(
    session: Session, resolved: ResolvedQuestion, scope: Scope, pair: Pair | None
) -> ComparePicture:
    base = overview(session, resolved)
    question = resolved.question
    named = question.shown if question.filters.m else ()
    chosen = named[:MOST_CHOSEN]
    total = base.scorecard.total(INDEX)
    whose: tuple[Level, str | None, str] | None = None
    if chosen:
        whose = (Level.MUNICIPALITY, chosen[0].oktmo, chosen[0].name)
    elif total is not None:
        whose = (total.level, total.oktmo, total.name)
    return ComparePicture(
        overview=base,
        answered=resolved.answered(View()),
        chosen=chosen,
        left_out=len(named) - len(chosen),
        presets=presets_of(question.group, _index(session, resolved), chosen, MOST_CHOSEN),
        ranked=_ranked(session, resolved, 0),
        lines=_lines(session, resolved, chosen) if chosen else (),
        whose=whose[2] if whose else "",
        periods=_periods(session, resolved, whose[0], whose[1]) if whose else (),
        moments=moments_offered(session, question.today),
        since=since_between(session, resolved, scope, pair)
        if pair
        else since_then(session, resolved, scope),
        pair=pair,
        views=(),
    )


def _rows(session: Session, resolved: ResolvedQuestion, years_back: int) -> dict[RowKey, Row]:
    """All indicators and the index; earlier years without the targets, which are not theirs."""
    return assessed(session, resolved, resolved.moment(years_back), registry())


def _index(session: Session, resolved: ResolvedQuestion) -> Mapping[str, Row]:
    if resolved.question.region is None:
        return {}
    return comparison_at(session, resolved, resolved.moment(0), registry()).rows[INDEX]


def _ranked(session: Session, resolved: ResolvedQuestion, years_back: int) -> dict[str, int]:
    """How many municipalities have a place at the moment, whoever is shown."""
    if resolved.question.region is None:
        return {}
    regional = {member.oktmo for member in resolved.question.group if member.is_regional}
    compared = comparison_at(session, resolved, resolved.moment(years_back), registry())
    return {
        key: sum(row.rank is not None and row.oktmo not in regional for row in rows.values())
        for key, rows in compared.rows.items()
    }


def _lines(
    session: Session, resolved: ResolvedQuestion, chosen: tuple[Municipality, ...]
) -> tuple[YearlyLine, ...]:
    asked = resolved.question.filters.i
    keys = tuple(dict.fromkeys((asked, INDEX, *CARDS)))
    region = resolved.question.region
    years = [_rows(session, resolved, back) for back in range(HISTORY_YEARS - 1, -1, -1)]
    days = [resolved.moment(back).as_of for back in range(HISTORY_YEARS - 1, -1, -1)]
    places: list[tuple[Level, str | None]] = [
        (Level.MUNICIPALITY, member.oktmo) for member in chosen
    ]
    if region is not None:
        places.append((Level.REGION, region.oktmo))
    return tuple(
        YearlyLine(
            key,
            oktmo if level is Level.MUNICIPALITY else None,
            tuple(
                (day, rows[key, level, oktmo].value) for day, rows in zip(days, years, strict=True)
            ),
        )
        for key in keys
        for level, oktmo in places
    )


def _periods(
    session: Session, resolved: ResolvedQuestion, level: Level, oktmo: str | None
) -> tuple[PeriodColumn, ...]:
    columns = []
    for back in range(PERIODS):
        moment = resolved.moment(back)
        rows = {
            row.indicator: row
            for row in _rows(session, resolved, back).values()
            if (row.level, row.oktmo) == (level, oktmo)
        }
        columns.append(
            PeriodColumn(
                years_before(resolved.question.period, back),
                moment.as_of,
                rows if back == 0 else {key: _unjudged(row) for key, row in rows.items()},
                _ranked(session, resolved, back),
            )
        )
    return tuple(columns)


def _unjudged(row: Row) -> Row:
    """A target belongs to one period: the rows of another are not held against it."""
    blank = Row(row.level, row.oktmo, row.name, row.indicator)
    return row._replace(target=blank.target, near=blank.near, status=blank.status)


def years_before(period: Period, years: int) -> Period:
    """The period of the same kind some years before."""
    start = years_earlier(period.start, years)
    end = month_end(period.end.year - years, period.end.month)
    text = {
        PeriodKind.SCHOOL_YEAR: f"{start.year}-{end.year}",
        PeriodKind.YEAR: f"{start.year}",
        PeriodKind.QUARTER: f"{start.year}-Q{(start.month + 2) // 3}",
        PeriodKind.MONTHS: f"{start:%Y-%m}..{end:%Y-%m}",
    }[period.kind]
    return Period(text, period.kind, start, end)
