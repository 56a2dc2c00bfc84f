"""Средний результат самодиагностики."""

from __future__ import annotations

from datetime import date

from data_sources.indicators.declaration import (
    Direction,
    English,
    Example,
    Family,
    Indicator,
    Passport,
    Unit,
)
from data_sources.indicators.measures.diagnosis import points
from data_sources.indicators.scenes import diagnosed, school, scored

INDICATOR = Indicator(
    key="school_project_score",
    title="Средний результат самодиагностики",
    short_title="Результат",
    family=Family.SCHOOL_PROJECT,
    place=3,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=points("score"),
    denominator=points("max_score"),
    default_weight=1.0,
    passport=Passport(
        question="Какую часть возможных баллов самодиагностики набрали школы?",
        why="Одно число о том, насколько школы соответствуют модели «Школы Минпросвещения России».",
        how=(
            "Для каждой школы берётся последняя в периоде самодиагностика. Сумма набранных "
            "баллов по всем направлениям делится на сумму наибольших возможных."
        ),
        limits="Баллы школа ставит себе сама. Крупная школа весит столько же, сколько малая.",
        source="Баллы самодиагностики (self_diagnosis_score).",
        owner="Региональный координатор проекта «Школа Минпросвещения России»",
    ),
    english=English(
        title="Mean result of self-diagnosis",
        how=(
            "Numerator: sum of points over the newest self-diagnosis in the period of each "
            "school. Denominator: sum of the greatest possible points over the same."
        ),
    ),
    example=Example(
        told=(
            "Школа набрала 12 из 20 по одному направлению и 6 из 10 по другому; более ранняя "
            "самодиагностика не считается. Итого 18 из 30."
        ),
        rows={
            "school": (school("s-1"),),
            "self_diagnosis": (
                diagnosed("s-1", date(2023, 10, 10)),
                diagnosed("s-1", date(2024, 4, 10)),
            ),
            "self_diagnosis_score": (
                scored("s-1", date(2023, 10, 10), "knowledge", 5, 20),
                scored("s-1", date(2024, 4, 10), "knowledge", 12, 20),
                scored("s-1", date(2024, 4, 10), "health", 6, 10),
            ),
        },
        numerator=18,
        denominator=30,
    ),
)
