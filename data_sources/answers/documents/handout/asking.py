"""A deck with the rows behind it, asked in one transaction."""

from __future__ import annotations

from data_sources.answers.documents.deck import asking
from data_sources.answers.documents.handout.answer import Behind, Handout, behind
from data_sources.answers.row_lists.answer import RowStream
from data_sources.answers.row_lists.asking import resolve_rows, stream_of_rows
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.row_tables import row_tables
from data_sources.session.session import Session


def handout(session: Session, request: Request, scope: Scope) -> Handout:
    """The slides of the question and whatever stands behind them."""
    deck = asking.deck(session, request, scope)

    def stream(asked: Behind) -> RowStream:
        table = row_tables()[asked.table]
        return stream_of_rows(session, table, resolve_rows(session, table, asked.asked, scope))

    return Handout(deck, behind(deck), stream)
