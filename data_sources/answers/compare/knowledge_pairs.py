"""A second moment of knowledge beside that of the question: a day, a moment, a snapshot."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from data_sources.changes.pair import Pair, Side
from data_sources.database.knowledge import KnowledgeDate
from data_sources.indicators import registry
from data_sources.question import choosing
from data_sources.question.filters import OF_WHOM, Filters
from data_sources.question.notices import Notice, NoticeKind
from data_sources.question.scope import Scope
from data_sources.session.resolving import Settled
from data_sources.session.session import Sight
from data_sources.snapshots import equivalence, reading
from data_sources.snapshots.view import SavedView

VIEWS_OFFERED: Final = 50
WHOSE: Final = tuple(key for key in OF_WHOM if key != "known")
"""What a snapshot asks otherwise than the page where its numbers are others for that reason."""


def paired(sight: Sight, settled: Settled, scope: Scope) -> tuple[Settled, Pair | None]:
    """The question, and its moment beside the one that it is compared with.

    None where the question names no second moment. A snapshot that is not to be found is dropped
    from the question with a notice.
    """
    filters = settled.question.filters
    against = filters.against
    if against is None:
        return settled, None
    if isinstance(against, KnowledgeDate):
        return settled, _pair(sight, settled, Side(against), None)
    view = reading.by_code(sight.connection, against)
    asked = _asked(sight, settled, view) if view else None
    if asked is None or asked.known is None:
        return _dropped(settled, _unknown(against) if view is None else _momentless(against)), None
    kept, _ = choosing.settle(asked, settled.registers, scope)
    is_same = all(getattr(kept, key) == getattr(filters, key) for key in WHOSE)
    second = Side(asked.known, against)
    return settled, _pair(sight, settled, second, None if is_same else asked)


def views_offered(sight: Sight) -> tuple[SavedView, ...]:
    """The newest snapshots that have a moment, the last one first."""
    newest = reading.newest(sight.connection, VIEWS_OFFERED)
    return tuple(view for view in newest if view.known_at is not None)


def _pair(sight: Sight, settled: Settled, second: Side, other: Filters | None) -> Pair:
    sides = (_own(sight, settled), second)
    earlier, later = sorted(sides, key=lambda side: _moment(sight, side))
    return Pair(earlier, later, other, is_ahead=_moment(sight, later) > sight.snapshot.now)


def _moment(sight: Sight, side: Side) -> datetime:
    return side.known.moment if side.known else sight.snapshot.now


def _own(sight: Sight, settled: Settled) -> Side:
    """The side of the question itself, under the code by which it was fixed if it was.

    A comparison that was fixed is of two moments, and names none of them.
    """
    known = settled.question.filters.known
    if known is None:
        return Side(None)
    plain = settled.question.filters.only(*OF_WHOM)
    views = reading.at_moment(sight.connection, known.moment)
    codes = (
        view.code
        for view in views
        if equivalence.is_source(view, plain) and _asked(sight, settled, view).against is None
    )
    return Side(known, next(codes, ""))


def _asked(sight: Sight, settled: Settled, view: SavedView) -> Filters:
    return Filters.from_query(
        view.address.partition("?")[2],
        today=settled.question.today,
        zone=sight.clock.zone,
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
