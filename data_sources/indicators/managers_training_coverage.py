"""Охват ПК управленческих кадров."""

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
from data_sources.indicators.measures.courses import trained
from data_sources.indicators.measures.staff import headcount
from data_sources.indicators.scenes import program, staff
from data_sources.indicators.scenes import trained as completed

INDICATOR = Indicator(
    key="managers_training_coverage",
    title="Охват ПК управленческих кадров",
    short_title="ПК руководителей",
    family=Family.TRAINING,
    place=3,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=trained("manager"),
    denominator=headcount("manager"),
    is_cumulative=True,
    passport=Passport(
        question="Какая доля руководителей и заместителей за период прошла курсы?",
        why=(
            "Методическая работа в школе держится на управленческой команде; её подготовка "
            "считается отдельно от педагогов."
        ),
        how=(
            "Разные управленцы, завершившие в периоде программу от 16 часов, делятся на "
            "численность управленческих кадров."
        ),
        limits="Категория берётся из записи об обучении, а не из должности на сегодня.",
        source="Реестр обучения, программы, численность категории «руководители».",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Training coverage of school managers",
        how=(
            "Numerator: different managers who completed in the period a programme of 16 hours or "
            "more. Denominator: headcount of managers by the newest count not later than the "
            "reporting date."
        ),
    ),
    example=Example(
        told=(
            "В районе 5 руководителей. Один из них прошёл курсы как руководитель; педагог на "
            "той же программе сюда не входит. Итого 1 из 5."
        ),
        rows={
            **staff("manager", 5),
            "training_program": (program("long"),),
            "training": (
                completed("e-1", "long", date(2023, 10, 2), category="manager"),
                completed("e-2", "long", date(2023, 10, 2)),
            ),
        },
        numerator=1,
        denominator=5,
    ),
)
