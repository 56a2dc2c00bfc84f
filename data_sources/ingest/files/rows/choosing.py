"""Which sheets of a workbook are the table's, and what is said of the others."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.ingest.files.raw import RawLine, UnreadableFileError, is_blank
from data_sources.ingest.files.report import quoted
from data_sources.ingest.files.rows.header_words import normalized
from data_sources.ingest.files.rows.headers import ColumnNames, HeaderRow, head_of, recognised
from data_sources.ingest.files.rows.tabular import Sheet
from data_sources.vocabulary.titles import table_title

_EXPLAIN: Final = frozenset({"инструкция", "паспорт", "определения", "списки"})
_LONGEST_TITLE: Final = 31
"""Excel cuts the name of a sheet here."""

_ROWS_PROBED: Final = 100
_MOST_TITLES_NAMED: Final = 20
_NO_TABLE: Final = "В книге нет листа с таблицей."


@dataclass(frozen=True)
class Chosen:
    """The sheets to read, in their order, and sentences about all that is not as it looks."""

    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class _Probe:
    """What the opening of a sheet shows; no `head` where it is blank."""

    sheet: Sheet
    head: HeaderRow | None
    names: ColumnNames

    @property
    def title(self) -> str:
        return normalized(self.sheet.title or "")

    @property
    def found(self) -> frozenset[str]:
        cells = self.head.cells if self.head else ()
        return frozenset(column for cell in cells if (column := self.names.column_of(cell)))

    @property
    def is_whole(self) -> bool:
        return self.names.required <= self.found

    @property
    def is_recognised(self) -> bool:
        return self.head is not None and recognised(self.head.cells, self.names) > 0

    @property
    def explains(self) -> bool:
        return self.title in _EXPLAIN

    @property
    def is_misspelt(self) -> bool:
        """Every column that is missing seems to stand there under another title."""
        if self.head is None or not self.is_recognised or self.explains:
            return False
        alike = {
            column
            for cell in self.head.cells
            if isinstance(cell, str) and not is_blank(cell) and not self.names.column_of(cell)
            for column in self.names.nearest(cell)
        }
        return self.names.required - self.found <= alike


def sheets_of_table(sheets: Sequence[Sheet], table_name: str, names: ColumnNames) -> Chosen:
    """Every sheet that has the table's header.

    That is each with all of the required columns, each where they only seem to be misspelt,
    and the one called like the table. Where there is none, it is those that have some of the
    columns, and else the first that is not there to explain. Raises `UnreadableFileError`.
    """
    probes = [_Probe(sheet, _head(sheet, names), names) for sheet in sheets]
    own = {normalized(table_name), normalized(table_title(table_name)[:_LONGEST_TITLE])}
    whole = [probe for probe in probes if probe.is_whole]
    chosen = [
        probe
        for probe in probes
        if probe.is_whole or probe.is_misspelt or (probe.title in own and probe.head)
    ]
    if not whole and not chosen:
        possible = [probe for probe in probes if not probe.explains]
        chosen = [probe for probe in possible if probe.is_recognised] or _first(possible)
    if not chosen:
        raise UnreadableFileError(_NO_TABLE)
    read = [probe.sheet for probe in chosen]
    return Chosen(
        tuple(read),
        (
            *_unread(probes, read),
            *(
                f"Лист {quoted(sheet.title)} скрыт; он прочитан."
                for sheet in read
                if sheet.is_hidden
            ),
        ),
    )


def _head(sheet: Sheet, names: ColumnNames) -> HeaderRow | None:
    with sheet.read() as content:
        return head_of(_opening(content.lines), names)


def _opening(lines: Iterator[RawLine]) -> Iterator[RawLine]:
    """The first rows, and the first written one however far down it stands."""
    for line in lines:
        if not line.is_blank:
            yield line
            yield from itertools.islice(lines, _ROWS_PROBED)
            return


def _first(probes: Sequence[_Probe]) -> list[_Probe]:
    """The first that has something written, before the first that is seen, before the first."""
    written = [probe for probe in probes if probe.head]
    seen = [probe for probe in written or probes if not probe.sheet.is_hidden]
    return (seen or written or list(probes))[:1]


def _unread(probes: Sequence[_Probe], read: Sequence[Sheet]) -> Iterator[str]:
    """One sentence for all the sheets that were not read for one reason."""
    reasons: defaultdict[str, list[Sheet]] = defaultdict(list)
    for probe in probes:
        if probe.sheet not in read:
            reasons[_reason(probe)].append(probe.sheet)
    for reason, sheets in reasons.items():
        titles = ", ".join(
            quoted(sheet.title) + (" (скрыт)" if sheet.is_hidden else "")
            for sheet in sheets[:_MOST_TITLES_NAMED]
        )
        if (rest := len(sheets) - _MOST_TITLES_NAMED) > 0:
            titles += f" и ещё {rest}"
        are = "Лист {} не прочитан" if len(sheets) == 1 else "Листы {} не прочитаны"
        yield f"{are.format(titles)}: {reason}."


def _reason(probe: _Probe) -> str:
    if probe.head is None:
        return "нет заполненных ячеек"
    missing = probe.names.required - probe.found
    shown = [title for name, title in probe.names.titles.items() if name in missing]
    return f"нет {'столбца' if len(shown) == 1 else 'столбцов'} {', '.join(map(quoted, shown))}"
