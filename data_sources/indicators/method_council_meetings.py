"""Заседания муниципального методсовета."""

from __future__ import annotations

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
from data_sources.indicators.measures.sessions import COUNCILS
from data_sources.indicators.scenes import rumo_meeting

INDICATOR = Indicator(
    key="method_council_meetings",
    title="Заседания муниципального методсовета",
    short_title="Методсоветы",
    family=Family.SUPPORT,
    place=5,
    unit=Unit.COUNT,
    direction=Direction.UP,
    numerator=COUNCILS,
    denominator=None,
    is_cumulative=True,
    passport=Passport(
        question="Сколько раз за период собирался муниципальный методический совет?",
        why="Совет — последнее звено между решением РУМО и школой.",
        how="Состоявшиеся заседания муниципального совета, дата которых лежит в периоде.",
        limits=(
            "Заседание без муниципалитета не учитывается нигде. Число заседаний не говорит об "
            "их пользе."
        ),
        source="Заседания (meeting, орган municipal_council).",
        owner="Институт повышения квалификации",
    ),
    english=English(
        title="Meetings of the municipal method council",
        how=(
            "Count of meetings of the municipality's method council held in the period. There is "
            "no denominator."
        ),
    ),
    example=Example(
        told="Совет района собрался один раз, второе заседание только запланировано. Итого 1.",
        rows={
            "meeting": (
                rumo_meeting("council-1", body="municipal_council", oktmo=EXAMPLE_OKTMO),
                rumo_meeting(
                    "council-2", body="municipal_council", oktmo=EXAMPLE_OKTMO, status="planned"
                ),
            ),
        },
        numerator=1,
        denominator=None,
    ),
)
