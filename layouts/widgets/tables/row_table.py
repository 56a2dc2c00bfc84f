"""One page of a long table: sorted by links in its head, turned by links below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from data_sources.answers.row_lists.answer import RowPage
from data_sources.question.request import Request
from layouts.columns.declaration import RowSheet
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets import filter_fields
from layouts.widgets.filter_fields import Option
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Line, Section
from layouts.widgets.tables.sorting import Order
from layouts.wording import numbers

R = TypeVar("R")
NEIGHBOURS: Final = 2
"""So many pages are offered on either side of the one that is shown."""


@dataclass(frozen=True)
class RowColumn(Generic[R]):
    """A column on the screen; `sort` is the table's column that its title sorts by, if any.

    `falls` means that the first click puts the greatest on top.
    """

    title: str
    cell: Callable[[R], Cell]
    class_name: str = ""
    sort: str = ""
    falls: bool = False


def column(
    sheet: RowSheet,
    key: str,
    cell: Callable[[R], Cell],
    class_name: str = "",
    *,
    falls: bool = False,
) -> RowColumn[R]:
    """A column that its title sorts by, headed as the table's declaration says."""
    return RowColumn(sheet.titles[key].heading, cell, class_name, key, falls)


@dataclass(frozen=True)
class RowView(Generic[R]):
    """How a table of rows looks on its page: its name, columns, the class of a row."""

    caption: str
    columns: tuple[RowColumn[R], ...]
    class_name: str
    row_class: Callable[[R], str]


def draw(path: str, request: Request, page: RowPage[R], view: RowView[R]) -> Element:
    """The rows and the way to the others. Where there are none, say so instead of drawing it."""
    lines = tuple(
        Line(tuple(column.cell(row) for column in view.columns), view.row_class(row))
        for row in page.rows
    )
    columns = tuple(_column(path, request, column) for column in view.columns)
    return html.Div(
        [
            html.Div(
                [html.P(shown(page), className="shown", role="status"), _order(request, view)],
                className="row-tools",
            ),
            folding_table.draw(
                view.caption,
                columns,
                [Section(lines)],
                theme.classes("row-table", view.class_name),
            ),
            *_pager(path, request, page),
        ],
        className="row-list",
    )


def drawn(request: Request) -> dict[str, str]:
    """Name -> text of the control that the table has of its own."""
    return {"sort": request.texts().get("sort", "")}


def shown(page: RowPage[R]) -> str:
    """«показаны 51–100 из 1 234», «показаны все 12»."""
    total = numbers.number(page.total, 0)
    if page.pages == 1:
        return f"показаны все {total}" if page.total > 1 else f"показана {total}"
    first, last = numbers.number(page.first, 0), numbers.number(page.last, 0)
    return f"показаны {first}–{last} из{numbers.NBSP}{total}"


def _column(path: str, request: Request, column: RowColumn[R]) -> folding_table.Column:
    if not column.sort:
        return folding_table.Column(column.title, column.class_name)
    current = _order_of(request)
    is_current = current is not None and current.key == column.sort
    falls = not current.falls if current is not None and is_current else column.falls
    wanted = Order(column.sort, falls)
    heading = html.Link(
        column.title,
        href=links.with_filter(path, request, sort=wanted.text, page=1),
        id=f"sort-{column.sort}",
        title=f"Упорядочить {wanted.words}",
    )
    return folding_table.Column(
        column.title,
        column.class_name,
        html.Span([html.Span(column.title, className="folded-title"), heading]),
        current.aria if current is not None and is_current else "",
    )


def _order_of(request: Request) -> Order | None:
    sort = request.view.sort
    return None if sort is None else Order(sort.removeprefix("-"), sort.startswith("-"))


def order_words(sort: str | None, view: RowView[R]) -> str:
    """The value of `sort` as a person reads it: «Срок, по убыванию»."""
    if sort is None:
        return "обычный"
    order = Order(sort.removeprefix("-"), sort.startswith("-"))
    titles = {column.sort: column.title for column in view.columns if column.sort}
    return f"{titles.get(order.key, order.key)}, {order.words}"


def _order(request: Request, view: RowView[R]) -> Element:
    """The same orders as a list, for where the head of the table is folded away."""
    offered = [
        Order(column.sort, falls).text
        for column in view.columns
        if column.sort
        for falls in (column.falls, not column.falls)
    ]
    if request.view.sort is not None and request.view.sort not in offered:
        offered.append(request.view.sort)
    options: list[Option] = [
        filter_fields.option("обычный", ""),
        *(filter_fields.option(order_words(sort, view), sort) for sort in offered),
    ]
    return filter_fields.labelled("sort", filter_fields.select("sort", request, options))


def _pager(path: str, request: Request, page: RowPage[R]) -> Iterator[Element]:
    if page.pages == 1:
        return
    steps = [
        _step(path, request, page, page.page - 1, "← Назад", "page-back"),
        *_numbers(path, request, page),
        _step(path, request, page, page.page + 1, "Дальше →", "page-on"),
    ]
    yield html.Nav(
        html.Ul([html.Li(step) for step in steps if step is not None]),
        className="pager",
        aria_label="Страницы таблицы",
    )


def _step(
    path: str, request: Request, page: RowPage[R], wanted: int, title: str, identity: str
) -> Element | None:
    if not 1 <= wanted <= page.pages:
        return None
    return html.Link(title, href=links.with_filter(path, request, page=wanted), id=identity)


def _numbers(path: str, request: Request, page: RowPage[R]) -> Iterator[Element]:
    before = 0
    for number in _offered(page.page, page.pages):
        if number > before + 1:
            yield html.Span("…", aria_hidden="true")
        before = number
        text: list[str | Element] = [
            html.Span("Страница ", className="visually-hidden"),
            numbers.number(number, 0),
        ]
        if number == page.page:
            yield html.B(text, aria_current="page")
        else:
            yield html.Link(text, href=links.with_filter(path, request, page=number))


def _offered(current: int, last: int) -> Sequence[int]:
    near = range(current - NEIGHBOURS, current + NEIGHBOURS + 1)
    return sorted({1, last, *(number for number in near if 1 <= number <= last)})
