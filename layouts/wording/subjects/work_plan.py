"""The plan of work: what was due in the period, what is done, moved, overdue, cancelled."""

from __future__ import annotations

from itertools import groupby
from types import MappingProxyType
from typing import Final

from data_sources.answers.meetings.answer import MeetingsPicture, PlanItem, PlanState
from data_sources.question.choices import RUMO
from data_sources.question.request import Request
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers, terms
from layouts.wording.subjects import meeting_words

SHOWN: Final = 60
_STATES: Final = MappingProxyType(
    {
        PlanState.DONE: "● исполнен",
        PlanState.OVERDUE: "○ просрочен",
        PlanState.DUE: "◐ срок наступил",
        PlanState.AHEAD: "◐ впереди",
        PlanState.CANCELLED: "× отменён",
    }
)
_CLASSES: Final = MappingProxyType(
    {PlanState.DONE: "good", PlanState.DUE: "watch", PlanState.OVERDUE: "bad"}
)
_LATE: Final = "◒ исполнен с опозданием"
_COLUMNS: Final = (
    Column("Пункт"),
    Column("Состояние", "state"),
    Column("Срок", "term"),
    Column("Исполнен", "ended"),
)


def draw(picture: MeetingsPicture) -> Element:
    """One table for each plan, that of РУМО first."""
    request = picture.request
    plans = [(name, tuple(items)) for name, items in groupby(picture.plan, lambda each: each.plan)]
    plans.sort(key=lambda plan: (plan[0] != RUMO, plan[0]))
    return html.Section(
        [
            html.H2(["План работы", html.Small(_remark(picture))], id="plan"),
            *(_plan(name, items, request) for name, items in plans),
            *([] if plans else [html.P(_nothing(picture), className="remark")]),
        ],
        className="panel plan-panel",
    )


def _remark(picture: MeetingsPicture) -> str:
    as_of = numbers.day(picture.question.as_of)
    return f"пункты со сроком в периоде, на {as_of}"


def _nothing(picture: MeetingsPicture) -> str:
    period = terms.period(picture.question.period)
    return (
        f"За {period} пунктов плана в базе нет. Их загружают командой «rumo load plan_item ФАЙЛ»."
    )


def _plan(name: str, items: tuple[PlanItem, ...], request: Request) -> Element:
    lines = tuple(_line(item, request) for item in items[:SHOWN])
    rest = len(items) - len(lines)
    more = f"Не показано пунктов: {numbers.number(rest, 0)}. Сузьте период."
    return html.Div(
        [
            html.H3(
                [plan_title(name), html.Small(told(items))],
                className="plan-name",
            ),
            folding_table.draw(plan_title(name), _COLUMNS, [Section(lines)], "plan"),
            html.P(more, className="remark", hidden=rest <= 0),
        ]
    )


def plan_title(name: str) -> str:
    """«План работы РУМО»; a plan that is none of ours under its own name."""
    return terms.PLANS.get(name, f"План «{name}»")


def told(items: tuple[PlanItem, ...]) -> str:
    """«исполнено 5 из 7, срок которых наступил (71 %); просрочено 2; перенесён 1; отменён 1»."""
    due = [item for item in items if item.is_counted]
    done = sum(item.state is PlanState.DONE for item in due)
    if due:
        percent = f"{numbers.number(100 * done / len(due))}{numbers.NBSP}%"
        said = [
            f"исполнено {meeting_words.share(done, len(due))}, срок которых наступил ({percent})"
        ]
    else:
        said = ["срок ни одного пункта ещё не наступил"]
    counts = {
        "просрочено": sum(item.state is PlanState.OVERDUE for item in items),
        "последний день срока у": sum(item.state is PlanState.DUE for item in items),
        "исполнено раньше срока": sum(
            item.state is PlanState.DONE and not item.is_counted for item in items
        ),
        "перенесено": sum(_is_moved(item) for item in items),
        "отменено": sum(item.state is PlanState.CANCELLED for item in items),
    }
    said += [f"{word} {numbers.number(count, 0)}" for word, count in counts.items() if count]
    return "; ".join(said)


def _is_moved(item: PlanItem) -> bool:
    return item.original_due_on is not None and item.original_due_on != item.due_on


def _line(item: PlanItem, request: Request) -> Line:
    return Line(
        (_title(item, request), _state(item), _due(item), _ended(item)),
        "watch" if _is_late(item) else _CLASSES.get(item.state, ""),
    )


def _is_late(item: PlanItem) -> bool:
    """Done, but after its term."""
    if item.state is not PlanState.DONE or item.done_on is None:
        return False
    return item.done_on > item.due_on


def _title(item: PlanItem, request: Request) -> Cell:
    if item.meeting_code is None:
        return Cell(item.title)
    address = meeting_words.address(request, item.meeting_code, "meeting")
    return Cell((f"{item.title} ", html.Link("заседание", href=address)))


def _state(item: PlanItem) -> Cell:
    words = _LATE if _is_late(item) else _STATES[item.state]
    return Cell(html.Span(words, className="verdict"))


def _due(item: PlanItem) -> Cell:
    if item.original_due_on is None or not _is_moved(item):
        return Cell(numbers.day(item.due_on))
    was = f"перенесён с {numbers.day(item.original_due_on)}"
    return Cell((numbers.day(item.due_on), " ", html.Small(was)))


def _ended(item: PlanItem) -> Cell:
    if item.state is PlanState.CANCELLED and item.cancelled_on is not None:
        return Cell(f"отменён {numbers.day(item.cancelled_on)}")
    if item.done_on is None:
        return Cell(numbers.DASH, "quiet")
    return Cell(numbers.day(item.done_on))
