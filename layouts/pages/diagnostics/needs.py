"""Deficits found beside the routes begun, by municipality: where the former outnumber."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.diagnostics.answer import Deficits, DiagnosticsPicture, PlaceDeficits
from data_sources.question.request import Request
from data_sources.scoring.results import Level, Row
from data_sources.vocabulary.naming import name_order
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers
from layouts.wording.indicators import detail
from layouts.wording.subject import subject
from layouts.wording.subjects import diagnostic_words as words

COVERAGE: Final = "diagnostics_coverage"
COLUMNS: Final = (
    Column("Муниципалитет"),
    Column("Прошли диагностику", "number"),
    Column("Охват", "number"),
    Column("Дефициты и маршруты", "pair"),
    Column("Выявлен дефицит", "number"),
    Column("Педагогов на маршруте", "number"),
    Column("Начато маршрутов", "number"),
    Column("Завершено", "number"),
    Column("Идут", "number"),
    Column("Просрочено", "number"),
    Column("Дефицит без маршрута", "left"),
)
WHAT_IT_COUNTS: Final = (
    "Прошедшие диагностику — участия, а не люди: прошедший две диагностики посчитан дважды. "
    "Педагоги на маршруте — разные люди, чей маршрут шёл в периоде. «Дефицит без маршрута» — "
    "насколько дефицитов больше, чем педагогов на маршруте: это разница двух сумм, а не список "
    "людей, маршрут мог быть начат раньше или по другому поводу. Охват — участия на сто педагогов."
)


def draw(picture: DiagnosticsPicture) -> Element:
    """The table; those where most is left without a route come first, the silent ones last."""
    request = picture.request
    card = picture.overview.scorecard
    covered = {row.oktmo: row for row in card.municipal(COVERAGE)}
    places = sorted(filter(_is_drawn, picture.needs.places), key=_order)
    longest = max((_longest(each.deficits) for each in places), default=0)
    lines = tuple(_line(request, each, covered, longest) for each in places)
    total = card.total(COVERAGE)
    in_all = picture.needs.in_all
    sums = Line(
        (
            Cell(_whose(total)),
            *_cells(in_all, total, "", _longest(in_all)),
        ),
        "total",
    )
    return html.Div(
        [
            folding_table.draw(
                "Дефициты и маршруты по муниципалитетам",
                COLUMNS,
                [Section(lines), Section((sums,), "Вместе")],
                "needs",
            ),
            html.P(
                [
                    html.I(className="sample deficit", aria_hidden="true"),
                    " выявлено дефицитов, ",
                    html.I(className="sample on-route", aria_hidden="true"),
                    " педагогов на маршруте. ",
                    WHAT_IT_COUNTS,
                ],
                className="remark",
            ),
        ]
    )


def _whose(total: Row | None) -> str:
    if total is not None and total.level is Level.SELECTION:
        return "Выбранные муниципалитеты"
    return "Все муниципалитеты"


def _is_drawn(each: PlaceDeficits) -> bool:
    """Organisations of the region itself have a row only where they have numbers."""
    deficits = each.deficits
    has_any = deficits.results.participants or deficits.routes.persons or deficits.routes.open
    return not each.municipality.is_regional or bool(has_any)


def _order(each: PlaceDeficits) -> tuple[bool, int, int, str]:
    deficits = each.deficits
    silent = not deficits.results.participants and not deficits.routes.persons
    return (
        silent,
        -deficits.without_route,
        -deficits.results.with_deficit,
        name_order(each.municipality.name),
    )


def _longest(deficits: Deficits) -> int:
    return max(deficits.results.with_deficit, deficits.routes.persons)


def _line(
    request: Request, each: PlaceDeficits, covered: dict[str | None, Row], longest: int
) -> Line:
    member = each.municipality
    name = html.Link(member.name, href=links.municipality(request, member.oktmo))
    kind = "attention" if each.deficits.without_route else ""
    return Line(
        (Cell(name), *_cells(each.deficits, covered.get(member.oktmo), "результатов нет", longest)),
        kind,
        f"row-{member.oktmo}",
    )


def _cells(deficits: Deficits, coverage: Row | None, silent: str, longest: int) -> Iterator[Cell]:
    results, routes = deficits.results, deficits.routes
    took = results.participants > 0
    yield Cell(numbers.number(results.participants, 0) if took or not silent else silent)
    yield _coverage(coverage)
    yield Cell(_pair(deficits, longest))
    found = html.B(numbers.number(results.with_deficit, 0))
    share = html.Small(words.share(results))
    yield Cell((found, " ", share)) if took else Cell(numbers.DASH, "absent")
    for count in (routes.persons, routes.started, routes.completed, routes.open):
        yield Cell(numbers.number(count, 0))
    yield Cell(
        [html.Span(f"○{numbers.NBSP}{numbers.number(routes.overdue, 0)}", className="verdict")]
        if routes.overdue
        else "0",
        "bad" if routes.overdue else "",
    )
    yield _left(deficits)


def _coverage(row: Row | None) -> Cell:
    if row is None:
        return Cell(numbers.DASH, "absent")
    asked = subject(COVERAGE)
    if row.value is None:
        return Cell(detail.reason_words(row), "quiet", detail.told(row, asked))
    return Cell(f"{detail.value_text(row, asked)}{numbers.NBSP}%", hint=detail.told(row, asked))


def _pair(deficits: Deficits, longest: int) -> Element:
    return html.Span(
        [
            html.I(
                style={"width": theme.percent(deficits.results.with_deficit, longest)},
                className="deficit",
            ),
            html.I(
                style={"width": theme.percent(deficits.routes.persons, longest)},
                className="on-route",
            ),
        ],
        className="two-bars",
        aria_hidden="true",
    )


def _left(deficits: Deficits) -> Cell:
    left = numbers.number(deficits.without_route, 0)
    if deficits.without_route:
        said = html.Span(f"▲{numbers.NBSP}больше на{numbers.NBSP}{left}", className="verdict")
        return Cell([said], "watch")
    if deficits.results.with_deficit:
        return Cell("● маршрутов не меньше", "good")
    return Cell("дефицитов нет" if deficits.results.participants else numbers.DASH, "absent")
