"""The database does not answer: what the page says, and by which name it stands in the journal."""

from __future__ import annotations

from flask import g, has_request_context

from data_sources.database.trouble import StoreUnavailableError


def sentence_of(error: StoreUnavailableError) -> str:
    """What happened and what to do, with the number of the request where there is one."""
    if not has_request_context():
        return str(error)
    g.trouble = error.trouble
    number = g.get("request_id")
    return f"{error} Номер обращения: {number}." if number else str(error)


def is_in_trouble() -> bool:
    """Whether the answer of this request says that the database does not answer."""
    return g.get("trouble") is not None
