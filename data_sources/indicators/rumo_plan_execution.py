"""Исполнение плана работы РУМО."""

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
    Reach,
    Unit,
)
from data_sources.indicators.measures.sessions import (
    PLAN_ITEMS,
    PLAN_ITEMS_DONE,
    PLAN_ITEMS_OF_PERIOD,
)
from data_sources.vocabulary.reasons import Reason

INDICATOR = Indicator(
    key="rumo_plan_execution",
    title="Исполнение плана работы РУМО",
    short_title="План РУМО",
    family=Family.MEETINGS,
    place=4,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=PLAN_ITEMS_DONE,
    denominator=PLAN_ITEMS,
    absences=(Absence(Reason.NOTHING_DUE, only_if=PLAN_ITEMS_OF_PERIOD),),
    reach=Reach.REGION,
    default_weight=0.0,
    passport=Passport(
        question="Какая доля пунктов плана работы РУМО, срок которых наступил, исполнена?",
        why="План утверждают на год; по исполнению видно, живёт ли он.",
        how=(
            "Пункты плана со сроком в периоде и не позже отчётной даты, не отменённые к ней; "
            "исполненные к ней делятся на все."
        ),
        limits="Только по региону в целом. Перенос срока меняет период, в который попадает пункт.",
        source="План работы (plan_item, план rumo).",
        owner="Секретарь РУМО",
    ),
    english=English(
        title="Execution of the RUMO work plan",
        how=(
            "Numerator: plan items of the denominator done by the reporting date. Denominator: "
            "items of the RUMO plan due in the period and by the reporting date, not cancelled by "
            "it. For the region alone."
        ),
    ),
    example=Example(
        told=(
            "Два пункта со сроком в учебном году; один исполнен, другой нет, третий отменён и "
            "не считается. Итого 1 из 2."
        ),
        rows={
            "plan_item": (
                {
                    "plan": "rumo",
                    "code": "1",
                    "title": "Семинар",
                    "due_on": date(2023, 10, 31),
                    "done_on": date(2023, 10, 20),
                },
                {"plan": "rumo", "code": "2", "title": "Сборник", "due_on": date(2024, 5, 31)},
                {
                    "plan": "rumo",
                    "code": "3",
                    "title": "Выезд",
                    "due_on": date(2024, 5, 31),
                    "cancelled_on": date(2024, 4, 1),
                },
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
