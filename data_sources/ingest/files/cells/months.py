"""A month as people and spreadsheets write it: where a plan is kept by months, its last day."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from data_sources.ingest.files.cells.days import EARLIEST, LATEST, day_of
from data_sources.ingest.files.raw import MonthShown, RawCell
from data_sources.ingest.files.refusals import CellRefusedError, shown
from data_sources.ingest.files.report import ErrorCode, quoted

_STEMS: Final = (
    "янв", "фев", "мар", "апр", "ма[йяе]", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
)  # fmt: skip
_ENDINGS: Final = r"(?:[а-я]{0,6})\.?"
_TAIL: Final = r"(?:\s*(?:г\.?|года?))?"
_WORDED: Final = re.compile(
    rf"(?:во?\s+|до\s+конца\s+)?(?:{'|'.join(f'({stem}){_ENDINGS}' for stem in _STEMS)})"
    rf"[\s.,-]*([0-9]{{4}}|[0-9]{{2}}){_TAIL}",
    re.IGNORECASE,
)
_YEAR_LAST: Final = re.compile(rf"([0-9]{{1,2}})[./-]([0-9]{{4}}){_TAIL}", re.IGNORECASE)
_YEAR_FIRST: Final = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})")
_CENTURY: Final = 2000


def day_or_end_of_month(cell: RawCell) -> date:
    """The day in the cell, or the last day of the month in it; from 1900 to 2200."""
    month = _month_of(cell)
    if month is None:
        try:
            return day_of(cell)
        except CellRefusedError as refusal:
            if refusal.code is not ErrorCode.BAD_DATE:
                raise
            raise _neither(cell) from refusal
    year, number = month
    if not (1 <= number <= 12 and EARLIEST.year <= year <= LATEST.year):
        raise _neither(cell)
    return date(year, number, calendar.monthrange(year, number)[1])


def _neither(cell: RawCell) -> CellRefusedError:
    return CellRefusedError(
        ErrorCode.BAD_DATE,
        f"{quoted(shown(cell))} — не дата и не месяц. Напишите ДД.ММ.ГГГГ, например 05.09.2024, "
        "или месяц: сентябрь 2024.",
    )


def _month_of(cell: RawCell) -> tuple[int, int] | None:
    """The year and the number of the month."""
    if isinstance(cell, MonthShown):
        return cell.year, cell.month
    text = str(cell) if isinstance(cell, str | int | float) else ""
    if found := _WORDED.fullmatch(text):
        number = next(place for place in range(1, 13) if found[place])
        year = int(found[13])
        return (year if year > 99 else _CENTURY + year), number
    if found := _YEAR_LAST.fullmatch(text):
        return int(found[2]), int(found[1])
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2])
    return None
