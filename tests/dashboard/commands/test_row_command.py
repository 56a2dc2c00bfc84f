"""`rumo row` as a person types it: one row is withdrawn or gets another key."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.schema import assignment, event, event_participation, training
from data_sources.ingest.files import LoadRefusedError, undo_load
from data_sources.ingest.files.writing.one_row import FoundRow, RowWish, change_row
from tests.loading import Desk
from tests.serving import rumo

CITY = "69701000"
NORTH = "69624000"
EVENT = "code,title,kind,starts_on,format\ne1,Семинар,seminar,2025-10-01,in_person\n"
TAKING = f"event_code,oktmo,participants\ne1,{CITY},57\n"


@pytest.fixture
def desk(engine: sa.Engine, tmp_path: Path) -> Desk:
    made = Desk(engine, tmp_path)
    made.accepts("event", EVENT)
    made.accepts("event_participation", TAKING)
    return made


def change(desk: Desk, table: str, given: dict[str, str], **new_key: str) -> int:
    return change_row(desk.engine, RowWish(table, given, new_key), {}, lambda found, changed: None)


def taking(desk: Desk) -> list[tuple[object, ...]]:
    return desk.current(event_participation, "event_code", "oktmo", "participants")


def test_a_wrong_key_is_put_right_and_back(desk: Desk) -> None:
    named = {"Код события": "e1", "Муниципалитет": "Город"}
    number = change(desk, "event_participation", named, oktmo="Северного района")
    assert taking(desk) == [("e1", NORTH, 57)]
    undo_load(desk.engine, number)
    assert taking(desk) == [("e1", CITY, 57)]


def test_a_row_is_withdrawn_and_comes_back(desk: Desk) -> None:
    number = change(desk, "event_participation", {"oktmo": CITY})
    assert taking(desk) == []
    undo_load(desk.engine, number)
    assert taking(desk) == [("e1", CITY, 57)]


@pytest.mark.parametrize(
    ("table", "given", "new_key", "said"),
    [
        ("event", {"code": "e1"}, {}, "ссылаются"),
        ("event", {"code": "e1"}, {"code": "e2"}, "ссылаются"),
        ("event_participation", {"oktmo": CITY}, {"event_code": "e9"}, "e9"),
        ("event_participation", {"oktmo": CITY}, {"participants": "5"}, "не ключ"),
        ("event_participation", {"oktmo": CITY}, {"oktmo": CITY}, "такой же"),
        ("event_participation", {"oktmo": CITY}, {"oktmo": "Нигде"}, "Нигде"),
        ("event_participation", {"oktmo": NORTH}, {}, "нет"),
        ("event_participation", {"цвет": "синий"}, {}, "цвет"),
        ("nowhere", {"oktmo": NORTH}, {}, "nowhere"),
        ("municipality", {"region_code": "70"}, {}, "несколько"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    desk: Desk, table: str, given: dict[str, str], new_key: dict[str, str], said: str
) -> None:
    with pytest.raises(LoadRefusedError, match=said):
        change(desk, table, given, **new_key)
    assert taking(desk) == [("e1", CITY, 57)]
    assert len(desk.current(event, "code")) == 1


def test_a_key_that_another_row_has_is_refused(desk: Desk) -> None:
    desk.accepts("event_participation", f"event_code,oktmo,participants\ne1,{NORTH},5\n")
    with pytest.raises(LoadRefusedError, match="уже есть"):
        change(desk, "event_participation", {"oktmo": CITY}, oktmo=NORTH)


def test_an_owner_is_found_by_another_spelling(desk: Desk) -> None:
    desk.accepts("meeting", "code,body,status,held_on\nm1,rumo,held,2025-10-01\n")
    desk.accepts(
        "decision", "meeting_code,position,kind,text,due_kind\nm1,1,assignment,Сделать,none\n"
    )
    desk.accepts("assignment", "meeting_code,position,assignee\nm1,1,Сосновская А. П.\n")
    change(desk, "assignment", {"assignee": "Сосновская А.П."}, assignee="Сосновская О. П.")
    assert desk.current(assignment, "assignee") == [("Сосновская О. П.",)]


def test_a_person_in_a_key_of_earlier_times_is_replaced_and_never_written(
    desk: Desk, engine: sa.Engine
) -> None:
    person = "Сосновская Алла Петровна"
    with engine.begin() as connection:
        row = {"educator_key": person, "category": "teacher", "oktmo": CITY, "program_code": "p1"}
        connection.execute(sa.insert(training).values(**row, completed_on=sa.func.current_date()))
    with pytest.raises(LoadRefusedError, match="rumo keys"):
        change(desk, "training", {"educator_key": person}, educator_key=f"{person} 2")
    change(desk, "training", {"educator_key": person}, educator_key="T-1")
    assert desk.current(training, "educator_key") == [("T-1",)]


def test_who_says_no_changes_nothing(desk: Desk) -> None:
    def no(found: FoundRow, changed: object) -> None:
        raise LoadRefusedError("нет")

    with pytest.raises(LoadRefusedError):
        change_row(desk.engine, RowWish("event_participation", {"oktmo": CITY}, {}), {}, no)
    assert taking(desk) == [("e1", CITY, 57)]


def test_the_command_shows_the_row_and_asks(
    sqlite: sa.Engine, sqlite_url: str, tmp_path: Path
) -> None:
    made = Desk(sqlite, tmp_path)
    made.accepts("event", EVENT)
    made.accepts("event_participation", TAKING)
    command = ("row", "Участие в событии", "event_code=e1", "oktmo=Город")

    def run(*more: str) -> tuple[int, str]:
        told = rumo(*command, *more, folder=tmp_path, DATABASE_URL=sqlite_url)
        assert "Traceback" not in told.stderr
        return told.returncode, told.stdout + told.stderr

    status, said = run("--withdraw")
    assert status == 1
    assert "57" in said
    assert "--yes" in said
    assert run()[0] == run("--withdraw", "--key", "oktmo=Город")[0] == 2
    status, said = run("--key", "oktmo=Северный район", "--yes", "--by", "Кто-то")
    assert status == 0
    assert "rumo undo" in said
    assert taking(made) == [("e1", NORTH, 57)]
    with sqlite.connect() as connection:
        newest = sa.select(schema.load).order_by(schema.load.c.id.desc()).limit(1)
        done = connection.execute(newest).one()
    assert (done.loaded_by, done.rows_changed) == ("Кто-то", 1)
