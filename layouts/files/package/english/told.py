"""What a reader without Russian is told of a table and of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias


@dataclass(frozen=True)
class EnglishTable:
    """A resource of the package in English; `fields` has every field: its title and a sentence.

    A sentence says the unit, what an empty cell means, and of a share what is divided by what.
    """

    title: str
    note: str
    fields: Mapping[str, tuple[str, str]]


EnglishTables: TypeAlias = Mapping[str, EnglishTable]


def tables(told: dict[str, tuple[str, str, dict[str, tuple[str, str]]]]) -> EnglishTables:
    """Resource -> its title, its description, its fields; closed for changes."""
    return MappingProxyType(
        {
            name: EnglishTable(title, note, MappingProxyType(fields))
            for name, (title, note, fields) in told.items()
        }
    )
