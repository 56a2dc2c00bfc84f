"""What the server writes down, and by which name a person's refusal is found there."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_server
from dashboard.ops.journal import REQUESTS, JsonLines
from dashboard.settings import Settings
from dashboard.unhurried import MOST_LINES, UnhurriedHandler
from tests.dashboard.serving.test_served import REGISTERS, write_by_plain_sql
from tests.serving import BIN, ROOT, environment, free_port, get

NUMBER = re.compile(r"Номер обращения: ([0-9a-f]{12})")


@pytest.fixture
def client(sqlite_url: str) -> FlaskClient:
    write_by_plain_sql(sqlite_url, *REGISTERS)
    return create_server(Settings(database_url=sqlite_url)).test_client()


class Journal(logging.Handler):
    """The lines as they are written, while the request is under way."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(JsonLines().format(record)))

    def of(self, name: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["logger"] == name]


@pytest.fixture
def journal() -> Iterator[Journal]:
    kept = Journal()
    root, requests = logging.getLogger(), logging.getLogger(REQUESTS)
    root.addHandler(kept)
    requests.setLevel(logging.INFO)
    yield kept
    root.removeHandler(kept)
    requests.setLevel(logging.NOTSET)


def test_each_request_is_one_line_without_what_was_asked(
    client: FlaskClient, journal: Journal
) -> None:
    for number, address in enumerate(
        (
            "/files/indicators.csv?q=yaseneva",
            "/files/trainings.json",
            "/assets/style.css",
            "/absent%ff?m=1",
            "/_dash-layout",
        ),
        start=1,
    ):
        with client.get(address) as answer:
            taken = len(answer.data)
        assert len(journal.of(REQUESTS)) == number
        line = journal.of(REQUESTS)[-1]
        assert line["request_id"] == answer.headers["X-Request-Id"]
        assert (line["method"], line["status"]) == ("GET", answer.status_code)
        assert (line["bytes"], line["level"]) == (taken, "info")
        assert line["ms"] >= 0
        assert line["at"].endswith("+00:00")
    first, *_ = journal.of(REQUESTS)
    assert first["path"] == "/files/indicators.csv"
    assert first["query_bytes"] == len("q=yaseneva")
    assert "yaseneva" not in str(journal.lines)


def test_a_stream_stays_one_and_is_counted_as_it_is_taken(
    client: FlaskClient, journal: Journal
) -> None:
    answer = client.get("/files/trainings.csv", buffered=False)
    assert answer.is_streamed
    assert journal.of(REQUESTS) == []
    taken = answer.data
    answer.close()
    assert journal.of(REQUESTS)[-1]["bytes"] == len(taken)


def test_no_two_requests_have_one_name(client: FlaskClient) -> None:
    names = {client.get("/health/live").headers["X-Request-Id"] for _ in range(50)}
    assert len(names) == 50


@pytest.mark.parametrize(
    "address", ["/files/absent.csv", "/files/indicators.csv?period=x", "/_reload-hash"]
)
def test_a_refusal_says_its_number(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    found = NUMBER.search(answer.text)
    assert found is not None
    assert found[1] == answer.headers["X-Request-Id"]


def test_what_nobody_expected_is_written_with_path_and_trace_and_shown_with_a_number(
    client: FlaskClient, journal: Journal
) -> None:
    @client.application.get("/files/broken")
    def broken() -> str:
        raise ZeroDivisionError("secret")

    answer = client.get("/files/broken?q=1")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    (line,) = [line for line in journal.lines if "trace" in line]
    assert line["path"] == "/files/broken"
    assert NUMBER.findall(answer.text) == [line["request_id"]]
    assert "ZeroDivisionError" in line["trace"]


def test_a_database_that_does_not_answer_is_written_down_and_named(
    sqlite_url: str, journal: Journal
) -> None:
    client = create_server(Settings(database_url=sqlite_url)).test_client()
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    for file in path.parent.glob(f"{path.name}*"):
        file.write_bytes(b"no database at all" * 1000)
    answer = client.get("/files/trainings.csv")
    assert answer.status_code == 503
    assert "повреждён" in answer.text
    line = journal.of("data_sources.store")[-1]
    assert (line["trouble"], line["path"]) == ("broken", "/files/trainings.csv")
    assert "SQLITE_" in line["error"]
    page = client.get("/_dash-layout", headers={"Referer": "http://localhost/"})
    shown = json.dumps(json.loads(page.data), ensure_ascii=False)
    assert "повреждён" in shown
    assert f"Номер обращения: {page.headers['X-Request-Id']}" in shown


def test_a_journal_that_nobody_reads_stops_nobody() -> None:
    reading, writing = os.pipe()
    handler = UnhurriedHandler(writing)
    handler.setFormatter(JsonLines())
    record = logging.LogRecord("x", logging.INFO, "", 0, "y" * 100, None, None)
    for _ in range(MOST_LINES + 2000):
        handler.handle(record)
    seen = b""
    deadline = time.monotonic() + 30
    while b"lines dropped" not in seen and time.monotonic() < deadline:
        handler.handle(record)
        seen += os.read(reading, 1_000_000)
    assert b"lines dropped" in seen
    assert json.loads(seen.splitlines()[0])["message"] == "y" * 100
    handler.close()
    os.close(reading)


def test_the_server_writes_lines_of_json(sqlite_url: str) -> None:
    port = free_port()
    process = subprocess.Popen(
        [str(BIN / "rumo"), "serve", "--port", str(port)],
        cwd=ROOT,
        env=environment(DATABASE_URL=sqlite_url, WEB_CONCURRENCY="1"),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        site = f"http://127.0.0.1:{port}"
        while True:
            try:
                answer = get(f"{site}/files/absent.csv")
                break
            except OSError:
                assert process.poll() is None
                time.sleep(0.1)
        # More than a pipe holds: nobody reads it until the server ends.
        for _ in range(600):
            assert get(f"{site}/health/live").status == 200
    finally:
        process.terminate()
        _, written = process.communicate(timeout=60)
    greeting, *rest = written.splitlines()
    assert greeting.startswith("РУМО-Монитор открывается")
    entries = [json.loads(line) for line in rest]
    (refused,) = [each for each in entries if each.get("path") == "/files/absent.csv"]
    assert refused["request_id"] == answer.headers["X-Request-Id"]
    assert sum(each.get("path") == "/health/live" for each in entries) == 600
