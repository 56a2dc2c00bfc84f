"""What tells one meeting from another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MeetingName:
    """What tells one meeting from another."""

    code: str
    body: str
    number: str | None
    held_on: date
