"""A second moment of knowledge beside that of the question: a day, a moment, a snapshot."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from data_sources.changes.pair import ComparedMoment, Pair
from data_sources.database.knowledge import KnowledgeDate
from data_sources.indicators import registry
from data_sources.question import choosing
from data_sources.question.filters import OF_WHOM, Filters
from data_sources.question.notices import Notice, NoticeKind
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.question.view import View
from data_sources.scoring.results import AnsweredRequest
from data_sources.session.resolving import ResolvedQuestion
from data_sources.session.session import Session
from data_sources.snapshots import equivalence, reading
from data_sources.snapshots.view import SavedView

VIEWS_OFFERED: Final = 50
WHOSE: Final = tuple(key for key in OF_WHOM if key != "known")
"""What a snapshot asks otherwise than the page where its numbers are others for that reason."""


def paired(
    session: Session, resolved: ResolvedQuestion, view: View, scope: Scope
) -> tuple[AnsweredRequest, Pair | None]:
    """The question as it is answered, and its moment beside the one it is compared with.

    None where no second moment is named. A snapshot that is not to be found is dropped with a
    notice.
    """
    against, answered = view.against, resolved.answered(view)
    if against is None:
        return answered, None
    if isinstance(against, KnowledgeDate):
        return answered, _pair(session, resolved, ComparedMoment(against), None)
    saved = reading.by_code(session.connection, against)
    asked = _asked(session, resolved, saved).filters if saved else None
    if asked is None or asked.known is None:
        return _dropped(
            answered, _unknown(against) if saved is None else _momentless(against)
        ), None
    kept, _ = choosing.resolve(asked, resolved.registers, scope)
    is_same = all(getattr(kept, key) == getattr(resolved.question.filters, key) for key in WHOSE)
    second = ComparedMoment(asked.known, against)
    return answered, _pair(session, resolved, second, None if is_same else asked)


def views_offered(session: Session) -> tuple[SavedView, ...]:
    """The newest snapshots that have a moment, the last one first."""
    newest = reading.newest(session.connection, VIEWS_OFFERED)
    return tuple(view for view in newest if view.known_at is not None)


def _pair(
    session: Session, resolved: ResolvedQuestion, second: ComparedMoment, other: Filters | None
) -> Pair:
    sides = (_own(session, resolved), second)
    earlier, later = sorted(sides, key=lambda side: _moment(session, side))
    return Pair(earlier, later, other, is_ahead=_moment(session, later) > session.snapshot.now)


def _moment(session: Session, side: ComparedMoment) -> datetime:
    return side.known.moment if side.known else session.snapshot.now


def _own(session: Session, resolved: ResolvedQuestion) -> ComparedMoment:
    """The side of the question itself, under the code by which it was fixed if it was.

    A comparison that was fixed is of two moments, and names none of them.
    """
    known = resolved.question.filters.known
    if known is None:
        return ComparedMoment(None)
    whom = Request(resolved.question.filters.of_whom())
    views = reading.at_moment(session.connection, known.moment)
    codes = (
        view.code
        for view in views
        if equivalence.is_source(view, whom)
        and _asked(session, resolved, view).view.against is None
    )
    return ComparedMoment(known, next(codes, ""))


def _asked(session: Session, resolved: ResolvedQuestion, view: SavedView) -> Request:
    return Request.from_query(
        view.address.partition("?")[2],
        today=resolved.question.today,
        zone=session.clock.zone,
        indicators=registry(),
    ).request


def _dropped(answered: AnsweredRequest, notice: Notice) -> AnsweredRequest:
    notices = (*answered.notices, notice)
    return replace(answered, view=answered.view.without("against"), notices=notices)


def _unknown(code: str) -> Notice:
    return Notice(
        NoticeKind.UNKNOWN_CODE,
        "against",
        f"Снимка {code} в этой базе нет: возможно, он сделан на другом сайте. "
        "Выберите второй момент из списка снимков.",
    )


def _momentless(code: str) -> Notice:
    return Notice(
        NoticeKind.UNKNOWN_CODE,
        "against",
        f"В снимке {code} момент не записан: сравнивать с ним нельзя. "
        "Выберите второй момент из списка снимков.",
    )
