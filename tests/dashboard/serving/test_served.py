"""The dashboard in another process: health, files, refusals, and rows of other writers."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from tests.serving import BIN, ROOT, environment, free_port, get, rumo, served, started

QUERY = "period=2023-2024&dialect=plain&i=event_participation"


def write_by_plain_sql(url: str, *statements: str) -> None:
    """Another program with a driver of its own, that knows nothing of ours."""
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite":
        with sqlite3.connect(str(address.database)) as connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()
        return
    plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain) as server:
        for statement in statements:
            server.execute(statement.encode())


REGISTERS = (
    "INSERT INTO region (code, name, oktmo) VALUES ('70', 'Томская область', '69000000')",
    "INSERT INTO municipality (oktmo, region_code, name, kind) "
    "VALUES ('69624000', '70', 'Каргасокский район', 'district')",
)
EVENT = (
    "INSERT INTO event (code, title, kind, starts_on, format) "
    "VALUES ('v-1', 'Семинар', 'seminar', '2023-11-28', 'in_person')"
)


def numerators(site: str) -> set[str]:
    """The numerator of the municipality as several requests (and so both workers) see it."""
    seen = set()
    for _ in range(8):
        rows = get(f"{site}/files/indicators.csv?{QUERY}").text.splitlines()[1:]
        seen.update(row.split(",")[10] for row in rows if row.startswith("municipality"))
    return seen


def test_a_row_of_another_process_is_seen_at_the_next_request(database_url: str) -> None:
    write_by_plain_sql(database_url, *REGISTERS, EVENT)
    with served(database_url, RUMO_TODAY="2023-12-01") as site:
        assert numerators(site) == {"0"}
        write_by_plain_sql(
            database_url,
            "INSERT INTO event_participation (event_code, oktmo, participants) "
            "VALUES ('v-1', '69624000', 57)",
        )
        assert numerators(site) == {"57"}
        layout = get(f"{site}/_dash-layout", {"Referer": f"{site}/?period=2023-2024"})
        assert "57" in layout.text


def test_health_and_refusals_are_sentences(sqlite_url: str) -> None:
    write_by_plain_sql(sqlite_url, *REGISTERS)
    with served(sqlite_url) as site:
        assert get(f"{site}/health/live").status == 200
        assert get(f"{site}/health/ready").status == 200
        unknown = get(f"{site}/files/nothing.csv")
        assert (unknown.status, "Traceback" in unknown.text) == (404, False)
        bad = get(f"{site}/files/indicators.csv?period=xxx")
        assert bad.status == 400
        assert "period" in bad.text
        good = get(f"{site}/files/indicators.json?unknown=1")
        assert good.status == 200
        assert set(json.loads(good.body)) == {"question", "rows"}


def test_export_gives_the_bytes_of_the_address(sqlite_url: str, tmp_path: Path) -> None:
    write_by_plain_sql(sqlite_url, *REGISTERS)
    with served(sqlite_url, RUMO_TODAY="2024-05-01") as site:
        for name in ("indicators.csv", "indicators.xlsx", "indicators.json"):
            saved = tmp_path / name
            done = rumo(
                "export",
                "indicators",
                "--query",
                "period=2023-2024",
                "-o",
                str(saved),
                folder=tmp_path,
                DATABASE_URL=sqlite_url,
                RUMO_TODAY="2024-05-01",
            )
            assert done.returncode == 0, done.stderr
            assert saved.read_bytes() == get(f"{site}/files/{name}?period=2023-2024").body


def test_the_procfile_releases_and_serves_under_honcho(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rumo.sqlite3'}"
    port = free_port()
    env = environment(DATABASE_URL=url)
    honcho = str(BIN / "honcho")
    env_file = tmp_path / "none.env"
    env_file.touch()
    common = [honcho, "-f", str(ROOT / "Procfile"), "-d", str(ROOT), "-e", str(env_file)]
    # The release phase runs once and ends, as on a platform; honcho stops with it.
    started_release = rumo("db", "upgrade", folder=tmp_path, DATABASE_URL=url)
    assert started_release.returncode == 0
    with started(
        [*common, "start", "--port", str(port), "web"], f"http://127.0.0.1:{port}", ROOT, env
    ) as site:
        assert get(f"{site}/health/ready").status == 200


@pytest.mark.parametrize(
    ("url", "advice"),
    [
        ("sqlite:///absent.sqlite3", "rumo db upgrade"),
        ("mysql://x/y", "DATABASE_URL"),
        ("postgresql://127.0.0.1:1/nothing", "Нет связи"),
    ],
)
def test_serve_refuses_a_database_that_is_not_there(url: str, advice: str, tmp_path: Path) -> None:
    refused = rumo("serve", folder=tmp_path, DATABASE_URL=url)
    assert refused.returncode == 1
    assert advice in refused.stderr
    assert "Traceback" not in refused.stderr
    assert list(tmp_path.iterdir()) == []
