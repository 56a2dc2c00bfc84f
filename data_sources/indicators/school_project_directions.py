"""The eight directions of «Школа Минпросвещения России»: one indicator for each."""

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
from data_sources.indicators.measures.diagnosis import points
from data_sources.indicators.scenes import diagnosed, school, scored
from data_sources.vocabulary.directions import DIRECTIONS

_SHORT = {
    "knowledge": "Знание",
    "health": "Здоровье",
    "creativity": "Творч.",
    "upbringing": "Воспит.",
    "career_guidance": "Профор.",
    "teacher_team": "Учитель",
    "school_climate": "Климат",
    "learning_environment": "Среда",
}


def _of_direction(place: int, direction: str, title: str) -> Indicator:
    neighbour = "health" if direction != "health" else "knowledge"
    day = date(2023, 10, 10)
    return Indicator(
        key=f"school_project_{direction}",
        title=title,
        short_title=_SHORT[direction],
        family=Family.SCHOOL_PROJECT,
        place=3 + place,
        unit=Unit.PERCENT,
        direction=Direction.UP,
        numerator=points("score", direction),
        denominator=points("max_score", direction),
        default_weight=0.0,
        passport=Passport(
            question=f"Какую часть возможных баллов школы набрали по направлению «{title}»?",
            why="Показывает, какое из восьми направлений отстаёт и кому там нужна помощь.",
            how=(
                "Для каждой школы берётся последняя в периоде самодиагностика. Сумма набранных "
                "по направлению баллов делится на сумму наибольших возможных."
            ),
            limits=(
                "Баллы школа ставит себе сама. Школа, не заполнившая направление, в него не входит."
            ),
            source="Баллы самодиагностики (self_diagnosis_score).",
            owner="Региональный координатор проекта «Школа Минпросвещения России»",
        ),
        english=English(
            title=f"Self-diagnosis, direction: {direction.replace('_', ' ')}",
            how=(
                "Numerator: sum of points of this direction over the newest self-diagnosis in the "
                "period of each school. Denominator: sum of the greatest possible points of the "
                "direction over the same; schools that did not fill it in are left out."
            ),
        ),
        example=Example(
            told=(
                f"Две школы набрали по направлению «{title}» 8 из 10 и 4 из 10; "
                "другие направления сюда не входят. Итого 12 из 20."
            ),
            rows={
                "school": (school("s-1"), school("s-2")),
                "self_diagnosis": (diagnosed("s-1", day), diagnosed("s-2", day)),
                "self_diagnosis_score": (
                    scored("s-1", day, direction, 8, 10),
                    scored("s-2", day, direction, 4, 10),
                    scored("s-1", day, neighbour, 1, 30),
                ),
            },
            numerator=12,
            denominator=20,
        ),
    )


INDICATORS = tuple(
    _of_direction(place, direction, title)
    for place, (direction, title) in enumerate(DIRECTIONS.items(), start=1)
)
