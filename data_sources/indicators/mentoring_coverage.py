"""Наставничество молодых педагогов."""

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
from data_sources.indicators.measures.network import MENTORED, MENTORING_BEGUN_LATELY
from data_sources.indicators.measures.staff import headcount
from data_sources.indicators.scenes import staff
from data_sources.vocabulary.indicators.versions import SILENCE_IS_NO_ZERO

INDICATOR = Indicator(
    key="mentoring_coverage",
    title="Наставничество молодых педагогов",
    short_title="Наставничество",
    family=Family.SUPPORT,
    place=4,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=MENTORED,
    denominator=headcount("young_teacher"),
    reported_by=MENTORING_BEGUN_LATELY,
    versions=SILENCE_IS_NO_ZERO,
    passport=Passport(
        question="Какая доля молодых педагогов имеет наставника?",
        why="Молодые педагоги уходят из школы в первые три года; наставник удерживает.",
        how=(
            "Разные подопечные, наставничество которых начато к отчётной дате и не закончено "
            "до начала периода, делятся на численность молодых педагогов."
        ),
        limits=(
            "В малых районах молодых педагогов единицы: значение показывается, но не оценивается."
        ),
        source="Наставничество (mentoring), численность молодых педагогов.",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Mentoring of young teachers",
        how=(
            "Numerator: different mentees whose mentoring began by the reporting date and did not "
            "end before the period. Denominator: headcount of young teachers by the newest count "
            "not later than the reporting date."
        ),
    ),
    example=Example(
        told=(
            "В районе 6 молодых педагогов, у трёх есть наставник, у одного из них сменился в "
            "течение года. Итого 3 из 6."
        ),
        rows={
            **staff("young_teacher", 6),
            "mentoring": (
                {
                    "mentee_key": "e-1",
                    "oktmo": EXAMPLE_OKTMO,
                    "started_on": date(2023, 9, 1),
                    "ended_on": date(2024, 1, 31),
                },
                {"mentee_key": "e-1", "oktmo": EXAMPLE_OKTMO, "started_on": date(2024, 2, 1)},
                {"mentee_key": "e-2", "oktmo": EXAMPLE_OKTMO, "started_on": date(2023, 9, 1)},
                {"mentee_key": "e-3", "oktmo": EXAMPLE_OKTMO, "started_on": date(2024, 4, 1)},
            ),
        },
        numerator=3,
        denominator=6,
    ),
)
