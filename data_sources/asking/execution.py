"""How the assignments of the list of decisions are executed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

import sqlalchemy as sa

from data_sources import execution_queries as queries
from data_sources.asking.indicators import MOST_MONTHS, month_ends
from data_sources.asking.rows import RowQuestion
from data_sources.composed import days_given
from data_sources.execution_picture import (
    LANES,
    Delays,
    Execution,
    Flow,
    FlowMonth,
    Lane,
    Load,
    Loads,
    Onward,
)
from data_sources.periods import years_earlier
from data_sources.sight import Sight
from data_sources.tables.decisions import DecisionRow
from data_sources.tables.declaration import PAGE_SIZE

OWNERS_SHOWN: Final = 10
PLACES_SHOWN: Final = 150
MOVERS_SHOWN: Final = 5


def execution(sight: Sight, asked: RowQuestion) -> Execution:
    """Of every status, whatever order and page of the list were asked for."""
    own = asked.filters.without("status", "sort", "page")
    key = (*asked.plain.key, tuple(sorted(own.texts().items())), asked.asked.places)
    return sight.recall(("execution", key, asked.asked.with_nobodys), lambda: _made(sight, asked))


def _run(sight: Sight, asked: RowQuestion, select: sa.Select[*tuple[Any, ...]]) -> list[Any]:
    return list(sight.connection.execute(select, asked.parameters))


def _made(sight: Sight, asked: RowQuestion) -> Execution:
    spread = _run(sight, asked, queries.spread(asked.asked))
    moved = [row for row in spread if row.moved is not None]
    return Execution(
        board=_board(sight, asked),
        owners=_loads(sight, asked, queries.BY_OWNER, queries.URGENT, OWNERS_SHOWN),
        places=_loads(sight, asked, queries.BY_PLACE, queries.URGENT, PLACES_SHOWN),
        movers=_movers(sight, asked) if moved else (),
        overdue=_delays(spread, "overdue"),
        late=_delays(spread, "done_late"),
        done=sum(row[-1] for row in spread if row.standing == "done"),
        moved=sum(row[-1] for row in moved),
        moved_days=sum(row.moved * row[-1] for row in moved),
        flow=_flow(sight, asked),
    )


def _delays(spread: Iterable[Any], standing: str) -> Delays:
    counted: Counter[int] = Counter()
    for row in spread:
        if row.standing == standing:
            counted[row.late] += row[-1]
    return Delays(tuple(sorted(counted.items())))


def _board(sight: Sight, asked: RowQuestion) -> tuple[Lane, ...]:
    found = {
        key: list(rows)
        for key, rows in groupby(
            _run(sight, asked, queries.board(asked.asked)), key=lambda row: str(row.lane)
        )
    }
    return tuple(_lane(sight, asked, key, found.get(key, ())) for key in LANES)


def _lane(sight: Sight, asked: RowQuestion, key: str, found: Sequence[Any]) -> Lane:
    shown, further = found[: queries.SHOWN_IN_LANE], found[queries.SHOWN_IN_LANE :]
    onward = None
    if further:
        row = further[0]
        if key == "unowned":
            before = _run(sight, asked, queries.rows_with_owner(asked.asked))[0][0]
            onward = Onward(None, "assignee", _page(before + row.in_nobodys))
        else:
            onward = Onward(row.status, "due_on", _page(row.in_status))
    size = found[0].size if found else 0
    return Lane(key, size, tuple(_record(row) for row in shown), onward)


def _page(place: int) -> int:
    return (place - 1) // PAGE_SIZE + 1


def _record(row: Any) -> DecisionRow:
    return DecisionRow(*row[: len(queries.ROW)])


def _movers(sight: Sight, asked: RowQuestion) -> tuple[Load, ...]:
    found = _loads(sight, asked, queries.BY_OWNER, queries.MOVED, MOVERS_SHOWN)
    return tuple(load for load in found.lines if load.moved)


def _loads(
    sight: Sight, asked: RowQuestion, keys: tuple[str, ...], foremost: tuple[str, ...], most: int
) -> Loads:
    found = _run(sight, asked, queries.loads(asked.asked, keys, foremost, most))
    return Loads(tuple(_load(row, keys) for row in found), found[0].holders if found else 0)


def _load(row: Any, keys: tuple[str, ...]) -> Load:
    is_owner = "assignee" in keys
    return Load(
        assignee=row.assignee if is_owner else None,
        oktmo=row.oktmo,
        municipality=row.municipality,
        organization=row.organization if is_owner else row.office,
        overdue=row.n_overdue,
        in_progress=row.n_in_progress,
        continuous=row.n_continuous,
        done=row.n_done,
        done_late=row.n_done_late,
        moved=row.moved,
        moved_days=row.moved_days,
        oldest=_record(row) if row.n_overdue else None,
    )


def _flow(sight: Sight, asked: RowQuestion) -> tuple[FlowMonth, ...]:
    question = asked.settled.question
    days = tuple(month_ends(question.period.start, question.as_of))[-MOST_MONTHS:]
    if not days:
        return ()
    since = max(question.period.start, days[0].replace(day=1))
    before = tuple(years_earlier(day, 1) for day in days)
    return tuple(
        FlowMonth(*month)
        for month in zip(
            days,
            _months(sight, asked, since, days),
            _months(sight, asked, years_earlier(since, 1), before),
            strict=True,
        )
    )


def _months(
    sight: Sight, asked: RowQuestion, since: date, days: Sequence[date]
) -> tuple[Flow, ...]:
    taken, done, grown = Counter[int](), Counter[int](), Counter[int]()
    select = queries.flow(asked.asked, len(days))
    parameters = {**asked.parameters, queries.SINCE: since, **days_given(days)}
    for row in sight.connection.execute(select, parameters):
        count = row[-1]
        taken[row.taken] += count
        if row.withdrawn is None:
            done[row.done] += count
        if row.due is not None:
            settled = [max(place, 0) for place in (row.done, row.withdrawn) if place is not None]
            until = min((*settled, len(days)))
            if row.due < until:
                grown[row.due] += count
                grown[until] -= count
    return tuple(
        Flow(taken[place], done[place], sum(grown[earlier] for earlier in range(place + 1)))
        for place in range(len(days))
    )
