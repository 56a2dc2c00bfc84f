"""Rows among the data that are none: examples, totals, numbers of columns, signatures, notes."""

from __future__ import annotations

import re
from typing import Final

from data_sources.ingest.files.raw import RawCell, RawLine, RawRow, is_blank

_EXAMPLE_MARK: Final = re.compile(r"\s*пример(?!\w)", re.IGNORECASE)
_EXAMPLE: Final = re.compile(r"\s*пример\s*(?:[:.—–-]|$)", re.IGNORECASE)
_TOTAL: Final = re.compile(
    r"\s*(?:итого(?!\w)|(?:всего|сумма|итог|общий\s+итог)\s*(?:$|[:.,(–—-]|(?:по|за|на)\s))",
    re.IGNORECASE,
)
_FOOT: Final = re.compile(
    r"_{3,}|^\s*(?:"
    r"(?:исполнител|исп\.|составил|подготовил|заполнил|проверил|отв\.|ответственн|согласован"
    r"|утвержда|подпис|м\.\s*п\.|тел\.|телефон|т\.\s*[0-9(+]|e-?mail|эл\.|дата(?:\s|:|$)"
    r"|\(подпись|\(фио|\(ф\.)"
    r"|\*|<\*>|[¹²³]|примечани[ея]|пояснени[ея]|источник|справочно|сноск"
    r")",
    re.IGNORECASE,
)
_POST: Final = re.compile(
    r"\s*(?:и\.\s*о\.\s*)?(?:директор|начальник|руководител|заведующ|зав\.|заместител|зам\."
    r"|методист|специалист|главный|глава|председател|секретар|инспектор|консультант|эксперт)",
    re.IGNORECASE,
)
_LEAST_NUMBERED: Final = 3


def is_example_mark(cell: RawCell) -> bool:
    """The cell of the column for remarks says that its row is the template's example."""
    return isinstance(cell, str) and _EXAMPLE_MARK.match(cell) is not None


def is_example(cell: RawCell) -> bool:
    """The first written cell of a row says so; «Примерная программа» and the like do not."""
    return isinstance(cell, str) and _EXAMPLE.match(cell) is not None


def is_total(cell: RawCell) -> bool:
    """The first written cell of a row begins as people begin their totals."""
    return isinstance(cell, str) and _TOTAL.match(cell) is not None


def is_numbering(cells: RawRow) -> bool:
    """The row under a header that numbers the columns: 1, 2, 3 …"""
    written = [str(cell).strip().removesuffix(".0") for cell in cells if not is_blank(cell)]
    numbers = [str(number) for number in range(1, len(written) + 1)]
    return len(written) >= _LEAST_NUMBERED and written == numbers


def begins_foot(line: RawLine, *, after_blank: bool) -> bool:
    """What is written under a table: who signs it, whom to call, a note.

    A post alone begins it only where a blank row parts it from the table; so does a text
    merged over the whole row.
    """
    texts = [cell for cell in line.cells if isinstance(cell, str) and cell.strip()]
    if any(_FOOT.search(text) for text in texts):
        return True
    if len(texts) == 1 and _is_merged_over_row(line, texts[0]):
        return True
    return after_blank and bool(texts) and _POST.match(texts[0]) is not None


def _is_merged_over_row(line: RawLine, text: str) -> bool:
    written = [cell for cell in line.full if not is_blank(cell)]
    return len(written) >= _LEAST_NUMBERED and all(cell == text for cell in written)
