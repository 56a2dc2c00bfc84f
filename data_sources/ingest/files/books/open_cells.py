"""The value of one cell of an OpenDocument spreadsheet."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any, Final

from data_sources.ingest.files.raw import MonthShown, RawCell

_URN: Final = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE: Final = _URN.format("office")
TABLE: Final = _URN.format("table")
ROW: Final = f"{TABLE}table-row"
_STYLE: Final = _URN.format("style")
_NUMBER: Final = _URN.format("datastyle")
_TEXT: Final = _URN.format("text")
_PARAGRAPH: Final = f"{_TEXT}p"
_ANNOTATION: Final = f"{OFFICE}annotation"
_TIME: Final = re.compile(r"PT([0-9]+)H([0-9]+)M([0-9]+)(?:\.[0-9]+)?S")
_MOST_SPACES: Final = 1_000


def month_styles(styles: Any) -> frozenset[str]:
    """The names of the cell styles that show of a date its month and year alone."""
    dates = {
        style.get(f"{_STYLE}name")
        for style in styles
        if style.tag == f"{_NUMBER}date-style"
        and {f"{_NUMBER}month", f"{_NUMBER}year"} <= {part.tag for part in style}
        and not any(part.tag == f"{_NUMBER}day" for part in style)
    }
    return frozenset(
        str(style.get(f"{_STYLE}name"))
        for style in styles
        if style.get(f"{_STYLE}data-style-name") in dates
    )


def value_of(cell: Any, style: str | None, months: frozenset[str]) -> RawCell:
    """What the cell holds. Raises `ValueError` where it says one thing and holds another."""
    kind = cell.get(f"{OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        number = float(cell.get(f"{OFFICE}value"))
        if kind == "percentage":
            # Programs keep 78,5 % as 0.785; people mean what they see.
            return round(number * 100, 10)
        return int(number) if number.is_integer() else number
    if kind == "date":
        moment = datetime.fromisoformat(cell.get(f"{OFFICE}date-value"))
        if style in months:
            return MonthShown(moment.year, moment.month, 1)
        return date(*moment.timetuple()[:3]) if moment.time() == time() else moment
    if kind == "time":
        return _time(cell.get(f"{OFFICE}time-value"))
    if kind == "boolean":
        return bool(cell.get(f"{OFFICE}boolean-value") == "true")
    return _text(cell)


def _time(written: str) -> RawCell:
    found = _TIME.fullmatch(written)
    if found is None or int(found[1]) > 23:
        return written
    return time(int(found[1]), int(found[2]), int(found[3]))


def _text(cell: Any) -> str | None:
    lines = [_line(part) for part in cell if part.tag == _PARAGRAPH]
    if not lines:
        return None
    return "\n".join(lines)


def _line(element: Any) -> str:
    text = element.text or ""
    for part in element:
        if part.tag == f"{_TEXT}s":
            text += " " * min(int(part.get(f"{_TEXT}c") or 1), _MOST_SPACES)
        elif part.tag in (f"{_TEXT}line-break", f"{_TEXT}tab"):
            text += "\n" if part.tag == f"{_TEXT}line-break" else "\t"
        elif part.tag != _ANNOTATION:
            text += _line(part)
        text += part.tail or ""
    return text
