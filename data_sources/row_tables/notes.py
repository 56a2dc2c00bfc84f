"""Пояснения к числам: those that had been written by `as_of`, whatever the period."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from data_sources.database.schema import municipality, note, region
from data_sources.indicators.conditions import by_reporting_date, known, region_municipalities
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.row_tables.declaration import RowFilter, selected
from data_sources.row_tables.records.notes import LISTING


def _regions(window: Window) -> sa.Select[str]:
    """The code under which the asked region itself has rows."""
    return sa.select(region.c.oktmo).where(
        known(region, window), region.c.code == window.region_code
    )


def written_by_reporting_date(window: Window) -> FactSelect:
    """Notes known at `known_at` and written by `as_of`, with the name of their place."""
    of_municipality = sa.and_(municipality.c.oktmo == note.c.oktmo, known(municipality, window))
    of_region = sa.and_(region.c.oktmo == note.c.oktmo, known(region, window))
    return (
        sa.select(
            note.c.code,
            note.c.indicator,
            note.c.oktmo,
            note.c.noted_on,
            note.c.author,
            note.c.text,
            sa.func.coalesce(municipality.c.name, region.c.name).label("municipality"),
        )
        .select_from(note.outerjoin(municipality, of_municipality).outerjoin(region, of_region))
        .where(known(note, window), by_reporting_date(note.c.noted_on, window))
    )


def _rows(asked: RowFilter) -> FactSelect:
    window = asked.window
    select = written_by_reporting_date(window)
    # The row of the region and what is said of everybody stand in every answer.
    general = sa.or_(note.c.oktmo.is_(None), note.c.oktmo.in_(_regions(window)))
    if asked.places is not None:
        return select.where(sa.or_(general, note.c.oktmo.in_(asked.places)))
    if window.sole_region:
        return select
    return select.where(sa.or_(general, note.c.oktmo.in_(region_municipalities(window))))


TABLE: Final = selected(LISTING, _rows)
