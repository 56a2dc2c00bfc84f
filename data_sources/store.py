"""The one who asks the database: a question in, a typed answer out, of one state of the data."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, Final, Protocol, Self, TypeVar

import sqlalchemy as sa

from data_sources.answers.compare import asking as comparisons
from data_sources.answers.compare.answer import ComparePicture
from data_sources.answers.decisions import asking as decisions
from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.answers.diagnostics import asking as diagnostics
from data_sources.answers.diagnostics.answer import DiagnosticsPicture
from data_sources.answers.documents.calendar import asking
from data_sources.answers.documents.calendar.answer import CalendarPicture
from data_sources.answers.documents.deck import asking as decks
from data_sources.answers.documents.deck.answer import Deck
from data_sources.answers.documents.handout import asking as handouts
from data_sources.answers.documents.handout.answer import Handout
from data_sources.answers.documents.package import asking as packages
from data_sources.answers.documents.package.answer import Package
from data_sources.answers.documents.report import asking as reports
from data_sources.answers.documents.report.answer import Report
from data_sources.answers.freshness import asking as stewardship
from data_sources.answers.freshness.answer import DataPicture
from data_sources.answers.indicator import asking as indicator
from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.answers.meetings import since_last
from data_sources.answers.meetings.answer import MeetingsPicture
from data_sources.answers.municipality import asking as municipalities
from data_sources.answers.municipality.answer import MunicipalityPicture
from data_sources.answers.network import asking as network
from data_sources.answers.network.answer import NetworkPicture
from data_sources.answers.overview import overviews, recent_changes
from data_sources.answers.overview.answer import Answer, OverviewPicture
from data_sources.answers.row_lists import asking as rows
from data_sources.answers.row_lists.answer import RowStream
from data_sources.answers.schools import asking as school_project
from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.answers.trainings import asking as trainings
from data_sources.answers.trainings.answer import TrainingPicture
from data_sources.database.engine import file_of
from data_sources.database.knowledge import Clock, a_year_before, utc_now
from data_sources.database.trouble import StoreUnavailableError, code_of, trouble_of
from data_sources.facts import reading
from data_sources.facts.ledgers import Ledgers
from data_sources.facts.reading import Snapshot
from data_sources.indicators import registry
from data_sources.question.choices import RUMO
from data_sources.question.filters import Filters
from data_sources.question.request import Parsed, Request
from data_sources.question.scope import EVERYTHING, Scope
from data_sources.row_tables import row_tables
from data_sources.row_tables.records.declaration import Cell
from data_sources.search import finding
from data_sources.search.index import Index
from data_sources.search.subjects import SearchAnswer
from data_sources.session import resolving
from data_sources.session.cache import Cache, Recalled
from data_sources.session.session import Session
from data_sources.snapshots.reading import count_and_newest
from data_sources.snapshots.service import SavedViews

_log: Final = logging.getLogger(__name__)


class _MayBeStale(Protocol):
    """An answer that can say that it is an old one."""

    def as_stale(self) -> Self: ...


_A = TypeVar("_A", bound=_MayBeStale)
ANSWER_BYTES: Final = 96 * 1024 * 1024
LAST_ANSWER_BYTES: Final = 48 * 1024 * 1024
INDEX_BYTES: Final = 48 * 1024 * 1024
MOST_VALUES: Final = 3_000_000
"""Cells of facts of one kind that a process keeps in memory: some twenty megabytes.

Reading them takes a second or two, once for each state of the data.
"""


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
        withholds_small: bool = False,
        most_values: int = MOST_VALUES,
        answer_bytes: int = ANSWER_BYTES,
        observe: Callable[[Recalled], None] = lambda _: None,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._min_denominator = min_denominator
        self._withholds_small = withholds_small
        self._answers: Cache[Any] = Cache(answer_bytes, observe=observe)
        # Apart from the others: however much is asked meanwhile, an outage finds them here.
        self._last_answers: Cache[Any] = Cache(LAST_ANSWER_BYTES)
        self._indexes: Cache[Index] = Cache(INDEX_BYTES)
        self._ledgers = Ledgers(most_values)

    @property
    def clock(self) -> Clock:
        return self._clock

    @property
    def saved_views(self) -> SavedViews:
        """Views that were fixed under a code; reading them raises `StoreUnavailableError`."""
        return SavedViews(self._engine, self._clock, self._look)

    def parse(self, query: str, default_body: str = RUMO) -> Parsed:
        """Reads an address; codes are looked up later, when the question is asked.

        `default_body` is what `body` is on the page where the address does not name it.
        """
        return Request.from_query(
            query,
            today=self._clock.today(utc_now()),
            zone=self._clock.zone,
            indicators=registry(),
            default_body=default_body,
        )

    def overview(self, request: Request, scope: Scope = EVERYTHING) -> Answer:
        """Everything that a page of indicators shows, and what was dropped from the question."""
        return self._answer(_overview, request, scope)

    def first_page(self, request: Request, scope: Scope = EVERYTHING) -> OverviewPicture:
        """The same, and what changed in it lately."""
        return self._answer(recent_changes.first_page, request, scope)

    def indicator(self, request: Request, scope: Scope = EVERYTHING) -> IndicatorPicture:
        """One indicator over time, with the overview that it stands on."""
        return self._answer(indicator.indicator_page, request, scope)

    def municipality(self, request: Request, scope: Scope = EVERYTHING) -> MunicipalityPicture:
        """Everything about the municipality that the question names first."""
        return self._answer(municipalities.municipality_picture, request, scope)

    def data(self, request: Request, scope: Scope = EVERYTHING) -> DataPicture:
        """How the numbers are known: freshness, reporting, loads."""
        return self._answer(_data, request, scope)

    def meetings(self, request: Request, scope: Scope = EVERYTHING) -> MeetingsPicture:
        """Who came to the meetings of a body, one of them in full, the plan of work.

        With what changed since the previous of them and what to put on the agenda of the next.
        """
        return self._answer(since_last.meetings_with_between, request, scope)

    def decisions(self, request: Request, scope: Scope = EVERYTHING) -> DecisionsPicture:
        """A page of decisions, how they stand, and the minutes of the chosen meeting."""
        return self._answer(decisions.decisions_picture, request, scope)

    def trainings(self, request: Request, scope: Scope = EVERYTHING) -> TrainingPicture:
        """Coverage by courses, who taught whom and how, and a page of single trainings."""
        return self._answer(trainings.training_picture, request, scope)

    def school_project(self, request: Request, scope: Scope = EVERYTHING) -> SchoolProjectPicture:
        """Directions, levels, growth and schools of «Школа Минпросвещения»."""
        return self._answer(school_project.school_project_picture, request, scope)

    def network(self, request: Request, scope: Scope = EVERYTHING) -> NetworkPicture:
        """The calendar of events, the sites, the practices, and who may learn of whom."""
        return self._answer(network.network_picture, request, scope)

    def diagnostics(self, request: Request, scope: Scope = EVERYTHING) -> DiagnosticsPicture:
        """The showcase of diagnostics, its gaps, the deficits found and the routes begun."""
        return self._answer(diagnostics.diagnostics_picture, request, scope)

    def compare(self, request: Request, scope: Scope = EVERYTHING) -> ComparePicture:
        """Municipalities, periods and moments of knowledge side by side."""
        return self._answer(comparisons.compare_picture, request, scope)

    def report(self, request: Request, scope: Scope = EVERYTHING) -> Report:
        """What a document says of the municipality named first, or of the region and its work."""
        return self._answer(reports.report, request, scope)

    def calendar(self, request: Request, scope: Scope = EVERYTHING) -> CalendarPicture:
        """Meetings, terms, events and expertise that have a day in the period."""
        return self._answer(asking.calendar_picture, request, scope)

    def deck(self, request: Request, scope: Scope = EVERYTHING) -> Deck:
        """The slides of the meeting that the question names, or of the question itself."""
        return self._answer(decks.deck, request, scope)

    @contextmanager
    def handout(self, request: Request, scope: Scope = EVERYTHING) -> Iterator[Handout]:
        """The same slides with the rows behind them, which may be read within the block."""
        with self._look() as session:
            yield handouts.handout(session, request, scope)

    def search(
        self, text: str, request: Request, beside: Index, scope: Scope = EVERYTHING
    ) -> SearchAnswer:
        """What answers a few words; `beside` is searched along with the database.

        Raises `StoreUnavailableError` while the database is away: what is typed is too varied
        for the last answer to be kept.
        """
        with self._look() as session:
            return finding.found(session, self._indexes, text, request, scope, beside)

    def row_stream(self, table: str, request: Request, scope: Scope = EVERYTHING) -> RowStream:
        """All rows of a declared table; who asks for them must take them all or close them.

        Raises `KeyError` for a table that is not declared.
        """
        declared = row_tables()[table]
        opened = ExitStack()
        with opened:
            session = opened.enter_context(self._look())
            stream = rows.stream_of_rows(
                session, declared, rows.resolve_rows(session, declared, request, scope)
            )
            # From here on whoever has the rows has the transaction.
            kept = opened.pop_all()

        def taken() -> Iterator[tuple[Cell, ...]]:
            with kept:
                yield from stream.rows

        return replace(stream, rows=taken(), close=kept.close)

    @contextmanager
    def package(
        self, request: Request, of_tables: Mapping[str, Filters], scope: Scope = EVERYTHING
    ) -> Iterator[Package]:
        """The question's indicators, and rows of the declared tables that are named.

        `of_tables` says the question to each table in its own words. What is given may be read
        within the block.
        """
        with self._look() as session:
            yield packages.package(session, request, of_tables, scope)

    def state(self) -> Hashable:
        """Names all that answers depend on besides the question: the data and the day."""
        with self._look() as session:
            return session.state, self._clock.today(session.snapshot.clock)

    def state_with_views(self) -> Hashable:
        """The same for an answer that may show fixed views, which do not move the data."""
        with self._look() as session:
            views = count_and_newest(session.connection)
            return session.state, self._clock.today(session.snapshot.clock), views

    def snapshot(self) -> Snapshot:
        """The data version now."""
        with self._look() as session:
            return session.snapshot

    def _answer(
        self, ask: Callable[[Session, Request, Scope], _A], request: Request, scope: Scope
    ) -> _A:
        asked = (ask, request, scope)
        try:
            with self._look() as session:
                answer = ask(session, request, scope)
        except StoreUnavailableError:
            last: _A | None = self._last_answers.get(asked)
            if last is None:
                raise
            return last.as_stale()
        self._last_answers.keep(asked, answer)
        return answer

    @contextmanager
    def _look(self) -> Iterator[Session]:
        try:
            with self._engine.connect() as connection:
                snapshot = reading.snapshot(connection, utc_now())
                year_ago = self._year_ago(connection, snapshot)
                yield Session(
                    connection,
                    snapshot,
                    (*self._state(connection, snapshot), year_ago),
                    self._answers,
                    self._clock,
                    self._min_denominator,
                    self._ledgers,
                    year_ago,
                    self._withholds_small,
                )
        except (sa.exc.DBAPIError, sa.exc.TimeoutError) as error:
            trouble = trouble_of(error, file_of(self._engine))
            fields = {"trouble": trouble.value, "error": code_of(error)}
            _log.error("the database does not answer", extra={"fields": fields})
            raise StoreUnavailableError(trouble) from error

    def _year_ago(self, connection: sa.Connection, snapshot: Snapshot) -> datetime:
        """The moment at which what was known a year ago became so.

        It stands until another row of that time comes in, so that answers can be kept. Looking
        for one at every question would cost more than it says: what was known a year ago is
        taken to the last ten minutes.
        """
        tenth = snapshot.now.minute // 10 * 10
        by = a_year_before(snapshot.now.replace(minute=tenth, second=0, microsecond=0))
        return self._answers.recall(
            ("year ago", snapshot.version, by),
            lambda: reading.last_moment(connection, by) or by,
        )

    def _state(self, connection: sa.Connection, snapshot: Snapshot) -> tuple[int, datetime | None]:
        # Rows may be recorded ahead of time (or be superseded at a set hour): then the
        # answer changes at that moment although nobody writes.
        moment = self._answers.recall(
            ("next moment", snapshot.version),
            lambda: reading.next_moment(connection, snapshot.now),
        )
        while moment is not None and moment <= snapshot.now:
            passed = moment
            moment = self._answers.recall(
                ("next moment", snapshot.version, passed),
                lambda: reading.next_moment(connection, snapshot.now),
            )
        return snapshot.version, moment


def _overview(session: Session, request: Request, scope: Scope) -> Answer:
    resolved = resolving.resolve(session, request.filters, scope)
    return Answer(overviews.overview(session, resolved), resolved.answered(request.view))


def _data(session: Session, request: Request, scope: Scope) -> DataPicture:
    return stewardship.data_picture(
        session, resolving.resolve(session, request.filters, scope), request.view
    )
