"""More people than there are: participants and trained teachers beside the headcount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pandas as pd
import sqlalchemy as sa

from data_sources.database.schema import event
from data_sources.ingest.files.doubts.counts_by_day import (
    each_row,
    in_force,
    known_headcounts,
    names_of_places,
    rows_of,
)
from data_sources.ingest.files.report import LoadWarning
from data_sources.ingest.files.rows.batch import Batch
from data_sources.ingest.files.writing.current import current_rows

_TEACHER: Final = "teacher"


def doubt_participants(connection: sa.Connection, batch: Batch) -> Iterator[LoadWarning]:
    """Warnings of rows with more participants than the municipality had teachers on the day."""
    if batch.table.name == "event_participation":
        rows = rows_of(batch, ("oktmo", "event_code", "participants"))
        rows["day"] = rows["event_code"].map(_days_of_events(connection, rows["event_code"]))
        rows = rows.dropna()
    else:
        rows = rows_of(batch, ("oktmo", "held_on", "participants")).rename(
            columns={"held_on": "day"}
        )
    for row in each_row(_more_than_teachers(connection, rows, "participants")):
        yield LoadWarning(
            row.number,
            "participants",
            f"Участников {row.participants}, а педагогов в муниципалитете {row.teachers}. "
            "Проверьте число.",
        )


def doubt_trained(connection: sa.Connection, batch: Batch) -> Iterator[LoadWarning]:
    """Warnings of the whole file where it trains more different teachers than there are."""
    rows = rows_of(batch, ("oktmo", "educator_key", "completed_on", "category"))
    places = (
        rows[rows["category"] == _TEACHER]
        .groupby("oktmo", as_index=False)
        .agg(trained=("educator_key", "nunique"), day=("completed_on", "max"))
    )
    over = _more_than_teachers(connection, places, "trained")
    names = names_of_places(connection, over["oktmo"])
    for row in each_row(over):
        yield LoadWarning(
            None,
            "oktmo",
            f"{names.get(row.oktmo, row.oktmo)}: в файле обучено разных педагогов {row.trained}, "
            f"а всего их {row.teachers}. Проверьте ключи педагогов и численность.",
        )


def _more_than_teachers(connection: sa.Connection, rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """The rows that say more people than `teachers`, those of the `oktmo` by the `day`."""
    counts = known_headcounts(connection, rows["oktmo"])
    teachers = counts[counts["category"] == _TEACHER]
    known = in_force(rows["day"], teachers, rows[["oktmo"]])["headcount"]
    counted = rows.assign(teachers=known).dropna(subset=["teachers"])
    return counted[counted[column] > counted["teachers"]]


def _days_of_events(connection: sa.Connection, codes: Iterable[str]) -> dict[str, object]:
    columns = (event.c.code, event.c.starts_on)
    rows = current_rows(connection, event, columns, event.c.code, set(codes))
    return {row.code: row.starts_on for row in rows}
