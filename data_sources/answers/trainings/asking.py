"""The page of further training: coverage, who taught whom and how, and the single trainings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from data_sources.answers.overview.overviews import HISTORY_YEARS, overview_of
from data_sources.answers.row_lists.asking import (
    ListQuestion,
    answered,
    page_of_counted_rows,
    resolve_rows,
)
from data_sources.answers.row_lists.records import records_of
from data_sources.answers.trainings.answer import (
    Breakdown,
    BreakdownPart,
    NetworkShare,
    PlaceCoverage,
    ProgramLine,
    TrainingPicture,
)
from data_sources.answers.trainings.months import coverage_by_month
from data_sources.facts.summing import counted_facts
from data_sources.facts.trainings import counts, queries
from data_sources.indicators import registry
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.row_tables.trainings import NARROWING, TABLE
from data_sources.scoring.courses import courses_under_way
from data_sources.scoring.results import History, Level, Overview, Row
from data_sources.scoring.scorecards import rows_with_previous_of, total_of, totals_at, value_of
from data_sources.session.resolving import ResolvedQuestion, resolve
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


def training_picture(session: Session, request: Request, scope: Scope) -> TrainingPicture:
    """The page that the question names, all of one state of the data."""
    asked = resolve_rows(session, TABLE, request, scope)
    found = _counted(session, asked)
    persons, trainings, taught = found.whole
    page = page_of_counted_rows(session, TABLE, asked, trainings)
    base = _overview(session, asked.unnarrowed)
    return TrainingPicture(
        overview=base,
        answered=answered(asked, page),
        rows=page,
        months=coverage_by_month(session, asked.unnarrowed),
        places=_places(session, asked.unnarrowed, scope),
        breakdowns=found.breakdowns,
        network=found.network,
        programs=found.programs,
        taught=taught,
        persons=persons,
        trainings=trainings,
    )


def _overview(session: Session, plain: ResolvedQuestion) -> Overview:
    return session.recall(("training overview", plain.key), lambda: _made(session, plain))


def _made(session: Session, plain: ResolvedQuestion) -> Overview:
    base = overview_of(session, plain, ())
    rows = rows_with_previous_of(session, plain, CARDS)
    return replace(
        base,
        courses=courses_under_way(session, plain, {key: registry()[key] for key in CARDS}),
        scorecard=replace(base.scorecard, rows=rows),
        histories=tuple(_history(session, plain, rows, key) for key in CARDS),
    )


def _history(session: Session, plain: ResolvedQuestion, rows: tuple[Row, ...], key: str) -> History:
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


def _places(session: Session, plain: ResolvedQuestion, scope: Scope) -> tuple[PlaceCoverage, ...]:
    everybody = resolve(session, plain.question.filters.without("m"), scope)
    return session.recall(
        ("coverage by place", everybody.key), lambda: _covered(session, everybody)
    )


def _covered(session: Session, everybody: ResolvedQuestion) -> tuple[PlaceCoverage, ...]:
    # RowFilter as the cards are, so that what was added up for them is added up once.
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
    whole: counts.WholeCount


def _counted(session: Session, asked: ListQuestion) -> _Counted:
    return session.recall(("trainings counted", asked.key), lambda: _count(session, asked))


def _count(session: Session, asked: ListQuestion) -> _Counted:
    window, moment = asked.row_filter.window, asked.resolved.moment(0)
    trainings = counted_facts(
        session, moment, queries.LISTED, asked.filters.known, queries.LISTED_TEXTS
    )
    found = counts.breakdowns(
        trainings,
        records_of(session, asked, queries.programs_found(asked.row_filter), queries.Program),
        asked.row_filter.filters,
        asked.row_filter.places,
        PROGRAMS_LISTED,
    )
    codes = [program.code for program in found.programs]
    titled = {
        program.code: program
        for program in records_of(
            session, asked, queries.programs_named(window, codes), queries.ProgramTitle
        )
    }
    providers = {each.code for each in found.by_key["provider"]}
    providers |= {program.provider_code for program in titled.values()}
    named = queries.organizations_named(window, sorted(filter(None, providers)))
    names = {
        each.code: each.short_name or each.name
        for each in records_of(session, asked, named, queries.OrganizationName)
    }
    return _Counted(
        tuple(_breakdown(key, found, names) for key in NARROWING),
        NetworkShare(*found.network),
        tuple(_program(program, titled.get(program.code), names) for program in found.programs),
        found.wholes[counts.EVERY_KEY],
    )


def _breakdown(key: str, found: counts.Breakdowns, names: Mapping[str, str]) -> Breakdown:
    parts = sorted(
        (
            BreakdownPart(
                code, names.get(code or "") if key == "provider" else None, persons, trainings
            )
            for code, persons, trainings in found.by_key[key]
        ),
        key=lambda part: (part.code is None, -part.persons, -part.trainings, part.code or ""),
    )
    # The key has a whole of its own only where it narrows; else nothing was left out.
    whole = found.wholes.get(key, found.wholes[counts.EVERY_KEY])
    return Breakdown(key, tuple(parts), whole.persons, whole.trainings)


def _program(
    counted: counts.ProgramCount, titled: queries.ProgramTitle | None, names: Mapping[str, str]
) -> ProgramLine:
    return ProgramLine(
        code=counted.code,
        title=titled.title if titled else None,
        provider_code=titled.provider_code if titled else None,
        provider=names.get(titled.provider_code) if titled else None,
        format=titled.format if titled else None,
        hours=titled.hours if titled else None,
        persons=counted.persons,
        trainings=counted.trainings,
        municipalities=counted.municipalities,
    )
