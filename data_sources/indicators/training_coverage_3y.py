"""Охват ПК за три года."""

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
from data_sources.indicators.measures.courses import TRAINED_IN_THREE_YEARS
from data_sources.indicators.measures.staff import headcount
from data_sources.indicators.scenes import program, staff, trained

INDICATOR = Indicator(
    key="training_coverage_3y",
    title="Охват ПК за три года",
    short_title="ПК за 3 года",
    family=Family.TRAINING,
    place=2,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=TRAINED_IN_THREE_YEARS,
    denominator=headcount("teacher"),
    passport=Passport(
        question="Какая доля педагогов училась хотя бы раз за последние три года?",
        why=(
            "Закон «Об образовании» даёт педагогу право на дополнительное образование не реже "
            "одного раза в три года; показатель находит тех, до кого очередь не дошла."
        ),
        how=(
            "Разные педагоги, завершившие программу от 16 часов за 36 месяцев до отчётной даты "
            "включительно (день ровно три года назад уже не входит), делятся на численность "
            "педагогов."
        ),
        limits=(
            "Начало периода вопроса не влияет: важна отчётная дата. Педагоги, сменившие "
            "муниципалитет, учитываются там, где учились."
        ),
        source=(
            "Реестр обучения, программы, численность. Закон № 273-ФЗ, статья 47, часть 5, пункт 2."
        ),
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Training coverage of teachers over three years",
        how=(
            "Numerator: different teachers who completed a programme of 16 hours or more within "
            "the 36 months up to the reporting date. Denominator: headcount of teachers by the "
            "newest count not later than the reporting date."
        ),
    ),
    example=Example(
        told=(
            "В районе 4 педагога, отчётная дата 31.08.2024. Один учился 01.09.2021, он входит; "
            "другой 31.08.2021, ровно три года назад, он уже не входит. Итого 1 из 4."
        ),
        rows={
            **staff("teacher", 4),
            "training_program": (program("long"),),
            "training": (
                trained("e-1", "long", date(2021, 9, 1)),
                trained("e-2", "long", date(2021, 8, 31)),
            ),
        },
        numerator=1,
        denominator=4,
    ),
)
