"""Охват диагностикой дефицитов."""

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
from data_sources.indicators.measures.network import DIAGNOSED, DIAGNOSED_LATELY
from data_sources.indicators.measures.staff import headcount
from data_sources.indicators.scenes import staff
from data_sources.vocabulary.indicators.versions import SILENCE_IS_NO_ZERO

INDICATOR = Indicator(
    key="diagnostics_coverage",
    title="Охват диагностикой дефицитов",
    short_title="Диагностика",
    family=Family.SUPPORT,
    place=1,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=DIAGNOSED,
    denominator=headcount("teacher"),
    is_cumulative=True,
    reported_by=DIAGNOSED_LATELY,
    versions=SILENCE_IS_NO_ZERO,
    passport=Passport(
        question="Скольких педагогов охватила диагностика профессиональных дефицитов?",
        why="Курсы и маршруты имеют смысл, когда известно, чего педагогу не хватает.",
        how="Участники диагностик, проведённых в периоде, делятся на численность педагогов.",
        limits=(
            "Участие считается, а не люди: педагог, прошедший две диагностики, войдёт дважды, "
            "поэтому значение может превысить 100 %."
        ),
        source="Результаты диагностик (diagnostic_result), численность.",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Coverage by diagnostics of professional deficits",
        how=(
            "Numerator: participants of diagnostics held in the period; a person diagnosed twice "
            "is two. Denominator: headcount of teachers by the newest count not later than the "
            "reporting date."
        ),
    ),
    example=Example(
        told="В районе 20 педагогов, в двух диагностиках участвовали 6 и 4. Итого 10 из 20.",
        rows={
            **staff("teacher", 20),
            "diagnostic_result": (
                {
                    "diagnostic_code": "d-1",
                    "oktmo": EXAMPLE_OKTMO,
                    "held_on": date(2023, 11, 15),
                    "participants": 6,
                    "with_deficit": 2,
                },
                {
                    "diagnostic_code": "d-2",
                    "oktmo": EXAMPLE_OKTMO,
                    "held_on": date(2024, 3, 15),
                    "participants": 4,
                    "with_deficit": 1,
                },
            ),
        },
        numerator=10,
        denominator=20,
    ),
)
