"""The server on a socket: whose word is the path, by which names it answers, who may be slow."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from dashboard.app import create_server
from dashboard.serving.worker import LARGEST_HEAD
from dashboard.settings import Settings
from dashboard.web.admission import FOREIGN
from data_sources.database.engine import create_sqlite_file, make_engine, upgrade
from tests.dashboard.serving.test_served import REGISTERS, write_by_plain_sql
from tests.serving import BIN, ROOT, environment, free_port, get, served, started

PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"
BODY = (
    "POST /_dash-update-component HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    "Content-Type: application/json\r\nContent-Length: 2000\r\n\r\n{"
)


@pytest.fixture(scope="module")
def module_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = f"sqlite:///{tmp_path_factory.mktemp('served') / 'rumo.sqlite3'}"
    create_sqlite_file(url)
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
    write_by_plain_sql(url, *REGISTERS)
    return url


@pytest.fixture(scope="module")
def site(module_url: str) -> Iterator[str]:
    with served(module_url) as address:
        yield address


@pytest.fixture(scope="module")
def site_of_the_procfile(
    module_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The command of the Procfile, as a platform runs it."""
    port = free_port()
    none = tmp_path_factory.mktemp("env") / "none.env"
    none.touch()
    honcho = [str(BIN / "honcho"), "-f", str(ROOT / "Procfile"), "-d", str(ROOT), "-e", str(none)]
    with started(
        [*honcho, "start", "--port", str(port), "web"],
        f"http://127.0.0.1:{port}",
        ROOT,
        environment(DATABASE_URL=module_url),
    ) as address:
        yield address


def said(site: str, request: str) -> str:
    """All that is answered to these bytes on a connection of its own."""
    with connected(site) as line:
        line.sendall(request.encode())
        line.settimeout(30)
        pieces = []
        while piece := line.recv(65536):
            pieces.append(piece)
        return b"".join(pieces).decode("utf-8", errors="replace")


def connected(site: str, buffer: int = 0) -> socket.socket:
    address = urlsplit(site)
    line = socket.socket()
    if buffer:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    line.connect((address.hostname, address.port))
    return line


@pytest.mark.parametrize("served_by", ["site", "site_of_the_procfile"])
@pytest.mark.parametrize("header", ["SCRIPT_NAME", "Script-Name", "PATH_INFO", "Path-Info"])
@pytest.mark.parametrize("value", ["/health/live", "/assets", "/evil", "/files/indicators.csv"])
def test_no_header_is_the_path(
    request: pytest.FixtureRequest, served_by: str, header: str, value: str
) -> None:
    address: str = request.getfixturevalue(served_by)
    for path in ("/health/live/files/indicators.csv", "/assets/_dash-layout", "/health/metrics"):
        answer = get(f"{address}{path}", {header: value})
        assert answer.status < 500
        assert "oktmo" not in answer.text
        assert "rumo_requests" not in answer.text
        assert "Каргасокский" not in answer.text
    assert get(f"{address}/health/live", {header: value}).text == "ok\n"


@pytest.mark.parametrize(
    ("settings", "answered", "refused"),
    [
        ({}, ["127.0.0.1", "localhost:1", "any.example"], ["a b", "a/b", "[::1"]),
        (
            {"RUMO_PUBLIC_URL": "https://rumo.example.ru"},
            [
                "rumo.example.ru",
                "RUMO.example.RU.",
                "rumo.example.ru:8443",
                "[::1]:80",
                "localhost",
            ],
            ["evil.example", "rumo.example.ru.evil", "rumo.example.ru@evil", "10.0.0.5", ""],
        ),
        (
            {"RUMO_HOSTS": "rumo.example.ru, 10.0.0.5:80 [2001:db8::5]"},
            ["rumo.example.ru:9", "10.0.0.5", "[2001:DB8:0::5]", "2001:db8::5"],
            ["127.0.0.1", "localhost", "evil.example", "rumo.example.ru, evil.example"],
        ),
    ],
)
def test_only_names_of_the_site_are_answered(
    module_url: str, settings: dict[str, str], answered: list[str], refused: list[str]
) -> None:

    known = Settings.from_environment({"DATABASE_URL": module_url, **settings})
    client = create_server(replace(known, listens_on="127.0.0.1")).test_client()
    routes = (
        "/",
        "/health/live",
        "/health/ready",
        "/metrics",
        "/files/indicators.csv",
        "/absent",
        "/assets/style.css",
        "/_dash-layout",
        "/s/xyz",
    )
    for route in routes:
        for host in answered:
            with client.get(route, headers={"Host": host}) as answer:
                assert answer.status_code != 400, (route, host)
        for host in refused:
            with client.get(route, headers={"Host": host}) as answer:
                assert answer.status_code == 400, (route, host)
                assert answer.text.startswith(FOREIGN)
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
    posted = client.post("/snapshots", json={}, headers={"Host": refused[0]})
    assert posted.status_code == 400
    assert posted.text.startswith(FOREIGN)


def test_what_listens_on_all_addresses_answers_to_loopback_names_alone(
    site_of_the_procfile: str,
) -> None:
    assert get(f"{site_of_the_procfile}/health/live").status == 200
    assert get(f"{site_of_the_procfile}/health/live", {"Host": "evil.example"}).status == 400


@pytest.mark.parametrize(
    "request_text",
    [
        "GET / HTTP/1.1\r\nHost: a\r\nbad header\r\n\r\n",
        "nonsense\r\n\r\n",
        f"GET /{'x' * (LARGEST_HEAD - 5)}",
        "POST /snapshots HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: strange\r\n\r\n",
    ],
)
def test_a_request_that_cannot_be_read_is_refused_in_russian(site: str, request_text: str) -> None:
    answer = said(site, request_text)
    assert answer.startswith("HTTP/1.")
    assert 400 <= int(answer.split()[1]) < 600
    _, _, body = answer.partition("\r\n\r\n")
    assert "Запрос" in body or "Адрес" in body
    assert "waitress" not in answer


def test_slow_browsers_hold_up_nobody(site: str) -> None:
    with ExitStack() as lines:
        halves = [lines.enter_context(connected(site)) for _ in range(48)]
        for number, line in enumerate(halves):
            if number % 3:
                line.sendall(BODY.encode() if number % 3 == 1 else b"GET / HTTP/1.1\r\nHost: ")
        readers = [lines.enter_context(connected(site, 4096)) for _ in range(12)]
        for line in readers:
            line.sendall(f"GET {PLOTLY} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        # By threads of these lines alone, nobody of these would ever be answered.
        for _ in range(4):
            assert get(f"{site}/health/live").text == "ok\n"
            assert get(f"{site}/").status == 200
            assert get(f"{site}/files/indicators.csv").status == 200
        for line in halves:
            line.settimeout(60)
            assert line.recv(1) == b""
