"""Word documents: paragraphs and tables in their order, numbers that Word only draws."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import docx
from docx.opc.exceptions import OpcError

from data_sources.protocols.containers.numbering import Numbering
from data_sources.protocols.containers.text import is_wrapped
from data_sources.protocols.refusal import NotMinutesError
from data_sources.protocols.text.script import Paragraph
from data_sources.protocols.text.typography import CELL_BREAK

_MOST_UNPACKED: Final = 150_000_000
_MOST_PARTS: Final = 5_000
_XML: Final = (".xml", ".rels")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE: Final = frozenset({f"{_W}del", f"{_W}moveFrom", _MC_FALLBACK, f"{_W}pPr", f"{_W}rPr"})
_BREAKS: Final = frozenset({f"{_W}br", f"{_W}cr"})
_SIGNS: Final = {f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_WHOLE_PAGE_CELL: Final = 1
_BROKEN: Final = "Документ не открывается: откройте его в Word и сохраните ещё раз как .docx."
_UNSAFE: Final = "Документ устроен небезопасно: откройте его в Word и сохраните ещё раз как .docx."
_TOO_LARGE: Final = "Документ слишком велик: оставьте в нём только текст протокола."
_LINE_END: Final = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


def docx_paragraphs(content: bytes) -> tuple[Paragraph, ...]:
    """The paragraphs and table rows of a Word document; refuses what may do harm."""
    _inspect(content)
    try:
        document = docx.Document(io.BytesIO(content))
        numbering = Numbering.of(document)
        body: Any = document.element.body
        found = tuple(_blocks(body, numbering))
        head = tuple(_header(document, numbering))
    except (
        OpcError,
        SyntaxError,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
        OSError,
    ) as cause:
        raise NotMinutesError(_BROKEN) from cause
    has_title = any("протокол" in re.sub(r"\s", "", each.text).lower() for each in found)
    whole = found if has_title else head + found
    if not is_wrapped([each.text for each in whole if not each.is_row]):
        return whole
    return tuple(replace(each, is_soft=not each.is_row) for each in whole)


def _inspect(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _MOST_UNPACKED:
                raise NotMinutesError(_TOO_LARGE)
            names = {part.filename for part in parts}
            if "word/vbaProject.bin" in names:
                raise NotMinutesError("В документе макросы: сохраните его как .docx без макросов.")
            if any(b"<!DOCTYPE" in package.read(p)[:4096] for p in parts if _is_xml(p.filename)):
                raise NotMinutesError(_UNSAFE)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError) as cause:
        raise NotMinutesError(_BROKEN) from cause


def _is_xml(name: str) -> bool:
    return name.lower().endswith(_XML)


def _header(document: Any, numbering: Numbering) -> Iterator[Paragraph]:
    section = document.sections[0]
    for header in (section.first_page_header, section.header):
        if not header.is_linked_to_previous:
            yield from _blocks(header._element, numbering)


def _blocks(parent: Any, numbering: Numbering) -> Iterator[Paragraph]:
    for child in parent.iterchildren():
        if child.tag == f"{_W}p":
            yield from _paragraph(child, numbering)
        elif child.tag == f"{_W}tbl":
            yield from _table(child, numbering)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child, numbering)


def _paragraph(element: Any, numbering: Numbering) -> Iterator[Paragraph]:
    boxes: list[Any] = []
    lines = "".join(_letters(element, boxes)).split("\n")
    number = numbering.number_of(element) if "".join(lines).strip() else ""
    for at, line in enumerate(lines):
        yield Paragraph(number + line if at == 0 else line)
    for box in boxes:
        yield from _blocks(box, numbering)


def _letters(element: Any, boxes: list[Any]) -> Iterator[str]:
    for child in element.iterchildren():
        tag = child.tag
        if tag in _GONE or not isinstance(tag, str):
            continue
        if tag == f"{_W}t":
            yield _LINE_END.sub(" ", child.text or "")
        elif tag in _BREAKS:
            yield "\n"
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == f"{_W}txbxContent":
            boxes.append(child)
        else:
            yield from _letters(child, boxes)


def _table(element: Any, numbering: Numbering) -> Iterator[Paragraph]:
    above: dict[int, str] = {}
    for row in element.iterchildren(f"{_W}tr", f"{_W}sdt"):
        cells = [cell for cell in row.iter(f"{_W}tc") if _table_of(cell) is element]
        if len(cells) == _WHOLE_PAGE_CELL:
            yield from _blocks(cells[0], numbering)
            continue
        texts = []
        column = 0
        for cell in cells:
            inside = [each.text.replace("\t", " ").strip() for each in _blocks(cell, numbering)]
            text = CELL_BREAK.join(line for line in inside if line)
            if _continues_above(cell):
                text = above.get(column, text)
            above[column] = text
            texts.append(text)
            column += _width(cell)
        yield Paragraph("\t".join(texts), is_row=True)


def _table_of(cell: Any) -> Any:
    parent = cell.getparent()
    while parent is not None and parent.tag != f"{_W}tbl":
        parent = parent.getparent()
    return parent


def _continues_above(cell: Any) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _width(cell: Any) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return int(span.get(f"{_W}val", "1")) if span is not None else 1
