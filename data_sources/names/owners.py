"""Who of several written owners is meant: persons and organisations by any of their spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import fuzz

from data_sources.names.directory import Directory
from data_sources.names.people import PersonName, are_one, given_agree, person_name
from data_sources.names.register import Named
from data_sources.names.spelling import spelled

_POST: Final = re.compile(r"\s*[(,;–—].*", re.DOTALL)
_NEAR: Final = 80.0


@dataclass(frozen=True)
class MatchedOwner:
    """A written name taken apart; `codes` are what the registers know by it.

    `surname` is that of a person of whom nothing else may be written.
    """

    written: str
    plain: str
    person: PersonName | None
    surname: str | None
    codes: frozenset[tuple[str, str]]

    @property
    def marks(self) -> frozenset[Hashable]:
        """One of these two owners have in common if they may be the same."""
        surname = ("surname", self.surname)
        return frozenset({("plain", self.plain), *self.codes, surname} - {("surname", None)})


@dataclass
class Owners:
    """Takes names apart, each once."""

    directory: Directory
    _known: dict[str, MatchedOwner] = field(default_factory=dict)

    def owner(self, written: str) -> MatchedOwner:
        """The name taken apart."""
        if written not in self._known:
            self._known[written] = self._taken_apart(written)
        return self._known[written]

    def _taken_apart(self, written: str) -> MatchedOwner:
        plain = spelled(written)
        person = person_name(written) or person_name(_POST.sub("", written))
        if person is not None and (_has_initials(person) or not any(self._codes(written))):
            return MatchedOwner(written, plain, person, person.surname, frozenset())
        codes = frozenset(self._codes(written))
        alone = plain if plain.isalpha() and not codes else None
        return MatchedOwner(written, plain, None, alone, codes)

    def _codes(self, written: str) -> Iterable[tuple[str, str]]:
        if self.directory.has_organization(written):
            yield "organization", written
        for kind, found in (
            ("municipality", self.directory.municipality(written)),
            ("organization", self.directory.organization(written)),
        ):
            if isinstance(found, Named):
                yield kind, found.code


@dataclass
class Written:
    """The names written in one place (a decision, a meeting, a body)."""

    names: dict[str, MatchedOwner] = field(default_factory=dict)
    _by_mark: defaultdict[Hashable, list[MatchedOwner]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, owner: MatchedOwner) -> None:
        """The name stands here."""
        if owner.written in self.names:
            return
        self.names[owner.written] = owner
        for mark in owner.marks:
            self._by_mark[mark].append(owner)

    def alike(self, owner: MatchedOwner) -> tuple[str, ...]:
        """The names that may be this owner: the surest kind of likeness alone."""
        if owner.written in self.names:
            return (owner.written,)
        near = list(
            dict.fromkeys(each for mark in owner.marks for each in self._by_mark.get(mark, ()))
        )
        kinds = (
            [each for each in near if each.plain == owner.plain != ""],
            [each for each in near if _are_same(each, owner)],
            [each for each in near if _may_be_same(each, owner)],
        )
        return tuple(each.written for each in next((kind for kind in kinds if kind), []))

    def resembling(self, owner: MatchedOwner) -> tuple[str, ...]:
        """Persons whose surname is nearly this one and whose given names do not contradict."""
        if owner.person is None:
            return ()
        return tuple(
            each.written
            for each in self.names.values()
            if each.person is not None
            and given_agree(each.person, owner.person)
            and fuzz.ratio(each.person.surname, owner.person.surname) >= _NEAR
        )


def _has_initials(person: PersonName) -> bool:
    return any(len(name) == 1 for name in person.given)


def _are_same(one: MatchedOwner, other: MatchedOwner) -> bool:
    if one.person is not None and other.person is not None:
        return are_one(one.person, other.person)
    return bool(one.codes & other.codes)


def _may_be_same(one: MatchedOwner, other: MatchedOwner) -> bool:
    """A surname alone may be anybody's of that surname."""
    return one.surname == other.surname is not None and None in (one.person, other.person)
