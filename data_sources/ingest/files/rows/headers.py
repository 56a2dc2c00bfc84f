"""Where the header of a file is and which columns of the table its cells name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from data_sources.database.schema import metadata
from data_sources.ingest.files.raw import RawCell, RawLine, RawRow, is_blank
from data_sources.ingest.files.report import quoted
from data_sources.ingest.files.rows.fields import fields_of
from data_sources.ingest.files.rows.header_words import ALSO_CALLED, normalized, without_unit
from data_sources.vocabulary.titles import column_titles

ROWS_SEARCHED: Final = 20
_LEAST_RECOGNISED: Final = 2
_LEAST_LIKENESS: Final = 70
_MOST_CANDIDATES: Final = 3


@dataclass(frozen=True)
class ColumnNames:
    """How the columns of one table may be called: by the schema or by their Russian titles."""

    titles: Mapping[str, str]
    by_text: Mapping[str, str]
    required: frozenset[str]

    def column_of(self, cell: RawCell) -> str | None:
        """The column that the header's cell names, None where it names none."""
        if not isinstance(cell, str):
            return None
        title = normalized(cell)
        return self.by_text.get(title) or self.by_text.get(without_unit(title))

    def shown(self, column: str) -> str:
        """The column as a message names it: «Название» / name."""
        title = self.titles.get(column)
        return f"{quoted(title)} / {column}" if title else quoted(column)

    def nearest(self, written: str) -> tuple[str, ...]:
        """Columns whose name or title is most like the written one, the likest first."""
        found = process.extract(
            normalized(written),
            list(self.by_text),
            scorer=fuzz.WRatio,
            limit=_MOST_CANDIDATES,
            score_cutoff=_LEAST_LIKENESS,
        )
        return tuple(dict.fromkeys(self.by_text[text] for text, _, _ in found))


def names_of(table_name: str) -> ColumnNames:
    """The names that a header of this table may use."""
    fields = fields_of(metadata.tables[table_name], {})
    titles = column_titles(table_name)
    # The schema's names come last: where a title is another column's name, the name wins.
    by_text = {normalized(word): name for name in fields for word in ALSO_CALLED.get(name, ())}
    by_text |= {without_unit(normalized(title)): name for name, title in titles.items()}
    by_text |= {normalized(titles[name]): name for name in fields if name in titles}
    by_text |= {normalized(name): name for name in fields}
    required = frozenset(name for name, field in fields.items() if field.required)
    return ColumnNames(titles, by_text, required)


def recognised(cells: RawRow, names: ColumnNames) -> int:
    """How many columns of the table the cells name; 0 where this cannot be the header."""
    found = {column for cell in cells if (column := names.column_of(cell)) is not None}
    if names.required <= found or len(found) >= _LEAST_RECOGNISED:
        return len(found)
    return 0


@dataclass(frozen=True)
class HeaderRow:
    """The header of a sheet: the number of its row (of two, the lower), and its titles.

    `above` are the written rows over it, `lines` those after it.
    """

    row: int
    cells: RawRow
    above: tuple[RawLine, ...]
    lines: Iterator[RawLine]


def head_of(lines: Iterator[RawLine], names: ColumnNames) -> HeaderRow | None:
    """The header and the rows around it; None where every row is blank.

    It is the first row, or the first two of which one is merged over the other, in which the
    table's columns are recognised; where there is none, the row that names at least one of
    them, and else the first that is not blank.
    """
    written: list[RawLine] = []
    for line in lines:
        if line.is_blank:
            continue
        written.append(line)
        if len(written) == 1:
            continue
        above, below = written[-2:]
        if titles := _of_two(above, below, names):
            return HeaderRow(below.number, titles, tuple(written[:-2]), lines)
        if recognised(above.cells, names) or len(written) > ROWS_SEARCHED:
            break
    if not written:
        return None
    place = _likeliest(written, names)
    head = written[place]
    rest = itertools.chain(written[place + 1 :], lines)
    return HeaderRow(head.number, head.cells, tuple(written[:place]), rest)


def _likeliest(written: Sequence[RawLine], names: ColumnNames) -> int:
    for place, line in enumerate(written):
        if recognised(line.cells, names):
            return place
    for place, line in enumerate(written):
        if any(names.column_of(cell) for cell in line.cells):
            return place
    return 0


def _of_two(above: RawLine, below: RawLine, names: ColumnNames) -> RawRow | None:
    """The titles of a header in two rows: each of them names columns that the other does not."""
    if below.number != above.number + 1:
        return None
    width = max(len(above.full), len(below.cells))
    titles: list[RawCell] = []
    from_above = from_below = False
    for place in range(width):
        own, over, spread = (
            row[place] if place < len(row) else None
            for row in (below.cells, above.cells, above.full)
        )
        together = f"{spread} {own}" if isinstance(spread, str) and isinstance(own, str) else None
        if names.column_of(own):
            from_below = True
            titles.append(own)
        elif names.column_of(together):
            from_above = from_below = True
            titles.append(together)
        elif names.column_of(over):
            from_above = True
            titles.append(over)
        else:
            titles.append(over if is_blank(own) else own)
    is_head = from_above and from_below
    more = recognised(tuple(titles), names) > recognised(above.cells, names)
    return tuple(titles) if is_head and more else None


def liking_of(names: ColumnNames, rows: Sequence[RawRow]) -> int:
    """How many columns the likeliest header among the rows names."""
    return max((recognised(cells, names) for cells in rows[: ROWS_SEARCHED * 2]), default=0)
