"""The loads that the database remembers, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dash import html
from dash.development.base_component import Component

from data_sources.pictures import LoadRecord
from layouts import numbers, table_titles
from layouts.parts import folding_table
from layouts.parts.folding_table import Cell, Column, Line, Section
from layouts.shell import Frame

NONE: Final = (
    "Загрузок ещё не было. Файл загружают командой «rumo load ТАБЛИЦА ФАЙЛ»; строки, которые "
    "пишут другие системы, загрузками не считаются."
)
_COLUMNS: Final = (
    Column("Файл", "file"),
    Column("Таблица"),
    Column("Когда"),
    Column("Кто"),
    Column("Прочитано", "number"),
    Column("Добавлено", "number"),
    Column("Изменено", "number"),
    Column("Без изменений", "number"),
    Column("Отклонено", "number"),
    Column("Отмена"),
)


def draw(loads: Sequence[LoadRecord], frame: Frame) -> Component:
    """The table, or a sentence that there were none."""
    if not loads:
        return html.P(NONE, className="remark")
    lines = tuple(_line(each, frame) for each in loads)
    return folding_table.draw("Последние загрузки", _COLUMNS, [Section(lines)], "loads")


def told(loads: Sequence[LoadRecord], frame: Frame) -> str:
    """How many there are in the list, and the newest of them."""
    if not loads:
        return "Загрузок файлами ещё не было."
    newest = loads[0]
    undone = sum(each.undone_at is not None for each in loads)
    cancelled = f"отменено {undone}" if undone else "отменённых нет"
    return (
        f"Последняя загрузка{numbers.NBSP}— «{newest.file_name}», "
        f"{numbers.moment(frame.local(newest.loaded_at))}; в списке {len(loads)}, {cancelled}."
    )


def _line(load: LoadRecord, frame: Frame) -> Line:
    undone = load.undone_at
    counts = (
        load.rows_read,
        load.rows_added,
        load.rows_changed,
        load.rows_unchanged,
        load.rows_rejected,
    )
    return Line(
        (
            Cell((load.file_name, " ", html.Small(f"№{numbers.NBSP}{load.id}"))),
            Cell(table_titles.loaded(load.dataset)),
            Cell(numbers.moment(frame.local(load.loaded_at))),
            Cell(load.loaded_by or "не указано"),
            *(Cell(numbers.number(count, 0)) for count in counts),
            Cell(f"↶ отменена {numbers.moment(frame.local(undone))}" if undone else "нет"),
        ),
        "undone" if undone else "",
        f"load-{load.id}",
    )
