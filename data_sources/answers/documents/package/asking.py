"""A package of data: the answers of all tables to one question, and the registers behind them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import sqlalchemy as sa

from data_sources.answers.documents.package.answer import Package, PackedRegister
from data_sources.answers.documents.package.registers import packed_registers
from data_sources.answers.overview.answer import Answer
from data_sources.answers.overview.overviews import overview
from data_sources.answers.row_lists.asking import resolve_rows, stream_of_rows
from data_sources.database.schema import metadata
from data_sources.indicators.conditions import known_at
from data_sources.question.filters import Filters
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.row_tables import row_tables
from data_sources.row_tables.records.declaration import Cell
from data_sources.session.resolving import resolve
from data_sources.session.session import Session


def package(
    session: Session, request: Request, of_tables: Mapping[str, Filters], scope: Scope
) -> Package:
    """The question as each table understands it: `of_tables` are by the table's name."""
    resolved = resolve(session, request.filters, scope)
    base = Answer(overview(session, resolved), resolved.answered(request.view))
    asked = [
        (row_tables()[name], resolve_rows(session, row_tables()[name], Request(own), scope))
        for name, own in of_tables.items()
    ]
    moment = resolved.question.moment

    def register(register: PackedRegister, keys: Collection[str]) -> Iterator[tuple[Cell, ...]]:
        table = metadata.tables[register.source]
        columns = [table.c[field.key] for field in register.fields]
        select = sa.select(*columns).where(known_at(table, moment))
        place = [field.key for field in register.fields].index(register.key)
        rows = {
            row[place]: tuple(row)
            for row in session.connection.execute(select)
            if row[place] in keys
        }
        for key in sorted(keys):
            yield rows.get(key) or tuple(
                key if number == place else None for number in range(len(columns))
            )

    return Package(
        answer=base,
        notices=(*base.notices, *(each for _, own in asked for each in own.resolved.notices)),
        tables=(stream_of_rows(session, table, own) for table, own in asked),
        registers=packed_registers(),
        register=register,
    )
