"""Rows of a declared table: one page of them for the screen, all of them for a file."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

import sqlalchemy as sa

from data_sources.answers.overview.overviews import provenance
from data_sources.answers.row_lists.answer import RowPage, RowStream
from data_sources.indicators.declaration import Window
from data_sources.question.filter_key import Part
from data_sources.question.filters import Filters, keys_of
from data_sources.question.notices import Notice, NoticeKind
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.question.view import View
from data_sources.row_tables import selects
from data_sources.row_tables.declaration import RowFilter, RowTable
from data_sources.row_tables.records.declaration import PAGE_SIZE, Cell
from data_sources.scoring.results import AnsweredRequest
from data_sources.session.resolving import ResolvedQuestion, resolve
from data_sources.session.session import Session

R = TypeVar("R")
ROWS_AT_ONCE: Final = 1000
_OF_ROWS: Final = keys_of(Part.ROWS)


@dataclass(frozen=True)
class ListQuestion:
    """A question that the table can answer: its codes are known, its order is one of the table's.

    `unnarrowed` is the same without what narrows rows: what indicators are asked. `view` says the
    order and the page.
    """

    resolved: ResolvedQuestion
    unnarrowed: ResolvedQuestion
    row_filter: RowFilter
    view: View

    @property
    def filters(self) -> Filters:
        return self.resolved.question.filters

    @property
    def parameters(self) -> dict[str, object]:
        """Values for the parameters of the selects."""
        return self.resolved.moment(0).parameters()

    @property
    def key(self) -> tuple[Hashable, ...]:
        """Names the rows within one state of the data, whatever their order and page."""
        texts = tuple(sorted(self.filters.texts().items()))
        return (
            *self.unnarrowed.key,
            texts,
            self.row_filter.places,
            self.row_filter.include_unassigned,
        )


def resolve_rows(
    session: Session, table: RowTable[R], request: Request, scope: Scope
) -> ListQuestion:
    """Looks the codes of the address up; what this table cannot take is dropped with a notice."""
    resolved = resolve(session, request.filters, scope)
    notices = list(resolved.notices)
    kept, view = resolved.question.filters, request.view
    if view.sort is not None and view.sort.removeprefix("-") not in table.sortable:
        notices.append(_unknown_column(view.sort))
        view = view.without("sort")
    for key in table.registers:
        if getattr(kept, key) is not None and not _is_known(session, table, key, resolved, kept):
            notices.append(_unknown_code(table, key, getattr(kept, key)))
            kept = kept.without(key)
    resolved = _with(resolved, kept, tuple(notices))
    unnarrowed = _with(resolved, kept.of_whom(), ())
    return ListQuestion(resolved, unnarrowed, _row_filter(resolved, scope), view)


def _with(
    resolved: ResolvedQuestion, filters: Filters, notices: tuple[Notice, ...]
) -> ResolvedQuestion:
    return replace(resolved, question=replace(resolved.question, filters=filters), notices=notices)


def _row_filter(resolved: ResolvedQuestion, scope: Scope) -> RowFilter:
    question = resolved.question
    is_chosen = bool(question.filters.m or question.filters.group)
    everybody = not is_chosen and scope.municipalities is None
    return RowFilter(
        # The days, `known_at` and the region are parameters, places are named: the rest narrows.
        filters=question.filters.only(*_OF_ROWS),
        window=Window(resolved.moment(0).sole_region),
        places=None if everybody else tuple(member.oktmo for member in question.shown),
        include_unassigned=not is_chosen,
    )


def _is_known(
    session: Session, table: RowTable[R], key: str, resolved: ResolvedQuestion, filters: Filters
) -> bool:
    moment = resolved.moment(0)
    asked = RowFilter(filters, Window(moment.sole_region), None, include_unassigned=True)
    select = sa.select(selects.is_known(table, key, asked))
    return bool(session.connection.execute(select, moment.parameters()).scalar())


def page_of_rows(session: Session, table: RowTable[R], asked: ListQuestion) -> RowPage[R]:
    """The page that the question names, or the last one where there are fewer."""
    page = _counted_page(session, table, asked) if table.is_computed else None
    return page or page_of_counted_rows(session, table, asked, count_of_rows(session, table, asked))


def _counted_page(session: Session, table: RowTable[R], asked: ListQuestion) -> RowPage[R] | None:
    """The page and the count of all in one question; None where no row is on that page."""
    sort, page = asked.view.sort, asked.view.page
    select = selects.counted_page_of_rows(table, asked.row_filter, sort, page)

    def read() -> RowPage[R] | None:
        found = [tuple(row) for row in session.connection.execute(select, asked.parameters)]
        if not found:
            return None
        rows = tuple(table.record(*row[:-1]) for row in found)
        return RowPage(table.name, rows, found[0][-1], page, sort)

    return session.recall(("counted rows", table.name, asked.key, sort, page), read)


def page_of_counted_rows(
    session: Session, table: RowTable[R], asked: ListQuestion, total: int
) -> RowPage[R]:
    """The same, of rows that were counted already."""
    page = min(asked.view.page, max(1, -(-total // PAGE_SIZE)))
    sort = asked.view.sort
    return session.recall(
        ("rows", table.name, asked.key, sort, page),
        lambda: RowPage(
            table.name,
            tuple(
                table.record(*row)
                for row in session.connection.execute(
                    selects.page_of_rows(table, asked.row_filter, sort, page), asked.parameters
                )
            ),
            total,
            page,
            sort,
        ),
    )


def count_of_rows(session: Session, table: RowTable[R], asked: ListQuestion) -> int:
    """How many rows all pages have."""
    return session.recall(
        ("count of rows", table.name, asked.key),
        lambda: int(
            session.connection.execute(
                selects.count_of_rows(table, asked.row_filter), asked.parameters
            ).scalar_one()
        ),
    )


def answered(asked: ListQuestion, page: RowPage[R]) -> AnsweredRequest:
    """As which the question is answered: a notice says so where another page was asked for."""
    wanted = asked.view.page
    said = asked.resolved.answered(asked.view.changed(page=page.page))
    if wanted == page.page:
        return said
    return replace(said, notices=(*said.notices, _no_such_page(wanted, page.page)))


def stream_of_rows(session: Session, table: RowTable[R], asked: ListQuestion) -> RowStream:
    """Everything a file says, with rows that are read as they are taken."""
    resolved = asked.resolved
    select = selects.every_row(table, asked.row_filter, asked.view.sort)

    def rows() -> Iterator[tuple[Cell, ...]]:
        found = session.connection.execution_options(
            stream_results=True, max_row_buffer=ROWS_AT_ONCE
        ).execute(select, asked.parameters)
        for part in found.partitions(ROWS_AT_ONCE):
            for row in part:
                yield tuple(row)

    return RowStream(
        table.name,
        resolved.answered(asked.view.without("page")),
        resolved.registers,
        provenance(session),
        lambda: count_of_rows(session, table, asked),
        rows(),
        session.connection.close,
    )


def _unknown_column(sort: str) -> Notice:
    return Notice(
        NoticeKind.BAD_VALUE,
        "sort",
        f"По столбцу «{sort}» этот список не упорядочивается, показан обычный порядок. "
        "Упорядочивают заголовки таблицы.",
    )


def _unknown_code(table: RowTable[R], key: str, code: str) -> Notice:
    what = table.registers[key].what
    return Notice(
        NoticeKind.UNKNOWN_CODE,
        key,
        f"{what} «{code}» на выбранную дату не найдено. Проверьте адрес или дату знания.",
    )


def _no_such_page(asked: int, last: int) -> Notice:
    return Notice(
        NoticeKind.BAD_VALUE, "page", f"Страницы {asked} нет, показана последняя: {last}."
    )
