"""Meetings and items of plans as the registers knew them at `known_at`."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from data_sources.question.choices import RUMO


@dataclass(frozen=True)
class Meeting:
    """A meeting as the register knew it at `known_at`."""

    code: str
    body: str
    oktmo: str | None
    number: str | None
    title: str | None
    status: str
    held_on: date
    starts_at: str | None
    place: str | None
    form: str | None
    quorum_rule: str | None
    present_count: int | None

    def awaits(self, oktmo: str | None) -> bool:
        """Somebody from there could be at it: a council is its municipality's alone."""
        return self.body == RUMO or self.oktmo is None or self.oktmo == oktmo


class PlanState(enum.Enum):
    """How an item of a plan stands at `as_of`.

    On its very day an item is due: counted by the indicator, neither ahead nor overdue.
    """

    DONE = "done"
    OVERDUE = "overdue"
    DUE = "due"
    AHEAD = "ahead"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class PlanItem:
    """An item of a plan with its term in the period.

    `is_counted`: its term has come and it is not cancelled, so that it enters the execution.
    """

    plan: str
    code: str
    title: str
    due_on: date
    original_due_on: date | None
    done_on: date | None
    cancelled_on: date | None
    meeting_code: str | None
    state: PlanState
    is_counted: bool
