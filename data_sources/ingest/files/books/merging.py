"""Cells of a sheet that are merged: the first of them stands for each of the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from data_sources.ingest.files.raw import (
    MOST_COLUMNS,
    RawCell,
    RawLine,
    RawRow,
    UnreadableFileError,
    is_blank,
)

MOST_MERGED_AREAS: Final = 100_000
_MOST_CELLS_FILLED: Final = 20_000_000

TOO_MUCH_MERGED: Final = (
    "На листе слишком много объединённых ячеек. Отмените объединение или скопируйте таблицу в "
    "новую книгу."
)


@dataclass(frozen=True)
class MergedArea:
    """Rows are counted from 1, columns from 0; all four belong to the area."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


def in_order(areas: Iterable[MergedArea]) -> deque[MergedArea]:
    """The areas as `with_merged` takes them."""
    return deque(sorted(areas, key=lambda area: area.first_row))


def with_merged(lines: Iterable[RawLine], areas: deque[MergedArea]) -> Iterator[RawLine]:
    """The lines with what the areas put into them.

    The areas are taken in the order of their first rows; more may be appended until that row
    has been given. Raises `UnreadableFileError`.
    """
    now: list[tuple[MergedArea, RawCell]] = []
    filled = 0
    for line in lines:
        if not line.cells:
            yield line
            continue
        now = [(area, value) for area, value in now if area.last_row >= line.number]
        while areas and areas[0].first_row <= line.number:
            area = areas.popleft()
            value = _value_of(area, line)
            if not is_blank(value):
                now.append((area, value))
        filled += sum(_width(area) for area, _ in now)
        if len(now) > MOST_COLUMNS or filled > _MOST_CELLS_FILLED:
            raise UnreadableFileError(TOO_MUCH_MERGED, line.number)
        yield line._replace(merged=_filled(line.cells, now)) if now else line


def _value_of(area: MergedArea, line: RawLine) -> RawCell:
    """What the area stands for; nothing where its own first row has no values."""
    if area.first_row != line.number or area.first_column >= len(line.cells):
        return None
    return line.cells[area.first_column]


def _width(area: MergedArea) -> int:
    return min(area.last_column, MOST_COLUMNS - 1) - area.first_column + 1


def _filled(cells: RawRow, areas: Iterable[tuple[MergedArea, RawCell]]) -> RawRow:
    row = list(cells)
    for area, value in areas:
        end = area.first_column + _width(area)
        row.extend([None] * (end - len(row)))
        for place in range(area.first_column, end):
            if is_blank(row[place]):
                row[place] = value
    return tuple(row)
