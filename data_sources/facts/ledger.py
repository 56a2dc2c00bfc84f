"""Facts held in memory: sums at any moment without asking the database again."""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import count
from typing import Final, TypeAlias, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from data_sources.facts.persons import met_in_several
from data_sources.indicators.declaration import KNOWN_FROM, KNOWN_UNTIL
from data_sources.session.size import bytes_held

_Value = TypeVar("_Value")
Whole: TypeAlias = NDArray[np.int64]
Amounts: TypeAlias = NDArray[np.float64]
Days: TypeAlias = Mapping[str, tuple[date | None, date | None]]
"""Column of dates -> the first and the last day that count; None: that side is open."""

NOTHING: Final = -1
"""Stands where a text is null."""
FOREVER: Final = np.iinfo(np.int64).max
"""The place of a moment that is null: it never comes."""
NO_DAY: Final = 0
"""Stands where a date is null; every day is later."""
BYTES_OF_TEXTS: Final = 4
"""Arrays of a column of texts: numbers, pairs, and of each pair its place and number."""
DAY: Final = "day"
"""The column by which facts are ordered, where there is one."""


class FactKind(enum.Enum):
    """What a column of facts holds."""

    DAY = "day"
    MOMENT = "moment"
    TEXT = "text"
    AMOUNT = "amount"


@dataclass(frozen=True, eq=False)
class _Texts:
    """A column of texts: of each fact its number among `values`, and its pair of place and text.

    A pair has its own place and number; pairs are what different texts are counted by.
    """

    values: tuple[str, ...]
    numbers: Whole
    places: Whole

    def present(self, facts: Whole) -> Whole:
        present: Whole = facts[self.numbers[facts] != NOTHING]
        return present

    @cached_property
    def pairs(self) -> tuple[Whole, Whole, Whole]:
        """Of each fact its pair; of each pair its place and number."""
        is_there = self.numbers != NOTHING
        width = int(self.numbers.max(initial=0)) + 1
        met, pair = np.unique(
            self.places[is_there] * width + self.numbers[is_there], return_inverse=True
        )
        pairs = np.full(len(self.numbers), NOTHING)
        pairs[is_there] = pair
        return pairs, met // width, met % width


@dataclass(frozen=True, eq=False)
class _Moments:
    """A column of moments: of each fact the place of its own among all, by time."""

    ordered: tuple[datetime, ...]
    ranks: Whole

    def by(self, facts: Whole, moment: datetime) -> NDArray[np.bool_]:
        """Of each of the facts, whether its moment had come."""
        come: NDArray[np.bool_] = self.ranks[facts] < bisect_right(self.ordered, moment)
        return come


@dataclass(frozen=True, eq=False)
class CountedFacts:
    """The facts of a ledger that count at a moment."""

    facts: Whole
    _ledger: Ledger

    def rows(self, item: str) -> dict[str | None, float]:
        """Municipality -> facts that have the item; none, not there."""
        return self._by_municipality(self._ledger.places[self._having(item)])

    def amounts(self, item: str) -> dict[str | None, float]:
        """Municipality -> sum of the amounts, zero too; without an amount not there."""
        facts = self._having(item)
        places = self._ledger.places[facts]
        most = len(self._ledger.oktmos)
        met = np.bincount(places, minlength=most).tolist()
        sums = np.bincount(places, self._ledger.amounts[item][facts], minlength=most).tolist()
        named = zip(self._ledger.oktmos, met, sums, strict=True)
        return {oktmo: total for oktmo, times, total in named if times}

    def different(self, item: str) -> tuple[dict[str | None, float], Counter[frozenset[str]]]:
        """Municipality -> different texts among the facts; none, not there.

        Then of the texts met in several municipalities: those municipalities -> how many texts.
        """
        texts = self._ledger.texts[item]
        pairs, places, numbers = texts.pairs
        is_met = np.zeros(len(places), dtype=bool)
        is_met[pairs[texts.present(self.facts)]] = True
        places, numbers = places[is_met], numbers[is_met]
        times = np.bincount(numbers)
        again = times[numbers] > 1
        oktmos = (self._ledger.oktmos[place] for place in places[again].tolist())
        several = met_in_several(zip(numbers[again].tolist(), oktmos, strict=True))
        return self._by_municipality(places), several

    def firsts(self, item: str) -> tuple[Whole, Whole, Whole]:
        """Of each pair of municipality and text met: its place, its number, and the first day."""
        texts = self._ledger.texts[item]
        pairs, places, numbers = texts.pairs
        # Facts stand in the order of days: where a pair is met first is its first day.
        facts = texts.present(self.facts)
        met, first = np.unique(pairs[facts], return_index=True)
        return places[met], numbers[met], self._ledger.days[DAY][facts[first]]

    def texts(self, item: str) -> tuple[Whole, tuple[str, ...]]:
        """Of each fact the number of its text among these, `NOTHING` where it has none."""
        texts = self._ledger.texts[item]
        return texts.numbers[self.facts], texts.values

    def places(self) -> tuple[Whole, tuple[str | None, ...]]:
        """Of each fact the place of its municipality among these."""
        return self._ledger.places[self.facts], self._ledger.oktmos

    def _having(self, item: str) -> Whole:
        if item in self._ledger.texts:
            return self._ledger.texts[item].present(self.facts)
        there: Whole = self.facts[~np.isnan(self._ledger.amounts[item][self.facts])]
        return there

    def _by_municipality(self, places: Whole) -> dict[str | None, float]:
        oktmos = self._ledger.oktmos
        counts = np.bincount(places, minlength=len(oktmos)).tolist()
        return {oktmo: count for oktmo, count in zip(oktmos, counts, strict=True) if count}


@dataclass(frozen=True, eq=False)
class Ledger:
    """Facts, each with the place of its municipality among `oktmos` (the last, None: of none).

    `days`, `moments`, `texts` and `amounts` are its columns by name; a null amount is not a
    number. With the moments `known_from` and `known_until` it has the facts of every `known_at`.
    """

    oktmos: tuple[str | None, ...]
    places: Whole
    days: Mapping[str, Whole]
    moments: Mapping[str, _Moments]
    texts: Mapping[str, _Texts]
    amounts: Mapping[str, Amounts]

    @property
    def bytes_taken(self) -> int:
        """Bytes of the columns, and of the pairs that will be made of texts when they are asked."""
        columns = len(self.days) + len(self.moments) + len(self.amounts) + 1
        whole = self.places.nbytes * (columns + BYTES_OF_TEXTS * len(self.texts))
        return whole + sum(bytes_held(texts.values) for texts in self.texts.values())

    def counted(self, known_at: datetime, when: Days, newest_of: str | None = None) -> CountedFacts:
        """The facts known by the moment `known_at` with every date among its days.

        `newest_of`: of these, those of the newest `day` of each value in that column.
        """
        between = self._ordered(*when[DAY]) if DAY in when else slice(0, len(self.places))
        facts = np.arange(between.start, between.stop)
        for column, (first, last) in when.items():
            if column != DAY:
                facts = facts[_is_among(self.days[column][facts], first, last)]
        if KNOWN_FROM in self.moments:
            learned = self.moments[KNOWN_FROM].by(facts, known_at)
            facts = facts[learned & ~self.moments[KNOWN_UNTIL].by(facts, known_at)]
        if newest_of is not None:
            facts = self._newest(facts, newest_of)
        return CountedFacts(facts, self)

    def _ordered(self, first: date | None, last: date | None) -> slice:
        days = self.days[DAY]
        start = 0 if first is None else np.searchsorted(days, first.toordinal())
        # A date that is missing stands first; it counts where the beginning is open.
        stop = len(days) if last is None else np.searchsorted(days, last.toordinal() + 1)
        return slice(int(start), max(int(start), int(stop)))

    def _newest(self, facts: Whole, newest_of: str) -> Whole:
        if not len(facts):
            return facts
        values = self.places if newest_of == "oktmo" else self.texts[newest_of].numbers
        # Those without a value are of one; it comes before the others.
        whose, days = values[facts] - NOTHING, self.days[DAY][facts]
        newest = np.zeros(int(whose.max()) + 1, dtype=np.int64)
        # Facts stand in the order of days: what is written last is the newest.
        newest[whose] = days
        taken: Whole = facts[days == newest[whose]]
        return taken


def _is_among(days: Whole, first: date | None, last: date | None) -> NDArray[np.bool_]:
    if first is None:
        return days <= last.toordinal() if last else np.ones(len(days), dtype=bool)
    since = days >= first.toordinal()
    return since & (days <= last.toordinal()) if last else since | (days == NO_DAY)


def ledger(columns: Mapping[str, FactKind], parts: Iterable[Sequence[Sequence[object]]]) -> Ledger:
    """A ledger of facts, given in parts: each its municipality, then its columns in this order."""
    values: list[list[object]] = [[] for _ in range(len(columns) + 1)]
    for part in parts:
        for column, more in zip(values, zip(*part, strict=True), strict=True):
            column.extend(more)
    oktmos, *rest = values
    named = dict(zip(columns, rest, strict=True))

    def of(kind: FactKind, _: type[_Value]) -> dict[str, list[_Value | None]]:
        return {
            name: cast("list[_Value | None]", column)
            for name, column in named.items()
            if columns[name] is kind
        }

    days = of(FactKind.DAY, date)
    codes, different = _numbered(cast("list[str | None]", oktmos))
    order = _order(days.get(DAY), len(codes))
    places = np.where(codes == NOTHING, len(different), codes)[order]
    return Ledger(
        (*different, None),
        places,
        {name: _ordinals(column)[order] for name, column in days.items()},
        {name: _moments(column, order) for name, column in of(FactKind.MOMENT, datetime).items()},
        {name: _texts(column, order, places) for name, column in of(FactKind.TEXT, str).items()},
        {
            name: np.array(column, dtype=np.float64)[order]
            for name, column in of(FactKind.AMOUNT, float).items()
        },
    )


def _texts(texts: Sequence[str | None], order: Whole, places: Whole) -> _Texts:
    numbers, values = _numbered(texts)
    return _Texts(tuple(values), numbers[order], places)


def _order(days: Sequence[date | None] | None, facts: int) -> Whole:
    if days is None:
        return np.arange(facts)
    return np.argsort(_ordinals(days), kind="stable")


def _ordinals(days: Sequence[date | None]) -> Whole:
    codes, different = _numbered(days)
    of_code = [*(day.toordinal() for day in different), NO_DAY]
    return np.array(of_code, dtype=np.int64)[codes]


def _moments(moments: Sequence[datetime | None], order: Whole) -> _Moments:
    codes, different = _numbered(moments)
    ordered = sorted(different)
    ranks = {moment: rank for rank, moment in enumerate(ordered)}
    of_code = [*(ranks[moment] for moment in different), FOREVER]
    return _Moments(tuple(ordered), np.array(of_code, dtype=np.int64)[codes][order])


def _numbered(values: Sequence[_Value | None]) -> tuple[Whole, list[_Value]]:
    """The number of each value among the different ones, and these; null has none."""
    numbers: defaultdict[_Value | None, int] = defaultdict(count().__next__)
    numbers[None] = NOTHING
    codes = np.fromiter(map(numbers.__getitem__, values), dtype=np.int64, count=len(values))
    return codes, [value for value in numbers if value is not None]
