"""OpenDocument texts: paragraphs, lists and table rows in their order, as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from xml.etree.ElementTree import Element

from data_sources.ingest.minutes.containers.bounds import bounded
from data_sources.ingest.minutes.containers.odt_styles import OdtStyles, name_of
from data_sources.ingest.minutes.containers.packages import BROKEN, DocumentPackage
from data_sources.ingest.minutes.containers.text import is_wrapped
from data_sources.ingest.minutes.refusal import NotMinutesError
from data_sources.ingest.minutes.text.script import Paragraph
from data_sources.ingest.minutes.text.typography import CELL_BREAK

_GONE: Final = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "note", "hidden-text", "ruby-text"}
)
_MOST_REPEATED: Final = 100
_NO_TEXT: Final = "В документе нет текста: откройте его и сохраните протокол как .docx."


def odt_paragraphs(package: DocumentPackage) -> tuple[Paragraph, ...]:
    """The paragraphs and table rows of an OpenDocument text."""
    content = package.tree("content.xml")
    if content is None:
        raise NotMinutesError(BROKEN)
    body = next((each for each in content.iter() if name_of(each) == "text" and len(each)), None)
    if body is None:
        raise NotMinutesError(_NO_TEXT)
    reader = _OdtReader(OdtStyles.of(content, package.tree("styles.xml")))
    try:
        found = tuple(bounded(reader.blocks(body)))
    except ValueError as cause:
        raise NotMinutesError(BROKEN) from cause
    if not is_wrapped([each.text for each in found if not each.is_row]):
        return found
    return tuple(replace(each, is_soft=not each.is_row) for each in found)


@dataclass(frozen=True)
class _OdtReader:
    """Reads blocks in their order."""

    styles: OdtStyles

    def blocks(self, parent: Element) -> Iterator[Paragraph]:
        for child in parent:
            kind = name_of(child)
            if kind in ("p", "h"):
                yield from self._paragraph(child, "")
            elif kind == "list":
                yield from self._list(child, "", ())
            elif kind == "table":
                yield from self._table(child)
            elif kind not in _GONE:
                yield from self.blocks(child)

    def _paragraph(self, element: Element, number: str) -> Iterator[Paragraph]:
        boxes: list[Element] = []
        is_unseen = self.styles.is_unseen(element)
        text = "" if is_unseen else "".join(self._letters(element, boxes))
        lines = text.split("\n")
        for at, line in enumerate(lines):
            yield Paragraph(number + line if at == 0 and text.strip() else line)
        for box in boxes:
            yield from self.blocks(box)

    def _letters(self, element: Element, boxes: list[Element]) -> Iterator[str]:
        yield " ".join((element.text or "").split("\n"))
        for child in element:
            kind = name_of(child)
            if kind == "s":
                yield " " * min(_whole(child, "c", 1), _MOST_REPEATED)
            elif kind == "tab":
                yield "\t"
            elif kind == "line-break":
                yield "\n"
            elif kind == "text-box":
                boxes.append(child)
            elif kind not in _GONE and not self.styles.is_unseen(child):
                yield from self._letters(child, boxes)
            yield " ".join((child.tail or "").split("\n"))

    def _list(
        self, element: Element, inherited: str, above: tuple[int, ...]
    ) -> Iterator[Paragraph]:
        """The items of a list with the numbers that are drawn before them."""
        style = _attribute(element, "style-name") or inherited
        depth = len(above) + 1
        count = self.styles.first_number(style, depth) - 1
        if _attribute(element, "continue-numbering") == "true":
            count = self.styles.reached.get((style, depth), count)
        for item in element:
            is_numbered = name_of(item) == "list-item"
            if is_numbered:
                count = _whole(item, "start-value", count + 1)
                self.styles.reached[style, depth] = count
            number = self.styles.number(style, (*above, count)) if is_numbered else ""
            for child in item:
                if name_of(child) == "list":
                    yield from self._list(child, style, (*above, count))
                elif name_of(child) in ("p", "h"):
                    yield from self._paragraph(child, number)
                    number = ""
                else:
                    yield from self.blocks(item)
                    break

    def _table(self, table: Element) -> Iterator[Paragraph]:
        merged: dict[int, tuple[str, int]] = {}
        for row in _rows(table):
            cells = [each for each in row if name_of(each) in ("table-cell", "covered-table-cell")]
            own = [each for each in cells if name_of(each) == "table-cell"]
            if len(cells) == 1 and own:
                yield from self.blocks(own[0])
                continue
            texts: list[str] = []
            for column, cell in enumerate(cells):
                text, left = merged.pop(column, ("", 0))
                if name_of(cell) == "table-cell":
                    lines = [each.text.replace("\t", " ").strip() for each in self.blocks(cell)]
                    text = CELL_BREAK.join(line for line in lines if line)
                    left = _whole(cell, "number-rows-spanned", 1)
                elif not left:
                    continue
                if left > 1:
                    merged[column] = (text, left - 1)
                texts += [text] * min(_whole(cell, "number-columns-repeated", 1), _MOST_REPEATED)
            for _ in range(min(_whole(row, "number-rows-repeated", 1), _MOST_REPEATED)):
                yield Paragraph("\t".join(texts), is_row=True)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if name_of(child) == "table-row":
            yield child
        elif name_of(child) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(child)


def _attribute(element: Element, name: str) -> str:
    return next(
        (text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), ""
    )


def _whole(element: Element, name: str, default: int) -> int:
    text = _attribute(element, name)
    return int(text[:6]) if text else default
