"""Whether two ways of writing a name are the same person."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final, TypeVar

from data_sources.names.spelling import spelled

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_NAMES: Final = 3

T = TypeVar("T")


@dataclass(frozen=True)
class PersonName:
    """A surname, and given names or initials in their order."""

    surname: str
    given: tuple[str, ...]


def person_name(text: str) -> PersonName | None:
    """The name as written, initials before or after it; None where it is not a person's."""
    words = _WORD.findall(spelled(text))
    if not 1 < len(words) <= _MOST_NAMES:
        return None
    initials_first = len(words[0]) == 1
    surname, given = (words[-1], words[:-1]) if initials_first else (words[0], words[1:])
    return PersonName(surname, tuple(given)) if len(surname) > 1 else None


def same_person(one: str, other: str) -> bool:
    """«Иванова Ольга Георгиевна» is «Иванова О.Г.» and «О. Г. Иванова», not «Иванова А.Г.»."""
    if spelled(one) == spelled(other) != "":
        return True
    first, second = person_name(one), person_name(other)
    return first is not None and second is not None and are_one(first, second)


def are_one(first: PersonName, second: PersonName) -> bool:
    """The surname is the same, and so is what both say of the given names."""
    return first.surname == second.surname and given_agree(first, second)


def given_agree(first: PersonName, second: PersonName) -> bool:
    """What both say of the given names is the same."""
    pairs = zip_longest(first.given, second.given, fillvalue="")
    return all(_agree(mine, theirs) for mine, theirs in pairs)


def _agree(one: str, other: str) -> bool:
    if min(len(one), len(other)) <= 1:
        return one.startswith(other) or other.startswith(one)
    return one == other


def count_people(names: Iterable[str]) -> int:
    """How many persons these names are; only those of one surname are compared."""
    others: set[str] = set()
    known: dict[str, list[PersonName]] = {}
    for text in names:
        name = person_name(text)
        if name is None:
            others.add(spelled(text))
            continue
        alike = known.setdefault(name.surname, [])
        if not any(are_one(name, each) for each in alike):
            alike.append(name)
    return len(others) + sum(map(len, known.values()))


def among(person: str, people: Iterable[tuple[str, T]]) -> tuple[T, ...]:
    """What stands beside each name that may be this person; one that is written alike wins."""
    known = tuple(people)
    alike = tuple(value for name, value in known if spelled(name) == spelled(person))
    return alike or tuple(value for name, value in known if same_person(name, person))
