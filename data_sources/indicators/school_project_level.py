"""Школы уровня не ниже среднего."""

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
from data_sources.indicators.measures.diagnosis import LEVELLED, MEDIUM_OR_HIGH
from data_sources.indicators.scenes import diagnosed, school

INDICATOR = Indicator(
    key="school_project_level",
    title="Школы уровня не ниже среднего",
    short_title="Средний и выше",
    family=Family.SCHOOL_PROJECT,
    place=2,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=MEDIUM_OR_HIGH,
    denominator=LEVELLED,
    passport=Passport(
        question="Какая доля школ по самодиагностике вышла на средний или высокий уровень?",
        why="Цель проекта — чтобы школы переходили на следующий уровень.",
        how=(
            "Для каждой школы берётся последняя в периоде самодиагностика, у которой указан "
            "уровень. Школы среднего и высокого уровня делятся на все школы с уровнем."
        ),
        limits="Уровень школа определяет сама; пороги уровней меняются от редакции к редакции.",
        source="Самодиагностики, реестр школ.",
        owner="Региональный координатор проекта «Школа Минпросвещения России»",
    ),
    english=English(
        title="Schools of medium or high level",
        how=(
            "Numerator: schools whose newest self-diagnosis in the period that has a level has "
            "the medium or the high one. Denominator: schools with a self-diagnosis in the period "
            "that has a level."
        ),
    ),
    example=Example(
        told=(
            "Первая школа поднялась с базового на средний, вторая на базовом, у третьей "
            "уровень не указан. Итого 1 из 2."
        ),
        rows={
            "school": (school("s-1"), school("s-2"), school("s-3")),
            "self_diagnosis": (
                diagnosed("s-1", date(2023, 10, 10), "basic"),
                diagnosed("s-1", date(2024, 4, 10), "medium"),
                diagnosed("s-2", date(2023, 10, 10), "basic"),
                diagnosed("s-3", date(2023, 10, 10)),
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
