"""A table that stays a table for a screen reader when its rows fold into blocks on a phone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from layouts.markup import html, theme
from layouts.markup.element import Element

Content: TypeAlias = str | Element | Sequence[str | Element]


@dataclass(frozen=True)
class Column:
    """`title` heads the column, and stands before the cell where the row is folded.

    `heading` is drawn instead of it at the head; `sorted_as` is the order of the rows by this
    column (`ascending` or `descending`), where they are in one.
    """

    title: str
    class_name: str = ""
    heading: Element | None = None
    sorted_as: str = ""


@dataclass(frozen=True)
class Cell:
    """`hint` is what the cell says on hover."""

    content: Content
    class_name: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Line:
    """A row; its first cell is its heading. `anchor` is its id, if it has one."""

    cells: tuple[Cell, ...]
    class_name: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Section:
    """Rows under one heading, or under none."""

    lines: tuple[Line, ...]
    title: str = ""


def draw(
    caption: str, columns: tuple[Column, ...], sections: Iterable[Section], class_name: str
) -> Element:
    """The table; `caption` names it for those who do not see it."""
    # Where CSS makes blocks of the rows a browser forgets what they are: the roles say it.
    return html.Table(
        [
            html.Caption(caption, className="visually-hidden"),
            html.Thead(
                html.Tr(
                    [
                        html.Th(
                            column.heading or column.title,
                            scope="col",
                            role="columnheader",
                            className=column.class_name,
                            aria_sort=column.sorted_as if column.sorted_as else None,
                        )
                        for column in columns
                    ],
                    role="row",
                ),
                role="rowgroup",
            ),
            *(_section(section, columns) for section in sections if section.lines),
        ],
        role="table",
        className=theme.classes("folding", class_name),
    )


def _section(section: Section, columns: tuple[Column, ...]) -> Element:
    heading = html.Tr(
        html.Th(section.title, scope="rowgroup", role="rowheader", colSpan=len(columns)),
        role="row",
        className="section",
    )
    return html.Tbody(
        [
            *((heading,) if section.title else ()),
            *(_line(line, columns) for line in section.lines),
        ],
        role="rowgroup",
    )


def _line(line: Line, columns: tuple[Column, ...]) -> Element:
    first, *others = zip(line.cells, columns, strict=True)
    return html.Tr(
        [_heading(*first), *(_cell(*other) for other in others)],
        role="row",
        className=line.class_name,
        id=line.anchor if line.anchor else None,
    )


def _heading(cell: Cell, column: Column) -> Element:
    return html.Th(
        _children(cell),
        scope="row",
        role="rowheader",
        title=cell.hint,
        className=theme.classes(column.class_name, cell.class_name),
    )


def _cell(cell: Cell, column: Column) -> Element:
    return html.Td(
        _children(cell),
        role="cell",
        title=cell.hint,
        className=theme.classes(column.class_name, cell.class_name),
        data_label=column.title,
    )


def _children(cell: Cell) -> str | Element | list[str | Element]:
    content = cell.content
    return content if isinstance(content, str | Element) else list(content)
