"""What a file may write into a table, and which tables are loaded before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from data_sources.database.schema import KNOWN_TABLES, natural_key
from data_sources.ingest.files.rows.fields import fields_of
from data_sources.ingest.files.rows.loadable import LoadableTable
from data_sources.ingest.files.writing.references import references_of
from data_sources.vocabulary.indicators import titles


def loadable_table(name: str) -> LoadableTable:
    """The table as files fill it. Raises `KeyError` for a name that is none."""
    known = {each.name: each for each in KNOWN_TABLES}
    return LoadableTable(
        name,
        tuple(fields_of(known[name], titles()).values()),
        tuple(natural_key(known[name])),
        _before(known, name),
    )


def _before(known: Mapping[str, sa.Table[Any]], name: str) -> tuple[str, ...]:
    needed: set[str] = set()
    waiting = [name]
    while waiting:
        for reference in references_of(known[waiting.pop()]):
            found = {other for other, _ in reference.found_in if other in known} - needed
            needed |= found
            waiting.extend(found)
    return tuple(each for each in known if each in needed)
