"""What can be done with the page as it stands: its link, its files."""

from __future__ import annotations

from typing import Final

from data_sources.question.request import Request
from layouts.frame import links, snapshot
from layouts.markup import html
from layouts.markup.element import Element

COPY_LINK = "copy-link"


FORMATS: Final[tuple[tuple[str, str, str | None], ...]] = (
    ("CSV для Excel", "csv", None),
    ("CSV (простой)", "csv", "plain"),
    ("XLSX", "xlsx", None),
    ("JSON", "json", None),
)
SUBSCRIBE = (
    "Чтобы подписаться, вставьте адрес этой ссылки в свой календарь: «Добавить по URL». Если "
    "календарь просит, замените в нём https:// на webcal://."
)


def draw(
    table: str, request: Request, calendar: str | None = None, pdf: str = "", **extra: str
) -> Element:
    """«Скопировать ссылку» and the menu of files of one table, narrowed by `extra`.

    `calendar` is the address of the calendar, where the page has days to put into one; `pdf` is
    that of the page as PDF, where the site can print.
    """
    return html.Div(
        [
            html.Button("Скопировать ссылку", id=COPY_LINK, type="button", className="plain"),
            snapshot.button(),
            html.Details(
                [
                    html.Summary("Скачать ▾"),
                    html.Ul(
                        [
                            _file(title, table, ext, links.file(table, ext, request, how, **extra))
                            for title, ext, how in FORMATS
                        ]
                        + ([_pdf(pdf)] if pdf else [])
                        + ([_calendar(calendar)] if calendar else []),
                        className="sheet",
                    ),
                ],
                id="menu-files",
                className="menu",
            ),
        ],
        className="tools",
    )


def _file(title: str, table: str, ext: str, address: str) -> Element:
    return html.Li(html.A(title, href=address, download=f"{table}.{ext}"))


def _pdf(address: str) -> Element:
    hint = "Вся страница на листах А4, как на печати"
    return html.Li(html.A("PDF страницы", href=address, download="page.pdf", title=hint))


def _calendar(address: str) -> Element:
    link = html.A("Календарь (ICS)", href=address, download="calendar.ics")
    return html.Li([link, html.Small(SUBSCRIBE, className="remark")], className="calendar")
