"""The list of schools: result, level, what it was, how far the next level is."""

from __future__ import annotations

from typing import Final

from data_sources.question.request import Request
from data_sources.row_tables.records.self_diagnosis import SelfDiagnosisRow
from layouts.columns.self_diagnosis import SHEET
from layouts.markup import html, theme
from layouts.widgets.tables.folding_table import Cell
from layouts.widgets.tables.row_table import RowColumn, RowView, column
from layouts.wording import numbers, terms
from layouts.wording.subjects import school_sentences, school_words

_CAPTION: Final = "Школы и их самодиагностика"


def view(path: str, request: Request) -> RowView[SelfDiagnosisRow]:
    """The table on the page with this question."""

    def school(row: SelfDiagnosisRow) -> Cell:
        address = school_words.school_address(path, request, row.school_code)
        link = html.Link(row.school, href=address, id=f"school-{row.school_code}")
        return Cell(link)

    def place(row: SelfDiagnosisRow) -> Cell:
        address = school_words.narrowed(path, request, m=(row.oktmo,))
        return Cell(html.Link(row.municipality, href=address))

    return RowView(
        _CAPTION,
        (
            column(SHEET, "school", school),
            column(SHEET, "municipality", place, "where"),
            column(SHEET, "level", _level, "state"),
            column(SHEET, "percent", _result, "number"),
            column(SHEET, "previous_percent", _before, "number"),
            RowColumn("Изменение", _change, "number"),
            column(SHEET, "points_to_next", _next, "next"),
            column(SHEET, "completed_on", _day, "number", falls=True),
        ),
        "school-rows",
        _class,
    )


def _level(row: SelfDiagnosisRow) -> Cell:
    if row.completed_on is None:
        return Cell(html.Span(school_words.NOT_PASSED, className="mark gap no-data"))
    if row.level is None:
        return Cell(school_words.WITHOUT_LEVEL, "quiet")
    return Cell(school_words.level(row.level))


def _result(row: SelfDiagnosisRow) -> Cell:
    if row.percent is None or row.score is None or row.max_score is None:
        return Cell(numbers.DASH, "absent")
    told = f"{numbers.number(row.score)} из {numbers.number(row.max_score)}"
    return Cell(html.B(school_words.percent(row.percent)), hint=f"Баллы: {told}")


def _before(row: SelfDiagnosisRow) -> Cell:
    if row.previous_completed_on is None:
        return Cell(numbers.DASH, "absent", "В прошлом круге школа не участвовала")
    said = school_words.percent(row.previous_percent)
    if row.previous_level is None:
        return Cell(said)
    level = terms.filter_value("level", row.previous_level)
    return Cell((said, " ", html.Small(level)))


def _change(row: SelfDiagnosisRow) -> Cell:
    if row.percent is None or row.previous_percent is None:
        return Cell(numbers.DASH, "absent")
    size = row.percent - row.previous_percent
    said = f"{school_words.arrow(size)} {school_words.change(size)}".strip()
    return Cell(html.Span(said, className=school_words.tone(size)))


def _next(row: SelfDiagnosisRow) -> Cell:
    if row.distance is None:
        return Cell(numbers.DASH, "absent")
    if row.next_level is None or row.points_to_next is None:
        return Cell(school_words.DISTANCES.get(row.distance, row.distance), "quiet")
    return Cell(school_sentences.lacking(row.next_level, row.points_to_next))


def _day(row: SelfDiagnosisRow) -> Cell:
    if row.completed_on is None:
        return Cell(numbers.DASH, "absent")
    return Cell(numbers.day(row.completed_on))


def _class(row: SelfDiagnosisRow) -> str:
    return theme.classes(row.level or "", "silent" if row.completed_on is None else "")
