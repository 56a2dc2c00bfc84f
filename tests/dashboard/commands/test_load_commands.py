"""`rumo load` and `rumo undo` as a person types them, and what a killed one leaves behind."""

from __future__ import annotations

import json
import os
import pty
import pwd
import random
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.engine import make_engine
from data_sources.ingest.files import load_file
from data_sources.ingest.files.writing.current import one_writer
from tests.serving import BIN, environment, rumo

REGION = "code,name,oktmo\n70,Область,69000000\n"
PLACES = (
    "oktmo,region_code,name,kind\n69701000,70,Город,city\n69624000,70,Северный район,district\n"
)
STAFF = "oktmo,category,counted_on,headcount"
CITY = "69701000,teacher,2023-09-01"
SCHOOL = "code,oktmo,name,kind"


class Office:
    """A folder with files, and a database that `rumo` is told about."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url

    def file(self, content: str, name: str = "table.csv") -> str:
        (self.folder / name).write_text(content, encoding="utf-8")
        return name

    def rumo(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return rumo(*arguments, folder=self.folder, DATABASE_URL=self.url)

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [str(BIN / "rumo"), *arguments],
            cwd=self.folder,
            env=environment(DATABASE_URL=self.url),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def typed(self, answer: str, *arguments: str) -> tuple[int, str]:
        """Runs the command at a terminal, types the answer; its status and the screen."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [str(BIN / "rumo"), *arguments],
            cwd=self.folder,
            env=environment(DATABASE_URL=self.url, TERM="xterm"),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        os.write(ours, answer.encode())
        screen = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            screen += piece
        os.close(ours)
        return process.wait(), screen.decode()

    def count(self, table: str, condition: str = "superseded_at IS NULL") -> int:
        engine = make_engine(self.url)
        with engine.connect() as connection:
            question = sa.select(sa.func.count()).select_from(schema.metadata.tables[table])
            found = connection.execute(question.where(sa.text(condition))).scalar_one()
        engine.dispose()
        return int(found)


def prepared(folder: Path, url: str) -> Office:
    office = Office(folder, url)
    engine = make_engine(url)
    for dataset, content in (("region", REGION), ("municipality", PLACES)):
        path = folder / office.file(content)
        assert load_file(engine, dataset, path, indicators={}).errors == ()
    engine.dispose()
    return office


@pytest.fixture
def office(tmp_path: Path, sqlite_url: str) -> Office:
    return prepared(tmp_path, sqlite_url)


# --- load -----------------------------------------------------------------------------------


def test_good_rows_are_written_and_the_file_of_the_others_is_named(office: Office) -> None:
    file = office.file(f"{STAFF}\n{CITY},5\n{CITY},7\n", "числа.csv")
    told = office.rumo("load", "staff_count", file, "--accept-valid")
    assert told.returncode == 0
    assert "добавлено: 1" in told.stdout
    assert "отклонено: 1" in told.stdout
    assert "числа.отклонено.csv" in told.stderr
    assert "строка 3, столбец oktmo («Муниципалитет»)" in told.stderr
    assert (office.folder / "числа.отклонено.csv").exists()


def test_where_no_row_is_good_the_status_says_rejected(office: Office) -> None:
    file = office.file(f"{STAFF}\n{CITY},много\n")
    told = office.rumo("load", "staff_count", file, "--accept-valid", "--json")
    report = json.loads(told.stdout)
    assert told.returncode == 1
    assert (report["added"], report["rejected"], report["load_id"]) == (0, 1, None)


def test_the_json_report_has_the_agreed_names_alone(office: Office) -> None:
    file = office.file(f"{STAFF}\n{CITY},5\n{CITY},7\n")
    told = office.rumo("load", "staff_count", file, "--accept-valid", "--json")
    report = json.loads(told.stdout)
    assert set(report) == {
        "dataset", "read", "added", "changed", "unchanged", "rejected", "load_id", "errors",
    }  # fmt: skip
    assert [error["row"] for error in report["errors"]] == [3]


def test_what_was_passed_over_is_told_beside_the_json_report(office: Office) -> None:
    file = office.file(f"Численность\n{STAFF}\n{CITY},5\nИтого,,,5\n")
    told = office.rumo("load", "staff_count", file, "--json")
    assert json.loads(told.stdout)["added"] == 1
    first, second = told.stderr.splitlines()[:2]
    assert first.startswith("Обратите внимание: строка 1:")
    assert "не загружается" in first
    assert second.startswith("Обратите внимание: строка 4:")


def test_twenty_errors_are_shown_and_the_rest_counted(office: Office) -> None:
    file = office.file("\n".join([STAFF, *(f"69701000,teacher,вчера,{n}" for n in range(33))]))
    told = office.rumo("load", "staff_count", file)
    assert told.returncode == 1
    assert told.stdout == ""
    assert len(re.findall(r"^  строка", told.stderr, re.MULTILINE)) == 20
    assert "ещё 13" in told.stderr


def test_no_bar_is_drawn_where_nobody_watches(office: Office) -> None:
    lines = (f"s{n},69701000,Школа,general" for n in range(6_000))
    file = office.file("\n".join([SCHOOL, *lines]))
    told = office.rumo("load", "school", file)
    assert told.returncode == 0
    assert told.stderr == ""
    assert "Читаю" not in told.stdout


def test_a_bar_is_drawn_for_a_long_file_on_a_terminal(office: Office) -> None:
    lines = (f"s{n},69701000,Школа,general" for n in range(12_000))
    file = office.file("\n".join([SCHOOL, *lines]))
    status, screen = office.typed("", "load", "school", file)
    assert status == 0
    assert "Проверяю и записываю" in screen
    assert "12\u00a0000 строк" in screen
    status, screen = office.typed("", "load", "school", file, "--json")
    assert status == 0
    assert json.loads(screen)["unchanged"] == 12_000


def test_full_and_accept_valid_together_are_wrong_usage(office: Office) -> None:
    file = office.file(f"{STAFF}\n{CITY},5\n")
    told = office.rumo("load", "staff_count", file, "--full", "--accept-valid")
    assert told.returncode == 2
    assert "вместе" in told.stderr


def test_a_table_that_cannot_be_full_is_wrong_usage(office: Office) -> None:
    told = office.rumo("load", "region", office.file(REGION), "--full")
    assert told.returncode == 2
    assert "region" in told.stderr


def test_what_a_full_file_lacks_goes_only_after_a_yes(office: Office) -> None:
    rows = "".join(f"69701000,teacher,{year}-09-01,1\n" for year in range(1990, 2020))
    assert office.rumo("load", "staff_count", office.file(f"{STAFF}\n{rows}")).returncode == 0
    full = (
        "load",
        "staff_count",
        office.file(f"{STAFF}\n69701000,teacher,1990-09-01,1\n"),
        "--full",
    )

    dry = office.rumo(*full, "--dry-run")
    assert dry.returncode == 0
    assert "записей таблицы «Численность»: 29" in dry.stderr

    silent = office.rumo(*full)
    assert silent.returncode == 1
    assert "--yes" in silent.stderr
    assert "1991-09-01" in silent.stderr
    assert "ещё 9" in silent.stderr

    status, screen = office.typed("нет\n", *full)
    assert status == 1
    assert "Снять эти записи?" in screen
    assert "Ничего не записано" in screen
    assert office.count("staff_count") == 30

    status, screen = office.typed("может\nда\n", *full)
    assert status == 0
    assert "Ответьте «да» или «нет»" in screen
    assert "из них снято: 29" in screen
    assert office.count("staff_count") == 1


def test_a_yes_given_beforehand_is_not_asked_again(office: Office) -> None:
    rows = f"{CITY},1\n69701000,manager,2023-09-01,1\n"
    office.rumo("load", "staff_count", office.file(f"{STAFF}\n{rows}"))
    told = office.rumo(
        "load", "staff_count", office.file(f"{STAFF}\n{CITY},1\n"), "--full", "--yes", "--json"
    )
    assert told.returncode == 0
    report = json.loads(told.stdout)
    assert (report["changed"], report["unchanged"]) == (1, 1)
    assert office.count("staff_count") == 1


def test_the_history_keeps_who_loaded(office: Office) -> None:
    account = pwd.getpwuid(os.getuid()).pw_name
    assert office.rumo("load", "staff_count", office.file(f"{STAFF}\n{CITY},5\n")).returncode == 0
    named = office.file(f"{STAFF}\n{CITY},6\n")
    assert office.rumo("load", "staff_count", named, "--by", " Ива  Тальников ").returncode == 0
    assert office.count("load", f"loaded_by = '{account}'") == 1
    assert office.count("load", "loaded_by = 'Ива Тальников'") == 1
    for wrong in ("х" * 101, "два\x07слова"):
        told = office.rumo("load", "staff_count", named, "--by", wrong)
        assert told.returncode == 2
        assert "печатных знаков" in told.stderr


# --- undo -----------------------------------------------------------------------------------


def test_a_load_is_undone_by_the_number_that_it_told(office: Office) -> None:
    file = office.file(f"{STAFF}\n{CITY},5\n")
    told = office.rumo("load", "staff_count", file)
    number = re.search(r"Загрузка №(\d+)", told.stdout)
    assert number
    undone = office.rumo("undo", number[1])
    assert undone.returncode == 0
    assert "Снято записей: 1, возвращено: 0" in undone.stdout
    again = office.rumo("undo", number[1])
    assert again.returncode == 1
    assert "уже отменена" in again.stderr
    assert json.loads(office.rumo("load", "staff_count", file, "--json").stdout)["added"] == 1


def test_a_refused_undo_lists_the_rows_and_the_loads_to_undo_first(office: Office) -> None:
    numbers = [
        json.loads(
            office.rumo(
                "load", "staff_count", office.file(f"{STAFF}\n{CITY},{n}\n"), "--json", "--sure"
            ).stdout
        )["load_id"]
        for n in range(2)
    ]
    told = office.rumo("undo", str(numbers[0]))
    assert told.returncode == 1
    assert f": {numbers[1]}." in told.stderr
    assert "Численность «69701000, teacher, 2023-09-01»" in told.stderr


def test_an_undo_without_a_number_is_wrong_usage(office: Office) -> None:
    for arguments in (("undo",), ("undo", "x"), ("undo", "0")):
        told = office.rumo(*arguments)
        assert told.returncode == 2
        assert "Ошибка:" in told.stderr


def test_the_help_of_undo_is_russian(office: Office) -> None:
    told = office.rumo("undo", "--help")
    assert told.returncode == 0
    assert "Вызов: rumo undo" in told.stdout
    assert not {"Usage", "Options", "Show"} & set(re.findall(r"[A-Za-z]+", told.stdout))


# --- killed ---------------------------------------------------------------------------------

SCHOOLS = 4_000


def schools_and_loads(office: Office) -> tuple[str, int]:
    """The name that all schools have, and how many loads of schools are recorded."""
    engine = make_engine(office.url)
    school, load = schema.school, schema.load
    # The lock waits for a server that still works for a client that is dead.
    with one_writer(engine, [school]) as (connection, _):
        names = connection.execute(
            sa.select(school.c.name, sa.func.count())
            .where(school.c.superseded_at.is_(None))
            .group_by(school.c.name)
        ).all()
        loads = connection.execute(
            sa.select(sa.func.count()).where(load.c.dataset == "school")
        ).scalar_one()
    engine.dispose()
    ((name, count),) = names
    assert count == SCHOOLS
    return name, loads


def kill_again_and_again(office: Office, times: int) -> None:
    """Loads two states in turn and kills the load at random moments.

    After each kill the database is the state before or the state after, with its record.
    """
    other = {"Лицей": "Гимназия", "Гимназия": "Лицей"}
    for name in other:
        lines = (f"s{n},69701000,{name},general" for n in range(SCHOOLS))
        office.file("\n".join([SCHOOL, *lines]), f"{name}.csv")
    started = time.monotonic()
    assert office.start("load", "school", "Лицей.csv").wait() == 0
    usual = time.monotonic() - started
    moments = random.Random(20261122)
    for _ in range(times):
        name, loads = schools_and_loads(office)
        process = office.start("load", "school", f"{other[name]}.csv")
        try:
            assert process.wait(moments.uniform(0.3, 1.1) * usual) == 0
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert schools_and_loads(office) in {(name, loads), (other[name], loads + 1)}


@pytest.mark.parametrize("times", [5, pytest.param(30, marks=pytest.mark.long)])
def test_a_killed_load_leaves_the_state_before_or_the_state_after(
    office: Office, times: int
) -> None:
    kill_again_and_again(office, times)
    engine = make_engine(office.url)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    engine.dispose()
    told = office.rumo("load", "school", office.file(f"{SCHOOL}\nx,69701000,Новая,general\n"))
    assert told.returncode == 0


@pytest.mark.parametrize("times", [3, pytest.param(12, marks=pytest.mark.long)])
def test_a_killed_load_leaves_nothing_half_done_on_postgresql(
    tmp_path: Path, postgresql_url: str, times: int
) -> None:
    office = prepared(tmp_path, postgresql_url)
    kill_again_and_again(office, times)
    told = office.rumo("load", "school", office.file(f"{SCHOOL}\nx,69701000,Новая,general\n"))
    assert told.returncode == 0
