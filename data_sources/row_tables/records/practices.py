"""Практики: the register of those that worked in the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from data_sources.question.choices import PRACTICE_KINDS
from data_sources.row_tables.records.declaration import AS_IT_IS, AS_NAME, AS_TEXT, Listing, Ranked


@dataclass(frozen=True)
class PracticeRow:
    """A practice begun by `as_of` that did not end before the period; a later end is planned."""

    code: str
    kind: Annotated[str, Ranked(PRACTICE_KINDS)]
    title: Annotated[str, AS_TEXT]
    oktmo: str
    municipality: Annotated[str | None, AS_NAME]
    started_on: Annotated[date, AS_IT_IS]
    ended_on: Annotated[date | None, AS_IT_IS]
    meeting_code: str | None
    presented_on: Annotated[date | None, AS_IT_IS]
    url: str | None


LISTING: Final = Listing(
    name="practices",
    record=PracticeRow,
    order=("kind", "municipality", "-started_on"),
    key=("code",),
    filters=("kind", "q"),
)
