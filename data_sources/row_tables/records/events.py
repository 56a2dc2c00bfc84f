"""События: one row for each municipality that took part, and one for an event without any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from data_sources.question.choices import EVENT_KINDS
from data_sources.row_tables.records.declaration import (
    AS_CODE,
    AS_IT_IS,
    AS_NAME,
    AS_TEXT,
    Listing,
    Ranked,
)


@dataclass(frozen=True)
class EventRow:
    """One municipality at one event; `oktmo` is None where none of those asked about took part.

    `participants` are those of the municipality, `event_participants` of all asked about. Nobody
    has taken part yet in an event that begins after `as_of`.
    """

    code: Annotated[str, AS_CODE]
    title: Annotated[str, AS_TEXT]
    kind: Annotated[str, Ranked(EVENT_KINDS)]
    starts_on: Annotated[date, AS_IT_IS]
    ends_on: date | None
    format: str
    organizer_code: str | None
    organizer: Annotated[str | None, AS_TEXT]
    host_oktmo: str | None
    host: Annotated[str | None, AS_NAME]
    direction: str | None
    url: str | None
    oktmo: str | None
    municipality: Annotated[str | None, AS_NAME]
    participants: Annotated[int | None, AS_IT_IS]
    event_participants: Annotated[int | None, AS_IT_IS]
    event_municipalities: Annotated[int, AS_IT_IS]


LISTING: Final = Listing(
    name="events",
    record=EventRow,
    # The rows of one event stay together, whatever else the list is sorted by.
    order=("-starts_on", "code", "municipality"),
    key=("code", "oktmo"),
    filters=("kind", "direction", "q"),
)
