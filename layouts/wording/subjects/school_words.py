"""How the page of schools speaks: levels with their signs, distances, directions, counts."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Final

from data_sources.question.choices import LEVELS
from data_sources.question.request import Request
from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.indicators.description import Unit
from layouts.frame import links
from layouts.wording import numbers, terms

LEVEL_SIGNS: Final = MappingProxyType(dict(zip(LEVELS, "○◔◑●", strict=True)))
LEVEL_CLASSES: Final = MappingProxyType(dict(zip(LEVELS, ("q1", "q2", "q4", "q5"), strict=True)))
"""The colour of a level: that of a fifth of its kind."""
DISTANCES: Final = MappingProxyType(
    {
        "told": "известно",
        "highest": "уровень высший",
        "unverified": "шкала не проверена",
        "unknown": "шкала не известна",
        "other_maximum": "наибольшая сумма баллов не как в шкале",
        "no_points": "баллы не внесены",
    }
)
NOT_PASSED: Final = "не прошла"
WITHOUT_LEVEL: Final = "уровень не указан"
ROWS: Final = "rows"
_SHORT: Final = MappingProxyType(
    {
        "knowledge": "Знание",
        "health": "Здоровье",
        "creativity": "Творчество",
        "upbringing": "Воспитание",
        "career_guidance": "Профориентация",
        "teacher_team": "Учитель",
        "school_climate": "Климат",
        "learning_environment": "Среда",
    }
)


def level(code: str) -> str:
    """«◑ средний»."""
    return f"{LEVEL_SIGNS[code]}{numbers.NBSP}{terms.filter_value('level', code)}"


def direction(key: str) -> str:
    return DIRECTIONS[key]


def short_direction(key: str) -> str:
    """The direction in one word, for the head of a narrow column."""
    return _SHORT[key]


def schools(count: int) -> str:
    return numbers.counted(count, "школа", "школы", "школ")


def some_schools(count: int, one: str, more: str) -> str:
    """«прошла 1 школа», «прошли 7 школ»."""
    return f"{numbers.plural(count, one, more, more)} {schools(count)}"


def of_schools(count: int) -> str:
    """«у 1 школы», «у 7 школ»."""
    return numbers.counted(count, "школы", "школ", "школ")


def points(amount: float) -> str:
    """«8 баллов», «1 балл», «2,5 балла»."""
    if amount != int(amount):
        return f"{numbers.number(amount)}{numbers.NBSP}балла"
    return numbers.counted(int(amount), "балл", "балла", "баллов")


def percent(value: float | None) -> str:
    """«61,2 %»; a dash for none."""
    return numbers.with_unit(value, Unit.PERCENT)


def change(value: float | None) -> str:
    """«+1,2 п.п.»; a dash for none."""
    return (numbers.change(value, 0.0, Unit.PERCENT) if value is not None else None) or numbers.DASH


def tone(value: float | None) -> str:
    """The class of a change, by what is printed of it."""
    size = round(value or 0.0, 1)
    return "better" if size > 0 else "worse" if size < 0 else ""


def arrow(value: float | None) -> str:
    """«▲» up, «▼» down, nothing where the print shows no change."""
    return {"better": "▲", "worse": "▼"}.get(tone(value), "")


def narrowed(path: str, request: Request, **changes: Any) -> str:
    """The page narrowed by a click on a picture, from the first page of its list."""
    return links.with_filter(path, request.without("page", "school"), **changes)


def list_address(path: str, request: Request, **changes: Any) -> str:
    """The same, and down to the list."""
    return f"{narrowed(path, request, **changes)}#{ROWS}"


def school_address(path: str, request: Request, code: str) -> str:
    """The page with this school opened."""
    return links.with_filter(path, request.without("page"), school=code)
