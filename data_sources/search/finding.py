"""Search in one look at the database."""

from __future__ import annotations

from dataclasses import replace

from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.search import reading
from data_sources.search.index import Index
from data_sources.search.matching import match
from data_sources.search.subjects import SearchAnswer
from data_sources.search.words import cleaned
from data_sources.session import resolving
from data_sources.session.cache import Cache
from data_sources.session.session import Session


def found(
    session: Session,
    indexes: Cache[Index],
    text: str,
    request: Request,
    scope: Scope,
    beside: Index,
) -> SearchAnswer:
    """What answers the text in the region and at the time of knowledge of the question.

    `beside` is searched along: what can be found and is not in the database.
    """
    resolved = resolving.resolve(session, request.filters, scope)
    question, registers = resolved.question, resolved.registers
    index = indexes.recall_once(
        (session.state, request.filters.known, question.region),
        lambda: Index.of(reading.entries(session.connection, registers, question.moment)),
    )
    asked = cleaned(text)
    admits = None if scope.municipalities is None else scope.admits
    return SearchAnswer(
        asked, replace(request, filters=question.filters), match(asked, (index, beside), admits)
    )
