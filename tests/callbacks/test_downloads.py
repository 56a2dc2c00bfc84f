"""Files as section 4 of the contract describes them: bytes, columns, rows, refusals."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any, Final

import openpyxl
import pytest
import sqlalchemy as sa

from callbacks.downloads import make_file, table_names
from callbacks.requested import RefusedQueryError, UnknownFileError
from data_sources.database.engine import make_engine
from data_sources.indicators import registry
from data_sources.indicators.scenes import program, trained
from data_sources.store import Store
from layouts.files.tables.indicators import COLUMNS
from layouts.files.tables.table import Kind
from tests.asking import PERIOD, TODAY, Rows, answer_to, ask, store_on, write
from tests.generated.databases import clear, insert, random_question, random_tables
from tests.serving import rumo

PLAIN_HEADER: Final = (
    "level,oktmo,municipality,indicator,title,unit,direction,period,as_of,known_at,numerator,"
    "denominator,value,reason,small,target,status,score,rank,previous,previous_then,"
    "target_to_date,doubt"
)
DAY: Final = date(2024, 3, 1)
CHOSEN, WHOLE = "Выбранные муниципалитеты", "Томская область"
BEFORE: Final = date(2023, 3, 1)
LEARNED: Final = datetime.combine(date(2024, 5, 1), datetime.min.time())
NAMES: Final = {
    "69100000": "г. Томск",
    "69200000": "Томский район",
    "69300000": "ЗАТО Северск",
    "69400000": "Ёлкинский район",
    "69500000": "Ежовский район",
    "69600000": "Жуковский район",
    "69700000": "Затонский район",
}
IN_ORDER: Final = [
    "Ежовский район",
    "Ёлкинский район",
    "Жуковский район",
    "Затонский район",
    "ЗАТО Северск",
    "г. Томск",
    "Томский район",
]


def municipality(oktmo: str, name: str) -> dict[str, Any]:
    group = "пара" if oktmo in ("69100000", "69200000") else None
    kind = "city" if oktmo == "69100000" else "district"
    return {"oktmo": oktmo, "region_code": "70", "name": name, "kind": kind, "peer_group": group}


def teachers(oktmo: str, headcount: int) -> dict[str, Any]:
    return {"oktmo": oktmo, "category": "teacher", "counted_on": BEFORE, "headcount": headcount}


def target(oktmo: str | None, value: float, near: float) -> dict[str, Any]:
    aim = {"indicator": "training_coverage", "period": "2023-2024", "value": value, "near": near}
    return {**aim, "oktmo": oktmo}


WORLD: Final[Rows] = {
    "region": [{"code": "70", "name": "Томская область", "oktmo": "69000000"}],
    "municipality": [municipality(oktmo, name) for oktmo, name in NAMES.items()],
    "staff_count": [
        teachers("69100000", 7),
        teachers("69200000", 8),
        teachers("69300000", 0),
        teachers("69400000", 4),
    ],
    "training_program": [program("p-1")],
    "training": [
        *(trained(f"a-{number}", "p-1", DAY, oktmo="69100000") for number in range(3)),
        trained("b-1", "p-1", DAY, oktmo="69200000"),
        trained("b-1", "p-1", BEFORE, oktmo="69200000"),
        trained("c-1", "p-1", DAY, oktmo="69300000"),
        trained("d-1", "p-1", DAY, oktmo="69400000"),
        trained("e-1", "p-1", DAY, oktmo="69500000"),
    ],
    "target": [target(None, 40, 12.5), target("69200000", -5.5, -7)],
}
CITIES: Final = "m=69100000,69200000&i=training_coverage"


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[sa.Engine]:
    """What a file says is the same on both databases (see test_agreement): one is enough here."""
    made = make_engine(sqlite_url)
    yield made
    made.dispose()


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    always = {
        table: [{**row, "recorded_at": LEARNED} for row in rows] for table, rows in WORLD.items()
    }
    write(engine, always)
    return store_on(engine)


def taken(store: Store, extension: str, query: str = "") -> bytes:
    return b"".join(make_file(store, "indicators", extension, f"{PERIOD}&{query}").pieces)


def plain_rows(store: Store, query: str = "") -> list[dict[str, str]]:
    text = taken(store, "csv", f"dialect=plain&{query}").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def book_of(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_the_plain_dialect_to_the_letter(store: Store) -> None:
    own, title = "municipality", "training_coverage,Охват повышением квалификации,percent,up"
    when = "2023-2024,2024-08-31,"
    assert taken(store, "csv", f"{CITIES}&dialect=plain").decode("utf-8") == "\n".join(
        [
            PLAIN_HEADER,
            f"{own},69100000,г. Томск,{title},{when},3,7,42.8571,,0,40,good,100,1,0,0,40,",
            f"{own},69200000,Томский район,{title},{when},1,8,12.5,,0,-5.5,good,29.1667,2,12.5,"
            "12.5,-5.5,",
            f"selection,,{CHOSEN},{title},{when},4,15,26.6667,,0,40,watch,62.2222,,6.6667,6.6667,40,",
            f"region,69000000,{WHOLE},{title},{when},6,19,31.5789,,0,40,watch,73.6842,,5.2632,"
            "5.2632,40,",
            "",
        ]
    )


def test_the_excel_dialect_to_the_letter(store: Store) -> None:
    query = "i=training_coverage&m=69200000&known=2024-06-01"
    header = (
        "Уровень;ОКТМО;Муниципалитет;Код показателя;Показатель;Единица;Что лучше;Период;"
        "Отчётная дата;По сведениям на (UTC);Числитель;Знаменатель;Значение;"
        "Почему нет значения;Малая численность;Цель;Статус;Балл к лучшему;Место;Год назад;"
        "Год назад, как было видно тогда;"
        "Цель к отчётной дате;Почему не сравнивается"
    )
    title = "training_coverage;Охват повышением квалификации;%;больше — лучше"
    when = "2023-2024;01.06.2024;01.06.2024 16:59:59"
    reached, near = "цель к дате достигнута;29,1667;2;12,5;;-5,5;", "чуть ниже цели к дате"
    lines = [
        header,
        f"муниципалитет;69200000;Томский район;{title};{when};1;8;12,5;;0;-5,5;{reached}",
        f"выбранные;;{CHOSEN};{title};{when};1;8;12,5;;0;40;{near};29,1667;;12,5;;40;",
        f"регион;69000000;{WHOLE};{title};{when};6;19;31,5789;;0;40;{near};73,6842;;5,2632;;40;",
        "",
    ]
    assert taken(store, "csv", query) == b"\xef\xbb\xbf" + "\r\n".join(lines).encode("utf-8")
    assert taken(store, "csv", f"dialect=excel&{query}") == taken(store, "csv", query)


def test_the_utf16_dialect_is_the_excel_one_in_other_bytes(store: Store) -> None:
    excel = taken(store, "csv", CITIES).decode("utf-8-sig")
    utf16 = taken(store, "csv", f"{CITIES}&dialect=utf16")
    assert utf16[:2] == b"\xff\xfe"
    assert utf16.decode("utf-16") == excel.replace(";", "\t")


def test_rows_come_by_indicator_then_by_name_and_the_region_last(store: Store) -> None:
    rows = plain_rows(store)
    assert [row["indicator"] for row in rows] == [
        key for key in (*registry(), "index") for _ in range(8)
    ]
    for place in range(0, len(rows), 8):
        names = [row["municipality"] for row in rows[place : place + 8]]
        assert names == [*IN_ORDER, "Томская область"]
    assert {row["level"] for row in rows} == {"municipality", "region"}


@pytest.mark.parametrize(
    ("query", "levels"),
    [
        ("", 7 * ["municipality"] + ["region"]),
        ("m=" + ",".join(NAMES), 7 * ["municipality"] + ["region"]),
        ("m=69100000", ["municipality", "selection", "region"]),
        ("group=city", ["municipality", "selection", "region"]),
        ("group=%D0%BF%D0%B0%D1%80%D0%B0", 2 * ["municipality"] + ["selection", "region"]),
        ("group=district&m=69100000,69200000", ["municipality", "selection", "region"]),
    ],
)
def test_a_selection_has_a_row_where_anybody_is_left_out(
    store: Store, query: str, levels: list[str]
) -> None:
    rows = plain_rows(store, f"i=index&{query}")
    assert [row["level"] for row in rows] == levels
    for row in rows:
        if row["level"] == "selection":
            assert (row["oktmo"], row["municipality"]) == ("", "Выбранные муниципалитеты")


def test_what_cannot_be_counted_says_why_in_its_cells(store: Store) -> None:
    cells = {
        row["municipality"]: (row["numerator"], row["denominator"], row["value"], row["reason"],
                              row["small"], row["score"], row["rank"])
        for row in plain_rows(store, "i=training_coverage")
    }  # fmt: skip
    assert cells["ЗАТО Северск"] == ("1", "0", "", "zero_denominator", "0", "", "")
    assert cells["Ежовский район"] == ("1", "", "", "no_data", "0", "", "")
    assert cells["Ёлкинский район"] == ("1", "4", "25", "", "1", "", "")
    quorum = plain_rows(store, "i=rumo_quorum")
    assert [(row["numerator"], row["denominator"], row["reason"]) for row in quorum] == [
        *(7 * [("", "", "not_applicable")]),
        ("0", "", "nothing_due"),
    ]


@pytest.mark.parametrize("key", ["training_coverage", "rumo_quorum", "index"])
def test_an_indicator_that_is_named_narrows_the_file(store: Store, key: str) -> None:
    every = plain_rows(store)
    assert plain_rows(store, f"i={key}") == [row for row in every if row["indicator"] == key]
    assert plain_rows(store, "i=") == every
    assert len(every) == 8 * 33


@pytest.mark.parametrize(
    ("known", "known_at", "as_of"),
    [
        ("", "", "2024-08-31"),
        ("known=2024-06-01", "2024-06-01T16:59:59Z", "2024-06-01"),
        ("known=2024-06-01T17:00:00Z", "2024-06-01T17:00:00Z", "2024-06-02"),
        ("known=2025-01-01", "2025-01-01T16:59:59Z", "2024-08-31"),
    ],
)
def test_the_time_of_knowledge_is_a_whole_second_of_utc(
    store: Store, known: str, known_at: str, as_of: str
) -> None:
    rows = plain_rows(store, known)
    assert {(row["known_at"], row["as_of"], row["period"]) for row in rows} == {
        (known_at, as_of, "2023-2024")
    }


DANGEROUS: Final = (
    "=1+1",
    "+7",
    "-1",
    "@x",
    "\tтаб",
    "\rвозврат",
    '=HYPERLINK("http://x";"y")',
    " =1",
    "\xa0=1",
    "＝1",
    "\u3000＋1",
)
HARMLESS: Final = ("Обычный; район", 'Район "Кавычки", и запятая', "Два\nряда", "1-й район")


@pytest.fixture
def hostile(engine: sa.Engine) -> Store:
    """A region whose municipalities are named by somebody who means ill."""
    names = dict(zip(range(69100000, 69900000), (*DANGEROUS, *HARMLESS), strict=False))
    members = [municipality(str(oktmo), name) for oktmo, name in names.items()]
    write(engine, {**WORLD, "municipality": members})
    return store_on(engine)


@pytest.mark.parametrize(
    ("dialect", "encoding", "delimiter"),
    [("excel", "utf-8-sig", ";"), ("plain", "utf-8", ","), ("utf16", "utf-16", "\t")],
)
def test_a_name_that_a_spreadsheet_would_run_gets_an_apostrophe_in_csv(
    hostile: Store, dialect: str, encoding: str, delimiter: str
) -> None:
    text = taken(hostile, "csv", f"i=index&dialect={dialect}").decode(encoding)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert {len(row) for row in rows} == {len(PLAIN_HEADER.split(","))}
    names = {row[2] for row in rows[1:-1]}
    assert names == {*(f"'{name}" for name in DANGEROUS), *HARMLESS}


def test_such_a_name_stays_as_it_is_where_nothing_would_run_it(hostile: Store) -> None:
    rows = json.loads(taken(hostile, "json", "i=index"))["rows"]
    assert {row["municipality"] for row in rows[:-1]} == {*DANGEROUS, *HARMLESS}
    page = book_of(taken(hostile, "xlsx", "i=index"))["Данные"]
    cells = [page.cell(row, 3) for row in range(2, page.max_row)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {"=1+1", "+7", "-1", "@x"} <= {cell.value for cell in cells}
    # A spreadsheet's own apostrophe: the text stays one when somebody edits the cell.
    assert {cell.value for cell in cells if cell.quotePrefix} >= {"=1+1", " =1", "＝1"}
    assert not any(cell.quotePrefix for cell in cells if cell.value in HARMLESS)


def test_a_negative_number_stays_a_number(store: Store) -> None:
    aim = '"target": -5.5'
    assert aim in taken(store, "json", CITIES).decode("utf-8")
    assert ";-5,5;" in taken(store, "csv", CITIES).decode("utf-8-sig")
    assert ",-5.5," in taken(store, "csv", f"{CITIES}&dialect=plain").decode("utf-8")
    assert book_of(taken(store, "xlsx", CITIES))["Данные"]["P3"].value == -5.5


def test_a_workbook_has_typed_cells_a_frozen_header_and_what_explains_it(store: Store) -> None:
    book = book_of(taken(store, "xlsx", "known=2024-06-01"))
    assert book.sheetnames == ["Данные", "Паспорт", "Определения"]
    page = book["Данные"]
    assert page.freeze_panes == "A2"
    assert [cell.value for cell in page[1]] == [column.title for column in COLUMNS]
    assert page.max_row == 1 + 8 * 33
    for column, cells in zip(COLUMNS, page.iter_cols(min_row=2), strict=True):
        types = {cell.data_type for cell in cells if cell.value is not None}
        expected = {Kind.TEXT: {"s"}, Kind.NUMBER: {"n"}, Kind.DAY: {"d"}, Kind.MOMENT: {"d"}}
        # Nothing was known a year before the first of June.
        is_empty = column.key == "previous_then"
        assert types == (set() if is_empty else expected[column.kind]), column.key
    told = {row[0].value: row[1].value for row in book["Паспорт"].iter_rows(min_row=2)}
    assert told["Период"] == "01.09.2023 – 31.08.2024"
    assert told["Отчётная дата"] == "01.06.2024"
    assert told["Адрес страницы"] == "/?known=2024-06-01&period=2023-2024"
    defined = [row[0].value for row in book["Определения"].iter_rows(min_row=2)]
    assert defined == [*registry(), "index"]


def test_a_narrowed_workbook_explains_what_is_in_it(store: Store) -> None:
    book = book_of(taken(store, "xlsx", CITIES))
    assert [row[0].value for row in book["Определения"].iter_rows(min_row=2)] == [
        "training_coverage"
    ]
    assert book["Данные"].max_row == 5


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is no JSON")


def test_json_holds_the_question_and_rows_of_plain_names(store: Store) -> None:
    content = json.loads(taken(store, "json", f"{CITIES}&known=2024-06-01"), parse_constant=refuse)
    assert list(content) == ["question", "rows"]
    question = content["question"]
    assert (question["period"], question["as_of"]) == ("2023-2024", "2024-06-01")
    assert (question["known"], question["known_at"]) == ("2024-06-01", "2024-06-01T16:59:59Z")
    assert question["m"] == ["69100000", "69200000"]
    first, *_, selection, region = content["rows"]
    assert list(first) == PLAIN_HEADER.split(",")
    assert (first["numerator"], first["value"], first["small"]) == (3, 42.8571, 0)
    assert (first["reason"], selection["rank"], selection["oktmo"]) == (None, None, None)
    assert (region["level"], region["oktmo"]) == ("region", "69000000")


def typed(text: str, kind: Kind) -> Any:
    if text == "" or kind is Kind.TEXT:
        return text or None
    return float(text.replace(",", ".")) if kind is Kind.NUMBER else text


def read_csv(content: bytes, encoding: str, delimiter: str) -> list[list[Any]]:
    lines = csv.reader(io.StringIO(content.decode(encoding), newline=""), delimiter=delimiter)
    return [
        [typed(text, column.kind) for text, column in zip(line, COLUMNS, strict=True)]
        for line in list(lines)[1:]
    ]


def said(cell: Any) -> Any:
    if isinstance(cell, datetime):
        is_day = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return f"{cell:%d.%m.%Y}" if is_day else f"{cell:%d.%m.%Y %H:%M:%S}"
    return cell


def test_every_format_says_the_same(engine: sa.Engine) -> None:
    compared = 0
    for seed in range(12):
        tables = random_tables(Random(seed))
        clear(engine)
        insert(engine, tables)
        asked = random_question(Random(seed), tables)
        store = store_on(engine, asked.today)
        if answer_to(store, asked.query).notices:
            continue
        compared += 1

        files = [
            b"".join(make_file(store, "indicators", extension, f"{asked.query}{dialect}").pieces)
            for extension, dialect in (
                ("csv", "&dialect=plain"),
                ("csv", ""),
                ("xlsx", ""),
                ("json", ""),
            )
        ]
        plain = read_csv(files[0], "utf-8", ",")
        russian = read_csv(files[1], "utf-8-sig", ";")
        page = book_of(files[2])["Данные"].iter_rows(min_row=2, values_only=True)
        assert [list(row.values()) for row in json.loads(files[3])["rows"]] == plain
        assert [[said(cell) for cell in row] for row in page] == russian
        assert [[row[place] for place in NUMBERS] for row in plain] == [
            [row[place] for place in NUMBERS] for row in russian
        ]
        assert plain
    assert compared >= 8


NUMBERS: Final = [place for place, column in enumerate(COLUMNS) if column.kind is Kind.NUMBER]


def test_the_same_data_and_query_give_the_same_bytes_in_another_process(
    store: Store, sqlite_url: str, tmp_path: Path
) -> None:
    for extension in ("xlsx", "json"):
        saved = tmp_path / f"again.{extension}"
        done = rumo(
            "export",
            "indicators",
            "--query",
            PERIOD,
            "-o",
            str(saved),
            folder=tmp_path,
            DATABASE_URL=sqlite_url,
            RUMO_TODAY=TODAY.isoformat(),
            PYTHONHASHSEED="7",
            TZ="America/Sao_Paulo",
        )
        assert done.returncode == 0, done.stderr
        assert saved.read_bytes() == taken(store, extension)


def test_a_workbook_bears_the_time_of_the_data_and_not_of_the_clock(store: Store) -> None:
    content = taken(store, "xlsx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    changed_at = ask(store).provenance.changed_at.replace(microsecond=0)
    properties = book_of(content).properties
    assert (properties.created, properties.modified) == (changed_at, changed_at)


def test_an_unknown_key_changes_nothing(store: Store) -> None:
    for extension in ("csv", "json"):
        assert taken(store, extension, "utm_source=mail&%00=1") == taken(store, extension)


@pytest.mark.parametrize(
    ("table", "extension"),
    [("indicators", "pdf"), ("indicators", "CSV"), ("indicators", ""), ("nothing", "csv"),
     ("", "csv"), ("../indicators", "csv"), ("region", "json")],
)  # fmt: skip
def test_a_file_that_does_not_exist_is_told_of(store: Store, table: str, extension: str) -> None:
    with pytest.raises(UnknownFileError, match="indicators") as refused:
        make_file(store, table, extension, "")
    assert "csv, xlsx, json" in str(refused.value)
    assert "indicators" in table_names()


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("period=2024-13", "period"),
        ("known=2023-02-29", "known"),
        ("m=69999999", "69999999"),
        ("m=1", "«m»"),
        ("m=69100000&known=2020-01-01", "69100000"),
        ("m=69300000&group=city", "муниципалитетов"),
        ("group=север", "север"),
        ("group=city&known=2020-01-01", "city"),
        ("region=99", "99"),
        ("i=nothing", "«i»"),
        ("page=2&page=3", "page"),
        ("dialect=mac", "dialect"),
        ("dialect=excel&dialect=plain", "dialect"),
        ("d%69alect=mac", "dialect"),
        ("q=" + 5000 * "a", "длинный"),
        ("m=\udc80", "«m»"),
    ],
)
def test_a_query_that_cannot_be_answered_is_refused_in_a_sentence(
    store: Store, query: str, word: str
) -> None:
    for extension in ("csv", "xlsx", "json"):
        with pytest.raises(RefusedQueryError) as refused:
            make_file(store, "indicators", extension, query)
        assert word in str(refused.value)
        assert str(refused.value).endswith(".")


def test_a_query_as_long_as_a_page_may_have_is_not_too_long_for_its_file(store: Store) -> None:
    query = "m=" + ",".join(NAMES) + "&owner=" + ("%D1%8F" * 200) + "&q=" + ("%D1%8F" * 200)
    query += "&group=" + "%D0%BF%D0%B0%D1%80%D0%B0" + "&i=index&project=" + "%D1%8F" * 180
    assert len(query) < 4000
    assert store.parse(query).notices == ()
    assert [row["level"] for row in plain_rows(store, query)][-1] == "region"


def test_files_are_named_by_table_period_and_day(store: Store) -> None:
    for extension, media_type in (
        ("csv", "text/csv; charset=utf-8"),
        ("json", "application/json"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ):
        file = make_file(store, "indicators", extension, "period=2023-09..2024-05")
        assert file.name == f"indicators_2023-09..2024-05_2024-05-31.{extension}"
        assert file.media_type == media_type
