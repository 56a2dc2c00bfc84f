"""The loads that the database remembers, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.answers.freshness.answer import LoadRecord
from data_sources.vocabulary.titles import dataset_title
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers

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


def draw(loads: Sequence[LoadRecord], frame: Frame) -> Element:
    """The table, or a sentence that there were none."""
    if not loads:
        return html.P(NONE, className="remark")
    lines = tuple(_line(each, frame) for each in loads)
    table = folding_table.draw("Последние загрузки", _COLUMNS, [Section(lines)], "loads")
    return html.Div([table, *_how_to_undo(loads)])


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


def _how_to_undo(loads: Sequence[LoadRecord]) -> list[Element]:
    standing = next((each for each in loads if each.can_be_undone), None)
    if standing is None:
        return []
    return [
        html.P(
            [
                "Отменить загрузку: ",
                html.Code(f"rumo undo {standing.id}"),
                ", где число — её номер. Прошлое не переписывается: взгляд на прежнюю дату "
                "останется каким был, а тот же файл можно будет загрузить снова.",
            ],
            className="remark",
        )
    ]


def _changed(load: LoadRecord) -> Cell:
    count = numbers.number(load.rows_changed, 0)
    if not load.rows_withdrawn:
        return Cell(count)
    gone = f"из них снято{numbers.NBSP}{numbers.number(load.rows_withdrawn, 0)}"
    return Cell((count, " ", html.Small(gone)))


def _line(load: LoadRecord, frame: Frame) -> Line:
    undone = load.undone_at
    return Line(
        (
            Cell((load.file_name, " ", html.Small(f"№{numbers.NBSP}{load.id}"))),
            Cell(dataset_title(load.dataset)),
            Cell(numbers.moment(frame.local(load.loaded_at))),
            Cell(load.loaded_by or "не указано"),
            Cell(numbers.number(load.rows_read, 0)),
            Cell(numbers.number(load.rows_added, 0)),
            _changed(load),
            Cell(numbers.number(load.rows_unchanged, 0)),
            Cell(numbers.number(load.rows_rejected, 0)),
            Cell(f"↶ отменена {numbers.moment(frame.local(undone))}" if undone else "нет"),
        ),
        "undone" if undone else "",
        f"load-{load.id}",
    )
