"""What the page of decisions shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_sources.answers.decisions.execution import Execution
from data_sources.answers.overview.answer import Answer
from data_sources.answers.row_lists.answer import RowPage
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.shifts.effects import Effect
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.meeting_name import MeetingName


@dataclass(frozen=True)
class MinutesPoint:
    """A decision of the minutes; `start` and `end` are its place in the text, if it is known."""

    position: int
    number: str | None
    text: str
    start: int | None
    end: int | None


@dataclass(frozen=True)
class Minutes:
    """The minutes of one meeting; `text` is None where they are not loaded."""

    meeting: MeetingName
    title: str | None
    text: str | None
    points: tuple[MinutesPoint, ...]


@dataclass(frozen=True)
class StatusCount:
    """Rows of the question with this status; `assignments` of them are of kind assignment."""

    status: ExecutionStatus
    rows: int
    assignments: int


@dataclass(frozen=True)
class DecisionsPicture(Answer):
    """The page of decisions.

    `overview` holds the three indicators of decisions alone, about all decisions of the period
    whatever the table's own filters. `counts` are by status of every status asked, the most
    urgent first; `execution` is of every status too. `elsewhere` counts what the meeting of the
    question decided besides: its terms are of other periods. `effects`: meeting and position of
    decisions that name an indicator -> what became of it.
    """

    rows: RowPage[DecisionRow]
    counts: tuple[StatusCount, ...]
    execution: Execution
    bodies: tuple[str, ...]
    meetings: tuple[MeetingName, ...]
    minutes: Minutes | None
    elsewhere: int
    effects: Mapping[tuple[str, int], Effect] = field(default_factory=dict)
