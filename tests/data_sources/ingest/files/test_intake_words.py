"""Other words, units and months: what people write for the same thing."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.ingest.files import LoadMode, UnknownDatasetError, load_file, table_named
from data_sources.ingest.files.cells.cells import CellRefusedError, parse_cell
from data_sources.ingest.files.raw import RawCell
from data_sources.ingest.files.rows.fields import fields_of
from data_sources.ingest.files.rows.header_words import normalized
from data_sources.ingest.files.rows.headers import names_of
from data_sources.ingest.files.rows.loadable import FieldKind, FileField
from data_sources.ingest.files.rows.other_words import OTHER_WORDS
from data_sources.names import Directory
from data_sources.vocabulary.titles import column_titles, table_title

DUE = fields_of(schema.plan_item, {})["due_on"]


def due(written: RawCell) -> object:
    return parse_cell(DUE, written, Directory.empty())


@pytest.mark.parametrize(
    "written",
    [
        "сентябрь 2026",
        "Сентябрь 2026 г.",
        "сентябрь 2026 года",
        "сентября 2026",
        "в сентябре 2026",
        "до конца сентября 2026",
        "сент. 2026",
        "сен 2026",
        "сен.26",
        "Сент-26",
        "09.2026",
        "9.2026",
        "09.2026 г.",
        "09/2026",
        "2026-09",
        "30.09.2026",
        datetime.fromisoformat("2026-09-30"),
    ],
)
def test_a_month_of_a_plan_is_its_last_day(written: RawCell) -> None:
    assert due(written) == date(2026, 9, 30)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("февраль 2028", date(2028, 2, 29)),
        ("02.2027", date(2027, 2, 28)),
        ("май 2026", date(2026, 5, 31)),
        ("мая 2026", date(2026, 5, 31)),
        ("мар 2026", date(2026, 3, 31)),
        ("июнь 2026", date(2026, 6, 30)),
        ("июль 2026", date(2026, 7, 31)),
        ("1.9.2026", date(2026, 9, 1)),
        ("1 сентября 2026", date(2026, 9, 1)),
    ],
)
def test_every_month_has_its_own_last_day_and_a_day_stays_one(written: str, day: date) -> None:
    assert due(written) == day


@pytest.mark.parametrize(
    "written", ["13.2026", "сентябрь", "осень 2026", "2026", 2026, "в течение года", "00.2026"]
)
def test_what_is_neither_a_day_nor_a_month_is_refused_with_both_forms(written: RawCell) -> None:
    with pytest.raises(CellRefusedError, match=r"ДД\.ММ\.ГГГГ, например 05\.09\.2024, или месяц"):
        due(written)


def test_a_month_is_a_day_in_no_other_column() -> None:
    with pytest.raises(CellRefusedError):
        parse_cell(
            FileField("held_on", FieldKind.DATE, required=True), "09.2026", Directory.empty()
        )


@pytest.mark.parametrize("shown", ["mmm yy", "mmmm yyyy", "[$-419]mmmm\\ yyyy;@", "mm.yyyy"])
def test_a_date_that_a_book_shows_as_a_month_is_that_month(
    sqlite: sa.Engine, tmp_path: Path, shown: str
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["План", "Код", "Мероприятие", "Срок"])
    book.active.append(["rumo", "p1", "Семинар", datetime.fromisoformat("2026-09-01")])
    book.active["D2"].number_format = shown
    book.save(tmp_path / "plan.xlsx")
    assert load_file(sqlite, "plan_item", tmp_path / "plan.xlsx", indicators={}).errors == ()
    with sqlite.connect() as connection:
        assert connection.scalars(sa.select(schema.plan_item.c.due_on)).all() == [date(2026, 9, 30)]


def test_an_old_book_shows_a_month_as_well(sqlite: sa.Engine) -> None:
    path = Path(__file__).parent / "old_books" / "plan_item.xls"
    assert load_file(sqlite, "plan_item", path, indicators={}).errors == ()
    with sqlite.connect() as connection:
        assert connection.scalars(sa.select(schema.plan_item.c.due_on)).one() == date(2026, 9, 30)


# --- words of closed lists ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("педагог", "teacher"),
        ("Педагоги", "teacher"),
        ("учителя", "teacher"),
        ("УЧИТЕЛЬ", "teacher"),
        ("педагогические работники", "teacher"),
        ("пед. работники", "teacher"),
        ("руководитель", "manager"),
        ("руководители.", "manager"),
        ("управленческие кадры", "manager"),
        ("молодой педагог", "young_teacher"),
        ("молодые специалисты", "young_teacher"),
    ],
)
def test_a_category_is_known_in_the_singular_and_by_its_other_names(
    written: str, code: str
) -> None:
    field = fields_of(schema.staff_count, {})["category"]
    assert parse_cell(field, written, Directory.empty()) == code


def test_no_other_word_changes_what_a_listed_word_means() -> None:
    known = set()
    for table in schema.KNOWN_TABLES:
        for field in fields_of(table, {}).values():
            known.update(field.choices or ())
            for code, word in field.words.items():
                assert parse_cell(field, word, Directory.empty()) == code
                assert parse_cell(field, code, Directory.empty()) == code
    assert set(OTHER_WORDS) <= known


# --- titles of columns ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "Численность",
        "ЧИСЛЕННОСТЬ",
        "Численность (чел.)",
        "численность, человек",
        "Численность чел",
        "Численность, чел.",
        "headcount",
        "Количество, чел.",
    ],
)
def test_a_title_is_known_without_its_unit_and_with_another(title: str) -> None:
    assert names_of("staff_count").column_of(title) == "headcount"


@pytest.mark.parametrize("table", [table.name for table in schema.KNOWN_TABLES])
def test_no_other_title_hides_a_column_of_the_table(table: str) -> None:
    names = names_of(table)
    titles_of_columns = column_titles(table)
    assert titles_of_columns
    for name, title in titles_of_columns.items():
        assert names.column_of(title) == name
        assert names.column_of(normalized(title).upper()) == name


# --- names of tables ------------------------------------------------------------------------


@pytest.mark.parametrize("table", [table.name for table in schema.KNOWN_TABLES])
def test_a_table_is_called_by_its_name_or_its_title_in_any_case(table: str) -> None:
    title = table_title(table)
    for written in (table, table.upper(), title, title.upper(), f"  {title.lower()} "):
        assert table_named(written) == table


@pytest.mark.parametrize(
    ("written", "offered"), [("Численост", "«Численность» (staff_count)"), ("Школы", "school")]
)
def test_a_table_that_is_none_is_answered_with_the_nearest(written: str, offered: str) -> None:
    with pytest.raises(UnknownDatasetError) as caught:
        table_named(written)
    assert f"Похоже: {offered}" in str(caught.value) or f"({offered})" in str(caught.value)


# --- nothing to load ------------------------------------------------------------------------


def test_a_file_without_data_says_that_it_is_empty(sqlite: sa.Engine, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("Пометка;Код;Название;Вид\nПРИМЕР;x;Имя;другая\n", encoding="utf-8")
    report = load_file(sqlite, "organization", path, indicators={}, mode=LoadMode.WRITE)
    assert (report.errors, report.read, report.load_id) == ((), 0, None)
    assert "нет ни одной строки с данными" in report.warnings[-1].message
