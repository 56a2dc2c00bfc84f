"""What files `rumo load` reads, in whatever shape people and programs leave them."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final

import openpyxl
import pytest
import sqlalchemy as sa
import xlsxwriter

from data_sources.database import schema
from data_sources.database.engine import make_engine
from data_sources.ingest.files import LoadMode, LoadReport, load_file
from data_sources.ingest.files.books.reading import source_of
from data_sources.ingest.files.raw import RawRow
from data_sources.vocabulary.titles import column_titles, table_title

HEADER: Final = ["code", "name", "kind"]
SCHOOL: Final = ["s1", "Школа «Радуга» № 5", "school"]
OFFICE: Final = ["o1", "Управление образования", "municipal_office"]
TABLE: Final = [HEADER, SCHOOL, OFFICE]
READ: Final = [("o1", "Управление образования"), ("s1", "Школа «Радуга» № 5")]

Part = bytes | Callable[[bytes], bytes]
SHEET: Final = "xl/worksheets/sheet1.xml"


class Desk:
    """Somebody who puts files into one database."""

    def __init__(self, engine: sa.Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder

    def file(self, content: str | bytes, name: str = "table.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def book(self, sheets: Mapping[str, list[list[Any]]], name: str = "table.xlsx") -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = self.folder / name
        book.save(path)
        return path

    def rebuilt(self, parts: Mapping[str, Part]) -> Path:
        """A sound book with some parts replaced or added."""
        sound = self.folder / "sound.xlsx"
        with xlsxwriter.Workbook(sound) as book:
            sheet = book.add_worksheet()
            for place, row in enumerate(TABLE):
                sheet.write_row(place, 0, row)
        path = self.folder / "rebuilt.xlsx"
        with (
            zipfile.ZipFile(sound) as old,
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
        ):
            for name in {*old.namelist(), *parts}:
                content = old.read(name) if name in old.namelist() else b""
                change: Part = parts.get(name, content)
                new.writestr(name, change if isinstance(change, bytes) else change(content))
        return path

    def load(self, content: str | bytes | Path, dataset: str = "organization") -> LoadReport:
        path = content if isinstance(content, Path) else self.file(content)
        return load_file(self.engine, dataset, path, indicators={})

    def organizations(self, content: str | bytes | Path) -> list[tuple[str, str]]:
        """What a good file leaves in the database."""
        report = self.load(content)
        assert report.errors == ()
        table = schema.organization
        question = sa.select(table.c.code, table.c.name).order_by(table.c.code)
        with self.engine.connect() as connection:
            return [(row.code, row.name) for row in connection.execute(question)]


@pytest.fixture
def desk(sqlite_url: str, tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "files"
    folder.mkdir()
    engine = make_engine(sqlite_url)
    yield Desk(engine, folder)
    engine.dispose()


def source_rows(path: Path, table: str) -> list[tuple[int, RawRow]]:
    """The rows of the first of the table's sheets with their numbers, those above it too."""
    with source_of(path, table) as source, source.sheets[0].read() as content:
        return [(line.number, line.full) for line in content.lines]


def text(rows: list[list[str]], delimiter: str = ";", end: str = "\r\n") -> str:
    return "".join(delimiter.join(row) + end for row in rows)


def places(report: LoadReport) -> list[tuple[int | None, str | None, str]]:
    return [(error.row, error.column, error.code.value) for error in report.errors]


def refusal(report: LoadReport) -> str:
    """The sentence with which the whole file was refused."""
    assert [error.code.value for error in report.errors] == ["unreadable_file"]
    assert (report.read, report.added, report.load_id) == (0, 0, None)
    return report.errors[0].message


# --- character sets -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        text(TABLE).encode(),
        codecs.BOM_UTF8 + text(TABLE).encode(),
        text(TABLE).encode("cp1251"),
        codecs.BOM_UTF16_LE + text(TABLE, "\t").encode("utf-16-le"),
        codecs.BOM_UTF16_BE + text(TABLE, "\t").encode("utf-16-be"),
        text(TABLE).encode("utf-16-le"),
        text(TABLE).encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 mark", "cp1251", "utf-16-le", "utf-16-be", "le no mark", "be no mark"],
)
def test_russian_letters_are_read_in_every_known_character_set(desk: Desk, content: bytes) -> None:
    assert desk.organizations(content) == READ


@pytest.mark.parametrize("name", ["Край", "ИВАНОВ ИВАН", "Ёлкино, ещё «съезд»", "МБОУ «СОШ № 14»"])
def test_a_little_text_is_enough_to_tell_cp1251(desk: Desk, name: str) -> None:
    content = text([HEADER, ["x", name, "other"]]).encode("cp1251")
    assert desk.organizations(content) == [("x", name)]


def test_letters_far_from_the_beginning_are_read_too(desk: Desk) -> None:
    latin = [[f"a{n}", "x" * 200, "other"] for n in range(200)]
    content = text([HEADER, *latin, SCHOOL]).encode("cp1251")
    assert desk.organizations(content)[-1] == READ[-1]


PLAIN: Final = [
    ["Код", "Название", "Вид"],
    ["s1", "Школа Радуга в Каргасокском районе", "school"],
    ["s2", "СОШ поселка Молодежный", "school"],
]


@pytest.mark.parametrize("codec", ["cp866", "koi8_r", "mac_cyrillic", "iso8859_5"])
def test_a_character_set_that_is_not_known_is_named_and_never_misread(
    desk: Desk, codec: str
) -> None:
    assert "кодировке" in refusal(desk.load(text(PLAIN).encode(codec)))


@pytest.mark.parametrize(
    "content",
    [
        text(TABLE).encode() + "x;Ещё школа;other\r\n".encode("cp1251"),
        text(TABLE).encode("cp1251") + "x;Ещё школа;other\r\n".encode(),
        text(TABLE).encode().replace("Ш".encode(), b"\xd0"),
        text(TABLE).encode()[:-40],
        codecs.BOM_UTF8 + text(TABLE).encode("cp1251"),
        text([HEADER, ["x", "Überprüfung für Lehrer", "other"]]).encode("latin-1"),
        text([HEADER, ["x", "Мектеп їжак", "other"]]).encode("cp1251"),
        codecs.BOM_UTF32_LE + text(TABLE).encode("utf-32-le"),
        codecs.BOM_UTF16_LE + text(TABLE).encode("utf-16-le")[:-1],
    ],
)
def test_text_that_would_be_misread_in_part_is_refused(desk: Desk, content: bytes) -> None:
    report = desk.load(content)
    assert [error.code.value for error in report.errors] == ["unreadable_file"]


# --- CSV ------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends_of_all_systems_are_read(
    desk: Desk, delimiter: str, end: str
) -> None:
    assert desk.organizations(text(TABLE, delimiter, end)) == READ


@pytest.mark.parametrize("stated", ["sep=;\r\n", '"sep=;"\n', "SEP=;;;\n", "\ufeffsep=;\r\n"])
def test_the_first_line_may_state_the_delimiter(desk: Desk, stated: str) -> None:
    rows = [HEADER, ["x", "Раз, два, три, четыре", "other"]]
    assert desk.organizations(stated + text(rows)) == [("x", "Раз, два, три, четыре")]
    report = desk.load(stated + text([HEADER, ["x", "Имя", "wrong"]]))
    assert places(report) == [(3, "kind", "bad_choice")]


def test_a_stated_delimiter_that_is_not_known_is_refused(desk: Desk) -> None:
    assert "разделитель" in refusal(desk.load("sep=|\n" + text(TABLE, "|")))


def test_the_delimiter_is_the_one_that_divides_the_header_not_the_title_above(desk: Desk) -> None:
    title = "Отчёт за год, квартал, месяц, неделю, день\n"
    assert desk.organizations(title + text(TABLE)) == READ


def test_a_line_end_in_quotation_marks_belongs_to_the_cell(desk: Desk) -> None:
    content = 'code;name;kind\r\nx;"Первая\r\nвторая; ""третья""";other\r\ny;Имя;wrong\r\n'
    assert places(desk.load(content)) == [(3, "kind", "bad_choice")]
    assert desk.organizations(content.replace("wrong", "other"))[0] == (
        "x",
        'Первая\nвторая; "третья"',
    )


@pytest.mark.parametrize(
    ("content", "row"),
    [
        (b"a" * (2 << 20), 1),
        (b"code,name,kind\nx,a,other\n" + b"y" * (2 << 20), 3),
        (b"code,name,kind\nx" + b',"a\nb"' * (1 << 18) + b"\n", 2),
        (b'code,name,kind\nx,"' + b"a\n" * (1 << 18), 2),
        (b",".join(b"c%d" % n for n in range(100_000)), 1),
        (b'code,name,kind\nx,"Never closed,other\ny,a,other\n', 2),
    ],
    ids=["one line", "third line", "many cells", "one cell", "wide header", "open quote"],
)
def test_a_row_that_never_ends_is_refused_by_its_number(
    desk: Desk, content: bytes, row: int
) -> None:
    report = desk.load(content)
    refusal(report)
    assert report.errors[0].row == row


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "картинка"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "картинка"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "паролем"),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE html><table>", "веб-страница"),
        (b"<html><table><tr><td>code</td></tr></table>", "веб-страница"),
        ("<html><table>".encode("utf-16"), "веб-страница"),
        (b'<?xml version="1.0"?><Workbook/>', "XML"),
        (b"\x1f\x8b\x08\x00", "архив"),
        (b"PK\x05\x06" + bytes(18), "архив"),
        (bytes(range(1, 128)) * 50, "не текст"),
        (bytes(5000), "нулевые"),
        (b"", "пуст"),
        (b"\n \r\n;;;\n" * 1000, "ни одной"),
    ],
)
@pytest.mark.parametrize("name", ["file.csv", "file.xls"])
def test_what_is_no_table_is_refused_by_its_bytes(
    desk: Desk, content: bytes, word: str, name: str
) -> None:
    assert word in refusal(desk.load(desk.file(content, name)))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"<html><table>", b"code,name,kind\n", b""])
def test_the_name_of_a_book_makes_no_book(desk: Desk, content: bytes) -> None:
    refusal(desk.load(desk.file(content, "table.xlsx")))


def test_a_folder_is_refused(desk: Desk) -> None:
    assert "папка" in refusal(desk.load(desk.folder))


def test_a_zero_byte_far_in_the_file_is_refused_in_its_row(desk: Desk) -> None:
    rows = [HEADER, *([f"y{n}", "я" * 100, "other"] for n in range(100)), ["x", "Имя\0", "other"]]
    assert places(desk.load(text(rows))) == [(102, "name", "out_of_range")]


# --- the header -----------------------------------------------------------------------------


@pytest.mark.parametrize("table", [table.name for table in schema.KNOWN_TABLES])
def test_every_table_takes_its_russian_titles_in_any_order(desk: Desk, table: str) -> None:
    titles = list(column_titles(table).values())
    for header in (titles, titles[::-1], [f"{title} *" for title in titles]):
        report = desk.load(text([header]), table)
        assert (report.errors, report.read) == ((), 0)


@pytest.mark.parametrize(
    "header",
    [
        "КОД;НАЗВАНИЕ;ВИД",
        " Код ;Название *;Вид:",
        "Код\u00a0*; Название\u00a0;вид",
        '"Код";"Назва\u00adние";"  Вид \n"',
        "code;Название;KIND",
        "Вид;code;name",
    ],
)
def test_a_title_is_known_however_it_is_written(desk: Desk, header: str) -> None:
    cells = ["other", "x", "Имя"] if header.startswith("Вид") else ["x", "Имя", "other"]
    assert desk.organizations(f"{header}\n{';'.join(cells)}\n") == [("x", "Имя")]


def test_yo_and_a_line_end_in_a_title_make_no_difference(desk: Desk) -> None:
    title = column_titles("school")["opened_on"].replace(" ", "\n").replace("е", "ё")
    path = desk.book({"Лист1": [["code", "oktmo", "name", "kind", title]]})
    assert desk.load(path, "school").errors == ()


@pytest.mark.parametrize("title", ["ОКТМО", "Муниципалитет", "код октмо", "МО", "oktmo"])
def test_the_municipality_is_known_by_every_usual_title(
    tmp_path: Path, engine: sa.Engine, title: str
) -> None:
    path = tmp_path / "counts.csv"
    path.write_text(f"{title};На дату;Категория;Численность, чел.\n", encoding="utf-8")
    report = load_file(engine, "staff_count", path, indicators={}, mode=LoadMode.DRY_RUN)
    assert report.errors == ()


def test_an_unknown_column_is_answered_with_the_nearest(desk: Desk) -> None:
    report = desk.load("Код;Названее;Вид\nx;Имя;other\n")
    assert places(report) == [(1, "Названее", "unknown_column"), (1, "name", "missing_column")]
    unknown, missing = report.errors
    assert "«Название» / name" in unknown.message
    assert "«Название» / name" in missing.message
    assert (report.read, report.rejected) == (1, 1)


def test_an_unknown_column_like_none_is_answered_with_all(desk: Desk) -> None:
    report = desk.load("code;name;kind;Щщщ\n")
    assert places(report) == [(1, "Щщщ", "unknown_column")]
    for title in column_titles("organization").values():
        assert title in report.errors[0].message


def test_the_same_column_under_both_names_is_refused(desk: Desk) -> None:
    report = desk.load("code;name;kind;Название\nx;Имя;other;Другое\n")
    assert places(report) == [(1, "Название", "unknown_column")]
    assert "дважды" in report.errors[0].message


def test_a_column_without_title_is_left_out_only_while_it_is_empty(desk: Desk) -> None:
    assert desk.organizations("code;;name;kind;;\nx;;Имя;other;;\n") == [("x", "Имя")]
    report = desk.load("code;;name;kind;;\nx;;Имя;other;;\ny;раз;Имя;other;;два\nz;раз;Имя;other\n")
    assert places(report) == [(1, "B", "unknown_column"), (1, "F", "unknown_column")]


def test_a_note_right_of_the_table_in_a_book_is_a_column_without_title(desk: Desk) -> None:
    path = desk.book({"Лист1": [HEADER, SCHOOL, [*OFFICE, None, "проверить!"]]})
    assert places(desk.load(path)) == [(1, "E", "unknown_column")]


@pytest.mark.parametrize("above", [1, 3, 15])
def test_titles_above_the_header_are_passed_over_and_rows_keep_their_numbers(
    desk: Desk, above: int
) -> None:
    titles = [["Сведения об организациях"], [], ["на 1 сентября", "", "форма 5"], *([["…"]] * 12)]
    rows = [*titles[:above], HEADER, SCHOOL, ["x", "Имя", "wrong"]]
    for path in (desk.file(text(rows)), desk.book({"Лист1": rows})):
        assert places(desk.load(path)) == [(above + 3, "kind", "bad_choice")]


def test_errors_of_a_header_stand_in_its_own_row(desk: Desk) -> None:
    report = desk.load("Организации;;\n\nКод;Вид;Цвет\nx;other;red\n")
    assert places(report) == [(3, "Цвет", "unknown_column"), (3, "name", "missing_column")]
    assert (report.read, report.rejected) == (1, 1)


def test_a_file_without_a_known_title_is_blamed_in_its_first_row(desk: Desk) -> None:
    report = desk.load("x;Имя;other\ny;Имя;other\n")
    assert {row for row, _, _ in places(report)} == {1}
    assert (report.read, report.rejected) == (1, 1)


# --- rows -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "total", ["Итого", "ИТОГО по району", "Всего:", "Сумма", "итого — 5", "  Всего по области"]
)
def test_a_total_that_does_not_add_up_is_one_error_that_says_so(desk: Desk, total: str) -> None:
    report = desk.load(text([HEADER, SCHOOL, [total, "", "2"]]))
    assert places(report) == [(3, "kind", "out_of_range")]
    assert "не сходится: написано «2», а по строкам над ней «1»" in report.errors[0].message
    assert (report.read, report.rejected) == (2, 1)


@pytest.mark.parametrize("total", ["Итого", "Всего:", "ИТОГО по району"])
def test_a_total_that_adds_up_is_passed_over_and_named(desk: Desk, total: str) -> None:
    report = desk.load(text([HEADER, SCHOOL, OFFICE, [total, "", "2"]]))
    assert (report.errors, report.added, report.read) == ((), 2, 2)
    (warning,) = report.warnings
    assert warning.row == 4
    assert f"Строка 4 — итоги, они сходятся, не загружается: «{total}»" in warning.message


@pytest.mark.parametrize("name", ["Итого", "Всего понемногу", "Сумма технологий"])
def test_a_whole_row_may_be_called_like_a_total(desk: Desk, name: str) -> None:
    assert desk.organizations(text([["name", "code", "kind"], [name, "x", "other"]])) == [
        ("x", name)
    ]


@pytest.mark.parametrize(
    "name", ["Итоговая конференция", "Всемирный день", "Суммарно", "Всего лишь"]
)
def test_a_bad_row_that_only_begins_like_a_total_has_its_own_errors(desk: Desk, name: str) -> None:
    report = desk.load(text([["name", "code", "kind"], [name, "x", "wrong"]]))
    assert places(report) == [(2, "kind", "bad_choice")]


def test_the_example_of_the_template_is_never_loaded(desk: Desk) -> None:
    marked = [
        ["Пометка", "Код", "Название", "Вид"],
        ["ПРИМЕР — удалите строку", "TOIPKRO", "Институт", "institute"],
        ["пример", "x", "Другой", "institute"],
        ["проверено", *SCHOOL],
        ["", *OFFICE],
    ]
    assert desk.organizations(text(marked)) == READ
    assert desk.organizations(text([HEADER, ["Пример: код", "Институт", "other"]])) == READ


@pytest.mark.parametrize("name", ["Примерная программа", "Пример подражания", "Примером"])
def test_a_row_is_no_example_because_its_name_begins_like_one(desk: Desk, name: str) -> None:
    report = desk.load(text([["name", "code", "kind"], [name, "x", "other"]]))
    assert (report.errors, report.added) == ((), 1)


def test_a_file_of_rejected_rows_is_taken_with_its_reasons(desk: Desk) -> None:
    rows = [[*HEADER, "Причина отказа"], [*SCHOOL, "Вид: не подходит"], [*OFFICE, ""]]
    assert desk.organizations(text(rows)) == READ


def test_blank_rows_between_and_after_the_data_do_not_count(desk: Desk) -> None:
    blank: list[list[Any]] = [[], [" ", "\u00a0", ""], [None, None, None]]
    path = desk.book({"Лист1": [*blank, HEADER, *blank, SCHOOL, *blank, OFFICE, *blank]})
    assert desk.organizations(path) == READ
    assert desk.load(path).read == 2


def test_rows_are_given_with_the_numbers_that_errors_use(desk: Desk) -> None:
    rows = [["Заголовок"], [], HEADER, SCHOOL]
    for path in (desk.file(text(rows)), desk.book({"Лист1": rows})):
        given = {n: cells for n, cells in source_rows(path, "organization") if any(cells)}
        assert {n: cells[0] for n, cells in given.items()} == {1: "Заголовок", 3: "code", 4: "s1"}


def test_the_same_alias_written_otherwise_is_the_same_row(desk: Desk) -> None:
    desk.organizations(text(TABLE))
    rows = [
        ["alias", "organization_code"],
        ["Ёлочка  пять", "s1"],
        ["а", "o1"],
        ["елочка пять", "s1"],
    ]
    report = desk.load(text(rows), "organization_alias")
    assert places(report) == [(4, "alias", "duplicate_in_file")]
    assert "в строке 2" in report.errors[0].message


# --- sheets ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "organization",
        "ORGANIZATION",
        table_title("organization"),
        f" {table_title('organization').upper()} ",
    ],
)
def test_the_sheet_called_like_the_table_is_read_whatever_it_lacks(desk: Desk, title: str) -> None:
    path = desk.book({"Первый": TABLE, title: [["Код", "Цвет"], ["z", "синий"]]})
    report = desk.load(path)
    assert (1, "Цвет", "unknown_column") in places(report)
    assert all(title in error.message for error in report.errors)


def test_else_the_sheet_with_the_header_is_taken(desk: Desk) -> None:
    path = desk.book({"Обложка": [["Отчёт"]], "Лист2": [["Название"], *TABLE]})
    assert desk.organizations(path) == READ


def test_else_the_first_visible_sheet_is_blamed(desk: Desk) -> None:
    path = desk.book({"Обложка": [["Отчёт"]], "Лист2": [["Вопрос", "Ответ"]]})
    assert (1, "Отчёт", "unknown_column") in places(desk.load(path))


@pytest.mark.parametrize("title", ["Инструкция", "ПАСПОРТ", "Определения", "Списки"])
def test_sheets_that_explain_are_never_blamed(desk: Desk, title: str) -> None:
    path = desk.book({title: [["Код", "Что делать"]], "1": [["Код", "Имя"], ["z", "Имя"]]})
    assert {error.message.count(title) for error in desk.load(path).errors} == {0}
    assert "листа" in refusal(desk.load(desk.book({title: [["Код", "Что делать"]]})))


# --- cells of a book ------------------------------------------------------------------------


def test_a_formula_gives_its_saved_result_and_without_one_the_book_is_refused(desk: Desk) -> None:
    saved = desk.rebuilt({SHEET: _with_name(b"<c r='B2'><f>1+1</f><v>2</v></c>")})
    assert desk.organizations(saved)[1] == ("s1", "2")
    for cell in (b"<c r='B2'><f>1+1</f></c>", b"<c r='B2'><f>1+1</f><v></v></c>"):
        report = desk.load(desk.rebuilt({SHEET: _with_name(cell)}))
        assert "B2" in refusal(report)
        assert report.errors[0].row == 2
    empty = desk.rebuilt({SHEET: _with_name(b"<c r='B2' t='str'><f>A9</f><v></v></c>")})
    assert places(desk.load(empty)) == [(2, "name", "required")]


def _with_name(cell: bytes) -> Callable[[bytes], bytes]:
    def change(sheet: bytes) -> bytes:
        start = sheet.index(b'<c r="B2"')
        return sheet[:start] + cell + sheet[sheet.index(b"</c>", start) + 4 :]

    return change


def test_an_error_of_excel_is_refused_in_its_cell(desk: Desk) -> None:
    path = desk.rebuilt({SHEET: _with_name(b"<c r='B2' t='e'><v>#N/A</v></c>")})
    assert places(desk.load(path)) == [(2, "name", "out_of_range")]


def test_merged_cells_have_the_value_of_the_first(desk: Desk) -> None:
    path = desk.book({"Лист1": [["Организации", None, None], *TABLE]})
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A1:C1")
    book.save(path)
    assert desk.organizations(path) == READ


def test_days_are_right_whatever_the_book_counts_them_from(desk: Desk) -> None:
    header = ["indicator", "valid_from", "weight"]
    for epoch in (openpyxl.utils.datetime.WINDOWS_EPOCH, openpyxl.utils.datetime.MAC_EPOCH):
        book = openpyxl.Workbook()
        book.epoch = epoch
        book.active.append(header)
        book.active.append(["training", datetime.fromisoformat("2024-02-29"), 0.5])
        book.save(desk.folder / "days.xlsx")
        rows = list(source_rows(desk.folder / "days.xlsx", "weight"))
        assert rows[1] == (2, ("training", datetime.fromisoformat("2024-02-29"), 0.5))


def test_a_book_is_read_whatever_its_name_and_the_authors_dates(desk: Desk) -> None:
    broken = b"<coreProperties><created>yesterday</created></coreProperties>"
    path = desk.rebuilt({"docProps/core.xml": broken})
    assert desk.organizations(path.rename(desk.folder / "table.csv")) == READ


def test_a_row_that_is_formatted_far_to_the_right_is_read(desk: Desk) -> None:
    looks = b"".join(
        b'<c r="%s2" s="0"/>' % openpyxl.utils.get_column_letter(column).encode()
        for column in range(4, 16_384)
    )
    path = desk.rebuilt(
        {SHEET: lambda sheet: sheet.replace(b'</row><row r="3"', looks + b'</row><row r="3"')}
    )
    assert desk.organizations(path) == READ


def test_rows_that_are_only_formatted_are_not_rows(desk: Desk) -> None:
    looks = b"".join(
        b'<row r="%d" s="1" ht="15"><c r="A%d" s="0"/></row>' % (n, n) for n in range(4, 200_000)
    )
    path = desk.rebuilt(
        {SHEET: lambda sheet: sheet.replace(b"</sheetData>", looks + b"</sheetData>")}
    )
    assert [number for number, _ in source_rows(path, "organization")] == [1, 2, 3]


# --- hostile books --------------------------------------------------------------------------


DOCTYPE: Final = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


def _before_root(what: bytes) -> Callable[[bytes], bytes]:
    def change(part: bytes) -> bytes:
        root = part.index(b"<", part.index(b"?>") + 2) if part.startswith(b"<?xml") else 0
        return part[:root] + what + part[root:]

    return change


def _many(cell: bytes, times: int) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(
        b"</sheetData>", b'<row r="9">' + cell * times + b"</row></sheetData>"
    )


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"xl/vbaProject.bin": b"macros"}, "макросами"),
        ({"xl/macrosheets/sheet1.xml": b"<a/>"}, "макросами"),
        ({SHEET: _before_root(DOCTYPE)}, "опасной"),
        ({"xl/workbook.xml": _before_root(DOCTYPE)}, "опасной"),
        ({"[Content_Types].xml": _before_root(DOCTYPE)}, "опасной"),
        ({"docProps/app.xml": _before_root(DOCTYPE)}, "опасной"),
        ({SHEET: _before_root(b"<!-- " + b" " * 70_000 + b"-->" + DOCTYPE)}, "опасной"),
        ({SHEET: lambda part: part.decode().encode("utf-16")}, "опасной"),
        ({SHEET: lambda part: b"<?xml version='1.0' encoding='utf-7'?>" + part}, "опасной"),
        ({SHEET: lambda part: part + b" " * (101 << 20)}, "объём"),
        ({"xl/styles.xml": lambda part: part + b" " * (17 << 20)}, "объём"),
        ({"xl/sharedStrings.xml": lambda part: part + b"<" * 10_000_001}, "объём"),
        ({SHEET: _many(b"<c/>", 2_000_000)}, "места"),
        ({SHEET: _many(b"<c><v>1</v></c>", 1_001)}, "1000"),
        ({SHEET: _many(b'<c r="XFD9"><v>1</v></c>', 1)}, "1000"),
        ({SHEET: lambda part: part.replace(b'r="3"', b'r="99999999"')}, "повреждена"),
        ({SHEET: lambda part: part.replace(b'<row r="3"', b'<row r="2"')}, "повреждена"),
        ({SHEET: lambda part: part.replace(b"</row>", b"", 1)}, "повреждена"),
        ({SHEET: lambda part: part.replace(b'r="B2"', b'r="A2"')}, "повреждена"),
        ({"xl/workbook.xml": b"<workbook/>"}, "листа"),
        ({"xl/sharedStrings.xml": b"<sst/>"}, "повреждена"),
    ],
)
def test_a_dangerous_or_broken_book_is_refused_with_a_sentence(
    desk: Desk, parts: dict[str, Part], word: str
) -> None:
    assert word in refusal(desk.load(desk.rebuilt(parts)))


def test_a_large_part_may_not_stand_for_another(desk: Desk) -> None:
    swapped = desk.rebuilt(
        {
            "xl/worksheets/big.xml": Random(1)
            .randbytes(9 << 20)
            .hex()
            .encode()
            .join([b"<a>", b"</a>"]),
            "[Content_Types].xml": lambda part: part.replace(
                b"/xl/sharedStrings.xml", b"/xl/worksheets/big.xml"
            ),
        }
    )
    assert "объём" in refusal(desk.load(swapped))


@pytest.mark.parametrize(
    ("names", "word"),
    [
        (["word/document.xml", "[Content_Types].xml"], "Word"),
        (["ppt/presentation.xml", "[Content_Types].xml"], "презентация"),
        (["xl/workbook.bin", "[Content_Types].xml"], "xlsb"),
        (["mimetype", "content.xml"], "OpenDocument"),
        (["META-INF/MANIFEST.MF", "Main.class"], "архив"),
        (["table.csv"], "архив"),
        (["xl/workbook.xml"], "повреждена"),
    ],
)
def test_an_archive_that_is_no_book_is_named(desk: Desk, names: list[str], word: str) -> None:
    path = desk.folder / "table.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        for name in names:
            package.writestr(name, "<a/>")
    assert word in refusal(desk.load(path))


def test_ten_thousand_parts_are_too_many(desk: Desk) -> None:
    assert "объём" in refusal(desk.load(desk.rebuilt({f"xl/{n}.bin": b"x" for n in range(10_001)})))


# --- mutations ------------------------------------------------------------------------------


WORDS: Final = {"school": "Школа", "other": "Иное"}
SOUND: Final = [
    ["Код", "Название", "Вид"],
    *([f"k{n}", f"Школа № {n}, посёлок Ягодное", "school"] for n in range(1, 31)),
]
NAMES: Final = {row[0]: row[1] for row in SOUND[1:]}
ENCODINGS: Final = ("utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le", "cp866", "koi8_r")


def _mutated(rows: list[list[str]], random: Random) -> list[list[str]]:
    rows = [list(row) for row in rows]
    place = random.randrange(1, len(rows))
    match random.randrange(8):
        case 0:
            rows.insert(place, [])
        case 1:
            rows.insert(place, ["Итого", "", "30"])
        case 2:
            rows.insert(0, ["Список школ", "", ""])
        case 3:
            order = random.sample(range(3), 3)
            rows = [[[*row, "", "", ""][column] for column in order] for row in rows]
        case 4:
            rows.insert(place, list(rows[0]))
        case 5:
            rows[place] = rows[place][: random.randrange(3)]
        case 6:
            rows[place] = [*rows[place], "лишнее"]
        case _:
            rows = [["", *row] for row in rows]
    return rows


def _damaged(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content))
    match random.randrange(4):
        case 0:
            return content[:place]
        case 1:
            return content[:place] + random.randbytes(random.randrange(1, 9)) + content[place:]
        case 2:
            return content[:place] + content[place + random.randrange(1, 200) :]
        case _:
            flipped = content[place] ^ (1 << random.randrange(8))
            return content[:place] + bytes([flipped]) + content[place + 1 :]


def _outcome(desk: Desk, path: Path) -> LoadReport:
    report = load_file(desk.engine, "organization", path, indicators={}, mode=LoadMode.DRY_RUN)
    for error in report.errors:
        assert error.message
        assert error.row is not None or error.code.value == "unreadable_file"
    return report


def _read_names(path: Path) -> set[str]:
    return {
        cell
        for _, cells in source_rows(path, "organization")
        for cell in cells
        if isinstance(cell, str) and "Школа №" in cell
    }


@pytest.mark.parametrize("seed", range(10))
def test_rearranged_tables_are_read_right_or_refused_by_row(desk: Desk, seed: int) -> None:
    random = Random(seed)
    for _ in range(25):
        rows = _mutated(_mutated(SOUND, random), random)
        encoding, delimiter = random.choice(ENCODINGS), random.choice(";,\t")
        quoted = [[f'"{cell}"' if delimiter in cell else cell for cell in row] for row in rows]
        content = text(quoted, delimiter, random.choice(["\n", "\r\n", "\r"])).encode(
            encoding, "replace"
        )
        path = desk.file(content) if random.random() < 0.7 else desk.book({"Лист1": rows})
        report = _outcome(desk, path)
        if not report.errors:
            assert _read_names(path) <= set(NAMES.values())
            assert report.added >= len(NAMES) - 2


@pytest.mark.parametrize("seed", range(10))
def test_damaged_files_are_read_or_refused_and_never_break_the_program(
    desk: Desk, seed: int
) -> None:
    random = Random(1000 + seed)
    book = desk.book({"Лист1": SOUND}).read_bytes()
    for number in range(50):
        if number % 2:
            sound = text(SOUND).encode(random.choice(ENCODINGS), "replace")
            _outcome(desk, desk.file(_damaged(sound, random)))
            continue
        path = desk.file(_damaged(book, random), "table.xlsx")
        if not _outcome(desk, path).errors:
            # The package vouches for its parts: what is read at all is read right.
            assert _read_names(path) == set(NAMES.values())


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
)
def test_a_sound_package_with_damaged_parts_never_breaks_the_program(desk: Desk, part: str) -> None:
    for seed in range(60):
        random = Random(seed)
        _outcome(desk, desk.rebuilt({part: partial(_damaged, random=random)}))


def test_the_sound_file_of_the_mutations_is_sound(desk: Desk) -> None:
    for path in (desk.file(text(SOUND)), desk.book({"Лист1": SOUND})):
        assert (_outcome(desk, path).errors, _outcome(desk, path).added) == ((), len(NAMES))
        assert _read_names(path) == set(NAMES.values())
