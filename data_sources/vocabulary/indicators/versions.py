"""Versions of definitions: each from the day on which it began to count."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple


class Version(NamedTuple):
    """A wording of a definition: from which day it counts, and what it changed, in Russian.

    Every number is counted by the newest definition, whatever the period; older numbers that
    were printed before that day were counted by the one before.
    """

    number: int
    valid_from: date
    changed: str


FIRST: Final = Version(1, date(2026, 9, 1), "Первая редакция.")
SILENCE_IS_NO_ZERO: Final = (
    FIRST,
    Version(
        2,
        date(2026, 11, 30),
        "Муниципалитет, который не сообщал два года, больше не получает ноль: у него нет значения, "
        "и в суммы он не входит.",
    ),
)
"""Versions of what a municipality reports itself."""
