"""The rows of one file as values of one table, with everything wrong in them written down."""

from __future__ import annotations

import enum
import functools
import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import sqlalchemy as sa

from data_sources.intake.cells import Value, parse_cell
from data_sources.intake.fields import ORDERED, Field, has_folded_key, key_folding
from data_sources.intake.headers import ColumnNames, names_of, split_at_header
from data_sources.intake.marked_rows import is_example, is_example_mark, is_total
from data_sources.intake.placing import Placing, Untitled, beyond, placing_of
from data_sources.intake.raw import RawCell, RawRow
from data_sources.intake.reading import source_rows
from data_sources.intake.refusals import CellRefusedError
from data_sources.intake.report import ErrorCode, ErrorLog, quoted
from data_sources.intake.signatures import Form, form_of
from data_sources.names import Directory
from data_sources.schema import REFERENCES, natural_key
from data_sources.schema.titles import column_titles

ROWS_BETWEEN_REPORTS: Final = 5_000
_MOST_REMEMBERED: Final = 50_000


class Refused(enum.Enum):
    """Stands in a row for a cell that could not be taken."""

    CELL = "cell"


Taken: TypeAlias = Value | Refused


class Row(NamedTuple):
    """A data row: its number in the file and a value for each column of the batch."""

    number: int
    values: tuple[Taken, ...]


@dataclass(frozen=True)
class Batch:
    """All rows of the file, ordered by the first column of the natural key, then as written."""

    table: sa.Table[Any]
    columns: tuple[str, ...]
    rows: Sequence[Row]
    header_row: int

    @property
    def read(self) -> int:
        return len(self.rows)

    def picker(self, names: Sequence[str]) -> Callable[[Row], tuple[Taken, ...]]:
        """Takes the named columns out of a row; one that the file has not is null."""
        return _picker(self.columns, names)

    def by_first_key(self) -> Iterator[tuple[Taken, Iterator[Row]]]:
        """The rows that share the first column of the natural key, together."""
        first = self.picker(natural_key(self.table)[:1])
        return itertools.groupby(self.rows, key=lambda row: first(row)[0])


def read_batch(
    table: sa.Table[Any],
    path: Path,
    fields: Mapping[str, Field],
    directory: Directory,
    errors: ErrorLog,
    progress: Callable[[int], None] | None,
) -> Batch:
    """Reads the file and parses every row of it; blank and example rows are left out.

    Rows keep their numbers in the file. Raises `UnreadableFileError`.
    """
    names = names_of(table.name)
    number, header, lines = split_at_header(source_rows(path, table.name), names)
    placing = placing_of(number, header, names, errors)
    parse = _RowParser(
        placing,
        [(place, _Parser(fields[name], directory)) for name, place in placing.places.items()],
        form_of(path),
        references=frozenset(itertools.chain(*REFERENCES.get(table.name, ()), ("oktmo",))),
        errors=errors,
    )
    columns = tuple(placing.places)
    ordered = [
        (pair, _picker(columns, pair))
        for pair in ORDERED.get(table.name, ())
        if all(name in placing.places for name in pair)
    ]
    rows: list[Row] = []
    for number, cells in lines:
        first = _first_written(cells)
        if first is None:
            continue
        if (is_example_mark if first in placing.remarks else is_example)(cells[first]):
            continue
        row = Row(number, parse(number, cells, first))
        for pair, pick in ordered:
            _check_order(row, pair, pick(row), names, errors)
        rows.append(row)
        if progress is not None and len(rows) % ROWS_BETWEEN_REPORTS == 0:
            progress(len(rows))
    if progress is not None:
        progress(len(rows))
    pick_first = _picker(columns, natural_key(table)[:1])
    rows.sort(key=lambda row: str(pick_first(row)[0]))
    return Batch(table, columns, rows, placing.row)


def _picker(columns: Sequence[str], names: Sequence[str]) -> Callable[[Row], tuple[Taken, ...]]:
    places = [columns.index(name) if name in columns else None for name in names]
    if len(places) == 1 and (only := places[0]) is not None:
        return lambda row: (row.values[only],)
    if None not in places:
        take = operator.itemgetter(*places)
        return lambda row: take(row.values)
    return lambda row: tuple(None if place is None else row.values[place] for place in places)


def _first_written(cells: RawRow) -> int | None:
    for place, cell in enumerate(cells):
        if cell is not None and (not isinstance(cell, str) or cell.strip()):
            return place
    return None


class _Parser:
    """Parses cells of one column; a text met before is not parsed, nor kept, twice."""

    def __init__(self, field: Field, directory: Directory) -> None:
        self.field = field
        self._directory = directory
        self._remembered: dict[str, Value] = {}

    def __call__(self, raw: RawCell) -> Value:
        if not isinstance(raw, str):
            return parse_cell(self.field, raw, self._directory)
        if raw in self._remembered:
            return self._remembered[raw]
        value = parse_cell(self.field, raw, self._directory)
        if len(self._remembered) < _MOST_REMEMBERED:
            self._remembered[raw] = value
        return value


@dataclass(frozen=True)
class _RowParser:
    """From the cells of a row to its values; what is wrong with it goes into `errors`."""

    placing: Placing
    parsers: Sequence[tuple[int, _Parser]]
    form: Form
    references: frozenset[str]
    errors: ErrorLog

    @functools.cached_property
    def _untitled(self) -> Untitled:
        return Untitled(self.placing, self.errors)

    def __call__(self, number: int, cells: RawRow, first: int) -> tuple[Taken, ...]:
        if self.placing.untitled:
            self._untitled.check(cells)
        if len(cells) > self.placing.width:
            self._check_beyond(number, cells)
        values: list[Taken] = []
        refusals: list[tuple[str, CellRefusedError]] = []
        for place, parser in self.parsers:
            try:
                values.append(parser(cells[place] if place < len(cells) else None))
            except CellRefusedError as refusal:
                refusals.append((parser.field.name, refusal))
                values.append(Refused.CELL)
        if refusals:
            self._refuse(number, cells[first], first, refusals)
        return tuple(values)

    def _check_beyond(self, number: int, cells: RawRow) -> None:
        width = self.placing.width
        # A sheet has columns of its own accord; in a text file the delimiters may be wrong.
        if self.form is Form.WORKBOOK:
            self._untitled.check_beyond(cells)
        elif any(beyond(cells, width)):
            self.errors.add(
                number,
                None,
                ErrorCode.UNREADABLE_FILE,
                f"В строке ячеек больше, чем столбцов в заголовке ({width}). Проверьте "
                "разделители и кавычки.",
            )

    def _refuse(
        self,
        number: int,
        cell: RawCell,
        first: int,
        refusals: Sequence[tuple[str, CellRefusedError]],
    ) -> None:
        if not is_total(cell):
            for name, refusal in refusals:
                self.errors.add(number, name, refusal.code, refusal.message)
            return
        columns = {place: parser.field.name for place, parser in self.parsers}
        column = columns.get(first)
        refers = column in self.references
        self.errors.add(
            number,
            column,
            ErrorCode.UNKNOWN_REFERENCE if refers else ErrorCode.OUT_OF_RANGE,
            f"Строка похожа на итоговую ({quoted(str(cell).strip())}). Удалите её: итоги "
            "считает программа.",
        )


def _check_order(
    row: Row,
    pair: tuple[str, str],
    values: tuple[Taken, ...],
    names: ColumnNames,
    errors: ErrorLog,
) -> None:
    first, second = values
    if _exceeds(first, second):
        errors.add(
            row.number,
            pair[1],
            ErrorCode.OUT_OF_RANGE,
            f"{names.shown(pair[1])}: {quoted(second)} — меньше, чем {names.shown(pair[0])}: "
            f"{quoted(first)}. Исправьте.",
        )


def _exceeds(first: Taken, second: Taken) -> bool:
    if isinstance(first, date) and isinstance(second, date):
        return first > second
    numbers = int | Decimal
    return isinstance(first, numbers) and isinstance(second, numbers) and first > second


def check_duplicates(batch: Batch, errors: ErrorLog) -> None:
    """Marks every row whose natural key stands in an earlier row; a null equals a null."""
    key = natural_key(batch.table)
    if errors.header_refused and not set(key) <= set(batch.columns):
        return
    titles = column_titles(batch.table.name)
    pick = batch.picker(key)
    folded = key_folding(batch.table)
    for rows in _sharing_first_key(batch):
        seen: dict[tuple[Taken, ...], int] = {}
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
                    f"{first}. Оставьте одну из них.",
                )


def _sharing_first_key(batch: Batch) -> Iterator[Iterable[Row]]:
    """The rows in groups outside of which none has the same natural key, each as written."""
    if has_folded_key(batch.table):
        return iter([sorted(batch.rows, key=operator.attrgetter("number"))])
    return (rows for _, rows in batch.by_first_key())
