"""Участие в стажировках."""

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
from data_sources.indicators.measures.network import TRAINEES, TRAINEES_LATELY
from data_sources.indicators.measures.staff import headcount
from data_sources.indicators.scenes import staff
from data_sources.vocabulary.indicators.versions import SILENCE_IS_NO_ZERO

INDICATOR = Indicator(
    key="internship_participation",
    title="Участие в стажировках",
    short_title="Стажировки",
    family=Family.SUPPORT,
    place=8,
    unit=Unit.PER_100,
    direction=Direction.UP,
    numerator=TRAINEES,
    denominator=headcount("teacher"),
    is_cumulative=True,
    reported_by=TRAINEES_LATELY,
    versions=SILENCE_IS_NO_ZERO,
    passport=Passport(
        question="Сколько участий в стажировках приходится на 100 педагогов?",
        why="Стажировка — самый практический вид обучения: педагог видит, как работает коллега.",
        how=(
            "Участники стажировок периода, приехавшие из муниципалитета, делятся на "
            "численность педагогов и умножаются на 100."
        ),
        limits="Учитывается, откуда приехали, а не где площадка.",
        source="Стажировки (internship), численность.",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Participation in internships",
        how=(
            "Numerator: participants of internships held in the period. Denominator: headcount of "
            "teachers by the newest count not later than the reporting date. Per 100 teachers."
        ),
    ),
    example=Example(
        told="В районе 50 педагогов, на стажировку ездили 5. Итого 5 на 50 — 10 на 100 педагогов.",
        rows={
            **staff("teacher", 50),
            "internship": (
                {
                    "site_code": "p-1",
                    "oktmo": EXAMPLE_OKTMO,
                    "held_on": date(2024, 3, 20),
                    "participants": 5,
                },
            ),
        },
        numerator=5,
        denominator=50,
    ),
)
