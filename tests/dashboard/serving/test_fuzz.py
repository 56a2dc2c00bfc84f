"""Some hundreds of hostile requests over the line: calm answers, and the server lives on."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

from tests.dashboard.serving.test_served import REGISTERS, write_by_plain_sql
from tests.hostile_requests import hostile_requests
from tests.serving import get, served

SEED = 20261129
COUNT = 400


def test_hundreds_of_hostile_requests_are_answered_calmly(sqlite_url: str) -> None:
    write_by_plain_sql(sqlite_url, *REGISTERS)
    with served(sqlite_url, WEB_CONCURRENCY="1") as site:
        address = urlsplit(site)
        for asked in hostile_requests(SEED, COUNT):
            line = http.client.HTTPConnection(str(address.hostname), address.port, timeout=60)
            line.request(asked.method, asked.target, asked.body, asked.headers)
            answer = line.getresponse()
            body = answer.read()
            line.close()
            assert answer.status < 500, asked
            assert b"Traceback" not in body, asked
            assert b"waitress" not in body, asked
        assert get(f"{site}/health/live").text.startswith("ok")
        assert get(f"{site}/health/ready").status == 200
