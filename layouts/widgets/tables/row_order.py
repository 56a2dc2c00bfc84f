"""In which order municipalities stand in a table of indicators, as `sort` of the address says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from data_sources.question.choices import INDEX
from data_sources.scoring.results import Level, Municipality, Row
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.indicators.description import Direction
from data_sources.vocabulary.naming import name_order
from layouts.widgets.tables.sorting import Order, SortedColumn, Value, arranged
from layouts.wording.subject import Subject, subject

NAME: Final = "name"
DEFAULT: Final = Order(INDEX, falls=True)
Cells = Mapping[tuple[str, Level, str | None], Row]


def columns(subjects: Sequence[Subject], cells: Cells) -> tuple[SortedColumn[Municipality], ...]:
    """The name and every subject, in the order of the table; the best come on top first."""
    return (
        SortedColumn(NAME, "Муниципалитет", lambda member: name_order(member.name)),
        *(_column(subject, cells) for subject in subjects),
    )


def _column(subject: Subject, cells: Cells) -> SortedColumn[Municipality]:
    def value(member: Municipality) -> Value:
        row = cells.get((subject.key, Level.MUNICIPALITY, member.oktmo))
        return row.value if row else None

    return SortedColumn(
        subject.key, subject.short_title, value, falls=subject.direction is not Direction.DOWN
    )


def in_order(
    shown: Sequence[Municipality],
    columns: Sequence[SortedColumn[Municipality]],
    order: Order,
    cells: Cells,
) -> list[Municipality]:
    """The municipalities in this order, equal ones by name; by default by place in the index.

    Those without a value come after the others whichever way, the organisations of the region
    itself last of all.
    """
    named = sorted(shown, key=lambda member: name_order(member.name))
    if order == DEFAULT:
        placed = sorted(named, key=lambda member: _place(cells, member))
    else:
        placed = arranged(named, columns, order)
    return sorted(placed, key=lambda member: member.is_regional)


def _place(cells: Cells, member: Municipality) -> tuple[bool, int]:
    row = cells.get((INDEX, Level.MUNICIPALITY, member.oktmo))
    rank = row.rank if row else None
    return rank is None, rank or 0


def words(text: str) -> str:
    """The value of `sort` as a person reads it; as it stands where it is not of indicators."""
    order = Order(text.removeprefix("-"), text.startswith("-"))
    if order.key == NAME:
        return f"по названию, {order.words}"
    if order.key == INDEX or order.key in described():
        return f"{subject(order.key).title}, {order.words}"
    return text
