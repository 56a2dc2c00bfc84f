"""What a full file takes away: the current rows that it lacks where it speaks of everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import metadata, natural_key, school
from data_sources.ingest.files.report import WithdrawnRow
from data_sources.ingest.files.rows.batch import Batch, DecisionsTaken
from data_sources.ingest.files.rows.fields import key_folding
from data_sources.ingest.files.writing.current import current_rows

Part = tuple[DecisionsTaken, ...]


class NoFullLoadError(Exception):
    """A file cannot be full for this table; the text says in Russian why."""


@dataclass(frozen=True)
class Whole:
    """What a full file holds everything of: the rows that share these columns with its rows.

    `words` name it in Russian. `by_school`: all schools of the municipalities of the schools
    in the file, not these schools alone. A row with a null in the columns is never taken away.
    """

    columns: tuple[str, ...]
    words: str
    by_school: bool = False


_MUNICIPALITY: Final = Whole(("oktmo",), "муниципалитетам")
_MEETING: Final = Whole(("meeting_code",), "заседаниям")
_SCHOOLS: Final = Whole(("school_code",), "муниципалитетам школ", by_school=True)

WHOLES: Final[Mapping[str, Whole]] = {
    "municipality": Whole(("region_code",), "регионам"),
    "municipality_alias": _MUNICIPALITY,
    "organization_alias": Whole(("organization_code",), "организациям"),
    "school": _MUNICIPALITY,
    "roster_member": Whole(("body", "oktmo"), "органам и муниципалитетам"),
    "staff_count": _MUNICIPALITY,
    "target": _MUNICIPALITY,
    "training_program": Whole(("provider_code",), "организациям"),
    "training": _MUNICIPALITY,
    "meeting": Whole(("body", "oktmo"), "органам и муниципалитетам"),
    "agenda_item": _MEETING,
    "attendance": _MEETING,
    "decision": _MEETING,
    "assignment": _MEETING,
    "plan_item": Whole(("plan",), "планам"),
    "self_diagnosis": _SCHOOLS,
    "self_diagnosis_score": _SCHOOLS,
    "self_diagnosis_scale": Whole(("edition",), "редакциям методики"),
    "event": Whole(("organizer_code",), "организаторам"),
    "event_participation": Whole(("event_code",), "событиям"),
    "internship_site": _MUNICIPALITY,
    "internship": Whole(("site_code",), "стажировочным площадкам"),
    "practice": _MUNICIPALITY,
    "diagnostic": Whole(("owner_code",), "организациям"),
    "diagnostic_result": Whole(("diagnostic_code", "oktmo"), "диагностикам и муниципалитетам"),
    "learning_route": _MUNICIPALITY,
    "mentoring": _MUNICIPALITY,
    "note": _MUNICIPALITY,
}
"""Table -> what a full file of it is full of. Regions, organisations and weights belong to
nobody of whom a file could hold everything."""


def whole_of(table: sa.Table[Any]) -> Whole:
    """What a full file of the table is full of. Raises `NoFullLoadError`."""
    found = WHOLES.get(table.name)
    if found is None:
        raise NoFullLoadError(
            f"Таблицу {table.name} нельзя загрузить с --full: её записи не принадлежат "
            "муниципалитету, заседанию или организации, по которым файл мог бы быть полным."
        )
    return found


def withdrawal_of(connection: sa.Connection, batch: Batch) -> tuple[WithdrawnRow, ...]:
    """The current rows that the batch, taken as full, has not; in the order of their keys."""
    table = batch.table
    whole = whole_of(table)
    parts = _parts(connection, batch, whole)
    key = natural_key(table)
    pick = batch.picker(key)
    folded = key_folding(table)
    kept = {folded(pick(row)) for row in batch.rows}
    first = len(whole.columns)
    columns = [table.c[name] for name in (*whole.columns, "id", "recorded_at", *key)]
    found = current_rows(connection, table, columns, columns[0], {part[0] for part in parts})
    gone = [
        WithdrawnRow(row[first], row[first + 1], values)
        for row in found
        if tuple(row[:first]) in parts and folded(values := tuple(row[first + 2 :])) not in kept
    ]
    return tuple(sorted(gone, key=lambda row: tuple(map(str, row.key))))


def _parts(connection: sa.Connection, batch: Batch, whole: Whole) -> set[Part]:
    pick = batch.picker(whole.columns)
    parts = {part for row in batch.rows if None not in (part := pick(row))}
    if not whole.by_school:
        return parts
    codes = {part[0] for part in parts}
    places = {row.oktmo for row in _schools(connection, "code", codes)}
    return {(row.code,) for row in _schools(connection, "oktmo", places)} | parts


def _schools(
    connection: sa.Connection, column: str, values: set[Any]
) -> list[sa.Row[tuple[str, str]]]:
    schools = metadata.tables[school.name]
    columns = [schools.c.code, schools.c.oktmo]
    return list(current_rows(connection, schools, columns, schools.c[column], values))
