"""Drawn pages are kept while the data stand, and not a moment longer."""

from __future__ import annotations

import gc
import gzip
import json
import tracemalloc
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from dashboard.app import create_server
from dashboard.settings import Settings
from data_sources.database.engine import make_engine, writing
from data_sources.database.schema import municipality, region


@pytest.fixture
def engine_beside(sqlite_url: str) -> Iterator[sa.Engine]:
    """Another writer of the same database."""
    engine = make_engine(sqlite_url)
    with writing(engine).begin() as connection:
        connection.execute(sa.insert(region).values(code="70", name="Область", oktmo="69000000"))
    yield engine
    engine.dispose()


@pytest.fixture
def client(sqlite_url: str, engine_beside: sa.Engine) -> FlaskClient:
    assert engine_beside.url.database
    return create_server(Settings(database_url=sqlite_url)).test_client()


def page(client: FlaskClient, query: str = "", **headers: str) -> bytes:
    answer = client.get(
        "/_dash-layout", headers={"Referer": f"http://localhost/?{query}", **headers}
    )
    assert answer.status_code == 200
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(answer.data) if packed else answer.data


def words(drawn: bytes) -> str:
    """The answer with its letters as letters, however JSON wrote them."""
    return json.dumps(json.loads(drawn), ensure_ascii=False)


def test_an_equal_question_gets_equal_bytes_packed_or_not(client: FlaskClient) -> None:
    first = page(client, "period=2024")
    assert page(client, "period=2024") == first
    for _ in range(2):
        assert page(client, "period=2024", **{"Accept-Encoding": "gzip"}) == first
    assert page(client, "period=2023") != first


def test_a_row_of_another_writer_is_drawn_at_once(
    client: FlaskClient, engine_beside: sa.Engine
) -> None:
    before = page(client)
    with writing(engine_beside).begin() as connection:
        connection.execute(
            sa.insert(municipality).values(
                oktmo="69624000", region_code="70", name="Новый район", kind="district"
            )
        )
    after = page(client)
    assert "Новый район" not in words(before)
    assert "Новый район" in words(after)
    assert page(client) == after


def test_the_headers_of_a_remembered_answer_are_there_once(client: FlaskClient) -> None:
    page(client)
    answer = client.get("/_dash-layout", headers={"Referer": "http://localhost/?"})
    assert len(answer.headers.getlist("Content-Security-Policy")) == 1


def test_what_is_kept_of_a_question_is_small_however_long_it_is(client: FlaskClient) -> None:
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for number in range(300):
        padding = f"{number}{'x' * 7000}"
        body = {
            "output": "..page.children...trouble.children..",
            "outputs": [
                {"id": "page", "property": "children"},
                {"id": "trouble", "property": "children"},
            ],
            "inputs": [
                {"id": "location", "property": "pathname", "value": f"/{padding}"},
                {"id": "location", "property": "search", "value": ""},
            ],
            "changedPropIds": ["location.search", *["x" * 7000] * 6],
        }
        assert client.post("/_dash-update-component", json=body).status_code == 200
    gc.collect()
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    # Bodies of these pages are some kilobytes; the questions together are fifteen megabytes.
    assert after - before < 5_000_000


def test_a_packed_file_is_kept_once_whatever_is_asked_of_it(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "gzip"}
    address = "/_dash-component-suites/plotly/package_data/plotly.min.js"
    with client.get(address, headers=headers) as first:
        packed = first.data
    tracemalloc.start()
    before, _ = tracemalloc.get_traced_memory()
    for number in range(20):
        with client.get(f"{address}?x={number}", headers=headers) as answer:
            assert answer.data == packed
    after, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert after - before < len(packed)
