"""Headers on every route; hostile bodies and addresses are answered calmly."""

from __future__ import annotations

import json
import random
import re
import string
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from dashboard.app import create_server
from dashboard.settings import Settings
from dashboard.web.callback_bodies import LARGEST_BODY
from dashboard.web.security import SENTENCES
from data_sources.database.engine import make_engine, writing
from data_sources.database.schema import municipality, region

JSON = "application/json"
HOSTILE = "<img src=x onerror=alert(1)>"
GOOD_BODY: dict[str, Any] = {
    "output": "..page.children...trouble.children..",
    "outputs": [
        {"id": "page", "property": "children"},
        {"id": "trouble", "property": "children"},
    ],
    "inputs": [
        {"id": "location", "property": "pathname", "value": "/"},
        {"id": "location", "property": "search", "value": ""},
    ],
    "changedPropIds": ["location.search"],
}

SEARCH_BODY: dict[str, Any] = {
    "output": "search-answer.children",
    "outputs": {"id": "search-answer", "property": "children"},
    "inputs": [{"id": "search-asked", "property": "data", "value": "школа"}],
    "state": [
        {"id": "location", "property": "pathname", "value": "/"},
        {"id": "location", "property": "search", "value": ""},
    ],
    "changedPropIds": ["search-asked.data"],
}


@pytest.fixture
def client(sqlite_url: str) -> Iterator[FlaskClient]:
    engine = make_engine(sqlite_url)
    with writing(engine).begin() as connection:
        connection.execute(sa.insert(region).values(code="70", name=HOSTILE, oktmo="69000000"))
        connection.execute(
            sa.insert(municipality).values(
                oktmo="69624000", region_code="70", name=HOSTILE, kind="district"
            )
        )
    engine.dispose()
    with create_server(Settings(database_url=sqlite_url)).test_client() as test_client:
        yield test_client


ROUTES = (
    "/",
    "/training",
    "/any/path",
    "/_reload-hash",
    "/calendar.ics",
    "/s/absent",
    "/_dash-layout",
    "/_dash-dependencies",
    "/files/indicators.csv",
    "/files/indicators.csv?period=x",
    "/files/nothing.csv",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/assets/style.css",
    "/assets/absent.css",
    "/vendor/bootstrap.min.css",
    "/_dash-component-suites/absent/absent.js",
)


@pytest.mark.parametrize("route", ROUTES)
def test_every_route_carries_the_headers(client: FlaskClient, route: str) -> None:
    with client.get(route) as answer:
        headers, status, text = answer.headers, answer.status_code, answer.get_data(as_text=True)
    assert status < 500
    policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
    assert "unsafe" not in policy["script-src"]
    assert policy["frame-ancestors"] == "'none'"
    assert policy["object-src"] == "'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Traceback" not in text


def test_a_fresh_worker_serves_the_scripts_of_a_page_that_another_one_drew(
    client: FlaskClient, sqlite_url: str
) -> None:
    index = client.get("/").get_data(as_text=True)
    scripts = re.findall(r'<script src="([^"]+)"', index)
    other = create_server(Settings(database_url=sqlite_url)).test_client()
    assert len(scripts) > 5
    for script in scripts:
        with other.get(script) as answer:
            assert answer.status_code == 200, script


PAGES = ("/", "/indicator", "/municipality", "/training", "/meetings", "/decisions", "/compare")
NO_PAGES = ("/.env", "/.git/config", "/feed", "/login", "/training/", "/Training", "/_dash-absent")
DATA = (
    *PAGES,
    *NO_PAGES,
    "/_dash-layout",
    "/_dash-dependencies",
    "/files/indicators.csv",
    "/files/indicators.xlsx",
    "/files/absent.csv",
    "/s/absent",
    "/health/live",
    "/health/ready",
    "/metrics",
)


def test_what_is_no_page_is_absent_and_says_so(client: FlaskClient) -> None:
    for path in PAGES:
        assert client.get(path).status_code == 200, path
    for path in NO_PAGES:
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "react-entry-point" in answer.text
    asked = [{**GOOD_BODY["inputs"][0], "value": "/.env"}, GOOD_BODY["inputs"][1]]
    drawn = client.post("/_dash-update-component", json={**GOOD_BODY, "inputs": asked})
    assert "Такой страницы нет" in json.dumps(json.loads(drawn.data), ensure_ascii=False)
    closed = client.get("/_reload-hash")
    assert closed.status_code == 404
    assert closed.text.startswith(SENTENCES[404])


def test_nobody_on_the_way_keeps_data(client: FlaskClient) -> None:
    for path in DATA:
        with client.get(path) as answer:
            assert answer.headers["Cache-Control"] == "private, no-store", path
    for _ in range(2):
        answer = client.post("/_dash-update-component", json=GOOD_BODY)
        assert answer.headers["Cache-Control"] == "private, no-store"
    refused = client.post("/_dash-update-component", json={})
    assert refused.headers["Cache-Control"] == "private, no-store"


def test_what_has_a_validator_is_asked_for_again_and_not_sent_again(client: FlaskClient) -> None:
    calendar = client.get("/calendar.ics")
    assert calendar.headers["Cache-Control"] == "private, no-cache"
    for path in ("/calendar.ics", "/assets/style.css", "/vendor/bootstrap.min.css"):
        with client.get(path) as first:
            assert "no-store" not in first.headers["Cache-Control"]
            etag = first.headers["ETag"]
        with client.get(path, headers={"If-None-Match": etag}) as again:
            assert (again.status_code, again.data) == (304, b"")
            assert again.headers["ETag"] == etag
            assert again.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_a_stranger_makes_no_labels(client: FlaskClient) -> None:
    for number in range(40):
        client.open("/", method=f"WORD{number}")
        client.get(f"/path{number}")
        client.get(f"/files/absent{number}.csv")
    counted = client.get("/metrics").text
    assert "WORD" not in counted
    assert "path1" not in counted
    assert 'method="OTHER"' in counted
    assert 'kind="OTHER"' in counted
    assert len(counted.splitlines()) < 100


@pytest.mark.parametrize("header", ["Referer", "Origin"])
def test_an_address_that_is_none_is_nobodys(client: FlaskClient, header: str) -> None:
    for text in ("http://[::1", "http://[x]/", "//", "\udc80", "http://localhost:99999999/"):
        headers = {header: text.encode("utf-8", "surrogateescape").decode("latin-1")}
        assert client.get("/_dash-layout", headers=headers).status_code == 200
        drawn = client.post("/_dash-update-component", json=GOOD_BODY, headers=headers)
        assert drawn.status_code == 200
        assert client.post("/snapshots", json={}, headers=headers).status_code == 403


def test_names_of_the_data_are_never_markup(client: FlaskClient) -> None:
    layout = client.get("/_dash-layout", headers={"Referer": "http://localhost/"})
    drawn = json.dumps(json.loads(layout.data), ensure_ascii=False)
    assert HOSTILE in drawn
    assert "dangerously" not in drawn
    assert HOSTILE not in client.get("/").get_data(as_text=True)


def test_a_body_of_our_own_page_is_answered(client: FlaskClient) -> None:
    answer = client.post("/_dash-update-component", json=GOOD_BODY)
    assert answer.status_code == 200
    assert "page-content" in answer.get_data(as_text=True)


def test_a_search_of_our_own_page_is_answered(client: FlaskClient) -> None:
    for text in ("школа", HOSTILE, "\ud800", "", "  ", "x" * 5000, None):
        asked = {**SEARCH_BODY["inputs"][0], "value": text}
        body = {**SEARCH_BODY, "inputs": [asked]}
        answer = client.post("/_dash-update-component", json=body)
        assert answer.status_code == 200, text
        assert "data-asked" in answer.get_data(as_text=True)
        assert "<img" not in answer.get_data(as_text=True)


def test_foreign_bodies_are_refused(client: FlaskClient) -> None:
    bodies: list[Any] = [
        {**SEARCH_BODY, "state": []},
        {**SEARCH_BODY, "inputs": [{**SEARCH_BODY["inputs"][0], "value": ["школа"]}]},
        {**SEARCH_BODY, "inputs": [{**SEARCH_BODY["inputs"][0], "value": "x" * 9000}]},
        {**SEARCH_BODY, "output": GOOD_BODY["output"]},
        None,
        [],
        "text",
        1,
        {},
        {**GOOD_BODY, "output": "other.children"},
        {**GOOD_BODY, "output": ["..page.children...trouble.children.."]},
        {**GOOD_BODY, "inputs": None},
        {**GOOD_BODY, "inputs": []},
        {**GOOD_BODY, "inputs": [GOOD_BODY["inputs"][0], {"id": {}, "property": "search"}]},
        {**GOOD_BODY, "inputs": [{**GOOD_BODY["inputs"][0], "value": {}}, GOOD_BODY["inputs"][1]]},
        {**GOOD_BODY, "inputs": [{**GOOD_BODY["inputs"][0], "value": 5}, GOOD_BODY["inputs"][1]]},
        {**GOOD_BODY, "outputs": "x"},
        {**GOOD_BODY, "changedPropIds": 7},
        {**GOOD_BODY, "state": [1]},
        {**GOOD_BODY, "junk": "x"},
        {**GOOD_BODY, "parsedChangedPropsIds": {"a": 1}},
        {**GOOD_BODY, "inputs": [{**GOOD_BODY["inputs"][0], "junk": 1}, GOOD_BODY["inputs"][1]]},
        {**GOOD_BODY, "outputs": [{**place, "junk": 1} for place in GOOD_BODY["outputs"]]},
    ]
    for body in bodies:
        answer = client.post("/_dash-update-component", json=body)
        assert answer.status_code == 400, body
        assert "Обновите страницу" in answer.get_data(as_text=True)


def test_a_huge_body_and_one_without_a_length_are_refused(client: FlaskClient) -> None:
    huge = client.post("/_dash-update-component", data=b"[" * (LARGEST_BODY + 1), content_type=JSON)
    assert huge.status_code == 413
    assert "слишком велик" in huge.text
    snapshot = client.post(
        "/snapshots",
        data=b"[" * (LARGEST_BODY + 1),
        content_type=JSON,
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert snapshot.status_code == 413
    deep = client.post("/_dash-update-component", data=b"[" * 60_000, content_type=JSON)
    assert deep.status_code == 400


def test_thousands_of_random_bodies_and_addresses_do_not_break_it(client: FlaskClient) -> None:
    dice = random.Random(20261122)
    for _ in range(3000):
        kind = dice.choice([JSON] * 5 + ["text/plain"])
        answer = client.post("/_dash-update-component", data=_body(dice), content_type=kind)
        assert answer.status_code in {200, 204, 400, 413}
    for _ in range(500):
        answer = client.get(
            _address(dice), headers={"Referer": f"http://localhost{_address(dice)}"}
        )
        assert answer.status_code < 500
        assert b"Traceback" not in answer.data


def _body(dice: random.Random) -> bytes:
    text = json.dumps(_bent(dice.choice([GOOD_BODY, SEARCH_BODY]), dice), ensure_ascii=False)
    if dice.random() < 0.3:
        cut = dice.randrange(len(text))
        text = text[:cut] + dice.choice(string.printable) + text[cut + dice.randrange(3) :]
    return text.encode("utf-8", errors="replace")


def _bent(value: Any, dice: random.Random) -> Any:
    if dice.random() < 0.08:
        return dice.choice([None, 1, -1.5, True, "", "x" * 9000, [], {}, [None], {"a": 1}])
    if isinstance(value, dict):
        return {key: _bent(part, dice) for key, part in value.items()}
    if isinstance(value, list):
        return [_bent(part, dice) for part in value]
    if value in ("", "школа") and dice.random() < 0.7:
        return "?" + _query(dice)
    return value


def _address(dice: random.Random) -> str:
    path = dice.choice(
        ["/", "/files/indicators.csv", "/files/x.y", "/_dash-layout", "/assets/..%2f..", "/%00"]
    )
    return f"{path}?{_query(dice)}"


def _query(dice: random.Random) -> str:
    keys = ["period", "m", "group", "known", "i", "page", "q", "dialect", "sort", "нет", ""]
    values = [
        "2023-2024", "9999", "0000-0001", "2024-02-30", "2024-06-01T10:00:00Z", "69624000",
        "%", "%ff%fe", "\u0000", "'; DROP TABLE region; --", HOSTILE, "٢٠٢٤", "1e9", "💥" * 50,
    ]  # fmt: skip
    return "&".join(
        f"{quote(dice.choice(keys))}={quote(dice.choice(values)) if dice.random() < 0.8 else '%zz'}"
        for _ in range(dice.randrange(5))
    )
