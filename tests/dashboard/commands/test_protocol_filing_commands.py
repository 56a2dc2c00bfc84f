"""`rumo protocol load` without a code, a body or a municipality, and over something else."""

from __future__ import annotations

import subprocess
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa

from data_sources.database.engine import make_engine
from tests.dashboard.commands.test_protocol_commands import run, typed
from tests.data_sources.ingest.minutes.minutes_by_hand import TEXT, registers, rows

COUNCIL = TEXT.replace("заседания РУМО", "заседания методического совета Южного района")
TEACHERS = TEXT.replace("заседания РУМО", "заседания МО классных руководителей")


@pytest.fixture
def engine(sqlite_url: str) -> sa.Engine:
    """A database with registers; the commands are told its address."""
    made = make_engine(sqlite_url)
    registers(made)
    return made


class Desk:
    """A secretary with a folder of minutes and a database."""

    def __init__(self, engine: sa.Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder

    def file(self, text: str, name: str = "протокол.txt") -> str:
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def load(self, file: str, *options: str) -> subprocess.CompletedProcess[str]:
        return run("load", file, *options, engine=self.engine, folder=self.folder)

    def type(self, answers: str, file: str, *options: str) -> tuple[int, str]:
        return typed(answers, "load", file, *options, engine=self.engine, folder=self.folder)

    def meetings(self) -> list[tuple[str, str, str | None]]:
        return [(row[0], row[1], row[2]) for row in rows(self.engine, "meeting", *_NAMES)]


_NAMES = ("code", "body", "oktmo")


@pytest.fixture
def desk(engine: sa.Engine, tmp_path: Path) -> Desk:
    return Desk(engine, tmp_path)


def test_what_the_title_tells_is_proposed_shown_and_accepted(desk: Desk) -> None:
    told = desk.load(desk.file(COUNCIL), "--yes")
    assert told.returncode == 0, told.stderr
    assert "Орган: муниципальный методсовет (municipal_council) — в названии" in told.stdout
    assert "Муниципалитет: Южный район (70102000)" in told.stdout
    assert "Код: council-70102000-2024-03-12" in told.stdout
    assert desk.meetings() == [("council-70102000-2024-03-12", "municipal_council", "70102000")]
    again = desk.load("протокол.txt", "--yes")
    assert (again.returncode, "изменений нет" in again.stdout) == (0, True)


def test_a_meeting_of_class_teachers_is_never_the_regional_body_unasked(desk: Desk) -> None:
    file = desk.file(TEACHERS)
    told = desk.load(file, "--yes")
    assert told.returncode == 1
    assert "--body rumo — РУМО" in told.stderr
    assert "--body municipal_council" in told.stderr
    assert desk.meetings() == []
    assert desk.load(file, "--yes", "--body", "class_teachers").returncode == 0
    assert desk.meetings() == [("class_teachers-2024-03-12", "class_teachers", None)]


def test_a_terminal_asks_with_candidates(desk: Desk) -> None:
    status, told = desk.type("МО\nclub_of_teachers\nд\n", desk.file(TEACHERS))
    assert (status, "Записано" in told) == (0, True)
    assert "1 — РУМО (rumo)" in told
    assert "Органа «МО» нет" in told
    assert desk.meetings() == [("club_of_teachers-2024-03-12", "club_of_teachers", None)]


def test_a_body_and_a_municipality_may_be_told_in_russian(desk: Desk) -> None:
    told = desk.load(desk.file(TEXT), "--yes", "--body", "методсовет", "--oktmo", "Южный район")
    assert told.returncode == 0, told.stderr
    assert "Проверьте орган" in told.stdout
    assert desk.meetings() == [("council-70102000-2024-03-12", "municipal_council", "70102000")]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--body", "МО физиков"), "--body rumo — РУМО"),
        (("--body", "методсовет"), "--oktmo"),
        (("--body", "методсовет", "--oktmo", "Южний район"), "Южный район"),
    ],
)
def test_words_of_nobody_are_refused_with_candidates(
    options: tuple[str, ...], sentence: str, desk: Desk
) -> None:
    told = desk.load(desk.file(TEXT), "--yes", *options)
    assert (told.returncode, told.stderr.count("Traceback")) == (1, 0)
    assert sentence in told.stderr
    assert desk.meetings() == []


def test_minutes_without_a_day_ask_for_the_code_and_a_draft_may_give_the_day(desk: Desk) -> None:
    file = desk.file(TEXT.replace("12 марта 2024 года\n", ""))
    told = desk.load(file, "--draft", "d.xlsx")
    assert (told.returncode, "--code" in told.stderr) == (1, True)
    assert desk.load(file, "--draft", "d.xlsx", "--code", "r-1").returncode == 0
    book = openpyxl.load_workbook(desk.folder / "d.xlsx")
    (day,) = [row[1] for row in book["Заседание"].iter_rows() if row[0].value == "Дата"]
    day.value = "12.03.2024"
    book.save(desk.folder / "d.xlsx")
    told = desk.load(file, "--from", "d.xlsx", "--yes")
    assert told.returncode == 0, told.stderr
    assert desk.meetings() == [("r-1", "rumo", None)]
    other = desk.load(file, "--from", "d.xlsx", "--yes", "--code", "r-2")
    assert (other.returncode, "r-1" in other.stderr) == (1, True)


def test_a_code_of_another_meeting_shows_both_and_waits_for_replace(desk: Desk) -> None:
    assert desk.load(desk.file(TEXT), "--yes", "--code", "r-1").returncode == 0
    later = TEXT.replace("№ 7", "№ 8").replace("12 марта", "21 мая")
    command = (desk.file(later, "май.txt"), "--code", "r-1")
    told = desk.load(*command, "--yes")
    assert told.returncode == 1
    assert "в базе 12.03.2024, в протоколе 21.05.2024" in told.stderr
    assert "--replace" in told.stderr
    status, asked = desk.type("н\n", *command)
    assert (status, "Заменить то заседание" in asked) == (1, True)
    assert rows(desk.engine, "meeting", "number") == [("7",)]
    assert desk.load(*command, "--yes", "--replace").returncode == 0
    assert rows(desk.engine, "meeting", "number") == [("8",)]


def test_the_plain_file_after_a_corrected_draft_takes_nothing_back_unasked(desk: Desk) -> None:
    file = desk.file(TEXT)
    assert desk.load(file, "--draft", "d.xlsx").returncode == 0
    book = openpyxl.load_workbook(desk.folder / "d.xlsx")
    head, *lines = book["Решения"].iter_rows()
    column = [cell.value for cell in head].index("Срок")
    lines[1][column].value = "15.05.2024"
    book.save(desk.folder / "d.xlsx")
    assert desk.load(file, "--from", "d.xlsx", "--yes").returncode == 0
    line = "Решение 1.2, «Срок»: 15.05.2024 → 30.04.2024"
    told = desk.load(file, "--yes")
    assert (told.returncode, line in told.stderr, "--replace" in told.stderr) == (1, True, True)
    status, asked = desk.type("д\nд\n", file)
    assert (status, line in asked, "Вернуть прежнее?" in asked) == (0, True, True)
    assert "2024-04-30" in {str(day) for (day,) in rows(desk.engine, "decision", "due_on")}


def test_minutes_of_one_file_are_loaded_one_by_one(desk: Desk) -> None:
    later = COUNCIL.replace("№ 7", "№ 8").replace("12 марта", "16 апреля")
    file = desk.file(COUNCIL + later)

    refused = desk.load(file, "--yes")
    assert refused.returncode == 1
    assert "№ 7 от 12.03.2024 (строка 1), № 8 от 16.04.2024" in refused.stderr
    assert "--part 2" in refused.stderr

    for part in ("1", "2"):
        told = desk.load(file, "--part", part, "--yes")
        assert told.returncode == 0, told.stderr
    again = desk.load(file, "--part", "2", "--yes")
    assert again.returncode == 0, again.stderr

    assert len(desk.meetings()) == 2
    assert [number for (number,) in rows(desk.engine, "meeting", "number")] == ["7", "8"]


@pytest.mark.parametrize("command", ["read", "check"])
def test_one_of_several_is_read_and_checked(desk: Desk, command: str) -> None:
    later = TEXT.replace("№ 7", "№ 8").replace("12 марта", "16 апреля")
    file = desk.file(TEXT + later)

    told = run(command, file, "--part", "2", engine=desk.engine, folder=desk.folder)

    assert "16.04.2024" in told.stdout or command == "check"
    assert "несколько протоколов" not in told.stderr


def test_a_part_is_a_number_from_one(desk: Desk) -> None:
    told = desk.load(desk.file(TEXT), "--part", "0")

    assert told.returncode == 2
