"""A saved view: what is kept of it, and how long a title it may have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

LONGEST_TITLE: Final = 200


@dataclass(frozen=True)
class SavedView:
    """A view that was fixed. `address` is text of the database: not to be followed unchecked."""

    code: str
    title: str
    address: str
    known_at: datetime | None
    created_at: datetime
