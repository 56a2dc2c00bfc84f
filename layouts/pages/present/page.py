"""Режим заседания: all slides at once in the page, so that a key press asks nobody."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.answers.documents.deck.answer import Deck
from data_sources.question.request import Request
from layouts.frame import controls, links, snapshot
from layouts.frame.shell import Answered, Frame, draw_stage, snapshot_line
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.pages.present import slide_charts
from layouts.slides import telling
from layouts.slides.slide_text import Big, SlideTable, SlideText
from layouts.widgets import footer
from layouts.wording import numbers

FILE: Final = "deck"
LONG_TITLE: Final = 46
INLINE_UNITS: Final = ("%", "п.п.", "")
KEYS: Final = (
    ("← →", "листать"),
    ("T", "все слайды"),
    ("N", "заметки"),
    ("Q", "вопрос"),
    ("F", "во весь экран"),
    ("B", "чёрный экран"),
    ("Esc", "выход"),
)


def draw(deck: Deck, frame: Frame) -> Element:
    """Every slide drawn, the asked one in sight."""
    request = deck.request
    told = telling.tell(deck)
    return draw_stage(
        frame,
        Answered.by(deck),
        controls.drawn_of_bar(request, deck.overview.vocabulary),
        len(told),
        [
            html.H1(telling.name(deck), className="visually-hidden"),
            html.P(id="slide-said", role="status", className="visually-hidden"),
            html.Div(
                [
                    slide_of(slide, place, len(told), deck, frame)
                    for place, slide in enumerate(told, 1)
                ],
                className="deck",
            ),
            _panel(deck, frame),
            html.Ol(id="slide-strip", className="strip", hidden=True, aria_label="Слайды"),
            html.P(id="slide-typed", className="typed", hidden=True),
            html.Div(id="slide-black", className="black", hidden=True),
        ],
    )


def slide_of(told: SlideText, place: int, count: int, deck: Deck, frame: Frame) -> Element:
    """One slide of so many, with its notes."""
    shown = place == deck.request.view.slide
    wide = isinstance(told.chart, SlideTable)
    kind = "said" if told.chart is None else "wide" if wide else "beside"
    return html.Section(
        [
            html.P(told.kicker, className="kicker"),
            html.H2(told.title),
            html.Div(_body(told, deck, frame, is_last=place == count), className=f"matter {kind}"),
            html.P(
                [*_known(deck, frame), html.Span(f"{place} / {count}", className="number")],
                className="foot",
            ),
            _notes(told),
        ],
        id=f"slide-{place}",
        className=theme.classes(
            "slide",
            f"slide-{told.key}",
            "long-title" if len(told.title) > LONG_TITLE else "",
            "now" if shown else "",
        ),
        data_place=str(place),
        data_title=told.title,
        aria_label=f"Слайд {place} из {count}: {told.title}",
    )


def _known(deck: Deck, frame: Frame) -> Sequence[Element]:
    """How the numbers are known, and the code under which they were fixed, if they were."""
    brief = html.Span(telling.origin(deck), className="on-screen")
    line = footer.origin_line(deck.overview, frame.clock_text)
    whole = html.Span([telling.reservations(deck), *line], className="on-paper")
    where = html.Span(_where(deck, frame), className="on-paper")
    if frame.snapshot is None:
        return [html.Span([brief, whole, where], className="known")]
    code = frame.snapshot.view.code
    square = html.Span(className="square", role="img", aria_label=f"QR-код снимка {code}")
    return [square, html.Span([brief, whole, f" · код {code}", where], className="known")]


def _where(deck: Deck, frame: Frame) -> str:
    """By which address whoever holds the paper finds the slides."""
    if frame.snapshot is not None:
        code = frame.snapshot.view.code
        return f": {frame.site}{snapshot.FOLDER}/{code}" if frame.site else ""
    request = deck.request.without("slide")
    at = f": {frame.site}{links.page(links.PRESENT, request)}" if frame.site else ""
    return f" · вид не зафиксирован, числа могут измениться{at}"


def _body(told: SlideText, deck: Deck, frame: Frame, *, is_last: bool) -> Sequence[Element]:
    if told.chart is None:
        lines = [html.Li(line) for line in told.lines]
        origin = html.Footer(footer.origin(deck.overview, frame.clock_text))
        return [html.Ul(lines, className="slide-lines"), *([origin] if is_last else [])]
    return [
        html.Div(
            [
                *([_big(told.big)] if told.big else []),
                html.P(told.say, className="say", title=told.say),
            ],
            className="answer-of",
        ),
        slide_charts.draw(told.chart),
    ]


def _big(big: Big) -> Element:
    is_inline = big.unit in INLINE_UNITS
    style = {"--length": str(max(len(big.text), 3) + (1 if big.unit and is_inline else 0))}
    return html.P(
        [
            big.text,
            *((html.Small(f"{numbers.NBSP}{big.unit}"),) if big.unit and is_inline else ()),
            *((html.Small(big.unit, className="below"),) if not is_inline else ()),
        ],
        className=theme.classes("huge", big.look),
        style=style,
    )


def _notes(told: SlideText) -> Element:
    parts = [part for title, text in told.notes for part in (html.Dt(title), html.Dd(text))]
    return html.Aside(
        html.Dl(parts, className="passport"),
        className="notes",
        aria_label=f"Заметки: {told.title}",
    )


def _panel(deck: Deck, frame: Frame) -> Element:
    request, vocabulary = deck.request, deck.overview.vocabulary
    is_meeting = deck.card is not None
    back = links.MEETINGS if is_meeting else links.OVERVIEW
    return html.Div(
        [
            button("slide-before", "←", "Предыдущий слайд, стрелка влево"),
            button("slide-after", "→", "Следующий слайд, стрелка вправо или пробел"),
            button("slide-all", "Слайды", "Все слайды, клавиша T"),
            button("slide-notes", "Заметки", "Что сказать, клавиша N"),
            html.Details(
                [
                    html.Summary("Вопрос", title="Период и муниципалитеты, клавиша Q"),
                    html.Div(
                        [
                            controls.bar(request, vocabulary),
                            *(snapshot_line(frame, request) or [snapshot.button()]),
                            html.P(
                                [html.Span([html.Kbd(key), f" {words}"]) for key, words in KEYS],
                                className="keys",
                            ),
                        ],
                        className="sheet",
                    ),
                ],
                id="menu-question",
                className="menu question",
            ),
            _files(request, frame),
            button("slide-full", "Экран", "Во весь экран, клавиша F"),
            html.Link("Выход", href=links.other_page(back, request), id="slide-exit", title="Esc"),
        ],
        className="bar panel-of",
        role="toolbar",
        aria_label="Показ",
    )


def _files(request: Request, frame: Frame) -> Element:
    asked, printed = request.without("slide"), frame.printed(request)
    offered = [
        ("PPTX", "pptx", links.file(FILE, "pptx", asked), "править в PowerPoint и LibreOffice"),
        ("HTML", "html", links.file(FILE, "html", asked), "со строками, открывается без сети"),
        *([("PDF", "pdf", printed, "напечатать и послать")] if printed else []),
    ]
    return html.Details(
        [
            html.Summary("Файлы", title="Взять слайды с собой"),
            html.Ul(
                [
                    html.Li(
                        [
                            html.A(name, href=address, download=f"{FILE}.{extension}"),
                            html.Small(f" {why}"),
                        ]
                    )
                    for name, extension, address, why in offered
                ],
                className="sheet",
            ),
        ],
        id="menu-deck-files",
        className="menu files-of",
    )


def button(identity: str, text: str, hint: str) -> Element:
    """A button of the panel of who speaks."""
    return html.Button(text, id=identity, type="button", title=hint, aria_label=hint)
