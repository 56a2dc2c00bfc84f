"""Selects of what stands beside numbers: the newest notes of each, the members to be asked."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.collation import CodePoints
from data_sources.database.schema import roster_member
from data_sources.indicators.conditions import by_reporting_date, known
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.question.choices import RUMO
from data_sources.row_tables.notes import written_by_reporting_date

NOTES_BESIDE: Final = 5
"""Notes of one number that stand beside it; the file has all."""


@cached_select
def newest_notes(window: Window) -> FactSelect:
    """The newest notes of each indicator and place, however many there are."""
    notes = written_by_reporting_date(window).subquery()
    place = (
        sa.func.row_number()
        .over(
            partition_by=(notes.c.indicator, notes.c.oktmo),
            order_by=(notes.c.noted_on.desc(), CodePoints(notes.c.code)),
        )
        .label("place")
    )
    ranked = sa.select(*notes.c, place).subquery()
    columns = [ranked.c[column.key] for column in notes.c]
    return (
        sa.select(*columns)
        .where(ranked.c.place <= NOTES_BESIDE)
        .order_by(ranked.c.noted_on.desc(), CodePoints(ranked.c.code))
    )


@cached_select
def members_to_ask(window: Window) -> FactSelect:
    """Of each municipality its member of РУМО by `as_of`: the present one, or the last before."""
    valid_to = roster_member.c.valid_to
    is_present = sa.or_(valid_to.is_(None), valid_to >= window.as_of)
    place = (
        sa.func.row_number()
        .over(
            partition_by=roster_member.c.oktmo,
            order_by=(
                sa.case((is_present, 0), else_=1),
                sa.case((is_present, window.as_of), else_=valid_to).desc(),
                roster_member.c.valid_from.desc(),
                CodePoints(roster_member.c.person),
            ),
        )
        .label("place")
    )
    ranked = (
        sa.select(
            roster_member.c.oktmo,
            roster_member.c.person,
            roster_member.c.post,
            roster_member.c.valid_from.label("since"),
            sa.case((is_present, sa.null()), else_=valid_to).label("until"),
            place,
        )
        .where(
            known(roster_member, window),
            roster_member.c.body == RUMO,
            roster_member.c.oktmo.is_not(None),
            by_reporting_date(roster_member.c.valid_from, window),
        )
        .subquery()
    )
    columns = [each for each in ranked.c if each.key != "place"]
    return sa.select(*columns).where(ranked.c.place == 1)
