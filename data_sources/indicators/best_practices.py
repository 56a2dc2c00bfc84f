"""Лучшие практики."""

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
from data_sources.indicators.measures.network import PRACTICES, PRACTICES_BEGUN_LATELY
from data_sources.indicators.measures.staff import headcount
from data_sources.indicators.scenes import staff
from data_sources.vocabulary.indicators.versions import SILENCE_IS_NO_ZERO

INDICATOR = Indicator(
    key="best_practices",
    title="Лучшие практики",
    short_title="Практики",
    family=Family.SUPPORT,
    place=9,
    unit=Unit.PER_100,
    direction=Direction.UP,
    numerator=PRACTICES,
    denominator=headcount("teacher"),
    reported_by=PRACTICES_BEGUN_LATELY,
    versions=SILENCE_IS_NO_ZERO,
    passport=Passport(
        question="Сколько действующих лучших практик приходится на 100 педагогов?",
        why="Практики показывают, что муниципалитет может дать другим.",
        how=(
            "Практики, начатые к отчётной дате и не закончившиеся до начала периода, делятся "
            "на численность педагогов и умножаются на 100."
        ),
        limits="Практика числится за муниципалитетом, пока её не закрыли.",
        source="Реестр практик (practice), численность.",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Best practices",
        how=(
            "Numerator: practices begun by the reporting date that did not end before the period. "
            "Denominator: headcount of teachers by the newest count not later than the reporting "
            "date. Per 100 teachers."
        ),
    ),
    example=Example(
        told=(
            "В районе 100 педагогов и две практики, одна закончилась в прошлом году. Итого 1 "
            "на 100 педагогов."
        ),
        rows={
            **staff("teacher", 100),
            "practice": (
                {
                    "code": "b-1",
                    "oktmo": EXAMPLE_OKTMO,
                    "kind": "method_council",
                    "title": "Муниципальный методический совет",
                    "started_on": date(2022, 9, 1),
                },
                {
                    "code": "b-2",
                    "oktmo": EXAMPLE_OKTMO,
                    "kind": "mentoring",
                    "title": "Наставник рядом",
                    "started_on": date(2021, 9, 1),
                    "ended_on": date(2023, 5, 31),
                },
            ),
        },
        numerator=1,
        denominator=100,
    ),
)
