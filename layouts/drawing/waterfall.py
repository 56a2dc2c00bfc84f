"""A change as steps from last year's value to this year's, with the same numbers in a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.scoring.explaining.bridges import (
    Bridge,
    BridgeKind,
    BridgeLine,
    BridgeSide,
    Cause,
)
from data_sources.scoring.explaining.rounding import rounded
from data_sources.vocabulary.indicators.description import Direction, Unit
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording import changing, numbers
from layouts.wording.subject import Subject

STEPS: Final = 8
OUTSIDE: Final = "Повторы и строки без муниципалитета"
_MARGIN: Final = 0.04


@dataclass(frozen=True)
class Named:
    """How a line is called and where it leads; no address, no link."""

    title: str
    address: str = ""


Names = Mapping[str | None, Named]


@dataclass(frozen=True)
class _Step:
    named: Named
    before: float
    now: float

    @property
    def size(self) -> float:
        return self.now - self.before


def decimals(unit: Unit) -> int:
    """A change is taken apart to a digit more than a value is printed with."""
    return 0 if unit is Unit.COUNT else 2


def signed(amount: float, places: int) -> str:
    """«+1,20», «−0,35», «0»."""
    size = round(amount, places) + 0.0
    if size == 0:
        return "0"
    text = f"{abs(size):,.{places}f}".replace(",", numbers.NBSP).replace(".", ",")
    return f"{'+' if size > 0 else numbers.MINUS}{text}"


def plain(amount: float, places: int) -> str:
    """«41,20», «7»."""
    text = f"{amount + 0.0:,.{places}f}".replace(",", numbers.NBSP).replace(".", ",")
    return text.replace("-", numbers.MINUS)


def name_of(line: BridgeLine, bridge: Bridge, names: Names) -> Named:
    """A part of a ratio is called by its part, everything else by its key."""
    if bridge.kind is BridgeKind.PARTS:
        is_numerator = any(effect.cause is Cause.NUMERATOR for effect in line.effects)
        return Named("Числитель" if is_numerator else "Знаменатель")
    if line.key is None:
        return Named(OUTSIDE)
    return names.get(line.key, Named(line.key))


def draw(bridge: Bridge, names: Names, subject: Subject, told: str) -> Element:
    """The steps, the greatest of them by name, and all of them in the table."""
    places = decimals(subject.unit)
    shown = rounded(bridge, places)
    steps = _steps(shown, names)
    levels = [
        shown.before,
        shown.now,
        *(level for step in steps for level in (step.before, step.now)),
    ]
    low, high = min(levels), max(levels)
    margin = (high - low) * _MARGIN or 1.0
    low, width = low - margin, high - low + 2 * margin

    def at(level: float) -> float:
        return (level - low) / width

    return html.Div(
        [
            html.Ol(
                [
                    _end("Год назад", shown.before, at, places),
                    *(_bar(step, at, subject.direction, places) for step in steps),
                    _end("Сейчас", shown.now, at, places),
                ],
                className="waterfall",
                aria_label=told,
            ),
            html.Details(
                [html.Summary("Таблица"), _table(shown, names, places)],
                id="numbers-why",
                className="numbers",
            ),
        ]
    )


def _steps(bridge: Bridge, names: Names) -> list[_Step]:
    """From the greatest rise to the greatest fall; the least of them in one step between."""
    moving = [line for line in bridge.lines if line.size != 0]
    by_size = sorted(moving, key=lambda line: -abs(line.size))
    named, rest = by_size[:STEPS], by_size[STEPS:]
    if len(rest) == 1:
        named, rest = by_size, []
    parts = [(name_of(line, bridge, names), line.size) for line in named]
    if rest:
        parts.append((Named(f"Остальные ({len(rest)})"), sum(line.size for line in rest)))
    steps, level = [], bridge.before
    for title, size in sorted(parts, key=lambda part: -part[1]):
        steps.append(_Step(title, level, level + size))
        level += size
    return steps


def _end(title: str, level: float, at: Callable[[float], float], places: int) -> Element:
    return html.Li(
        [
            html.Span(title, className="whose"),
            html.Span(
                html.I(className="level", style={"left": theme.percent(at(level))}),
                className="lane",
                aria_hidden="true",
            ),
            html.B(plain(level, places), className="size"),
        ],
        className="end",
    )


def _bar(step: _Step, at: Callable[[float], float], direction: Direction, places: int) -> Element:
    left, right = sorted((at(step.before), at(step.now)))
    better = changing.is_better(step.now - step.before, direction) if step.size else None
    tone = {True: "better", False: "worse", None: "unjudged"}[better]
    return html.Li(
        [
            html.Span(_title(step.named), className="whose"),
            html.Span(
                html.I(
                    className=theme.classes("step", tone),
                    style={"left": theme.percent(left), "width": theme.percent(right - left)},
                ),
                className="lane",
                aria_hidden="true",
            ),
            html.Span(signed(step.size, places), className=theme.classes("size", tone)),
        ]
    )


def _title(named: Named) -> str | Element:
    return html.Link(named.title, href=named.address) if named.address else named.title


@dataclass(frozen=True)
class _Column:
    title: str
    text: Callable[[BridgeLine], str]
    total: Callable[[Bridge], str] = lambda _: ""


def _table(bridge: Bridge, names: Names, places: int) -> Element:
    columns = _columns(bridge.kind, places)
    head = [_FIRST[bridge.kind], *(column.title for column in columns), "Вклад"]
    rows = [
        html.Tr(
            [
                html.Th(_title(name_of(line, bridge, names)), scope="row"),
                *(html.Td(column.text(line)) for column in columns),
                html.Td(signed(line.size, places)),
            ]
        )
        for line in bridge.lines
    ]
    total = html.Tr(
        [
            html.Th("Изменение", scope="row"),
            *(html.Td(column.total(bridge)) for column in columns),
            html.Td(signed(bridge.change, places)),
        ]
    )
    return html.Div(
        html.Table(
            [
                html.Thead(html.Tr([html.Th(title, scope="col") for title in head])),
                html.Tbody(rows),
                html.Tfoot(total),
            ]
        ),
        className="scroller",
        role="region",
        tabIndex="0",
        aria_label="Из чего сложилось изменение, таблица",
    )


_FIRST: Final = {
    BridgeKind.INDEX: "Показатель",
    BridgeKind.COMPOSITION: "Муниципалитет",
    BridgeKind.PARTS: "Часть",
    BridgeKind.SUM: "Муниципалитет",
}


def _columns(kind: BridgeKind, places: int) -> Sequence[_Column]:
    if kind is BridgeKind.INDEX:
        return (
            *_sides("Балл", places),
            *_shares("Вес, %"),
            _effect("Свой результат", places, Cause.OWN),
            _effect("Лучший муниципалитет", places, Cause.BEST),
            _effect("Изменение веса", places, Cause.WEIGHT),
            _effect("Появился, выпал", places, Cause.APPEARED, Cause.DROPPED),
        )
    if kind is BridgeKind.COMPOSITION:
        return (
            *_sides("Значение", places),
            *_shares("Доля в знаменателе, %"),
            _effect("Своё значение", places, Cause.RATE),
            _effect("Состав", places, Cause.COMPOSITION),
            _effect("Данные появились, исчезли", places, Cause.ENTERED, Cause.LEFT),
        )
    return _sides("", None)


def _sides(title: str, places: int | None) -> tuple[_Column, _Column]:
    def text(side: BridgeSide | None) -> str:
        if side is None or side.level is None:
            return numbers.DASH
        return _level(side.level, places)

    lead = f"{title}, " if title else ""
    was, now = (f"{lead}{words}" for words in ("год назад", "сейчас"))
    return (
        _Column(f"{was[:1].upper()}{was[1:]}", lambda line: text(line.before)),
        _Column(f"{now[:1].upper()}{now[1:]}", lambda line: text(line.now)),
    )


def _level(level: float, places: int | None) -> str:
    """With all its digits under those of others, or (None) with as few as it needs."""
    return numbers.number(level, 2) if places is None else plain(level, places)


def _shares(title: str) -> tuple[_Column, _Column]:
    def text(side: BridgeSide | None) -> str:
        if side is None or side.share is None:
            return numbers.DASH
        return plain(side.share * 100, 1)

    return (
        _Column(f"{title}, год назад", lambda line: text(line.before)),
        _Column(f"{title}, сейчас", lambda line: text(line.now)),
    )


def _effect(title: str, places: int, *causes: Cause) -> _Column:
    def text(line: BridgeLine) -> str:
        found = any(effect.cause in causes for effect in line.effects)
        return signed(line.of(*causes), places) if found else numbers.DASH

    return _Column(title, text, lambda bridge: signed(bridge.of(*causes), places))
