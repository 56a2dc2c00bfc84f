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
    NetworkShare,
    Part,
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
from data_sources.session.session import Sight

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


def training_picture(sight: Sight, filters: Filters, scope: Scope) -> TrainingPicture:
    """The page that the question names, all of one state of the data."""
    asked = settle_rows(sight, TABLE, filters, scope)
    found = _counted(sight, asked)
    persons, trainings, taught = found.wholes[queries.EVERY_KEY]
    page = page_of_counted_rows(sight, TABLE, asked, trainings)
    answered = turned_to(asked, page)
    base = _overview(sight, asked.plain)
    return TrainingPicture(
        overview=base.answering(answered.question, answered.notices),
        rows=page,
        months=coverage_by_month(sight, asked.plain),
        places=_places(sight, asked.plain, scope),
        breakdowns=found.breakdowns,
        network=found.network,
        programs=found.programs,
        taught=taught,
        persons=persons,
        trainings=trainings,
    )


def _overview(sight: Sight, plain: Settled) -> Overview:
    return sight.recall(("training overview", plain.key), lambda: _made(sight, plain))


def _made(sight: Sight, plain: Settled) -> Overview:
    base = overview_of(sight, plain, ())
    rows = rows_with_previous_of(sight, plain, CARDS)
    return replace(
        base,
        courses=courses_under_way(sight, plain, {key: registry()[key] for key in CARDS}),
        scorecard=replace(base.scorecard, rows=rows),
        histories=tuple(_history(sight, plain, rows, key) for key in CARDS),
    )


def _history(sight: Sight, plain: Settled, rows: tuple[Row, ...], key: str) -> History:
    if key not in WITH_LINE:
        return History(key, ())
    total = total_of(rows, key)
    asked = {key: registry()[key]}
    earlier = (plain.moment(back) for back in range(HISTORY_YEARS - 1, 1, -1))
    return History(
        key,
        (
            *(
                (moment.as_of, totals_at(sight, plain, moment, asked).get(key))
                for moment in earlier
            ),
            (plain.moment(1).as_of, total.previous if total else None),
            (plain.moment(0).as_of, value_of(total)),
        ),
    )


def _places(sight: Sight, plain: Settled, scope: Scope) -> tuple[PlaceCoverage, ...]:
    everybody = settle(sight, plain.question.filters.without("m"), scope)
    return sight.recall(("coverage by place", everybody.key), lambda: _covered(sight, everybody))


def _covered(sight: Sight, everybody: Settled) -> tuple[PlaceCoverage, ...]:
    # Asked as the cards are, so that what was added up for them is added up once.
    rows = {
        (row.indicator, row.oktmo): row
        for row in rows_with_previous_of(sight, everybody, CARDS)
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


def _counted(sight: Sight, asked: RowQuestion) -> _Counted:
    return sight.recall(("trainings counted", asked.key), lambda: _count(sight, asked))


def _count(sight: Sight, asked: RowQuestion) -> _Counted:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in _parts(sight, asked):
        found[row.dimension].append(row)
    wholes = {row.code: (row.persons, row.trainings, row.programs) for row in found[queries.WHOLE]}
    programs = _programs(sight, asked, found[queries.PROGRAM])
    codes = {row.code for row in found["provider"]} | {line.provider_code for line in programs}
    names = _organizations(sight, asked, filter(None, codes))
    return _Counted(
        tuple(_breakdown(key, found[key], wholes, names) for key in NARROWING),
        _network(found[queries.NETWORK]),
        tuple(replace(line, provider=names.get(line.provider_code or "")) for line in programs),
        wholes,
    )


def _parts(sight: Sight, asked: RowQuestion) -> Iterable[Any]:
    """Rows of `training_queries.parts`: from memory where the trainings lie there."""
    trainings = listed_trainings(sight, asked.settled)
    if trainings is None:
        return _run(sight, asked, queries.parts(asked.asked, PROGRAMS_LISTED))
    return counts.parts(
        trainings,
        _run(sight, asked, queries.programs_found(asked.asked)),
        asked.asked.filters,
        asked.asked.places,
        PROGRAMS_LISTED,
    )


def _run(sight: Sight, asked: RowQuestion, select: sa.Executable) -> list[Any]:
    return list(sight.connection.execute(select, asked.parameters))


def _breakdown(
    key: str, rows: Iterable[Any], wholes: dict[str, tuple[int, int, int]], names: dict[str, str]
) -> Breakdown:
    parts = sorted(
        (
            Part(
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


def _programs(sight: Sight, asked: RowQuestion, rows: list[Any]) -> tuple[ProgramLine, ...]:
    named = {
        row.code: row
        for row in _run(
            sight,
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


def _organizations(sight: Sight, asked: RowQuestion, codes: Iterable[str]) -> dict[str, str]:
    """Code -> the short name of the organisation, or the whole one."""
    rows = _run(sight, asked, queries.organizations_named(asked.asked.window, sorted(codes)))
    return {row.code: row.short_name or row.name for row in rows}
