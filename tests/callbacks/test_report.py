"""The printed documents: what they say is what the files say, in whole Russian sentences."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any, Final

import docx
import pytest
import sqlalchemy as sa
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from flask import Flask

from callbacks.downloads import make_file
from callbacks.requested import UnknownFileError
from callbacks.site import KnownSite
from dashboard.printing.offering import Unprinted
from dashboard.web.files import blueprint
from data_sources.database.engine import make_engine
from data_sources.scoring.results import Level
from data_sources.store import Store
from layouts.files.report.region import LEFT_OUT
from tests.asking import PERIOD, Rows, answer_to, ask, listening, store_on, sum_of, write
from tests.generated.databases import clear, insert, random_question, random_tables
from tests.serving import rumo

NO_VALUE: Final = {
    "no_data": "нет данных",
    "zero_denominator": "делить не на что",
    "not_applicable": "не применимо",
    "nothing_due": "срок не наступил",
    "not_a_member": "не в составе",
    "not_reported": "не сообщено",
}
DISTRICT: Final = "69100000"
DEMO_DAY: Final = date(2026, 11, 21)
HELD: Final = date(2023, 10, 10)
EARLY: Final = datetime(2023, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@pytest.fixture(scope="module")
def demonstration(demo_url: str) -> Iterator[Store]:
    """The whole demonstration region on one day of its school year."""
    engine = make_engine(demo_url)
    yield store_on(engine, DEMO_DAY)
    engine.dispose()


def taken(store: Store, query: str = PERIOD) -> bytes:
    return b"".join(make_file(store, "report", "docx", query).pieces)


def opened(store: Store, query: str = PERIOD) -> Document:
    return docx.Document(io.BytesIO(taken(store, query)))


def texts(document: Document) -> list[str]:
    """Every line of the document: paragraphs, cells, heads and feet of pages."""
    section = document.sections[0]
    said = [each.text for each in document.paragraphs]
    for table in document.tables:
        said += [text for row in cells(table) for text in row]
    for part in (section.header, section.first_page_header, section.footer):
        said += [each.text for each in part.paragraphs]
    return said


def cells(table: Table) -> list[list[str]]:
    """Texts of the cells by row, the header among them."""
    return [
        ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
        for row in table._tbl.iter(qn("w:tr"))
    ]


def table_after(document: Document, caption: str) -> list[list[str]]:
    """The rows of the first table whose caption has these words, without its header."""
    found = ""
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            if caption in found:
                return cells(part)[1:]
        else:
            found = part.text
    raise AssertionError(caption)


def indicators(store: Store, query: str) -> list[dict[str, str]]:
    made = make_file(store, "indicators", "csv", f"dialect=plain&{query}")
    text = b"".join(made.pieces).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def number(text: str) -> float:
    """A printed number without its unit, its place and its mark."""
    plain = re.split(r"[%(*п]|на", text)[0].replace("\u00a0", "").replace("\u2212", "-")
    return float(plain.replace(",", ".").replace("+", ""))


def same(printed: str, row: Mapping[str, str], key: str = "value") -> bool:
    """The cell prints what the file says, to one decimal; or says why there is nothing."""
    if row[key] == "":
        return printed == (NO_VALUE[row["reason"]] if key == "value" else "—")
    return abs(number(printed) - float(row[key])) <= 0.0502


def compared_with(row: Mapping[str, str]) -> str:
    """The column of a year ago that the change is counted from: as it was seen then, if it was."""
    return "previous_then" if row["previous_then"] else "previous"


def check_municipality(store: Store, query: str, oktmo: str) -> int:
    """Compares every line of the справка with the file; how many lines there were."""
    document = opened(store, query)
    municipal = (row for row in indicators(store, query) if row["level"] == "municipality")
    own = (row for row in municipal if row["oktmo"] == oktmo)
    rows = [row for row in own if row["reason"] != "not_applicable"]
    if any("ещё не начался" in text for text in texts(document)):
        assert not document.tables
        return 0
    printed = {line[0].rstrip("*"): line for line in table_after(document, "Значения показателей")}
    assert set(printed) == {row["title"] for row in rows}
    for row in rows:
        title, value, _, target, place, previous, _, _ = printed[row["title"]]
        assert same(value, row), (query, row, value)
        assert title.endswith("*") == (row["small"] == "1")
        assert same(previous, row, compared_with(row))
        assert (target == "—") == (row["target"] == "")
        assert place.split(" ")[0] == (row["rank"] or "—")
    return len(rows)


def check_region(store: Store, query: str) -> int:
    """Compares the summary and the annex with the file; how many numbers there were."""
    document = opened(store, query)
    rows = indicators(store, query)
    if any("ещё не начался" in text for text in texts(document)):
        assert not document.tables
        return 0
    sums = {row["title"]: row for row in rows if row["level"] == "region"}
    chosen = {row["title"]: row for row in rows if row["level"] == "selection"}
    sums.update({k: row for k, row in chosen.items() if row["reason"] != "not_applicable"})
    printed = [
        (title.removesuffix(LEFT_OUT), *line)
        for title, *line in table_after(document, "Сводные показатели")
    ]
    assert [line[0] for line in printed] == list(dict.fromkeys(row["title"] for row in rows))
    for title, value, _, _, previous, _ in printed:
        assert same(value, sums[title]), (query, sums[title], value)
        assert same(previous, sums[title], compared_with(sums[title]))
    return len(printed) + check_places(document, rows)


def check_places(document: Document, rows: list[dict[str, str]]) -> int:
    compared = 0
    for table in document.tables:
        header, *lines = cells(table)
        if header[0] != "Муниципалитет":
            continue
        for column, heading in enumerate(header):
            title = heading.rsplit(", ", 1)[0] if ", " in heading else heading
            own = [row for row in rows if row["title"] == title]
            if own:
                assert len(own) == len(lines)
                compared += len(own)
                for row, line in zip(own, lines, strict=True):
                    assert line[0] == row["municipality"]
                    assert same(line[column], row), (title, row, line)
    return compared


@pytest.mark.parametrize("seed", range(5))
def test_numbers_of_a_random_database_are_those_of_the_indicators_file(
    sqlite: sa.Engine, seed: int
) -> None:
    compare_random(sqlite, seed)


@pytest.mark.parametrize("seed", [101, 102])
def test_on_both_databases_the_numbers_are_those_of_the_file(engine: sa.Engine, seed: int) -> None:
    compare_random(engine, seed)


def compare_random(engine: sa.Engine, seed: int) -> None:
    random = Random(seed)
    tables = random_tables(random)
    clear(engine)
    insert(engine, tables)
    compared = 0
    for _ in range(3):
        asked = random_question(random, tables)
        store = store_on(engine, asked.today)
        answer = answer_to(store, replace(asked, m=()).query)
        if answer.notices:
            # The question was made for another moment: this one does not know its codes.
            continue
        shown = answer.question.shown
        compared += check_region(store, replace(asked, m=()).query)
        for oktmo in random.sample([each.oktmo for each in shown], min(2, len(shown))):
            compared += check_municipality(store, replace(asked, m=(oktmo,)).query, oktmo)
    assert compared > 0


def test_both_documents_of_the_demonstration_repeat_the_file(demonstration: Store) -> None:
    assert check_region(demonstration, "") > 600
    assert check_municipality(demonstration, "m=69616000", "69616000") == 30
    assert check_region(demonstration, "group=district&period=2025-Q4") > 500


QUERIES: Final = ("", "m=69616000", "m=69507000", "m=69000001", "group=district&period=2026",
                  "period=1995", "m=69616000&period=2026-Q2", "period=2027-2028")  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
def test_every_line_is_russian_and_nothing_is_a_leftover(demonstration: Store, query: str) -> None:
    lines = list(texts(opened(demonstration, query)))
    assert len(lines) > 5
    for text in lines:
        words = re.findall(r"[A-Za-z]+", text)
        assert all(re.fullmatch(r"[IVX]+", word) for word in words), text
        assert ".." not in text, text
        assert "  " not in text, text
        assert not re.search(r" [,.;:]|\(\)|«»|[{}]|,\.|: \.", text), text


@pytest.mark.parametrize("query", ["", "m=69616000"])
def test_invented_data_are_marked_on_every_page(demonstration: Store, query: str) -> None:
    section = opened(demonstration, query).sections[0]
    for header in (section.first_page_header, section.header):
        assert "Демонстрационные данные" in header.paragraphs[0].text


def test_the_foot_names_source_day_moment_and_version(demonstration: Store) -> None:
    section = opened(demonstration, "").sections[0]
    version = demonstration.snapshot().version
    for footer in (section.first_page_footer, section.footer):
        text = footer.paragraphs[0].text
        assert text.startswith("Источник: общая база регионального методического сопровождения.")
        assert "Отчётная дата 21.11.2026, по последним сведениям" in text
        assert text.endswith(f"версия данных {version}.")


def test_the_page_is_set_after_the_standard(demonstration: Store) -> None:
    document = opened(demonstration, "")
    section = document.sections[0]
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(side.mm) for side in sides if side is not None] == [30, 15, 20, 20]
    assert document.styles["Normal"].font.name == "Times New Roman"
    spoken = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert spoken == {"ru-RU"}
    assert document.core_properties.language == "ru-RU"
    codes = [code.text for code in section.header._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE"]


def test_tables_repeat_their_header_and_part_no_row(demonstration: Store) -> None:
    tables = opened(demonstration, "").tables
    assert len(tables) > 8
    for table in tables:
        header, *rows = table._tbl.tr_lst
        assert header.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in (header, *rows))


def test_headings_are_numbered_in_their_order(demonstration: Store) -> None:
    document = opened(demonstration, "")
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    numbered = [text for text in headings if not text.startswith("Приложение")]
    assert [text.split(".")[0] for text in numbered] == [
        str(place) for place in range(1, len(numbered) + 1)
    ]
    captions = [each.text for each in document.paragraphs if each.style.name == "Caption"]
    assert [text.split(" ")[1] for text in captions] == [
        str(place) for place in range(1, len(document.tables) + 1)
    ]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2026-2027", "за 2026/27 учебный год"),
        ("2026", "за 2026 год"),
        ("2026-Q2", "за II квартал 2026 года"),
        ("2026-05..2026-05", "за май 2026 года"),
        ("2025-10..2026-03", "за период с октября 2025 года по март 2026 года"),
    ],
)
def test_the_title_names_the_period_in_words(demonstration: Store, period: str, words: str) -> None:
    title = opened(demonstration, f"period={period}").paragraphs[0].text.replace("\u00a0", " ")
    assert title == (
        "Отчёт о работе РУМО и региональной системы научно-методического сопровождения " + words
    )


WORLD: Final[Rows] = {
    "region": [{"code": "70", "name": "Учебная область", "oktmo": "69000000"}],
    "municipality": [
        {"oktmo": DISTRICT, "region_code": "70", "name": "Лесной район", "kind": "district"},
        {"oktmo": "69200000", "region_code": "70", "name": "Степной район", "kind": "district"},
    ],
    "meeting": [{"code": "r-1", "body": "rumo", "status": "held", "held_on": HELD, "number": "1"}],
}


def overdue(count: int) -> Rows:
    """One decision with so many assignments of the district, all of them overdue."""
    point = {
        "meeting_code": "r-1",
        "position": 1,
        "number": "1.1",
        "kind": "assignment",
        "text": "Представить отчёт.",
        "due_kind": "date",
        "due_on": date(2023, 12, 1),
    }
    tasks = [
        {"meeting_code": "r-1", "position": 1, "assignee": f"Отдел {each}", "oktmo": DISTRICT}
        for each in range(count)
    ]
    return {**WORLD, "decision": [point], "assignment": tasks}


@pytest.mark.parametrize(
    ("count", "said", "hidden"),
    [
        (0, "Просроченных поручений нет.", None),
        (1, "Просрочено 1 поручение, на 274 дня.", None),
        (2, "Просрочены 2 поручения, самое давнее на 274 дня.", None),
        (5, "Просрочено 5 поручений, самое давнее на 274 дня.", None),
        (11, "Просрочено 11 поручений, самое давнее на 274 дня.", None),
        (13, "Просрочено 13 поручений, самое давнее на 274 дня.", "ещё 1 поручение"),
        (21, "Просрочено 21 поручение, самое давнее на 274 дня.", "ещё 9 поручений"),
    ],
)
def test_numerals_agree_with_their_nouns(
    sqlite: sa.Engine, count: int, said: str, hidden: str | None
) -> None:
    write(sqlite, overdue(count))
    document = opened(store_on(sqlite), f"{PERIOD}&m={DISTRICT}")
    whole = " ".join(texts(document)).replace("\u00a0", " ")
    assert said in whole
    assert ("Показаны первые 12" in whole) == (hidden is not None)
    assert hidden is None or hidden in whole
    if count:
        first = table_after(document, "Поручения, не исполненные в срок")[0]
        assert [text.replace("\u00a0", " ") for text in first] == [
            "Представить отчёт.", "Отдел 0", "01.12.2023", "274 дня", "РУМО, 10.10.2023, пункт 1.1",
        ]  # fmt: skip


def test_a_long_list_is_shortened_and_says_where_the_rest_is(sqlite: sa.Engine) -> None:
    write(sqlite, overdue(83))
    store = store_on(sqlite)
    document = opened(store)
    assert len(table_after(document, "Поручения, не исполненные в срок")) == 60
    whole = " ".join(texts(document)).replace("\u00a0", " ")
    assert "не показано: 23 поручения. Все строки — в файле со страницы «Решения»." in whole
    assert sum_of(ask(store), "decision_overdue", Level.REGION).value == 83


def test_an_empty_database_gets_a_sentence(sqlite: sa.Engine) -> None:
    with pytest.raises(UnknownFileError, match="Отчёт составить не о чем"):
        taken(store_on(sqlite))


def test_an_address_gives_the_file_or_a_sentence(sqlite: sa.Engine) -> None:
    app = Flask("files")
    unprinted = Unprinted("PDF здесь не печатают.")
    app.register_blueprint(blueprint(store_on(sqlite), unprinted, KnownSite()))
    client = app.test_client()
    assert client.get("/files/report.docx").status_code == 404
    write(sqlite, WORLD)
    answer = client.get(f"/files/report.docx?{PERIOD}")
    assert answer.status_code == 200
    assert answer.content_type.endswith("wordprocessingml.document")
    assert 'filename="report_2023-2024_2024-08-31.docx"' in answer.headers["Content-Disposition"]
    for refused in ("m=69999999", "period=wrong", "group=nobody"):
        answer = client.get(f"/files/report.docx?{refused}")
        assert answer.status_code == 400
        assert re.search("[а-я]", answer.get_data(as_text=True))
    assert client.get("/files/report.csv").status_code == 404


def test_equal_data_give_equal_bytes(sqlite: sa.Engine) -> None:
    write(sqlite, overdue(3))
    for query in (PERIOD, f"{PERIOD}&m={DISTRICT}"):
        first = taken(store_on(sqlite), query)
        assert taken(store_on(sqlite), query) == first
        assert taken(store_on(sqlite), f"{query}&status=done&q=x&body=all&page=3&i=index") == first
        with zipfile.ZipFile(io.BytesIO(first)) as parts:
            assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    before = taken(store_on(sqlite))
    write(sqlite, {"region": [{"code": "71", "name": "Другая область", "oktmo": "70000000"}]})
    assert taken(store_on(sqlite)) != before


def test_a_document_is_read_in_one_transaction(sqlite: sa.Engine) -> None:
    write(sqlite, overdue(3))
    store = store_on(sqlite)
    begun: list[object] = []

    def note(connection: sa.Connection) -> None:
        begun.append(connection)

    with listening(sqlite, "begin", note):
        store.report(store.parse(PERIOD).request)
    assert len(begun) == 1


HOSTILE: Final = "<w:b/>&amp; {0} {x} %s\x01\x0b\ufffe\u202e\r\nряд\tв «кавычках»"


def test_names_of_somebody_who_means_ill_are_only_text(sqlite: sa.Engine) -> None:
    rows: dict[str, Any] = dict(overdue(1))
    district, *others = rows["municipality"]
    rows["municipality"] = [{**district, "name": HOSTILE, "peer_group": HOSTILE}, *others]
    rows["region"] = [{**rows["region"][0], "name": HOSTILE}]
    rows["decision"] = [{**rows["decision"][0], "text": HOSTILE}]
    rows["assignment"] = [{**rows["assignment"][0], "assignee": HOSTILE}]
    rows["note"] = [{"code": "n", "noted_on": HELD, "author": HOSTILE, "text": HOSTILE}]
    write(sqlite, rows)
    plain = "<w:b/>&amp; {0} {x} %s ряд в «кавычках»"
    for query in (PERIOD, f"{PERIOD}&m={DISTRICT}"):
        document = opened(store_on(sqlite), query)
        assert sum(plain in text for text in texts(document)) >= 4
        assert "\u202e" not in "".join(texts(document))


def note(code: str, text: str, **differs: Any) -> dict[str, Any]:
    known = {"recorded_at": EARLY, "noted_on": HELD, "author": "Методист"}
    return {"code": code, "text": text, **known, **differs}


def test_notes_of_the_place_written_by_the_day_and_known_then_are_quoted(sqlite: sa.Engine) -> None:
    later = datetime(2024, 8, 1, tzinfo=UTC).replace(tzinfo=None)
    always = {name: [{**row, "recorded_at": EARLY} for row in rows] for name, rows in WORLD.items()}
    notes = [
        note("own", "О своём", oktmo=DISTRICT, indicator="training_coverage"),
        note("all", "Обо всех"),
        note("other", "О соседе", oktmo="69200000"),
        note("old", "О прошлом", noted_on=date(2022, 10, 1)),
        note("ahead", "О будущем", noted_on=date(2024, 9, 1)),
        note("late", "Узнали позже", recorded_at=later),
        note("gone", "Отозвано", superseded_at=later),
    ]
    write(sqlite, {**always, "note": notes})
    store = store_on(sqlite)

    def said(query: str) -> set[str]:
        whole = " ".join(texts(opened(store, f"{PERIOD}&{query}")))
        return {each["code"] for each in notes if each["text"] in whole}

    assert said(f"m={DISTRICT}") == {"own", "all", "old", "late"}
    assert said("") == {"own", "all", "other", "old", "late"}
    assert said(f"m={DISTRICT}&known=2024-07-01") == {"own", "all", "old", "gone"}
    whole = texts(opened(store, f"{PERIOD}&m={DISTRICT}"))
    own = "– 10.10.2023, «Охват повышением квалификации», Лесной район: О своём (Методист)."
    assert own in [text.replace("\u00a0", " ") for text in whole]


def test_meetings_held_cancelled_and_moved_are_told(sqlite: sa.Engine) -> None:
    meeting: dict[str, Any] = {"body": "rumo", "status": "held"}
    council = {"body": "municipal_council", "status": "held", "held_on": HELD}
    plan = {"plan": "rumo", "code": "p-1", "title": "Заседание о практиках"}
    rows = {
        **WORLD,
        "meeting": [
            {**meeting, "code": "r-1", "held_on": HELD, "number": "1"},
            {**meeting, "code": "r-2", "held_on": date(2024, 2, 1), "status": "cancelled"},
            {**council, "code": "c-1", "oktmo": DISTRICT},
            {**council, "code": "c-2"},
        ],
        "plan_item": [
            {**plan, "due_on": date(2024, 3, 31), "original_due_on": date(2024, 1, 31)},
        ],
    }
    write(sqlite, rows)
    whole = " ".join(texts(opened(store_on(sqlite)))).replace("\u00a0", " ")
    assert "Состоялось 1 заседание РУМО, отменено 1. " in whole
    assert "Состоялось 1 заседание муниципальных методических советов." in whole
    assert "Заседание о практиках: с 31.01.2024 на 31.03.2024." in whole


def test_the_command_writes_the_same_bytes(sqlite_url: str, tmp_path: Path) -> None:
    engine = make_engine(sqlite_url)
    write(engine, overdue(2))
    expected = taken(store_on(engine))
    engine.dispose()
    place = tmp_path / "report.docx"
    done = rumo("export", "report", "--query", PERIOD, "-o", str(place),
                folder=tmp_path, DATABASE_URL=sqlite_url, RUMO_TODAY="2024-08-31")  # fmt: skip
    said = f"{sha256(expected).hexdigest()}  report.docx\n"
    assert (done.returncode, done.stderr) == (0, said)
    assert place.read_bytes() == expected
