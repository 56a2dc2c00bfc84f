"""What was learned since a moment: rows of tables, closed assignments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from data_sources.changes.results import ChangeKind, Closed, ClosedAssignment, TableChange
from data_sources.changes.since import Since
from data_sources.question.periods import school_year_of
from data_sources.question.request import Request
from data_sources.scoring.results import Registers
from data_sources.vocabulary.titles import SECTIONS, table_title
from layouts.frame import links
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import change_words, numbers, terms
from layouts.wording.change_words import KINDS


def draw_tables(since: Since, registers: Registers, frame: Frame) -> Element:
    """How many rows of which tables came, were corrected, were withdrawn; the newest of them."""
    if not since.tables:
        return html.P("Ни одна таблица базы не изменилась.", className="remark nothing")
    names = {member.oktmo: member.name for member in registers.municipalities}
    if registers.region is not None:
        names[registers.region.oktmo] = registers.region.name
    changes = {change.table: change for change in since.tables}
    is_narrowed = any(change.is_narrowed for change in since.tables)
    return html.Div(
        [
            folding_table.draw(
                "Строки таблиц базы между двумя моментами",
                (
                    Column("Таблица"),
                    Column("Новых", "number"),
                    Column("Исправлено", "number"),
                    Column("Снято", "number"),
                    Column("Примеры", "examples"),
                ),
                [
                    Section(
                        tuple(
                            _line(changes[name], names, frame, is_narrowed=is_narrowed)
                            for name in tables
                            if name in changes
                        ),
                        title,
                    )
                    for title, tables in SECTIONS.items()
                ],
                "learned",
            ),
            html.P(
                "Новая строка — то, чего база тогда не знала; исправленная — тот же ключ, но "
                "другое содержание; снятая — была и больше не действует. Строка, которую "
                "записали и сняли между этими моментами, не считается.",
                className="remark how",
            ),
        ]
    )


def _line(
    change: TableChange, names: Mapping[str, str], frame: Frame, *, is_narrowed: bool
) -> Line:
    whole = is_narrowed and not change.is_narrowed
    title: list[str | Element] = [table_title(change.table)]
    if whole:
        title.append(html.Small(f"{numbers.NBSP}по всему региону"))
    return Line(
        (
            Cell(title),
            *(_count(each) for each in (change.new, change.corrected, change.withdrawn)),
            Cell(_examples(change, names, frame)),
        ),
        "",
        f"table-{change.table}",
    )


def _count(count: int) -> Cell:
    return Cell(numbers.number(count, 0), "" if count else "same")


def _examples(change: TableChange, names: Mapping[str, str], frame: Frame) -> Element:
    shown = len(change.examples)
    of = f" из{numbers.NBSP}{numbers.number(change.total, 0)}" if shown < change.total else ""
    items = []
    for row in change.examples:
        said: list[str | Element] = [
            html.B(KINDS[row.kind].capitalize()),
            f" {numbers.moment(frame.local(row.at))}. "
            f"{change_words.row_text(change.table, row, names)}",
        ]
        if row.kind is ChangeKind.CORRECTED:
            changed = "; ".join(
                change_words.difference_text(change.table, each, names) for each in row.differences
            )
            said.append(f". {changed}")
        items.append(html.Li(said))
    return html.Details(
        [html.Summary(f"показать {shown}{of}"), html.Ul(items, className="sentences")],
        id=f"examples-{change.table}",
        className="more",
    )


def draw_closed(request: Request, closed: Closed) -> Element:
    """Assignments that got a day of completion since then; `request` are of the later moment."""
    if not closed.total:
        return html.P("Ни одно поручение не закрыто.", className="remark nothing")
    shown = len(closed.newest)
    rest = closed.total - shown
    return html.Div(
        [
            folding_table.draw(
                "Закрытые поручения",
                (
                    Column("Поручение"),
                    Column("Кому"),
                    Column("Срок", "number"),
                    Column("Исполнено", "number"),
                    Column("Протокол"),
                ),
                [Section(tuple(_closed_line(each, request) for each in closed.newest))],
                "closed-list",
            ),
            *_rest(rest, request),
        ]
    )


def _rest(rest: int, request: Request) -> Iterator[Element]:
    if rest > 0:
        count = numbers.counted(rest, "поручение", "поручения", "поручений")
        asked = links.other_page(links.DECISIONS, request)
        yield html.P(
            [f"И ещё {count}. ", html.Link("Все решения периода", href=asked)], className="remark"
        )


def _closed_line(each: ClosedAssignment, request: Request) -> Line:
    number = f"{each.number}. " if each.number else ""
    verdict = "◐ с опозданием" if each.is_late else "● в срок"
    judged = html.Span(
        verdict if each.due_on else "", className="watch verdict" if each.is_late else "verdict"
    )
    asked = request.without("m", "group").changed(
        meeting=each.meeting_code, period=school_year_of(each.held_on)
    )
    body = terms.filter_value("body", each.body)
    return Line(
        (
            Cell(f"{number}{change_words.short(each.text)}", hint=each.text),
            Cell(each.assignee),
            Cell(numbers.day(each.due_on) if each.due_on else "без срока"),
            Cell((f"{numbers.day(each.completed_on)} ", judged)),
            Cell(
                html.Link(
                    f"{body}, {numbers.day(each.held_on)}",
                    href=links.other_page(links.DECISIONS, asked),
                )
            ),
        )
    )
