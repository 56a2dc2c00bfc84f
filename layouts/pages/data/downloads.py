"""All files that can be taken with the question of the page, and which of them to take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.question.filters import Filters
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


def draw(filters: Filters) -> Element:
    """One list for every table."""
    return html.Div(
        [
            html.H3("Всё сразу"),
            html.Dl([_package(filters)], className="files"),
            html.H3("Документы для печати"),
            html.Dl(list(_reports(filters)), className="files"),
        ]
        + [
            part
            for table, title in tables().items()
            for part in (
                html.H3(title),
                _files(table, filters),
            )
        ]
    )


def _files(table: str, filters: Filters) -> Element:
    if table == changes.NAME and not (filters.known or filters.against):
        return html.P(NO_MOMENT, className="remark")
    return html.Dl([_file(table, filters, *how) for how in FORMATS], className="files")


def _package(filters: Filters) -> Element:
    address = links.file("pack", "zip", filters)
    link = html.A("Пакет данных", href=address, download="pack.zip")
    return html.Div([html.Dt(link), html.Dd(PACKAGE)])


def _reports(filters: Filters) -> Iterator[Element]:
    if filters.m:
        yield _report(
            "Справка .docx", filters, "муниципалитет вопроса на одном-двух листах: где он отстаёт"
        )
    yield _report(
        "Отчёт .docx",
        filters.without("m"),
        "работа РУМО и системы сопровождения за период, с таблицами в приложениях",
    )

    yield _document(
        "Проект повестки .docx",
        "agenda",
        filters,
        "вопросы следующего заседания РУМО с основаниями; вычеркнуть лишние можно на странице "
        "«Заседания»",
    )


def _report(title: str, filters: Filters, when: str) -> Element:
    return _document(title, "report", filters, when)


def _document(title: str, name: str, filters: Filters, when: str) -> Element:
    link = html.A(title, href=links.file(name, "docx", filters), download=f"{name}.docx")
    return html.Div([html.Dt(link), html.Dd(when)])


def _file(
    table: str, filters: Filters, extension: str, dialect: str | None, title: str, when: str
) -> Element:
    address = links.file(table, extension, filters, dialect)
    link = html.A(title, href=address, download=f"{table}.{extension}")
    return html.Div([html.Dt(link), html.Dd(when)])
