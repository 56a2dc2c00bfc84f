"""Диагностики, прошедшие экспертизу."""

from __future__ import annotations

from datetime import date

from data_sources.indicators.declaration import (
    Direction,
    English,
    Example,
    Family,
    Indicator,
    Passport,
    Reach,
    Unit,
)
from data_sources.indicators.measures.network import PUBLISHED_DIAGNOSTICS, RECOMMENDED_DIAGNOSTICS

INDICATOR = Indicator(
    key="diagnostics_expertise",
    title="Диагностики, прошедшие экспертизу",
    short_title="Экспертиза",
    family=Family.SUPPORT,
    place=2,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=RECOMMENDED_DIAGNOSTICS,
    denominator=PUBLISHED_DIAGNOSTICS,
    reach=Reach.REGION,
    default_weight=0.0,
    passport=Passport(
        question="Какая доля диагностик на витрине рекомендована экспертами?",
        why="По непроверенной диагностике нельзя назначать обучение.",
        how=(
            "Опубликованные к отчётной дате диагностики со статусом «рекомендована», "
            "экспертиза которых состоялась и не истекла, делятся на все опубликованные."
        ),
        limits="Только по региону в целом.",
        source="Витрина диагностик (diagnostic).",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Diagnostics that passed expert review",
        how=(
            "Numerator: diagnostics of the denominator recommended by the reporting date whose "
            "recommendation is still valid on it. Denominator: diagnostics published by the "
            "reporting date. For the region alone."
        ),
    ),
    example=Example(
        told=(
            "На витрине две диагностики: одна рекомендована и действует, у другой срок "
            "рекомендации истёк. Итого 1 из 2."
        ),
        rows={
            "diagnostic": (
                {
                    "code": "d-1",
                    "title": "Диагностика 1",
                    "owner_code": "institute",
                    "audience": "teacher",
                    "published_on": date(2023, 9, 5),
                    "expertise_status": "recommended",
                    "expertise_on": date(2023, 10, 5),
                },
                {
                    "code": "d-2",
                    "title": "Диагностика 2",
                    "owner_code": "institute",
                    "audience": "teacher",
                    "published_on": date(2022, 9, 5),
                    "expertise_status": "recommended",
                    "valid_until": date(2024, 6, 30),
                },
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
