"""What `saved_view` holds, typed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from data_sources.database.schema import saved_view
from data_sources.snapshots.view import SavedView


def by_code(connection: sa.Connection, code: str) -> SavedView | None:
    """The view under this code."""
    return next(_found(connection, _views().where(saved_view.c.code == code)), None)


def by_address(
    connection: sa.Connection, address: str, known_at: datetime | None
) -> SavedView | None:
    """The first view of exactly this address, which names this moment."""
    # By the moment there is an index; no address is short enough for one.
    asked = (
        _views()
        .where(saved_view.c.known_at.is_not_distinct_from(known_at))
        .where(saved_view.c.address == address)
        .order_by(saved_view.c.id)
        .limit(1)
    )
    return next(_found(connection, asked), None)


def at_moment(connection: sa.Connection, moment: datetime) -> tuple[SavedView, ...]:
    """The views of this moment of knowledge, the first one first."""
    asked = _views().where(saved_view.c.known_at == moment).order_by(saved_view.c.id)
    return tuple(_found(connection, asked))


def newest(connection: sa.Connection, most: int) -> tuple[SavedView, ...]:
    """The newest views, the last one first."""
    return tuple(_found(connection, _views().order_by(saved_view.c.id.desc()).limit(most)))


def count_and_newest(connection: sa.Connection) -> tuple[int, int | None]:
    """Moves with every view that is saved or deleted."""
    asked = sa.select(sa.func.count(saved_view.c.id), sa.func.max(saved_view.c.id))
    count, newest_id = connection.execute(asked).one()
    return count, newest_id


def saved_since(connection: sa.Connection, moment: datetime) -> int:
    """How many views were saved after the moment."""
    counted = sa.select(sa.func.count()).select_from(saved_view)
    return connection.execute(counted.where(saved_view.c.created_at > moment)).scalar_one()


def _views() -> Any:
    return sa.select(
        saved_view.c.code,
        saved_view.c.title,
        saved_view.c.address,
        saved_view.c.known_at,
        saved_view.c.created_at,
    )


def _found(connection: sa.Connection, asked: Any) -> Any:
    return (SavedView(*row) for row in connection.execute(asked))
