"""The rows of one file as values of one table, with everything wrong in them written down."""

from __future__ import annotations

import enum
import itertools
import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias

import sqlalchemy as sa

from data_sources.intake.cells import CellRefusedError, Value, parse_cell
from data_sources.intake.fields import ORDERED, Field
from data_sources.intake.reading import RawCell, RawRow, UnreadableFileError
from data_sources.intake.report import HEADER_ROW, ErrorCode, ErrorLog, quoted
from data_sources.schema import natural_key

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
    fields: Mapping[str, Field],
    raw_rows: Iterable[tuple[int, RawRow]],
    errors: ErrorLog,
    progress: Callable[[int], None] | None,
) -> Batch:
    """Parses every row; wholly blank ones are left out and keep their numbers."""
    lines = iter(raw_rows)
    header = _header(next(lines, (HEADER_ROW, ()))[1])
    places = _columns_of(header, fields, errors)
    parsers = [(place, _Parser(fields[name])) for name, place in places.items()]
    columns = tuple(places)
    ordered = [
        (pair, _picker(columns, pair))
        for pair in ORDERED.get(table.name, ())
        if all(name in places for name in pair)
    ]
    rows: list[Row] = []
    for number, cells in lines:
        if all(_is_empty(cell) for cell in cells):
            continue
        row = _row(number, cells, len(header), parsers, errors)
        for pair, pick in ordered:
            _check_order(row, pair, pick(row), errors)
        rows.append(row)
        if progress is not None and len(rows) % ROWS_BETWEEN_REPORTS == 0:
            progress(len(rows))
    if progress is not None:
        progress(len(rows))
    first = _picker(columns, natural_key(table)[:1])
    rows.sort(key=lambda row: str(first(row)[0]))
    return Batch(table, columns, rows)


def _picker(columns: Sequence[str], names: Sequence[str]) -> Callable[[Row], tuple[Taken, ...]]:
    places = [columns.index(name) if name in columns else None for name in names]
    if len(places) == 1 and (only := places[0]) is not None:
        return lambda row: (row.values[only],)
    if None not in places:
        take = operator.itemgetter(*places)
        return lambda row: take(row.values)
    return lambda row: tuple(None if place is None else row.values[place] for place in places)


def _is_empty(cell: RawCell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _header(cells: RawRow) -> tuple[str, ...]:
    names = ["" if cell is None else str(cell).strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise UnreadableFileError(
            "Первая строка файла пустая. В ней должны стоять названия столбцов.", HEADER_ROW
        )
    return tuple(names)


def _columns_of(
    header: Sequence[str], fields: Mapping[str, Field], errors: ErrorLog
) -> dict[str, int]:
    """Column -> its place in the file. Russian titles will be recognised here."""
    places: dict[str, int] = {}
    for place, written in enumerate(header):
        name = written.lower()
        if name not in fields:
            message = f"Столбец {quoted(written)} не известен. Уберите его. Известны: " + ", ".join(
                fields
            )
        elif name in places:
            message = f"Столбец {quoted(written)} встречается дважды. Оставьте один."
        else:
            places[name] = place
            continue
        errors.add(HEADER_ROW, written, ErrorCode.UNKNOWN_COLUMN, message)
    for field in fields.values():
        if field.required and field.name not in places:
            errors.add(
                HEADER_ROW,
                field.name,
                ErrorCode.MISSING_COLUMN,
                f"Нет обязательного столбца {quoted(field.name)}. Добавьте его.",
            )
    return places


class _Parser:
    """Parses cells of one column; a text met before is not parsed, nor kept, twice."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self._remembered: dict[str, Value] = {}

    def __call__(self, raw: RawCell) -> Value:
        if not isinstance(raw, str):
            return parse_cell(self.field, raw)
        if raw in self._remembered:
            return self._remembered[raw]
        value = parse_cell(self.field, raw)
        if len(self._remembered) < _MOST_REMEMBERED:
            self._remembered[raw] = value
        return value


def _row(
    number: int,
    cells: RawRow,
    width: int,
    parsers: Sequence[tuple[int, _Parser]],
    errors: ErrorLog,
) -> Row:
    if len(cells) > width and not all(_is_empty(cell) for cell in cells[width:]):
        errors.add(
            number,
            None,
            ErrorCode.UNREADABLE_FILE,
            f"В строке ячеек больше, чем столбцов в заголовке ({width}). Проверьте разделители "
            "и кавычки.",
        )
    values: list[Taken] = []
    for place, parser in parsers:
        try:
            values.append(parser(cells[place] if place < len(cells) else None))
        except CellRefusedError as refusal:
            errors.add(number, parser.field.name, refusal.code, refusal.message)
            values.append(Refused.CELL)
    return Row(number, tuple(values))


def _check_order(
    row: Row, pair: tuple[str, str], values: tuple[Taken, ...], errors: ErrorLog
) -> None:
    first, second = values
    if _exceeds(first, second):
        errors.add(
            row.number,
            pair[1],
            ErrorCode.OUT_OF_RANGE,
            f"{pair[1]} {quoted(second)} меньше, чем {pair[0]} {quoted(first)}. Исправьте.",
        )


def _exceeds(first: Taken, second: Taken) -> bool:
    if isinstance(first, date) and isinstance(second, date):
        return first > second
    return isinstance(first, int) and isinstance(second, int) and first > second


def check_duplicates(batch: Batch, errors: ErrorLog) -> None:
    """Marks every row whose natural key stands in an earlier row; a null equals a null."""
    key = natural_key(batch.table)
    if errors.header_refused and not set(key) <= set(batch.columns):
        return
    pick = batch.picker(key)
    for _, rows in batch.by_first_key():
        seen: dict[tuple[Taken, ...], int] = {}
        for row in rows:
            values = pick(row)
            if Refused.CELL in values:
                continue
            first = seen.setdefault(values, row.number)
            if first != row.number:
                errors.add(
                    row.number,
                    key[0],
                    ErrorCode.DUPLICATE_IN_FILE,
                    f"Та же запись ({', '.join(key)}) уже есть в строке {first}. "
                    "Оставьте одну из них.",
                )
