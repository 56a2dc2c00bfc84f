"""Диагностики: the showcase, the state of expertise at `as_of`, the results of the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from data_sources.question.choices import AUDIENCES
from data_sources.row_tables.records.declaration import AS_IT_IS, AS_TEXT, Listing, Ranked

EXPERTISE: Final = ("recommended", "in_review", "revision", "declared", "rejected")

VERDICTS: Final = ("recommended", "revision", "rejected")
"""What only the experts' day brings: before it the diagnostic was with them."""


@dataclass(frozen=True)
class DiagnosticRow:
    """A diagnostic published by `as_of`.

    A verdict of a later day has not been given: until it the diagnostic is in review and has no
    day of expertise. `is_valid` is 1 where it passed the expertise and that still holds at `as_of`.
    The last three are of the results in the period, of the municipalities asked about; a person
    diagnosed twice is two participants.
    """

    code: str
    title: Annotated[str, AS_TEXT]
    owner_code: str
    owner: Annotated[str | None, AS_TEXT]
    audience: Annotated[str, Ranked(AUDIENCES)]
    subject: Annotated[str | None, AS_TEXT]
    published_on: Annotated[date, AS_IT_IS]
    expertise_status: Annotated[str, Ranked(EXPERTISE)]
    expertise_on: Annotated[date | None, AS_IT_IS]
    valid_until: Annotated[date | None, AS_IT_IS]
    is_valid: Annotated[int, AS_IT_IS]
    url: str | None
    participants: Annotated[int, AS_IT_IS]
    with_deficit: Annotated[int, AS_IT_IS]
    municipalities: Annotated[int, AS_IT_IS]


LISTING: Final = Listing(
    name="diagnostics",
    record=DiagnosticRow,
    order=("audience", "subject", "-is_valid", "expertise_status", "title"),
    key=("code",),
    filters=("audience", "q"),
)
