"""Where the header of a file is and which columns of the table its cells name."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz, process

from data_sources.intake.fields import fields_of
from data_sources.intake.raw import RawCell, RawRow, UnreadableFileError, is_blank
from data_sources.intake.report import quoted
from data_sources.schema import metadata
from data_sources.schema.titles import column_titles

ROWS_SEARCHED: Final = 20
REMARK: Final = "Пометка"
REASON: Final = "Причина отказа"
_LEAST_RECOGNISED: Final = 2
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_LEAST_LIKENESS: Final = 70
_MOST_CANDIDATES: Final = 3


def normalized(text: str) -> str:
    """A title without what people vary: case, ё, spaces and line ends, a final `*` or `:`."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold().replace("ё", "е")
    return " ".join(plain.split()).rstrip("*: ")


_ALSO_CALLED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"oktmo": ("ОКТМО", "Муниципалитет", "Код ОКТМО", "МО"), "organization_code": ("Организация",)}
)
"""What offices put above the codes of a territory and an organisation, whatever the table."""

_IGNORED: Final = frozenset({normalized(REMARK), normalized(REASON)})


@dataclass(frozen=True)
class ColumnNames:
    """How the columns of one table may be called: by the schema or by their Russian titles."""

    titles: Mapping[str, str]
    by_text: Mapping[str, str]
    required: frozenset[str]

    def column_of(self, cell: RawCell) -> str | None:
        """The column that the header's cell names, None where it names none."""
        return self.by_text.get(normalized(cell)) if isinstance(cell, str) else None

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
    by_text = {normalized(word): name for name in fields for word in _ALSO_CALLED.get(name, ())}
    by_text |= {normalized(titles[name]): name for name in fields if name in titles}
    by_text |= {normalized(name): name for name in fields}
    required = frozenset(name for name, field in fields.items() if field.required)
    return ColumnNames(titles, by_text, required)


def is_ignored(cell: RawCell) -> bool:
    """The cell titles a column for people's own remarks, which no table has."""
    return isinstance(cell, str) and normalized(cell) in _IGNORED


def recognised(cells: RawRow, names: ColumnNames) -> int:
    """How many columns of the table the cells name; 0 where this cannot be the header."""
    found = {column for cell in cells if (column := names.column_of(cell)) is not None}
    if names.required <= found or len(found) >= _LEAST_RECOGNISED:
        return len(found)
    return 0


def split_at_header(
    lines: Iterator[tuple[int, RawRow]], names: ColumnNames
) -> tuple[int, RawRow, Iterator[tuple[int, RawRow]]]:
    """The header's number, the header, and the rows after it; what stands above is dropped.

    It is the first row in which the table's columns are recognised; where there is none, the
    row that names at least one of them, and else the first that is not blank. Raises
    `UnreadableFileError` for a file of blank rows.
    """
    written: list[tuple[int, RawRow]] = []
    place: int | None = None
    for number, cells in lines:
        if all(is_blank(cell) for cell in cells):
            continue
        written.append((number, cells))
        if recognised(cells, names):
            place = len(written) - 1
            break
        if len(written) == ROWS_SEARCHED:
            break
    if not written:
        raise UnreadableFileError("В файле нет ни одной заполненной строки.", 1)
    if place is None:
        named = (
            place
            for place, (_, cells) in enumerate(written)
            if any(names.column_of(cell) for cell in cells)
        )
        place = next(named, 0)
    number, header = written[place]
    return number, header, itertools.chain(written[place + 1 :], lines)


def liking_of(names: ColumnNames, rows: Sequence[RawRow]) -> int:
    """How many columns the likeliest header among the rows names."""
    return max((recognised(cells, names) for cells in rows[: ROWS_SEARCHED * 2]), default=0)
