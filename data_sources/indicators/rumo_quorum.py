"""Правомочные заседания РУМО."""

from __future__ import annotations

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
from data_sources.indicators.measures.sessions import (
    MEETINGS_IN_QUORUM,
    MEETINGS_WITH_RULE,
    NOT_HELD,
)
from data_sources.indicators.scenes import rumo_meeting, seat

INDICATOR = Indicator(
    key="rumo_quorum",
    title="Правомочные заседания РУМО",
    short_title="Кворум",
    family=Family.MEETINGS,
    place=3,
    unit=Unit.PERCENT,
    direction=Direction.UP,
    numerator=MEETINGS_IN_QUORUM,
    denominator=MEETINGS_WITH_RULE,
    absences=(NOT_HELD,),
    reach=Reach.REGION,
    default_weight=0.0,
    passport=Passport(
        question="Какая доля заседаний РУМО имела кворум?",
        why="Решение заседания без кворума можно оспорить.",
        how=(
            "Для каждого состоявшегося заседания с правилом кворума и списком членов "
            "проверяется, хватило ли присутствовавших и подключившихся: не меньше половины, "
            "больше половины или две трети."
        ),
        limits=(
            "Только по региону в целом. Заседание без правила или без списка членов не учитывается."
        ),
        source="Заседания (quorum_rule), явочные листы.",
        owner="Секретарь РУМО",
    ),
    english=English(
        title="RUMO meetings with a quorum",
        how=(
            "Numerator: meetings of the denominator at which the members who came satisfied the "
            "quorum rule. Denominator: RUMO meetings held in the period that have a quorum rule "
            "and a list of members. For the region alone."
        ),
    ),
    example=Example(
        told=(
            "Заседание с правилом «больше половины»: пришёл один из двух членов, кворума нет. "
            "Второе с правилом «не меньше половины»: один из двух, кворум есть. Итого 1 из 2."
        ),
        rows={
            "meeting": (
                rumo_meeting(quorum_rule="more_than_half"),
                rumo_meeting("rumo-2", quorum_rule="half"),
            ),
            "attendance": (
                seat("Член 1", "present"),
                seat("Член 2", "excused"),
                seat("Член 1", "present", meeting_code="rumo-2"),
                seat("Член 2", "absent", meeting_code="rumo-2"),
            ),
        },
        numerator=1,
        denominator=2,
    ),
)
