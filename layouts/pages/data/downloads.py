"""All files that can be taken with the question of the page, and which of them to take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.question.request import Request
from layouts.columns import row_sheets
from layouts.files.tables import changes, indicators
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element

FORMATS: Final = (
    ("xlsx", None, "XLSX", "открыть в Excel: данные, паспорт вопроса и определения на трёх листах"),
    ("csv", "excel", "CSV для Excel", "двойным щелчком в русском Excel: запятая в числах"),
    ("csv", "utf16", "CSV для старого Excel", "если вместо русских букв видны знаки вопроса"),
    ("csv", "plain", "CSV простой", "передать в программу: точка в числах, английские имена"),
    ("json", None, "JSON", "передать в программу вместе с вопросом и пустыми значениями"),
)
PACKAGE: Final = (
    "ZIP: показатели, все строки вопроса и справочники к ним в CSV с описанием полей, ключей и "
    "связей (Frictionless Data Package) — для программ и архива"
)

NO_MOMENT: Final = (
    "Нужен момент, с которым сравнить: укажите его в поле «По сведениям на» или выберите "
    "«Сравнить» у снимка."
)


def tables() -> dict[str, str]:
    """Every table that can be taken as a file, and what is in it."""
    return {
        indicators.NAME: "Показатели и индекс по муниципалитетам",
        changes.NAME: changes.TITLE,
        **{name: sheet.title for name, sheet in row_sheets().items()},
    }


def draw(request: Request) -> Element:
    """One list for every table."""
    return html.Div(
        [
            html.H3("Всё сразу"),
            html.Dl([_package(request)], className="files"),
            html.H3("Документы для печати"),
            html.Dl(list(_reports(request)), className="files"),
        ]
        + [
            part
            for table, title in tables().items()
            for part in (
                html.H3(title),
                _files(table, request),
            )
        ]
    )


def _files(table: str, request: Request) -> Element:
    if table == changes.NAME and not (request.filters.known or request.view.against):
        return html.P(NO_MOMENT, className="remark")
    return html.Dl([_file(table, request, *how) for how in FORMATS], className="files")


def _package(request: Request) -> Element:
    address = links.file("pack", "zip", request)
    link = html.A("Пакет данных", href=address, download="pack.zip")
    return html.Div([html.Dt(link), html.Dd(PACKAGE)])


def _reports(request: Request) -> Iterator[Element]:
    if request.filters.m:
        yield _report(
            "Справка .docx", request, "муниципалитет вопроса на одном-двух листах: где он отстаёт"
        )
    yield _report(
        "Отчёт .docx",
        request.without("m"),
        "работа РУМО и системы сопровождения за период, с таблицами в приложениях",
    )

    yield _document(
        "Проект повестки .docx",
        "agenda",
        request,
        "вопросы следующего заседания РУМО с основаниями; вычеркнуть лишние можно на странице "
        "«Заседания»",
    )


def _report(title: str, request: Request, when: str) -> Element:
    return _document(title, "report", request, when)


def _document(title: str, name: str, request: Request, when: str) -> Element:
    link = html.A(title, href=links.file(name, "docx", request), download=f"{name}.docx")
    return html.Div([html.Dt(link), html.Dd(when)])


def _file(
    table: str, request: Request, extension: str, dialect: str | None, title: str, when: str
) -> Element:
    address = links.file(table, extension, request, dialect)
    link = html.A(title, href=address, download=f"{table}.{extension}")
    return html.Div([html.Dt(link), html.Dd(when)])
