"""A slide as it is told: one question, one number, one chart, one concluding sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from data_sources.vocabulary.indicators.description import Unit


@dataclass(frozen=True)
class Big:
    """The number of the slide; `look` is `good`, `watch`, `bad` or empty, `missing` without one."""

    text: str
    unit: str = ""
    look: str = ""


@dataclass(frozen=True)
class SlideBar:
    """`value` is None where there is none and `text` says why."""

    name: str
    value: float | None
    text: str
    look: str


@dataclass(frozen=True)
class Bars:
    """Bars from zero; `hidden` are left out after the first `cut`; `note` explains a sign."""

    title: str
    unit: Unit
    bars: tuple[SlideBar, ...]
    cut: int = 0
    hidden: int = 0
    goal: float | None = None
    note: str = ""


@dataclass(frozen=True)
class Part:
    """A share of a whole, by its sign and word."""

    word: str
    sign: str
    count: int
    look: str


@dataclass(frozen=True)
class Parts:
    """A whole and its parts."""

    title: str
    parts: tuple[Part, ...]

    @property
    def whole(self) -> int:
        return sum(part.count for part in self.parts)


@dataclass(frozen=True)
class Stack:
    """Several wholes of the same parts; `hidden` of them are left out."""

    title: str
    rows: tuple[tuple[str, tuple[Part, ...]], ...]
    hidden: int = 0

    @property
    def longest(self) -> int:
        return max((sum(part.count for part in parts) for _, parts in self.rows), default=0)


@dataclass(frozen=True)
class Series:
    """A line; a gap is None."""

    name: str
    values: tuple[float | None, ...]
    look: str


@dataclass(frozen=True)
class Lines:
    """Lines over the same days."""

    title: str
    unit: Unit
    days: tuple[date, ...]
    series: tuple[Series, ...]
    goal: float | None = None


@dataclass(frozen=True)
class Tile:
    """A municipality in its place of the grid, counted from 1."""

    name: str
    short: str
    text: str
    value: float | None
    look: str
    column: int
    row: int


@dataclass(frozen=True)
class Tiles:
    """The map of equal squares; `unplaced` have no place on it."""

    title: str
    tiles: tuple[Tile, ...]
    legend: tuple[tuple[str, str], ...]
    unplaced: int = 0

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return (
            max((tile.column for tile in self.tiles), default=1),
            max((tile.row for tile in self.tiles), default=1),
        )


@dataclass(frozen=True)
class SlideTable:
    """A small table; `widths` are shares of its columns."""

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


Chart: TypeAlias = Bars | Parts | Stack | Lines | Tiles | SlideTable


@dataclass(frozen=True)
class SlideText:
    """Everything that a slide says; `notes` are for who speaks: a title and a text each.

    `lines` are sentences in place of a chart.
    """

    key: str
    kicker: str
    title: str
    big: Big | None = None
    say: str = ""
    chart: Chart | None = None
    lines: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
