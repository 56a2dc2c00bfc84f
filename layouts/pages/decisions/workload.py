"""What lies on municipalities and on owners: overdue, open, done, and the oldest of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.answers.decisions.execution import Load
from data_sources.question.request import Request, fits
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.decisions import rows
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers
from layouts.wording.subjects import decision_words

FIRST: Final = 10
_COUNTS: Final = (
    Column("Просрочено", "number over"),
    Column("Самое давнее", "oldest"),
    Column("В работе", "number open"),
    Column("В срок", "number in-time"),
    Column("С опозданием", "number late"),
    Column("Срок перенесён", "number moved"),
)
NOBODY: Final = "Поручений с ответственным по этим условиям нет."


def by_place(picture: DecisionsPicture, path: str) -> Element:
    """Municipalities and organisations; after the first ten the others are folded away."""
    request = picture.request
    loads = picture.execution.places

    def line(load: Load) -> Line:
        anchor = f"row-{load.oktmo}" if load.oktmo is not None and load.municipality else ""
        name = _place(load, path, request)
        return _line(name, load, path, request, anchor)

    first, others = loads.lines[:FIRST], loads.lines[FIRST:]
    if not first:
        return html.P(NOBODY, className="remark")
    parts = [_table("Поручения по муниципалитетам", "Муниципалитет", map(line, first))]
    if others:
        parts.append(
            html.Details(
                [
                    html.Summary(f"ещё{numbers.NBSP}{numbers.number(len(others), 0)}"),
                    _table("Остальные муниципалитеты", "Муниципалитет", map(line, others)),
                ],
                id="other-places",
            )
        )
    unseen = loads.holders - len(loads.lines)
    if unseen:
        parts.append(html.P(f"Не показаны{numbers.NBSP}— {numbers.number(unseen, 0)}."))
    return html.Div(parts)


def by_owner(picture: DecisionsPicture, path: str) -> Element:
    """The ten who have most overdue."""
    request = picture.request
    loads = picture.execution.owners
    if not loads.lines:
        return html.P(NOBODY, className="remark")
    lines = [
        _line(owner(load, path, request), load, path, request, "") for load in loads.lines[:FIRST]
    ]
    parts = [_table("Поручения по ответственным", "Ответственный", lines)]
    unseen = loads.holders - len(lines)
    if unseen:
        others = numbers.counted(unseen, "ответственный", "ответственных", "ответственных")
        address = links.with_filter(path, request.without("page"), sort="assignee")
        parts.append(
            html.Link(f"ещё {others} — в списке", href=f"{address}#rows", className="onward")
        )
    return html.Div(parts)


def owner(load: Load, path: str, request: Request) -> Element:
    """The owner's name, which leaves its assignments or gives the others back."""
    name = load.assignee or ""
    kept = request.without("page")
    place = load.municipality if load.municipality != name else None
    said: list[str | Element] = [name]
    if place:
        said.append(html.Small(f" {place}"))
    if not fits("owner", name):
        return html.Span(said)
    if request.filters.owner == name:
        return html.Link(
            said, href=links.page(path, kept.without("owner")), title="Снять выбор ответственного"
        )
    asked = kept if load.municipality is None else kept.naming((load.oktmo or "",))
    return html.Link(
        said,
        href=links.with_filter(path, asked, owner=name),
        title="Показать только эти поручения",
    )


def _place(load: Load, path: str, request: Request) -> Element:
    kept, name = request.without("page"), decision_words.holder(load)
    if load.oktmo is not None and load.municipality is not None:
        is_chosen = request.filters.m == (load.oktmo,)
        asked = kept.without("m") if is_chosen else kept.naming((load.oktmo,))
    elif load.oktmo is None and fits("owner", load.organization or ""):
        is_chosen = request.filters.owner == load.organization
        asked = kept.without("owner")
        if not is_chosen:
            return html.Link(
                name,
                href=links.with_filter(path, kept, owner=load.organization),
                title="Показать только эту организацию",
            )
    else:
        return html.Span(name)
    title = "Снять выбор" if is_chosen else "Показать только этот муниципалитет"
    return html.Link(name, href=links.page(path, asked), title=title)


def _table(caption: str, first: str, lines: Sequence[Line] | map[Line]) -> Element:
    return folding_table.draw(
        caption, (Column(first, "name"), *_COUNTS), [Section(tuple(lines))], "decision-loads"
    )


def _line(name: Element, load: Load, path: str, request: Request, anchor: str) -> Line:
    return Line(
        (
            Cell(name),
            _count(load.overdue, "○"),
            _oldest(load, path, request),
            Cell(numbers.number(load.open, 0), hint=_open(load)),
            _count(load.done, ""),
            _count(load.done_late, "◒"),
            _moved(load),
        ),
        "bad" if load.overdue else "",
        anchor=anchor,
    )


def _count(count: int, sign: str) -> Cell:
    if not count:
        return Cell("0", "absent")
    text = numbers.number(count, 0)
    said = f"{sign}{numbers.NBSP}{text}" if sign else text
    return Cell(html.Span(said, className="verdict" if sign == "○" else ""))


def _oldest(load: Load, path: str, request: Request) -> Cell:
    row = load.oldest
    if row is None or row.due_on is None:
        return Cell(numbers.DASH, "absent")
    late = decision_words.days(row.lateness_days) if row.lateness_days is not None else ""
    link = html.Link(numbers.day(row.due_on), href=rows.sentence_address(path, request, row))
    return Cell((link, html.Small(f" {late}")), hint=f"{row.text} ({row.assignee})")


def _open(load: Load) -> str:
    return (
        f"со сроком или без него — {numbers.number(load.in_progress, 0)}, "
        f"постоянных — {numbers.number(load.continuous, 0)}"
    )


def _moved(load: Load) -> Cell:
    mean = load.moved_mean
    if mean is None:
        return Cell("0", "absent")
    by = html.Small(f" по{numbers.NBSP}{_mean_days(mean)}")
    return Cell((numbers.number(load.moved, 0), by), hint=moved_by(mean))


def moved_by(mean: float) -> str:
    """«в среднем на 30 дней», «… на 4,5 дня ближе»."""
    return f"в{numbers.NBSP}среднем на{numbers.NBSP}{_mean_days(mean)}"


def _mean_days(mean: float) -> str:
    nearer = f"{numbers.NBSP}ближе" if mean < 0 else ""
    return f"{decision_words.some_days(abs(mean))}{nearer}"
