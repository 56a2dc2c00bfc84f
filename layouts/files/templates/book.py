"""A form as a workbook that helps to fill itself in: lists, formats, checks, notes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_range, xl_range_abs

from data_sources.ingest.files.cells.days import EARLIEST, LATEST
from data_sources.ingest.files.cells.numbers import LARGEST_NUMBER, LARGEST_WHOLE
from data_sources.ingest.files.rows.header_words import REMARK
from data_sources.ingest.files.rows.loadable import TEXTS, FieldKind, FileField
from layouts.files.document import MEDIA_TYPES, Document
from layouts.files.tables.table import TableSheet
from layouts.files.templates.guide import LISTS_SHEET, guide
from layouts.files.templates.sheet import MARK, Form, Offer, TemplateField

ROWS_CHECKED: Final = 1000
"""So many rows under the header have lists and checks; further rows are loaded all the same."""

_MADE_ON: Final = datetime(2025, 1, 1, tzinfo=UTC)
_LIST_WIDTH: Final = 40
_MARK_WIDTH: Final = 26
_NUMBER_FORMATS: Final = {
    FieldKind.DATE: "dd.mm.yyyy",
    FieldKind.WHOLE: "0",
    FieldKind.NUMBER: "General",
    FieldKind.FLAG: "General",
}
_EXAMPLE_LOOK: Final = {"italic": True, "bg_color": "#E7E6E6", "font_color": "#595959"}
_TEXT: Final = "@"


def as_xlsx(form: Form) -> Document:
    """The workbook: the sheet to fill in, «Инструкция» and, where there are lists, «Списки»."""
    memory = io.BytesIO()
    # Nothing in a text may become a formula, a link or a number.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(memory, options) as book:
        book.set_properties({"title": form.title, "created": _MADE_ON})
        page = book.add_worksheet(form.sheet_name)
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        _write_guide(book, guide(form), head)
        lists = _write_lists(book, form, head)
        _write_form(book, page, form, lists)
    return Document(f"{form.table}.xlsx", MEDIA_TYPES["xlsx"], (memory.getvalue(),))


def _write_form(book: Any, page: Any, form: Form, lists: Mapping[str, str]) -> None:
    look = {"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#DDEBF7"}
    optional = book.add_format(look)
    required = book.add_format({**look, "bold": True})
    example = book.add_format(_EXAMPLE_LOOK)
    page.set_column(0, 0, _MARK_WIDTH)
    page.write_string(0, 0, REMARK, optional)
    page.write_string(1, 0, MARK, example)
    page.write_comment(0, 0, "Не загружается. Строка с пометкой «ПРИМЕР» пропускается.")
    for place, entry in enumerate(form.entries, start=1):
        shown = _NUMBER_FORMATS.get(entry.field.kind, _TEXT)
        page.set_column(place, place, entry.width, book.add_format({"num_format": shown}))
        page.write_string(0, place, entry.header, required if entry.field.required else optional)
        page.write_comment(0, place, _comment(entry), {"x_scale": 2.2, "y_scale": 1.6})
        _write_example(page, place, entry, book.add_format({**_EXAMPLE_LOOK, "num_format": shown}))
        rule = _rule(entry, lists)
        if rule is not None:
            page.data_validation(1, place, ROWS_CHECKED, place, rule)
    # A code of digits kept as text is meant; Excel need not warn of it in every cell.
    page.ignore_errors({"number_stored_as_text": xl_range(1, 0, ROWS_CHECKED, len(form.entries))})
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)


def _comment(entry: TemplateField) -> str:
    need = "Обязательно." if entry.field.required else "Можно не заполнять."
    return f"{entry.note}\n{need}\nИмя в схеме: {entry.field.name}"


def _write_example(page: Any, place: int, entry: TemplateField, look: Any) -> None:
    cell = entry.example
    if cell is None:
        page.write_blank(1, place, None, look)
    elif isinstance(cell, date):
        page.write_datetime(1, place, cell, look)
    elif isinstance(cell, int | float):
        page.write_number(1, place, cell, look)
    else:
        page.write_string(1, place, cell, look)


def _rule(entry: TemplateField, lists: Mapping[str, str]) -> dict[str, Any] | None:
    """What Excel lets into the column; None where a list would only hinder."""
    field = entry.field
    if field.kind in TEXTS and field.name in lists:
        return {
            "validate": "list",
            "source": lists[field.name],
            "show_error": entry.offer is Offer.CLOSED,
            "error_title": "Нет в списке",
            "error_message": "Выберите значение из списка или оставьте ячейку пустой.",
        }
    if field.kind is FieldKind.FLAG:
        return {
            "validate": "list",
            "source": ["да", "нет"],
            "error_title": "Да или нет",
            "error_message": "Выберите «да» или «нет»; пустая ячейка — «нет».",
        }
    if field.kind is FieldKind.DATE:
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": EARLIEST,
            "maximum": LATEST,
            "error_title": "Нужна дата",
            "error_message": "Напишите дату ДД.ММ.ГГГГ или оставьте ячейку пустой.",
        }
    return _number_rule(field)


def _number_rule(field: FileField) -> dict[str, Any] | None:
    bounds = {
        FieldKind.WHOLE: ("integer", LARGEST_WHOLE, "Нужно целое число"),
        FieldKind.NUMBER: ("decimal", LARGEST_NUMBER, "Нужно число"),
    }
    if field.kind not in bounds:
        return None
    checked, largest, title = bounds[field.kind]
    rule = {"validate": checked, "error_title": title}
    if field.above is not None:
        message = f"{title} больше {field.above}."
        return {**rule, "criteria": ">", "value": field.above, "error_message": message}
    if field.least is not None:
        message = f"{title} не меньше {field.least}."
        return {**rule, "criteria": ">=", "value": field.least, "error_message": message}
    message = f"{title}, записанное цифрами."
    limits = {"criteria": "between", "minimum": -largest, "maximum": largest}
    return {**rule, **limits, "error_message": message}


def _write_lists(book: Any, form: Form, head: Any) -> dict[str, str]:
    """Column -> the range of its list; the sheet is there only where a list is."""
    offering = [entry for entry in form.entries if entry.offered]
    if not offering:
        return {}
    page = book.add_worksheet(LISTS_SHEET)
    ranges = {}
    place = 0
    for entry in offering:
        page.set_column(place, place, _LIST_WIDTH)
        page.write_string(0, place, entry.title, head)
        page.write_column(1, place, entry.offered)
        area = xl_range_abs(1, place, len(entry.offered), place)
        ranges[entry.field.name] = f"='{LISTS_SHEET}'!{area}"
        place += 1
        if any(entry.offered.values()):
            page.set_column(place, place, _LIST_WIDTH)
            page.write_string(0, place, "Что это", head)
            page.write_column(1, place, entry.offered.values())
            place += 1
    page.freeze_panes(1, 0)
    return ranges


def _write_guide(book: Any, sheet: TableSheet, head: Any) -> None:
    page = book.add_worksheet(sheet.name)
    subject = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for place, (title, width) in enumerate(zip(sheet.header, sheet.widths, strict=True)):
        page.set_column(place, place, width)
        page.write_string(0, place, title, head)
    for number, row in enumerate(sheet.rows, start=1):
        for place, text in enumerate(row):
            page.write_string(number, place, text, plain if place else subject)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
