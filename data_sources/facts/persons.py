"""Persons met in several municipalities: each counts in every one of them and once in their sum."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping


def met_in_several(
    met: Iterable[tuple[Hashable, str | None]],
) -> Counter[frozenset[str]]:
    """Of pairs (person, OKTMO): several municipalities -> how many persons are met in all of them.

    A pair without a municipality is left out: what is of none is counted beside the others.
    """
    places: defaultdict[Hashable, set[str]] = defaultdict(set)
    for person, oktmo in met:
        if oktmo is not None:
            places[person].add(oktmo)
    return Counter(frozenset(oktmos) for oktmos in places.values() if len(oktmos) > 1)


def counted_again(shared: Mapping[frozenset[str], int], among: frozenset[str]) -> int:
    """By how many the sum over these municipalities is too large: persons met in several of them.

    `shared` is an answer of `met_in_several`.
    """
    times = ((len(oktmos & among), persons) for oktmos, persons in shared.items())
    return sum((met - 1) * persons for met, persons in times if met > 1)
