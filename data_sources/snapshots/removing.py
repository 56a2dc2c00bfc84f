"""Taking a fixed view away: its code opens nothing any more, the facts stay as they are."""

from __future__ import annotations

import sqlalchemy as sa

from data_sources.database.engine import writing
from data_sources.database.schema import saved_view
from data_sources.snapshots import reading
from data_sources.snapshots.view import SavedView


def every(engine: sa.Engine) -> tuple[SavedView, ...]:
    """All views, the last one first."""
    with engine.connect() as connection:
        return reading.newest(connection, reading.count_and_newest(connection)[0])


def under(engine: sa.Engine, code: str) -> SavedView | None:
    """The view under the code, as codes are written."""
    with engine.connect() as connection:
        return reading.by_code(connection, code)


def remove(engine: sa.Engine, code: str) -> None:
    """Deletes the view under the code."""
    with writing(engine).begin() as connection:
        connection.execute(sa.delete(saved_view).where(saved_view.c.code == code))
