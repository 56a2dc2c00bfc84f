"""Where views are fixed and found again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

import sqlalchemy as sa

from data_sources.changes.knowledge_moments import values_moved
from data_sources.database.knowledge import Clock
from data_sources.question.request import Request
from data_sources.question.scope import EVERYTHING, Scope
from data_sources.session.resolving import resolve
from data_sources.session.session import Session
from data_sources.snapshots import equivalence, reading, saving
from data_sources.snapshots.saving import Saved
from data_sources.snapshots.view import SavedView


class SavedViews:
    """The saved views of one database; reading raises what a look at the database raises."""

    def __init__(
        self,
        engine: sa.Engine,
        clock: Clock,
        look: Callable[[], AbstractContextManager[Session]],
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._look = look

    def under(self, code: str) -> SavedView | None:
        """The view under the code, as codes are written."""
        with self._look() as session:
            return reading.by_code(session.connection, code)

    def of(self, path: str, request: Request) -> SavedView | None:
        """The view that was fixed as this very question on this page, at whatever slide."""
        return self._first(request, lambda view: equivalence.is_page(view, path, request))

    def behind(self, request: Request) -> SavedView | None:
        """The first view that shows what a file of this question holds, on whatever page."""
        return self._first(request, lambda view: equivalence.is_source(view, request))

    def _first(self, request: Request, is_asked: Callable[[SavedView], bool]) -> SavedView | None:
        if request.filters.known is None:
            return None
        with self._look() as session:
            views = reading.at_moment(session.connection, request.filters.known.moment)
        return next(filter(is_asked, views), None)

    def differing(self, request: Request, scope: Scope = EVERYTHING) -> int:
        """How many values of indicators are others today than at the question's `known`."""
        with self._look() as session:
            return len(values_moved(session, resolve(session, request.filters, scope), scope))

    def save(
        self,
        path: str,
        request: Request,
        title: str,
        moments: tuple[str, ...] = saving.OF_ONE_MOMENT,
        admit: saving.Admit = nullcontext,
    ) -> Saved:
        """Fixes the question on this page; see `saving.save`."""
        return saving.save(self._engine, self._clock, path, request, title, moments, admit)
