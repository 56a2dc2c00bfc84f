"""Selects over the assignments of decisions: the board, who holds them, delays, months."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa

from data_sources.collation import CodePoints, DaysBetween
from data_sources.composed import composed_once, numbered_days
from data_sources.indicators.declaration import Facts
from data_sources.tables import selects
from data_sources.tables.decisions import OPEN, TABLE, every_row, of_every_status
from data_sources.tables.declaration import Asked

SHOWN_IN_LANE: Final = 5
ROW: Final = tuple(column.key for column in TABLE.columns)
BY_OWNER: Final = ("assignee", "oktmo")
BY_PLACE: Final = ("oktmo", "office")
URGENT: Final = ("n_overdue", "n_in_progress", "n_continuous", "n_done_late", "n_done")
MOVED: Final = ("moved", "moved_days")
COUNTED: Final = ("overdue", "in_progress", "continuous", "done", "done_late")
SINCE: Final = "since"
BEFORE: Final = -1
"""The place of a day before the first month."""


def _standing(rows: sa.Subquery, asked: Asked) -> sa.ColumnElement[str]:
    """How an assignment stands by its days alone, as the indicators count it.

    It is its status, but for one of a continuous decision that has a term of its own: the term
    counts (contract, section 2).
    """
    window = asked.window
    in_time = sa.or_(rows.c.due_on.is_(None), rows.c.completed_on <= rows.c.due_on)
    return sa.case(
        (rows.c.withdrawn_on.is_not(None), "withdrawn"),
        (sa.and_(rows.c.status == "continuous", rows.c.due_on.is_(None)), "continuous"),
        (sa.and_(rows.c.completed_on.is_not(None), in_time), "done"),
        (rows.c.completed_on.is_not(None), "done_late"),
        (rows.c.due_on < window.as_of, "overdue"),
        else_="in_progress",
    )


@composed_once
def _listed(asked: Asked) -> sa.Subquery:
    """The rows of the list of every status, with their standing."""
    rows = TABLE.rows(of_every_status(asked)).subquery()
    return sa.select(*rows.c, _standing(rows, asked).label("standing")).subquery()


def _is_task(rows: sa.Subquery) -> sa.ColumnElement[bool]:
    return sa.and_(rows.c.kind == "assignment", rows.c.assignee.is_not(None))


@composed_once
def board(asked: Asked) -> Facts:
    """The first of every lane and the one after them, with what the board says of the lane.

    After the columns of the table: `lane`, `nth` in it, `size` of it; `in_status`, the place
    among open rows of the same status by term; `in_nobodys`, among open ones without an owner.
    """
    rows = _listed(asked)
    window = asked.window
    days = DaysBetween(rows.c.due_on, window.as_of)
    lane = sa.case(
        (rows.c.assignee.is_(None), "unowned"),
        (rows.c.standing.in_(("overdue", "continuous")), rows.c.standing),
        (rows.c.due_on.is_(None), "no_term"),
        (days <= 7, "week"),
        (days <= 14, "fortnight"),
        (days <= 30, "month"),
        else_="later",
    )
    is_on_board = sa.and_(
        rows.c.kind == "assignment", rows.c.standing.in_(("overdue", "continuous", "in_progress"))
    )
    by_term = selects.ordering(TABLE, rows, "due_on")
    usual = selects.ordering(TABLE, rows, None)
    ranked = (
        sa.select(
            *(rows.c[key] for key in ROW),
            sa.case((is_on_board, lane)).label("lane"),
            _nth([rows.c.status], by_term).label("in_status"),
            _nth([rows.c.assignee.is_(None)], usual).label("in_nobodys"),
        )
        .where(rows.c.status.in_(OPEN))
        .subquery()
    )
    # Without an owner the list is in its usual order, as the link onward asks for it.
    order = (
        sa.case((ranked.c.lane == "unowned", ranked.c.in_nobodys), else_=0),
        *selects.ordering(TABLE, ranked, "due_on"),
    )
    laned = (
        sa.select(
            *ranked.c,
            _nth([ranked.c.lane], order).label("nth"),
            sa.func.count().over(partition_by=ranked.c.lane).label("size"),
        )
        .where(ranked.c.lane.is_not(None))
        .subquery()
    )
    return sa.select(*laned.c).where(laned.c.nth <= SHOWN_IN_LANE + 1).order_by(laned.c.lane, "nth")


def _nth(within: Sequence[Any], order: Sequence[Any]) -> sa.ColumnElement[int]:
    return sa.func.row_number().over(partition_by=list(within), order_by=list(order))


@composed_once
def rows_with_owner(asked: Asked) -> Facts:
    """How many rows of the list, of every status, come before those without an owner."""
    rows = TABLE.rows(of_every_status(asked)).subquery()
    return sa.select(sa.func.count(rows.c.assignee))


@composed_once
def loads(asked: Asked, keys: tuple[str, ...], foremost: tuple[str, ...], most: int) -> Facts:
    """Holders of assignments, those with most of `foremost` first, each with its oldest overdue.

    After the columns of the table (of a row that is overdue, if `overdue` is above 0): the counts
    of `COUNTED`, `moved` and `moved_days`, `office`, and `holders`, how many there are in all.
    """
    listed = _listed(asked)
    office = sa.case((listed.c.oktmo.is_(None), listed.c.organization)).label("office")
    tasks = sa.select(*listed.c, office, _moved(listed)).where(_is_task(listed)).subquery()
    within = [tasks.c[key] for key in keys]
    overdue_since = sa.case((tasks.c.standing == "overdue", tasks.c.due_on))
    order = (overdue_since.asc().nulls_last(), *selects.ties(TABLE, tasks))

    def summed(amount: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        return sa.func.coalesce(sa.func.sum(amount).over(partition_by=within), 0)

    held = sa.select(
        *(tasks.c[key] for key in ROW),
        tasks.c.office,
        *(summed(sa.case((tasks.c.standing == key, 1))).label(f"n_{key}") for key in COUNTED),
        summed(sa.case((tasks.c.moved.is_not(None), 1))).label("moved"),
        summed(tasks.c.moved).label("moved_days"),
        _nth(within, order).label("nth"),
    ).subquery()
    return (
        sa.select(*held.c, sa.func.count().over().label("holders"))
        .where(held.c.nth == 1)
        .order_by(
            *(held.c[key].desc() for key in foremost),
            *(CodePoints(held.c[key]).asc().nulls_last() for key in keys),
        )
        .limit(most)
    )


def _moved(rows: sa.Subquery) -> sa.ColumnElement[Any]:
    """Days between the first term and the present one, where they differ."""
    differs = rows.c.original_due_on != rows.c.due_on
    moved = sa.case((differs, DaysBetween(rows.c.due_on, rows.c.original_due_on)))
    return moved.label("moved")


@composed_once
def spread(asked: Asked) -> Facts:
    """`standing`, `late` (days), `moved` (days), `count` of the assignments of the list."""
    rows = _listed(asked)
    late = sa.case(
        (rows.c.standing == "overdue", DaysBetween(asked.window.as_of, rows.c.due_on)),
        (rows.c.standing == "done_late", DaysBetween(rows.c.completed_on, rows.c.due_on)),
    ).label("late")
    tasks = sa.select(rows.c.standing, late, _moved(rows)).where(_is_task(rows)).subquery()
    return sa.select(*tasks.c, sa.func.count().label("count")).group_by(*tasks.c)


@composed_once
def flow(asked: Asked, months: int) -> Facts:
    """`taken`, `due`, `done`, `withdrawn`: the place of the month, and `count` of assignments.

    A place is that of the first of the days by which it had happened (for `due`, by which the
    term was over); `BEFORE` before the first month, null where it had not by the last day. The
    first day of the first month is `SINCE`, the last of each is one of `numbered_days`.
    """
    since = sa.bindparam(SINCE, type_=sa.Date)
    days = numbered_days(months)
    rows = every_row(of_every_status(asked)).subquery()

    def placed(day: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        return sa.case(
            (day < since, BEFORE), *((day <= end, place) for place, end in enumerate(days))
        )

    over = sa.case(*((rows.c.due_on < end, place) for place, end in enumerate(days)))
    places = (
        sa.select(
            placed(rows.c.held_on).label("taken"),
            over.label("due"),
            placed(rows.c.completed_on).label("done"),
            placed(rows.c.withdrawn_on).label("withdrawn"),
        )
        .where(_is_task(rows))
        .subquery()
    )
    return sa.select(*places.c, sa.func.count().label("count")).group_by(*places.c)
