"""What stands beside a number: the notes that explain it, and whom to ask about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from data_sources.row_tables.records.notes import Note


class Contact(NamedTuple):
    """The municipality's member of РУМО: the present one, or the last before.

    `until` is the last day of the membership, None while it lasts on `as_of`.
    """

    person: str
    post: str | None
    since: date
    until: date | None


@dataclass(frozen=True)
class Annotations:
    """Notes by what they are of, the newest first, and contacts by municipality."""

    notes: Mapping[tuple[str | None, str | None], tuple[Note, ...]] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)

    def of(self, indicator: str, *places: str | None) -> tuple[Note, ...]:
        """Notes of the indicator, or of all, about these places; None: about everybody."""
        found = [
            note
            for place in places
            for key in (indicator, None)
            for note in self.notes.get((key, place), ())
        ]
        if len(found) < 2:
            return tuple(found)
        return tuple(sorted(found, key=lambda note: (-note.noted_on.toordinal(), note.code)))
