"""RTF: its control words followed as far as they say what a person sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from data_sources.ingest.minutes.containers.bounds import bounded
from data_sources.ingest.minutes.containers.rtf_words import Event, events
from data_sources.ingest.minutes.containers.text import is_wrapped
from data_sources.ingest.minutes.text.script import Paragraph
from data_sources.ingest.minutes.text.typography import CELL_BREAK

_WHOLE_PAGE_CELL: Final = 1


def rtf_paragraphs(content: bytes) -> tuple[Paragraph, ...]:
    """The paragraphs and table rows of an RTF document."""
    found = tuple(bounded(_paragraphs(events(content))))
    if not is_wrapped([each.text for each in found if not each.is_row]):
        return found
    return tuple(replace(each, is_soft=not each.is_row) for each in found)


def _paragraphs(parts: Iterable[Event | str]) -> Iterator[Paragraph]:
    """Lines as paragraphs; those before the end of a cell are the cell, cells are a row."""
    line: list[str] = []
    lines: list[str] = []
    cells: list[str] = []
    in_table = False
    for part in parts:
        if isinstance(part, str):
            line.append(part)
        elif part is Event.LINE:
            lines.append("".join(line))
            line = []
            if not in_table and not cells:
                yield from map(Paragraph, lines)
                lines = []
        elif part is Event.CELL:
            lines.append("".join(line))
            cells.append(CELL_BREAK.join(each.strip() for each in lines if each.strip()))
            line, lines = [], []
        elif part is Event.ROW:
            if len(cells) == _WHOLE_PAGE_CELL:
                yield from map(Paragraph, cells[0].split(CELL_BREAK))
            elif cells:
                yield Paragraph("\t".join(cell.replace("\t", " ") for cell in cells), is_row=True)
            cells = []
        else:
            in_table = part is Event.IN_TABLE
            if not in_table and not cells:
                yield from map(Paragraph, lines)
                lines = []
    rest = [*cells, *lines, "".join(line)]
    yield from (Paragraph(each) for each in rest if each.strip())
