"""Охват повышением квалификации."""

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
    key="training_coverage",
    title="Охват повышением квалификации",
    short_title="Охват ПК",
    family=Family.TRAINING,
    place=1,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=trained("teacher"),
    denominator=headcount("teacher"),
    is_cumulative=True,
    default_weight=1.0,
    passport=Passport(
        question=(
            "Какая доля педагогов муниципалитета за период прошла курсы повышения квалификации?"
        ),
        why=(
            "Регулярное повышение квалификации — право и обязанность педагога; по охвату "
            "видно, доходит ли до него методическая поддержка."
        ),
        how=(
            "Разные педагоги, завершившие в периоде хотя бы одну программу от 16 часов, "
            "делятся на численность педагогов по последнему известному подсчёту. Педагог, "
            "учившийся несколько раз, считается один раз: в каждом муниципалитете, где он "
            "записан, и один раз в сумме по региону."
        ),
        limits=(
            "Не говорит о качестве и применении. Муниципалитет без данных о численности не "
            "получает значения и не входит в сумму по региону."
        ),
        source=(
            "Реестр обучения (training), программы (training_program), численность "
            "(staff_count). Порог 16 часов — приказ Минобрнауки России от 01.07.2013 № 499."
        ),
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Training coverage of teachers",
        how=(
            "Numerator: different teachers who completed in the period a programme of continuing "
            "professional development of 16 hours or more. Denominator: headcount of teachers by "
            "the newest count not later than the reporting date."
        ),
    ),
    example=Example(
        told=(
            "В районе 10 педагогов. Двое прошли курсы на 72 часа, один из них дважды; третий "
            "был на семинаре в 8 часов, он не считается. Итого 2 из 10."
        ),
        rows={
            **staff("teacher", 10),
            "training_program": (program("long"), program("short", hours=8)),
            "training": (
                completed("e-1", "long", date(2023, 10, 2)),
                completed("e-1", "long", date(2024, 3, 4)),
                completed("e-2", "long", date(2024, 8, 31)),
                completed("e-3", "short", date(2023, 11, 6)),
            ),
        },
        numerator=2,
        denominator=10,
    ),
)
