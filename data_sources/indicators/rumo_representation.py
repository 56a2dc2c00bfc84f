"""Представленность на заседаниях РУМО."""

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
from data_sources.indicators.measures.sessions import (
    MEETINGS_FOR_EACH,
    MEETINGS_WITH_SOMEONE,
    NOT_HELD,
)
from data_sources.indicators.scenes import rumo_meeting, seat

INDICATOR = Indicator(
    key="rumo_representation",
    title="Представленность на заседаниях РУМО",
    short_title="Представл.",
    family=Family.MEETINGS,
    place=2,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=MEETINGS_WITH_SOMEONE,
    denominator=MEETINGS_FOR_EACH,
    absences=(NOT_HELD,),
    passport=Passport(
        question="На какой доле заседаний был хоть кто-нибудь от муниципалитета?",
        why="Муниципалитет, которого не было вовсе, узнаёт о решениях из писем.",
        how=(
            "Состоявшиеся заседания периода, где есть хотя бы один присутствовавший или "
            "подключившийся от муниципалитета, делятся на все такие заседания. В сумме по "
            "региону заседания умножаются на число муниципалитетов."
        ),
        limits="Организации областного подчинения в суммы не входят. Число пришедших не важно.",
        source="Явочные листы заседаний.",
        owner="Секретарь РУМО",
    ),
    english=English(
        title="Representation at RUMO meetings",
        how=(
            "Numerator: RUMO meetings held in the period at which at least one person came from "
            "the municipality; in a total the sum over its municipalities. Denominator: RUMO "
            "meetings held in the period; in a total times the number of its municipalities, "
            "organisations of the region not counted."
        ),
    ),
    example=Example(
        told="Состоялись два заседания, от района кто-то был только на первом. Итого 1 из 2.",
        rows={
            "meeting": (rumo_meeting(), rumo_meeting("rumo-2", held_on=date(2024, 2, 14))),
            "attendance": (
                seat("Член 1", "online"),
                seat("Член 2", "present"),
                seat("Член 1", "absent", meeting_code="rumo-2"),
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
