"""Исполнено в срок."""

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
from data_sources.indicators.measures.assignments import COMPLETED_ON_TIME, DUE
from data_sources.indicators.scenes import assigned, decided, rumo_meeting
from data_sources.vocabulary.reasons import Reason

INDICATOR = Indicator(
    key="decision_on_time",
    title="Исполнено в срок",
    short_title="В срок",
    family=Family.DECISIONS,
    place=2,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=COMPLETED_ON_TIME,
    denominator=DUE,
    absences=(Absence(Reason.NOTHING_DUE),),
    passport=Passport(
        question="Какая доля поручений исполнена не позже срока?",
        why="Исполненное с опозданием часто уже не нужно.",
        how=(
            "Те же поручения, что у исполнения решений; в числителе исполненные не позже "
            "своего срока. Перенесённый срок считается новым."
        ),
        limits="Первоначальный срок хранится, но здесь не учитывается.",
        source="Протоколы заседаний.",
        owner="Секретарь РУМО",
    ),
    english=English(
        title="Decisions completed on time",
        how=(
            "Numerator: assignments of the denominator completed by their due date and by the "
            "reporting date. Denominator: assignments due in the period whose due date has come "
            "by the reporting date or which are already completed, not withdrawn by it."
        ),
    ),
    example=Example(
        told="Одно поручение исполнено в день срока, другое на день позже. Итого 1 из 2.",
        rows={
            "meeting": (rumo_meeting(),),
            "decision": (decided(1, date(2023, 12, 1)), decided(2, date(2024, 2, 1))),
            "assignment": (
                assigned(1, completed_on=date(2023, 12, 1)),
                assigned(2, completed_on=date(2024, 2, 2)),
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
