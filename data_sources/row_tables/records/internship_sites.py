"""Стажировочные площадки: the register, with the internships of the period added up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from data_sources.row_tables.records.declaration import AS_IT_IS, AS_NAME, AS_TEXT, Listing, Ranked

STATUSES: Final = ("open", "planned", "closed")


@dataclass(frozen=True)
class SiteRow:
    """A site that worked in the period, or that somebody went to in it.

    `visits` counts municipalities and days, `municipalities` those who came. The last column is
    the part of `participants` who came from the municipalities asked about. Of a site that the
    register does not know there are only its code and its internships.
    """

    code: str
    topic: Annotated[str | None, AS_TEXT]
    oktmo: str | None
    municipality: Annotated[str | None, AS_NAME]
    school_code: str | None
    school: Annotated[str | None, AS_TEXT]
    opened_on: Annotated[date | None, AS_IT_IS]
    closed_on: Annotated[date | None, AS_IT_IS]
    status: Annotated[str | None, Ranked(STATUSES)]
    visits: Annotated[int, AS_IT_IS]
    participants: Annotated[int, AS_IT_IS]
    municipalities: Annotated[int, AS_IT_IS]
    asked_participants: Annotated[int, AS_IT_IS]


LISTING: Final = Listing(
    name="internship_sites",
    record=SiteRow,
    order=("status", "municipality", "topic"),
    key=("code",),
    filters=("q",),
)
