"""The page of diagnostics: the showcase, its gaps, deficits and routes, of one state of data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Final

from data_sources.answers.diagnostics import queries
from data_sources.answers.diagnostics.answer import (
    Deficits,
    DiagnosticsPicture,
    GapCell,
    Needs,
    PlaceDeficits,
    Results,
    Routes,
    Showcase,
    StatusTally,
)
from data_sources.answers.overview.overviews import overview_of
from data_sources.answers.row_lists.asking import ListQuestion, answered, page_of_rows, resolve_rows
from data_sources.answers.row_lists.records import records_of
from data_sources.question.choices import AUDIENCES
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.row_tables.diagnostics import TABLE
from data_sources.row_tables.records.diagnostics import EXPERTISE, DiagnosticRow
from data_sources.session.session import Session
from data_sources.vocabulary.naming import fold

CARDS: Final = ("diagnostics_coverage", "diagnostics_expertise", "learning_routes")
MOST_TAKEN: Final = 12
_NO_RESULTS: Final = Results(0, 0)
_NO_ROUTES: Final = Routes(0, 0, 0, 0, 0)


def diagnostics_picture(session: Session, request: Request, scope: Scope) -> DiagnosticsPicture:
    """The page that the question names."""
    asked = resolve_rows(session, TABLE, request, scope)
    page = page_of_rows(session, TABLE, asked)
    base = overview_of(session, asked.unnarrowed, CARDS)
    return DiagnosticsPicture(
        overview=base,
        answered=answered(asked, page),
        rows=page,
        most=session.recall(("most taken diagnostics", asked.key), lambda: _most(session, asked)),
        showcase=session.recall(
            ("showcase", asked.unnarrowed.key), lambda: _showcase(session, asked)
        ),
        needs=session.recall(
            ("deficits and routes", asked.unnarrowed.key), lambda: _needs(session, asked)
        ),
    )


def _most(session: Session, asked: ListQuestion) -> tuple[DiagnosticRow, ...]:
    select = queries.most_taken(asked.row_filter, MOST_TAKEN)
    return tuple(records_of(session, asked, select, DiagnosticRow))


def _showcase(session: Session, asked: ListQuestion) -> Showcase:
    tallies = records_of(session, asked, queries.by_status(asked.row_filter), StatusTally)
    found = {tally.status: tally for tally in tallies}
    cells = records_of(session, asked, queries.by_audience_and_subject(asked.row_filter), GapCell)
    return Showcase(
        tuple(found[status] for status in EXPERTISE if status in found), tuple(_merged(cells))
    )


def _merged(cells: list[GapCell]) -> Iterator[GapCell]:
    """One cell for a subject however it is spelled: as most of its diagnostics spell it."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    together: dict[tuple[str, str], list[GapCell]] = defaultdict(list)
    for cell in cells:
        subject = " ".join((cell.subject or "").split())
        together[cell.audience, fold(subject)].append(cell)
        spellings[fold(subject)][subject] += cell.diagnostics
    for audience, folded in sorted(together, key=lambda pair: (AUDIENCES.index(pair[0]), pair[1])):
        own = together[audience, folded]
        name = min(spellings[folded], key=lambda each: (-spellings[folded][each], each))
        yield GapCell(
            audience,
            name or None,
            sum(cell.diagnostics for cell in own),
            sum(cell.valid for cell in own),
        )


def _needs(session: Session, asked: ListQuestion) -> Needs:
    results = dict(
        records_of(session, asked, queries.results_by_place(asked.row_filter), _results_of_place)
    )
    routes = dict(
        records_of(session, asked, queries.routes_by_place(asked.row_filter), _routes_of_place)
    )
    (together,) = records_of(session, asked, queries.routes_in_all(asked.row_filter), Routes)
    (beside,) = records_of(
        session, asked, queries.results_beside_showcase(asked.row_filter), Results
    )
    return Needs(
        places=tuple(
            PlaceDeficits(
                member,
                Deficits(
                    results.get(member.oktmo, _NO_RESULTS), routes.get(member.oktmo, _NO_ROUTES)
                ),
            )
            for member in asked.resolved.question.shown
        ),
        in_all=Deficits(
            Results(
                sum(each.participants for each in results.values()),
                sum(each.with_deficit for each in results.values()),
            ),
            together,
        ),
        beside=beside,
    )


def _results_of_place(oktmo: str, *counts: int) -> tuple[str, Results]:
    return oktmo, Results(*counts)


def _routes_of_place(
    persons: int, started: int, is_open: int, completed: int, overdue: int, oktmo: str
) -> tuple[str, Routes]:
    return oktmo, Routes(persons, started, is_open, completed, overdue)
