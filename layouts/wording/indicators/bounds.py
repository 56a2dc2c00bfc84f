"""How far a number can be trusted, in words: bounds of a sum, a place as an interval."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from data_sources.scoring.bounds.places import RankRange
from data_sources.scoring.bounds.unreported import Bounds
from data_sources.scoring.results import Row
from data_sources.vocabulary.indicators.description import Unit
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers
from layouts.wording.subject import Subject

NAMED: Final = 3
SEVERAL: Final = 2
HOW_PLACES: Final = (
    "«8 (2–17)» читается так: посчитано 8-е место, а на деле оно может быть любым со 2-го по 17-е. "
    "В скобках у места — от какого до какого оно может быть: за малым числом случаев значение "
    "известно лишь в пределах 90-процентного интервала Уилсона, и муниципалитет выше другого "
    "наверняка, только если их интервалы не пересекаются."
)


def place_text(rank: int, place: RankRange | None) -> str:
    """«5 (3–8)»; the place alone where chance is not told of or it is certain."""
    if place is None or place.is_certain:
        return str(rank)
    return f"{rank}{numbers.NBSP}({place.first}–{place.last})"


def rank_text(row: Row, places: Mapping[str, RankRange]) -> str:
    """The same of a row; a dot for one that is not ranked."""
    return "·" if row.rank is None else place_text(row.rank, places.get(row.oktmo or ""))


def draw(
    total: Row | None, bounds: Bounds | None, names: Mapping[str, str], subject: Subject
) -> Element:
    """The bounds of what is shown, and of what they are made; nothing where all have reported."""
    if total is None or total.value is None or bounds is None:
        return html.P(hidden=True)
    awaited = len(bounds.effects)
    return html.Section(
        [
            html.P([html.B(headline(total.value, bounds, awaited, subject.unit)), "."]),
            html.P(" ".join(_told(bounds, names)), className="remark"),
            *_effects(total.value, bounds, names, subject.unit),
        ],
        className="panel honest-bounds",
    )


def headline(value: float, bounds: Bounds, awaited: int, unit: Unit) -> str:
    """«41,2 % (от 35,0 до 48,1 %, если доложат 3 муниципалитета)»."""
    verb = numbers.plural(awaited, "доложит", "доложат", "доложат")
    count = numbers.counted(awaited, "муниципалитет", "муниципалитета", "муниципалитетов")
    return (
        f"{numbers.with_unit(value, unit)} (от{numbers.NBSP}{numbers.value(bounds.low, unit)} "
        f"до{numbers.NBSP}{numbers.with_unit(bounds.high, unit)}, если {verb} {count})"
    )


def _told(bounds: Bounds, names: Mapping[str, str]) -> Iterator[str]:
    if bounds.silent:
        yield f"За период нет сведений{numbers.NBSP}— {_named(bounds.silent, names)}."
    if bounds.left_out:
        yield (
            f"Не сообщали два года и в{numbers.NBSP}значение не входят{numbers.NBSP}— "
            f"{_named(bounds.left_out, names)}."
        )
    if bounds.uncounted and bounds.typical is not None:
        each = f"{numbers.number(bounds.typical, 0)} (медиана по остальным)"
        yield (
            f"Численность неизвестна{numbers.NBSP}— {_named(bounds.uncounted, names)}: "
            f"вместо неё взято {each}."
        )
    yield (
        "Нижняя граница: у них не охвачен никто; верхняя: у тех, кто не доложил, охвачены все, "
        "а доложенное остаётся как есть."
    )


def _effects(
    value: float, bounds: Bounds, names: Mapping[str, str], unit: Unit
) -> Iterator[Element]:
    """What each of those awaited does by itself, where there are several."""
    if len(bounds.effects) < SEVERAL:
        return
    items = [
        html.Li(
            f"{names.get(each.oktmo, each.oktmo)}{numbers.NBSP}— "
            f"от{numbers.NBSP}{_end(value, each.low, unit)} "
            f"до{numbers.NBSP}{_end(value, each.high, unit)}"
        )
        for each in bounds.effects
    ]
    yield html.Details(
        [html.Summary("Что сделает с числом каждый из них"), html.Ul(items, className="sentences")],
        id="effects-of-silence",
    )


def _end(value: float, end: float, unit: Unit) -> str:
    return f"{numbers.with_unit(end, unit)} ({numbers.difference(end - value, unit)})"


def _named(oktmos: Sequence[str], names: Mapping[str, str]) -> str:
    if len(oktmos) > NAMED:
        return numbers.counted(len(oktmos), "муниципалитет", "муниципалитета", "муниципалитетов")
    return ", ".join(names.get(oktmo, oktmo) for oktmo in oktmos)
