"""Участие в сетевых событиях."""

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
from data_sources.indicators.measures.network import AT_EVENTS, AT_EVENTS_LATELY
from data_sources.indicators.measures.staff import headcount
from data_sources.indicators.scenes import staff
from data_sources.vocabulary.indicators.versions import SILENCE_IS_NO_ZERO

INDICATOR = Indicator(
    key="event_participation",
    title="Участие в сетевых событиях",
    short_title="События",
    family=Family.SUPPORT,
    place=6,
    unit=Unit.PER_100,
    direction=Direction.UP,
    numerator=AT_EVENTS,
    denominator=headcount("teacher"),
    is_cumulative=True,
    reported_by=AT_EVENTS_LATELY,
    versions=SILENCE_IS_NO_ZERO,
    passport=Passport(
        question="Сколько участий в событиях приходится на 100 педагогов?",
        why="События соединяют педагогов разных школ и районов.",
        how=(
            "Участники от муниципалитета в событиях, начавшихся в периоде, делятся на "
            "численность педагогов и умножаются на 100."
        ),
        limits="Считаются участия: один человек на трёх событиях — три участия.",
        source="События и участие (event, event_participation), численность.",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Participation in network events",
        how=(
            "Numerator: participants of events that began in the period. Denominator: headcount "
            "of teachers by the newest count not later than the reporting date. Per 100 teachers."
        ),
    ),
    example=Example(
        told=(
            "В районе 30 педагогов, на семинаре было 12 человек от района. Итого 12 на 30 — 40 "
            "на 100 педагогов."
        ),
        rows={
            **staff("teacher", 30),
            "event": (
                {
                    "code": "v-1",
                    "title": "Семинар",
                    "kind": "seminar",
                    "starts_on": date(2023, 11, 28),
                    "format": "in_person",
                },
            ),
            "event_participation": (
                {"event_code": "v-1", "oktmo": EXAMPLE_OKTMO, "participants": 12},
            ),
        },
        numerator=12,
        denominator=30,
    ),
)
