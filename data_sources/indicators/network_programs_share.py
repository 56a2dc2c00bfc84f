"""Доля сетевых программ."""

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
from data_sources.indicators.measures.courses import NETWORK_PROGRAMS, PROGRAMS
from data_sources.indicators.scenes import program, trained

INDICATOR = Indicator(
    key="network_programs_share",
    title="Доля сетевых программ",
    short_title="Сетевые программы",
    family=Family.TRAINING,
    place=5,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=NETWORK_PROGRAMS,
    denominator=PROGRAMS,
    passport=Passport(
        question="Какая доля программ, по которым учились педагоги, реализована в сетевой форме?",
        why=(
            "Сетевые программы соединяют институт, вузы и школы; по доле видно, складывается "
            "ли сеть."
        ),
        how=(
            "Разные сетевые программы, по которым в периоде кто-нибудь завершил обучение, "
            "делятся на все такие программы."
        ),
        limits="Программа считается один раз, сколько бы человек по ней ни училось.",
        source="Реестр обучения, признак сетевой программы.",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Share of network programmes",
        how=(
            "Numerator: network programmes among those of the denominator. Denominator: different "
            "programmes that somebody completed in the period."
        ),
    ),
    example=Example(
        told="Педагоги района учились по двум программам, одна из них сетевая. Итого 1 из 2.",
        rows={
            "training_program": (program("own"), program("shared", is_network=True)),
            "training": (
                trained("e-1", "own", date(2023, 10, 2)),
                trained("e-2", "own", date(2023, 10, 2)),
                trained("e-3", "shared", date(2024, 2, 5)),
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
