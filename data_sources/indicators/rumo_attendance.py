"""Явка на заседания РУМО."""

from __future__ import annotations

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
from data_sources.indicators.measures.sessions import (
    MEETINGS_WITH_MEMBERS,
    NOT_HELD,
    SEATS,
    SEATS_TAKEN,
)
from data_sources.indicators.scenes import rumo_meeting, seat
from data_sources.vocabulary.reasons import Reason

INDICATOR = Indicator(
    key="rumo_attendance",
    title="Явка на заседания РУМО",
    short_title="Явка РУМО",
    family=Family.MEETINGS,
    place=1,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=SEATS_TAKEN,
    denominator=SEATS,
    absences=(
        NOT_HELD,
        Absence(Reason.NOT_A_MEMBER, only_if=MEETINGS_WITH_MEMBERS, only_municipality=True),
    ),
    default_weight=1.0,
    passport=Passport(
        question="Какая доля мест членов РУМО от муниципалитета была занята на заседаниях?",
        why="Решения исполняют те, кто их принимал; пустые места предсказывают неисполнение.",
        how=(
            "Строки членов со статусом «присутствовал» или «подключился» делятся на все строки "
            "членов на состоявшихся заседаниях периода. Заместитель считается вместо члена, "
            "приглашённые не считаются."
        ),
        limits="Места без муниципалитета (институт, вузы) входят только в сумму по региону.",
        source="Явочные листы заседаний (meeting, attendance).",
        owner="Секретарь РУМО",
    ),
    english=English(
        title="Attendance of RUMO meetings",
        how=(
            "Numerator: seats of members (a substitute takes the member's seat) present in the "
            "room or online at RUMO meetings held in the period. Denominator: all seats of "
            "members at these meetings."
        ),
    ),
    example=Example(
        told=(
            "На заседании два места района: один член пришёл, другой отсутствовал; "
            "приглашённый не считается. Итого 1 из 2."
        ),
        rows={
            "meeting": (rumo_meeting(),),
            "attendance": (
                seat("Член 1", "present"),
                seat("Член 2", "absent"),
                seat("Гость", "present", is_member=False),
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
