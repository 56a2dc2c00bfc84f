"""The table of decisions: what, how it stands, who, by when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from data_sources.question.request import Request
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.shifts.effects import Effect
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.meeting_name import MeetingName
from layouts.columns.decisions import SHEET
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables.folding_table import Cell
from layouts.widgets.tables.row_table import RowColumn, RowView, column
from layouts.wording import numbers
from layouts.wording.indicators import effect_words
from layouts.wording.subject import subject
from layouts.wording.subjects import decision_words, network_words

_CAPTION: Final = "Решения и поручения"
_LONGEST_ADDRESS: Final = 40


def view(
    path: str, request: Request, effects: Mapping[tuple[str, int], Effect] | None = None
) -> RowView[DecisionRow]:
    """The table on the page with this question.

    `effects`: of decisions that name an indicator, what became of it.
    """

    def decision(row: DecisionRow) -> Cell:
        effect = (effects or {}).get((row.meeting_code, row.position))
        return _decision(path, request, row, effect)

    return RowView(
        _CAPTION,
        (
            column(SHEET, "text", decision),
            column(SHEET, "status", _status, "state"),
            column(SHEET, "assignee", _owner, "who"),
            column(SHEET, "due_on", _due, "term"),
            column(SHEET, "lateness_days", _lateness, "late", falls=True),
            column(SHEET, "completed_on", _completed, "ended", falls=True),
            RowColumn("Подтверждение", _evidence, "proof"),
            column(SHEET, "held_on", _meeting, "meeting", falls=True),
        ),
        "decisions",
        _class,
    )


def sentence_address(path: str, request: Request, row: DecisionRow) -> str:
    """The address of the decision's own sentence in the minutes."""
    asked = request.changed(meeting=row.meeting_code, page=1)
    return f"{links.page(path, asked)}#{decision_words.anchor(row.position)}"


def _decision(path: str, request: Request, row: DecisionRow, effect: Effect | None) -> Cell:
    kind = (SHEET.titles["kind"].words or {}).get(row.kind, row.kind)
    said: list[str | Element] = [
        html.Span(f"{row.number or row.position}.{numbers.NBSP}", className="ordinal"),
        row.text,
        " ",
    ]
    if row.kind != "assignment":
        said.append(html.Small(f"{kind} "))
    said.append(
        html.Link(
            "в протоколе",
            href=sentence_address(path, request, row),
            className="source",
            title="Открыть этот пункт в тексте протокола",
        )
    )
    if effect is not None and row.indicator is not None and row.indicator in described():
        said.append(_aim(request, row.indicator, effect))
    return Cell(said)


def _aim(request: Request, indicator: str, effect: Effect) -> Element:
    address = links.indicator(request, indicator)
    return html.Small(
        [
            " ",
            html.Link(subject(indicator).title, href=address),
            f"{numbers.NBSP}— ",
            effect_words.brief(effect),
        ],
        className="aim",
    )


def _status(row: DecisionRow) -> Cell:
    return Cell(html.Span(decision_words.status(row.status), className="verdict"))


def _owner(row: DecisionRow) -> Cell:
    place = row.municipality or row.oktmo
    beside = [
        html.Small(name)
        for name in dict.fromkeys((row.organization, place))
        if name and name != row.assignee
    ]
    if row.assignee is None:
        return Cell(("не назван", *beside), "quiet")
    return Cell((row.assignee, *beside))


def _due(row: DecisionRow) -> Cell:
    if row.due_on is None:
        return Cell("постоянно" if row.due_kind == "continuous" else "без срока", "quiet")
    if row.original_due_on is None or row.original_due_on == row.due_on:
        return Cell(numbers.day(row.due_on))
    was = f"продлён, был {numbers.day(row.original_due_on)}"
    return Cell((numbers.day(row.due_on), " ", html.Small(was)))


def _lateness(row: DecisionRow) -> Cell:
    if row.lateness_days is None:
        return Cell(numbers.DASH, "absent")
    return Cell(decision_words.days(row.lateness_days))


def _completed(row: DecisionRow) -> Cell:
    if row.completed_on is None:
        if row.withdrawn_on is not None:
            return Cell(f"снято {numbers.day(row.withdrawn_on)}")
        return Cell(numbers.DASH, "absent")
    return Cell(numbers.day(row.completed_on))


def _evidence(row: DecisionRow) -> Cell:
    if not row.evidence:
        return Cell(numbers.DASH, "absent")
    _, is_address, plain = row.evidence.partition("://")
    title = decision_words.shortened(plain, _LONGEST_ADDRESS) if is_address else ""
    return Cell(network_words.outward(row.evidence, title) or row.evidence)


def _meeting(row: DecisionRow) -> Cell:
    name = MeetingName(row.meeting_code, row.body, row.meeting_number, row.held_on)
    return Cell(decision_words.meeting(name))


def _class(row: DecisionRow) -> str:
    return theme.classes(row.status, decision_words.CLASSES.get(row.status, ""))
