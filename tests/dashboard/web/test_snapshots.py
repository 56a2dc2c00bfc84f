"""Snapshots over HTTP: who may save one, what a code opens, and files that never change again."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.app import create_server
from dashboard.settings import Settings
from dashboard.web.clients import networks
from dashboard.web.snapshot_limits import MOST_A_MINUTE
from data_sources.database.engine import make_engine, writing
from data_sources.database.schema import saved_view
from data_sources.indicators.scenes import COUNTED_ON, EXAMPLE_OKTMO, place, staff, trained
from data_sources.ingest.files import load_file, sure
from data_sources.snapshots import codes
from tests.asking import write
from tests.serving import get, post, rumo, served

HERE = {"Origin": "http://localhost"}
HOSTILE = "<img src=x onerror=alert(1)>"
HEAD = "oktmo,category,counted_on,headcount"
PERIOD = "period=2023-2024"
FILES = (
    "/files/indicators.csv",
    "/files/indicators.csv?dialect=plain",
    "/files/indicators.csv?dialect=utf16",
    "/files/indicators.json",
    "/files/indicators.xlsx",
    "/files/trainings.csv",
    "/files/trainings.json",
    "/files/trainings.xlsx",
    "/files/agenda.docx",
    "/files/deck.html",
    "/files/deck.pptx",
    "/files/report.docx",
    f"/files/report.docx?m={EXAMPLE_OKTMO}",
    "/files/pack.zip",
)


@contextmanager
def site(url: str) -> Iterator[FlaskClient]:
    """The application, started anew."""
    hosts = frozenset({"localhost", "rumo.example.ru"})
    with create_server(Settings(database_url=url, hosts=hosts)).test_client() as client:
        yield client


@pytest.fixture
def client(sqlite_url: str) -> Iterator[FlaskClient]:
    engine = make_engine(sqlite_url)
    write(engine, {**place(), **staff("teacher", 10)})
    engine.dispose()
    with site(sqlite_url) as made:
        yield made


def save(client: FlaskClient, address: str, title: str = "Проба", **headers: str) -> TestResponse:
    body = {"address": address, "title": title}
    return client.post("/snapshots", json=body, headers=headers or HERE)


def saved(client: FlaskClient, address: str, title: str = "Проба") -> dict[str, Any]:
    answer = save(client, address, title)
    assert answer.status_code == 201, answer.text
    said: dict[str, Any] = json.loads(answer.data)
    return said


def drawn(client: FlaskClient, address: str, host: str = "localhost") -> str:
    """The page as the browser gets it on its first visit, letters as letters."""
    answer = client.get("/_dash-layout", headers={"Referer": f"http://{host}{address}"},
                        base_url=f"http://{host}")  # fmt: skip
    assert answer.status_code == 200
    packed = answer.headers.get("Content-Encoding") == "gzip"
    body = gzip.decompress(answer.data) if packed else answer.data
    return json.dumps(json.loads(body), ensure_ascii=False)


def plant(url: str, **row: Any) -> None:
    engine = make_engine(url)
    with writing(engine).begin() as connection:
        connection.execute(sa.insert(saved_view).values(**row))
    engine.dispose()


def views(url: str) -> int:
    engine = make_engine(url)
    with engine.connect() as connection:
        count = connection.execute(sa.select(sa.func.count()).select_from(saved_view)).scalar_one()
    engine.dispose()
    return count


def test_the_files_of_a_snapshot_are_the_same_bytes_after_a_correction_and_a_restart(
    filled_url: str, tmp_path: Path
) -> None:
    with served(filled_url) as address:
        body = json.dumps({"address": f"/?{PERIOD}", "title": "Проба"}).encode()
        headers = {"Origin": address, "Content-Type": "application/json"}
        answer = post(f"{address}/snapshots", body, headers)
        assert answer.status == 201, answer.text
        view = json.loads(answer.body)
        query = view["address"].partition("?")[2]
        before = {name: file(address, name, query) for name in FILES}
        now = file(address, FILES[1], PERIOD)
    corrected = tmp_path / "staff_count.csv"
    corrected.write_text(f"{HEAD}\n{EXAMPLE_OKTMO},teacher,{COUNTED_ON},40\n")
    engine = make_engine(filled_url)
    assert load_file(engine, "staff_count", corrected, indicators={}, ask=sure).changed == 1
    write(engine, {"training": (trained("e-2", "p-1", date(2024, 3, 2)),)})
    engine.dispose()
    with served(filled_url) as address:
        assert {name: file(address, name, query) for name in FILES} == before
        assert file(address, FILES[1], PERIOD) != now
        covered = next(
            row
            for row in json.loads(file(address, "/files/indicators.json", PERIOD))["rows"]
            if (row["indicator"], row["oktmo"]) == ("training_coverage", EXAMPLE_OKTMO)
        )
        assert (covered["numerator"], covered["denominator"]) == (2, 40)
        page = get(f"{address}/_dash-layout", {"Referer": address + view["address"]}).body
        assert "сегодня отлича" in json.dumps(json.loads(page), ensure_ascii=False)


def file(site_address: str, name: str, query: str) -> bytes:
    answer = get(f"{site_address}{name}{'&' if '?' in name else '?'}{query}")
    assert answer.status == 200, answer.text
    return answer.body


def test_a_code_opens_the_very_address_however_it_is_written(client: FlaskClient) -> None:
    view = saved(client, f"/decisions?{PERIOD}&status=overdue")
    assert view["address"].startswith("/decisions?known=")
    code = view["code"]
    latin = code.translate(str.maketrans("АЕКМНРТУХ", "AEKMHPTYX"))
    for typed in (code, code.lower(), latin, latin.lower(), code.replace("-", "")):
        answer = client.get(f"/s/{quote(typed)}")
        assert answer.status_code == 303
        assert answer.headers["Location"] == view["address"]
        field = client.get(f"/s?code={quote(typed)}")
        assert (field.status_code, field.headers["Location"]) == (303, f"/s/{quote(typed)}")


def test_the_page_says_that_it_is_a_snapshot_and_others_do_not(client: FlaskClient) -> None:
    view = saved(client, f"/?{PERIOD}")
    page = drawn(client, view["address"])
    assert f"Снимок {view['code']}" in page
    assert "сегодня показатели те же" in page
    assert f"Снимок {view['code']}" not in drawn(client, f"/?{PERIOD}")
    moved = view["address"].replace("/?", "/training?")
    assert f"Снимок {view['code']}" not in drawn(client, moved)


def test_the_square_on_paper_names_the_site_by_which_the_page_was_asked(
    client: FlaskClient,
) -> None:
    view = saved(client, f"/?{PERIOD}")
    squares = set()
    for host in ("localhost", "rumo.example.ru"):
        page = drawn(client, view["address"], host)
        assert f"http://{host}/s/{view['code']}" in page
        squares.update(
            re.findall(r"data:image/svg\+xml[^ \"]*", page.partition("snapshot-paper")[2])
        )
    assert len(squares) == 2


def test_the_newest_snapshots_are_listed_under_data(client: FlaskClient) -> None:
    assert "Снимков ещё нет" in drawn(client, "/data")
    view = saved(client, f"/training?{PERIOD}", f"Охват {HOSTILE}")
    page = drawn(client, "/data")
    assert view["code"] in page
    assert view["link"] in page
    assert "Охват" in page
    assert HOSTILE not in page


def test_without_a_title_it_is_called_by_its_page(client: FlaskClient) -> None:
    assert saved(client, f"/training?{PERIOD}", "  ")["title"] == "Повышение квалификации"


@pytest.mark.parametrize("typed", ["РМ-22222", "x", HOSTILE, "a/b", "а" * 300])
def test_a_code_with_a_slip_opens_a_page_that_says_so(client: FlaskClient, typed: str) -> None:
    path = f"/s/{quote(typed, safe='')}"
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.content_type.startswith("text/html")
    page = drawn(client, path)
    assert "В коде снимка опечатка" in page
    assert HOSTILE not in page


def test_a_right_code_of_no_snapshot_is_not_called_a_slip(client: FlaskClient) -> None:
    code = codes.complete("7К3Ф")
    assert client.get(f"/s/{quote(code)}").status_code == 404
    assert f"Снимка {code} в этой базе нет" in drawn(client, f"/s/{quote(code)}")
    assert client.get("/s").status_code == 404
    assert "Введите код снимка" in drawn(client, "/s")


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/files/indicators.csv",
        "/nothing",
        "/s/x",
        "",
        "/" * 5000,
        "//[",
    ],
)
def test_an_address_that_is_not_of_our_pages_is_neither_saved_nor_followed(
    client: FlaskClient, sqlite_url: str, address: str
) -> None:
    refused = save(client, address)
    assert refused.status_code == 400
    assert "такой страницы нет" in refused.text
    assert views(sqlite_url) == 0
    code = codes.complete("7К3Ф")
    plant(sqlite_url, code=code, title="т", address=address)
    answer = client.get(f"/s/{quote(code)}")
    assert answer.status_code == 404
    assert "Location" not in answer.headers
    assert "не адрес этого сайта" in drawn(client, f"/s/{quote(code)}")


def test_only_keys_of_ours_are_kept_and_followed(client: FlaskClient, sqlite_url: str) -> None:
    view = saved(client, f"/?{PERIOD}&next=//evil.example&m=x%0d%0aSet-Cookie:a")
    assert re.fullmatch(rf"/\?known=[\dTZ:-]+&{PERIOD}", view["address"])
    code = codes.complete("7К3Ф")
    plant(sqlite_url, code=code, title="т", address=f"/?{PERIOD}&next=//evil.example\r\nX: y")
    answer = client.get(f"/s/{quote(code)}")
    assert answer.headers["Location"] == f"/?{PERIOD}"
    assert "X" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site", **HERE},
        {"Sec-Fetch-Site": "same-site"},
        {"X-Nothing": "1"},
    ],
)
def test_a_request_of_another_site_saves_nothing(
    client: FlaskClient, sqlite_url: str, headers: dict[str, str]
) -> None:
    answer = save(client, f"/?{PERIOD}", **headers)
    assert (answer.status_code, views(sqlite_url)) == (403, 0)
    assert "не с этой страницы" in answer.text


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"1", b'{"address": 1}', b'{"address": "/", "title": []}', b"[" * 9000],
)
def test_a_body_of_no_use_is_refused_in_words(
    client: FlaskClient, sqlite_url: str, body: bytes
) -> None:
    answer = client.post("/snapshots", data=body, content_type="application/json", headers=HERE)
    assert (answer.status_code, views(sqlite_url)) == (400, 0)
    assert "запрос не прочитан" in answer.text
    form = client.post("/snapshots", data={"address": "/"}, headers=HERE)
    large = client.post("/snapshots", json={"address": "/" * 20_000}, headers=HERE)
    assert (form.status_code, large.status_code) == (400, 413)


def test_where_nothing_may_be_written_only_saving_is_refused(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    write(engine, {**place(), **staff("teacher", 10)})
    engine.dispose()
    with site(f"{sqlite_url}?immutable=1") as client:
        refused = save(client, f"/?{PERIOD}")
        assert refused.status_code == 403
        assert "нельзя писать в базу" in refused.text
        assert "Снимков ещё нет" in drawn(client, "/data")
        assert client.get(f"/files/indicators.csv?{PERIOD}").status_code == 200


def test_the_same_view_saved_twice_is_one_snapshot(client: FlaskClient, sqlite_url: str) -> None:
    first = saved(client, f"/?{PERIOD}")
    again = save(client, first["address"])
    assert again.status_code == 200
    assert json.loads(again.data)["code"] == first["code"]
    assert views(sqlite_url) == 1


def test_one_client_is_limited_and_nobody_else(client: FlaskClient, sqlite_url: str) -> None:
    first = saved(client, f"/?{PERIOD}&known=2024-01-01")
    for day in range(2, MOST_A_MINUTE + 1):
        saved(client, f"/?{PERIOD}&known=2024-01-{day:02}")
    late = save(client, f"/?{PERIOD}&known=2024-02-01")
    assert late.status_code == 429
    assert "слишком много" in late.text
    assert views(sqlite_url) == MOST_A_MINUTE
    again = save(client, first["address"])
    assert (again.status_code, json.loads(again.data)["code"]) == (200, first["code"])
    other = {**HERE, "X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
    assert save(client, f"/?{PERIOD}&known=2024-02-01", **other).status_code == 201


def test_a_header_does_not_make_another_client_where_no_proxy_is_trusted(
    sqlite_url: str,
) -> None:
    engine = make_engine(sqlite_url)
    write(engine, {**place(), **staff("teacher", 10)})
    engine.dispose()
    settings = Settings(database_url=sqlite_url, proxies=networks("192.0.2.1"))
    with create_server(settings).test_client() as client:
        for day in range(1, MOST_A_MINUTE + 2):
            said = {**HERE, "X-Forwarded-For": f"203.0.113.{day}"}
            answer = save(client, f"/?{PERIOD}&known=2024-01-{day:02}", **said)
    assert answer.status_code == 429


def test_only_the_address_that_the_proxy_itself_wrote_is_the_client(
    client: FlaskClient, sqlite_url: str
) -> None:
    for day in range(1, MOST_A_MINUTE + 2):
        said = {**HERE, "X-Forwarded-For": f"203.0.113.{day}, 198.51.100.7"}
        answer = save(client, f"/?{PERIOD}&known=2024-01-{day:02}", **said)
    assert answer.status_code == 429


def test_a_snapshot_leaves_pages_files_and_the_age_of_data_as_they_were(
    client: FlaskClient,
) -> None:
    names = ("/", "/training", "/meetings")
    files = ("indicators.xlsx", "indicators.json", "trainings.xlsx")

    def seen() -> list[object]:
        pages = [drawn(client, f"{name}?{PERIOD}") for name in names]
        made = [client.get(f"/files/{name}?{PERIOD}").data for name in files]
        gauges = re.findall(r"rumo_data_version \S+", client.get("/metrics").text)
        return [*pages, *made, *gauges]

    before = seen()
    metrics = client.get("/metrics").text
    saved(client, f"/?{PERIOD}")
    assert seen() == before
    misses = re.compile(r'rumo_answers_total\{how="miss"\} (\S+)')
    once = misses.findall(client.get("/metrics").text)
    assert [drawn(client, f"{name}?{PERIOD}") for name in names] == before[:3]
    assert misses.findall(client.get("/metrics").text) == once
    assert misses.findall(metrics)


def test_a_page_shows_at_once_that_it_was_fixed(client: FlaskClient) -> None:
    known = saved(client, f"/?{PERIOD}")["address"].partition("?")[2]
    page = f"/training?{known}"
    assert "Снимок РМ-" not in drawn(client, page)
    view = saved(client, page)
    assert f"Снимок {view['code']}" in drawn(client, page)


def test_the_commands_list_the_snapshots_and_take_one_away(
    client: FlaskClient, sqlite_url: str, tmp_path: Path
) -> None:
    def command(*arguments: str) -> subprocess.CompletedProcess[str]:
        return rumo("snapshot", *arguments, folder=tmp_path, DATABASE_URL=sqlite_url)

    assert "Снимков нет" in command("list").stderr
    view = saved(client, f"/training?{PERIOD}", "Охват")
    listed = command("list").stdout
    assert all(view[key] in listed for key in ("code", "title", "address"))
    unasked = command("delete", view["code"])
    assert (unasked.returncode, views(sqlite_url)) == (1, 1)
    assert "--yes" in unasked.stderr
    assert command("delete", "РМ-22222", "--yes").returncode == 1
    assert command("delete", codes.complete("7К3Ф"), "--yes").returncode == 1
    done = command("delete", view["code"].lower().replace("-", ""), "--yes")
    assert (done.returncode, views(sqlite_url)) == (0, 0)
    assert f"Снимка {view['code']} в этой базе нет" in drawn(client, f"/s/{quote(view['code'])}")
    assert view["code"] not in drawn(client, "/data")
