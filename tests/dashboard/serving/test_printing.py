"""PDF by the operator's browser: what it is given and cannot reach, what is said if it fails."""

from __future__ import annotations

import json
import os
import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient

from callbacks.site import PRINTED_FOR
from dashboard.app import create_server
from dashboard.settings import Settings
from tests.page_questions import ASKED, query
from tests.serving import rumo

TODAY: Final = date(2026, 11, 21)
LONGEST_WAIT: Final = 60
HOW: Final = "Ctrl+P"

OBEDIENT: Final = """
import json, os, sys, urllib.error, urllib.request
def status(address, agent):
    asked = urllib.request.Request(address, headers={"User-Agent": agent})
    try:
        with urllib.request.urlopen(asked) as answer:
            if agent != "Mozilla/5.0":
                open(__file__ + ".html", "wb").write(answer.read())
            return answer.status
    except urllib.error.HTTPError as refusal:
        return refusal.code
told = dict(part[2:].split("=", 1) for part in sys.argv if part.startswith("--") and "=" in part)
address, own = sys.argv[-1], {}
if address.startswith("http"):
    own = {agent: status(address, told["user-agent"] if agent == "own" else "Mozilla/5.0")
           for agent in ("own", "other")}
else:
    open(__file__ + ".html", "wb").write(urllib.request.urlopen(address).read())
said = {"arguments": sys.argv[1:], "environment": dict(os.environ), "own": own}
open(__file__ + ".json", "w").write(json.dumps(said))
open(told["print-to-pdf"], "wb").write(b"%PDF-1.7 printed")
print('<html data-sum="right"><main id="page-content" data-address="/">')
"""
SLOW: Final = OBEDIENT.replace("import json", "import time; time.sleep(3); import json", 1)
SILENT: Final = "print('<main>')"
BROKEN: Final = "raise SystemExit('no sandbox for you')"


def browser(folder: Path, does: str) -> Path:
    """A program in the place of Chromium."""
    program = folder / "browser"
    program.write_text(f"#!{sys.executable}\n{does}")
    program.chmod(0o755)
    return program


CALLED: Final = frozenset({"localhost", "127.0.0.1", "example.org", "board.example.org"})


def client(url: str, chromium: Path | None, **settings: Any) -> FlaskClient:
    return create_server(
        Settings(
            database_url=url,
            today=TODAY,
            chromium=chromium,
            **{"chromium_as_root": True, "hosts": CALLED, **settings},
        )
    ).test_client()


@pytest.fixture
def obedient(tmp_path: Path) -> Path:
    return browser(tmp_path, OBEDIENT)


@pytest.fixture
def printing(demo_url: str, obedient: Path) -> Iterator[FlaskClient]:
    with client(demo_url, obedient) as opened:
        yield opened


def said_to(program: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(Path(f"{program}.json").read_text())
    return told


def test_a_page_is_printed_from_an_address_of_ours(printing: FlaskClient, obedient: Path) -> None:
    answer = printing.get("/files/decisions.pdf?status=overdue&m=69616000")
    assert answer.status_code == 200
    assert answer.data == b"%PDF-1.7 printed"
    assert answer.content_type == "application/pdf"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="decisions_2026-2027_2026-11-21.pdf"'
    )
    told = said_to(obedient)
    *_, address = told["arguments"]
    host, _, rest = address.removeprefix("http://127.0.0.1:").partition("/")
    assert host.isdigit()
    assert rest == "decisions?m=69616000&status=overdue"
    assert told["own"] == {"own": 200, "other": 403}


@pytest.mark.parametrize("path", [path for path in ASKED if path != "/present"])
def test_what_is_printed_is_the_page_of_the_whole_query(
    printing: FlaskClient, obedient: Path, path: str
) -> None:
    answer = printing.get(f"/files/{path.strip('/') or 'overview'}.pdf?{query(path)}")
    assert answer.status_code == 200
    printed = urlsplit(said_to(obedient)["arguments"][-1])
    assert printed.path == path
    assert dict(parse_qsl(printed.query)) == ASKED[path]


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("overview.pdf", ""),
        ("school-project.pdf?page=2", "school-project?page=2"),
        ("decisions.pdf?q=http://example.org/%20--disable-web-security",
         "decisions?q=http:%2F%2Fexample.org%2F%20--disable-web-security"),
        ("data.pdf?unknown=%0a--flag&period=2025-2026", "data?period=2025-2026"),
    ],
)  # fmt: skip
def test_what_was_sent_comes_back_only_as_our_own_query(
    printing: FlaskClient, obedient: Path, asked: str, printed: str
) -> None:
    printing.get(f"/files/{asked}", headers={"Host": "example.org"})
    told = said_to(obedient)
    assert told["arguments"][-1].split("/", 3)[3] == printed
    assert "example.org" not in " ".join(told["arguments"][:-1])
    assert [each for each in told["arguments"][:-1] if not each.startswith("--")] == []


def test_the_deck_is_printed_from_a_file_of_its_own(printing: FlaskClient, obedient: Path) -> None:
    answer = printing.get("/files/deck.pdf?meeting=rumo-2026-11-13&slide=5")
    assert answer.status_code == 200
    address = said_to(obedient)["arguments"][-1]
    assert address.startswith("file://")
    assert address.endswith("/deck.html")
    assert not Path(address.removeprefix("file://")).exists()


def test_the_browser_gets_no_secret_and_reaches_nothing_else(
    printing: FlaskClient, obedient: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:secret@h/d")
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example.org:3128")
    printing.get("/files/overview.pdf")
    told = said_to(obedient)
    assert set(told["environment"]) <= {
        "PATH", "HOME", "LANG", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LC_CTYPE",
    }  # fmt: skip
    assert "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1" in told["arguments"]
    assert "--no-proxy-server" in told["arguments"]
    assert not Path(told["environment"]["HOME"]).exists()


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("nothing.pdf", 404),
        ("indicators.pdf", 404),
        ("..%5C..%5Cetc%5Cpasswd.pdf", 404),
        ("decisions.pdf?period=x", 400),
        ("decisions.pdf?m=00000000", 400),
        ("deck.pdf?meeting=nowhere", 400),
    ],
)
def test_what_cannot_be_printed_is_refused_before_a_browser_starts(
    printing: FlaskClient, obedient: Path, asked: str, status: int
) -> None:
    answer = printing.get(f"/files/{asked}")
    assert answer.status_code == status
    assert answer.text.splitlines()[0].endswith(".")
    assert not Path(f"{obedient}.json").exists()


@pytest.mark.parametrize("does", [BROKEN, SILENT, "print('<main data-address=\"/\">')"])
def test_a_browser_that_fails_is_a_sentence(demo_url: str, tmp_path: Path, does: str) -> None:
    with client(demo_url, browser(tmp_path, does)) as opened:
        answer = opened.get("/files/overview.pdf")
    assert answer.status_code == 503
    assert HOW in answer.text
    assert "sandbox" not in answer.text
    assert answer.headers["Retry-After"] == "30"


def test_without_a_browser_it_is_said_how_to_print(demo_url: str) -> None:
    with client(demo_url, None) as opened:
        answer = opened.get("/files/decisions.pdf")
    assert answer.status_code == 501
    assert HOW in answer.text


PUBLIC: Final = "https://rumo.example.ru/monitor"
ASKED_BY_NAME: Final = {"Host": "board.example.org"}
BEHIND_A_PROXY: Final = {**ASKED_BY_NAME, "Referer": "https://board.example.org/decisions"}


def told_to_print(program: Path) -> str | None:
    """The address that the page was told to name, in the document that the browser got."""
    head = re.search(r'<meta name="site-address" content="([^"]*)">', held_by(program))
    return head and head[1]


def held_by(program: Path) -> str:
    return Path(f"{program}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("public", "headers", "named"),
    [
        (PUBLIC, {}, PUBLIC),
        (PUBLIC, BEHIND_A_PROXY, PUBLIC),
        (None, ASKED_BY_NAME, "http://board.example.org"),
        (None, BEHIND_A_PROXY, "https://board.example.org"),
        (None, {**ASKED_BY_NAME, "Referer": "https://evil.example/"}, "http://board.example.org"),
        (None, {**ASKED_BY_NAME, "Referer": "http://[evil"}, "http://board.example.org"),
    ],
)
def test_paper_names_the_address_by_which_the_site_is_known(
    demo_url: str, obedient: Path, public: str | None, headers: dict[str, str], named: str
) -> None:
    with client(demo_url, obedient, public_url=public) as opened:
        assert opened.get("/files/decisions.pdf", headers=headers).status_code == 200
        assert told_to_print(obedient) == named
        assert opened.get("/files/deck.pdf?period=2025-2026", headers=headers).status_code == 200
    assert f"{named}/present?period=2025-2026" in held_by(obedient)
    assert "127.0.0.1" not in held_by(obedient)


def test_a_page_in_the_hands_of_a_visitor_is_told_only_what_his_browser_cannot_know(
    demo_url: str,
) -> None:
    with client(demo_url, None) as opened:
        assert "site-address" not in opened.get("/decisions").text
    with client(demo_url, None, public_url=PUBLIC) as opened:
        assert f'<meta name="site-address" content="{PUBLIC}">' in opened.get("/decisions").text


def test_a_printed_page_is_neither_kept_nor_taken_from_what_was_kept(demo_url: str) -> None:
    # A port of the printer's may come again, with the name of another site.
    headers = {"Host": "127.0.0.1:40001", "Referer": "http://127.0.0.1:40001/present"}
    with client(demo_url, None) as opened:

        def layout(**environ: str) -> str:
            answer = opened.get("/_dash-layout", headers=headers, environ_overrides=environ)
            return answer.text.replace("\\u002f", "/")

        for site in ("https://one.example", "https://two.example"):
            assert f"{site}/present" in layout(**{PRINTED_FOR: site})
        assert "http://127.0.0.1:40001/present" in layout()
        assert "https://three.example/present" in layout(**{PRINTED_FOR: "https://three.example"})


def test_root_prints_only_where_the_operator_allowed_it(
    demo_url: str, obedient: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with client(demo_url, obedient, chromium_as_root=False) as opened:
        refusal = opened.get("/files/decisions.pdf")
        assert "PDF" not in rendered_links(opened)
    assert refusal.status_code == 501
    assert HOW in refusal.text
    assert "RUMO_CHROMIUM_ROOT=да" in refusal.text
    assert not Path(f"{obedient}.json").exists()
    with client(demo_url, obedient, chromium_as_root=True) as opened:
        assert opened.get("/files/decisions.pdf").status_code == 200
        assert "PDF" in rendered_links(opened)
    assert "--no-sandbox" in said_to(obedient)["arguments"]


def test_anybody_else_prints_within_the_sandbox(
    demo_url: str, obedient: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with client(demo_url, obedient, chromium_as_root=False) as opened:
        assert opened.get("/files/decisions.pdf").status_code == 200
    assert "--no-sandbox" not in said_to(obedient)["arguments"]


def rendered_links(opened: FlaskClient) -> str:
    return opened.get("/_dash-layout", headers={"Referer": "http://localhost/decisions"}).text


def test_a_server_of_root_starts_and_says_that_it_does_not_print(
    demo_url: str, tmp_path: Path, obedient: Path
) -> None:
    """Of two servers on one port the second never listens, but says all that it has to say."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        told = rumo("serve", "--port", str(taken.getsockname()[1]), folder=tmp_path,
                    DATABASE_URL=demo_url, RUMO_CHROMIUM=str(obedient), RUMO_CHROMIUM_ROOT="нет",
                    WEB_CONCURRENCY="1")  # fmt: skip
    assert ("Печать PDF выключена" in told.stderr) == (os.geteuid() == 0)
    assert "открывается по адресу" in told.stderr


def test_prints_take_turns_and_pages_do_not_wait_for_them(demo_url: str, tmp_path: Path) -> None:
    server = create_server(
        Settings(
            database_url=demo_url,
            today=TODAY,
            chromium=browser(tmp_path, SLOW),
            chromium_as_root=True,
        )
    )
    answers: list[tuple[int, str]] = []

    def ask() -> None:
        answer = server.test_client().get("/files/overview.pdf")
        answers.append((answer.status_code, answer.text if answer.status_code != 200 else ""))

    asking = [threading.Thread(target=ask) for _ in range(6)]
    for each in asking:
        each.start()
    deadline = time.monotonic() + LONGEST_WAIT
    while not answers and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.test_client().get("/health/live").status_code == 200
    for each in asking:
        each.join(LONGEST_WAIT)
    assert sorted(status for status, _ in answers) == [200, 200, 503, 503, 503, 503]
    assert {text.splitlines()[0] for status, text in answers if status == 503} == {
        "Сейчас печатаются другие страницы. Повторите через полминуты."
    }


def test_a_command_prints_the_same_pages_without_a_server(
    demo_url: str, tmp_path: Path, obedient: Path
) -> None:
    settings = {"DATABASE_URL": demo_url, "RUMO_TODAY": "2026-11-21"}
    told = rumo("export", "decisions", "--query", "m=69616000", "-o", "решения.pdf",
                folder=tmp_path, RUMO_CHROMIUM=str(obedient), **settings)  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "решения.pdf").read_bytes() == b"%PDF-1.7 printed"
    assert said_to(obedient)["arguments"][-1].endswith("/decisions?m=69616000")
    refused = rumo("export", "decisions.pdf", folder=tmp_path, RUMO_CHROMIUM="нет", **settings)
    assert refused.returncode == 1
    assert HOW in refused.stderr
