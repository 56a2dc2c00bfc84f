"""Tables of decisions in a PDF: rows told by where their cells stand on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from data_sources.ingest.minutes.text.script import Paragraph

Chunk: TypeAlias = tuple[int, str]

_HEADER: Final = re.compile(
    r"(?=.{0,200}(?:решени|поручени|мероприяти|содержание))(?=.{0,200}(?:ответств"
    r"|исполнит))(?=.{0,200}срок)[^:.]{0,200}$",
    re.IGNORECASE,
)
_CHUNK: Final = re.compile(r"\S{1,200}(?: \S{1,200}){0,200}")
_SLACK: Final = 2
_LEAST_COLUMNS: Final = 3


@dataclass
class _PdfRow:
    """A row as it is gathered: the words of each column."""

    cells: list[list[str]]

    def paragraph(self) -> Paragraph:
        return Paragraph("\t".join(" ".join(cell) for cell in self.cells), is_row=True)


def has_table(lines: Sequence[str]) -> bool:
    """Whether a line names the columns of a table of decisions."""
    return any(_HEADER.match(line.strip()) for line in lines)


def with_rows(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Lines laid out as on the page, those of a table as its rows."""
    starts: tuple[int, ...] = ()
    row: _PdfRow | None = None
    for line in lines:
        chunks = [(found.start(), found[0]) for found in _CHUNK.finditer(line)]
        is_header = bool(_HEADER.match(line.strip())) and len(chunks) >= _LEAST_COLUMNS
        if row is not None and (
            is_header or not _belongs(chunks, starts) or _opens(chunks, starts)
        ):
            yield row.paragraph()
            row = (
                None
                if not (is_header or _belongs(chunks, starts))
                else _PdfRow([[] for _ in starts])
            )
            starts = starts if row is not None else ()
        if is_header:
            starts = tuple(start for start, _ in chunks)
            row = _PdfRow([[] for _ in starts])
        if row is None:
            yield Paragraph(line.strip(), is_soft=True)
            continue
        for start, words in chunks:
            row.cells[_column(start, starts)].append(words)
    if row is not None:
        yield row.paragraph()


def _column(start: int, starts: tuple[int, ...]) -> int:
    return max((at for at, edge in enumerate(starts) if edge <= start + _SLACK), default=0)


def _belongs(chunks: Sequence[Chunk], starts: tuple[int, ...]) -> bool:
    """Whether a line fits between the edges of the columns."""
    if not chunks or len(starts) < _LEAST_COLUMNS:
        return False
    for start, words in chunks:
        column = _column(start, starts)
        edge = starts[column + 1] if column + 1 < len(starts) else None
        if edge is not None and start + len(words) > edge + _SLACK:
            return False
    return True


def _opens(chunks: Sequence[Chunk], starts: tuple[int, ...]) -> bool:
    """Whether a line begins a row: something stands in its first column."""
    return _column(chunks[0][0], starts) == 0
