"""The sheets of an OpenDocument spreadsheet (.ods)."""

from __future__ import annotations

import functools
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from openpyxl.xml.functions import iterparse

from data_sources.ingest.files.books.metered import Metered
from data_sources.ingest.files.books.open_cells import OFFICE, ROW, TABLE, month_styles
from data_sources.ingest.files.books.open_rows import content_of
from data_sources.ingest.files.books.packages import require_harmless_document
from data_sources.ingest.files.raw import UnreadableFileError
from data_sources.ingest.files.rows.tabular import Breakage, Content, Sheet

PART: Final = "content.xml"
_MOST_BYTES_READ: Final = 2 << 30
_SHEET: Final = f"{TABLE}table"
_STYLES: Final = f"{OFFICE}automatic-styles"
_FAMILY: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}family"
_NAME: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}name"
_DISPLAY: Final = f"{TABLE}display"
_BREAKAGE: Final = Breakage(
    (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        struct.error,
        ArithmeticError,
        AttributeError,
        EOFError,
        LookupError,
        NotImplementedError,
        OSError,
        RuntimeError,
        SyntaxError,  # what both XML parsers raise on text that is not XML
        TypeError,
        ValueError,
    ),
    "Книга .ods повреждена или под паролем. Откройте её, сохраните как .xlsx без пароля и "
    "загрузите снова.",
)


@dataclass(frozen=True)
class _Styles:
    hidden_sheets: frozenset[str]
    months: frozenset[str]


@contextmanager
def open_book_sheets(path: Path) -> Iterator[Sequence[Sheet]]:
    """The sheets of the spreadsheet, hidden ones too. Raises `UnreadableFileError`."""
    with ExitStack() as stack:
        with _BREAKAGE.told():
            package = stack.enter_context(zipfile.ZipFile(path))
            require_harmless_document(package)
            styles = _styles_of(package)
            found = list(_found_sheets(package))
            if len(found) * package.getinfo(PART).file_size > _MOST_BYTES_READ:
                raise UnreadableFileError(
                    "В книге .ods слишком много листов. Сохраните её как .xlsx."
                )
        yield [
            Sheet(
                title,
                style in styles.hidden_sheets,
                functools.partial(_content, package, place, styles.months),
            )
            for place, (title, style) in enumerate(found)
        ]


@contextmanager
def _content(package: zipfile.ZipFile, place: int, months: frozenset[str]) -> Iterator[Content]:
    with ExitStack() as stack:
        with _BREAKAGE.told():
            source = Metered(stack.enter_context(package.open(PART)))
            content = content_of(_inside(source, place), source, months)
        lines = stack.enter_context(closing(_BREAKAGE.told_of(content.lines)))
        yield Content(lines, content.hidden_columns, content.far_cells)


def _styles_of(package: zipfile.ZipFile) -> _Styles:
    with package.open(PART) as opened:
        for event, element in iterparse(Metered(opened), events=("start", "end")):
            if event == "end" and element.tag == _STYLES:
                hidden = {
                    str(style.get(_NAME))
                    for style in element
                    if style.get(_FAMILY) == "table"
                    and any(part.get(_DISPLAY) == "false" for part in style)
                }
                return _Styles(frozenset(hidden), month_styles(element))
            if element.tag == _SHEET:
                break
    return _Styles(frozenset(), frozenset())


def _found_sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str | None]]:
    with package.open(PART) as opened:
        depth = 0
        source = Metered(opened)
        for event, element in iterparse(source, events=("start", "end")):
            if element.tag == _SHEET and event == "start":
                if depth == 0:
                    yield str(element.get(f"{TABLE}name", "")), element.get(f"{TABLE}style-name")
                depth += 1
            elif element.tag == _SHEET:
                depth -= 1
            if event == "end" and (element.tag == ROW or not depth):
                source.given = 0
                element.clear()


def _inside(source: Metered, place: int) -> Iterator[tuple[str, Any]]:
    """The events of one sheet, those of the others left out."""
    at = -1
    depth = 0
    for event, element in iterparse(source, events=("start", "end")):
        if element.tag == _SHEET and event == "start":
            depth += 1
            at += depth == 1
        if at == place and depth:
            yield event, element
        elif event == "end" and (element.tag == ROW or not depth):
            source.given = 0
            element.clear()
        if element.tag == _SHEET and event == "end":
            depth -= 1
            if at == place and depth == 0:
                return
