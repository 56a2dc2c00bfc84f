"""Files that take long are made one at a time; who would wait too long is told so."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask.testing import FlaskClient

from dashboard.app import create_server
from dashboard.serving.turn import WAITING, CrowdedError, Turn
from dashboard.settings import Settings
from dashboard.web.files import CROWDED
from tests.dashboard.serving.test_served import REGISTERS, write_by_plain_sql

HEAVY = ("indicators.xlsx", "pack.zip", "report.docx", "deck.pptx", "deck.html", "decisions.json")


@pytest.fixture
def client(sqlite_url: str) -> FlaskClient:
    write_by_plain_sql(sqlite_url, *REGISTERS)
    return create_server(Settings(database_url=sqlite_url)).test_client()


def test_who_waits_longer_than_is_said_is_sent_away() -> None:
    turn = Turn(seconds=0)
    with turn.taken(), pytest.raises(CrowdedError), turn.taken():
        pass
    with turn.taken():
        pass


def test_a_turn_is_given_back_whatever_happens() -> None:
    turn = Turn(seconds=0)
    for _ in range(2 * WAITING + 2):
        with pytest.raises(ZeroDivisionError), turn.taken():
            raise ZeroDivisionError


def test_a_heavy_file_waits_while_another_is_taken_and_csv_does_not(client: FlaskClient) -> None:
    for heavy in HEAVY:
        _crowd(client, heavy)


def _crowd(client: FlaskClient, heavy: str) -> None:
    begun = client.get("/files/trainings.json", buffered=False)
    application = client.application
    sent_away = threading.Event()

    def ask() -> int:
        with application.test_client().get(f"/files/{heavy}") as answer:
            if answer.status_code == 503:
                assert answer.text.startswith(CROWDED)
                assert answer.headers["Retry-After"] == "30"
                sent_away.set()
            return answer.status_code

    with ThreadPoolExecutor(WAITING + 1) as people:
        asked = [people.submit(ask) for _ in range(WAITING + 1)]
        assert sent_away.wait(25)
        with client.get("/files/trainings.csv") as light:
            assert light.status_code == 200
        with client.get("/") as page:
            assert page.status_code == 200
        begun.close()
        assert sorted(each.result() for each in asked) == [200] * WAITING + [503]


def test_a_refused_file_gives_its_turn_back(client: FlaskClient) -> None:
    for _ in range(WAITING + 2):
        assert client.get("/files/trainings.xlsx?period=x").status_code == 400
        assert client.get("/files/absent.xlsx").status_code == 404
    with client.get("/files/indicators.xlsx") as answer:
        assert answer.status_code == 200


def test_a_file_that_is_taken_whole_gives_its_turn_back_before_it_is_closed(
    client: FlaskClient,
) -> None:
    for name in ("indicators.xlsx", "trainings.json", "pack.zip") * WAITING:
        answer = client.get(f"/files/{name}")
        assert answer.status_code == 200
        assert answer.data
