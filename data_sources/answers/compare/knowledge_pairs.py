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
from data_sources.question.scope import Scope
from data_sources.session.resolving import Settled
from data_sources.session.session import Session
from data_sources.snapshots import equivalence, reading
from data_sources.snapshots.view import SavedView

VIEWS_OFFERED: Final = 50
WHOSE: Final = tuple(key for key in OF_WHOM if key != "known")
"""What a snapshot asks otherwise than the page where its numbers are others for that reason."""


def paired(session: Session, settled: Settled, scope: Scope) -> tuple[Settled, Pair | None]:
    """The question, and its moment beside the one that it is compared with.

    None where the question names no second moment. A snapshot that is not to be found is dropped
    from the question with a notice.
    """
    filters = settled.question.filters
    against = filters.against
    if against is None:
        return settled, None
    if isinstance(against, KnowledgeDate):
        return settled, _pair(session, settled, ComparedMoment(against), None)
    view = reading.by_code(session.connection, against)
    asked = _asked(session, settled, view) if view else None
    if asked is None or asked.known is None:
        return _dropped(settled, _unknown(against) if view is None else _momentless(against)), None
    kept, _ = choosing.settle(asked, settled.registers, scope)
    is_same = all(getattr(kept, key) == getattr(filters, key) for key in WHOSE)
    second = ComparedMoment(asked.known, against)
    return settled, _pair(session, settled, second, None if is_same else asked)


def views_offered(session: Session) -> tuple[SavedView, ...]:
    """The newest snapshots that have a moment, the last one first."""
    newest = reading.newest(session.connection, VIEWS_OFFERED)
    return tuple(view for view in newest if view.known_at is not None)


def _pair(
    session: Session, settled: Settled, second: ComparedMoment, other: Filters | None
) -> Pair:
    sides = (_own(session, settled), second)
    earlier, later = sorted(sides, key=lambda side: _moment(session, side))
    return Pair(earlier, later, other, is_ahead=_moment(session, later) > session.snapshot.now)


def _moment(session: Session, side: ComparedMoment) -> datetime:
    return side.known.moment if side.known else session.snapshot.now


def _own(session: Session, settled: Settled) -> ComparedMoment:
    """The side of the question itself, under the code by which it was fixed if it was.

    A comparison that was fixed is of two moments, and names none of them.
    """
    known = settled.question.filters.known
    if known is None:
        return ComparedMoment(None)
    plain = settled.question.filters.only(*OF_WHOM)
    views = reading.at_moment(session.connection, known.moment)
    codes = (
        view.code
        for view in views
        if equivalence.is_source(view, plain) and _asked(session, settled, view).against is None
    )
    return ComparedMoment(known, next(codes, ""))


def _asked(session: Session, settled: Settled, view: SavedView) -> Filters:
    return Filters.from_query(
        view.address.partition("?")[2],
        today=settled.question.today,
        zone=session.clock.zone,
        indicators=registry(),
    ).filters


def _dropped(settled: Settled, notice: Notice) -> Settled:
    question = settled.question
    kept = replace(question, filters=question.filters.without("against"))
    return replace(settled, question=kept, notices=(*settled.notices, notice))


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
