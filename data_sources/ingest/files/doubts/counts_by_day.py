"""Headcounts as tables of pandas: which of them was in force on a day.

A load of headcounts, trainings or participants needs it, nothing that answers a question does:
imported where such a load checks its rows, so that nothing else waits for pandas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final

import pandas as pd
import sqlalchemy as sa

from data_sources.database.schema import municipality, staff_count
from data_sources.ingest.files.rows.batch import Batch
from data_sources.ingest.files.writing.current import current_rows

COLUMNS: Final = ("oktmo", "category", "counted_on", "headcount")


def rows_of(batch: Batch, names: Sequence[str]) -> pd.DataFrame:
    """The rows that say all of the columns: these, and `number`, the row of the file."""
    pick = batch.picker(names)
    rows = [(row.number, *pick(row)) for row in batch.rows]
    return pd.DataFrame(rows, columns=["number", *names], dtype=object).dropna()


def known_headcounts(connection: sa.Connection, oktmos: Iterable[str]) -> pd.DataFrame:
    """The current headcounts of the municipalities: `COLUMNS`."""
    columns = [staff_count.c[name] for name in COLUMNS]
    rows = current_rows(connection, staff_count, columns, staff_count.c.oktmo, set(oktmos))
    return pd.DataFrame(map(tuple, rows), columns=list(COLUMNS), dtype=object)


def in_force(
    days: pd.Series, counts: pd.DataFrame, by: pd.DataFrame, *, on_the_day: bool = True
) -> pd.DataFrame:
    """The last of `counts` up to each of the `days`, with the same values in the columns `by`.

    Columns `counted_on` and `headcount`, both null where nothing was counted so early.
    `on_the_day` says whether what was counted on the day itself is taken.
    """
    texts = dict.fromkeys(by.columns, "str")
    asked = _in_order(by.assign(place=range(len(by))), days).astype(texts)
    dated = _in_order(counts, counts["counted_on"]).astype(texts)
    found = pd.merge_asof(asked, dated, on="day", by=list(texts), allow_exact_matches=on_the_day)
    return found.sort_values("place")[["counted_on", "headcount"]].set_index(days.index)


def _in_order(rows: pd.DataFrame, days: pd.Series) -> pd.DataFrame:
    """By `day`, an ordinal number: every date of a file has one, pandas' own moments end sooner."""
    numbers = days.map(date.toordinal).astype("int64")
    return rows.assign(day=numbers).sort_values("day", kind="stable")


def each_row(table: pd.DataFrame) -> Iterator[Any]:
    """The rows with their columns by name; what is null is None."""
    yield from table.astype(object).where(table.notna(), None).itertuples()


def names_of_places(connection: sa.Connection, oktmos: Iterable[str]) -> dict[str, str]:
    """Municipality -> its name."""
    columns = (municipality.c.oktmo, municipality.c.name)
    rows = current_rows(connection, municipality, columns, municipality.c.oktmo, set(oktmos))
    return {row.oktmo: row.name for row in rows}
