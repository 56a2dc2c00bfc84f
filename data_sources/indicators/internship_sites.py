"""Стажировочные площадки."""

from __future__ import annotations

from datetime import date

from data_sources.indicators.declaration import (
    EXAMPLE_OKTMO,
    Direction,
    English,
    Example,
    Family,
    Indicator,
    Passport,
    Unit,
)
from data_sources.indicators.measures.network import OPEN_SITES
from data_sources.indicators.measures.staff import SCHOOLS
from data_sources.indicators.scenes import school

INDICATOR = Indicator(
    key="internship_sites",
    title="Стажировочные площадки",
    short_title="Площадки",
    family=Family.SUPPORT,
    place=7,
    unit=Unit.PER_10,
    direction=Direction.UP,
    numerator=OPEN_SITES,
    denominator=SCHOOLS,
    passport=Passport(
        question="Сколько стажировочных площадок приходится на 10 школ?",
        why="Площадка — школа, у которой учатся другие школы.",
        how=(
            "Площадки, открытые к отчётной дате и ещё не закрытые, делятся на число школ и "
            "умножаются на 10."
        ),
        limits="Число площадок не говорит, ездят ли на них; для этого есть участие в стажировках.",
        source="Площадки (internship_site), реестр школ.",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Internship sites",
        how=(
            "Numerator: internship sites open on the reporting date. Denominator: general and "
            "correctional schools at work on the reporting date, branches not counted. Per 10 "
            "schools."
        ),
    ),
    example=Example(
        told=(
            "В районе две школы и одна действующая площадка, другая закрыта. Итого 1 на 2 "
            "школы — 5 на 10."
        ),
        rows={
            "school": (school("s-1"), school("s-2")),
            "internship_site": (
                {
                    "code": "p-1",
                    "oktmo": EXAMPLE_OKTMO,
                    "topic": "Функциональная грамотность",
                    "opened_on": date(2022, 9, 1),
                },
                {
                    "code": "p-2",
                    "oktmo": EXAMPLE_OKTMO,
                    "topic": "Инженерный класс",
                    "opened_on": date(2021, 9, 1),
                    "closed_on": date(2024, 8, 31),
                },
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
