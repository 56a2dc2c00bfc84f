"""When teachers completed their first course."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from data_sources.facts.ledger import CountedFacts
from data_sources.facts.persons import counted_again, met_in_several


@dataclass(frozen=True)
class FirstTrained:
    """When teachers completed their first course, by number of the day.

    `counts`: OKTMO -> day -> teachers. `several`: of teachers met in several municipalities,
    (teacher, OKTMO, day) for each of these.
    """

    counts: Mapping[str, Mapping[int, int]]
    several: Sequence[tuple[int, str, int]]

    def trained(self, among: frozenset[str], place: int) -> int:
        """Different teachers of these municipalities by the day with this number."""
        met = sum(
            persons
            for oktmo in among
            for first, persons in self.counts.get(oktmo, {}).items()
            if first <= place
        )
        by_then = ((person, oktmo) for person, oktmo, first in self.several if first <= place)
        return met - counted_again(met_in_several(by_then), among)


def counted(facts: CountedFacts, item: str, days: Sequence[date]) -> FirstTrained:
    """Of facts with the teachers `item`; a day is the first of these by which they had a course.

    Facts without a municipality are left out, and those after the last of the days.
    """
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
    again = np.bincount(persons)[persons] > 1
    several = [
        (person, oktmo, number)
        for place, person, number in zip(
            places[again].tolist(), persons[again].tolist(), numbers[again].tolist(), strict=True
        )
        if (oktmo := oktmos[place]) is not None and number < len(ends)
    ]
    return FirstTrained(counts, several)
