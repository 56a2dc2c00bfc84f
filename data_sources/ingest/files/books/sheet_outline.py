"""What a sheet of a workbook says around its rows: hidden columns, merged cells, and its end."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from openpyxl.utils.cell import range_boundaries

from data_sources.ingest.files.books.merging import MOST_MERGED_AREAS, TOO_MUCH_MERGED, MergedArea
from data_sources.ingest.files.books.metered import PIECE
from data_sources.ingest.files.raw import MOST_COLUMNS, UnreadableFileError

_EDGE: Final = 256
_MOST_HEAD: Final = 1 << 20
_TEXT: Final = re.compile(rb"[^>]</")
_OPENING: Final = re.compile(rb"<(?:[^<>/:]+:)?sheetData[\s/>]")
_CLOSING: Final = re.compile(rb"</(?:[^<>/:]+:)?sheetData\s*>")
_COLUMNS: Final = re.compile(rb"<(?:[^<>/:\s]+:)?col\s([^<>]*)>")
_ATTRIBUTE: Final = re.compile(rb"([a-zA-Z]+)\s*=\s*[\"']([^\"']*)[\"']")
_MERGED: Final = re.compile(
    rb"<(?:[^<>/:\s]+:)?mergeCell\s[^<>]*?ref\s*=\s*[\"']([A-Z]+[0-9]+:[A-Z]+[0-9]+)[\"']"
)
_TRUE: Final = (b"1", b"true")


@dataclass(frozen=True)
class Outline:
    """So many bytes of the sheet's part hold all of its values; columns are counted from 0."""

    end: int
    hidden_columns: frozenset[int]
    merged: tuple[MergedArea, ...]


def outline_of(package: zipfile.ZipFile, part: str) -> Outline:
    """Reads the part to its end, where the package says whether it is what was once written.

    Sheets are formatted far beyond their values, and say only after them what is merged.
    Raises `UnreadableFileError`.
    """
    end = 0
    read = 0
    head = b""
    edge = b""
    is_open = False
    is_closed = False
    areas: set[bytes] = set()
    with package.open(part) as content:
        while piece := content.read(PIECE):
            read += len(piece)
            looked_at = edge + piece
            edge = looked_at[-_EDGE:]
            if not is_open and len(head) < _MOST_HEAD:
                head += piece
                is_open = _OPENING.search(looked_at) is not None
            if not is_closed:
                closing = _CLOSING.search(looked_at)
                if _TEXT.search(looked_at, 0, closing.start() if closing else len(looked_at)):
                    end = read
                is_closed = closing is not None
            if is_closed:
                areas.update(_MERGED.findall(looked_at))
                if len(areas) > MOST_MERGED_AREAS:
                    raise UnreadableFileError(TOO_MUCH_MERGED)
    # What was given to the parser last may have been read only in part.
    return Outline(end + PIECE, _hidden_columns(head), tuple(map(_area, areas)))


def _hidden_columns(head: bytes) -> frozenset[int]:
    opening = _OPENING.search(head)
    return frozenset(_hidden_in(head[: opening.start() if opening else len(head)]))


def _hidden_in(head: bytes) -> Iterator[int]:
    for found in _COLUMNS.finditer(head):
        told = dict(_ATTRIBUTE.findall(found[1]))
        if told.get(b"hidden") in _TRUE:
            first, last = int(told.get(b"min", b"0")), int(told.get(b"max", b"0"))
            yield from range(max(first, 1) - 1, min(last, MOST_COLUMNS))


def _area(reference: bytes) -> MergedArea:
    first_column, first_row, last_column, last_row = range_boundaries(reference.decode())
    return MergedArea(int(first_row), int(last_row), int(first_column) - 1, int(last_column) - 1)
