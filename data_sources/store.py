"""The one who asks the database: a question in, a typed answer out, of one state of the data."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

import sqlalchemy as sa

from data_sources import choosing, reading
from data_sources.assessment import Evidence, Ground, RowKey, assess
from data_sources.filters import Filters, Notice, Parsed
from data_sources.indicators import registry
from data_sources.indicators.declaration import Indicator, Moment
from data_sources.knowledge import Clock, utc_now
from data_sources.memory import Memory
from data_sources.periods import Period, PeriodKind, school_year, school_year_of, years_earlier
from data_sources.reading import Snapshot
from data_sources.results import (
    History,
    Level,
    Overview,
    Provenance,
    Question,
    Registers,
    Row,
    Scorecard,
    Vocabulary,
)
from data_sources.scope import EVERYTHING, Scope

HISTORY_YEARS: Final = 5
PERIODS_OFFERED: Final = 15
CARDS: Final = (
    "training_coverage",
    "rumo_attendance",
    "decision_completion",
    "school_project_score",
)
"""The indicator that speaks for each of the four families on the first screen."""

_Answer = TypeVar("_Answer")


class StoreUnavailableError(Exception):
    """The database does not answer."""


@dataclass(frozen=True)
class _Sight:
    """One look at the database: a transaction, and the state of the data that it sees."""

    connection: sa.Connection
    snapshot: Snapshot
    state: Hashable


class Store:
    """Answers questions; remembers an answer as long as the data version stands.

    Every public method reads in one transaction, so an answer never mixes two states. Threads
    may share a store.
    """

    def __init__(self, engine: sa.Engine, clock: Clock, *, min_denominator: int) -> None:
        self._engine = engine
        self._clock = clock
        self._min_denominator = min_denominator
        self._memory = Memory()

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
        with self._look() as sight:
            known = filters.known.moment if filters.known else sight.snapshot.now
            registers = self._recall(
                sight,
                ("registers", filters.known, filters.region),
                lambda: reading.registers(sight.connection, known, filters.region),
            )
            settled, notices = choosing.settle(filters, registers, scope)
            question = self._question(settled, registers, scope, sight)
            return self._recall(
                sight,
                ("overview", _key(question), scope, notices),
                lambda: self._overview(sight, question, registers, notices),
            )

    def _overview(
        self,
        sight: _Sight,
        question: Question,
        registers: Registers,
        notices: tuple[Notice, ...],
    ) -> Overview:
        rows = self._rows(sight, question, registers)
        return Overview(
            scorecard=Scorecard(question, rows),
            vocabulary=Vocabulary(registers, self._periods(sight, question)),
            histories=self._histories(sight, question, registers, rows),
            provenance=Provenance(
                sight.snapshot.version,
                sight.snapshot.changed_at,
                is_demo=reading.is_demo(sight.connection),
            ),
            notices=notices,
        )

    @contextmanager
    def _look(self) -> Iterator[_Sight]:
        try:
            with self._engine.connect() as connection:
                snapshot = reading.snapshot(connection, utc_now())
                yield _Sight(connection, snapshot, self._state(connection, snapshot))
        except sa.exc.OperationalError as error:
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

    def _recall(
        self, sight: _Sight, key: tuple[Hashable, ...], make: Callable[[], _Answer]
    ) -> _Answer:
        return self._memory.recall((sight.state, *key), make)

    def _question(
        self, filters: Filters, registers: Registers, scope: Scope, sight: _Sight
    ) -> Question:
        visible = choosing.admitted(registers, scope)
        today = self._clock.today(sight.snapshot.now)
        known = filters.known
        return Question(
            filters=filters,
            period=filters.period,
            today=today,
            as_of=min(filters.period.end, today, known.day if known else today),
            moment=known.moment if known else sight.snapshot.now,
            region=registers.region,
            shown=choosing.chosen(filters, visible),
            group=choosing.compared(filters, visible),
        )

    def _rows(self, sight: _Sight, question: Question, registers: Registers) -> tuple[Row, ...]:
        asked = registry()
        now = self._assess(sight, question, registers, asked, years_back=0)
        before = self._assess(sight, question, registers, asked, years_back=1)
        return tuple(replace(row, previous=before[key].value) for key, row in now.items())

    def _assess(
        self,
        sight: _Sight,
        question: Question,
        registers: Registers,
        asked: Mapping[str, Indicator],
        *,
        years_back: int,
    ) -> dict[RowKey, Row]:
        if question.region is None:
            return {}
        moment = _moment(question, registers, years_back)
        ground = Ground(question.region, registers.municipalities, question.group, question.shown)
        indicators = tuple(asked.values())
        # The key leaves K out where it is "now": between two states of the data now is now.
        found = self._recall(
            sight,
            ("sums", tuple(asked), question.filters.known, _place_and_days(moment)),
            lambda: reading.sums(sight.connection, moment, reading.measures_of(indicators)),
        )
        return assess(
            asked,
            ground,
            Evidence(
                sums=found,
                together=reading.together(
                    sight.connection, moment, indicators, ground.sums_over, found
                ),
                weights=reading.weights(sight.connection, moment.known, moment.end),
                targets=reading.targets(sight.connection, moment.known, question.period.text),
            ),
            self._min_denominator,
        )

    def _histories(
        self,
        sight: _Sight,
        question: Question,
        registers: Registers,
        rows: tuple[Row, ...],
    ) -> tuple[History, ...]:
        asked = {key: registry()[key] for key in CARDS}
        earlier = [
            self._assess(sight, question, registers, asked, years_back=back).values()
            for back in range(HISTORY_YEARS - 1, 1, -1)
        ]
        days = [years_earlier(question.as_of, back) for back in range(HISTORY_YEARS - 1, -1, -1)]
        histories = []
        for key in CARDS:
            total = _total(rows, key)
            values = [
                *(_value(_total(old, key)) for old in earlier),
                total.previous if total else None,
                _value(total),
            ]
            histories.append(History(key, tuple(zip(days, values, strict=True))))
        return tuple(histories)

    def _periods(self, sight: _Sight, question: Question) -> tuple[Period, ...]:
        first = self._recall(
            sight,
            ("first day", question.filters.known),
            lambda: reading.first_day(sight.connection, question.moment),
        )
        return periods_offered(first, question.today, question.period)


def periods_offered(first: date | None, today: date, asked: Period) -> tuple[Period, ...]:
    """School years from the newest down to the first facts, and the asked period if it is none."""
    newest = school_year_of(today).start.year
    oldest = max(school_year_of(first or today).start.year, newest - PERIODS_OFFERED + 1)
    years = tuple(school_year(year) for year in range(newest, oldest - 1, -1))
    if asked in years:
        return years
    if asked.kind is PeriodKind.SCHOOL_YEAR:
        return tuple(sorted({*years, asked}, key=lambda period: period.start, reverse=True))
    return (asked, *years)


def _key(question: Question) -> Hashable:
    texts = question.filters.texts()
    return (
        tuple(sorted(texts.items())),
        question.period,
        question.today,
        question.as_of,
    )


def _moment(question: Question, registers: Registers, years_back: int) -> Moment:
    return Moment(
        start=years_earlier(question.period.start, years_back),
        end=years_earlier(question.period.end, years_back),
        as_of=years_earlier(question.as_of, years_back),
        known=question.moment,
        region_code=question.region.code if question.region else "",
        sole_region=len(registers.regions) == 1,
    )


def _place_and_days(moment: Moment) -> Hashable:
    return moment.region_code, moment.start, moment.end, moment.as_of


def _total(rows: Iterable[Row], indicator: str) -> Row | None:
    return next(
        (row for row in rows if row.indicator == indicator and row.level is not Level.MUNICIPALITY),
        None,
    )


def _value(row: Row | None) -> float | None:
    return row.value if row else None
