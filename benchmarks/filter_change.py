"""Row 1: what the server needs for a filter change, asked before and not asked before."""

from __future__ import annotations

import http.client
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from dashboard import pages

ROUNDS = 40


@dataclass(frozen=True)
class Timing:
    """Milliseconds of the median and of the 95th percentile."""

    median: float
    p95: float


def timing(seconds: list[float]) -> Timing:
    ordered = sorted(seconds)
    return Timing(
        ordered[len(ordered) // 2] * 1000,
        ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] * 1000,
    )


def empty_callback(address: str) -> Timing:
    body = {
        "output": "page-content.title",
        "outputs": {"id": "page-content", "property": "title"},
        "inputs": [{"id": "location", "property": "search", "value": "?a=1"}],
        "changedPropIds": ["location.search"],
    }
    return timing(_asked(address, [body] * ROUNDS))


def asked_before(address: str) -> Timing:
    questions = ["?group=district", "?group=city", "?period=2024-2025", ""] * (ROUNDS // 4)
    _asked(address, [_page(search) for search in questions[:4]])
    return timing(_asked(address, [_page(search) for search in questions]))


def not_asked_before(address: str) -> Timing:
    """Every question is new: another pair of months, so that no sum is remembered."""
    months = [(year, month) for year in (2023, 2024, 2025) for month in range(1, 13)]
    spans = [f"?period={y}-{m:02d}..{y}-{m:02d}" for y, m in months]
    return timing(_asked(address, [_page(search) for search in spans]))


def on_every_page(address: str) -> dict[str, Timing]:
    """Path -> what a new period takes there; the facts are in memory already."""
    found = {}
    for place, page in enumerate(pages.table()):
        # Of another length on every page: what one page was asked, the next would remember.
        spans = [f"?period={_span(year * 12 + month, place + 2)}" for year, month in _MONTHS]
        _asked(address, [_page("", page.path)])
        found[page.path] = timing(_asked(address, [_page(search, page.path) for search in spans]))
    return found


def _span(first: int, months: int) -> str:
    ends = (first - 1, first + months - 1)
    return "..".join(f"{end // 12}-{end % 12 + 1:02d}" for end in ends)


_MONTHS = tuple((year, month) for year in (2022, 2023, 2024) for month in range(2, 12))


def another_group(address: str) -> Timing:
    """The period is known, the choice of municipalities is new."""
    codes = ["69604000", "69608000", "69612000", "69616000", "69620000", "69624000", "69628000"]
    pairs = [f"?m={a},{b}" for a in codes for b in codes if a < b]
    _asked(address, [_page("")])
    return timing(_asked(address, [_page(search) for search in pairs]))


def _page(search: str, path: str = "/") -> dict[str, Any]:
    return {
        "output": "..page.children...trouble.children..",
        "outputs": [
            {"id": "page", "property": "children"},
            {"id": "trouble", "property": "children"},
        ],
        "inputs": [
            {"id": "location", "property": "pathname", "value": path},
            {"id": "location", "property": "search", "value": search},
        ],
        "changedPropIds": ["location.search"],
    }


def _asked(address: str, bodies: list[dict[str, Any]]) -> list[float]:
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip"}
    seconds = []
    for body in bodies:
        payload = json.dumps(body)
        started = time.perf_counter()
        connection.request("POST", "/_dash-update-component", payload, headers)
        answer = connection.getresponse()
        answer.read()
        seconds.append(time.perf_counter() - started)
        if answer.status != 200:
            raise RuntimeError(f"{answer.status} for {payload}")
    connection.close()
    return seconds
