"""Values and statuses of two moments of knowledge, with both numbers of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.answers.compare.answer import ComparePicture
from data_sources.changes.moved import is_worse
from data_sources.changes.results import Moved
from data_sources.question.request import Request
from data_sources.scoring.results import Level, Row
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.comparisons.table import change_mark
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers, terms
from layouts.wording.indicators import detail
from layouts.wording.subject import subject

MOST: Final = 200
THEN_AND_NOW: Final = ("Тогда", "Теперь")


def draw_crossed(
    request: Request, crossed: Sequence[Moved], heads: tuple[str, str] = THEN_AND_NOW
) -> Element:
    """Rows that stand otherwise to their target, those that fell first.

    `request` are the question of the later moment: names lead to it. `heads` say which moments
    they are, the earlier first.
    """
    if not crossed:
        return html.P(
            "Ни один показатель с целью не перешёл её границ.", className="remark nothing"
        )
    ordered = sorted(crossed, key=lambda pair: not is_worse(pair))
    columns = (Column("Показатель"), Column("Где"), *map(Column, heads))
    lines = tuple(
        Line((*_named(pair.now, request), _judged(pair.before), _judged(pair.now)))
        for pair in ordered[:MOST]
    )
    return html.Div(
        [
            folding_table.draw(
                "Показатели, которые перешли границу цели", columns, [Section(lines)], "crossed"
            ),
            _rest(len(ordered)),
        ]
    )


def draw_moved(
    request: Request, moved: Sequence[Moved], heads: tuple[str, str] = THEN_AND_NOW
) -> Element:
    """The sums at once, municipalities on demand; `heads` as those of `draw_crossed`."""
    if not moved:
        return html.P("Ни одно значение не изменилось.", className="remark nothing")
    seen = [pair for pair in moved if _is_seen(pair)]
    sums = [pair for pair in seen if pair.now.level is not Level.MUNICIPALITY]
    own = [pair for pair in seen if pair.now.level is Level.MUNICIPALITY]
    parts: list[Element] = []
    if sums:
        parts.append(_table("Изменившиеся значения: суммы", sums, request, heads))
    else:
        parts.append(html.P("В суммах ничего не изменилось.", className="remark"))
    if own:
        count = numbers.counted(len(own), "значение", "значения", "значений")
        parts.append(
            html.Details(
                [
                    html.Summary(f"По муниципалитетам: {count}"),
                    _table("Изменившиеся значения муниципалитетов", own[:MOST], request, heads),
                    _rest(len(own)),
                ],
                id="moved-own",
                className="more",
            )
        )
    if unseen := len(moved) - len(seen):
        count = numbers.counted(unseen, "значение", "значения", "значений")
        parts.append(
            html.P(
                f"Ещё {count} сдвинулись меньше, чем видно при одном знаке после запятой.",
                className="remark how",
            )
        )
    return html.Div(parts)


def told_of(picture: ComparePicture) -> tuple[Moved, ...]:
    """The values that the page tells of: none where the period had not begun then."""
    since, question = picture.since, picture.question
    if since is None or since.then < question.period.start:
        return ()
    return told(picture, since.moved)


def told(picture: ComparePicture, pairs: Sequence[Moved]) -> tuple[Moved, ...]:
    """The sum over one municipality is that municipality, and is not told of twice."""
    alone = len(picture.chosen) == 1
    return tuple(pair for pair in pairs if not (alone and pair.now.level is Level.SELECTION))


def _is_seen(pair: Moved) -> bool:
    """The change shows in the numbers as they are printed."""
    told = subject(pair.now.indicator)
    before = pair.before.value if pair.before else None
    return numbers.value(before, told.unit) != numbers.value(pair.now.value, told.unit)


def _rest(count: int) -> Element:
    return html.P(
        f"Показаны первые {MOST} из{numbers.NBSP}{numbers.number(count, 0)}: "
        "выберите муниципалитеты или группу, чтобы увидеть остальные.",
        className="remark",
        hidden=count <= MOST,
    )


def _table(
    caption: str, pairs: Sequence[Moved], request: Request, heads: tuple[str, str]
) -> Element:
    columns = (
        Column("Показатель"),
        Column("Где"),
        *(Column(head, "number") for head in (*heads, "Изменение")),
    )
    lines = tuple(_line(pair, request) for pair in pairs)
    return folding_table.draw(caption, columns, [Section(lines)], "moved")


def _line(pair: Moved, request: Request) -> Line:
    told = subject(pair.now.indicator)
    before = pair.before.value if pair.before else None
    mark = change_mark(pair.now.value, before, told)
    return Line(
        (
            *_named(pair.now, request),
            _value(pair.before),
            _value(pair.now),
            Cell(mark if mark is not None else numbers.DASH, "" if mark is not None else "absent"),
        )
    )


def _named(row: Row, request: Request) -> tuple[Cell, Cell]:
    told = subject(row.indicator)
    asked = request
    if row.level is Level.MUNICIPALITY:
        asked = request.naming((row.oktmo or "",))
    elif row.level is Level.REGION:
        asked = request.without("m", "group")
    return (
        Cell(html.Link(told.title, href=links.indicator(asked, told.key))),
        Cell(row.name),
    )


def _value(row: Row | None) -> Cell:
    if row is None:
        return Cell("не было в реестре", "absent")
    told = subject(row.indicator)
    if row.value is None:
        return Cell(detail.reason_words(row), "absent", detail.told(row, told))
    return Cell(numbers.with_unit(row.value, told.unit), "", detail.told(row, told))


def _judged(row: Row | None) -> Cell:
    if row is None:
        return Cell(numbers.DASH, "absent")
    told = subject(row.indicator)
    words = html.Span(
        f"{terms.status_sign(row)}{numbers.NBSP}{terms.status_words(row, told.direction)}",
        className="verdict",
    )
    text = f"{numbers.with_unit(row.value, told.unit)} "
    return Cell((text, words), theme.STATUS_CLASSES[row.verdict], detail.told(row, told))
