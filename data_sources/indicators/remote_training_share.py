"""Доля дистанционного обучения."""

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
from data_sources.indicators.measures.courses import REMOTE_TRAININGS, TRAININGS
from data_sources.indicators.scenes import program, trained

INDICATOR = Indicator(
    key="remote_training_share",
    title="Доля дистанционного обучения",
    short_title="Дистанционно",
    family=Family.TRAINING,
    place=4,
    unit=Unit.PERCENT,
    direction=Direction.NEUTRAL,
    numerator=REMOTE_TRAININGS,
    denominator=TRAININGS,
    default_weight=0.0,
    passport=Passport(
        question="Какая часть обучения прошла дистанционно?",
        why=(
            "Помогает понять, как учатся педагоги далёких районов; ни много, ни мало само по "
            "себе не хорошо."
        ),
        how=(
            "Записи об обучении в периоде по программам дистанционного формата делятся на все "
            "записи об обучении в периоде, любой длительности и категории."
        ),
        limits="Считаются записи, а не люди. Смешанный формат дистанционным не считается.",
        source="Реестр обучения, формат программы.",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Share of remote training",
        how=(
            "Numerator: trainings completed in the period by programmes of the remote format. "
            "Denominator: all trainings completed in the period, of any length and category."
        ),
    ),
    example=Example(
        told=(
            "В районе за год 4 записи об обучении, одна из них по дистанционной программе. "
            "Итого 1 из 4."
        ),
        rows={
            "training_program": (program("here"), program("afar", format="remote", hours=8)),
            "training": (
                trained("e-1", "afar", date(2023, 10, 2)),
                trained("e-1", "here", date(2023, 11, 7)),
                trained("e-2", "here", date(2023, 11, 7)),
                trained("e-3", "here", date(2024, 2, 5)),
            ),
        },
        numerator=1,
        denominator=4,
    ),
)
