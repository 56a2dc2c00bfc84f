"""«Почему изменилось»: one sentence, the steps of the change, and what was corrected since."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from data_sources.question.choices import INDEX
from data_sources.question.request import Request
from data_sources.scoring.explaining.bridges import Bridge, BridgeKind, Cause, Correction, Explained
from data_sources.scoring.explaining.rounding import apportioned, rounded
from data_sources.scoring.results import Level, Municipality, Overview
from data_sources.scoring.yearly_change import YearlyChange
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.indicators.description import Unit
from layouts.drawing import waterfall
from layouts.drawing.waterfall import Named, Names
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.picture import figure
from layouts.wording import numbers, terms
from layouts.wording.headline import about
from layouts.wording.portrait import points
from layouts.wording.subject import Subject, index

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


def teaser(request: Request, overview: Overview) -> Element:
    """Why the index of what is shown changed, in one sentence that leads to the rest."""
    bridge = overview.index_change
    row = overview.scorecard.total(INDEX)
    if bridge is None:
        return html.P(hidden=True)
    change = (row.change if row else None) or YearlyChange(bridge.change, None)
    names = index_names(request)
    return html.P(
        [
            sentence(bridge, names, index(), whose_index(overview), change),
            " ",
            html.Link("Почему изменился индекс", href=links.indicator(request, INDEX)),
        ],
        className="why-index",
    )


def whose_index(overview: Overview) -> str:
    """«Индекс региона», «Индекс (группа «города»)»."""
    row = overview.scorecard.total(INDEX)
    if row is not None and row.level is Level.REGION:
        return "Индекс региона"
    return f"Индекс ({about(overview.scorecard.question)})"


def draw(explained: Explained, names: Names, subject: Subject, whose: str) -> Element:
    """The panel; `whose` begins its sentence («Индекс региона», «Значение»)."""
    bridge = explained.bridge
    title = "Почему изменился индекс" if subject.key == INDEX else "Почему изменилось значение"
    content: list[Element] = []
    if bridge is None:
        content.append(html.P(NOTHING_BEFORE, className="remark"))
    else:
        told = sentence(bridge, names, subject, whose, _change(bridge, explained.correction))
        content.append(html.P(told, className="told"))
        if any(line.size for line in bridge.lines):
            drawn = waterfall.draw(bridge, names, subject, told)
            content.append(figure(f"{title}. {subject.title}", drawn))
            content.extend(_how(bridge.kind))
    if explained.correction is not None:
        content.extend(_corrected(explained.correction, bridge, subject.unit))
    base = terms.AS_SEEN_THEN if _is_as_seen(explained.correction) else terms.TO_LAST_YEAR
    return html.Section(
        [html.H2([title, " ", html.Small(base)]), *content],
        className="panel why",
        id="why",
    )


def _is_as_seen(correction: Correction | None) -> bool:
    return correction is not None and correction.published is not None


def _change(bridge: Bridge, correction: Correction | None) -> YearlyChange:
    if correction is None or correction.published is None or correction.restated is None:
        return YearlyChange(bridge.change, None)
    return YearlyChange(bridge.change, bridge.now - correction.restated)


def index_names(request: Request) -> Names:
    """Indicators with the way to their own pages."""
    return {
        key: Named(indicator.title, links.indicator(request, key))
        for key, indicator in described().items()
    }


def municipal_names(request: Request, members: Sequence[Municipality]) -> Names:
    """Municipalities with the way to their own pages."""
    return {
        member.oktmo: Named(member.name, links.municipality(request, member.oktmo))
        for member in members
    }


def sentence(
    bridge: Bridge, names: Names, subject: Subject, whose: str, change: YearlyChange
) -> str:
    """What changed by how much, and what did most of it; nothing that late facts may turn round."""
    said = (
        f"{whose} {_verb(bridge, subject)}"
        if change.is_certain
        else _unsure(whose, change, subject)
    )
    causes = _CAUSES.get(bridge.kind)
    reasons = "; ".join(_movers(bridge, names, subject)) if causes is None else ""
    if causes is not None:
        reasons = ", ".join(_by_cause(bridge, causes, numbers.decimals(subject.unit)))
    return f"{said}: {reasons}." if reasons else f"{said}."


def _unsure(whose: str, change: YearlyChange, subject: Subject) -> str:
    """«Индекс региона: больше или меньше, чем год назад, пока не ясно (+0,7 …, −0,2 …)»."""
    both = f"{numbers.difference(change.by, subject.unit)} {terms.AS_SEEN_THEN}"
    if change.with_late is not None:
        late = numbers.difference(change.with_late, subject.unit)
        both += f", {terms.WITH_LATE}{numbers.NBSP}{late}"
    return f"{whose}: больше или меньше, чем год назад, {terms.UNCLEAR} ({both})"


def _verb(bridge: Bridge, subject: Subject) -> str:
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


def _how(kind: BridgeKind) -> Iterator[Element]:
    words = {BridgeKind.INDEX: HOW_INDEX, BridgeKind.COMPOSITION: HOW_VALUE}.get(kind)
    if words:
        yield html.P(words, className="remark how")


def _corrected(correction: Correction, bridge: Bridge | None, unit: Unit) -> Iterator[Element]:
    """The way from what was seen then to what is said now, every step of which adds up."""
    places = waterfall.decimals(unit)
    day = numbers.day(correction.day)
    if correction.restated is None:
        return
    if correction.published is None:
        yield html.P(f"На {day} в базе этих данных ещё не было.", className="remark corrected")
        return
    if round(correction.published, places) == round(correction.restated, places):
        yield html.P(f"С {day} за тот же день ничего не доехало.", className="remark corrected")
        return
    published, restated = (
        round(value, places) for value in (correction.published, correction.restated)
    )
    steps = [
        (f"было видно на {day}", waterfall.plain(published, places)),
        ("доехало и исправлено позже", waterfall.signed(restated - published, places)),
        ("за тот же день по нынешним сведениям", waterfall.plain(restated, places)),
    ]
    if bridge is not None:
        now = round(bridge.now, places)
        steps.append(("изменение с доехавшим позже", waterfall.signed(now - restated, places)))
        steps.append(("сейчас", waterfall.plain(now, places)))
    yield html.Dl(
        [html.Div([html.Dt(title), html.Dd(text)]) for title, text in steps],
        className="corrected",
        aria_label="Что доехало и исправлено позже",
    )
