"""The rows of one file as values of one table, with everything wrong in them written down."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import natural_key
from data_sources.ingest.files.books.reading import source_of
from data_sources.ingest.files.cells.row_values import DecisionsTaken, Refused, RowOfValues
from data_sources.ingest.files.report import ErrorCode, ErrorLog, LoadWarning
from data_sources.ingest.files.rows.fields import has_folded_key, key_folding
from data_sources.ingest.files.rows.headers import ColumnNames
from data_sources.ingest.files.rows.loadable import FileField
from data_sources.ingest.files.rows.placing import Placing, placing_of
from data_sources.ingest.files.rows.positions import Positions
from data_sources.ingest.files.rows.row_reading import ReadingTask, RowReader
from data_sources.names import Directory
from data_sources.vocabulary.titles import column_titles

ROWS_BETWEEN_REPORTS: Final = 5_000
_NO_ROWS: Final = (
    "В файле нет ни одной строки с данными. Заполните строки под заголовком и загрузите снова."
)


@dataclass(frozen=True)
class Batch:
    """All rows of the file, ordered by the first column of the natural key, then as written."""

    table: sa.Table[Any]
    columns: tuple[str, ...]
    rows: Sequence[RowOfValues]
    header_row: int
    warnings: tuple[LoadWarning, ...] = ()

    @property
    def read(self) -> int:
        return len(self.rows)

    def picker(self, names: Sequence[str]) -> Callable[[RowOfValues], tuple[DecisionsTaken, ...]]:
        """Takes the named columns out of a row; one that the file has not is null."""
        return _picker(self.columns, names)

    def by_first_key(self) -> Iterator[tuple[DecisionsTaken, Iterator[RowOfValues]]]:
        """The rows that share the first column of the natural key, together."""
        first = self.picker(natural_key(self.table)[:1])
        return itertools.groupby(self.rows, key=lambda row: first(row)[0])


def read_batch(
    table: sa.Table[Any],
    path: Path,
    fields: Mapping[str, FileField],
    directory: Directory,
    errors: ErrorLog,
    progress: Callable[[int], None] | None,
) -> Batch:
    """Reads the table's sheets of the file and parses every row of them.

    What is no row of the table is left out with a warning, a blank row without one. Rows keep
    their places in the file. Raises `UnreadableFileError`.
    """
    rows: list[RowOfValues] = []
    columns: tuple[str, ...] = ()
    header_rows: list[int] = []
    report = progress or (lambda count: None)
    with source_of(path, table.name) as source:
        errors.positions = Positions(source.titles)
        warnings = [LoadWarning(None, None, remark) for remark in source.remarks]
        task = ReadingTask(table.name, fields, source.names, directory, errors)
        for place, sheet in enumerate(source.sheets):
            start = errors.positions.position(place, 0)
            with source.opened(sheet) as (head, content):
                hidden = content.hidden_columns
                placing = placing_of(start + head.row, head.cells, hidden, source.names, errors)
                header_rows.append(placing.row)
                columns = columns or tuple(placing.places)
                _require_same_columns(columns, placing, source.names, errors)
                reader = RowReader(task, columns, placing, start, sheet.title)
                for row in reader.rows(head):
                    rows.append(row)
                    if len(rows) % ROWS_BETWEEN_REPORTS == 0:
                        report(len(rows))
                warnings += reader.passed.warnings(placing, content)
    if not rows:
        warnings.append(LoadWarning(None, None, _NO_ROWS))
    report(len(rows))
    pick_first = _picker(columns, natural_key(table)[:1])
    rows.sort(key=lambda row: str(pick_first(row)[0]))
    return Batch(table, columns, rows, header_rows[0], tuple(warnings))


def _require_same_columns(
    columns: tuple[str, ...], placing: Placing, names: ColumnNames, errors: ErrorLog
) -> None:
    """A column that one sheet has and another has not would be emptied there, or else kept."""
    for column in columns:
        if column not in placing.places and column not in names.required:
            errors.header(
                column,
                ErrorCode.MISSING_COLUMN,
                f"Нет столбца {names.shown(column)}, который есть на первом из листов. Добавьте "
                "его или уберите там.",
                placing.row,
            )
    for column in placing.places:
        if column not in columns and column not in names.required:
            errors.header(
                column,
                ErrorCode.UNKNOWN_COLUMN,
                f"Столбца {names.shown(column)} нет на первом из листов. Добавьте его там или "
                "уберите здесь.",
                placing.row,
            )


def _picker(
    columns: Sequence[str], names: Sequence[str]
) -> Callable[[RowOfValues], tuple[DecisionsTaken, ...]]:
    places = [columns.index(name) if name in columns else None for name in names]
    if len(places) == 1 and (only := places[0]) is not None:
        return lambda row: (row.values[only],)
    if None not in places:
        take = operator.itemgetter(*places)
        return lambda row: take(row.values)
    return lambda row: tuple(None if place is None else row.values[place] for place in places)


def check_duplicates(batch: Batch, errors: ErrorLog) -> None:
    """Marks every row whose natural key stands in an earlier row; a null equals a null."""
    key = natural_key(batch.table)
    if errors.header_refused and not set(key) <= set(batch.columns):
        return
    titles = column_titles(batch.table.name)
    pick = batch.picker(key)
    folded = key_folding(batch.table)
    for rows in _sharing_first_key(batch):
        seen: dict[tuple[DecisionsTaken, ...], int] = {}
        for row in rows:
            values = folded(pick(row))
            if Refused.CELL in values:
                continue
            first = seen.setdefault(values, row.number)
            if first != row.number:
                errors.add(
                    row.number,
                    key[0],
                    ErrorCode.DUPLICATE_IN_FILE,
                    f"Та же запись ({', '.join(titles[name] for name in key)}) уже есть в строке "
                    f"{errors.positions.named(first)}. Оставьте одну из них.",
                )


def _sharing_first_key(batch: Batch) -> Iterator[Iterable[RowOfValues]]:
    """The rows in groups outside of which none has the same natural key, each as written."""
    if has_folded_key(batch.table):
        return iter([sorted(batch.rows, key=operator.attrgetter("number"))])
    return (rows for _, rows in batch.by_first_key())


__all__ = ["Batch", "DecisionsTaken", "Refused", "RowOfValues", "check_duplicates", "read_batch"]
