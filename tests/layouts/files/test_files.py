"""Tables on their way to a file: what is promised of any table, whatever stands in it."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.files import document
from layouts.files.tables import csv_text, workbook
from layouts.files.tables.csv_text import DIALECTS, ROWS_AT_ONCE
from layouts.files.tables.table import (
    Cell,
    FileColumn,
    Kind,
    Table,
    TableSheet,
    harmless,
    is_like_a_formula,
    plain_number,
)

TEXT = FileColumn("text", "Текст", Kind.TEXT)
NUMBER = FileColumn("number", "Число", Kind.NUMBER)
WORD = FileColumn("word", "Слово", Kind.TEXT, {"yes": "да", "run": "=1+1"})
DAY = FileColumn("day", "День", Kind.DAY)
MOMENT = FileColumn("moment", "Момент", Kind.MOMENT)

CHANGED_AT = datetime(2024, 5, 1, 10, 20, 30, tzinfo=UTC).replace(tzinfo=None)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def table(*columns: FileColumn, rows: list[tuple[Cell, ...]]) -> Table:
    return Table("table", columns, rows)


def csv_of(made: Table, dialect: str) -> bytes:
    return b"".join(csv_text.write(made, DIALECTS[dialect]))


@given(st.floats(min_value=-1e12, max_value=1e12))
def test_a_number_is_written_without_exponent_and_read_back(amount: float) -> None:
    text = plain_number(amount)
    assert abs(float(text) - amount) <= 1e-9 + abs(amount) * 1e-15
    assert set(text) <= set("-.0123456789")
    assert not text.endswith(".")
    assert text == plain_number(float(text))


@pytest.mark.parametrize(
    ("amount", "text"),
    [(57, "57"), (41.2, "41.2"), (-5.5, "-5.5"), (-0.0, "0"), (1e-12, "0"), (1e15, 16 * "1")],
)
def test_numbers_as_they_are_written(amount: float, text: str) -> None:
    assert plain_number(amount) == text.replace(16 * "1", "1" + 15 * "0")


@given(TEXTS)
def test_a_harmless_text_starts_with_nothing_that_runs_and_loses_nothing(text: str) -> None:
    safe = harmless(text)
    assert not is_like_a_formula(safe)
    assert safe in (text, f"'{text}")


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫"]
)
@pytest.mark.parametrize(
    "before",
    [
        "",
        " ",
        "\t",
        "\r\n",
        "\xa0",
        "\u202f",
        "\u3000",
        "\u200b",
        "\ufeff",
        "\xad",
        "\x00",
        '"',
        "“ ",
    ],
)
def test_a_formula_is_one_behind_whatever_is_not_seen(before: str, sign: str) -> None:
    assert harmless(f"{before}{sign}1+1") == f"'{before}{sign}1+1"


@pytest.mark.parametrize(
    "text", ["", " ", "а=1", "1-й район", "№ 1", "'=1", "«+7»", "(-1)", "– тире", "\xa0район", "*"]
)
def test_what_no_spreadsheet_runs_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("dialect", "delimiter"), [("excel", ";"), ("plain", ","), ("utf16", "\t")]
)
@given(texts=st.lists(TEXTS, min_size=1, max_size=5), amount=st.integers(-9, 9))
def test_any_text_is_read_back_from_csv_in_its_own_cell(
    dialect: str, delimiter: str, texts: list[str], amount: int
) -> None:
    rows: list[tuple[Cell, ...]] = [(text, amount, None) for text in texts]
    content = csv_of(table(TEXT, NUMBER, WORD, rows=rows), dialect)
    encoding = {"excel": "utf-8-sig", "plain": "utf-8", "utf16": "utf-16"}[dialect]
    lines = io.StringIO(content.decode(encoding), newline="")
    found = list(csv.reader(lines, delimiter=delimiter))
    assert found[1:] == [[harmless(text), str(amount), ""] for text in texts]


@pytest.mark.parametrize(
    ("dialect", "content"),
    [
        (
            "excel",
            "Текст;Число;Слово;День;Момент\r\nа;-1,5;да;29.02.2024;01.05.2024 10:20:30\r\n"
            "'=б;2;'=1+1;;\r\n",
        ),
        (
            "plain",
            "text,number,word,day,moment\nа,-1.5,yes,2024-02-29,2024-05-01T10:20:30Z\n"
            "'=б,2,run,,\n",
        ),
        (
            "utf16",
            "Текст\tЧисло\tСлово\tДень\tМомент\r\nа\t-1,5\tда\t29.02.2024\t01.05.2024 10:20:30\r\n"
            "'=б\t2\t'=1+1\t\t\r\n",
        ),
    ],
)
def test_every_kind_of_cell_in_every_dialect(dialect: str, content: str) -> None:
    made = table(
        *(TEXT, NUMBER, WORD, DAY, MOMENT),
        rows=[("а", -1.5, "yes", date(2024, 2, 29), CHANGED_AT), ("=б", 2, "run", None, None)],
    )
    marks = {"excel": b"\xef\xbb\xbf", "plain": b"", "utf16": b"\xff\xfe"}
    encoding = "utf-16-le" if dialect == "utf16" else "utf-8"
    assert csv_of(made, dialect) == marks[dialect] + content.encode(encoding)


@pytest.mark.parametrize("count", [0, 1, ROWS_AT_ONCE, 2 * ROWS_AT_ONCE + 1])
def test_a_long_table_comes_in_pieces_and_whole(count: int) -> None:
    numbers = range(count)
    made = Table("table", (NUMBER,), ((number,) for number in numbers))
    pieces = list(csv_text.write(made, DIALECTS["plain"]))
    assert b"".join(pieces).decode().split("\n") == ["number", *map(str, numbers), ""]
    assert max(len(piece.splitlines()) for piece in pieces) <= ROWS_AT_ONCE + 1


@given(
    st.lists(
        st.tuples(
            TEXTS, st.none() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
        )
    )
)
def test_json_is_read_back_as_it_was(rows: list[tuple[Cell, ...]]) -> None:
    made = document.as_json_document(table(TEXT, NUMBER, rows=rows), {"period": "2024"}, "table")
    content = json.loads(b"".join(made.pieces))
    assert content["question"] == {"period": "2024"}
    assert content["rows"] == [{"text": text, "number": number} for text, number in rows]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+7",
        "-1",
        "@x",
        "http://example.org",
        "internal:Лист1!A1",
        "{=1}",
        "0012",
        "1e5",
        " а ",
    ],
)
def test_a_text_stays_a_text_in_a_workbook(text: str) -> None:
    sheet = TableSheet("Паспорт", ("Что",), ((text,),), (10,))
    content = workbook.write(table(TEXT, NUMBER, rows=[(text, -1.5)]), (sheet,), CHANGED_AT)
    book = openpyxl.load_workbook(io.BytesIO(content))
    for cell in (book["Данные"]["A2"], book["Паспорт"]["A2"]):
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert (book["Данные"]["B2"].value, book["Данные"]["B2"].data_type) == (-1.5, "n")


def test_a_workbook_keeps_days_as_days_and_speaks_in_words() -> None:
    rows: list[tuple[Cell, ...]] = [("yes", date(2024, 2, 29), CHANGED_AT), ("other", None, None)]
    content = workbook.write(table(WORD, DAY, MOMENT, rows=rows), (), CHANGED_AT)
    page = openpyxl.load_workbook(io.BytesIO(content))["Данные"]
    assert list(page.values)[1] == (
        "да",
        datetime.combine(date(2024, 2, 29), datetime.min.time()),
        CHANGED_AT,
    )
    assert [cell.number_format for cell in page[2]][1:] == ["dd.mm.yyyy", "dd.mm.yyyy hh:mm:ss"]
    assert list(page.values)[2] == ("other", None, None)
    assert page.freeze_panes == "A2"


def test_equal_tables_make_equal_workbooks() -> None:
    made = table(TEXT, NUMBER, rows=[("а", 1)])
    assert workbook.write(made, (), CHANGED_AT) == workbook.write(made, (), CHANGED_AT)
