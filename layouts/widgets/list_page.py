"""The skeleton of a page with a filtered list: its question, headline, cards and the list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from data_sources.answers.overview.answer import Answer
from data_sources.answers.row_lists.answer import RowPage
from data_sources.question.request import Request
from data_sources.row_tables.records.declaration import Listing
from layouts.frame import controls, links
from layouts.frame.shell import Answered, Frame, draw_shell
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets import card, chips, contents, footer, tools
from layouts.widgets.tables import row_table
from layouts.widgets.tables.row_table import RowView
from layouts.wording import numbers
from layouts.wording.subject import subject

R = TypeVar("R")
_NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Panel(Generic[R]):
    """The list itself: its columns are those of `view`.

    `nothing_at_all` stands where there are no rows whatever the request, `nothing_fits` where
    these request leave none; `narrowed_by` are the keys that narrow it if not all of its table
    do. `controls` stand above the table.
    """

    rows: RowPage[R]
    view: RowView[R]
    title: str
    remark: str
    class_name: str
    nothing_at_all: str
    nothing_fits: str
    controls: Sequence[Element] = ()
    anchor: str = "rows"
    narrowed_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Headline:
    """What the page answers first; `below` stands between the lead and the list of parts."""

    title: str
    lead: str
    parts: Iterable[tuple[str, str]]
    below: Sequence[Element] = ()


@dataclass(frozen=True)
class ListPage(Generic[R]):
    """What such a page declares.

    `method` is the indicator whose passport stands in the footer. `drawn` is name -> text of
    the page's own filter controls; `said` are words for values that only the page can say, by
    key. `controls` stand between the bar and the chips of the question, `below` them `remarks`.
    `calendar` are the keys that the calendar is narrowed by, None where the page has no days.
    `cards` is the class of the row of cards; `has_forecasts` says where the year may end.
    `kept_off_cards` are keys of the page's own besides those of its table.
    """

    picture: Answer
    frame: Frame
    table: Listing[Any]
    listed: Panel[R]
    headline: Headline
    method: str
    drawn: Mapping[str, str]
    said: Mapping[str, str] = field(default_factory=lambda: _NOTHING_MORE)
    controls: Sequence[Element] = ()
    remarks: Sequence[Element] = ()
    calendar: Sequence[str] | None = None
    cards: str = "cards three"
    has_forecasts: bool = True
    kept_off_cards: tuple[str, ...] = ()

    @property
    def request(self) -> Request:
        return self.picture.request

    @property
    def unnarrowed(self) -> Request:
        """The question without what narrows, sorts or turns the list."""
        return self.request.without(*self.table.filters, "sort", "page")


def draw(page: ListPage[Any], parts: Iterable[Element]) -> Element:
    """The whole page: `parts` are its own, with the cards and the list where they belong."""
    overview = page.picture.overview
    return draw_shell(
        page.frame,
        Answered.by(page.picture),
        {
            **controls.drawn_of_bar(page.request, overview.vocabulary),
            **page.drawn,
            # Without rows there is no table and no control of its order.
            **(row_table.drawn(page.request) if page.listed.rows.total else {}),
        },
        [
            _question(page),
            _headline(page.headline),
            *parts,
            footer.draw(overview, page.frame.clock_text, subject(page.method)),
        ],
    )


def _question(page: ListPage[Any]) -> Element:
    request, vocabulary = page.request, page.picture.overview.vocabulary
    order = row_table.order_words(request.view.sort, page.listed.view)
    said = {"sort": order, **page.said}
    days = None if page.calendar is None else links.calendar(request, *page.calendar)
    bar = [
        controls.bar(request, vocabulary),
        tools.draw(
            page.table.name,
            request.without("page", "slide", "i", "drop"),
            calendar=days,
            pdf=page.frame.printed(request),
        ),
    ]
    return html.Section(
        [
            html.Div(bar, className="bar"),
            *page.controls,
            chips.draw(page.frame.path, request, vocabulary.registers, **said),
            *page.remarks,
        ],
        className="ask",
        aria_label="Вопрос",
    )


def _headline(headline: Headline) -> Element:
    return html.Section(
        [
            html.H1(headline.title),
            html.P(headline.lead, className="lead", hidden=not headline.lead),
            *headline.below,
            contents.draw(headline.parts),
        ],
        className="answer",
    )


def cards(page: ListPage[Any]) -> list[Element]:
    """A card for every indicator of the page; nothing where none has a number."""
    overview = page.picture.overview
    request = page.unnarrowed.without(*page.kept_off_cards)
    drawn = [
        card.draw(
            links.INDICATOR,
            request,
            subject(history.indicator),
            row,
            history,
            overview.forecast(row) if page.has_forecasts else None,
        )
        for history in overview.histories
        if (row := overview.scorecard.total(history.indicator)) is not None
    ]
    if not drawn:
        return []
    return [html.Section(drawn, className=page.cards, aria_label="Показатели")]


def rows(page: ListPage[Any]) -> Element:
    """The panel of the list."""
    listed = page.listed
    return html.Section(
        [
            html.H2([listed.title, html.Small(listed.remark)], id=listed.anchor),
            *listed.controls,
            table(page),
        ],
        className=theme.classes("panel rows-panel", listed.class_name),
    )


def table(page: ListPage[Any]) -> Element:
    """The rows and the way to the others, or why there are none."""
    listed, path = page.listed, page.frame.path
    if listed.rows.total:
        return row_table.draw(path, page.request, listed.rows, listed.view)
    if not any(key in page.request.texts() for key in listed.narrowed_by or page.table.filters):
        return nothing(listed.nothing_at_all)
    return nothing_fits(listed.nothing_fits, links.page(path, page.unnarrowed))


def nothing(said: str) -> Element:
    """That there is nothing to list, whatever the conditions."""
    return html.P(said, className="remark nothing")


def nothing_fits(said: str, address: str) -> Element:
    """That nothing fits the conditions; the address is the page without them."""
    return html.P(
        [f"{said}{numbers.NBSP}", html.Link("Убрать условия списка", href=address)],
        className="remark nothing",
    )
