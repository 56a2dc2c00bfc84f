"""Items of the agenda that stand in the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from data_sources.ingest.minutes.opening.agenda_item import Item
from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.outline.tables import TableColumn, columns_of, heads_questions
from data_sources.ingest.minutes.text.numbers import opening_of
from data_sources.ingest.minutes.text.ordinals import ROMAN
from data_sources.ingest.minutes.text.script import Line, Span

_OPENS: Final = {TableColumn.SPEAKER, TableColumn.NUMBER}
_LONE_NUMBER: Final = re.compile(
    rf"(?:вопрос\s?)?(?:№\s?)?(?:\d{{1,2}}|{ROMAN})[.)]?", re.IGNORECASE
)


def items_decided(sections: Sequence[Section]) -> list[Item]:
    """The items of a table that holds questions and their decisions side by side."""
    items: list[Item] = []
    for section in sections:
        rows = [line for line in (section.heading, *section.body) if line.is_row]
        if section.part is OutlinePart.DECIDED and any(map(heads_questions, rows)):
            gather_rows(section, items)
    return items


def gather_rows(section: Section, items: list[Item]) -> None:
    """Adds the items of the rows, their columns named by the first or in the usual order."""
    columns: tuple[TableColumn, ...] = ()
    rows = [line for line in (section.heading, *section.body) if line.is_row]
    for line in rows:
        named = columns_of(line)
        if heads_questions(line) or (TableColumn.SUBJECT in named and _OPENS & set(named)):
            columns = named
            continue
        cells = line.cells
        if len(cells) < 2 or (not columns and line is section.heading):
            continue
        if len(columns) != len(cells):
            columns = (
                TableColumn.NUMBER,
                TableColumn.SUBJECT,
                TableColumn.SPEAKER,
                TableColumn.OTHER,
            )[: len(cells)]
            if not _LONE_NUMBER.fullmatch(line.text[: cells[0][1] - cells[0][0]]):
                columns = (
                    TableColumn.SUBJECT,
                    TableColumn.SPEAKER,
                    *[TableColumn.OTHER] * len(cells),
                )[: len(cells)]
        spans = dict(zip(columns, cells, strict=True))
        subject = spans.get(TableColumn.SUBJECT)
        if subject is None or _LONE_NUMBER.fullmatch(line.text[_within(line, subject)]):
            continue
        if subject[0] == subject[1]:
            continue
        opening = opening_of(line.text[_within(line, subject)])
        start = subject[0] + (opening.end if opening else 0)
        item = Item(start, [(start, subject[1])])
        speaker = spans.get(TableColumn.SPEAKER)
        if speaker is not None and speaker[1] > speaker[0]:
            item.speech.append(speaker)
        items.append(item)


def _within(line: Line, span: Span) -> slice:
    """A span of the whole text as a part of the line."""
    return slice(span[0] - line.start, span[1] - line.start)
