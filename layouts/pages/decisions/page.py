"""Решения: control of execution, row by row, each with its sentence in the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.row_tables.records.decisions import LISTING, DecisionRow
from layouts.frame.shell import Frame
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.pages.decisions import board, delays, flow, minutes, rows, workload
from layouts.pages.decisions import controls as decision_controls
from layouts.widgets import list_page
from layouts.widgets.list_page import Headline, ListPage, Panel
from layouts.widgets.picture import figure
from layouts.wording.subjects import decision_sentences, decision_words

METHOD: Final = "decision_completion"

_PARTS: Final = (
    ("board", "По сроку"),
    ("places", "По муниципалитетам"),
    ("owners", "По ответственным"),
    ("delays", "Опоздания"),
    ("months", "По месяцам"),
    ("rows", "Список поручений"),
)


def draw(picture: DecisionsPicture, frame: Frame) -> Element:
    """The page from the question to the minutes, all of one state of the data."""
    page = _declared(picture, frame)
    return list_page.draw(
        page,
        [
            *list_page.cards(page),
            *_execution(picture, frame.path),
            list_page.rows(page),
            *([minutes.draw(picture.minutes)] if picture.minutes else []),
        ],
    )


def _declared(picture: DecisionsPicture, frame: Frame) -> ListPage[DecisionRow]:
    request = picture.request
    told = picture.minutes
    return ListPage(
        picture,
        frame,
        LISTING,
        Panel(
            picture.rows,
            rows.view(frame.path, request, picture.effects),
            title="Решения и поручения",
            remark=decision_sentences.remark(picture),
            class_name="decisions-panel",
            nothing_at_all=decision_sentences.nothing_at_all(picture),
            nothing_fits="Ни одно решение не подходит под все условия сразу.",
            controls=(
                decision_controls.by_status(picture, frame.path),
                decision_controls.draw(picture),
            ),
        ),
        Headline(decision_sentences.headline(picture), decision_sentences.lead(picture), _PARTS),
        METHOD,
        decision_controls.drawn(request),
        said={"meeting": decision_words.meeting(told.meeting)} if told else {},
        calendar=LISTING.filters,
        has_forecasts=False,
    )


def _execution(picture: DecisionsPicture, path: str) -> Iterator[Element]:
    yield _panel(
        "board",
        "По сроку",
        decision_sentences.counted(picture),
        board.draw(picture, path),
        "board-panel",
        html.A("К списку ↓", href="#rows", className="to-list"),
    )
    loads = html.Div(
        [
            _panel(
                "places",
                "По муниципалитетам и организациям",
                "имя оставляет одно или возвращает всех",
                workload.by_place(picture, path),
                "loads-panel places-panel",
            ),
            _panel(
                "owners",
                "По ответственным",
                "как записано в протоколе; ссылка ищет по части имени",
                workload.by_owner(picture, path),
                "loads-panel owners-panel",
            ),
        ],
        className="execution holders",
    )
    time = html.Div(
        [
            _panel(
                "delays",
                "На сколько дней опаздывают",
                "у просроченных — до отчётной даты",
                figure("На сколько дней опаздывают поручения", delays.draw(picture, path)),
                "delays-panel",
            ),
            _panel(
                "months",
                "По месяцам",
                "все поручения, и давно закрытые",
                figure("Поручения по месяцам", flow.draw(picture, path)),
                "flow-panel",
            ),
        ],
        className="execution",
    )
    yield loads
    yield time


def _panel(
    anchor: str, title: str, remark: str, drawn: Element, class_name: str, *beside: Element
) -> Element:
    return html.Section(
        [html.H2([title, html.Small(remark), *beside], id=anchor), drawn],
        className=theme.classes("panel", class_name),
    )
