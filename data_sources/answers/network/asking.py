"""The page of the network: the calendar, the sites, the practices, of one state of the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from data_sources.answers.network.answer import (
    CalendarEvent,
    EventDay,
    Flow,
    KindCount,
    NetworkPicture,
    Share,
    Tally,
)
from data_sources.answers.network.learning import learning
from data_sources.answers.overview.overviews import overview_of
from data_sources.answers.row_lists.answer import RowPage
from data_sources.answers.row_lists.asking import (
    RowQuestion,
    count_of_rows,
    page_of_rows,
    settle_rows,
    turned_to,
)
from data_sources.database.collation import CodePoints
from data_sources.indicators.declaration import Facts
from data_sources.question.choices import PRACTICE_KINDS
from data_sources.question.filters import Filters
from data_sources.question.periods import Period
from data_sources.question.scope import Scope
from data_sources.row_tables import events, internship_sites, practices, selects
from data_sources.row_tables.declaration import RowTable
from data_sources.session.session import Sight

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


def network_picture(sight: Sight, filters: Filters, scope: Scope) -> NetworkPicture:
    """The page that the question names; `sort` and `page` are those of the list of events."""
    asked = settle_rows(sight, events.TABLE, filters, scope)
    page = page_of_rows(sight, events.TABLE, asked)
    answered = turned_to(asked, page)
    base = overview_of(sight, asked.plain, CARDS)
    return NetworkPicture(
        overview=base.answering(answered.question, answered.notices),
        events=page,
        days=_remembered(sight, asked, "days of events", _days),
        month=_remembered(sight, asked, "events of a month", _month),
        tallies=_remembered(sight, asked, "tallies of events", _tallies),
        sites=_first(sight, internship_sites.TABLE, asked),
        flows=_remembered(sight, asked, "flows of trainees", _flows),
        practices=_first(sight, practices.TABLE, asked),
        kinds=_remembered(sight, asked, "practices by kind", _kinds),
        learning=learning(sight, asked, scope, CARDS),
    )


def _remembered(
    sight: Sight, asked: RowQuestion, name: str, read: Callable[[Sight, RowQuestion], Iterator[R]]
) -> tuple[R, ...]:
    return sight.recall((name, asked.key), lambda: tuple(read(sight, asked)))


def _run(sight: Sight, asked: RowQuestion, select: sa.Select[*tuple[Any, ...]]) -> list[Any]:
    return list(sight.connection.execute(select, asked.parameters))


def _first(sight: Sight, table: RowTable[R], asked: RowQuestion) -> RowPage[R]:
    total = count_of_rows(sight, table, asked)

    def read() -> RowPage[R]:
        select = selects.every_row(table, asked.asked, None).limit(LISTED)
        rows = tuple(table.record(*row) for row in _run(sight, asked, select))
        return RowPage(table.name, rows, total, 1, None)

    return sight.recall(("first rows", table.name, asked.key), read)


def _days(sight: Sight, asked: RowQuestion) -> Iterator[EventDay]:
    each = events.each_event(asked.asked).subquery()
    select = (
        sa.select(each.c.starts_on, *_counted(each))
        .group_by(each.c.starts_on)
        .order_by("starts_on")
    )
    for row in _run(sight, asked, select):
        yield EventDay(row.starts_on, row.events, row.participants)


def _counted(each: sa.Subquery) -> tuple[sa.ColumnElement[Any], ...]:
    total = sa.func.coalesce(sa.func.sum(each.c.participants), 0)
    return (
        sa.func.count().label("events"),
        sa.cast(total, sa.BigInteger).label("participants"),
    )


def is_month(period: Period) -> bool:
    """The period is a single month."""
    start, end = period.start, period.end
    return (start.year, start.month) == (end.year, end.month)


def _month(sight: Sight, asked: RowQuestion) -> Iterator[CalendarEvent]:
    if not is_month(asked.settled.question.period):
        return
    each = events.each_event(asked.asked).subquery()
    select = (
        sa.select(*each.c).order_by(each.c.starts_on, CodePoints(each.c.code)).limit(IN_A_MONTH)
    )
    for row in _run(sight, asked, select):
        yield CalendarEvent(*row)


def _tallies(sight: Sight, asked: RowQuestion) -> Iterator[Tally]:
    for share in Share:
        found = [
            Tally(share, row.key, row.name, row.events, row.participants)
            for row in _run(sight, asked, _tally(share, asked))
        ]
        found.sort(key=lambda tally: (-tally.events, -tally.participants, tally.key or ""))
        yield from found[:TALLIED]


def _tally(share: Share, asked: RowQuestion) -> Facts:
    # What is asked of kinds, or of directions, must not hide the others from which to choose.
    own = {Share.KIND: ("kind",), Share.DIRECTION: ("direction",)}.get(share, ())
    filters = asked.asked.filters.without(*own)
    each = events.each_event(replace(asked.asked, filters=filters)).subquery()
    key, name = {
        Share.KIND: (each.c.kind, each.c.kind),
        Share.DIRECTION: (each.c.direction, each.c.direction),
        Share.ORGANIZER: (each.c.organizer_code, each.c.organizer),
        Share.HOST: (each.c.host_oktmo, each.c.host),
    }[share]
    return sa.select(key.label("key"), name.label("name"), *_counted(each)).group_by(key, name)


def _flows(sight: Sight, asked: RowQuestion) -> Iterator[Flow]:
    found = [Flow(*row) for row in _run(sight, asked, internship_sites.flows(asked.asked))]
    yield from sorted(found, key=lambda flow: (-flow.participants, flow.host or "", flow.guest))


def _kinds(sight: Sight, asked: RowQuestion) -> Iterator[KindCount]:
    found = {
        row.kind: KindCount(row.kind, row.practices, row.municipalities)
        for row in _run(sight, asked, practices.counts_by_kind(asked.asked))
    }
    for kind in PRACTICE_KINDS:
        if kind in found:
            yield found[kind]
