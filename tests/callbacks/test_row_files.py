"""Files of single rows: the rows and the order of the page, in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from random import Random
from typing import Any, Final

import openpyxl
import pytest
import sqlalchemy as sa

from callbacks.downloads import make_file, table_names
from callbacks.requested import RefusedQueryError, UnknownFileError
from data_sources.database.engine import make_engine
from data_sources.indicators.scenes import assigned, decided, place, rumo_meeting
from data_sources.row_tables import row_tables
from data_sources.row_tables.decisions import TABLE
from data_sources.store import Store
from data_sources.vocabulary.execution import ExecutionStatus
from layouts.columns import row_sheets
from layouts.files.tables.rows import columns
from layouts.files.tables.table import Kind
from tests.asking import PERIOD, store_on, write
from tests.generated.databases import clear, insert, random_question, random_tables

HEADER: Final = (
    "meeting_code,body,held_on,meeting_number,position,number,text,kind,assignee,oktmo,"
    "municipality,organization,due_on,original_due_on,due_kind,completed_on,withdrawn_on,status,"
    "lateness_days,evidence,indicator"
)
FORMULA: Final = '=HYPERLINK("http://x")'
SCENE: Final[dict[str, Any]] = {
    **place(),
    "meeting": (rumo_meeting(number="7"),),
    "decision": (
        decided(1, date(2024, 5, 1), number="1.1", text="Ёлка; и\nдва ряда"),
        decided(2, None, number="-1", text=FORMULA, indicator="decision_overdue"),
    ),
    "assignment": (
        assigned(1, due_on=date(2024, 6, 1), original_due_on=date(2024, 5, 1)),
        assigned(1, assignee="ё-центр", completed_on=date(2024, 5, 3), evidence="Письмо"),
        assigned(1, assignee="Е-центр", completed_on=date(2024, 4, 3)),
    ),
}


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[sa.Engine]:
    """The rows are the same on both databases (see test_tables): one is enough here."""
    made = make_engine(sqlite_url)
    yield made
    made.dispose()


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    write(engine, SCENE)
    return store_on(engine)


def taken(store: Store, extension: str, query: str = "") -> bytes:
    return b"".join(make_file(store, "decisions", extension, f"{PERIOD}&{query}").pieces)


def book_of(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("name", row_tables())
def test_every_declared_table_is_a_file_with_a_title_for_every_column(name: str) -> None:
    assert name in table_names()
    sheet, table = row_sheets()[name], row_tables()[name]
    assert list(sheet.titles) == [column.key for column in table.columns]
    titles = [title.title for title in sheet.titles.values()]
    assert len(set(titles)) == len(titles)
    assert all(title.note.endswith(".") for title in sheet.titles.values())


def test_no_titles_are_without_a_table() -> None:
    assert row_sheets().keys() == row_tables().keys()


def test_the_plain_dialect_to_the_letter(store: Store) -> None:
    own = "rumo-1,rumo,2023-10-18,7"
    here = "69100000,Учебный район"
    assert taken(store, "csv", "dialect=plain").decode("utf-8") == "\n".join(
        [
            HEADER,
            f'{own},1,1.1,"Ёлка; и\nдва ряда",assignment,муниципальный координатор,{here},,'
            "2024-06-01,2024-05-01,date,,,overdue,91,,",
            f'{own},2,\'-1,"\'=HYPERLINK(""http://x"")",assignment,,,,,,,continuous,,,'
            "continuous,,,decision_overdue",
            f'{own},1,1.1,"Ёлка; и\nдва ряда",assignment,ё-центр,{here},,2024-05-01,,date,'
            "2024-05-03,,done_late,2,Письмо,",
            f'{own},1,1.1,"Ёлка; и\nдва ряда",assignment,Е-центр,{here},,2024-05-01,,date,'
            "2024-04-03,,done,,,",
            "",
        ]
    )


def test_the_excel_dialect_speaks_russian(store: Store) -> None:
    text = taken(store, "csv", "status=done_late").decode("utf-8-sig")
    header, row = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert header == [title.title for title in row_sheets()["decisions"].titles.values()]
    assert dict(zip(header, row, strict=True)) == {
        **dict.fromkeys(header, ""),
        "Код заседания": "rumo-1",
        "Орган": "РУМО",
        "Дата заседания": "18.10.2023",
        "Номер протокола": "7",
        "Порядок в протоколе": "1",
        "Номер пункта": "1.1",
        "Текст решения": "Ёлка; и\nдва ряда",
        "Вид": "поручение",
        "Ответственный": "ё-центр",
        "ОКТМО": "69100000",
        "Муниципалитет": "Учебный район",
        "Срок": "01.05.2024",
        "Вид срока": "к дате",
        "Исполнено": "03.05.2024",
        "Статус": "исполнено с опозданием",
        "Опоздание, дней": "2",
        "Чем подтверждено": "Письмо",
    }


def test_json_holds_the_question_and_typed_rows(store: Store) -> None:
    content = json.loads(taken(store, "json", "sort=-assignee&q=елка&page=3"))
    question = content["question"]
    assert (question["period"], question["as_of"]) == ("2023-2024", "2024-08-31")
    assert question["query"] == "q=%D0%B5%D0%BB%D0%BA%D0%B0&sort=-assignee"
    assert [row["assignee"] for row in content["rows"]] == [
        "муниципальный координатор",
        "ё-центр",
        "Е-центр",
    ]
    first = content["rows"][0]
    assert list(first) == HEADER.split(",")
    assert (first["position"], first["lateness_days"], first["due_on"]) == (1, 91, "2024-06-01")


def test_a_workbook_has_typed_cells_and_what_explains_them(store: Store) -> None:
    book = book_of(taken(store, "xlsx", "owner=центр"))
    assert book.sheetnames == ["Данные", "Паспорт", "Определения"]
    page = book["Данные"]
    assert page.freeze_panes == "A2"
    assert page.max_row == 3
    for column, cells in zip(
        columns(row_sheets()["decisions"]), page.iter_cols(min_row=2), strict=True
    ):
        types = {cell.data_type for cell in cells if cell.value is not None}
        assert types <= {{Kind.TEXT: "s", Kind.NUMBER: "n", Kind.DAY: "d"}[column.kind]}
    told = {row[0].value: row[1].value for row in book["Паспорт"].iter_rows(min_row=2)}
    assert told["Адрес страницы"].startswith("/decisions?owner=")
    assert told["Строк"] == "2"
    assert "ответственный: центр" in told["Вопрос"]
    assert told["Характер данных"] == "Рабочие данные региона"
    defined = [row[0].value for row in book["Определения"].iter_rows(min_row=2)]
    assert defined == HEADER.split(",")


def test_what_a_spreadsheet_would_run_is_text_in_a_workbook(store: Store) -> None:
    page = book_of(taken(store, "xlsx", "status=continuous"))["Данные"]
    cell = page.cell(2, HEADER.split(",").index("text") + 1)
    assert (cell.data_type, cell.value) == ("s", FORMULA)


def said(cell: Any) -> Any:
    return cell.date().isoformat() if isinstance(cell, datetime) else cell


def test_every_format_and_every_page_say_the_same_at_random(engine: sa.Engine) -> None:
    compared = 0
    for seed in range(16):
        tables = random_tables(Random(seed))
        clear(engine)
        insert(engine, tables)
        asked = random_question(Random(seed), tables)
        store = store_on(engine, asked.today)
        sort = Random(seed).choice(TABLE.sortable)
        query = f"{asked.query}&sort=-{sort}"
        picture = store.decisions(store.parse(query, "all").request)
        if picture.notices or not picture.rows.total:
            continue
        compared += 1
        shown = [
            vars(row)
            for page in range(1, picture.rows.pages + 1)
            for row in store.decisions(store.parse(f"{query}&page={page}", "all").request).rows.rows
        ]
        files = {
            extension: b"".join(make_file(store, "decisions", extension, f"{query}{more}").pieces)
            for extension, more in (("csv", "&dialect=plain"), ("xlsx", ""), ("json", ""))
        }
        rows = json.loads(files["json"])["rows"]
        assert rows == json.loads(json.dumps(shown, default=date.isoformat))
        lines = csv.DictReader(io.StringIO(files["csv"].decode("utf-8"), newline=""))
        assert list(lines) == [
            {key: "" if value is None else str(value) for key, value in row.items()} for row in rows
        ]
        page = book_of(files["xlsx"])["Данные"]
        words = {column.key: column for column in columns(row_sheets()["decisions"])}
        assert [
            [said(cell) for cell in line] for line in page.iter_rows(min_row=2, values_only=True)
        ] == [[words[key].worded(value) for key, value in row.items()] for row in rows]
    assert compared >= 5


@pytest.mark.parametrize("extension", ["csv", "json", "xlsx"])
def test_the_same_data_and_query_give_the_same_bytes(
    store: Store, engine: sa.Engine, extension: str
) -> None:
    assert taken(store, extension, "sort=text") == taken(store_on(engine), extension, "sort=text")


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("sort=evidence", "evidence"),
        ("sort=A", "sort"),
        ("status=late", "status"),
        ("page=0", "page"),
        ("meeting=nothing", "nothing"),
        ("m=69999999", "69999999"),
        ("dialect=mac", "dialect"),
    ],
)
def test_a_query_that_cannot_be_answered_is_refused_in_a_sentence(
    store: Store, engine: sa.Engine, query: str, word: str
) -> None:
    pool: Any = engine.pool
    for extension in ("csv", "xlsx", "json"):
        with pytest.raises(RefusedQueryError, match=word) as refused:
            make_file(store, "decisions", extension, query)
        assert str(refused.value).endswith(".")
        assert pool.checkedout() == 0


def test_a_table_that_is_not_declared_is_told_of(store: Store) -> None:
    with pytest.raises(UnknownFileError, match="decisions"):
        make_file(store, "decision", "csv", "")


@pytest.mark.parametrize("extension", ["csv", "json", "xlsx"])
def test_a_file_lets_go_of_the_database_when_it_is_taken_or_closed(
    store: Store, engine: sa.Engine, extension: str
) -> None:
    pool: Any = engine.pool
    for take in (list, lambda pieces: next(iter(pieces)), lambda _: None):
        document = make_file(store, "decisions", extension, PERIOD)
        take(document.pieces)
        document.close()
        assert pool.checkedout() == 0


def test_a_page_and_a_file_are_of_every_body_unless_one_is_named(engine: sa.Engine) -> None:
    council = {**rumo_meeting("c"), "body": "municipal_council", "oktmo": "69100000"}
    scene = {**SCENE, "meeting": (*SCENE["meeting"], council)}
    scene["decision"] = (*SCENE["decision"], {**decided(1, None), "meeting_code": "c"})
    write(engine, scene)
    store = store_on(engine)
    bodies = {
        query: {row["body"] for row in json.loads(taken(store, "json", query))["rows"]}
        for query in ("", "body=all", "body=rumo", "body=municipal_council")
    }
    assert bodies == {
        "": {"rumo", "municipal_council"},
        "body=all": {"rumo", "municipal_council"},
        "body=rumo": {"rumo"},
        "body=municipal_council": {"municipal_council"},
    }


def test_every_status_has_a_russian_word(store: Store) -> None:
    words = row_sheets()["decisions"].titles["status"].words
    assert words is not None
    assert set(words) == set(ExecutionStatus)
    assert store.parse("status=overdue").notices == ()
