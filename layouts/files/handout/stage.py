"""What is seen in a handout: the slides as on the site, and the rows, passport and sum behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from data_sources.answers.documents.deck.answer import Deck
from layouts.files import question
from layouts.files.handout.tables import Packed
from layouts.frame import links
from layouts.frame.shell import CONTENT, Frame, scope, square_of
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.present.page import KEYS, button, slide_of
from layouts.slides import telling
from layouts.slides.slide_text import SlideText
from layouts.wording import numbers

QUESTION_KEY: Final = "Q"
OWN_KEYS: Final = (
    *(each for each in KEYS if each[0] not in (QUESTION_KEY, "Esc")),
    (QUESTION_KEY, "паспорт"),
    ("R", "строки за слайдом"),
)
WHEN: Final = (
    "Из базы в названном состоянии. Часа выгрузки здесь нет: тот же вопрос к тем же данным даёт "
    "тот же файл до байта"
)
HOW_CHECKED: Final = (
    "Сумма посчитана по содержанию файла: слайдам, заметкам, строкам и паспорту. Файл сверяет её "
    "сам каждый раз, когда его открывают: так видно, что он не повреждён и не обрезан. Что его не "
    "подменили нарочно, видно только по сумме всего файла, полученной от отправителя другим "
    "путём: sha256sum имя.html в Linux, certutil -hashfile имя.html SHA256 в Windows."
)


def draw(deck: Deck, told: Sequence[SlideText], frame: Frame) -> Element:
    """The slides, the first in sight, and the panel of who speaks."""
    return html.Main(
        [
            html.H1(telling.name(deck), className="visually-hidden"),
            html.P(id="slide-said", role="status", className="visually-hidden"),
            html.Div(
                [slide_of(each, place, len(told), deck, frame)
                 for place, each in enumerate(told, 1)],
                className="deck",
            ),
            _panel(deck, frame),
            html.Ol(id="slide-strip", className="strip", hidden=True, aria_label="Слайды"),
            html.P(id="slide-typed", className="typed", hidden=True),
            html.Div(id="slide-black", className="black", hidden=True),
        ],
        id=CONTENT,
        className=f"stage {scope(links.PRESENT)}",
        tabIndex="-1",
        # Of the address only what follows its # is ours to write.
        data_address="#",
        data_slide="1",
        data_slides=str(len(told)),
        style=square_of(frame),
    )  # fmt: skip


def _panel(deck: Deck, frame: Frame) -> Element:
    return html.Div(
        [
            button("slide-before", "←", "Предыдущий слайд, стрелка влево"),
            button("slide-after", "→", "Следующий слайд, стрелка вправо или пробел"),
            button("slide-all", "Слайды", "Все слайды, клавиша T"),
            button("slide-notes", "Заметки", "Что сказать, клавиша N"),
            html.Details(
                [
                    html.Summary("Паспорт", title="Вопрос и данные, клавиша Q"),
                    html.Div(
                        [
                            passport(deck, frame.site),
                            html.P(
                                [
                                    html.Span([html.Kbd(key), f" {words}"])
                                    for key, words in OWN_KEYS
                                ],
                                className="keys",
                            ),
                        ],
                        className="sheet",
                    ),
                ],
                id="menu-question",
                className="menu question",
            ),
            button("slide-exit", "Строки", "Строки за этим слайдом, клавиша R или Esc"),
            button("slide-full", "Экран", "Во весь экран, клавиша F"),
        ],
        className="bar panel-of",
        role="toolbar",
        aria_label="Показ",
    )


def passport(deck: Deck, site: str) -> Element:
    """What was asked and of which data."""
    overview = deck.overview
    sheet = question.passport(
        deck.answered,
        overview.vocabulary.registers,
        overview.provenance,
        site + links.PRESENT,
        ("Слайдов", str(len(deck.slides))),
        ("Когда составлен", WHEN),
    )
    return html.Dl(
        [html.Div([html.Dt(what), html.Dd(text)]) for what, text in sheet.rows],
        className="passport",
    )


def draw_rows(
    deck: Deck, tables: Sequence[Packed], behind: Sequence[Sequence[int]], site: str
) -> Element:
    """The window of rows: those of one slide, the list of all tables, passport, sum."""
    return html.Dialog(
        [
            html.Div(
                [
                    button("rows-close", "← К слайдам", "Вернуться к слайду, клавиша Esc или R"),
                    button("rows-before", "Слайд раньше", "Строки предыдущего слайда"),
                    button("rows-after", "Слайд дальше", "Строки следующего слайда"),
                ],
                className="rows-bar",
            ),
            html.H1(telling.name(deck)),
            html.Section(id="rows-shown", tabIndex="-1", aria_live="polite"),
            html.Section(
                [html.H2("Все таблицы файла"), _index(tables, behind)], className="rows-index"
            ),
            html.Section([html.H2("Паспорт"), passport(deck, site)]),
            html.Section(
                [
                    html.H2("Контрольная сумма"),
                    html.P(id="sum-told", role="status"),
                    html.P(["SHA-256 содержания: ", html.Code(id="sum")]),
                    html.P(HOW_CHECKED, className="remark"),
                ]
            ),
        ],
        id="rows-behind",
        className="rows-behind",
        aria_label="Строки за слайдами",
    )


def _index(tables: Sequence[Packed], behind: Sequence[Sequence[int]]) -> Element:
    heads = ("Таблица", "Строк", "За слайдами", "")
    return html.Table(
        [
            html.Thead(html.Tr([html.Th(head, scope="col") for head in heads])),
            html.Tbody([_line(each, place, behind) for place, each in enumerate(tables)]),
        ]
    )


def _line(each: Packed, place: int, behind: Sequence[Sequence[int]]) -> Element:
    slides = [str(slide) for slide, shown in enumerate(behind, 1) if place in shown]
    return html.Tr(
        [
            html.Th([each.title, html.Small(each.asked)], scope="row"),
            html.Td(numbers.number(each.rows, 0), className="number"),
            html.Td(", ".join(slides) or numbers.DASH),
            html.Td(_ways(each, place)),
        ]
    )


def _ways(each: Packed, place: int) -> list[Element]:
    if not each.csv:
        return [html.Span(f"Слишком длинна: в файл не вошла, возьмите {each.address}")]
    return [
        _way("Открыть", f"Открыть таблицу: {each.title}", opens=place),
        _way("Сохранить CSV", f"Сохранить CSV для Excel: {each.title}", saves=place),
    ]


def _way(text: str, hint: str, *, opens: int | None = None, saves: int | None = None) -> Element:
    return html.Button(
        text,
        type="button",
        className="plain",
        title=hint,
        aria_label=hint,
        data_open=None if opens is None else str(opens),
        data_save=None if saves is None else str(saves),
    )
