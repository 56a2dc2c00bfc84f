"""The block of what changed lately: moves in points of the index, assignments, targets, silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from data_sources.answers.overview.recent import Change, RecentChanges
from data_sources.question.choices import INDEX
from data_sources.question.request import Request
from data_sources.scoring.results import Municipality, Overview
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.comparisons.table import change_mark
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers
from layouts.wording.indicators import recent_words
from layouts.wording.subject import Subject, subject

SHOWN: Final = 3
ANCHOR: Final = "recent"
KNOWLEDGE: Final = "knowledge"
_OF_DECISIONS: Final = ("decision_completion", "decision_on_time", "decision_overdue")


def draw(path: str, request: Request, overview: Overview, recent: RecentChanges) -> Element:
    """Of all indicators: the largest moves, assignments, targets, values that are gone."""
    question = overview.scorecard.question
    members = overview.vocabulary.registers.municipalities
    said = recent_words.nothing(recent, question)
    parts = [
        _moves(recent_words.RISES, recent.rises, request),
        _moves(recent_words.FALLS, recent.falls, request),
        _assignments(recent, members, request),
        _edges(recent, request),
    ]
    return _panel(
        path,
        request,
        recent,
        [html.P(said, className="remark nothing")]
        if said
        else [html.Div(parts, className="recent"), *_foot(recent, request)],
    )


def draw_one(
    path: str, request: Request, overview: Overview, recent: RecentChanges, chosen: Subject
) -> Element:
    """Of one indicator: the municipalities that moved, and all of their values then and now."""
    question = overview.scorecard.question
    members = overview.vocabulary.registers.municipalities
    said = recent_words.nothing(recent, question) if recent.incomparable else ""
    moved = recent.of(chosen.key)
    if not said and not moved:
        said = "По этому показателю ни у одного муниципалитета ничего не изменилось."
    if said:
        return _panel(path, request, recent, [html.P(said, className="remark nothing")])
    ordered = sorted(moved, key=lambda each: -(each.points or 0.0))
    rises = tuple(each for each in ordered if each.is_noticeable and (each.points or 0.0) > 0)
    falls = tuple(
        each for each in reversed(ordered) if each.is_noticeable and (each.points or 0.0) < 0
    )
    parts = [
        _moves(recent_words.RISES, rises, request, chosen.key),
        _moves(recent_words.FALLS, falls, request, chosen.key),
        *([_assignments(recent, members, request)] if chosen.key in _OF_DECISIONS else []),
        *([_edges(recent, request, chosen.key)] if chosen.key != INDEX else []),
    ]
    count = numbers.counted(len(moved), "муниципалитет", "муниципалитета", "муниципалитетов")
    return _panel(
        path,
        request,
        recent,
        [
            html.Div(parts, className="recent"),
            html.Details(
                [
                    html.Summary(f"Все, у кого изменилось: {count}"),
                    _table(ordered, chosen, request),
                ],
                id="recent-all",
                className="more",
            ),
            *_foot(recent, request),
        ],
    )


def _panel(path: str, request: Request, recent: RecentChanges, content: list[Element]) -> Element:
    return html.Section(
        [
            html.Div(
                [html.H2(recent_words.title(recent), id=ANCHOR), _spans(path, request)],
                className="heading",
            ),
            *content,
        ],
        className="panel wide-panel recent-panel",
    )


def _spans(path: str, request: Request) -> Element:
    """Each span is a link to the same question."""
    return html.Nav(
        [
            html.Link(
                recent_words.SHORT[span],
                href=links.with_filter(path, request, since=span),
                aria_current="true" if span == request.view.since else None,
            )
            for span in recent_words.ORDER
        ],
        className="spans",
        aria_label="За какое время",
    )


def _moves(
    title: str, changes: Sequence[Change], request: Request, only: str | None = None
) -> Element:
    items = [_move(each, request, only) for each in changes[:SHOWN]]
    rest = len(changes) - SHOWN
    if rest > 0:
        items.append(html.Li(html.Small(f"и{numbers.NBSP}ещё {rest}")))
    return _group(title, items or [html.Li(html.Small("нет"))])


def _move(change: Change, request: Request, only: str | None) -> Element:
    row, asked = change.now, subject(change.now.indicator)
    tone = "better" if (change.points or 0.0) > 0 else "worse"
    why = recent_words.reason(change)
    return html.Li(
        [
            html.Link(
                [html.Span(row.name), html.B(recent_words.points(change), className=tone)],
                href=links.municipality(request, row.oktmo or ""),
                className="move",
            ),
            html.Small(why if asked.key == only else f"{asked.title}: {why}"),
        ]
    )


def _assignments(
    recent: RecentChanges, members: Iterable[Municipality], request: Request
) -> Element:
    if not recent.has_assignments:
        return _group(
            recent_words.ASSIGNMENTS, [html.Li(html.Small("тогда база о них ещё не знала"))]
        )
    address = links.other_page(links.DECISIONS, request)
    return _group(
        recent_words.ASSIGNMENTS,
        [
            _line(recent_words.closed(recent.closed), address),
            _line(recent_words.overdue(recent.overdue, members), address),
        ],
    )


def _edges(recent: RecentChanges, request: Request, only: str | None = None) -> Element:
    def own(indicator: str) -> bool:
        return only is None or indicator == only

    reached = [each for each in recent.reached if own(each.now.indicator)]
    missed = [each for each in recent.missed if own(each.now.indicator)]
    lost = [each for each in recent.lost if own(each.now.indicator)]
    address = _both_moments(recent, request)
    items = [
        *([_line(recent_words.reached(reached), address)] if reached else []),
        *([_line(recent_words.missed(missed), address)] if missed else []),
        *([_line(recent_words.lost(lost), address)] if lost else []),
    ]
    return _group(recent_words.EDGES, items or [html.Li(html.Small("без изменений"))])


def _line(said: tuple[str, str], address: str) -> Element:
    title, more = said
    head = html.Link(title, href=address) if address else html.Span(title)
    return html.Li([head, *([html.Small(more)] if more else [])])


def _group(title: str, items: list[Element]) -> Element:
    return html.Div([html.H3(title), html.Ul(items)])


def _foot(recent: RecentChanges, request: Request) -> Iterator[Element]:
    said = recent_words.doubtful(recent)
    remark = recent_words.remark(recent)
    whole = f"{remark[:1].upper()}{remark[1:]}.{f' {said}' if said else ''}"
    yield html.P([whole, *_ways(recent, request)], className="remark")


def _ways(recent: RecentChanges, request: Request) -> Iterator[str | Element]:
    """All values of both moments: on the page of comparison, and as a file."""
    address = _both_moments(recent, request)
    if not address:
        file = links.file("indicators", "csv", request.without("since"))
        yield " "
        yield html.A("Значения год назад — файлом", href=file, download="indicators.csv")
        return
    asked = request.without("since").changed(against=recent.known)
    yield " "
    yield html.Link("Все изменившиеся значения", href=address)
    yield " · "
    yield html.A("файлом", href=links.file("changes", "csv", asked), download="changes.csv")


def _both_moments(recent: RecentChanges, request: Request) -> str:
    """The same two moments on the page of comparison; empty where the periods differ."""
    if recent.is_year_earlier or recent.known is None:
        return ""
    address = links.other_page(links.COMPARE, request.changed(against=recent.known))
    return f"{address}#{KNOWLEDGE}"


def _table(changes: Sequence[Change], chosen: Subject, request: Request) -> Element:
    columns = (
        Column("Муниципалитет"),
        *(Column(head, "number") for head in ("Тогда", "Сейчас", "Изменение", "Баллы индекса")),
    )
    lines = tuple(_row(each, chosen, request) for each in changes)
    return folding_table.draw("Значения тогда и сейчас", columns, [Section(lines)], "recent-values")


def _row(change: Change, chosen: Subject, request: Request) -> Line:
    before, now = change.before, change.now
    mark = change_mark(now.value, before.value, chosen)
    return Line(
        (
            Cell(html.Link(now.name, href=links.municipality(request, now.oktmo or ""))),
            *(
                Cell(recent_words.value(each, chosen), "" if each.value is not None else "absent")
                for each in (before, now)
            ),
            Cell(mark if mark is not None else numbers.DASH, "" if mark is not None else "absent"),
            Cell(
                recent_words.points(change) if change.points is not None else numbers.DASH,
                "" if change.points is not None else "absent",
            ),
        )
    )
