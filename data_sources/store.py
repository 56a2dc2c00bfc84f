"""The one who asks the database: a question in, a typed answer out, of one state of the data."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

import sqlalchemy as sa

from data_sources import reading
from data_sources.asking import (
    indicators,
    municipalities,
    overviews,
    questions,
    stewardship,
)
from data_sources.filters import Filters, Parsed
from data_sources.indicators import registry
from data_sources.knowledge import Clock, utc_now
from data_sources.memory import Memory, Recalled
from data_sources.pictures import DataPicture, IndicatorPicture, MunicipalityPicture
from data_sources.reading import Snapshot
from data_sources.results import Overview
from data_sources.scope import EVERYTHING, Scope
from data_sources.sight import Sight


class StoreUnavailableError(Exception):
    """The database does not answer."""


class _Answer(Protocol):
    """An answer that can say that it is an old one."""

    def as_stale(self: _T) -> _T: ...


_T = TypeVar("_T")
_A = TypeVar("_A", bound=_Answer)


class Store:
    """Answers questions; remembers an answer as long as the data version stands.

    Every question is read in one transaction, so an answer never mixes two states. Threads may
    share a store. While the database is away the last answer to the same question is given
    again, marked as stale; without one `StoreUnavailableError` is raised.
    """

    def __init__(
        self,
        engine: sa.Engine,
        clock: Clock,
        *,
        min_denominator: int,
        observe: Callable[[Recalled], None] = lambda _: None,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._min_denominator = min_denominator
        self._memory = Memory(observe)

    @property
    def clock(self) -> Clock:
        return self._clock

    def parse(self, query: str) -> Parsed:
        """Reads an address; codes are looked up later, when the question is asked."""
        return Filters.from_query(
            query,
            today=self._clock.today(utc_now()),
            zone=self._clock.zone,
            indicators=registry(),
        )

    def overview(self, filters: Filters, scope: Scope = EVERYTHING) -> Overview:
        """Everything that a page of indicators shows, and what was dropped from the question."""
        return self._answer(
            ("overview", filters, scope),
            lambda sight: overviews.overview(sight, questions.settle(sight, filters, scope)),
        )

    def indicator(self, filters: Filters, scope: Scope = EVERYTHING) -> IndicatorPicture:
        """One indicator over time, with the overview that it stands on."""
        return self._answer(
            ("indicator", filters, scope),
            lambda sight: indicators.indicator_picture(
                sight, questions.settle(sight, filters, scope)
            ),
        )

    def municipality(self, filters: Filters, scope: Scope = EVERYTHING) -> MunicipalityPicture:
        """Everything about the municipality that the question names first."""
        return self._answer(
            ("municipality", filters, scope),
            lambda sight: municipalities.municipality_picture(sight, filters, scope),
        )

    def data(self, filters: Filters, scope: Scope = EVERYTHING) -> DataPicture:
        """How the numbers are known: freshness, reporting, loads."""
        return self._answer(
            ("data", filters, scope),
            lambda sight: stewardship.data_picture(sight, questions.settle(sight, filters, scope)),
        )

    def state(self) -> Hashable:
        """Names all that answers depend on besides the question: the data and the day."""
        with self._look() as sight:
            return sight.state, self._clock.today(sight.snapshot.now)

    def snapshot(self) -> Snapshot:
        """The data version now."""
        with self._look() as sight:
            return sight.snapshot

    def _answer(self, question: Hashable, ask: Callable[[Sight], _A]) -> _A:
        try:
            with self._look() as sight:
                answer = ask(sight)
        except StoreUnavailableError:
            last: _A | None = self._memory.last(("last", question))
            if last is None:
                raise
            return last.as_stale()
        self._memory.keep(("last", question), answer)
        return answer

    @contextmanager
    def _look(self) -> Iterator[Sight]:
        try:
            with self._engine.connect() as connection:
                snapshot = reading.snapshot(connection, utc_now())
                yield Sight(
                    connection,
                    snapshot,
                    self._state(connection, snapshot),
                    self._memory,
                    self._clock,
                    self._min_denominator,
                )
        except (sa.exc.DBAPIError, sa.exc.TimeoutError) as error:
            raise StoreUnavailableError from error

    def _state(self, connection: sa.Connection, snapshot: Snapshot) -> Hashable:
        # Rows may be recorded ahead of time (or be superseded at a set hour): then the
        # answer changes at that moment although nobody writes.
        moment = self._memory.recall(
            ("next moment", snapshot.version),
            lambda: reading.next_moment(connection, snapshot.now),
        )
        while moment is not None and moment <= snapshot.now:
            passed = moment
            moment = self._memory.recall(
                ("next moment", snapshot.version, passed),
                lambda: reading.next_moment(connection, snapshot.now),
            )
        return snapshot.version, moment
