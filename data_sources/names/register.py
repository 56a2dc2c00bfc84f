"""Names and what they stand for: found by equal form, else the nearest ones are told."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from rapidfuzz import fuzz, process

MOST_CANDIDATES: Final = 3
NEAR: Final = 65.0

Key: TypeAlias = Hashable


@dataclass(frozen=True)
class Named:
    """The one thing that the text names, and its name in the database."""

    code: str
    name: str


@dataclass(frozen=True)
class Unnamed:
    """Nothing, or more than one thing, has this name; the nearest names, best first."""

    candidates: tuple[str, ...]


Match: TypeAlias = Named | Unnamed


@dataclass(frozen=True)
class Shape:
    """A name as it is compared when none is equal: near by its `own` words, first by `full`."""

    own: str
    full: str


@dataclass(frozen=True)
class NameEntry:
    """One way to name a thing: the keys that find it, and the shapes that come near it."""

    code: str
    keys: tuple[Key, ...]
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class NameRegister:
    """Things by code with every way to name them."""

    names: Mapping[str, str]
    codes: Mapping[Key, frozenset[str]]
    shapes: tuple[tuple[Shape, str], ...]

    @classmethod
    def of(cls, names: Mapping[str, str], entries: Iterable[NameEntry]) -> NameRegister:
        """What the entries say about things that are there; others are left out."""
        codes: dict[Key, set[str]] = {}
        shapes: dict[tuple[Shape, str], None] = {}
        for entry in entries:
            if entry.code not in names:
                continue
            for key in entry.keys:
                codes.setdefault(key, set()).add(entry.code)
            shapes.update(((shape, entry.code), None) for shape in entry.shapes)
        frozen = {key: frozenset(found) for key, found in codes.items()}
        return cls(dict(names), frozen, tuple(shapes))

    def called(self, keys: Iterable[Key]) -> frozenset[str]:
        """The codes of all things that any of the keys finds."""
        return frozenset[str]().union(*(self.codes.get(key, ()) for key in keys))

    def near(self, codes: Iterable[str], shapes: Iterable[Shape]) -> tuple[str, ...]:
        """The names of these things, and then of those that come near any of the shapes."""
        found = dict.fromkeys(sorted(codes, key=self._order))
        for shape in shapes:
            found |= dict.fromkeys(self._nearest(shape))
        return self._shown(list(found))

    def match(self, steps: Iterable[Sequence[Key]], shape: Shape) -> Match:
        """What the first step that finds anything finds, if that is one thing alone."""
        for keys in steps:
            found = self.called(keys)
            if len(found) == 1:
                (code,) = found
                return Named(code, self.names[code])
            if found:
                return Unnamed(self._shown(sorted(found, key=self._order)))
        return Unnamed(self._shown(self._nearest(shape)))

    def _order(self, code: str) -> tuple[str, str]:
        return self.names[code], code

    def _nearest(self, shape: Shape) -> list[str]:
        best: dict[str, float] = {}
        own = [known.own for known, _ in self.shapes]
        near = process.extract(shape.own, own, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None)
        for _, _, place in near:
            known, code = self.shapes[place]
            best[code] = max(fuzz.ratio(shape.full, known.full), best.get(code, 0.0))
        return sorted(best, key=lambda code: (-best[code], self._order(code)))

    def _shown(self, codes: Sequence[str]) -> tuple[str, ...]:
        shown = [(self.names[code], code) for code in codes[:MOST_CANDIDATES]]
        alike = [name for name, _ in shown]
        return tuple(name if alike.count(name) == 1 else f"{name} ({code})" for name, code in shown)
