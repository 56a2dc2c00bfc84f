"""Педагоги с индивидуальным маршрутом."""

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
from data_sources.indicators.measures.network import ON_ROUTE, ROUTES_BEGUN_LATELY
from data_sources.indicators.measures.staff import headcount
from data_sources.indicators.scenes import staff
from data_sources.vocabulary.indicators.versions import SILENCE_IS_NO_ZERO

INDICATOR = Indicator(
    key="learning_routes",
    title="Педагоги с индивидуальным маршрутом",
    short_title="Маршруты",
    family=Family.SUPPORT,
    place=3,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=ON_ROUTE,
    denominator=headcount("teacher"),
    reported_by=ROUTES_BEGUN_LATELY,
    versions=SILENCE_IS_NO_ZERO,
    passport=Passport(
        question="Какая доля педагогов работает по индивидуальному образовательному маршруту?",
        why="Маршрут закрывает дефициты именно этого педагога.",
        how=(
            "Разные педагоги, чей маршрут начат к отчётной дате и не завершён до начала "
            "периода, делятся на численность педагогов."
        ),
        limits="Маршрут, начатый давно и не завершённый, продолжает считаться.",
        source="Маршруты (learning_route), численность.",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Teachers with an individual learning route",
        how=(
            "Numerator: different teachers whose route began by the reporting date and was not "
            "completed before the period. Denominator: headcount of teachers by the newest count "
            "not later than the reporting date."
        ),
    ),
    example=Example(
        told=(
            "В районе 10 педагогов. Один маршрут идёт, другой завершён до начала учебного "
            "года. Итого 1 из 10."
        ),
        rows={
            **staff("teacher", 10),
            "learning_route": (
                {"educator_key": "e-1", "oktmo": EXAMPLE_OKTMO, "started_on": date(2023, 6, 1)},
                {
                    "educator_key": "e-2",
                    "oktmo": EXAMPLE_OKTMO,
                    "started_on": date(2023, 2, 1),
                    "completed_on": date(2023, 8, 31),
                },
            ),
        },
        numerator=1,
        denominator=10,
    ),
)
