"""Days, times of day and periods as people and spreadsheets write them."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from data_sources.ingest.files.raw import MonthShown, RawCell
from data_sources.ingest.files.refusals import CellRefusedError, plain, shown
from data_sources.ingest.files.report import ErrorCode, quoted
from data_sources.question.periods import parse_period, school_year

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2200, 12, 31)
LAST_SHORT_YEAR_OF_THIS_CENTURY: Final = 69

_ISO_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_TAIL: Final = r"(?: 0?0:00(?::00)?|\s*(?:г\.?|года))?"
_DOTTED_DATE: Final = re.compile(
    rf"([0-9]{{1,2}})\.([0-9]{{1,2}})\.([0-9]{{4}}|[0-9]{{2}}){_TAIL}", re.IGNORECASE
)
_SLASHED_DATE: Final = re.compile(rf"([0-9]{{2}})/([0-9]{{2}})/([0-9]{{4}}){_TAIL}", re.IGNORECASE)
_SPOKEN_DATE: Final = re.compile(
    rf"[«\"]?([0-9]{{1,2}})[»\"]?\s+([а-я]+)\s+([0-9]{{4}}){_TAIL}", re.IGNORECASE
)
_MONTHS: Final = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_EXCEL_SERIAL: Final = re.compile(r"[0-9]{5,6}(?:\.0+)?")
_EXCEL_DAY_ZERO: Final = date(1899, 12, 30)
_LEAST_SERIAL: Final = 20_000  # October 1954; a smaller number is a typed year, not a day

_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9])|:([0-5][0-9]):00)")
_MINUTES_IN_DAY: Final = 24 * 60
_NEARLY: Final = 1e-4
"""Excel keeps 9:30 as a fraction of the day that is off by less than this part of a minute."""

_SCHOOL_YEAR: Final = re.compile(
    r"([0-9]{4})\s*[-–—/]\s*([0-9]{4})(?:\s*уч(?:\.|ебный)?\s*(?:г\.?|год)?)?"
    r"|([0-9]{4})(?:/|\s*[-–—/]\s*(?=[0-9]{2}\s*уч))([0-9]{2})(?:\s*уч(?:\.|ебный)?\s*(?:г\.?|год)?)?",
    re.IGNORECASE,
)


def day_of(cell: RawCell) -> date:
    """The day in the cell, from 1900 to 2200."""
    if isinstance(cell, datetime) and cell.time() != time():
        raise CellRefusedError(
            ErrorCode.BAD_DATE, f"{quoted(shown(cell))} — дата со временем. Оставьте только дату."
        )
    day = _day(cell)
    if day is None:
        raise CellRefusedError(
            ErrorCode.BAD_DATE,
            f"{quoted(shown(cell))} — не дата. Напишите ДД.ММ.ГГГГ, например 05.09.2024.",
        )
    if not EARLIEST <= day <= LATEST:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE,
            f"Дата {quoted(shown(cell))} вне 1900–2200 годов. Проверьте год.",
        )
    return day


def _day(cell: RawCell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, MonthShown):
        return date(cell.year, cell.month, 1)
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool | time | timedelta):
        return None
    text = str(cell)
    try:
        if match := _ISO_DATE.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DOTTED_DATE.fullmatch(text):
            return date(_year(match[3]), int(match[2]), int(match[1]))
        if match := _SLASHED_DATE.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if (match := _SPOKEN_DATE.fullmatch(text)) and match[2].lower() in _MONTHS:
            month = _MONTHS.index(match[2].lower()) + 1
            return date(int(match[3]), month, int(match[1]))
    except ValueError:
        return None
    if _EXCEL_SERIAL.fullmatch(text) and (serial := int(text.partition(".")[0])) >= _LEAST_SERIAL:
        return _EXCEL_DAY_ZERO + timedelta(days=serial)
    return None


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year <= LAST_SHORT_YEAR_OF_THIS_CENTURY else 1900)


def time_of_day_of(cell: RawCell) -> str:
    """The time in the cell as ЧЧ:ММ."""
    minutes = _minutes(cell)
    if minutes is None:
        raise CellRefusedError(
            ErrorCode.BAD_DATE,
            f"{quoted(shown(cell))} — не время. Напишите ЧЧ:ММ, например 09:30.",
        )
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _minutes(cell: RawCell) -> int | None:
    if isinstance(cell, str) and (match := _TIME.fullmatch(cell)):
        return int(match[1]) * 60 + int(match[2] or match[3])
    if isinstance(cell, time) and cell == cell.replace(second=0, microsecond=0):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, timedelta):
        return _whole_minutes(cell / timedelta(days=1))
    # Not a whole number: 9 is nine days in Excel, and nobody knows what it is in a typed cell.
    if isinstance(cell, float) and 0 < cell < 1:
        return _whole_minutes(cell)
    return None


def _whole_minutes(part_of_day: float) -> int | None:
    minutes = part_of_day * _MINUTES_IN_DAY
    nearest = round(minutes)
    fits = 0 <= nearest < _MINUTES_IN_DAY and abs(minutes - nearest) < _NEARLY
    return nearest if fits else None


def period_of(cell: RawCell) -> str:
    """The canonical text of the period in the cell."""
    text = plain(cell)
    if parse_period(text) is not None:
        return text
    if match := _SCHOOL_YEAR.fullmatch(text):
        first, last = int(match[1] or match[3]), match[2] or match[4]
        canonical = school_year(first).text if date.min.year <= first < date.max.year else ""
        if canonical.endswith(last) and parse_period(canonical) is not None:
            return canonical
    raise CellRefusedError(
        ErrorCode.BAD_CHOICE,
        f"{quoted(text)} — не период. Напишите 2023-2024, 2024, 2024-Q2 или 2023-09..2024-05.",
    )
