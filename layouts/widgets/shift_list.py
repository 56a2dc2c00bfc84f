"""«Где сдвиг»: series that left their level lately, the strongest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.question.request import Request
from data_sources.scoring.results import Overview
from data_sources.shifts.cusum import Way
from data_sources.shifts.results import REGION, Shift, Shifts
from data_sources.vocabulary.indicators.description import Direction
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets import rules
from layouts.wording import numbers
from layouts.wording.indicators import shift_words
from layouts.wording.subject import subject

SHOWN: Final = 8
ANCHOR: Final = "shifts"
TITLE: Final = "Где сдвиг"
_NO_MONTHS: Final = (
    "Сдвиги ищут по целым месяцам, а до этой даты в базе нет ни одного: выберите период позже."
)
_PAST: Final = (
    "Здесь стоят сдвиги последних двенадцати месяцев. Период вопроса кончился раньше: сдвиги его "
    "времени — на странице каждого показателя."
)
_WHAT: Final = (
    "Сдвиг — месяцы подряд, в которые муниципалитет делает заметно больше или меньше, чем "
    "следует из того, что делают остальные, а регион — чем в те же месяцы прошлых лет."
)
_HOW: Final = "Как ищется сдвиг"


def draw(request: Request, overview: Overview, shifts: Shifts) -> Element:
    """Of every indicator; folded, with the number of shifts in sight."""
    found = shifts.lately()
    return _panel(request, overview, shifts, found, [_sought(shifts)])


def draw_one(request: Request, overview: Overview, shifts: Shifts, key: str) -> list[Element]:
    """Of one indicator, with those whom nothing can be said of; nothing where it has no months."""
    watched = shifts.watched.get(key)
    if watched is None:
        return []
    names, region = _names(overview), _region(overview)
    reasons = list(shift_words.unjudged(watched.unjudged(), names, region))
    said = [f"Не судим: {'; '.join(reasons)}."] if reasons else []
    return [_panel(request, overview, shifts, watched.lately(), said)]


def _panel(
    request: Request,
    overview: Overview,
    shifts: Shifts,
    found: Sequence[Shift],
    said: Sequence[str],
) -> Element:
    if shifts.last is None:
        why = _PAST if shifts.is_past else _NO_MONTHS
        count, content = "", [html.P(why, className="remark nothing")]
    else:
        times = numbers.counted(len(found), "сдвиг", "сдвига", "сдвигов")
        count = f"{times if found else 'ни одного'} {shift_words.span(shifts.last)}"
        address = f"{links.other_page(links.DATA, request)}#{rules.SHIFTS}"
        remark = " ".join([*said, *([] if found else [_WHAT])])
        content = [
            *([_list(overview, request, found)] if found else []),
            html.P([remark, " ", html.Link(_HOW, href=address)], className="remark"),
        ]
    return html.Details(
        [html.Summary([html.B(TITLE), html.Small(count)]), *content],
        id=ANCHOR,
        className="panel wide-panel shift-panel",
    )


def _sought(shifts: Shifts) -> str:
    rows = numbers.counted(shifts.series, "ряд", "ряда", "рядов")
    return f"Просмотрено: {rows} «муниципалитет × накопительный показатель»."


def _list(overview: Overview, request: Request, found: Sequence[Shift]) -> Element:
    names, region = _names(overview), _region(overview)
    items = [_item(each, request, names, region) for each in found]
    first = html.Ul(items[:SHOWN], className="shifts")
    if len(found) <= SHOWN:
        return first
    rest = html.Details(
        [
            html.Summary(f"ещё {len(found) - SHOWN}"),
            html.Ul(items[SHOWN:], className="shifts"),
        ],
        id="shifts-rest",
        className="more",
    )
    return html.Div([first, rest])


def _item(shift: Shift, request: Request, names: dict[str, str], region: str) -> Element:
    about = subject(shift.indicator)
    asked = request if shift.oktmo == REGION else request.naming((shift.oktmo,))
    mark = "▲" if shift.way is Way.UP else "▼"
    wanted = about.direction is Direction.UP
    tone = "better" if (shift.way is Way.UP) == wanted else "worse"
    return html.Li(
        [
            html.Link(
                shift_words.name(shift, names, region),
                href=links.indicator(asked, shift.indicator),
            ),
            f", {about.title}: ",
            html.Span(mark, className=tone),
            f"{numbers.NBSP}{shift_words.told(shift)}",
        ]
    )


def _names(overview: Overview) -> dict[str, str]:
    return shift_words.names_of(overview.vocabulary.registers.municipalities)


def _region(overview: Overview) -> str:
    region = overview.scorecard.question.region
    return region.name if region else ""
