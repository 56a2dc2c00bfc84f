"""The callback of «Найти»: the text and the address in, links of the same question out."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.app import create_server
from dashboard.settings import Settings
from data_sources.database.engine import make_engine
from data_sources.indicators.scenes import place
from tests.asking import write


def asked(client: Any, text: str, path: str = "/", query: str = "") -> str:
    """The drawn answer as the browser gets it."""
    answer = client.post(
        "/_dash-update-component",
        json={
            "output": "search-answer.children",
            "outputs": {"id": "search-answer", "property": "children"},
            "inputs": [{"id": "search-asked", "property": "data", "value": text}],
            "state": [
                {"id": "location", "property": "pathname", "value": path},
                {"id": "location", "property": "search", "value": query},
            ],
            "changedPropIds": ["search-asked.data"],
        },
    )
    assert answer.status_code == 200
    properties = answer.get_json()["response"]["search-answer"]["children"]["props"]
    return str(properties)


@pytest.fixture
def url(sqlite_url: str) -> str:
    engine = make_engine(sqlite_url)
    write(engine, place())
    engine.dispose()
    return sqlite_url


def test_links_keep_the_question_of_the_page(url: str) -> None:
    client = create_server(Settings(database_url=url)).test_client()
    drawn = asked(client, "явка", query="?known=2050-01-01&period=2024&q=x&page=3")
    assert 'href="/indicator?i=rumo_attendance&amp;known=2050-01-01&amp;period=2024"' in drawn


def test_an_address_that_cannot_be_read_is_no_obstacle(url: str) -> None:
    client = create_server(Settings(database_url=url)).test_client()
    drawn = asked(client, "решения", path="/nowhere", query="?m=abc&region=99&known=x")
    assert 'href="/decisions"' in drawn


def test_while_the_database_is_away_it_is_said() -> None:
    settings = Settings(database_url="sqlite:////nowhere/absent.sqlite3")
    client = create_server(settings).test_client()
    assert "Файл базы данных не найден" in asked(client, "решения")
    assert "Можно найти" in asked(client, " ")
