"""What the database has known of one meeting, version by version, and who said each value."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from data_sources.database.schema import document, load, natural_key
from data_sources.vocabulary.datasets import MINUTES_DATASET

Key = tuple[Any, ...]


class Author(enum.Enum):
    """Whose word a version is: the program read it in minutes, or a person gave it.

    A corrected workbook, a spreadsheet and a row of another system are a person's word.
    """

    READING = enum.auto()
    PERSON = enum.auto()


@dataclass(frozen=True)
class RecordedVersion:
    """One row of the past or of now."""

    values: Mapping[str, Any]
    author: Author
    ended_by: Author | None

    @property
    def is_current(self) -> bool:
        return self.values["superseded_at"] is None

    def stood_at(self, moment: datetime) -> bool:
        """Whether the row was known at the moment."""
        ended = self.values["superseded_at"]
        return bool(self.values["recorded_at"] <= moment and (ended is None or ended > moment))


@dataclass(frozen=True)
class MeetingHistory:
    """Every version of a meeting's rows by table and natural key, the oldest first.

    Loads that were undone count as if they had never been.
    """

    versions: Mapping[tuple[str, Key], Sequence[RecordedVersion]]
    last_loaded: datetime | None

    def of(self, table: str, key: Key) -> Sequence[RecordedVersion]:
        """The versions of one row; none where it was never there."""
        return self.versions.get((table, key), ())

    def at(self, table: str, key: Key, moment: datetime) -> Mapping[str, Any] | None:
        """The values of the row that was known at the moment."""
        found = (each.values for each in self.of(table, key) if each.stood_at(moment))
        return next(found, None)

    def author(self, table: str, key: Key, column: str) -> Author:
        """Who said the value that stands in the column now."""
        versions = self.of(table, key)
        now = versions[-1].values[column]
        first = versions[-1]
        for version in reversed(versions):
            if version.values[column] != now:
                break
            first = version
        return first.author


def history_of(
    connection: sa.Connection, tables: Iterable[sa.Table[Any]], code: str, sha256: str
) -> MeetingHistory:
    """The history of the meeting; `last_loaded`: when a file of this sum last came to it."""
    rows = [(table, row) for table in tables for row in _rows(connection, table, code)]
    loads = {row.id: row for row in _loads(connection)}
    read = frozenset(connection.scalars(sa.select(document.c.sha256)))
    authors = {
        each.id: Author.READING
        if each.dataset == MINUTES_DATASET and each.sha256 in read
        else Author.PERSON
        for each in loads.values()
    }
    ends = {each.loaded_at: authors[each.id] for each in loads.values()}
    undone = {each.id for each in loads.values() if each.undone_at is not None}
    versions: dict[tuple[str, Key], list[RecordedVersion]] = {}
    for table, row in rows:
        if row["load_id"] in undone and row["superseded_at"] is not None:
            continue
        key = tuple(row[name] for name in natural_key(table))
        author = authors.get(row["load_id"], Author.PERSON)
        ended = row["superseded_at"]
        ended_by = None if ended is None else ends.get(ended, Author.PERSON)
        versions.setdefault((table.name, key), []).append(RecordedVersion(row, author, ended_by))
    own = {row["load_id"] for _, row in rows} - undone
    last = (each.loaded_at for each in loads.values() if each.id in own and each.sha256 == sha256)
    return MeetingHistory(versions, max(last, default=None))


def newest_moment(
    connection: sa.Connection, tables: Iterable[sa.Table[Any]], code: str
) -> datetime | None:
    """When the database last learned anything of the meeting."""
    moments = (
        moment
        for table in tables
        for row in _rows(connection, table, code)
        for moment in (row["recorded_at"], row["superseded_at"])
        if moment is not None
    )
    return max(moments, default=None)


def _rows(
    connection: sa.Connection, table: sa.Table[Any], code: str
) -> Iterator[Mapping[str, Any]]:
    named = table.c.code if "code" in table.c else table.c.meeting_code
    asked = sa.select(table).where(named == code).order_by(table.c.recorded_at, table.c.id)
    return (row._asdict() for row in connection.execute(asked))


def _loads(connection: sa.Connection) -> Sequence[sa.Row[Any]]:
    columns = [load.c[name] for name in ("id", "dataset", "sha256", "loaded_at", "undone_at")]
    return connection.execute(sa.select(*columns)).all()
