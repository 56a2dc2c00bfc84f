"""What waits for execution in one municipality: overdue first, continuous folded away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from data_sources.answers.municipality.answer import WaitingAssignment
from data_sources.vocabulary.execution import OPEN, ExecutionStatus
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers, portrait, terms
from layouts.wording.subjects import decision_words

_COLUMNS: Final = (
    Column("Поручение"),
    Column("Статус", "state"),
    Column("Срок", "term"),
    Column("Ответственный", "who"),
    Column("Заседание", "where"),
)


def draw(waiting: Sequence[WaitingAssignment], as_of: date) -> Element:
    """The table, or a sentence that nothing waits."""
    ordered = sorted(waiting, key=_urgency)
    dated = [each for each in ordered if each.status is not ExecutionStatus.CONTINUOUS]
    lasting = [each for each in ordered if each.status is ExecutionStatus.CONTINUOUS]
    parts: list[Element] = []
    if dated:
        parts.append(_table("Поручения, которые ждут исполнения", dated, as_of))
    else:
        parts.append(html.P(_calm(as_of), className="remark"))
    if lasting:
        parts.append(_lasting(lasting, as_of))
    return html.Div(parts)


def summary(waiting: Sequence[WaitingAssignment]) -> str:
    """«просрочено 5 · в работе 5 · постоянно 14», without what there is none of."""
    counts = [(status, sum(each.status is status for each in waiting)) for status in OPEN]
    return " · ".join(
        f"{terms.filter_value('status', status)} {count}" for status, count in counts if count
    )


def _urgency(each: WaitingAssignment) -> tuple[int, date, date, int]:
    return each.status.urgency, each.due_on or date.max, each.held_on, each.position


def _calm(as_of: date) -> str:
    return f"На {numbers.day(as_of)} поручений со сроком, которые ждали бы исполнения, нет."


def _lasting(lasting: Sequence[WaitingAssignment], as_of: date) -> Element:
    count = numbers.counted(len(lasting), "поручение", "поручения", "поручений")
    return html.Details(
        [
            html.Summary(f"Исполняются постоянно: {count}"),
            _table("Поручения, которые исполняются постоянно", lasting, as_of),
        ],
        id="waiting-continuous",
        className="more",
    )


def _table(caption: str, rows: Sequence[WaitingAssignment], as_of: date) -> Element:
    sections = [Section(tuple(_line(each, as_of) for each in rows))]
    return folding_table.draw(caption, _COLUMNS, sections, "waiting")


def _line(each: WaitingAssignment, as_of: date) -> Line:
    number = each.number or str(each.position)
    return Line(
        (
            Cell((html.Span(f"{number}.{numbers.NBSP}", className="ordinal"), each.text)),
            Cell(html.Span(decision_words.status(each.status), className="verdict")),
            Cell(_term(each, as_of)),
            Cell(each.assignee),
            Cell(
                f"{terms.filter_value('body', each.body)}, "
                f"{numbers.day(each.held_on).replace(' ', numbers.NBSP)}"
            ),
        ),
        theme.classes(each.status, "bad" if _is_overdue(each) else ""),
    )


def _is_overdue(each: WaitingAssignment) -> bool:
    return each.status is ExecutionStatus.OVERDUE


def _term(each: WaitingAssignment, as_of: date) -> tuple[str | Element, ...]:
    if each.due_on is None:
        return ("без срока",)
    left = (each.due_on - as_of).days
    if _is_overdue(each):
        said = f"просрочено на {portrait.days(-left)}"
    elif left > 0:
        said = f"{numbers.plural(left, 'остался', 'осталось', 'осталось')} {portrait.days(left)}"
    else:
        said = "последний день" if left == 0 else ""
    return (numbers.day(each.due_on), " ", html.Small(said))
