"""How trainings are spoken of: people, trainings, what a breakdown is by."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.answers.trainings.answer import BreakdownPart
from data_sources.vocabulary.indicators.description import Unit
from layouts.wording import numbers, terms

TITLES: Final = MappingProxyType(
    {
        "format": "Как учились",
        "provider": "Кто учил",
        "category": "Кого учили",
        "project": "Федеральные проекты",
        "direction": "О чём: направление",
    }
)
"""In the order in which they are drawn."""
_OF_NONE: Final = MappingProxyType(
    {
        "format": "формат неизвестен",
        "provider": "организация неизвестна",
        "category": "категория неизвестна",
        "project": "вне федеральных проектов",
        "direction": "направление не указано",
    }
)


def part(key: str, each: BreakdownPart) -> str:
    """What the part is called: by its register, by our word, or as it calls itself."""
    if each.code is None:
        return _OF_NONE[key]
    return each.title or terms.filter_value(key, each.code)


def people(count: int) -> str:
    """«21 человек», «32 человека»."""
    return numbers.counted(count, "человек", "человека", "человек")


def trainings(count: int) -> str:
    return numbers.counted(count, "обучение", "обучения", "обучений")


def teachers(count: int) -> str:
    """After «не хватает»: «1 педагога», «5 педагогов»."""
    return numbers.counted(count, "педагога", "педагогов", "педагогов")


def share(part_of: int, whole: int) -> str:
    """«59,0 %»; a dash where there is nothing to divide by."""
    if not whole:
        return numbers.DASH
    return numbers.with_unit(part_of / whole * 100, Unit.PERCENT)
