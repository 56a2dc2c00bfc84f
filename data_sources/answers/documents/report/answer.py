"""The typed answer behind a document: one municipality, or the region and all its work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.answers.diagnostics.answer import DiagnosticsPicture
from data_sources.answers.freshness.answer import DataPicture
from data_sources.answers.meetings.answer import Meeting, MeetingsPicture
from data_sources.answers.meetings.since_answer import SinceMeeting
from data_sources.answers.municipality.answer import MunicipalityPicture
from data_sources.answers.network.answer import NetworkPicture
from data_sources.answers.overview.answer import Answer
from data_sources.answers.row_lists.answer import RowPage
from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.answers.trainings.answer import TrainingPicture
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.row_tables.records.notes import Note


@dataclass(frozen=True)
class RegionWork:
    """The pages of the region's work, all of one state of the data.

    `meetings` are those of РУМО, `councils` those of municipal councils. `taken` are the
    decisions taken in the period by their kind, `overdue` the first assignments that are overdue.
    """

    meetings: MeetingsPicture
    councils: MeetingsPicture
    decisions: DecisionsPicture
    taken: Mapping[str, int]
    overdue: RowPage[DecisionRow]
    training: TrainingPicture
    schools: SchoolProjectPicture
    network: NetworkPicture
    diagnostics: DiagnosticsPicture

    @property
    def council_calendar(self) -> tuple[Meeting, ...]:
        """Meetings of the councils of the municipalities shown; one of nobody counts nowhere."""
        shown = {member.oktmo for member in self.councils.question.shown}
        return tuple(each for each in self.councils.calendar if each.oktmo in shown)


@dataclass(frozen=True)
class Report(Answer):
    """Everything that a document says: of `municipality`, or of the region's `work`.

    `data` is about everybody whom the question compares; `notes` were written by `as_of`, the
    newest first. `since` is what changed since the last meeting of РУМО, for whom the document is
    about.
    """

    data: DataPicture
    municipality: MunicipalityPicture | None
    work: RegionWork | None
    notes: tuple[Note, ...]
    since: SinceMeeting | None
