"""The table of attendance by person: who, how, from where, at which meeting."""

from __future__ import annotations

from typing import Final

from data_sources.row_tables.records.attendance import AttendanceRow
from data_sources.vocabulary.meeting_name import MeetingName
from data_sources.vocabulary.titles import choice_words
from layouts.columns.attendance import SHEET
from layouts.markup import html, theme
from layouts.widgets.tables.folding_table import Cell
from layouts.widgets.tables.row_table import RowView, column
from layouts.wording import numbers
from layouts.wording.subjects import decision_words, meeting_words

_SIGNS: Final = {
    "present": meeting_words.PRESENT,
    "online": meeting_words.ONLINE,
    "excused": meeting_words.EXCUSED,
    "absent": meeting_words.ABSENT,
}
NOBODY: Final = "в списке никого из них нет"


def view() -> RowView[AttendanceRow]:
    """The table on its page."""
    return RowView(
        "Явка по людям",
        (
            column(SHEET, "person", _person),
            column(SHEET, "status", _status, "state"),
            column(SHEET, "municipality", _place, "place"),
            column(SHEET, "organization", _organization, "organization"),
            column(SHEET, "held_on", _meeting, "meeting", falls=True),
        ),
        "attendance",
        _class,
    )


def _person(row: AttendanceRow) -> Cell:
    return Cell(NOBODY, "quiet") if row.person is None else Cell(row.person)


def _status(row: AttendanceRow) -> Cell:
    if row.status is None:
        return Cell(numbers.DASH, "absent")
    way = _SIGNS.get(row.status)
    words = choice_words("attendance", "status").get(row.status, row.status)
    sign = f"{way.sign}{numbers.NBSP}" if way else ""
    if row.is_substitute:
        sign = f"{meeting_words.SUBSTITUTE.sign}{numbers.NBSP}"
        beside = "вместо члена"
    else:
        beside = "" if row.is_member else "приглашённый"
    said = [html.Span(f"{sign}{words}", className="verdict")]
    return Cell((*said, *([html.Small(f" {beside}")] if beside else [])))


def _place(row: AttendanceRow) -> Cell:
    if row.oktmo is None:
        return Cell(numbers.DASH, "absent")
    return Cell(row.municipality or f"{row.oktmo}, не из региона")


def _organization(row: AttendanceRow) -> Cell:
    return Cell(row.organization) if row.organization else Cell(numbers.DASH, "absent")


def _meeting(row: AttendanceRow) -> Cell:
    name = MeetingName(row.meeting_code, row.body, row.meeting_number, row.held_on)
    return Cell(decision_words.meeting(name))


def _class(row: AttendanceRow) -> str:
    came = row.status in ("present", "online")
    return theme.classes("good" if came else "", "nobody" if row.person is None else "")
