"""An empty form of every table: what a person meets in it, and that it can be loaded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
import sqlalchemy as sa
from openpyxl.worksheet.datavalidation import DataValidation

from data_sources.database.engine import make_engine
from data_sources.database.schema import KNOWN_TABLES, own_columns
from data_sources.indicators import registry
from data_sources.ingest.files import LoadMode, load_file, loadable_table
from data_sources.vocabulary.indicators import titles
from data_sources.vocabulary.titles import (
    choice_words,
    column_suggestions,
    column_titles,
    table_title,
)
from layouts.files.templates.book import ROWS_CHECKED, as_xlsx
from layouts.files.templates.sheet import MARK, as_csv, form_of

NAMES: Final = tuple(table.name for table in KNOWN_TABLES)
MONTHS = {"plan_item": ("due_on", "original_due_on")}
EVERY_TABLE: Final = pytest.mark.parametrize("table", KNOWN_TABLES, ids=NAMES)
MAKERS: Final = {"xlsx": as_xlsx, "csv": as_csv}
INDICATOR_COLUMNS: Final = {"indicator", "indicators"}


def content(name: str, extension: str) -> bytes:
    return b"".join(MAKERS[extension](form_of(loadable_table(name))).pieces)


def book(name: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content(name, "xlsx")))


def required(table: sa.Table[Any]) -> set[str]:
    return {
        column.name
        for column in own_columns(table)
        if not column.nullable and column.server_default is None
    }


def headers(table: sa.Table[Any]) -> list[str]:
    """The first row as it is promised: the remark, then the titles, required ones marked."""
    needed = required(table)
    called = column_titles(table.name)
    return ["Пометка", *(f"{called[n]} *" if n in needed else called[n] for n in called)]


def rules(sheet: Any) -> dict[int, DataValidation]:
    """Column's number -> what Excel lets into it."""
    return {
        next(iter(rule.sqref.ranges)).min_col: rule
        for rule in sheet.data_validations.dataValidation
    }


def listed(workbook: Any, rule: DataValidation) -> list[Any]:
    """The words that the list of a column offers."""
    sheet, _, area = rule.formula1.partition("!")
    assert sheet == "'Списки'"
    return [cell.value for (cell,) in workbook["Списки"][area.replace("$", "")]]


@EVERY_TABLE
def test_the_first_sheet_is_the_table_with_marked_titles(table: sa.Table[Any]) -> None:
    workbook = book(table.name)
    first = workbook.worksheets[0]
    title = table_title(table.name)
    assert first.title == (title if len(title) <= 31 else table.name)
    assert [cell.value for cell in first[1]] == headers(table)
    assert first.freeze_panes == "A2"
    assert workbook.sheetnames[1:] in (["Инструкция"], ["Инструкция", "Списки"])
    assert workbook.active.title == first.title


@EVERY_TABLE
def test_every_header_has_a_note_with_the_need_and_the_name_in_the_schema(
    table: sa.Table[Any],
) -> None:
    first = book(table.name).worksheets[0]
    needed = required(table)
    for cell, column in zip(first[1][1:], own_columns(table), strict=True):
        need = "Обязательно." if column.name in needed else "Можно не заполнять."
        assert cell.comment.text.endswith(f"\n{need}\nИмя в схеме: {column.name}")


@EVERY_TABLE
def test_every_column_lets_in_what_it_may_hold(table: sa.Table[Any]) -> None:
    workbook = book(table.name)
    first = workbook.worksheets[0]
    checked = rules(first)
    for place, column in enumerate(own_columns(table), start=2):
        rule = checked.get(place)
        shown = first.cell(2, place).number_format
        words = choice_words(table.name, column.name)
        usual = column_suggestions(table.name).get(column.name)
        if words or usual or column.name == "indicator":
            assert rule is not None
            expected = list(words.values()) or list(usual or ()) or list(titles().values())
            assert listed(workbook, rule) == expected
            assert rule.showErrorMessage is (usual is None)
        elif isinstance(column.type, sa.Boolean):
            assert rule is not None
            assert (rule.type, rule.formula1) == ("list", '"да,нет"')
        elif column.name in MONTHS.get(table.name, ()):
            # Excel would make a day of a month that is typed into a cell for dates.
            assert (rule, shown) == (None, "@")
        elif isinstance(column.type, sa.Date):
            assert rule is not None
            assert (rule.type, shown) == ("date", "dd.mm.yyyy")
        elif isinstance(column.type, sa.Integer):
            assert rule is not None
            assert (rule.type, shown) == ("whole", "0")
        elif isinstance(column.type, sa.Numeric | sa.Float):
            assert rule is not None
            assert rule.type == "decimal"
        else:
            assert rule is None
            assert shown == "@"
        if rule is not None:
            area = next(iter(rule.sqref.ranges))
            assert (area.min_row, area.max_row) == (2, ROWS_CHECKED + 1)
            assert rule.error
            assert rule.allowBlank


def test_codes_stay_text_in_the_rows_that_are_still_empty() -> None:
    first = book("municipality").worksheets[0]
    assert first.column_dimensions["B"].width > 10
    # A cell without a format of its own takes that of its column.
    styles = {letter: first.column_dimensions[letter].number_format for letter in "BH"}
    assert styles == {"B": "@", "H": "@"}
    assert book("training").worksheets[0].column_dimensions["G"].number_format == "dd.mm.yyyy"


def test_titles_of_indicators_stand_beside_the_questions_that_they_answer() -> None:
    sheet = book("agenda_item")["Списки"]
    told = list(sheet.iter_rows(min_row=2, values_only=True))
    assert told == [(each.title, each.passport.question) for each in registry().values()]


def test_an_indicator_is_chosen_by_its_title() -> None:
    for name in ("target", "weight", "decision", "note"):
        first = book(name).worksheets[0]
        offered = [
            listed(book(name), rule)
            for rule in rules(first).values()
            if rule.type == "list" and "Списки" in rule.formula1
        ]
        assert [each.title for each in registry().values()] in offered, name


def test_bounds_are_told_before_the_file_is_loaded() -> None:
    scores = rules(book("self_diagnosis_score").worksheets[0])
    told = {rule.error: (rule.operator, rule.formula1) for rule in scores.values()}
    assert told["Нужно число не меньше 0."] == ("greaterThanOrEqual", "0")
    assert told["Нужно число больше 0."] == ("greaterThan", "0")


@EVERY_TABLE
def test_the_guide_tells_how_to_load_what_goes_before_and_every_column(
    table: sa.Table[Any],
) -> None:
    rows = list(book(table.name)["Инструкция"].iter_rows(min_row=2, values_only=True))
    told = {subject: text for subject, text, _ in rows}
    assert f"rumo load {table.name} {table.name}.xlsx --dry-run" in told["Как загрузить"]
    columns = [(subject, name) for subject, _, name in rows if name]
    assert columns == list(zip(headers(table)[1:], column_titles(table.name), strict=True))


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("region", ()),
        ("staff_count", ("region", "municipality")),
        ("target", ("region", "municipality")),
        (
            "assignment",
            ("region", "municipality", "organization", "meeting", "agenda_item", "decision"),
        ),
    ],
)
def test_the_tables_that_go_before_are_named_in_the_order_of_loading(
    name: str, before: tuple[str, ...]
) -> None:
    rows = book(name)["Инструкция"].iter_rows(min_row=2, values_only=True)
    told = next(text for subject, text, _ in rows if subject == "Что загрузить раньше")
    named = ", ".join(f"«{table_title(each)}» ({each})" for each in before)
    assert named in told if before else "Ничего" in told


@EVERY_TABLE
def test_csv_has_the_same_header_and_opens_in_russian_excel(table: sa.Table[Any]) -> None:
    data = content(table.name, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == 2
    header, example = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    assert header == headers(table)
    assert example[0] == MARK


@pytest.mark.parametrize("extension", MAKERS)
def test_the_same_form_is_the_same_bytes(extension: str) -> None:
    assert content("decision", extension) == content("decision", extension)


def test_the_example_is_seen_to_be_one() -> None:
    first = book("staff_count").worksheets[0]
    assert first["A2"].value == MARK
    for cell in first[2]:
        assert cell.font.italic
        assert cell.fill.fgColor.rgb == "FFE7E6E6"


def unmarked(name: str, extension: str) -> bytes:
    """The form as a person leaves it who wrote over the example and removed the mark."""
    if extension == "csv":
        return content(name, "csv").replace(MARK.encode(), b"")
    workbook = book(name)
    workbook.worksheets[0]["A2"].value = None
    memory = io.BytesIO()
    workbook.save(memory)
    return memory.getvalue()


@pytest.fixture
def base(sqlite_url: str) -> Iterator[sa.Engine]:
    made = make_engine(sqlite_url)
    yield made
    made.dispose()


@pytest.mark.parametrize("extension", MAKERS)
def test_examples_without_their_mark_load_one_after_another(
    base: sa.Engine, tmp_path: Path, extension: str
) -> None:
    for name in NAMES:
        path = tmp_path / f"{name}.{extension}"
        path.write_bytes(unmarked(name, extension))
        report = load_file(base, name, path, indicators=titles())
        assert report.errors == (), name
        assert (report.read, report.added) == (1, 1), name


@pytest.mark.parametrize("extension", MAKERS)
def test_a_form_that_nobody_filled_in_brings_nothing(
    base: sa.Engine, tmp_path: Path, extension: str
) -> None:
    for name in NAMES:
        path = tmp_path / f"{name}.{extension}"
        path.write_bytes(content(name, extension))
        report = load_file(base, name, path, indicators=titles(), mode=LoadMode.DRY_RUN)
        assert (report.errors, report.read) == ((), 0), name
