"""What the database already says of the same meeting, for a secretary to see and to correct."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, TypeVar

import sqlalchemy as sa

from data_sources.database.schema import assignment, meeting
from data_sources.ingest.minutes.filing.archive import rows_of_meeting
from data_sources.ingest.minutes.filing.proposal import (
    AssignmentLine,
    Blank,
    Proposal,
    ProposedMeeting,
)

_NEVER_TAKEN: Final = frozenset({"held_on"})
"""The day of a planned meeting is no evidence of the day on which it was held."""

Line = TypeVar("Line", ProposedMeeting, AssignmentLine)


def with_standing(connection: sa.Connection, proposal: Proposal) -> Proposal:
    """The proposal with the database's values where the minutes say nothing.

    Only these would stay in the database unseen; a corrected workbook's blanks are meant.
    """
    if proposal.blank is Blank.CLEARS:
        return proposal
    before = rows_of_meeting(connection, (meeting, assignment), proposal.code)
    sitting = proposal.sitting
    for row in before[meeting.name]:
        sitting = _filled(sitting, row)
    known = {(row["position"], row["assignee"]): row for row in before[assignment.name]}
    return replace(
        proposal,
        sitting=sitting,
        standing=tuple(
            name
            for name, value in vars(sitting).items()
            if value != getattr(proposal.sitting, name)
        ),
        assignments=tuple(
            _filled(line, known.get((line.position, line.assignee), {}))
            for line in proposal.assignments
        ),
    )


def _filled(line: Line, row: Mapping[str, Any]) -> Line:
    unsaid = {
        name: row[name]
        for name, value in vars(line).items()
        if value is None and name not in _NEVER_TAKEN and row.get(name) is not None
    }
    return replace(line, **unsaid)
