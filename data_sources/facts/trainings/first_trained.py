"""When teachers completed their first course: counted in memory, or as the database answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from data_sources.facts.ledger import CountedFacts


@dataclass(frozen=True)
class FirstTrained:
    """When teachers completed their first course, by number of the day.

    `counts`: municipality -> day -> teachers. `several`: of each teacher met in several
    municipalities, the day in each.
    """

    counts: Mapping[str, Mapping[int, int]]
    several: tuple[Mapping[str, int], ...]

    def trained(self, among: frozenset[str], place: int) -> int:
        """Different teachers of these municipalities by the day with this number."""
        met = sum(
            persons
            for oktmo in among
            for first, persons in self.counts.get(oktmo, {}).items()
            if first <= place
        )
        again = 0
        for firsts in self.several:
            times = sum(first <= place for oktmo, first in firsts.items() if oktmo in among)
            again += max(0, times - 1)
        return met - again


def counted(facts: CountedFacts, item: str, days: Sequence[date]) -> FirstTrained:
    """Of facts in memory; a day is that of the first of these by which a course was completed."""
    _, oktmos = facts.places()
    places, persons, firsts = facts.firsts(item)
    ends = np.array([day.toordinal() for day in days], dtype=np.int64)
    numbers = np.searchsorted(ends, firsts)
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    pairs, times = np.unique(places * (len(ends) + 1) + numbers, return_counts=True)
    for pair, persons_met in zip(pairs.tolist(), times.tolist(), strict=True):
        place, number = divmod(pair, len(ends) + 1)
        oktmo = oktmos[place]
        if oktmo is not None and number < len(ends):
            counts[oktmo][number] = persons_met
    several: dict[int, dict[str, int]] = defaultdict(dict)
    again = np.bincount(persons)[persons] > 1
    for place, person, number in zip(
        places[again].tolist(), persons[again].tolist(), numbers[again].tolist(), strict=True
    ):
        oktmo = oktmos[place]
        if oktmo is not None and number < len(ends):
            several[person][oktmo] = number
    return FirstTrained(counts, tuple(several.values()))


def read(rows: Iterable[Any]) -> FirstTrained:
    """Of the rows of `training_queries.first_trained`."""
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    several: dict[str, dict[str, int]] = defaultdict(dict)
    for oktmo, place, person, persons in rows:
        if person is None:
            counts[oktmo][place] = persons
        else:
            several[person][oktmo] = place
    return FirstTrained(counts, tuple(several.values()))
