"""Two snapshots compared over HTTP: the codes, the page, files that never change again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from openpyxl import load_workbook

from data_sources.database.engine import create_sqlite_file, make_engine, upgrade
from data_sources.indicators.scenes import COUNTED_ON, EXAMPLE_OKTMO, place
from data_sources.ingest.files import load_file, sure
from data_sources.snapshots import codes
from tests.asking import write
from tests.serving import get, post, served

HEAD = "oktmo,category,counted_on,headcount"
PERIOD = "period=2023-2024"
FILES = (
    "/files/changes.csv",
    "/files/changes.csv?dialect=plain",
    "/files/changes.csv?dialect=utf16",
    "/files/changes.json",
    "/files/changes.xlsx",
    "/files/indicators.csv",
    "/files/indicators.xlsx",
)
HOSTILE = "<img src=x onerror=alert(1)>"
Coverage = tuple[str, str, str]


@contextmanager
def loaded(url: str, folder: Path) -> Iterator[Any]:
    """Corrects the headcount of the district by a file, as people do."""
    engine = make_engine(url)

    def correct(headcount: int) -> None:
        file = folder / f"staff_count_{headcount}.csv"
        file.write_text(f"{HEAD}\n{EXAMPLE_OKTMO},teacher,{COUNTED_ON},{headcount}\n")
        assert load_file(engine, "staff_count", file, indicators={}, ask=sure).changed == 1

    yield correct
    engine.dispose()


def saved(site: str, address: str) -> str:
    body = json.dumps({"address": address, "title": "Проба"}).encode()
    answer = post(f"{site}/snapshots", body, {"Origin": site, "Content-Type": "application/json"})
    assert answer.status in (200, 201), answer.text
    code: str = json.loads(answer.body)["code"]
    return code


def asked(code: str, against: str) -> str:
    return f"/s?{urlencode({'code': code, 'against': against})}"


def led_to(site: str, path: str) -> str:
    """Where the address of codes leads, without the anchor."""
    connection = HTTPConnection(urlsplit(site).netloc, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        assert answer.status == 303, answer.read().decode()
        return (answer.getheader("Location") or "").partition("#")[0]
    finally:
        connection.close()


def page(site: str, address: str) -> str:
    """The page as the browser gets it on its first visit, letters as letters."""
    answer = get(f"{site}/_dash-layout", {"Referer": f"{site}{address}"})
    assert answer.status == 200
    drawn = json.dumps(json.loads(answer.body), ensure_ascii=False)
    return drawn.replace("\u00a0", " ").replace("&amp;", "&")


def file(site: str, name: str, query: str) -> bytes:
    answer = get(f"{site}{name}{'&' if '?' in name else '?'}{query}")
    assert answer.status == 200, answer.text
    return answer.body


def coverage(plain: bytes) -> list[Coverage]:
    rows = csv.DictReader(io.StringIO(plain.decode()))
    return [
        (row["earlier_value"], row["later_value"], row["difference"])
        for row in rows
        if (row["indicator"], row["oktmo"]) == ("training_coverage", EXAMPLE_OKTMO)
    ]


def test_between_two_snapshots_stands_the_correction_between_them_for_ever(
    filled_url: str, tmp_path: Path
) -> None:
    with served(filled_url) as site, loaded(filled_url, tmp_path) as correct:
        first = saved(site, f"/?{PERIOD}")
        correct(40)
        second = saved(site, f"/decisions?{PERIOD}&status=overdue")
        address = led_to(site, asked(first, second))
        assert led_to(site, asked(second, first)) != address
        query = address.partition("?")[2]
        fixed = saved(site, address)
        before = {name: file(site, name, query) for name in FILES}
        shown = page(site, address)
        correct(80)
    with served(filled_url) as site:
        assert led_to(site, asked(first, second)) == address
        assert {name: file(site, name, query) for name in FILES} == before
        assert coverage(before[FILES[1]]) == [("10", "2.5", "-7.5")]
        back = led_to(site, asked(second, first)).partition("?")[2]
        assert coverage(file(site, FILES[1], back)) == [("10", "2.5", "-7.5")]
        for text in (shown, page(site, address), page(site, led_to(site, f"/s/{quote(fixed)}"))):
            assert f"Между снимком {first}" in text
            assert f"и снимком {second}" in text
            assert "в базе 0 новых строк, 1 исправлено и 0 снято" in text
            assert "сравниваются сведения" in text
        now = led_to(site, asked(first, "")).partition("?")[2]
        assert coverage(file(site, FILES[1], now)) == [("10", "1.25", "-8.75")]


def test_the_passport_of_the_file_says_both_moments_and_the_code(
    filled_url: str, tmp_path: Path
) -> None:
    with served(filled_url) as site, loaded(filled_url, tmp_path) as correct:
        first = saved(site, f"/?{PERIOD}")
        correct(40)
        second = saved(site, f"/?{PERIOD}")
        address = led_to(site, asked(first, second))
        fixed = saved(site, address)
        query = address.partition("?")[2]
        book = load_workbook(io.BytesIO(file(site, "/files/changes.xlsx", query)))
        said = json.loads(file(site, "/files/changes.json", query))["question"]
    passport = {row[0].value: row[1].value for row in book["Паспорт"].iter_rows()}
    # The moment of the page is in its address without a code.
    assert first not in str(passport["Раньше"])
    assert str(passport["Позже"]).startswith(f"{second}, ")
    assert passport["Адрес страницы"] == address
    assert "Версия данных" not in passport
    assert any(fixed in str(value) for row in book["Паспорт"].values for value in row)
    assert (said["against"], said["data_version"]) == (second, None)
    assert said["earlier_known_at"] < said["later_known_at"]


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    url = f"sqlite:///{tmp_path_factory.mktemp('pairs') / 'rumo.sqlite3'}"
    create_sqlite_file(url)
    engine = make_engine(url)
    upgrade(engine)
    early = {"recorded_at": datetime.fromisoformat("2025-01-01")}
    write(engine, {name: [{**row, **early} for row in rows] for name, rows in place().items()})
    engine.dispose()
    with served(url) as site:
        yield site


def test_the_list_of_snapshots_offers_to_compare_each(small_site: str) -> None:
    assert "snapshot-pair" not in page(small_site, "/data")
    first = saved(small_site, f"/?{PERIOD}&known=2026-01-01")
    alone = page(small_site, "/data")
    assert "snapshot-pair" in alone
    assert asked(first, "") in alone
    assert "с предыдущим" not in alone
    second = saved(small_site, f"/?{PERIOD}&known=2026-02-01")
    listed = page(small_site, "/data")
    assert asked(second, first) in listed
    assert asked(first, second) not in listed


def test_a_comparison_that_was_fixed_is_compared_anew_by_its_first_moment(small_site: str) -> None:
    fixed = saved(small_site, f"/compare?{PERIOD}&known=2026-01-01&against=2026-02-01")
    assert led_to(small_site, asked(fixed, "")) == f"/compare?known=2026-01-01&{PERIOD}"
    other = saved(small_site, f"/?{PERIOD}&known=2026-03-01")
    assert led_to(small_site, asked(fixed, other)) == (
        f"/compare?against={quote(other)}&known=2026-01-01&{PERIOD}"
    )


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("", "", "Введите код снимка"),
        ("РМ-22222", "", "В коде снимка опечатка"),
        ("{own}", "РМ-22222", "Второй код. В коде снимка опечатка"),
        ("{own}", codes.complete("7К3Ф"), "Второй код. Снимка"),
        (codes.complete("7К3Ф"), "{own}", "в этой базе нет"),
        ("{own}", HOSTILE, "Второй код. В коде снимка опечатка"),
        ("{own}", "а" * 500, "Второй код. В коде снимка опечатка"),
        ("{own}", "\x00/../", "Второй код. В коде снимка опечатка"),
    ],
)
def test_a_code_of_no_use_is_answered_by_a_sentence(
    small_site: str, first: str, second: str, words: str
) -> None:
    own = saved(small_site, f"/?{PERIOD}&known=2026-01-01")
    path = asked(first.format(own=own), second.format(own=own))
    answer = get(f"{small_site}{path}")
    assert answer.status == 404
    assert answer.headers["Content-Type"].startswith("text/html")
    drawn = page(small_site, path)
    assert words in drawn
    assert HOSTILE not in drawn


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Сравнивать не с чем"),
        ("against=РМ-22222", "«against»"),
        (f"against={codes.complete('7К3Ф')}", "в этой базе нет"),
        ("known=2026-01-01&against=2026-01-01", "один и тот же"),
        ("known=2026-01-01&against=2199-01-01", "ещё не наступил"),
        ("known=2199-01-01", "ещё не наступил"),
    ],
)
def test_what_cannot_be_compared_is_said_on_the_page_and_refused_as_a_file(
    small_site: str, query: str, words: str
) -> None:
    asked = quote(query, safe="=&")
    answer = get(f"{small_site}/files/changes.csv?{asked}")
    assert answer.status == 400
    assert words in answer.text
    if query:
        assert words in page(small_site, f"/compare?{asked}")
