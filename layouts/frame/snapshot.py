"""A fixed view on its page: the line that says so, its code on paper, the way to fix another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote

from data_sources.question.request import Request
from data_sources.snapshots.view import LONGEST_TITLE, SavedView
from layouts.frame import links, qr_code
from layouts.markup import html
from layouts.markup.element import Element, drawing
from layouts.wording import numbers

FIX: Final = "fix-view"
DIALOG: Final = "snapshot"
FOLDER: Final = "/s"
# A field for text is no component of Dash's HTML; nothing on the server names it.
_FORM: Final = (
    '<form id="snapshot-form"><h2>Зафиксировать снимок</h2>'
    "<p>Снимок запоминает вопрос и момент: по его коду откроются эти же числа, что бы в базе "
    "потом ни исправили.</p>"
    '<label for="snapshot-title">Название</label>'
    f'<input id="snapshot-title" name="title" maxlength="{LONGEST_TITLE}" autocomplete="off" '
    "required>"
    '<p class="snapshot-buttons"><button type="submit" class="plain">Зафиксировать</button>'
    '<button type="button" class="plain" data-close>Закрыть</button></p>'
    '<p id="snapshot-said" role="status"></p></form>'
)


@dataclass(frozen=True)
class Opened:
    """The fixed view that the page is, how many numbers are others today, and whose site it is.

    `site` is by which address the site is known; empty where it is not known.
    """

    view: SavedView
    differing: int
    site: str = ""

    @property
    def square(self) -> str:
        """An image for a telephone."""
        return qr_code.as_image(in_square(self.site, self.view.code))


def button() -> Element:
    """What opens the dialogue; it stands beside «Скопировать ссылку»."""
    return html.Button(
        "Зафиксировать снимок",
        id=FIX,
        type="button",
        className="plain",
        aria_haspopup="dialog",
    )


def dialog() -> Element:
    """The closed dialogue in which a snapshot gets its title and says its code."""
    return html.Dialog(
        html.Div(
            drawing(_FORM),
            className="snapshot-sheet",
        ),
        id=DIALOG,
        className="snapshot",
        aria_label="Зафиксировать снимок",
    )


def address(code: str) -> str:
    """Where the snapshot is opened by its code."""
    return f"{FOLDER}/{quote(code, safe='')}"


def in_square(site: str, code: str) -> str:
    """What a telephone reads: the address; the code alone where the site is not known."""
    return f"{site}{address(code)}" if site else code


def line(opened: Opened, saved_at: datetime, path: str, request: Request) -> Element:
    """«Снимок РМ-…: зафиксирован …; сегодня отличается N чисел»; `saved_at` is local."""
    today = links.page(path, request.without("known", "against"))
    ways: list[Element | str] = [html.Link("Открыть сегодняшнее", href=today)]
    if path != links.COMPARE:
        changed = links.other_page(links.COMPARE, request)
        ways = [html.Link("Что изменилось", href=changed), " · ", *ways]
    return html.P(
        [
            html.B(f"Снимок {opened.view.code}"),
            f": зафиксирован {numbers.moment(saved_at)}; {_difference(opened.differing)}. ",
            html.Span(ways, className="snapshot-ways"),
        ],
        className="snapshot-line",
        role="status",
    )


def _difference(count: int) -> str:
    if not count:
        return "сегодня показатели те же"
    verb = numbers.plural(count, "отличается", "отличаются", "отличается")
    return f"сегодня {verb} {numbers.counted(count, 'число', 'числа', 'чисел')} показателей"


def on_paper(opened: Opened) -> Element:
    """The code with its QR, for the last sheet of what is printed."""
    code, title = opened.view.code, opened.view.title
    drawn = [html.Img(src=opened.square, alt=f"QR-код снимка {code}")]
    told = html.P(
        [
            html.B(f"Снимок {code}"),
            html.Br(),
            title,
            html.Br(),
            "Те же числа открываются по коду: страница «Данные», раздел «Снимки»",
            f", или адрес {opened.site}{FOLDER}/{code}" if opened.site else "",
            ".",
        ]
    )
    return html.Div([*drawn, told], className="snapshot-paper")
