"""Snapshots that the database remembers, newest first, and the fields for codes of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlencode

from data_sources.snapshots.codes import LONGEST_TYPED
from data_sources.snapshots.view import SavedView
from layouts.frame import snapshot
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element, drawing
from layouts.markup.escaping import escaped
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers

CODE: Final = "code"
AGAINST: Final = "against"
NONE: Final = (
    "Снимков ещё нет. Кнопка «Зафиксировать снимок» есть на каждой странице: она запоминает "
    "вопрос и момент, и по короткому коду те же числа откроются когда угодно."
)
_TYPED: Final = (
    f'maxlength="{LONGEST_TYPED}" autocomplete="off" autocapitalize="characters" '
    'spellcheck="false" placeholder="РМ-7К3Ф-9Д2М-Х4Х9"'
)
# A field for text is no component of Dash's HTML; nothing on the server names it.
_FIELD: Final = (
    f'<form action="{snapshot.FOLDER}" method="get"><label for="snapshot-code">Код снимка'
    f'</label> <input id="snapshot-code" name="{CODE}" required {_TYPED}> '
    '<button type="submit" class="plain">Открыть</button></form>'
)
_PAIR: Final = (
    f'<form action="{snapshot.FOLDER}" method="get" id="snapshot-pair">'
    '<label for="pair-code">Сравнить снимок</label> '
    f'<input id="pair-code" name="{CODE}" list="snapshot-codes" required {_TYPED}> '
    '<label for="pair-against">со снимком</label> '
    f'<input id="pair-against" name="{AGAINST}" list="snapshot-codes" {_TYPED}> '
    '<button type="submit" class="plain">Сравнить</button> '
    "<small>без второго кода — с нынешними сведениями</small>"
)
_COLUMNS: Final = (
    Column("Код"),
    Column("Название", "file"),
    Column("Зафиксирован", "when"),
    Column("По сведениям на", "when"),
    Column("Сравнить", "pairs"),
)


def draw(views: Sequence[SavedView], frame: Frame) -> Element:
    """The fields, and the table or a sentence that there is nothing to list."""
    if not views:
        return html.Div([_field(_FIELD), html.P(NONE, className="remark")])
    lines = tuple(_line(each, views, frame) for each in views)
    return html.Div(
        [
            _field(_FIELD + _PAIR + _codes(views) + "</form>"),
            folding_table.draw("Последние снимки", _COLUMNS, [Section(lines)], "snapshots"),
        ]
    )


def _field(markup: str) -> Element:
    return html.Div(
        drawing(markup),
        className="snapshot-field",
    )


def _codes(views: Sequence[SavedView]) -> str:
    """What may be chosen instead of typed."""
    options = (
        f'<option value="{escaped(view.code)}">{escaped(view.title)}</option>' for view in views
    )
    return f'<datalist id="snapshot-codes">{"".join(options)}</datalist>'


def _line(view: SavedView, views: Sequence[SavedView], frame: Frame) -> Line:
    known = view.known_at
    return Line(
        (
            Cell(html.A(view.code, href=snapshot.address(view.code))),
            Cell(view.title),
            Cell(numbers.moment(frame.local(view.created_at))),
            Cell(numbers.moment(frame.local(known)) if known else "момент не назван"),
            Cell(_ways(view, views)),
        )
    )


def _ways(view: SavedView, views: Sequence[SavedView]) -> list[str | Element]:
    if view.known_at is None:
        return [numbers.DASH]
    before = [each for each in views if each.known_at and each.known_at < view.known_at]
    ways: list[str | Element] = [_way(view, "", "с нынешними")]
    if before:
        previous = max(before, key=lambda each: each.known_at or view.created_at)
        ways += [" · ", _way(view, previous.code, "с предыдущим")]
    return ways


def _way(view: SavedView, against: str, words: str) -> Element:
    said = f"Сравнить снимок {view.code} "
    return html.A(
        [html.Span(said, className="visually-hidden"), words],
        href=f"{snapshot.FOLDER}?{urlencode({CODE: view.code, AGAINST: against})}",
        title=f"{said}{f'со снимком {against}' if against else 'с нынешними сведениями'}",
    )
