"""Whether a row of totals says the sum of the rows above it."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from data_sources.ingest.files.cells.numbers import written_number
from data_sources.ingest.files.cells.row_values import DecisionsTaken, Refused
from data_sources.ingest.files.raw import RawRow, is_blank
from data_sources.ingest.files.rows.loadable import FieldKind, FileField

_MOST_GROUPS: Final = 6
_NEARLY: Final = Decimal("0.005")
"""People round what they add up."""

Sums = Mapping[object, Decimal]


@dataclass
class Totals:
    """Adds up the rows of a sheet, group by group; a group is one word of a closed list."""

    columns: Sequence[tuple[int, FileField]]
    _sums: defaultdict[int, defaultdict[object, Decimal]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Decimal))
    )
    _all: defaultdict[int, defaultdict[object, Decimal]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Decimal))
    )
    _unsure: set[int] = field(default_factory=set)
    _rows: int = 0
    _rows_of_all: int = 0

    def add(self, rows: Sequence[tuple[DecisionsTaken, ...]]) -> None:
        """Begins a new part of the sheet with the rows since the last totals."""
        group = self._grouping()
        self._sums.clear()
        self._rows = len(rows)
        self._rows_of_all += len(rows)
        for values in rows:
            word = values[group] if group is not None else None
            for place, value in enumerate(values):
                if isinstance(value, int | Decimal) and not isinstance(value, bool):
                    self._sums[place][word] += value
                    self._all[place][word] += value
                elif value is Refused.CELL:
                    self._unsure.add(place)

    def _grouping(self) -> int | None:
        for place, (_, each) in enumerate(self.columns):
            if each.kind is FieldKind.TEXT and each.choices and len(each.choices) <= _MOST_GROUPS:
                return place
        return None

    def wrong(self, cells: RawRow) -> Iterator[tuple[FileField, str, str]]:
        """The columns whose total is not the sum: with what is written and what it should be."""
        for place, (at, each) in enumerate(self.columns):
            cell = cells[at] if at < len(cells) else None
            number = None if is_blank(cell) else written_number(cell)
            if number is None or place in self._unsure:
                continue
            if each.kind in (FieldKind.WHOLE, FieldKind.NUMBER):
                expected = [
                    sums for parts in (self._sums, self._all) for sums in _each(parts[place])
                ]
                right = sum(self._sums[place].values(), Decimal())
            else:
                expected = [Decimal(self._rows), Decimal(self._rows_of_all)]
                right = Decimal(self._rows)
            if not any(abs(number - sums) <= _NEARLY for sums in expected):
                yield each, str(cell).strip(), f"{right.normalize():f}".replace(".", ",")


def _each(parts: Sums) -> Iterator[Decimal]:
    """The sums of some of the groups together: young teachers are counted among the teachers."""
    values = list(parts.values())[:_MOST_GROUPS]
    if not values:
        yield Decimal()
    for size in range(1, len(values) + 1):
        for chosen in itertools.combinations(values, size):
            yield sum(chosen, Decimal())
