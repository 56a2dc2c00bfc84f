"""How a decision's assignment is executed: its statuses, said once for every floor."""

from __future__ import annotations

import enum
from typing import Final


class ExecutionStatus(enum.StrEnum):
    """How an assignment stands on the reporting date (docs/addresses.md).

    A value is what `status` of an address, a cell of a file and a class of a style sheet say.
    The order is that of urgency: what has to be acted upon comes first. The rule by which an
    assignment has its status stands in `indicators/measures/execution.py`.
    """

    OVERDUE = "overdue"
    IN_PROGRESS = "in_progress"
    CONTINUOUS = "continuous"
    DONE_LATE = "done_late"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    INFORMATIONAL = "informational"

    @property
    def urgency(self) -> int:
        """The place in the order of urgency, from 0."""
        return _URGENCY[self]


_URGENCY: Final = {status: place for place, status in enumerate(ExecutionStatus)}

OPEN: Final = (
    ExecutionStatus.OVERDUE,
    ExecutionStatus.IN_PROGRESS,
    ExecutionStatus.CONTINUOUS,
)
"""What still has to be done, the most urgent first."""
