"""A deck with the rows behind it, asked in one transaction."""

from __future__ import annotations

from data_sources.asking import decks
from data_sources.asking.rows import settle_rows, stream_of_rows
from data_sources.filters import Filters
from data_sources.handout import Behind, Handout, behind
from data_sources.row_pictures import RowStream
from data_sources.scope import Scope
from data_sources.sight import Sight
from data_sources.tables import row_tables


def handout(sight: Sight, filters: Filters, scope: Scope) -> Handout:
    """The slides of the question and whatever stands behind them."""
    deck = decks.deck(sight, filters, scope)

    def stream(asked: Behind) -> RowStream:
        table = row_tables()[asked.table]
        return stream_of_rows(sight, table, settle_rows(sight, table, asked.asked, scope))

    return Handout(deck, behind(deck), stream)
