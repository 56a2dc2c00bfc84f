"""Участие в самодиагностике."""

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
from data_sources.indicators.measures.diagnosis import PARTICIPATING
from data_sources.indicators.measures.staff import SCHOOLS
from data_sources.indicators.scenes import diagnosed, school

INDICATOR = Indicator(
    key="school_project_participation",
    title="Участие в самодиагностике",
    short_title="Самодиагн.",
    family=Family.SCHOOL_PROJECT,
    place=1,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=PARTICIPATING,
    denominator=SCHOOLS,
    is_cumulative=True,
    passport=Passport(
        question="Какая доля школ прошла самодиагностику «Школы Минпросвещения России»?",
        why="Без самодиагностики школа не знает, где её дефициты.",
        how=(
            "Школы, у которых в периоде есть хотя бы одна самодиагностика, делятся на все "
            "общеобразовательные и коррекционные школы, работающие на отчётную дату. Филиалы "
            "отдельно не считаются."
        ),
        limits="Детские сады и дополнительное образование не входят.",
        source="Самодиагностики (self_diagnosis), реестр школ (school).",
        owner="Региональный координатор проекта «Школа Минпросвещения России»",
    ),
    english=English(
        title="Participation in self-diagnosis",
        how=(
            "Numerator: different schools that made a self-diagnosis in the period. Denominator: "
            "general and correctional schools at work on the reporting date, branches not "
            "counted."
        ),
    ),
    example=Example(
        told=(
            "В районе две школы и филиал. Самодиагностику прошла одна школа, дважды. Итого 1 из 2."
        ),
        rows={
            "school": (school("s-1"), school("s-2"), school("s-3", is_branch=True)),
            "self_diagnosis": (
                diagnosed("s-1", date(2023, 10, 10)),
                diagnosed("s-1", date(2024, 4, 10)),
                diagnosed("s-3", date(2023, 10, 10)),
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
