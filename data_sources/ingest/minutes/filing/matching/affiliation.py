"""Which municipality or institution the words around a name belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data_sources.names import Directory, Named

_CLAUSE_ENDS: Final = re.compile(r"[;\n]|\.\s+(?=Срок|Отв|Исп)")
_ADJECTIVE: Final = re.compile(r"(?:[кнв]ий|[кнв]ая|[кнв]ое|[кнв]ую|[кнв]ой|его|ого|ому|ый)$")
_MOST_WORDS: Final = 24
_LONGEST_NAME: Final = 4
_SHORTEST_ABBREVIATION: Final = 3


@dataclass(frozen=True)
class Affiliation:
    """Codes that the registers have for somebody; None where nothing is named."""

    oktmo: str | None = None
    organization_code: str | None = None

    @property
    def is_known(self) -> bool:
        return self.oktmo is not None or self.organization_code is not None

    def or_else(self, other: Affiliation) -> Affiliation:
        """The same, with what it lacks taken from the other."""
        return Affiliation(
            self.oktmo or other.oktmo, self.organization_code or other.organization_code
        )


def affiliation_of(text: str, directory: Directory) -> Affiliation:
    """What the words end with: «начальник управления образования Северного района», «ректор …».

    A single word counts only where it is an abbreviation, two and more in any case.
    """
    clause = _CLAUSE_ENDS.split(text.strip(), maxsplit=1)[0].strip(" .,:–-()")
    endings = list(_endings(clause))
    return Affiliation(
        next((found for ending in endings if (found := _municipality(ending, directory))), None),
        next((found for ending in endings if (found := _organization(ending, directory))), None),
    )


def municipalities_in(text: str, directory: Directory) -> frozenset[str]:
    """Every municipality that is named anywhere in the text."""
    words = text.replace(",", " ").split()[: _MOST_WORDS * 2]
    return frozenset(
        oktmo
        for length in range(2, _LONGEST_NAME + 1)
        for start in range(len(words) - length + 1)
        if (oktmo := _municipality(" ".join(words[start : start + length]), directory))
    )


def cities_in(text: str, directory: Directory) -> frozenset[str]:
    """Municipalities that a noun alone names behind other words: «методсовет Северска»."""
    words = text.replace(",", " ").split()[: _MOST_WORDS * 2]
    return frozenset(
        found.code
        for word in words[1:]
        if word[:1].isupper() and not _ADJECTIVE.search(word)
        if isinstance(found := directory.municipality(word), Named)
    )


def municipality_in(text: str, directory: Directory) -> str | None:
    """The one municipality that is named anywhere in the text."""
    found = municipalities_in(text, directory)
    return next(iter(found)) if len(found) == 1 else None


def _endings(clause: str) -> Iterator[str]:
    words = clause.split()[-_MOST_WORDS:]
    for start in range(len(words)):
        yield " ".join(words[start:])


def _municipality(ending: str, directory: Directory) -> str | None:
    if " " not in ending.strip():
        return None
    found = directory.municipality(ending)
    return found.code if isinstance(found, Named) else None


def _organization(ending: str, directory: Directory) -> str | None:
    words = ending.split()
    if len(words) == 1 and not (words[0].isupper() and len(words[0]) >= _SHORTEST_ABBREVIATION):
        return None
    found = directory.organization(ending)
    return found.code if isinstance(found, Named) else None
