"""Requests that nobody's page sends, drawn from a seed: odd words, huge ones, bent bodies."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

CALLBACK: Final = "/_dash-update-component"
PAGES: Final = (
    "/", "/indicator", "/municipality", "/training", "/meetings", "/decisions",
    "/school-project", "/network", "/diagnostics", "/compare", "/present", "/data",
)  # fmt: skip
LIGHT_FILES: Final = ("indicators", "attendance", "decisions", "events", "practices", "diagnostics")
OTHER_PATHS: Final = (
    "/.env", "/s/КЕДР-17", "/s", "/assets/style.css", "/assets/..%2f..%2fetc/passwd", "/%00",
    "/_dash-layout", "/_dash-dependencies", "/_reload-hash", "/calendar.ics", "/metrics",
    "/health/ready", "/files/nothing.csv", "/files/..%2fx.csv", "//evil.example/", "/" + "a/" * 200,
    "/_dash-component-suites/dash/../../x.js", "/vendor/bootstrap.min.css", "/snapshots",
)  # fmt: skip
METHODS: Final = ("GET",) * 12 + ("HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "PROPFIND", "xyzzy")
KEYS: Final = (
    "period", "m", "group", "known", "i", "page", "q", "dialect", "sort", "body", "meeting",
    "against", "owner", "region", "slide", "нет", "",
)  # fmt: skip
VALUES: Final = (
    "2023-2024", "2026", "2024-Q2", "9999", "0000-0001", "2024-02-30", "2024-06-01T10:00:00Z",
    "2026-06-01", "69624000", "69000000", "index", "training_coverage", "all", "-1", "1e9",
    "%", "\x00", "'; DROP TABLE region; --", "<img src=x onerror=alert(1)>", "٢٠٢٤", "💥" * 50,
    "x" * 3000, "=1+1", "../../etc/passwd",
)  # fmt: skip
HEADERS: Final = (
    {},
    {},
    {"Accept-Encoding": "gzip"},
    {"Referer": "http://[::1"},
    {"Referer": "http://evil.example/?period=2024"},
    {"SCRIPT_NAME": "/health/live"},
    {"Script-Name": "/evil", "Path-Info": "/files/decisions.csv"},
    {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "gopher"},
    {"If-None-Match": '"x"', "Range": "bytes=0-1,5-9"},
    {"Content-Type": "application/json; charset=x", "Origin": "null"},
    {"Cookie": "a" * 4000},
)
GOOD_BODY: Final[dict[str, Any]] = {
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
SEARCH_BODY: Final[dict[str, Any]] = {
    "output": "search-answer.children",
    "outputs": {"id": "search-answer", "property": "children"},
    "inputs": [{"id": "search-asked", "property": "data", "value": "школа"}],
    "state": [
        {"id": "location", "property": "pathname", "value": "/"},
        {"id": "location", "property": "search", "value": ""},
    ],
    "changedPropIds": ["search-asked.data"],
}


@dataclass(frozen=True)
class Hostile:
    """One request as it goes over the line."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes | None = None


def hostile_requests(seed: int, count: int) -> Iterator[Hostile]:
    """The same for a seed: some two in five are callbacks, one in five a file."""
    dice = random.Random(seed)
    for _ in range(count):
        kind = dice.random()
        if kind < 0.4:
            yield _callback(dice)
        elif kind < 0.6:
            extension = dice.choice(("csv", "csv", "csv", "json", "xlsx", "y"))
            yield _asked(dice, "GET", f"/files/{dice.choice(LIGHT_FILES)}.{extension}")
        else:
            path = dice.choice(PAGES + OTHER_PATHS)
            yield _asked(dice, dice.choice(METHODS), quote(path, safe="/%."))


def _asked(dice: random.Random, method: str, path: str) -> Hostile:
    parts = (
        f"{quote(dice.choice(KEYS))}="
        f"{quote(dice.choice(VALUES)) if dice.random() < 0.85 else '%zz%ff'}"
        for _ in range(dice.randrange(5))
    )
    query = "&".join(parts)
    return Hostile(method, f"{path}?{query}" if query else path, dict(dice.choice(HEADERS)))


def _callback(dice: random.Random) -> Hostile:
    body = json.dumps(_bent(dice.choice((GOOD_BODY, SEARCH_BODY)), dice), ensure_ascii=False)
    if dice.random() < 0.15:
        cut = dice.randrange(len(body))
        body = body[:cut] + dice.choice('"{}[],:\\0я') + body[cut + dice.randrange(3) :]
    if dice.random() < 0.05:
        body += "x" * 70_000
    headers = dict(dice.choice(HEADERS)) | {"Content-Type": "application/json"}
    return Hostile("POST", CALLBACK, headers, body.encode("utf-8", errors="replace"))


def _bent(value: Any, dice: random.Random) -> Any:
    if dice.random() < 0.02:
        return dice.choice([None, 1, True, "", "x" * 9000, [], {}, [None], {"junk": "y" * 999}])
    if isinstance(value, dict):
        return {key: _bent(part, dice) for key, part in value.items()}
    if isinstance(value, list):
        return [_bent(part, dice) for part in value]
    if value == "/" and dice.random() < 0.8:
        return dice.choice(PAGES)
    if value in ("", "школа") and dice.random() < 0.8:
        return _asked(dice, "GET", "").target
    return value
