"""The points of a block of decisions that is a table."""

from __future__ import annotations

import re
from typing import Final

from data_sources.ingest.minutes.outline.tables import (
    TableColumn,
    columns_of,
    is_decision_header,
    is_header,
)
from data_sources.ingest.minutes.points.marks import Mark, MarkKind, find_marks, without_control
from data_sources.ingest.minutes.points.raw_points import Block, RawPoint, take_vote
from data_sources.ingest.minutes.points.votes import is_vote_head
from data_sources.ingest.minutes.text.numbers import opening_of
from data_sources.ingest.minutes.text.script import Line, Script, Span

_BLANK_CELL: Final = re.compile(r"[-_.\s]{0,60}|н/д|нет")
_LONE_ITEM: Final = re.compile(r"\s?(?:вопрос\s?)?(?:№\s?)?(?P<number>\d{1,2})[.)]?\s?", re.I)
_ITEM_ROW: Final = re.compile(r"(?:вопрос\s?(?:№\s?)?)?(?P<number>\d{1,2})[.)]?\s", re.IGNORECASE)


class TableReader:
    """Reads a block whose points are rows of a table."""

    def __init__(self, script: Script, block: Block) -> None:
        self._script = script
        self._block = block
        self._columns = block.columns
        self._item = block.section.item
        self._questions = 0

    def read(self) -> None:
        """Adds the rows of the block as points."""
        if is_decision_header(self._block.section.heading):
            self._columns = columns_of(self._block.section.heading)
        for line in self._block.section.body:
            if not line.is_row:
                self._take_line(line)
            elif is_decision_header(line) or (is_header(line) and not self._columns):
                self._columns = columns_of(line)
            else:
                self._take_row(line)
        self._block.columns = self._columns

    def _take_line(self, line: Line) -> None:
        if take_vote(line, self._block.votes) is not None or is_vote_head(line.text):
            return
        if self._columns and (found := _ITEM_ROW.match(line.text)):
            self._item = int(found["number"])
        elif not self._block.points and not self._columns:
            self._block.preamble.append((line.start, line.end))

    def _take_row(self, line: Line) -> None:
        cells = line.cells
        columns = self._columns if len(self._columns) == len(cells) else _guessed(len(cells))
        named: dict[TableColumn, Span] = {}
        for column, cell in zip(columns, cells, strict=True):
            if not _BLANK_CELL.fullmatch(self._script.shown, *cell):
                named.setdefault(column, cell)
        if TableColumn.SUBJECT in named:
            self._questions += 1
            self._item = self._stated_item(named[TableColumn.SUBJECT]) or self._questions
        if TableColumn.DECISION not in named:
            return
        point = RawPoint(None, item=self._item)
        start, end = named[TableColumn.DECISION]
        opening = opening_of(self._script.shown[start:end])
        if opening is not None:
            start += opening.end
        if TableColumn.NUMBER in named:
            own = opening_of(
                self._script.shown[slice(*named[TableColumn.NUMBER])].rstrip(".) ") + ". Х"
            )
            opening = own or opening
        point.opening = opening
        self._block.points.append(point)
        self._add_text(point, start, end)
        for column, kind in (
            (TableColumn.OWNER, MarkKind.OWNER),
            (TableColumn.TERM, MarkKind.TERM),
        ):
            if column in named:
                self._add_cell(point, kind, *named[column])
        if TableColumn.VOTE in named:
            begin, stop = named[TableColumn.VOTE]
            take_vote(line.cut(begin, stop), self._block.votes)

    def _stated_item(self, cell: Span) -> int | None:
        """The number of the question, where the cell holds no more."""
        found = _LONE_ITEM.fullmatch(self._script.shown[slice(*cell)])
        return int(found["number"]) if found else None

    def _add_text(self, point: RawPoint, start: int, end: int) -> None:
        for mark in find_marks(self._script.shown, start, end):
            if mark.start > start:
                point.text.append((start, mark.start))
            point.marks.extend(without_control([mark]))
            start = mark.end
        if start < end:
            point.text.append((start, end))

    def _add_cell(self, point: RawPoint, kind: MarkKind, start: int, end: int) -> None:
        marks = list(find_marks(self._script.shown, start, end))
        stop = marks[0].start if marks else end
        if stop > start:
            point.marks.append(Mark(kind, start, stop, start, stop))
        point.marks.extend(without_control(marks))


def _guessed(count: int) -> tuple[TableColumn, ...]:
    """The usual order of columns where the table does not name them."""
    usual = (TableColumn.NUMBER, TableColumn.DECISION, TableColumn.OWNER, TableColumn.TERM)
    if count == len(usual):
        return usual
    return (
        usual[1 : count + 1]
        if count < len(usual)
        else usual + (TableColumn.OTHER,) * (count - len(usual))
    )
