"""События: one row for each municipality that took part, and one for an event without any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select
from data_sources.database.collation import Folded, contains, folded_text
from data_sources.database.schema import event, event_participation, municipality, organization
from data_sources.indicators.conditions import (
    by_reporting_date,
    known,
    region_municipalities,
)
from data_sources.indicators.declaration import FactSelect
from data_sources.question.choices import EVENT_KINDS
from data_sources.row_tables.declaration import RowFilter, selected
from data_sources.row_tables.records.events import LISTING

_HOST: Final = municipality.alias("host")
_GUEST: Final = municipality.alias("guest")


def _among(asked: RowFilter, oktmo: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    own = asked.among_places(oktmo)
    if asked.window.sole_region:
        return own
    return sa.and_(own, oktmo.in_(region_municipalities(asked.window)))


def _taken_part(asked: RowFilter) -> sa.Subquery:
    """`event_code`, participants and municipalities of those asked about."""
    took = event_participation
    return (
        sa.select(
            took.c.event_code,
            sa.cast(sa.func.sum(took.c.participants), sa.BigInteger).label("participants"),
            sa.func.count().label("municipalities"),
        )
        .where(known(took, asked.window), _among(asked, took.c.oktmo))
        .group_by(took.c.event_code)
        .subquery("taken_part")
    )


def _belongs(asked: RowFilter, taken_part: sa.Subquery) -> sa.ColumnElement[bool]:
    """In the period, `as_of` or no `as_of`: the calendar shows what is announced, too.

    Those asked about took part or are the hosts; what is still to come concerns everybody.
    """
    window = asked.window
    in_time = event.c.starts_on.between(window.start, window.end)
    somebody = sa.or_(taken_part.c.event_code.is_not(None), _is_host(asked))
    if asked.places is not None:
        somebody = sa.or_(somebody, event.c.starts_on > window.as_of)
    if window.sole_region:
        return in_time if asked.places is None else sa.and_(in_time, somebody)
    ours = sa.or_(
        taken_part.c.event_code.is_not(None),
        event.c.host_oktmo.is_(None),
        event.c.host_oktmo.in_(region_municipalities(window)),
    )
    return sa.and_(in_time, ours, sa.true() if asked.places is None else somebody)


def _is_host(asked: RowFilter) -> sa.ColumnElement[bool]:
    if asked.places is None:
        return sa.true()
    return event.c.host_oktmo.in_(asked.places)


def _narrowed(asked: RowFilter) -> Iterator[sa.ColumnElement[bool]]:
    filters = asked.filters
    # A kind that only practices have says nothing about events.
    if filters.kind in EVENT_KINDS:
        yield event.c.kind == filters.kind
    if filters.direction is not None:
        yield event.c.direction == filters.direction
    if filters.q:
        names = (event.c.title, organization.c.name, organization.c.short_name)
        yield sa.or_(
            *(contains(name, filters.q) for name in names),
            Folded(event.c.code) == folded_text(filters.q),
        )


def _joined(asked: RowFilter, taken_part: sa.Subquery) -> sa.Join:
    window = asked.window
    return (
        event.outerjoin(
            taken_part,
            sa.and_(
                taken_part.c.event_code == event.c.code,
                by_reporting_date(event.c.starts_on, window),
            ),
        )
        .outerjoin(
            organization,
            sa.and_(organization.c.code == event.c.organizer_code, known(organization, window)),
        )
        .outerjoin(_HOST, sa.and_(_HOST.c.oktmo == event.c.host_oktmo, known(_HOST, window)))
    )


def _own_columns() -> tuple[sa.ColumnElement[Any], ...]:
    return (
        event.c.code,
        event.c.title,
        event.c.kind,
        event.c.starts_on,
        event.c.ends_on,
        event.c.format,
        event.c.organizer_code,
        organization.c.name.label("organizer"),
        event.c.host_oktmo,
        _HOST.c.name.label("host"),
        event.c.direction,
        event.c.url,
    )


def _rows(asked: RowFilter) -> FactSelect:
    window = asked.window
    taken_part = _taken_part(asked)
    took = event_participation
    joined = (
        _joined(asked, taken_part)
        .outerjoin(
            took,
            sa.and_(
                took.c.event_code == event.c.code,
                by_reporting_date(event.c.starts_on, window),
                known(took, window),
                _among(asked, took.c.oktmo),
            ),
        )
        .outerjoin(_GUEST, sa.and_(_GUEST.c.oktmo == took.c.oktmo, known(_GUEST, window)))
    )
    return (
        sa.select(
            *_own_columns(),
            took.c.oktmo,
            _GUEST.c.name.label("municipality"),
            took.c.participants,
            taken_part.c.participants.label("event_participants"),
            sa.func.coalesce(taken_part.c.municipalities, 0).label("event_municipalities"),
        )
        .select_from(joined)
        .where(known(event, window), _belongs(asked, taken_part), *_narrowed(asked))
    )


TABLE: Final = selected(LISTING, _rows)


@cached_select
def each_event(asked: RowFilter) -> FactSelect:
    """The columns of an event, with `participants` and `municipalities`: one row for each."""
    taken_part = _taken_part(asked)
    return (
        sa.select(
            *_own_columns(),
            taken_part.c.participants,
            sa.func.coalesce(taken_part.c.municipalities, 0).label("municipalities"),
        )
        .select_from(_joined(asked, taken_part))
        .where(known(event, asked.window), _belongs(asked, taken_part), *_narrowed(asked))
    )
