"""«Почему изменилось»: one sentence, the steps of the change, and what was corrected since."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dash.development.base_component import Component

from data_sources.explaining.bridges import Bridge, BridgeKind, Cause, Correction, Explained
from data_sources.explaining.rounding import apportioned, rounded
from data_sources.filters import INDEX, Filters
from data_sources.indicators import registry
from data_sources.indicators.declaration import Unit
from data_sources.results import Level, Municipality, Overview
from layouts import html, links, numbers, theme
from layouts.headline import about
from layouts.parts import waterfall
from layouts.parts.picture import figure
from layouts.parts.portrait import points
from layouts.parts.subject import Subject, index
from layouts.parts.waterfall import Named, Names

NAMED: Final = 2
NOTHING_BEFORE: Final = "Сравнить с прошлым годом не с чем: значения нет сейчас или не было тогда."
HOW_INDEX: Final = (
    "Балл сравнивает с лучшим муниципалитетом, поэтому вклад показателя делится поровну между "
    "двумя причинами: сменился свой результат или ушёл вперёд (отстал) лучший. Вес показателя "
    "растёт или падает и тогда, когда другие показатели появляются или выпадают."
)
HOW_VALUE: Final = (
    "Своё значение — сколько добавили бы муниципалитеты при неизменных долях; состав — сколько "
    "дало то, что выросла доля тех, у кого значение выше (ниже) общего."
)
_CAUSES: Final[Mapping[BridgeKind, tuple[tuple[str, tuple[Cause, ...]], ...]]] = {
    BridgeKind.COMPOSITION: (
        ("значения самих муниципалитетов", (Cause.RATE,)),
        ("состав", (Cause.COMPOSITION,)),
        ("появившиеся и исчезнувшие данные", (Cause.ENTERED, Cause.LEFT)),
        ("повторы и строки без муниципалитета", (Cause.OUTSIDE,)),
    ),
    BridgeKind.PARTS: (
        ("числитель", (Cause.NUMERATOR,)),
        ("знаменатель", (Cause.DENOMINATOR,)),
    ),
}


def teaser(overview: Overview) -> Component:
    """Why the index of what is shown changed, in one sentence that leads to the rest."""
    bridge, question = overview.index_change, overview.scorecard.question
    if bridge is None:
        return html.P(hidden=True)
    names = index_names(question.filters)
    return html.P(
        [
            sentence(bridge, names, index(), whose_index(overview)),
            " ",
            html.Link("Почему изменился индекс", href=links.indicator(question.filters, INDEX)),
        ],
        className="why-index",
    )


def whose_index(overview: Overview) -> str:
    """«Индекс региона», «Индекс (группа «города»)»."""
    row = overview.scorecard.total(INDEX)
    if row is not None and row.level is Level.REGION:
        return "Индекс региона"
    return f"Индекс ({about(overview.scorecard.question)})"


def draw(explained: Explained, names: Names, subject: Subject, whose: str) -> Component:
    """The panel; `whose` begins its sentence («Индекс региона», «Значение»)."""
    bridge = explained.bridge
    title = "Почему изменился индекс" if subject.key == INDEX else "Почему изменилось значение"
    content: list[Component] = []
    if bridge is None:
        content.append(html.P(NOTHING_BEFORE, className="remark"))
    else:
        told = sentence(bridge, names, subject, whose)
        content.append(html.P(told, className="told"))
        if any(line.size for line in bridge.lines):
            drawn = waterfall.draw(bridge, names, subject, told)
            content.append(figure(f"{title}. {subject.title}", drawn))
            content.extend(_how(bridge.kind))
    if explained.correction is not None:
        content.extend(_corrected(explained.correction, bridge, subject.unit))
    return html.Section(
        [html.H2([title, " ", html.Small("к той же дате прошлого года")]), *content],
        className="panel why",
        id="why",
    )


def index_names(filters: Filters) -> Names:
    """Indicators with the way to their own pages."""
    return {
        key: Named(indicator.title, links.indicator(filters, key))
        for key, indicator in registry().items()
    }


def municipal_names(filters: Filters, members: Sequence[Municipality]) -> Names:
    """Municipalities with the way to their own pages."""
    return {
        member.oktmo: Named(member.name, links.municipality(filters, member.oktmo))
        for member in members
    }


def sentence(bridge: Bridge, names: Names, subject: Subject, whose: str) -> str:
    """What changed by how much, and what did most of it."""
    said = f"{whose} {_verb(bridge, subject, whose)}"
    causes = _CAUSES.get(bridge.kind)
    reasons = "; ".join(_movers(bridge, names, subject)) if causes is None else ""
    if causes is not None:
        reasons = ", ".join(_by_cause(bridge, causes, numbers.decimals(subject.unit)))
    return f"{said}: {reasons}." if reasons else f"{said}."


def _verb(bridge: Bridge, subject: Subject, whose: str) -> str:
    size = round(bridge.change, numbers.decimals(subject.unit)) + 0.0
    is_index = subject.key == INDEX
    if size == 0:
        return "за год не изменился" if is_index else "за год не изменилось"
    verb = (
        ("вырос" if size > 0 else "снизился")
        if is_index
        else ("выросло" if size > 0 else "снизилось")
    )
    return f"{verb} за год на{numbers.NBSP}{_amount(abs(size), subject)}"


def _amount(size: float, subject: Subject) -> str:
    if subject.unit is Unit.POINTS:
        return points(size)
    points_word = f"{numbers.NBSP}п.п." if subject.unit is Unit.PERCENT else ""
    return f"{numbers.number(size, numbers.decimals(subject.unit))}{points_word}"


def _by_cause(
    bridge: Bridge, causes: Sequence[tuple[str, tuple[Cause, ...]]], places: int
) -> Iterator[str]:
    """Causes as they are printed add up to the change as it is printed."""
    scale = math.pow(10, places)
    sizes = [bridge.of(*each) * scale for _, each in causes]
    whole = apportioned(sizes, round(round(bridge.change, places) * scale))
    for (title, _), steps in zip(causes, whole, strict=True):
        if steps:
            yield f"{title} {waterfall.signed(steps / scale, places)}"


_GAINS: Final = ("главная прибавка", "главные прибавки")
_LOSSES: Final = ("главная убыль", "главные убыли")


def _movers(bridge: Bridge, names: Names, subject: Subject) -> Iterator[str]:
    """The lines that pushed most, those that pulled with the change first."""
    places = numbers.decimals(subject.unit)
    sizes = [
        (waterfall.name_of(line, bridge, names).title, round(line.size, places) + 0.0)
        for line in rounded(bridge, waterfall.decimals(subject.unit)).lines
    ]
    up = sorted((pair for pair in sizes if pair[1] > 0), key=lambda pair: -pair[1])
    down = sorted((pair for pair in sizes if pair[1] < 0), key=lambda pair: pair[1])
    told = [(_GAINS, up), (_LOSSES, down)]
    for words, found in told if bridge.change >= 0 else told[::-1]:
        if found:
            few = words[0] if len(found[:NAMED]) == 1 else words[1]
            listed = " и ".join(
                f"«{title}» ({waterfall.signed(size, places)})" for title, size in found[:NAMED]
            )
            yield f"{few}{numbers.NBSP}— {listed}"


def _how(kind: BridgeKind) -> Iterator[Component]:
    words = {BridgeKind.INDEX: HOW_INDEX, BridgeKind.COMPOSITION: HOW_VALUE}.get(kind)
    if words:
        yield html.P(words, className="remark how")


def _corrected(correction: Correction, bridge: Bridge | None, unit: Unit) -> Iterator[Component]:
    """The way from what was published to what is said now, every step of which adds up."""
    places = waterfall.decimals(unit)
    day = numbers.day(correction.day)
    if correction.restated is None:
        return
    if correction.published is None:
        yield html.P(f"На {day} в базе этих данных ещё не было.", className="remark corrected")
        return
    published, restated = (
        round(value, places) for value in (correction.published, correction.restated)
    )
    steps = [
        (f"было известно на {day}", waterfall.plain(published, places)),
        ("исправления прошлых данных", waterfall.signed(restated - published, places)),
        ("за тот же день по нынешним сведениям", waterfall.plain(restated, places)),
    ]
    if bridge is not None:
        now = round(bridge.now, places)
        steps.append(("изменение за год", waterfall.signed(now - restated, places)))
        steps.append(("сейчас", waterfall.plain(now, places)))
    yield html.Dl(
        [html.Div([html.Dt(title), html.Dd(text)]) for title, text in steps],
        className="corrected",
        **theme.aria(label="Исправления прошлых данных"),
    )
