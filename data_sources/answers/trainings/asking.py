"""The page of further training: coverage, who taught whom and how, and the single trainings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlalchemy as sa

from data_sources.answers.overview.overviews import HISTORY_YEARS, overview_of
from data_sources.answers.row_lists.asking import (
    RowQuestion,
    page_of_counted_rows,
    settle_rows,
    turned_to,
)
from data_sources.answers.trainings.answer import (
    Breakdown,
    BreakdownPart,
    NetworkShare,
    PlaceCoverage,
    ProgramLine,
    TrainingPicture,
)
from data_sources.answers.trainings.months import coverage_by_month
from data_sources.facts.trainings import counts, queries
from data_sources.facts.trainings.listed import listed_trainings
from data_sources.indicators import registry
from data_sources.question.filters import Filters
from data_sources.question.scope import Scope
from data_sources.row_tables.trainings import NARROWING, TABLE
from data_sources.scoring.courses import courses_under_way
from data_sources.scoring.results import History, Level, Overview, Row
from data_sources.scoring.scorecards import rows_with_previous_of, total_of, totals_at, value_of
from data_sources.session.resolving import Settled, settle
from data_sources.session.session import Session

CARDS: Final = (
    "training_coverage",
    "training_coverage_3y",
    "managers_training_coverage",
    "remote_training_share",
    "network_programs_share",
)
WITH_LINE: Final = ("training_coverage",)
"""Cards with a line of five years: each year of each costs a pass over the largest table."""
PROGRAMS_LISTED: Final = 30


def training_picture(session: Session, filters: Filters, scope: Scope) -> TrainingPicture:
    """The page that the question names, all of one state of the data."""
    asked = settle_rows(session, TABLE, filters, scope)
    found = _counted(session, asked)
    persons, trainings, taught = found.wholes[queries.EVERY_KEY]
    page = page_of_counted_rows(session, TABLE, asked, trainings)
    answered = turned_to(asked, page)
    base = _overview(session, asked.plain)
    return TrainingPicture(
        overview=base.answering(answered.question, answered.notices),
        rows=page,
        months=coverage_by_month(session, asked.plain),
        places=_places(session, asked.plain, scope),
        breakdowns=found.breakdowns,
        network=found.network,
        programs=found.programs,
        taught=taught,
        persons=persons,
        trainings=trainings,
    )


def _overview(session: Session, plain: Settled) -> Overview:
    return session.recall(("training overview", plain.key), lambda: _made(session, plain))


def _made(session: Session, plain: Settled) -> Overview:
    base = overview_of(session, plain, ())
    rows = rows_with_previous_of(session, plain, CARDS)
    return replace(
        base,
        courses=courses_under_way(session, plain, {key: registry()[key] for key in CARDS}),
        scorecard=replace(base.scorecard, rows=rows),
        histories=tuple(_history(session, plain, rows, key) for key in CARDS),
    )


def _history(session: Session, plain: Settled, rows: tuple[Row, ...], key: str) -> History:
    if key not in WITH_LINE:
        return History(key, ())
    total = total_of(rows, key)
    asked = {key: registry()[key]}
    earlier = (plain.moment(back) for back in range(HISTORY_YEARS - 1, 1, -1))
    return History(
        key,
        (
            *(
                (moment.as_of, totals_at(session, plain, moment, asked).get(key))
                for moment in earlier
            ),
            (plain.moment(1).as_of, total.previous if total else None),
            (plain.moment(0).as_of, value_of(total)),
        ),
    )


def _places(session: Session, plain: Settled, scope: Scope) -> tuple[PlaceCoverage, ...]:
    everybody = settle(session, plain.question.filters.without("m"), scope)
    return session.recall(
        ("coverage by place", everybody.key), lambda: _covered(session, everybody)
    )


def _covered(session: Session, everybody: Settled) -> tuple[PlaceCoverage, ...]:
    # Asked as the cards are, so that what was added up for them is added up once.
    rows = {
        (row.indicator, row.oktmo): row
        for row in rows_with_previous_of(session, everybody, CARDS)
        if row.level is Level.MUNICIPALITY
    }
    return tuple(
        PlaceCoverage(
            member,
            rows["training_coverage", member.oktmo],
            rows["training_coverage_3y", member.oktmo],
        )
        for member in everybody.question.shown
    )


@dataclass(frozen=True)
class _Counted:
    """What the filters leave: by each key, of the network, by programme, and in all."""

    breakdowns: tuple[Breakdown, ...]
    network: NetworkShare
    programs: tuple[ProgramLine, ...]
    wholes: dict[str, tuple[int, int, int]]


def _counted(session: Session, asked: RowQuestion) -> _Counted:
    return session.recall(("trainings counted", asked.key), lambda: _count(session, asked))


def _count(session: Session, asked: RowQuestion) -> _Counted:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in _parts(session, asked):
        found[row.dimension].append(row)
    wholes = {row.code: (row.persons, row.trainings, row.programs) for row in found[queries.WHOLE]}
    programs = _programs(session, asked, found[queries.PROGRAM])
    codes = {row.code for row in found["provider"]} | {line.provider_code for line in programs}
    names = _organizations(session, asked, filter(None, codes))
    return _Counted(
        tuple(_breakdown(key, found[key], wholes, names) for key in NARROWING),
        _network(found[queries.NETWORK]),
        tuple(replace(line, provider=names.get(line.provider_code or "")) for line in programs),
        wholes,
    )


def _parts(session: Session, asked: RowQuestion) -> Iterable[Any]:
    """Rows of `training_queries.parts`: from memory where the trainings lie there."""
    trainings = listed_trainings(session, asked.settled)
    if trainings is None:
        return _run(session, asked, queries.parts(asked.asked, PROGRAMS_LISTED))
    return counts.parts(
        trainings,
        _run(session, asked, queries.programs_found(asked.asked)),
        asked.asked.filters,
        asked.asked.places,
        PROGRAMS_LISTED,
    )


def _run(session: Session, asked: RowQuestion, select: sa.Executable) -> list[Any]:
    return list(session.connection.execute(select, asked.parameters))


def _breakdown(
    key: str, rows: Iterable[Any], wholes: dict[str, tuple[int, int, int]], names: dict[str, str]
) -> Breakdown:
    parts = sorted(
        (
            BreakdownPart(
                row.code,
                names.get(row.code) if key == "provider" else None,
                row.persons,
                row.trainings,
            )
            for row in rows
        ),
        key=lambda part: (part.code is None, -part.persons, -part.trainings, part.code or ""),
    )
    # The key has a whole of its own only where it narrows; else nothing was left out.
    persons, trainings, _ = wholes.get(key, wholes[queries.EVERY_KEY])
    return Breakdown(key, tuple(parts), persons, trainings)


def _network(rows: Iterable[Any]) -> NetworkShare:
    known = {row.code: row for row in rows if row.code is not None}
    network = known.get("yes")
    return NetworkShare(
        programs=network.programs if network else 0,
        among=sum(row.programs for row in known.values()),
        persons=network.persons if network else 0,
        trainings=network.trainings if network else 0,
    )


def _programs(session: Session, asked: RowQuestion, rows: list[Any]) -> tuple[ProgramLine, ...]:
    named = {
        row.code: row
        for row in _run(
            session,
            asked,
            queries.programs_named(asked.asked.window, [row.code for row in rows]),
        )
    }
    rows = sorted(rows, key=lambda row: (-row.persons, -row.trainings, row.code))
    return tuple(_program(row, named.get(row.code)) for row in rows)


def _program(row: Any, named: Any) -> ProgramLine:
    return ProgramLine(
        code=row.code,
        title=named.title if named else None,
        provider_code=named.provider_code if named else None,
        provider=None,
        format=named.format if named else None,
        hours=named.hours if named else None,
        persons=row.persons,
        trainings=row.trainings,
        municipalities=row.municipalities,
    )


def _organizations(session: Session, asked: RowQuestion, codes: Iterable[str]) -> dict[str, str]:
    """Code -> the short name of the organisation, or the whole one."""
    rows = _run(session, asked, queries.organizations_named(asked.asked.window, sorted(codes)))
    return {row.code: row.short_name or row.name for row in rows}
