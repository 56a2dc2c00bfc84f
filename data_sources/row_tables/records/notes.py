"""Пояснения к числам: those that had been written by `as_of`, whatever the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from data_sources.row_tables.records.declaration import AS_IT_IS, AS_NAME, AS_TEXT, Listing


@dataclass(frozen=True)
class Note:
    """What somebody wrote about a number: of one indicator or of all, of one place or of all.

    A place may be the region. `municipality` is the name of the place, as known at `known_at`.
    """

    code: str
    indicator: Annotated[str | None, AS_TEXT]
    oktmo: str | None
    noted_on: Annotated[date, AS_IT_IS]
    author: Annotated[str, AS_TEXT]
    text: str
    municipality: Annotated[str | None, AS_NAME]


LISTING: Final = Listing(
    name="notes",
    record=Note,
    order=("-noted_on",),
    key=("code",),
    filters=(),
    unreferenced=("oktmo",),
)
