"""Which sheets, rows and columns of a workbook are read, and how all the others are named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.engine import make_engine
from data_sources.ingest.files import LoadReport, Policy, load_file

HEADER: Final = ["Код", "Название", "Вид"]
SCHOOL: Final = ["s1", "Школа «Радуга»", "школа"]
OFFICE: Final = ["o1", "Управление", "другая"]
OTHER: Final = ["x1", "Методический кабинет", "другая"]


class Desk:
    """Somebody who loads workbooks of organisations."""

    def __init__(self, engine: sa.Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder

    def book(self, sheets: dict[str, list[list[Any]]], change: Callable[[Any], None]) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        change(book)
        path = self.folder / "table.xlsx"
        book.save(path)
        return path

    def load(
        self,
        sheets: dict[str, list[list[Any]]],
        change: Callable[[Any], None] = lambda book: None,
        policy: Policy = Policy.ALL_OR_NOTHING,
        dataset: str = "organization",
    ) -> LoadReport:
        path = self.book(sheets, change)
        return load_file(self.engine, dataset, path, indicators={}, policy=policy)

    def codes(self) -> list[str]:
        table = schema.organization
        with self.engine.connect() as connection:
            return list(connection.scalars(sa.select(table.c.code).order_by(table.c.code)))


@pytest.fixture
def desk(sqlite_url: str, tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "files"
    folder.mkdir()
    engine = make_engine(sqlite_url)
    yield Desk(engine, folder)
    engine.dispose()


def said(report: LoadReport) -> str:
    return "\n".join(warning.message for warning in report.warnings)


def places(report: LoadReport) -> list[tuple[int | None, str | None]]:
    return [(error.row, error.column) for error in report.errors]


# --- sheets ---------------------------------------------------------------------------------


def test_every_sheet_with_the_header_is_read_and_every_other_is_named(desk: Desk) -> None:
    report = desk.load(
        {
            "Север": [HEADER, SCHOOL],
            "Юг": [["Вид", "Код", "Название"], ["другая", "o1", "Управление"]],
            "Руководители": [["Код", "Телефон"], ["s1", "2-11-11"]],
            "Пустой": [],
            "Запад": [["Организации запада"], [], HEADER, OTHER],
        }
    )
    assert (report.errors, report.read, report.added) == ((), 3, 3)
    assert desk.codes() == ["o1", "s1", "x1"]
    assert "Лист «Руководители» не прочитан: нет столбцов «Название», «Вид»." in said(report)
    assert "Лист «Пустой» не прочитан: нет заполненных ячеек." in said(report)
    assert "Лист «Запад»: Строка 1 — над таблицей, не загружается" in said(report)


def test_an_error_names_its_sheet_and_the_row_there(desk: Desk) -> None:
    report = desk.load(
        {"Север": [HEADER, SCHOOL, OFFICE], "Юг": [["Свод"], HEADER, ["z", "Имя", "цвет"]]}
    )
    assert places(report) == [(3, "kind")]
    assert report.errors[0].message.startswith("Лист «Юг»: ")
    assert desk.codes() == []


def test_the_same_record_on_two_sheets_is_told_with_both_places(desk: Desk) -> None:
    report = desk.load({"Север": [HEADER, OFFICE, SCHOOL], "Юг": [HEADER, SCHOOL]})
    assert places(report) == [(2, "code")]
    assert "Лист «Юг»: Та же запись (Код) уже есть в строке 3 листа «Север»" in said_errors(report)


def said_errors(report: LoadReport) -> str:
    return "\n".join(error.message for error in report.errors)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_with_the_header_is_read_and_named(desk: Desk, state: str) -> None:
    def hide(book: Any) -> None:
        book["Архив"].sheet_state = state
        book["Черновик"].sheet_state = state

    sheets = {"Север": [HEADER, SCHOOL], "Архив": [HEADER, OFFICE], "Черновик": [["Заметки"]]}
    report = desk.load(sheets, hide)
    assert report.errors == ()
    assert desk.codes() == ["o1", "s1"]
    assert "Лист «Архив» скрыт; он прочитан." in said(report)
    assert "Лист «Черновик» (скрыт) не прочитан" in said(report)


def test_a_misspelt_header_among_sound_sheets_is_an_error_and_not_silence(desk: Desk) -> None:
    report = desk.load({"Север": [HEADER, SCHOOL], "Юг": [["Код", "Названее", "Вид"], OFFICE]})
    assert places(report) == [(1, "Названее"), (1, "name")]
    assert all("Лист «Юг»" in error.message for error in report.errors)


def test_a_column_of_one_sheet_alone_would_empty_it_elsewhere_and_is_refused(desk: Desk) -> None:
    wide = [[*HEADER, "Краткое название"], [*SCHOOL, "Радуга"]]
    report = desk.load({"Север": wide, "Юг": [HEADER, OFFICE]})
    assert places(report) == [(1, "short_name")]
    report = desk.load({"Юг": [HEADER, OFFICE], "Север": wide})
    assert places(report) == [(1, "short_name")]
    report = desk.load({"Север": wide, "Юг": [wide[0], OFFICE]})
    assert report.errors == ()


def test_rejected_rows_lie_on_sheets_of_the_same_titles(desk: Desk) -> None:
    report = desk.load(
        {
            "Север": [HEADER, SCHOOL, ["a", "Имя", "цвет"]],
            "Юг": [HEADER, OFFICE],
            "Запад": [["Вид", "Код", "Название"], ["цвет", "b", "Имя"]],
        },
        policy=Policy.ACCEPT_VALID,
    )
    assert (report.added, report.rejected) == (2, 2)
    assert report.rejects_file is not None
    made = openpyxl.load_workbook(report.rejects_file)
    assert made.sheetnames == ["Север", "Запад"]
    assert [cell.value for cell in made["Запад"][2]][:3] == ["цвет", "b", "Имя"]
    again = load_file(desk.engine, "organization", report.rejects_file, indicators={})
    assert places(again) == [(2, "kind"), (2, "kind")]


def test_a_sheet_of_the_explaining_name_with_the_whole_header_is_read(desk: Desk) -> None:
    assert desk.load({"Списки": [HEADER, SCHOOL], "1": [HEADER, OFFICE]}).added == 2


# --- hidden rows and columns ----------------------------------------------------------------


def test_hidden_and_filtered_rows_are_read_and_named(desk: Desk) -> None:
    def hide(book: Any) -> None:
        sheet = book.active
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[4].hidden = True
        sheet.auto_filter.ref = "A1:C4"

    report = desk.load({"Лист1": [HEADER, SCHOOL, OFFICE, OTHER]}, hide)
    assert (report.errors, report.added) == ((), 3)
    assert "Строки 3–4 — скрыто, прочитано." in said(report)


def test_a_hidden_column_is_read_and_named(desk: Desk) -> None:
    def hide(book: Any) -> None:
        book.active.column_dimensions["C"].hidden = True

    report = desk.load({"Лист1": [HEADER, SCHOOL]}, hide)
    assert report.errors == ()
    assert [(w.row, w.column, w.message) for w in report.warnings] == [
        (1, "kind", "Столбец C скрыт; он прочитан.")
    ]


@pytest.mark.parametrize("title", ["Цвет", None])
def test_a_hidden_column_that_is_refused_is_said_to_be_hidden(desk: Desk, title: str) -> None:
    def hide(book: Any) -> None:
        book.active.column_dimensions["B"].hidden = True

    rows = [["Код", title, "Название", "Вид"], ["s1", "красный", "Школа", "школа"]]
    report = desk.load({"Лист1": rows}, hide)
    assert "Столбец B скрыт" in report.errors[0].message


# --- merged cells ---------------------------------------------------------------------------


def test_a_cell_merged_down_or_across_stands_for_each_of_its_cells(desk: Desk) -> None:
    rows = [HEADER, ["s1", "Одно имя", "школа"], ["s2", None, None], ["другая", None, "другая"]]

    def merge(book: Any) -> None:
        book.active.merge_cells("B2:B3")
        book.active.merge_cells("C2:C3")
        book.active.merge_cells("A4:B4")

    report = desk.load({"Лист1": rows}, merge)
    assert (report.errors, report.added) == ((), 3)
    with desk.engine.connect() as connection:
        found = connection.execute(
            sa.select(schema.organization.c.code, schema.organization.c.name)
        ).fetchall()
    assert set(map(tuple, found)) == {
        ("s1", "Одно имя"),
        ("s2", "Одно имя"),
        ("другая", "другая"),
    }


def test_a_merged_area_below_the_data_makes_no_rows(desk: Desk) -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("C2:C900")

    report = desk.load({"Лист1": [HEADER, SCHOOL, ["o1", "Управление"]]}, merge)
    assert (report.errors, report.read) == ((), 2)


def test_two_header_rows_with_one_merged_over_the_other_are_one(desk: Desk) -> None:
    rows = [
        ["Перечень организаций", None, None, None],
        ["Код", "Сведения", None, "Примечание"],
        [None, "Название", "Вид", None],
        SCHOOL,
    ]

    def merge(book: Any) -> None:
        for area in ("A1:D1", "A2:A3", "B2:C2", "D2:D3"):
            book.active.merge_cells(area)

    report = desk.load({"Лист1": rows}, merge)
    assert (report.errors, report.read, report.added) == ((), 1, 1)
    assert "Строка 1 — над таблицей, не загружается: «Перечень организаций»." in said(report)
    assert "Столбец «Примечание» не загружается." in said(report)
    rows[3] = ["z", "Имя", "цвет"]
    assert places(desk.load({"Лист1": rows}, merge)) == [(4, "kind")]


def test_a_title_of_two_rows_is_put_together(desk: Desk) -> None:
    rows = [
        ["Код", "Муниципалитет", "Название", "Вид", "Дата", None],
        [None, None, None, None, "открытия", "закрытия"],
        ["s1", "69624000", "Школа", "общеобразовательная", "01.09.1990", None],
    ]

    def merge(book: Any) -> None:
        book.active.merge_cells("E1:F1")

    report = desk.load({"Лист1": rows}, merge, dataset="school")
    assert [error.code.value for error in report.errors] == ["unknown_reference"]


# --- what is passed over --------------------------------------------------------------------


def test_all_that_is_no_data_is_passed_over_and_named(desk: Desk) -> None:
    rows: list[list[Any]] = [
        ["Сведения об организациях"],
        ["№ п/п", *HEADER, "Примечание"],
        [1, 2, 3, 4, 5],
        [1, *SCHOOL, "проверено"],
        ["№ п/п", *HEADER, "Примечание"],
        [2, *OFFICE, None],
        ["Итого", 2],
        [],
        ["Исполнитель: Иванова И. И.", None, "тел. 2-11-11"],
        [None, "ivanova@example.org"],
        [None, None, None, None, None, " "],
    ]
    report = desk.load({"Лист1": rows})
    assert (report.errors, report.read, report.added) == ((), 2, 2)
    assert [(warning.row, warning.message) for warning in report.warnings] == [
        (1, "Строка 1 — над таблицей, не загружается: «Сведения об организациях»."),
        (3, "Строка 3 — номера столбцов, не загружается: «1»."),
        (5, "Строка 5 — повтор заголовка, не загружается: «№ п/п»."),
        (7, "Строка 7 — итоги, они сходятся, не загружается: «Итого»."),
        (11, "Строка 11 — одни пробелы, не загружается."),
        (
            9,
            "Строки 9–10 — подпись или пояснение под таблицей, не загружается: "
            "«Исполнитель: Иванова И. И.», «ivanova@example.org».",
        ),
        (2, "Столбцы «№ п/п», «Примечание» не загружаются."),
    ]


def test_the_example_of_the_template_is_named(desk: Desk) -> None:
    rows = [["Пометка", *HEADER], ["ПРИМЕР — удалите строку", *SCHOOL], [None, *OFFICE]]
    report = desk.load({"Лист1": rows})
    assert (report.read, report.added) == (1, 1)
    assert "Строка 2 — пример из шаблона, не загружается" in said(report)


@pytest.mark.parametrize("place", ["XFD1048576", "XFD2", "ZZ50"])
def test_a_lone_space_far_away_is_passed_over_and_named(desk: Desk, place: str) -> None:
    def write(book: Any) -> None:
        book.active[place] = " "

    report = desk.load({"Лист1": [HEADER, SCHOOL]}, write)
    assert (report.errors, report.added) == ((), 1)
    assert place in said(report) or "одни пробелы" in said(report)


def test_what_looks_like_a_signature_among_the_data_is_refused_with_advice(desk: Desk) -> None:
    rows = [HEADER, SCHOOL, ["Исполнитель: Иванова"], OFFICE]
    report = desk.load({"Лист1": rows})
    assert places(report) == [(3, None)]
    assert "Удалите её или перенесите под таблицу" in report.errors[0].message
    del rows[2]
    assert desk.load({"Лист1": rows}).added == 2


def test_a_row_with_data_under_the_table_is_no_signature(desk: Desk) -> None:
    report = desk.load({"Лист1": [HEADER, SCHOOL, ["Директор", None, "школа"]]})
    assert places(report) == [(3, "name")]


STAFF: Final = ["Муниципалитет", "Категория", "На дату", "Численность"]


@pytest.mark.parametrize(
    ("total", "adds_up"),
    [(60, True), ("60", True), (50, True), (10, True), (65, True), (61, False), (100, False)],
)
def test_a_total_adds_up_for_all_or_for_some_of_the_categories(
    desk: Desk, total: object, *, adds_up: bool
) -> None:
    rows = [
        STAFF,
        ["69624000", "педагоги", "01.09.2024", 50],
        ["69624000", "руководители", "01.09.2024", 10],
        ["69624000", "молодые педагоги", "01.09.2024", 5],
        ["ИТОГО", None, None, total],
    ]
    report = desk.load({"Лист1": rows}, dataset="staff_count")
    assert ((5, "headcount") in places(report)) is not adds_up


def test_subtotals_and_the_total_of_all_add_up(desk: Desk) -> None:
    rows = [
        STAFF,
        ["69624000", "педагоги", "01.09.2024", 50],
        ["Итого", None, None, 50],
        ["69616000", "педагоги", "01.09.2024", 30],
        ["Итого", None, None, 30],
        ["ВСЕГО по региону", None, None, 80],
    ]
    report = desk.load({"Лист1": rows}, dataset="staff_count")
    assert {error.code.value for error in report.errors} == {"unknown_reference"}
    assert "Строки 3, 5–6 — итоги, они сходятся" in said(report)
