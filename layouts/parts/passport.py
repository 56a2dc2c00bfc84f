"""How a number is known: the passport of an indicator with its worked example."""

from __future__ import annotations

from typing import Final

from dash import html
from dash.development.base_component import Component

from data_sources.indicators.declaration import Indicator, Passport
from data_sources.results import Level
from layouts import numbers, wording
from layouts.parts import nouns
from layouts.parts.subject import Subject

INDEX_PASSPORT: Final = Passport(
    question="Как муниципалитет выглядит по всем показателям сразу?",
    why="Один порядок вместо тридцати: с него удобно начать, чтобы потом открыть показатели.",
    how=(
        "Каждый показатель переводится в баллы от 0 до 100 относительно лучшего муниципалитета; "
        "индекс — среднее этих баллов с весами. Вес показателя без балла делится между "
        "остальными."
    ),
    limits=(
        "Индекс говорит о месте среди других, а не о достижении целей. Показатели без "
        "направления и показатели только по региону в него не входят."
    ),
    source="Все таблицы общей базы и веса показателей (weight).",
    owner="Региональное учебно-методическое объединение",
)


def draw(subject: Subject) -> Component:
    """The passport of the index or of an indicator, as a list of terms."""
    passport = subject.indicator.passport if subject.indicator else INDEX_PASSPORT
    terms = [
        ("Показатель", f"{subject.title}, {wording.UNITS[subject.unit]}"),
        ("Вопрос", passport.question),
        ("Зачем", passport.why),
        ("Как считается", passport.how),
        ("Чего не говорит", passport.limits),
        ("Как читать", wording.BETTER[subject.direction]),
        ("Источник", passport.source),
        ("Ответственный", passport.owner),
    ]
    if subject.indicator:
        terms.append(("Пример", example(subject.indicator)))
    return html.Dl(
        [html.Div([html.Dt(term), html.Dd(text)]) for term, text in terms], className="passport"
    )


def example(indicator: Indicator) -> str:
    """The worked example: what happened, and what it comes to."""
    told = indicator.example
    if indicator.is_count:
        value = told.numerator
    elif told.denominator:
        value = told.numerator / told.denominator * indicator.unit.factor
    else:
        return told.told
    parts = nouns.out_of(indicator.key, Level.MUNICIPALITY, told.numerator, told.denominator)
    came = numbers.with_unit(value, indicator.unit)
    return f"{told.told} Получается {came} ({parts})." if parts else f"{told.told} ({came})"
