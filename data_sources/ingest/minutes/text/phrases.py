"""What a term is made of: one phrase after another, each with its place and meaning."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


class PhraseKind(enum.Enum):
    """What a phrase of a term says."""

    DAY = enum.auto()
    LASTING = enum.auto()
    NO_DAY = enum.auto()
    """A term that people set: «до следующего заседания»."""
    BEGINNING = enum.auto()
    """Words after which a day is a beginning: «с», «после», «не ранее»."""
    RANGE = enum.auto()
    """Words between the first and the last day of a range."""
    FILLER = enum.auto()
    UNREAD = enum.auto()


@dataclass(frozen=True)
class Phrase:
    """A phrase: its span, its meaning, the day; `is_rough` where the words name no exact day."""

    start: int
    end: int
    kind: PhraseKind
    on: date | None = None
    is_rough: bool = False


PhraseRule: TypeAlias = Callable[[str, int, int, date | None], Phrase | None]
"""Reads the phrase that begins at the first offset and ends before the second."""
