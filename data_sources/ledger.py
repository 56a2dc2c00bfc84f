"""Dated facts held in memory: sums over any days without asking the database again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
NOTHING: Final = -1
"""Stands where an item is null."""


@dataclass(frozen=True, eq=False)
class _Items:
    """One column: of each fact its pair (place and item), of each pair its place and item."""

    pairs: Whole
    places: Whole
    items: Whole

    def present(self, days: slice) -> Whole:
        pairs: Whole = self.pairs[days]
        present: Whole = pairs[pairs != NOTHING]
        return present


@dataclass(frozen=True, eq=False)
class Ledger:
    """Facts ordered by day, each with a municipality (None: of none) and columns of items."""

    days: Whole
    oktmos: tuple[str | None, ...]
    columns: Mapping[str, _Items]

    def rows(self, item: str, first: date, last: date) -> dict[str | None, float]:
        """Municipality -> facts of these days that have the item; none, not there."""
        column = self.columns[item]
        return self._by_municipality(column.places[column.present(self._between(first, last))])

    def different(
        self, item: str, first: date, last: date
    ) -> tuple[dict[str | None, float], Counter[frozenset[str]]]:
        """Municipality -> different items met on these days; none, not there.

        Then of the items met in several municipalities: those municipalities -> how many items.
        """
        column = self.columns[item]
        is_met = np.zeros(len(column.places), dtype=bool)
        is_met[column.present(self._between(first, last))] = True
        places, items = column.places[is_met], column.items[is_met]
        times = np.bincount(items)
        again = times[items] > 1
        met: dict[int, set[str]] = defaultdict(set)
        for place, code in zip(places[again].tolist(), items[again].tolist(), strict=True):
            oktmo = self.oktmos[place]
            # What is of no municipality is counted beside the others, once more.
            if oktmo is not None:
                met[code].add(oktmo)
        several = Counter(frozenset(oktmos) for oktmos in met.values() if len(oktmos) > 1)
        return self._by_municipality(places), several

    def _between(self, first: date, last: date) -> slice:
        edges = (first.toordinal(), last.toordinal() + 1)
        return slice(*np.searchsorted(self.days, edges).tolist())

    def _by_municipality(self, places: Whole) -> dict[str | None, float]:
        counts = np.bincount(places, minlength=len(self.oktmos)).tolist()
        return {oktmo: count for oktmo, count in zip(self.oktmos, counts, strict=True) if count}


def ledger(names: Sequence[str], parts: Iterable[Sequence[Sequence[Any]]]) -> Ledger:
    """A ledger of facts, given in parts; the names are `oktmo`, `day`, then those of the items."""
    values: list[list[Any]] = [[] for _ in names]
    for part in parts:
        for column, more in zip(values, zip(*part, strict=True), strict=True):
            column.extend(more)
    oktmos, days, *items = values
    ordinals = np.array([day.toordinal() for day in days], dtype=np.int64)
    order = np.argsort(ordinals, kind="stable")
    codes, different = _coded(oktmos)
    places = np.where(codes == NOTHING, len(different), codes)
    columns = {
        name: _items(places, values, order) for name, values in zip(names[2:], items, strict=True)
    }
    return Ledger(ordinals[order], (*different, None), columns)


def _coded(values: Sequence[Any]) -> tuple[Whole, list[Any]]:
    """The number of each value among the different ones, and these; null has none."""
    numbers: dict[Any, int] = {}
    codes = (
        NOTHING if value is None else numbers.setdefault(value, len(numbers)) for value in values
    )
    return np.fromiter(codes, dtype=np.int64, count=len(values)), list(numbers)


def _items(places: Whole, values: Sequence[Any], order: Whole) -> _Items:
    codes, different = _coded(values)
    is_there = codes != NOTHING
    width = max(1, len(different))
    met, numbers = np.unique(places[is_there] * width + codes[is_there], return_inverse=True)
    pairs = np.full(len(codes), NOTHING)
    pairs[is_there] = numbers
    return _Items(pairs[order], met // width, met % width)
