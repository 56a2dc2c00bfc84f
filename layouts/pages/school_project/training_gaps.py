"""Weak directions beside trainings really passed: where a gap is not trained for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.answers.schools.directions import Matter, Need
from data_sources.question.request import Request
from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.indicators.description import Unit
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers
from layouts.wording.subjects import school_words

TITLES: Final = MappingProxyType(
    {
        Need.WITHOUT_TRAINING: "дефицит без обучения",
        Need.IN_TRAINING: "дефицит, учатся",
        Need.WITHOUT_NEED: "обучение без дефицита",
        Need.NEITHER: "ни дефицита, ни обучения",
    }
)
SIGNS: Final = MappingProxyType(
    {
        Need.WITHOUT_TRAINING: "!",
        Need.IN_TRAINING: "↗",
        Need.WITHOUT_NEED: "+",
        Need.NEITHER: "·",
        None: "?",
    }
)
_UNKNOWN: Final = "сравнить нельзя"
_QUADRANTS: Final = (
    ("Ниже региона", Need.WITHOUT_TRAINING, Need.IN_TRAINING),
    ("Не ниже региона", Need.NEITHER, Need.WITHOUT_NEED),
)


def draw(picture: SchoolProjectPicture, path: str) -> Element:
    """Four counts, and every direction of every municipality under its sign."""
    question, request = picture.question, picture.request
    asked = [
        matter
        for matter in picture.matters
        if request.filters.direction is None or matter.direction == request.filters.direction
    ]
    counts = Counter(matter.need for matter in asked)
    names = {member.oktmo: member.name for member in question.shown}
    return html.Div(
        [
            html.P(told(asked, names), className="remark"),
            _quadrants(counts),
            _table(asked, names, path, request),
            html.P(
                "Дефицит — результат направления ниже, чем по региону. Учатся — на 100 педагогов "
                "обучено по программам этого направления не меньше, чем по региону (любой "
                "длительности, каждый педагог один раз). В клетке — знак и обучено на 100 "
                "педагогов. "
                + (f"? — {_UNKNOWN}: нет результата или численности." if counts[None] else ""),
                className="remark how",
            ),
        ]
    )


def told(matters: Sequence[Matter], names: Mapping[str, str]) -> str:
    """Where the gap that nobody trains for is greatest."""
    gaps = [
        (matter.region_value - matter.value, matter)
        for matter in matters
        if matter.need is Need.WITHOUT_TRAINING
        and matter.value is not None
        and matter.region_value is not None
    ]
    if not gaps:
        return "Дефицита, по которому не учатся, не видно."
    gap, worst = max(gaps, key=lambda item: item[0])
    return (
        f"Больше всего дефицит без обучения: {names.get(worst.oktmo, worst.oktmo)}, "
        f"«{school_words.direction(worst.direction)}»{numbers.NBSP}— "
        f"{school_words.percent(worst.value)}, на {numbers.number(gap)}{numbers.NBSP}п.п. "
        f"ниже региона; обучено {_trained(worst)}."
    )


def _trained(matter: Matter) -> str:
    if matter.own.teachers is None:
        return f"{numbers.number(matter.own.trained, 0)}, численность не известна"
    teachers = int(matter.own.teachers)
    word = numbers.plural(teachers, "педагога", "педагогов", "педагогов")
    return (
        f"{numbers.number(matter.own.trained, 0)} из{numbers.NBSP}"
        f"{numbers.number(teachers, 0)}{numbers.NBSP}{word}"
    )


def _quadrants(counts: Mapping[Need | None, int]) -> Element:
    return html.Table(
        [
            html.Caption(
                "Сколько направлений муниципалитетов в каждой четверти", className="visually-hidden"
            ),
            html.Thead(
                html.Tr(
                    [
                        html.Td(),
                        html.Th("учатся реже, чем по региону", scope="col"),
                        html.Th("учатся не реже", scope="col"),
                    ]
                )
            ),
            html.Tbody(
                [
                    html.Tr(
                        [html.Th(title, scope="row"), *(_quadrant(need, counts) for need in needs)]
                    )
                    for title, *needs in _QUADRANTS
                ]
            ),
        ],
        className="need-quadrants",
    )


def _quadrant(need: Need, counts: Mapping[Need | None, int]) -> Element:
    return html.Td(
        [
            html.B(numbers.number(counts.get(need, 0), 0)),
            html.Span(f"{SIGNS[need]}{numbers.NBSP}{TITLES[need]}"),
        ],
        className=need.value,
    )


def _table(
    matters: Sequence[Matter], names: Mapping[str, str], path: str, request: Request
) -> Element:
    keys = [key for key in DIRECTIONS if request.filters.direction in (None, key)]
    by_place: dict[str, dict[str, Matter]] = {}
    for matter in matters:
        by_place.setdefault(matter.oktmo, {})[matter.direction] = matter
    table = html.Table(
        [
            html.Caption("Дефицит и обучение по направлениям", className="visually-hidden"),
            html.Thead(
                html.Tr(
                    [
                        html.Th("Муниципалитет", scope="col"),
                        *(html.Th(school_words.short_direction(key), scope="col") for key in keys),
                    ]
                )
            ),
            html.Tbody(
                [
                    html.Tr(
                        [
                            html.Th(names.get(oktmo, oktmo), scope="row"),
                            *(_cell(own[key], path, request) for key in keys),
                        ]
                    )
                    for oktmo, own in by_place.items()
                ]
            ),
        ],
        className="heat school-heat need-heat",
    )
    return html.Div(
        table,
        className="scroller",
        role="region",
        tabIndex="0",
        aria_label="Дефицит и обучение, таблица",
        data_inner="true",
    )


def _cell(matter: Matter, path: str, request: Request) -> Element:
    words = TITLES[matter.need] if matter.need else _UNKNOWN
    rate = matter.own.per_100
    told = (
        f"{school_words.direction(matter.direction)}: {words}; результат "
        f"{school_words.percent(matter.value)}, по региону "
        f"{school_words.percent(matter.region_value)}; обучено {_trained(matter)}"
    )
    address = school_words.narrowed(path, request, m=(matter.oktmo,), direction=matter.direction)
    said = numbers.value(rate, Unit.PERCENT)
    return html.Td(
        html.A(
            f"{SIGNS[matter.need]}{numbers.NBSP}{said}",
            href=address,
            title=told,
            aria_label=told,
        ),
        className=matter.need.value if matter.need else "gap no-data",
    )
