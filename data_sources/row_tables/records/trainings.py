"""Обучение: one row for each completed training of the period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from data_sources.question.choices import CATEGORIES, FORMATS
from data_sources.row_tables.records.declaration import AS_IT_IS, AS_NAME, AS_TEXT, Listing, Ranked


@dataclass(frozen=True)
class TrainingRow:
    """A training of any length; what the registers did not know at `known_at` is empty."""

    completed_on: Annotated[date, AS_IT_IS]
    educator_key: str
    category: Annotated[str, Ranked(CATEGORIES)]
    oktmo: str
    municipality: Annotated[str, AS_NAME]
    school_code: str | None
    school: str | None
    program_code: str
    program: Annotated[str | None, AS_TEXT]
    provider_code: str | None
    provider: Annotated[str | None, AS_TEXT]
    format: Annotated[str | None, Ranked(FORMATS)]
    hours: Annotated[float | None, AS_IT_IS]
    federal_project: str | None
    is_network: int | None
    direction: str | None


LISTING: Final = Listing(
    name="trainings",
    record=TrainingRow,
    order=("-completed_on",),
    key=("educator_key", "program_code", "completed_on"),
    filters=("provider", "format", "project", "direction", "category", "q"),
)
