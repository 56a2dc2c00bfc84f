"""What the columns of a table are, told by its first row."""

from __future__ import annotations

import enum
import re
from typing import Final

from data_sources.ingest.minutes.text.script import Line


class TableColumn(enum.Enum):
    """What a column holds."""

    NUMBER = enum.auto()
    DECISION = enum.auto()
    OWNER = enum.auto()
    TERM = enum.auto()
    SUBJECT = enum.auto()
    SPEAKER = enum.auto()
    PERSON = enum.auto()
    POST = enum.auto()
    VOTE = enum.auto()
    ITEM = enum.auto()
    OTHER = enum.auto()


_TITLES: Final = (
    (
        TableColumn.NUMBER,
        re.compile(r"(?:№|N|п/п|номер|пункт|№ ?п\.?/?п\.?)[ .]{0,2}(?:п\.?/?п\.?|пункта)?$", re.I),
    ),
    (TableColumn.OWNER, re.compile(r"ответств|исполнител|отв\.|кому|кто", re.I)),
    (TableColumn.TERM, re.compile(r"срок|дата исполнения|когда|до какого", re.I)),
    (TableColumn.VOTE, re.compile(r"голос|за\s?/\s?против", re.I)),
    (
        TableColumn.ITEM,
        re.compile(r"№ ?(?:пункта |вопроса )?повестки|пункт (?:повестки|№)|вопрос №", re.I),
    ),
    (
        TableColumn.DECISION,
        re.compile(r"решени|поручени|постанов|мероприяти|содержание|задач|что сделать", re.I),
    ),
    (TableColumn.SPEAKER, re.compile(r"докладчик|выступа|докладыва", re.I)),
    (TableColumn.SUBJECT, re.compile(r"вопрос|тема|повестк|наименование", re.I)),
    (TableColumn.PERSON, re.compile(r"ф\.? ?и\.? ?о|фамилия|участник|присутств|член", re.I)),
    (TableColumn.POST, re.compile(r"должност|место работы|организация|статус", re.I)),
)


def columns_of(line: Line) -> tuple[TableColumn, ...]:
    """What each column of a first row names."""
    return tuple(_column(line.text[a - line.start : b - line.start]) for a, b in line.cells)


def _column(title: str) -> TableColumn:
    if len(title) > 60:
        return TableColumn.OTHER
    return next((column for column, words in _TITLES if words.search(title)), TableColumn.OTHER)


def is_decision_header(line: Line) -> bool:
    """Whether a row heads a table of decisions: a decision beside its owner or its term."""
    if not line.is_row:
        return False
    columns = columns_of(line)
    return TableColumn.DECISION in columns and (
        TableColumn.OWNER in columns or TableColumn.TERM in columns
    )


def heads_questions(line: Line) -> bool:
    """Whether a table has the questions of the agenda beside their decisions."""
    return is_decision_header(line) and TableColumn.SUBJECT in columns_of(line)


def is_header(line: Line) -> bool:
    """Whether a row only names columns."""
    if not line.is_row:
        return False
    columns = columns_of(line)
    return len(columns) > 1 and columns.count(TableColumn.OTHER) == 0
