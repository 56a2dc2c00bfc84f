"""The typed answer of the page «Школа Минпросвещения»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from data_sources.answers.overview.answer import Answer
from data_sources.answers.row_lists.answer import RowPage
from data_sources.answers.schools.directions import Fall, Matter
from data_sources.answers.schools.growth import Growth
from data_sources.answers.schools.levels import LevelCounts, Moves
from data_sources.question.periods import Days
from data_sources.row_tables.records.self_diagnosis import SelfDiagnosisRow
from data_sources.scoring.results import Row


@dataclass(frozen=True)
class NearSchool:
    """A school one step from its next level: what it has of all directions and what it lacks."""

    school_code: str
    school: str
    oktmo: str
    municipality: str
    own_level: str
    next_level: str
    whole_score: float
    whole_max: float
    points_to_next: float


@dataclass(frozen=True)
class NearNextLevel:
    """Schools one step from the next level, the nearest first; `rows` are the first of them.

    `distances` says of how many schools that took part the way is told, or why it is not.
    """

    rows: tuple[NearSchool, ...]
    total: int
    distances: Mapping[str, int]


@dataclass(frozen=True)
class Points:
    """Points of one direction in one self-diagnosis."""

    direction: str
    score: float
    max_score: float

    @property
    def percent(self) -> float:
        return self.score / self.max_score * 100


@dataclass(frozen=True)
class SchoolRound:
    """One self-diagnosis of a school, with points in the order of the directions."""

    completed_on: date
    edition: str
    level: str | None
    points: tuple[Points, ...]

    @property
    def percent(self) -> float | None:
        """Of all points together."""
        most = sum(each.max_score for each in self.points)
        return sum(each.score for each in self.points) / most * 100 if most else None

    def of(self, direction: str) -> Points | None:
        return next((each for each in self.points if each.direction == direction), None)


@dataclass(frozen=True)
class TrainedOfSchool:
    """Teachers of a school and their trainings in the period; direction None: of a programme
    without one.
    """

    direction: str | None
    teachers: int
    trainings: int


@dataclass(frozen=True)
class SchoolPortrait:
    """One school, its rounds by `as_of` from the oldest; `row` is None if it is not counted."""

    code: str
    name: str
    row: SelfDiagnosisRow | None
    rounds: tuple[SchoolRound, ...]
    trained: tuple[TrainedOfSchool, ...]


@dataclass(frozen=True)
class SchoolProjectPicture(Answer):
    """The page: `overview` holds the cards' indicators, `directions` the rows of the eight.

    `levels` begin with all schools of the question, then the municipalities shown. `growths` are
    in the same order. `previous` are the days of the round before.
    """

    directions: tuple[Row, ...]
    rows: RowPage[SelfDiagnosisRow]
    previous: Days
    levels: tuple[LevelCounts, ...]
    moves: Moves
    growths: tuple[Growth, ...]
    falls: tuple[Fall, ...]
    matters: tuple[Matter, ...]
    near: NearNextLevel
    school: SchoolPortrait | None
