"""Просроченные поручения."""

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
from data_sources.indicators.measures.assignments import OVERDUE
from data_sources.indicators.scenes import assigned, decided, rumo_meeting

INDICATOR = Indicator(
    key="decision_overdue",
    title="Просроченные поручения",
    short_title="Просрочено",
    family=Family.DECISIONS,
    place=3,
    unit=Unit.COUNT,
    direction=Direction.DOWN,
    numerator=OVERDUE,
    denominator=None,
    passport=Passport(
        question="Сколько поручений на отчётную дату просрочено?",
        why="С этого списка начинается разговор на заседании.",
        how=(
            "Поручения состоявшихся заседаний, срок которых раньше отчётной даты, не "
            "исполненные и не снятые к ней. Начало периода не важно: старый долг остаётся "
            "долгом."
        ),
        limits="В день срока поручение ещё не просрочено.",
        source="Протоколы заседаний.",
        owner="Секретарь РУМО",
    ),
    english=English(
        title="Overdue assignments",
        how=(
            "Count of assignments due before the reporting date, neither completed nor withdrawn "
            "by it, whatever the start of the period. There is no denominator."
        ),
    ),
    example=Example(
        told=(
            "Одно поручение просрочено с прошлого учебного года, у другого срок ровно в "
            "отчётную дату. Итого 1."
        ),
        rows={
            "meeting": (rumo_meeting(held_on=date(2023, 3, 1)),),
            "decision": (decided(1, date(2023, 5, 30)), decided(2, date(2024, 8, 31))),
            "assignment": (assigned(1), assigned(2)),
        },
        numerator=1,
        denominator=None,
    ),
)
