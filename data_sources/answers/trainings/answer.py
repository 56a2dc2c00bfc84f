"""The typed answer of the page of further training."""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.answers.overview.answer import Answer
from data_sources.answers.overview.trend import TrendPoint
from data_sources.answers.row_lists.answer import RowPage
from data_sources.row_tables.records.trainings import TrainingRow
from data_sources.scoring.results import Municipality, Row


@dataclass(frozen=True)
class BreakdownPart:
    """People and trainings of one value of a filter.

    `code` is None where the programme says nothing of the kind or is not in the register;
    `title` is the register's name of an organisation.
    """

    code: str | None
    title: str | None
    persons: int
    trainings: int


@dataclass(frozen=True)
class Breakdown:
    """The trainings asked about by one key of the address, whatever that key itself narrows.

    The parts with most people come first. `persons` are different people: who studied here and
    there is in both parts and once in the whole.
    """

    key: str
    parts: tuple[BreakdownPart, ...]
    persons: int
    trainings: int


@dataclass(frozen=True)
class NetworkShare:
    """Network programmes among those taught, with their people and trainings."""

    programs: int
    among: int
    persons: int
    trainings: int


@dataclass(frozen=True)
class ProgramLine:
    """A programme of the trainings asked about; what the register does not know is empty."""

    code: str
    title: str | None
    provider_code: str | None
    provider: str | None
    format: str | None
    hours: float | None
    persons: int
    trainings: int
    municipalities: int


@dataclass(frozen=True)
class PlaceCoverage:
    """A municipality's coverage of the period, and of the last three years."""

    member: Municipality
    coverage: Row
    recent: Row


@dataclass(frozen=True)
class TrainingPicture(Answer):
    """The page of further training.

    `overview` holds its indicators alone, about the whole question whatever the filters of the
    list; so do `months`, the coverage of what is shown by the end of each month, and `places`,
    which are all of the group whatever `m`. Everything else is narrowed by all filters:
    `persons` and `trainings` are what is left, `programs` the most attended of its `taught`.
    """

    rows: RowPage[TrainingRow]
    months: tuple[TrendPoint, ...]
    places: tuple[PlaceCoverage, ...]
    breakdowns: tuple[Breakdown, ...]
    network: NetworkShare
    programs: tuple[ProgramLine, ...]
    taught: int
    persons: int
    trainings: int

    def breakdown(self, key: str) -> Breakdown:
        """The breakdown by this key. Raises `KeyError` for a key that has none."""
        for each in self.breakdowns:
            if each.key == key:
                return each
        raise KeyError(key)


def untrained(recent: Row) -> int | None:
    """How many of the staff had no course in three years; None where the staff is unknown.

    0 where more people were trained than the staff counts: some of them have left since.
    """
    if recent.value is None:
        return None
    return max(0, round((recent.denominator or 0.0) - (recent.numerator or 0.0)))
