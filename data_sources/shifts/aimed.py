"""A decision that names an indicator, beside what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data_sources.shifts.effects import Effect
from data_sources.vocabulary.meeting_name import MeetingName


@dataclass(frozen=True)
class AimedDecision:
    """A decision that names an indicator, and the effect seen by `as_of`.

    `oktmo` is whose council decided; without one it is the region's decision. `due_on` is the
    last of its terms.
    """

    meeting: MeetingName
    oktmo: str | None
    position: int
    number: str | None
    text: str
    indicator: str
    due_on: date | None
    owners: tuple[str, ...]
    effect: Effect
