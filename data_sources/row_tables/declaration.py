"""How the rows of a list are found: its select, and the registers that know what it is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from data_sources.indicators.declaration import FactSelect, Window
from data_sources.question.filters import Filters
from data_sources.row_tables.records.declaration import Listing, R


@dataclass(frozen=True)
class RowFilter:
    """What a table's rows are asked with.

    `window` gives the days, `known_at` and the region as parameters. `places` are the
    municipalities whose rows belong, None where every row of the region does; `include_unassigned`:
    rows of no municipality belong too (they do where nothing is left out by `m` or `group`).
    """

    filters: Filters
    window: Window
    places: tuple[str, ...] | None
    include_unassigned: bool

    def among_places(self, oktmo: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
        """The row's municipality is among those asked about."""
        if self.places is None:
            return sa.true()
        own = oktmo.in_(self.places)
        return sa.or_(own, oktmo.is_(None)) if self.include_unassigned else own


@dataclass(frozen=True)
class Register:
    """Where a code of the address must be found: known at `known_at`.

    `what` is how the notice begins: «Заседание с кодом «x» не найдено: …».
    """

    table: sa.Table[Any]
    column: str
    what: str


Rows = Callable[[RowFilter], FactSelect]


@dataclass(frozen=True, eq=False, kw_only=True)
class RowTable(Listing[R]):
    """A list with its select.

    `rows(asked)` selects the columns under their keys, in their order, filtered by everything
    that the question says except `sort` and `page`. Those of the filters that stand in
    `registers` must name something known.
    """

    rows: Rows
    registers: Mapping[str, Register]


_NO_REGISTERS: Final[Mapping[str, Register]] = MappingProxyType({})


def selected(
    listing: Listing[R], rows: Rows, registers: Mapping[str, Register] = _NO_REGISTERS
) -> RowTable[R]:
    """The list, its rows found by this select."""
    declared = {each.name: getattr(listing, each.name) for each in fields(Listing)}
    return RowTable(**declared, rows=rows, registers=registers)
