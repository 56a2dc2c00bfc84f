"""Исполнение решений."""

from __future__ import annotations

from datetime import date

from data_sources.indicators.declaration import (
    Absence,
    Direction,
    English,
    Example,
    Family,
    Indicator,
    Passport,
    Unit,
)
from data_sources.indicators.measures.assignments import COMPLETED, DUE
from data_sources.indicators.scenes import assigned, decided, rumo_meeting
from data_sources.vocabulary.reasons import Reason

INDICATOR = Indicator(
    key="decision_completion",
    title="Исполнение решений",
    short_title="Решения",
    family=Family.DECISIONS,
    place=1,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=COMPLETED,
    denominator=DUE,
    absences=(Absence(Reason.NOTHING_DUE),),
    default_weight=1.0,
    passport=Passport(
        question="Какая доля поручений, срок которых наступил, исполнена?",
        why="Это ответ на вопрос, приводят ли решения к делам.",
        how=(
            "Поручения состоявшихся заседаний со сроком в периоде: те, чей срок наступил к "
            "отчётной дате, и те, что исполнены раньше срока; снятые не считаются. Исполненные "
            "к отчётной дате делятся на все."
        ),
        limits=(
            "Рекомендации, сведения и поручения без срока не входят. Поручение организации без "
            "муниципалитета входит только в сумму по региону."
        ),
        source="Протоколы заседаний (meeting, decision, assignment).",
        owner="Секретарь РУМО",
    ),
    english=English(
        title="Completion of decisions",
        how=(
            "Numerator: assignments of the denominator completed by the reporting date. "
            "Denominator: assignments due in the period whose due date has come by the reporting "
            "date or which are already completed, not withdrawn by it."
        ),
    ),
    example=Example(
        told=(
            "Три поручения со сроком: одно исполнено в срок, одно просрочено, одно снято и не "
            "считается; постоянное поручение без срока тоже не считается. Итого 1 из 2."
        ),
        rows={
            "meeting": (rumo_meeting(),),
            "decision": (
                decided(1, date(2023, 12, 1)),
                decided(2, date(2024, 2, 1)),
                decided(3, date(2024, 3, 1)),
                decided(4, None),
            ),
            "assignment": (
                assigned(1, completed_on=date(2023, 11, 30)),
                assigned(2),
                assigned(3, withdrawn_on=date(2024, 1, 15)),
                assigned(4),
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
