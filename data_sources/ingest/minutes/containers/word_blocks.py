"""The paragraphs and rows of a part of a Word document, without what a person does not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from data_sources.ingest.minutes.containers.numbering import Numbering
from data_sources.ingest.minutes.containers.word_visibility import Visibility
from data_sources.ingest.minutes.text.script import Paragraph
from data_sources.ingest.minutes.text.typography import CELL_BREAK

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES: Final = f"{_MC}AlternateContent"
_GONE: Final = frozenset(
    f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "instrText", "delText")
)
_WRAPPERS: Final = frozenset(
    f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_BREAKS: Final = frozenset({f"{_W}br", f"{_W}cr"})
_SIGNS: Final = {
    f"{_W}tab": "\t",
    f"{_W}ptab": "\t",
    f"{_W}noBreakHyphen": "-",
    f"{_W}softHyphen": "",
}
_LINE_END: Final = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True)
class WordBlocks:
    """Reads blocks in their order; the numbers of lists are counted on the way."""

    numbering: Numbering
    visibility: Visibility

    def of(self, parent: Element) -> Iterator[Paragraph]:
        """The paragraphs and the rows of the tables in a body, a cell or a text box."""
        carried = ""
        for child in _blocks_in(parent):
            if child.tag == f"{_W}tbl":
                if carried:
                    yield Paragraph(carried)
                    carried = ""
                yield from self._table(child)
                continue
            boxes: list[Element] = []
            text = "".join(self._letters(child, child, boxes))
            if text.strip():
                text = (self.numbering.number_of(child) if not carried else "") + text
            text = carried + text
            if self.visibility.is_joined(child):
                carried = text
            else:
                carried = ""
                yield from (Paragraph(line) for line in text.split("\n"))
            for box in boxes:
                yield from self.of(box)
        if carried:
            yield Paragraph(carried)

    def _letters(self, element: Element, paragraph: Element, boxes: list[Element]) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in _GONE or (tag == f"{_W}r" and self.visibility.is_unseen(child, paragraph)):
                continue
            if tag == f"{_W}t":
                yield _LINE_END.sub(" ", child.text or "")
            elif tag in _BREAKS:
                yield "\n"
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == f"{_W}txbxContent":
                boxes.append(child)
            elif tag == _ALTERNATIVES:
                chosen = _chosen(child)
                if chosen is not None:
                    yield from self._letters(chosen, paragraph, boxes)
            else:
                yield from self._letters(child, paragraph, boxes)

    def _table(self, table: Element) -> Iterator[Paragraph]:
        above: dict[int, str] = {}
        for row in _inside(table, f"{_W}tr"):
            if _is_gone(row.find(f"{_W}trPr"), ("del", "hidden")):
                continue
            cells = [
                cell
                for cell in _inside(row, f"{_W}tc")
                if not _is_gone(cell.find(f"{_W}tcPr"), ("cellDel",))
            ]
            if len(cells) == 1:
                yield from self.of(cells[0])
                continue
            texts = []
            column = 0
            for cell in cells:
                inside = [each.text.replace("\t", " ").strip() for each in self.of(cell)]
                text = CELL_BREAK.join(line for line in inside if line)
                if _continues_above(cell):
                    text = above.get(column, text)
                above[column] = text
                texts.append(text)
                column += _width(cell)
            yield Paragraph("\t".join(texts), is_row=True)


def _blocks_in(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of a part, also those in content controls."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks_in(child)
        elif child.tag == _ALTERNATIVES:
            chosen = _chosen(child)
            if chosen is not None:
                yield from _blocks_in(chosen)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _chosen(alternatives: Element) -> Element | None:
    """The first of several forms of one thing: what it holds is read once."""
    choice = alternatives.find(f"{_MC}Choice")
    return choice if choice is not None else alternatives.find(f"{_MC}Fallback")


def _is_gone(properties: Element | None, names: tuple[str, ...]) -> bool:
    return properties is not None and any(
        properties.find(f"{_W}{name}") is not None for name in names
    )


def _continues_above(cell: Element) -> bool:
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _width(cell: Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return int(span.get(f"{_W}val", "1")) if span is not None else 1
