"""The moment at which what a writer writes becomes known: after all that was seen before.

It comes from the database's clock and never goes back, whatever the clock of the machine that
writes. SQLite has no clock of its own: there it is later than every moment in the database.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.knowledge import utc_now
from data_sources.database.schema import KNOWN_TABLES, data_version, load, saved_view

MICROSECOND: Final = timedelta(microseconds=1)
AHEAD: Final = timedelta(days=1)
"""A row this far ahead of the clock is a mistaken clock or zone; further ahead, an appointment.

After a mistake the next writer goes on from it; an appointment keeps nobody waiting.
"""


def taken(connection: sa.Connection) -> datetime:
    """Now, later than what was seen before; until the transaction ends no one else gets one."""
    if connection.dialect.name == "postgresql":
        return _taken_on_server(connection)
    return _taken_on_sqlite(connection)


def _taken_on_server(connection: sa.Connection) -> datetime:
    held = sa.select(sa.func.hold_data_version())
    connection.execute(held)
    clock = sa.func.timezone("utc", sa.func.clock_timestamp(), type_=sa.DateTime)
    now: datetime = connection.execute(sa.select(clock)).scalar_one()
    newest = _newest_ahead(connection, now)
    not_before = None if newest is None else newest + MICROSECOND
    asked = sa.func.take_moment(sa.cast(not_before, sa.DateTime), type_=sa.DateTime)
    moment: datetime = connection.execute(sa.select(asked)).scalar_one()
    return moment


def _taken_on_sqlite(connection: sa.Connection) -> datetime:
    now = utc_now()
    before = (
        connection.execute(sa.select(data_version.c.changed_at)).scalar_one(),
        connection.execute(sa.select(sa.func.max(saved_view.c.known_at))).scalar_one(),
        _newest_ahead(connection, now),
    )
    moment = max(now, *(each + MICROSECOND for each in before if each is not None))
    connection.execute(sa.update(data_version).values(changed_at=moment))
    return moment


def _newest_ahead(connection: sa.Connection, now: datetime) -> datetime | None:
    """The newest moment in the database that the clock has not reached, if there is one."""
    asked = {"reached": now, "too_far": now + AHEAD}
    newest: datetime | None = connection.execute(_newest_between(), asked).scalar_one()
    return newest


@cached_select
def _newest_between() -> sa.Select[datetime | None]:
    """The newest moment from `reached` until `too_far`, in any column that holds moments.

    Composed once: every load asks it, and composing it takes longer than the database does.
    """
    reached, too_far = (sa.bindparam(name, type_=sa.DateTime) for name in ("reached", "too_far"))
    moments = [
        sa.select(sa.func.max(column).label("moment")).where(column >= reached, column < too_far)
        for column in (
            *(table.c[name] for table in KNOWN_TABLES for name in ("recorded_at", "superseded_at")),
            load.c.loaded_at,
            load.c.undone_at,
        )
    ]
    every = sa.union_all(*moments).subquery()
    return sa.select(sa.func.max(every.c.moment))
