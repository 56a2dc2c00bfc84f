"""Fixes a view: chooses its moment of knowledge and writes the one row that the site writes.

The moment is a whole second that has passed, and by which everything is in that the person
could have seen. A writer of facts holds the data version until the end of its transaction; so
does the writer of a view. Whoever began before it is therefore waited for, and seen afterwards
by a version that has moved: then another moment is chosen. What is learned later is recorded
after the moment, for triggers lift what says otherwise; it is not in the view.
"""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl

import sqlalchemy as sa

from data_sources.changes.results import KnowledgeInterval, RowOwners
from data_sources.changes.tables import changed_tables
from data_sources.database.engine import writing
from data_sources.database.knowledge import Clock, KnowledgeDate, parse_known, utc_now
from data_sources.database.schema import saved_view
from data_sources.facts.reading import Snapshot, snapshot
from data_sources.question.request import Request
from data_sources.snapshots import codes, reading
from data_sources.snapshots.refusal import NotSavedError, Refusal, refusal_of
from data_sources.snapshots.view import LONGEST_TITLE, SavedView

MOST_A_MINUTE: Final = 600
"""Of all clients together; what one client may do is for the `admit` of `save` to say."""

LOOKED_THROUGH: Final = 50
OF_ONE_MOMENT: Final = ("known",)
OF_TWO_MOMENTS: Final = ("known", "against")
PATIENCE: Final = 2.5
"""Seconds in which other writers must have made way."""

_TRIES: Final = 5
_SECOND: Final = timedelta(seconds=1)

Admit = Callable[[], AbstractContextManager[None]]
"""What stands around the writing of a new view; it may refuse it by `NotSavedError`."""


@dataclass(frozen=True)
class Saved:
    """The view, and whether it was there before."""

    view: SavedView
    is_new: bool


def address_of(path: str, request: Request) -> str:
    """The address that means the same on any day: its period is named even if a default."""
    return f"{path}?{request.explicit_query()}"


def save(
    engine: sa.Engine,
    clock: Clock,
    path: str,
    request: Request,
    title: str,
    moments: tuple[str, ...] = OF_ONE_MOMENT,
    admit: Admit = nullcontext,
) -> Saved:
    """The question on this page, fixed at its own `known`, or now where it names none.

    `moments` are the keys of the address that say moments of the page: what they leave unsaid,
    or say of a time to come, is fixed at the same now.
    A view that says the same and is there already is given again: the same address, or the same
    question of the same day since which nothing was learned. Only a new one asks `admit`.
    Raises `NotSavedError`.
    """
    deadline = time.monotonic() + PATIENCE
    try:
        for _ in range(_TRIES):
            chosen = _chosen(engine, clock, path, request, cleaned(title), moments)
            if isinstance(chosen, Saved):
                return chosen
            with admit():
                time.sleep(chosen.wait)
                saved = _try(engine, chosen, max(0.1, deadline - time.monotonic()))
            if saved is not None:
                return saved
    except sa.exc.DBAPIError as error:
        raise NotSavedError(refusal_of(error)) from error
    except sa.exc.TimeoutError as error:
        raise NotSavedError(Refusal.AWAY) from error
    raise NotSavedError(Refusal.BUSY)


def cleaned(title: str) -> str:
    """One line of printable text of a bounded length."""
    text = unicodedata.normalize("NFC", title)
    shown = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in text)
    return " ".join(shown.split())[:LONGEST_TITLE].rstrip()


@dataclass(frozen=True)
class _Chosen:
    """A view to be written, when its moment will have passed, and in which state it was chosen.

    `version` is None where the moment was said and not chosen.
    """

    view: SavedView
    wait: float
    version: int | None


def _chosen(
    engine: sa.Engine,
    clock: Clock,
    path: str,
    request: Request,
    title: str,
    moments: tuple[str, ...],
) -> _Chosen | Saved:
    """A new view, or the one that is there already and says the same."""
    with engine.connect() as connection:
        seen = snapshot(connection, utc_now())
        unsaid, wait = _unsaid(request, moments, seen.now), 0.0
        if unsaid == OF_TWO_MOMENTS:
            # Both are now: nothing is compared, and one moment says it all.
            request, unsaid = request.without(*OF_TWO_MOMENTS[1:]), OF_ONE_MOMENT
        if unsaid:
            same = _saying_the_same(connection, clock, path, request, unsaid, seen)
            if same is not None:
                return Saved(same, is_new=False)
            second, wait = _passed_second(seen)
            request = _fixed(request, unsaid, _known(second, clock))
        known_at = request.filters.known.moment if request.filters.known else None
        address = address_of(path, request)
        there = reading.by_address(connection, address, known_at)
    if there is not None:
        return Saved(there, is_new=False)
    view = SavedView(codes.drawn(), title, address, known_at, seen.now)
    return _Chosen(view, wait, seen.version if unsaid else None)


class _OutrunError(Exception):
    """Facts were committed between the choice of the moment and the writing of the view."""


def _try(engine: sa.Engine, chosen: _Chosen, patience: float) -> Saved | None:
    """None: somebody wrote facts in the meantime, or the code drawn was another's."""
    try:
        with writing(engine, patience).begin() as connection:
            if connection.dialect.name == "postgresql":
                waiting = f"SET LOCAL lock_timeout = {int(patience * 1000)}"
                connection.exec_driver_sql(waiting)
                connection.execute(sa.select(sa.func.hold_data_version()))
            return _written(connection, chosen)
    except (sa.exc.IntegrityError, _OutrunError):
        return None


def _written(connection: sa.Connection, chosen: _Chosen) -> Saved:
    """To be called while nobody else writes."""
    view = chosen.view
    there = reading.by_address(connection, view.address, view.known_at)
    if there is not None:
        return Saved(there, is_new=False)
    now = snapshot(connection, utc_now())
    if chosen.version not in {None, now.version}:
        raise _OutrunError
    if reading.saved_since(connection, now.clock - timedelta(minutes=1)) >= MOST_A_MINUTE:
        raise NotSavedError(Refusal.TOO_MANY)
    connection.execute(
        sa.insert(saved_view).values(
            code=view.code, title=view.title, address=view.address, known_at=view.known_at
        )
    )
    return Saved(reading.by_code(connection, view.code) or view, is_new=True)


def _passed_second(seen: Snapshot) -> tuple[datetime, float]:
    """The last whole second by which everything seen was recorded, how long until it is past."""
    second = seen.clock.replace(microsecond=0)
    if seen.changed_at > second:
        second = seen.changed_at.replace(microsecond=0) + _SECOND
    wait = (second - seen.clock).total_seconds()
    # A clock that went back reaches the moments of knowledge much later; nobody waits for that.
    return second, wait if 0 <= wait <= _SECOND.total_seconds() else 0.0


def _known(second: datetime, clock: Clock) -> KnowledgeDate | None:
    return parse_known(f"{second:%Y-%m-%dT%H:%M:%SZ}", clock.zone)


def _unsaid(request: Request, moments: tuple[str, ...], now: datetime) -> tuple[str, ...]:
    """Those of the keys whose moment has not passed: they stand for now."""
    held = {"known": request.filters.known, "against": request.view.against}
    said = {key: held[key] for key in moments}
    return tuple(
        key
        for key, known in said.items()
        if known is None or (isinstance(known, KnowledgeDate) and known.moment >= now)
    )


def _fixed(request: Request, unsaid: tuple[str, ...], known: KnowledgeDate | None) -> Request:
    return request.changed(**dict.fromkeys(unsaid, known))


def _saying_the_same(
    connection: sa.Connection,
    clock: Clock,
    path: str,
    request: Request,
    unsaid: tuple[str, ...],
    seen: Snapshot,
) -> SavedView | None:
    today = clock.local(seen.now).date()
    for view in reading.newest(connection, LOOKED_THROUGH):
        said = dict(parse_qsl(view.address.partition("?")[2]))
        known = parse_known(said.get(unsaid[0], ""), clock.zone)
        if known is None or known.moment > seen.now or known.day != today:
            continue
        if view.address != address_of(path, _fixed(request, unsaid, known)):
            continue
        span = KnowledgeInterval(known.moment, seen.now)
        everybody = RowOwners("", sole_region=True)
        return None if changed_tables(connection, span, everybody) else view
    return None
