"""The rows behind one indicator: every municipality, then the selection and the region."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.question.choices import INDEX
from data_sources.question.request import Request
from data_sources.scoring.bounds.places import RankRange
from data_sources.scoring.results import Level, Row, Scorecard, Status
from data_sources.vocabulary.indicators.description import Direction, Unit
from data_sources.vocabulary.naming import name_order
from data_sources.vocabulary.reasons import Reason
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.ranking import in_order
from layouts.widgets.tables.heat_table import row_id
from layouts.widgets.tables.sorting import Order, SortedColumn, arranged, asked_order, next_order
from layouts.wording import numbers, reasons, terms
from layouts.wording.indicators import bounds, detail
from layouts.wording.subject import Subject

NAME: Final = "municipality"
OUTSIDE: Final = "вне сравнения: организации самого региона"
_WORST_FIRST: Final = {Status.BAD: 0.0, Status.WATCH: 1.0, Status.GOOD: 2.0}


@dataclass(frozen=True)
class Shown:
    """A column of the table with the way its cells are printed."""

    column: SortedColumn[Row]
    text: Callable[[Row], str]
    class_name: str = "number"


def draw(
    path: str,
    request: Request,
    scorecard: Scorecard,
    subject: Subject,
    places: Mapping[str, RankRange],
) -> Element:
    """The table in its own scrolling box; its titles are links that sort it."""
    shown = tuple(_columns(subject, _regional(scorecard), places))
    order = _order(request, subject, shown)
    regional = _regional(scorecard)
    rows = _sorted(scorecard, subject, shown, request)
    sums = [row for row in scorecard.of(subject.key) if row.level is not Level.MUNICIPALITY]
    return html.Div(
        html.Table(
            [
                html.Caption(
                    f"{subject.title}: муниципалитеты по порядку", className="visually-hidden"
                ),
                html.Thead(
                    html.Tr([_title(path, request, each.column, order, subject) for each in shown])
                ),
                html.Tbody([_line(row, shown, request, regional) for row in rows]),
                html.Tfoot([_sum(row, shown) for row in sums]),
            ],
            className="behind",
        ),
        className="scroller",
        role="region",
        tabIndex="0",
        aria_label="Строки за числом, таблица",
    )


def columns(scorecard: Scorecard, subject: Subject) -> tuple[Shown, ...]:
    """The columns that this indicator has: a neutral one is not judged, an index has no parts."""
    return tuple(_columns(subject, _regional(scorecard), {}))


def known_keys() -> frozenset[str]:
    """Keys of the columns that one indicator or another has."""
    return frozenset(
        {NAME, "rank", "value", "scored", "numerator", "denominator", "target"}
        | {"status", "score", "previous", "change", "reason"}
    )


def sort_words(request: Request, scorecard: Scorecard, subject: Subject) -> str:
    """«Значение, %, по убыванию»: the order that the address asks for, or nothing."""
    plain = [each.column for each in columns(scorecard, subject)]
    order = asked_order(request.view.sort, plain)
    if order is None:
        return ""
    title = next(column.title for column in plain if column.key == order.key)
    return f"{title.lower()}, {order.words}"


def _columns(
    subject: Subject, regional: frozenset[str], places: Mapping[str, RankRange]
) -> Iterator[Shown]:
    unit = subject.unit
    sign = numbers.UNIT_SIGNS[unit]
    tail = f",{numbers.NBSP}{sign}" if sign else ""
    judged = subject.direction is not Direction.NEUTRAL
    if judged:
        yield Shown(
            SortedColumn("rank", "Место", lambda row: row.rank),
            lambda row: bounds.rank_text(row, places),
            "number place",
        )
    yield Shown(
        SortedColumn(NAME, "Муниципалитет", lambda row: name_order(row.name)), _name, "name"
    )
    yield Shown(
        SortedColumn("value", f"Значение{tail}", lambda row: row.value, falls=True),
        lambda row: _value(row, subject),
        "number main",
    )
    if subject.key == INDEX:
        yield Shown(
            SortedColumn(
                "scored",
                "Показателей учтено",
                lambda row: row.scored[0] if row.scored else None,
                falls=True,
            ),
            _scored,
        )
    else:
        yield from _parts(subject)
        if judged:
            yield from _judgement(subject, tail)
    yield Shown(
        SortedColumn("previous", f"Год назад{tail}", lambda row: row.was, falls=True),
        lambda row: numbers.value(row.was, unit),
    )
    points = f",{numbers.NBSP}п.п." if unit is Unit.PERCENT else ""
    yield Shown(
        SortedColumn("change", f"Изменение{points}", _difference, falls=True),
        lambda row: _change(row, unit),
    )
    yield Shown(
        SortedColumn("reason", "Пояснение", lambda row: _reason(row, regional) or None),
        lambda row: _reason(row, regional),
        "reason",
    )


def _scored(row: Row) -> str:
    """«5 из 20, известно 31 % веса»."""
    if row.scored is None:
        return numbers.DASH
    known = row.known_share
    weight = "" if known is None or known >= 1 else f", {terms.known_weight(known)}"
    return f"{row.scored[0]} из {row.scored[1]}{weight}"


def _parts(subject: Subject) -> Iterator[Shown]:
    yield Shown(
        SortedColumn("numerator", "Числитель", lambda row: row.numerator, falls=True),
        lambda row: _plain(row.numerator),
    )
    if subject.unit is not Unit.COUNT:
        yield Shown(
            SortedColumn("denominator", "Знаменатель", lambda row: row.denominator, falls=True),
            lambda row: _plain(row.denominator),
        )


def _judgement(subject: Subject, tail: str) -> Iterator[Shown]:
    yield Shown(
        SortedColumn("target", f"Цель{tail}", lambda row: row.target, falls=True),
        lambda row: _plain(row.target),
    )
    yield Shown(
        SortedColumn("status", "Статус", lambda row: _WORST_FIRST.get(row.verdict)),
        lambda row: _status(row, subject),
        "status",
    )
    yield Shown(
        SortedColumn("score", "Балл", lambda row: row.score, falls=True),
        lambda row: numbers.value(row.score, Unit.POINTS),
    )


def _regional(scorecard: Scorecard) -> frozenset[str]:
    return frozenset(m.oktmo for m in scorecard.question.shown if m.is_regional)


def _order(request: Request, subject: Subject, shown: Sequence[Shown]) -> Order:
    asked = asked_order(request.view.sort, [each.column for each in shown])
    return asked or default_order(subject)


def default_order(subject: Subject) -> Order:
    """By place; where there are no places, from the greatest value."""
    if subject.direction is Direction.NEUTRAL:
        return Order("value", falls=True)
    return Order("rank", falls=False)


def _sorted(
    scorecard: Scorecard, subject: Subject, shown: Sequence[Shown], request: Request
) -> list[Row]:
    regional = _regional(scorecard)
    rows = sorted(in_order(scorecard.municipal(subject.key)), key=lambda r: r.oktmo in regional)
    plain = [each.column for each in shown]
    order = asked_order(request.view.sort, plain)
    if order is None or order == default_order(subject):
        return rows
    by_name = sorted(rows, key=lambda row: name_order(row.name))
    return arranged(by_name, plain, order)


def _title(
    path: str, request: Request, column: SortedColumn[Row], order: Order, subject: Subject
) -> Element:
    follows = next_order(column, order)
    text = None if follows == default_order(subject) else follows.text
    current = column.key == order.key
    arrow = ("▼" if order.falls else "▲") if current else ""
    return html.Th(
        html.Link(
            [column.title, html.Span(arrow, className="arrow", aria_hidden="true")],
            href=links.with_filter(path, request, sort=text, page=1),
            id=f"sort-{column.key}",
            title=f"Упорядочить {follows.words}",
        ),
        scope="col",
        className=theme.classes(column.key, "current" if current else ""),
        aria_sort=order.aria if current else None,
    )


def _line(row: Row, shown: Sequence[Shown], request: Request, regional: frozenset[str]) -> Element:
    link = html.Link(row.name, href=links.municipality(request, row.oktmo or ""))
    return html.Tr(
        [
            html.Th(link, scope="row", className=each.class_name)
            if each.column.key == NAME
            else _cell(row, each)
            for each in shown
        ],
        id=row_id(row.oktmo or ""),
        className="regional" if row.oktmo in regional else "",
    )


def _sum(row: Row, shown: Sequence[Shown]) -> Element:
    return html.Tr(
        [
            html.Th(row.name, scope="row", className=each.class_name)
            if each.column.key == NAME
            else _cell(row, each)
            for each in shown
        ],
        className=row.level.value,
    )


def _cell(row: Row, each: Shown) -> Element:
    gap = ""
    if each.column.key == "value" and row.value is None:
        gap = theme.REASON_CLASSES[row.reason or Reason.NO_DATA]
    tone = theme.STATUS_CLASSES[row.verdict] if each.column.key == "status" else ""
    text = each.text(row)
    empty = "void" if text == numbers.DASH else ""
    return html.Td(text, className=theme.classes(each.class_name, gap, tone, empty))


def _name(row: Row) -> str:
    return row.name


def _value(row: Row, subject: Subject) -> str:
    return detail.reason_words(row) if row.value is None else detail.value_text(row, subject)


def _plain(amount: float | None) -> str:
    return numbers.DASH if amount is None else numbers.number(amount)


def _status(row: Row, subject: Subject) -> str:
    if row.status is Status.NONE:
        return numbers.DASH
    words = terms.status_words(row, subject.direction)
    return f"{terms.status_sign(row)} {words}"


def _difference(row: Row) -> float | None:
    change = row.change
    return change.by if change is not None and change.is_clear else None


def _change(row: Row, unit: Unit) -> str:
    change = row.change
    if change is None:
        return numbers.DASH
    # The points are said in the title of the column.
    shown = Unit.POINTS if unit is Unit.PERCENT else unit
    return numbers.difference(change.by, shown) if change.is_clear else terms.UNCLEAR


def _reason(row: Row, regional: frozenset[str]) -> str:
    said = []
    if row.reason is not None:
        said.append(reasons.why(row))
    if row.small:
        said.append(terms.SMALL)
    if row.doubt is not None:
        said.append(terms.DOUBTS[row.doubt])
    if row.left_out:
        said.append(terms.left_out(row.left_out))
    if row.oktmo in regional:
        said.append(OUTSIDE)
    if row.contact is not None:
        said.append(reasons.whom(row.contact))
    if row.notes:
        said.append(reasons.HAS_NOTE)
    return "; ".join(said)
