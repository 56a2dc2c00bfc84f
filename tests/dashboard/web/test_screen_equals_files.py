"""Screen = CSV = XLSX = JSON: what a page shows is what its own links give, on random states."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from random import Random
from typing import Any, Final
from urllib.parse import urlsplit

import openpyxl
import pytest
import sqlalchemy as sa

from callbacks.downloads import make_file
from callbacks.requested import RefusedQueryError
from dashboard.pages import table
from data_sources.database.engine import make_engine
from data_sources.row_tables import row_tables
from data_sources.row_tables.records.declaration import PAGE_SIZE
from data_sources.store import Store
from layouts.columns import row_sheets
from layouts.files.tables import changes, indicators, rows
from layouts.files.tables.table import FileColumn
from tests import rendered
from tests.asking import store_on
from tests.generated.addresses import Address, addresses
from tests.generated.databases import clear, insert, random_tables
from tests.generated.history import TODAYS

ADDRESSES: Final = {"sqlite": 110, "postgresql": 22}
EVERY_ADDRESS: Final = {"sqlite": 200, "postgresql": 48}
OF_ONE_DATABASE: Final = 22
DEMO_DAY: Final = date(2026, 11, 21)
EXTENSIONS: Final = ("csv", "xlsx", "json")
LEVELS: Final = ("municipality", "selection", "region")
HEAVY: Final = "/data"
"""Offers every table there is; each of them is compared on its own page."""
NUMBER: Final = re.compile(r"[-\u2212]?\d[\d ]*(?:,\d+)?")
STEM: Final = 5
WITHOUT_VALUE: Final = {
    "no_data": "н/д",
    "zero_denominator": "дел. 0",
    "not_applicable": "·",
    "nothing_due": "рано",
    "not_a_member": "вне",
    "not_reported": "молчит",
    "withheld": "скр.",
}
"""The file's reason -> what stands in a small cell."""
Row = Mapping[str, Any]


def columns_of(name: str) -> tuple[FileColumn, ...]:
    made = {indicators.NAME: indicators.COLUMNS, changes.NAME: changes.COLUMNS}
    return made[name] if name in made else rows.columns(row_sheets()[name])


def offered(page: Any) -> dict[str, str]:
    """Table -> query of the files that the page's own links give."""
    found = {}
    for link in page.xpath("//a[starts-with(@href, '/files/')]"):
        parts = urlsplit(link.get("href"))
        name, _, extension = parts.path.removeprefix("/files/").partition(".")
        if extension == "json":
            found[name] = parts.query
    return found


def taken(store: Store, name: str, extension: str, query: str) -> bytes:
    return b"".join(make_file(store, name, extension, query).pieces)


def in_csv(value: Any, column: FileColumn) -> str:
    """A typed cell as the excel dialect writes it."""
    value = column.worded(value)
    if value is None:
        return ""
    if isinstance(value, int | float):
        text = f"{round(float(value), 9):.9f}".rstrip("0").rstrip(".")
        return text.replace(".", ",")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value) and column.kind.value == "day":
        return f"{date.fromisoformat(value):%d.%m.%Y}"
    if column.kind.value == "moment":
        return f"{datetime.fromisoformat(value.removesuffix('Z')):%d.%m.%Y %H:%M:%S}"
    return "'" + value if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) else str(value)


def in_book(value: Any, column: FileColumn) -> Any:
    """A typed cell as openpyxl reads it back."""
    value = column.worded(value)
    if isinstance(value, str) and column.kind.value == "day":
        return datetime.fromisoformat(value)
    if isinstance(value, str) and column.kind.value == "moment":
        return datetime.fromisoformat(value.removesuffix("Z"))
    return value


def the_same_rows(store: Store, name: str, query: str) -> list[Row] | None:
    """The rows of the table's files, which must agree; None where all of them are refused."""
    try:
        content = json.loads(taken(store, name, "json", query))["rows"]
    except RefusedQueryError:
        for extension in EXTENSIONS:
            with pytest.raises(RefusedQueryError):
                taken(store, name, extension, query)
        return None
    columns = columns_of(name)
    text = taken(store, name, "csv", query).decode("utf-8-sig")
    header, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert header == [column.title for column in columns]
    assert lines == [[in_csv(row[column.key], column) for column in columns] for row in content]
    book = openpyxl.load_workbook(io.BytesIO(taken(store, name, "xlsx", query)), read_only=True)
    first, *cells = book["Данные"].iter_rows(values_only=True)
    assert list(first) == header
    assert [list(each) for each in cells] == [
        [in_book(row[column.key], column) for column in columns] for row in content
    ]
    book.close()
    return list(content)


# --- the screen -------------------------------------------------------------------------------


def amounts(text: str) -> Iterator[tuple[float, float]]:
    """Numbers in a text with half a step of the last digit written."""
    for found in NUMBER.findall(text):
        written = found.strip().replace(" ", "").replace("\u2212", "-").replace(",", ".")
        decimals = len(written.partition(".")[2])
        yield float(written), 0.5 * 10**-decimals


def says_amount(text: str, value: float) -> bool:
    # Nulls at the end may be left out, so «45» stands for 45.0 as well as for 45.
    return any(abs(value - said) <= step + 1e-4 for said, step in amounts(text))


def says(text: str, value: Any, column: FileColumn) -> bool:
    """The cell of the screen says what the cell of the file says, perhaps with more about it."""
    if value is None:
        return text != ""
    if isinstance(value, int | float):
        # Of nothing a page may say so in words: «результатов нет».
        return says_amount(text, value) or (value == 0 and not re.search(r"\d", text))
    written = " ".join(str(in_csv(value, column)).removeprefix("'").split())
    if column.kind.value == "text" and column.words is not None:
        return written[:STEM].casefold() in text.casefold()
    return written in text


def row_tables_of(page: Any) -> Iterator[tuple[Any, str]]:
    """Tables turned by pages, with the name of the file of their rows."""
    for drawn in page.xpath("//table[contains(concat(' ', @class, ' '), ' row-table ')]"):
        keys = {link.get("id").removeprefix("sort-") for link in drawn.xpath(".//thead//a[@id]")}
        if keys:
            (name,) = (
                name
                for name in offered(page)
                if name in row_tables() and keys <= set(row_tables()[name].sortable)
            )
            yield drawn, name


def told(cell: Any) -> str:
    """Everything that a cell says, hints too, part by part."""
    parts = (*cell.itertext(), *cell.xpath(".//@title"), cell.get("title", ""))
    return " | ".join(" ".join(part.split()) for part in parts if part.strip())


def compare_rows(drawn: Any, name: str, content: list[Row], number: int) -> int:
    columns = {column.key: column for column in columns_of(name)}
    heads = drawn.xpath("./thead/tr/th")
    lines = drawn.xpath("./tbody/tr[not(contains(@class, 'section'))]")
    number = max(1, min(number, -(-len(content) // PAGE_SIZE)))
    shown = content[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    assert len(lines) == len(shown)
    compared = 0
    for line, row in zip(lines, shown, strict=True):
        for head, cell in zip(heads, line.xpath("./th|./td"), strict=True):
            for link in head.xpath(".//a[@id]"):
                key = link.get("id").removeprefix("sort-")
                text = told(cell)
                is_gap = row[key] is None and "repeated" in cell.get("class", "")
                assert is_gap or says(text, row[key], columns[key]), (key, row, text)
                compared += 1
    return compared


def by_place(content: list[Row]) -> dict[tuple[str, str], Row]:
    return {(row["indicator"], row["oktmo"] or row["level"]): row for row in content}


def cells_by_heading(drawn: Any) -> Iterator[tuple[str, str, str]]:
    """(OKTMO or level, key of the column, text) of tables whose heads sort them."""
    heads = drawn.xpath("./thead/tr[last()]/th")
    keys = [(head.xpath(".//a[@id]") or [head])[0].get("id", "") for head in heads]
    for line in drawn.xpath("./tbody/tr[@id]|./tfoot/tr"):
        whose = line.get("id", line.get("class")).removeprefix("row-")
        for key, cell in zip(keys, line.xpath("./th|./td"), strict=True):
            yield whose, key.removeprefix("sort-"), rendered.glued(cell)


def compare_heat(page: Any, content: list[Row]) -> int:
    """Every indicator of every municipality."""
    rows_of, compared = by_place(content), 0
    region = next((row["oktmo"] for row in content if row["level"] == "region"), None)
    for drawn in page.xpath("//div[@class='scroller']/table[contains(@class, 'heat')]"):
        for whose, key, text in cells_by_heading(drawn):
            row = rows_of.get((key, region if whose == "region" else whose))
            if row is not None:
                compared += 1
                value = row["value"]
                agree = (
                    text == WITHOUT_VALUE[row["reason"]]
                    if value is None
                    else says_amount(text, value)
                )
                assert agree, (whose, key, text, row)
    return compared


def last_year(row: Row) -> Any:
    """What a page shows of a year ago: what was seen then, where that is known."""
    return row["previous"] if row["previous_then"] is None else row["previous_then"]


def compare_behind(page: Any, content: list[Row]) -> int:
    """One indicator: the value, its parts, the target, the score, last year's value."""
    compared = 0
    region = next((row["oktmo"] for row in content if row["level"] == "region"), None)
    rows_of = {row["oktmo"] or row["level"]: row for row in content}
    for drawn in page.xpath("//table[contains(@class, 'behind')]"):
        for whose, key, text in cells_by_heading(drawn):
            row = rows_of[region if whose == "region" else whose]
            value = last_year(row) if key == "previous" else row.get(key)
            if key in {"value", "numerator", "denominator", "target", "score", "previous", "rank"}:
                compared += 1
                assert value is None or says_amount(text, value), (whose, key, text, row)
                assert value is not None or not re.match(r"\d", text), (whose, key, text, row)
    return compared


def compare_own(page: Any, content: list[Row], oktmo: str) -> int:
    """Every indicator of one municipality."""
    rows_of, compared = by_place(content), 0
    for line in page.xpath("//table[contains(@class, 'own-rows')]//tr[@id]"):
        row = rows_of.get((line.get("id").removeprefix("row-"), oktmo))
        if row is None:
            continue  # `i` in the address narrows the file to one indicator
        for label, key in (("Значение", "value"), ("Год назад", "previous"), ("Балл", "score")):
            (cell,) = line.xpath(f"./td[@data-label='{label}']")
            compared += 1
            text = rendered.glued(cell)
            value = last_year(row) if key == "previous" else row[key]
            assert value is None or says_amount(text, value), (key, text, row)
            assert value is not None or not re.match(r"\d", text), (key, text, row)
    return compared


def compare_moments(page: Any, content: list[Row]) -> int:
    """Every value that shows to be another one at the later of two moments."""
    compared = 0
    rows_of = {(row["title"], row["municipality"], row["level"]): row for row in content}
    for line in page.xpath("//table[contains(@class, 'moved')]/tbody/tr"):
        title, place, *sides = (rendered.glued(cell) for cell in line.xpath("./th | ./td"))
        found = [rows_of.get((title, place, level)) for level in LEVELS]
        agreeing = [
            row
            for row in found
            if row
            and all(
                row[f"{side}_value"] is None or says_amount(text, row[f"{side}_value"])
                for side, text in zip(("earlier", "later"), sides[:2], strict=True)
            )
        ]
        assert agreeing, (title, place, sides, found)
        compared += 1
    return compared


def compare(store: Store, address: Address) -> Counter[str]:
    """How many cells of the page were compared with the files, by page."""
    page = rendered.page(store, table(), address.page.path, address.query)
    asked = store.parse(address.query, address.page.default_body).request
    found: Counter[str] = Counter()
    files = offered(page)
    if address.page.path == HEAVY:
        files = {name: query for name, query in files.items() if name == indicators.NAME}
    contents = {name: the_same_rows(store, name, query) for name, query in files.items()}
    for drawn, name in row_tables_of(page):
        content = contents[name]
        assert content is not None
        found[address.page.path] += compare_rows(drawn, name, content, asked.view.page)
    if (moved := contents.get(changes.NAME)) is not None:
        found[address.page.path] += compare_moments(page, moved)
    content = contents.get(indicators.NAME)
    if content is not None:
        found[address.page.path] += compare_heat(page, content) if address.page.path == "/" else 0
        if address.page.path == "/indicator":
            found["/indicator"] += compare_behind(page, content)
        if address.page.path == "/municipality" and len(asked.filters.m) == 1:
            found["/municipality"] += compare_own(page, content, asked.filters.m[0])
    return found


COMPARED_ON: Final = (
    *("/", "/indicator", "/municipality", "/compare"),
    *sorted({sheet.path for sheet in row_sheets().values()} - {HEAVY}),
)


PAGES: Final = {"sqlite": len(COMPARED_ON), "postgresql": len(COMPARED_ON) // 2}
"""So many pages at least must have had something to compare."""


def test_the_screen_and_its_files_agree_on_random_addresses(
    engine: sa.Engine,
) -> None:
    check(engine, ADDRESSES[engine.dialect.name])


@pytest.mark.long
def test_the_screen_and_its_files_agree_on_more_random_addresses(engine: sa.Engine) -> None:
    check(engine, EVERY_ADDRESS[engine.dialect.name])


def check(engine: sa.Engine, count: int) -> None:
    compared: Counter[str] = Counter()
    for seed in range(-(-count // OF_ONE_DATABASE)):
        random = Random(seed)
        clear(engine)
        insert(engine, random_tables(random))
        store = store_on(engine, random.choice(TODAYS))
        wanted = min(OF_ONE_DATABASE, count - seed * OF_ONE_DATABASE)
        for address in addresses(random, store, table(), wanted):
            compared += compare(store, address)
    assert sum(compared[path] > 0 for path in COMPARED_ON) >= PAGES[engine.dialect.name], compared


def test_the_screen_and_its_files_agree_where_rows_fill_many_pages(demo_url: str) -> None:
    engine = make_engine(demo_url)
    store = store_on(engine, DEMO_DAY)
    compared: Counter[str] = Counter()
    for page in table():
        for query in ("m=69608000", "m=69608000&page=2", "known=2026-10-01&against=2026-11-01"):
            compared += compare(store, Address(page, query))
    engine.dispose()
    assert all(compared[path] > 0 for path in COMPARED_ON), compared
