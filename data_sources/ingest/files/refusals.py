"""How a cell is refused, and how its contents are shown in the sentence that says so."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from data_sources.ingest.files.raw import RawCell
from data_sources.ingest.files.report import ErrorCode, quoted

_EXCEL_ERROR: Final = re.compile(
    r"#(?:N/A|VALUE!|REF!|DIV/0!|NAME\?|NUM!|NULL!|Н/Д|ЗНАЧ!|ССЫЛКА!|ДЕЛ/0!|ИМЯ\?|ЧИСЛО!|ПУСТО!)"
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class CellRefusedError(Exception):
    """The cell cannot be taken; the message says in Russian what to do."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def shown(cell: RawCell) -> str:
    """The cell as a message shows it."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)


def plain(cell: RawCell) -> str:
    """The text of the cell. Refuses what Excel made of a text, errors of formulas, odd signs."""
    if isinstance(cell, bool | date | time | timedelta) or cell is None:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE,
            f"Excel превратил текст в {quoted(shown(cell))}. Задайте ячейке формат «Текстовый» "
            "и введите значение снова.",
        )
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell)
    if _EXCEL_ERROR.fullmatch(text):
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE, f"В ячейке ошибка Excel {quoted(text)}. Исправьте формулу."
        )
    if _CONTROL.search(text):
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE, f"В тексте {quoted(text)} есть непечатные знаки. Удалите их."
        )
    return text
