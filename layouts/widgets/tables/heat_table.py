"""All indicators of all municipalities shown: numbers first, colour for where to look.

The table has some seven hundred links, so they are plain anchors, whose clicks the browser's
script takes together: a `Link` each would cost more than the rest of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from data_sources.question.choices import INDEX
from data_sources.question.request import Request
from data_sources.scoring.results import Level, Municipality, Row, Scorecard
from data_sources.vocabulary.reasons import Reason
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.due_scale import DueScale
from layouts.widgets.tables import row_order
from layouts.widgets.tables.row_order import Cells
from layouts.widgets.tables.sorting import Order, SortedColumn, asked_order, next_order
from layouts.wording import terms
from layouts.wording.indicators import detail
from layouts.wording.subject import Subject, municipal_subjects

MARKS: Final = {
    Reason.NO_DATA: "н/д",
    Reason.ZERO_DENOMINATOR: "дел. 0",
    Reason.NOT_APPLICABLE: "·",
    Reason.NOTHING_DUE: "рано",
    Reason.NOT_A_MEMBER: "вне",
    Reason.NOT_REPORTED: "молчит",
    Reason.WITHHELD: "скр.",
}
AFTER: Final = "after-heat"
_SOMEBODY: Final = "00000000"


@dataclass(frozen=True)
class _Head:
    """What the heads of columns are drawn of; `columns` begin with that of names."""

    path: str
    request: Request
    columns: tuple[SortedColumn[Municipality], ...]
    subjects: tuple[Subject, ...]
    order: Order

    @property
    def of_names(self) -> Element:
        return self._cell(self.columns[0], "По названию", "corner")

    def of(self, place: int) -> Element:
        subject = self.subjects[place]
        begins = place > 0 and self.subjects[place - 1].family is not subject.family
        return self._cell(
            self.columns[place + 1],
            f"{subject.title}, {terms.UNITS[subject.unit]}; "
            f"{terms.BETTER[subject.direction]}. Упорядочить",
            theme.classes(
                "chosen" if subject.key == self.request.filters.i else "",
                "begins" if begins else "",
            ),
        )

    def _cell(self, column: SortedColumn[Municipality], words: str, class_name: str) -> Element:
        offered = next_order(column, self.order)
        is_sorted = self.order.key == column.key
        return html.Th(
            html.A(
                column.title,
                id=f"sort-{column.key}",
                href=self._address(offered),
                title=f"{words} {offered.words}",
            ),
            scope="col",
            className=class_name,
            aria_sort=self.order.aria if is_sorted else None,
        )

    def _address(self, order: Order) -> str:
        sort = None if order == row_order.DEFAULT else order.text
        return links.with_filter(self.path, self.request.without("page"), sort=sort)


def row_id(oktmo: str) -> str:
    return f"row-{oktmo}"


def draw(path: str, request: Request, scorecard: Scorecard) -> Element:
    """The table in its own scrolling box; the head of a column puts the rows in its order."""
    subjects = municipal_subjects()
    question = scorecard.question
    cells: Cells = {(row.indicator, row.level, row.oktmo): row for row in scorecard.rows}
    columns = row_order.columns(subjects, cells)
    sort = request.view.sort
    asked = asked_order(sort, columns)
    order = asked or row_order.DEFAULT
    head = _Head(path, request, columns, subjects, order)
    scales = {subject.key: DueScale.of(scorecard.of(subject.key), subject) for subject in subjects}
    address_of = _addresses(request, subjects)
    table = html.Table(
        [
            html.Caption(
                "Все показатели по муниципалитетам; внизу суммы", className="visually-hidden"
            ),
            html.Thead(
                [
                    _families(subjects),
                    html.Tr([head.of_names, *(head.of(place) for place in range(len(subjects)))]),
                ]
            ),
            html.Tbody(
                [
                    _municipality(member, request, subjects, cells, scales, address_of)
                    for member in row_order.in_order(question.shown, columns, order, cells)
                ]
            ),
            html.Tfoot(
                [
                    _total(row, request, subjects, cells)
                    for row in scorecard.of(INDEX)
                    if row.level is not Level.MUNICIPALITY
                ]
            ),
        ],
        className="heat",
    )
    return html.Div(
        [
            html.A("Пропустить таблицу", href=f"#{AFTER}", className="skip-table"),
            *_unknown_order(sort if asked is None else None),
            html.Div(
                table,
                id="heat",
                className="scroller",
                role="region",
                tabIndex="0",
                aria_label="Все показатели, таблица",
                data_inner="true",
            ),
            html.Div(id=AFTER, tabIndex="-1"),
        ],
        className="heat-box",
    )


def _unknown_order(sort: str | None) -> Iterator[Element]:
    if sort is not None:
        yield html.P(
            f"Столбца «{sort.removeprefix('-')}» в таблице нет; строки стоят по индексу.",
            className="remark",
            role="status",
        )


def _addresses(
    request: Request, subjects: tuple[Subject, ...]
) -> Callable[[Subject, Municipality], str]:
    """Cell -> the page of its indicator about its municipality."""
    # An address is composed once for a column: hundreds of them would take longer than the rest.
    named = request.naming((_SOMEBODY,))
    columns = {subject.key: links.indicator(named, subject.key) for subject in subjects}

    def address_of(subject: Subject, member: Municipality) -> str:
        return columns[subject.key].replace(f"m={_SOMEBODY}", f"m={member.oktmo}", 1)

    return address_of


def _families(subjects: tuple[Subject, ...]) -> Element:
    groups = [
        html.Th(
            terms.FAMILIES[family] if family else "",
            scope="colgroup" if family else None,
            colSpan=len(tuple(members)),
            className="family" if family else "",
        )
        if family
        else html.Td(className="family")
        for family, members in groupby(subjects, key=lambda subject: subject.family)
    ]
    return html.Tr([html.Td(className="corner"), *groups])


def _municipality(
    member: Municipality,
    request: Request,
    subjects: tuple[Subject, ...],
    cells: Cells,
    scales: Mapping[str, DueScale],
    address_of: Callable[[Subject, Municipality], str],
) -> Element:
    link = html.A(member.name, href=links.municipality(request, member.oktmo))
    return html.Tr(
        [
            html.Th(link, scope="row"),
            *(
                _cell(
                    cells.get((subject.key, Level.MUNICIPALITY, member.oktmo)),
                    subject,
                    None if member.is_regional else scales[subject.key],
                    address_of(subject, member),
                )
                for subject in subjects
            ),
        ],
        id=row_id(member.oktmo),
        className="regional" if member.is_regional else "",
    )


def _total(total: Row, request: Request, subjects: tuple[Subject, ...], cells: Cells) -> Element:
    # The sum over the region is the same whoever is shown, so its page is about everybody.
    asked = request.without("m", "group") if total.level is Level.REGION else request
    return html.Tr(
        [
            html.Th(total.name, scope="row"),
            *(
                _cell(
                    cells.get((subject.key, total.level, total.oktmo)),
                    subject,
                    None,
                    links.indicator(asked, subject.key),
                )
                for subject in subjects
            ),
        ],
        className=total.level.value,
    )


def _cell(row: Row | None, subject: Subject, scale: DueScale | None, address: str) -> Element:
    if row is None:
        return html.Td(MARKS[Reason.NOT_APPLICABLE], className="gap not-applicable")
    title = f"{subject.title}: {detail.told(row, subject)}"
    noted = " annotated" if row.notes else ""
    if row.value is None:
        reason = row.reason or Reason.NO_DATA
        return _written(MARKS[reason], f"{theme.REASON_CLASSES[reason]}{noted}", address, title)
    return _written(
        detail.value_text(row, subject),
        ("uncompared" if scale is None else scale.class_of(row)) + noted,
        address,
        title,
    )


def _written(text: str, class_name: str, address: str, title: str) -> Element:
    return html.Td(html.A(text, href=address, title=title), className=class_name)
