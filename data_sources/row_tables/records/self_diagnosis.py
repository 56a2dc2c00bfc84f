"""Самодиагностика: one row for each school that the project counts, whether it took part or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from data_sources.question.choices import LEVELS
from data_sources.row_tables.records.declaration import AS_IT_IS, AS_NAME, AS_TEXT, Listing, Ranked
from data_sources.vocabulary.next_level import DISTANCES


@dataclass(frozen=True)
class SelfDiagnosisRow:
    """A school and its newest self-diagnosis in the period, if it has one, beside the round before.

    `level` is that of the newest self-diagnosis in the period that has a level, of the day
    `level_on`: so the indicator counts. With a direction in the question points and percents are of
    that direction alone; the way to the next level is always of all of them.
    """

    school_code: str
    school: Annotated[str, AS_TEXT]
    oktmo: str
    municipality: Annotated[str, AS_NAME]
    kind: str
    completed_on: Annotated[date | None, AS_IT_IS]
    edition: str | None
    level: Annotated[str | None, Ranked(LEVELS)]
    level_on: date | None
    score: Annotated[float | None, AS_IT_IS]
    max_score: float | None
    percent: Annotated[float | None, AS_IT_IS]
    knowledge: Annotated[float | None, AS_IT_IS]
    health: Annotated[float | None, AS_IT_IS]
    creativity: Annotated[float | None, AS_IT_IS]
    upbringing: Annotated[float | None, AS_IT_IS]
    career_guidance: Annotated[float | None, AS_IT_IS]
    teacher_team: Annotated[float | None, AS_IT_IS]
    school_climate: Annotated[float | None, AS_IT_IS]
    learning_environment: Annotated[float | None, AS_IT_IS]
    previous_completed_on: Annotated[date | None, AS_IT_IS]
    previous_level: Annotated[str | None, Ranked(LEVELS)]
    previous_percent: Annotated[float | None, AS_IT_IS]
    next_level: Annotated[str | None, Ranked(LEVELS)]
    points_to_next: Annotated[float | None, AS_IT_IS]
    distance: Annotated[str | None, Ranked(DISTANCES)]


LISTING: Final = Listing(
    name="self_diagnosis",
    record=SelfDiagnosisRow,
    order=("percent", "municipality", "school"),
    key=("school_code",),
    filters=("level", "direction", "school", "q"),
    is_computed=True,
)
