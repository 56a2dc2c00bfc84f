"""The page of the network: the calendar, the sites, the practices, of one state of the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar

import sqlalchemy as sa

from data_sources.answers.network.answer import (
    CalendarEvent,
    EventDay,
    KindCount,
    NetworkPicture,
    Share,
    Tally,
    TraineeFlow,
)
from data_sources.answers.network.learning import learning
from data_sources.answers.overview.overviews import overview_of
from data_sources.answers.row_lists.answer import RowPage
from data_sources.answers.row_lists.asking import (
    ListQuestion,
    answered,
    count_of_rows,
    page_of_rows,
    resolve_rows,
)
from data_sources.answers.row_lists.records import records_of
from data_sources.database.collation import CodePoints
from data_sources.indicators.declaration import FactSelect
from data_sources.question.choices import PRACTICE_KINDS
from data_sources.question.periods import Period
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.row_tables import events, internship_sites, practices, selects
from data_sources.row_tables.declaration import RowTable
from data_sources.session.session import Session

CARDS: Final = (
    "event_participation",
    "internship_sites",
    "internship_participation",
    "best_practices",
)
LISTED: Final = 100
"""So many sites, and practices, are on the page; the file has all of them."""
IN_A_MONTH: Final = 400
TALLIED: Final = 12

R = TypeVar("R")


def network_picture(session: Session, request: Request, scope: Scope) -> NetworkPicture:
    """The page that the question names; `sort` and `page` are those of the list of events."""
    asked = resolve_rows(session, events.TABLE, request, scope)
    page = page_of_rows(session, events.TABLE, asked)
    base = overview_of(session, asked.unnarrowed, CARDS)
    return NetworkPicture(
        overview=base,
        answered=answered(asked, page),
        events=page,
        days=_remembered(session, asked, "days of events", _days),
        month=_remembered(session, asked, "events of a month", _month),
        tallies=_remembered(session, asked, "tallies of events", _tallies),
        sites=_first(session, internship_sites.TABLE, asked),
        flows=_remembered(session, asked, "flows of trainees", _flows),
        practices=_first(session, practices.TABLE, asked),
        kinds=_remembered(session, asked, "practices by kind", _kinds),
        learning=learning(session, asked, scope, CARDS),
    )


def _remembered(
    session: Session,
    asked: ListQuestion,
    name: str,
    read: Callable[[Session, ListQuestion], Iterator[R]],
) -> tuple[R, ...]:
    return session.recall((name, asked.key), lambda: tuple(read(session, asked)))


def _first(session: Session, table: RowTable[R], asked: ListQuestion) -> RowPage[R]:
    total = count_of_rows(session, table, asked)

    def read() -> RowPage[R]:
        select = selects.every_row(table, asked.row_filter, None).limit(LISTED)
        rows = tuple(records_of(session, asked, select, table.record))
        return RowPage(table.name, rows, total, 1, None)

    return session.recall(("first rows", table.name, asked.key), read)


def _days(session: Session, asked: ListQuestion) -> Iterator[EventDay]:
    each = events.each_event(asked.row_filter).subquery()
    select = (
        sa.select(each.c.starts_on, *_counted(each))
        .group_by(each.c.starts_on)
        .order_by("starts_on")
    )
    yield from records_of(session, asked, select, EventDay)


def _counted(each: sa.FromClause) -> tuple[sa.ColumnElement[int], sa.ColumnElement[int]]:
    total = sa.func.coalesce(sa.func.sum(each.c.participants), 0)
    return (
        sa.func.count().label("events"),
        sa.cast(total, sa.BigInteger).label("participants"),
    )


def is_month(period: Period) -> bool:
    """The period is a single month."""
    start, end = period.start, period.end
    return (start.year, start.month) == (end.year, end.month)


def _month(session: Session, asked: ListQuestion) -> Iterator[CalendarEvent]:
    if not is_month(asked.resolved.question.period):
        return
    each = events.each_event(asked.row_filter).subquery()
    select = (
        sa.select(*each.c).order_by(each.c.starts_on, CodePoints(each.c.code)).limit(IN_A_MONTH)
    )
    yield from records_of(session, asked, select, CalendarEvent)


def _tallies(session: Session, asked: ListQuestion) -> Iterator[Tally]:
    for share in Share:
        found = records_of(session, asked, _tally(share, asked), partial(Tally, share))
        found.sort(key=lambda tally: (-tally.events, -tally.participants, tally.key or ""))
        yield from found[:TALLIED]


def _tally(share: Share, asked: ListQuestion) -> FactSelect:
    # What is asked of kinds, or of directions, must not hide the others from which to choose.
    own = {Share.KIND: ("kind",), Share.DIRECTION: ("direction",)}.get(share, ())
    filters = asked.row_filter.filters.without(*own)
    each = events.each_event(replace(asked.row_filter, filters=filters)).subquery()
    key, name = {
        Share.KIND: (each.c.kind, each.c.kind),
        Share.DIRECTION: (each.c.direction, each.c.direction),
        Share.ORGANIZER: (each.c.organizer_code, each.c.organizer),
        Share.HOST: (each.c.host_oktmo, each.c.host),
    }[share]
    return sa.select(key.label("key"), name.label("name"), *_counted(each)).group_by(key, name)


def _flows(session: Session, asked: ListQuestion) -> Iterator[TraineeFlow]:
    found = records_of(session, asked, internship_sites.flows(asked.row_filter), TraineeFlow)
    yield from sorted(found, key=lambda flow: (-flow.participants, flow.host or "", flow.guest))


def _kinds(session: Session, asked: ListQuestion) -> Iterator[KindCount]:
    select = practices.counts_by_kind(asked.row_filter)
    found = {each.kind: each for each in records_of(session, asked, select, KindCount)}
    for kind in PRACTICE_KINDS:
        if kind in found:
            yield found[kind]
