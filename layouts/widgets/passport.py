"""How a number is known: the passport of an indicator with its worked example."""

from __future__ import annotations

from data_sources.scoring.bounds.chance import is_share_of_cases
from data_sources.scoring.results import Level
from data_sources.vocabulary.indicators.description import Description
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import nouns, numbers, versions
from layouts.wording import terms as wording
from layouts.wording.indicators import bounds
from layouts.wording.subject import Subject


def draw(subject: Subject) -> Element:
    """The passport of the index or of an indicator, as a list of terms."""
    passport = subject.indicator.passport if subject.indicator else wording.INDEX_PASSPORT
    terms = [
        ("Показатель", f"{subject.title}, {wording.UNITS[subject.unit]}"),
        ("Вопрос", passport.question),
        ("Зачем", passport.why),
        ("Как считается", passport.how),
        ("Чего не говорит", passport.limits),
        ("Как читать", wording.BETTER[subject.direction]),
        ("Источник", passport.source),
        ("Ответственный", passport.owner),
        ("Версия определения", versions.in_order(versions.of(subject))),
    ]
    if subject.indicator:
        terms.append(("Вес в индексе", weight_text(subject.indicator)))
        if is_share_of_cases(subject.indicator):
            terms.append(("Точность места", bounds.HOW_PLACES))
        terms.append(("Пример", example(subject.indicator)))
    return html.Dl(
        [html.Div([html.Dt(term), html.Dd(text)]) for term, text in terms], className="passport"
    )


def weight_text(indicator: Description) -> str:
    """The weight that holds while the table of weights says no other."""
    if not indicator.default_weight:
        return "по умолчанию 0: в индекс не входит"
    return f"по умолчанию {numbers.number(indicator.default_weight, 2)}"


def example(indicator: Description) -> str:
    """The worked example: what happened, and what it comes to."""
    told = indicator.example
    if indicator.is_count:
        value = told.numerator
    elif told.denominator:
        value = told.numerator / told.denominator * indicator.unit.factor
    else:
        return told.told
    parts = nouns.out_of(indicator.key, Level.MUNICIPALITY, told.numerator, told.denominator)
    came = numbers.compact(value, indicator.unit)
    return f"{told.told} Получается {came} ({parts})." if parts else f"{told.told} ({came})"
