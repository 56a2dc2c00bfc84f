"""Snapshots that the database remembers, newest first, and the field for the code of another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from dash import html
from dash.development.base_component import Component

from data_sources.saved_views.codes import LONGEST_TYPED
from data_sources.saved_views.reading import SavedView
from layouts import numbers
from layouts.parts import folding_table, snapshot
from layouts.parts.folding_table import Cell, Column, Line, Section
from layouts.parts.still import MARKUP
from layouts.shell import Frame

NONE: Final = (
    "Снимков ещё нет. Кнопка «Зафиксировать снимок» есть на каждой странице: она запоминает "
    "вопрос и момент, и по короткому коду те же числа откроются когда угодно."
)
# A field for text is no component of Dash's HTML; nothing on the server names it.
_FIELD: Final = (
    f'<form action="{snapshot.FOLDER}" method="get"><label for="snapshot-code">Код снимка'
    f'</label> <input id="snapshot-code" name="code" maxlength="{LONGEST_TYPED}" '
    'autocomplete="off" autocapitalize="characters" spellcheck="false" required '
    'placeholder="РМ-7К3Ф-3А"> <button type="submit" class="plain">Открыть</button></form>'
)
_COLUMNS: Final = (
    Column("Код"),
    Column("Название", "file"),
    Column("Зафиксирован"),
    Column("По сведениям на"),
)


def draw(views: Sequence[SavedView], frame: Frame) -> Component:
    """The field, and the table or a sentence that there is nothing to list."""
    marks: dict[str, Any] = {MARKUP: _FIELD}
    field = html.Div(className="snapshot-field", **marks)
    if not views:
        return html.Div([field, html.P(NONE, className="remark")])
    lines = tuple(_line(each, frame) for each in views)
    return html.Div(
        [field, folding_table.draw("Последние снимки", _COLUMNS, [Section(lines)], "snapshots")]
    )


def _line(view: SavedView, frame: Frame) -> Line:
    known = view.known_at
    return Line(
        (
            Cell(html.A(view.code, href=snapshot.address(view.code))),
            Cell(view.title),
            Cell(numbers.moment(frame.local(view.created_at))),
            Cell(numbers.moment(frame.local(known)) if known else "момент не назван"),
        )
    )
