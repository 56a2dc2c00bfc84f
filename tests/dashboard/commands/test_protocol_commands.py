"""`rumo protocol` as a secretary types it."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa

from data_sources.database.engine import make_engine
from data_sources.database.schema import metadata
from tests.data_sources.ingest.minutes.minutes_by_hand import TEXT, put, registers, rows
from tests.serving import BIN, environment, rumo

CODE = "rumo-2024-03"
FLAWED = """ПРОТОКОЛ № 3

заседания регионального учебно-методического объединения

14 мая 2024 года

ПРЕДСЕДАТЕЛЬ: Ясенева Мария Петровна, ректор ИРО.
СЕКРЕТАРЬ: Кленов Олег Ильич, методист ИРО.
УЧАСТНИКИ: Берёзов А.А., Липова В.В.

ПОВЕСТКА:

1. О плане работы.

РЕШИЛИ:

1.1. Принять к сведению информацию о плане работы.

1.1. Подготовить письмо ректору.

Ответственный – Кленов Олег Ильич, методист ИРО.

Срок – 30 мая 2024 года.

1.2. Привлекать участников к рабочим группам.

1.3. Собрать предложения до 20 мая 2024 года. Утвердить план до 31 мая 2024 года.

Ответственный – Кленов Олег Ильич, методист ИРО.

Срок – 31 мая 2024 года.

«за» - 4 чел.; «против» - 0 чел.; «воздержались» - 0 чел.
"""


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    file = tmp_path / "протокол.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


@pytest.fixture
def flawed(tmp_path: Path) -> Path:
    file = tmp_path / "с ошибками.txt"
    file.write_text(FLAWED, encoding="utf-8")
    return file


@pytest.fixture
def engine(sqlite_url: str) -> sa.Engine:
    """A database with registers; the commands are told its address."""
    made = make_engine(sqlite_url)
    registers(made)
    return made


def run(*arguments: str, engine: sa.Engine, folder: Path) -> subprocess.CompletedProcess[str]:
    return rumo("protocol", *arguments, folder=folder, DATABASE_URL=address(engine))


def address(engine: sa.Engine) -> str:
    path = engine.url.database or ""
    return "sqlite:///" + path.removeprefix("file:").partition("?")[0]


def typed(answers: str, *arguments: str, engine: sa.Engine, folder: Path) -> tuple[int, str]:
    """The command on a terminal where somebody types the answers."""
    keyboard, terminal = pty.openpty()
    process = subprocess.Popen(
        [str(BIN / "rumo"), "protocol", *arguments],
        cwd=folder,
        env=environment(DATABASE_URL=address(engine)),
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    os.close(terminal)
    os.write(keyboard, answers.encode())
    told, _ = process.communicate(timeout=120)
    os.close(keyboard)
    return process.returncode, told


def test_reading_needs_no_database_and_shows_lines(minutes: Path, tmp_path: Path) -> None:
    told = rumo("protocol", "read", str(minutes), folder=tmp_path)
    assert told.returncode == 0, told.stderr
    assert "Провести семинар для методистов" in told.stdout
    assert "\x1b" not in told.stdout
    (chair,) = [line for line in told.stdout.splitlines() if "Председатель" in line]
    assert "Ясенева Мария Петровна" in chair
    assert "4" in chair.split()


def test_reading_as_json_has_the_keys_of_the_contract(minutes: Path, tmp_path: Path) -> None:
    told = json.loads(rumo("protocol", "read", str(minutes), "--json", folder=tmp_path).stdout)
    assert set(told) == {
        "number",
        "held_on",
        "starts_at",
        "place",
        "title",
        "chair",
        "secretary",
        "participants",
        "present_count",
        "agenda",
        "decisions",
        "votes",
        "warnings",
    }
    assert (told["number"], told["held_on"]) == ("7", "2024-03-12")


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_file_that_holds_no_minutes_ends_with_one_sentence(command: str, tmp_path: Path) -> None:
    (tmp_path / "список.txt").write_text("Молоко\nХлеб\n", encoding="utf-8")
    told = rumo("protocol", command, "список.txt", folder=tmp_path)
    assert (told.returncode, told.stdout) == (1, "")
    assert len(told.stderr.strip().splitlines()) == 1


def test_the_check_names_what_is_wrong_with_the_words_of_the_minutes(
    flawed: Path, tmp_path: Path
) -> None:
    told = rumo("protocol", "check", str(flawed), folder=tmp_path)
    assert told.returncode == 1
    assert "Исправить до подписания" in told.stdout
    assert "1.1" in told.stdout
    assert "«1.2. Привлекать участников к рабочим группам.»" in told.stdout
    assert "1.3" in told.stdout
    assert "не меньше половины" in told.stdout
    assert "По базе не проверено" in told.stdout


def test_the_check_asks_the_database_where_there_is_one(
    flawed: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    told = run("check", str(flawed), engine=engine, folder=tmp_path)
    assert "По базе не проверено" not in told.stdout
    put(engine, "municipality_alias", {"alias": "Кленов Олег Ильич", "oktmo": "70101000"})
    assert told.returncode == 1


def test_without_a_terminal_and_agreement_nothing_is_written(
    minutes: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    told = run("load", str(minutes), "--code", CODE, engine=engine, folder=tmp_path)
    assert told.returncode == 1
    assert "--yes" in told.stderr
    assert rows(engine, "meeting", "code") == []


def test_agreed_minutes_are_written_once(minutes: Path, engine: sa.Engine, tmp_path: Path) -> None:
    command = ("load", str(minutes), "--code", CODE, "--yes")
    first = run(*command, engine=engine, folder=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "rumo undo" in first.stdout
    again = run(*command, engine=engine, folder=tmp_path)
    assert (again.returncode, "изменений нет" in again.stdout) == (0, True)
    assert rows(engine, "meeting", "code") == [(CODE,)]


def test_a_second_copy_is_refused_without_its_own_word(
    minutes: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    run("load", str(minutes), "--code", CODE, "--yes", engine=engine, folder=tmp_path)
    other = ("load", str(minutes), "--code", "другой", "--yes")
    told = run(*other, engine=engine, folder=tmp_path)
    assert told.returncode == 1
    assert f"«{CODE}»" in told.stderr
    assert run(*other, "--second-copy", engine=engine, folder=tmp_path).returncode == 0
    assert len(rows(engine, "meeting", "code")) == 2


def test_the_secretary_is_asked_and_may_say_no(
    minutes: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    command = ("load", str(minutes), "--code", CODE)
    status, told = typed("н\n", *command, engine=engine, folder=tmp_path)
    assert (status, "Ничего не записано" in told) == (0, True)
    assert rows(engine, "meeting", "code") == []
    status, told = typed("что?\nда\n", *command, engine=engine, folder=tmp_path)
    assert status == 0
    assert "Записано" in told
    assert rows(engine, "meeting", "code") == [(CODE,)]


def test_the_secretary_may_correct_in_excel_instead(
    minutes: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    command = ("load", str(minutes), "--code", CODE)
    status, _ = typed("и\n", *command, engine=engine, folder=tmp_path)
    draft = tmp_path / "протокол-черновик.xlsx"
    assert (status, draft.exists()) == (0, True)
    assert rows(engine, "meeting", "code") == []


def test_minutes_that_cannot_be_written_may_be_corrected_too(
    minutes: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    minutes.write_text(TEXT.replace("12 марта 2024 года\n", ""), encoding="utf-8")
    command = ("load", str(minutes), "--code", CODE)
    status, told = typed("д\n", *command, engine=engine, folder=tmp_path)
    assert (status, "Дата заседания не найдена" in told) == (0, True)
    assert (tmp_path / "протокол-черновик.xlsx").exists()
    assert run(*command, "--yes", engine=engine, folder=tmp_path).returncode == 1


def test_a_corrected_draft_is_loaded_and_a_bad_one_is_told_by_cell(
    minutes: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    command = ("load", str(minutes), "--code", CODE)
    written = run(*command, "--draft", "d.xlsx", engine=engine, folder=tmp_path)
    assert written.returncode == 0, written.stderr
    assert rows(engine, "document", "id") == []
    kept = run(*command, "--draft", "d.xlsx", engine=engine, folder=tmp_path)
    assert (kept.returncode, "уже есть" in kept.stderr) == (1, True)
    with_title(tmp_path / "d.xlsx", "Дата", "вчера")
    bad = run(*command, "--from", "d.xlsx", "--yes", engine=engine, folder=tmp_path)
    assert (bad.returncode, "Лист «Заседание», ячейка B3" in bad.stderr) == (1, True)
    with_title(tmp_path / "d.xlsx", "Дата", "13.03.2024")
    good = run(*command, "--from", "d.xlsx", "--yes", engine=engine, folder=tmp_path)
    assert good.returncode == 0, good.stderr
    assert [str(day) for (day,) in rows(engine, "meeting", "held_on")] == ["2024-03-13"]


def test_the_draft_shows_what_the_database_has_and_a_blank_cell_clears_it(
    minutes: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    command = ("load", str(minutes), "--code", CODE)
    put(
        engine,
        "meeting",
        {
            "code": CODE,
            "body": "rumo",
            "status": "planned",
            "held_on": date(2024, 3, 1),
            "place": "Зал № 2",
            "quorum_rule": "half",
        },
    )
    assert run(*command, "--draft", "d.xlsx", engine=engine, folder=tmp_path).returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "d.xlsx")["Заседание"]
    shown = {row[0].value: (row[1].value, row[2].value or "") for row in sheet.iter_rows()}
    assert shown["Место"] == ("Зал № 2", "В протоколе этого нет, так стоит в базе.")
    assert "прежнее значение" in shown["Пустая ячейка"][0]

    back = (*command, "--from", "d.xlsx", "--yes", "--by", "Кленов О.И.")
    # The meeting was planned for another day.
    assert run(*back, engine=engine, folder=tmp_path).returncode == 1
    assert run(*back, "--replace", engine=engine, folder=tmp_path).returncode == 0
    kept = [("Зал № 2", "half", "held")]
    assert rows(engine, "meeting", "place", "quorum_rule", "status") == kept
    assert rows(engine, "load", "loaded_by") == [("Кленов О.И.",)]

    with_title(tmp_path / "d.xlsx", "Место", None)
    assert run(*back, engine=engine, folder=tmp_path).returncode == 0
    cleared = [(None, "half", "held")]
    assert rows(engine, "meeting", "place", "quorum_rule", "status") == cleared
    assert run(*command, "--yes", engine=engine, folder=tmp_path).returncode == 0
    assert rows(engine, "meeting", "place", "quorum_rule", "status") == cleared


def test_a_cleared_municipality_goes_and_an_extended_term_stays(
    minutes: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    command = ("load", str(minutes), "--code", CODE)
    assert run(*command, "--yes", engine=engine, folder=tmp_path).returncode == 0
    position, assignee = rows(engine, "assignment", "position", "assignee")[0]
    table = metadata.tables["assignment"]
    extended = {"due_on": date(2024, 6, 30), "original_due_on": date(2024, 4, 30)}
    with engine.begin() as connection:
        own = sa.update(table).where(table.c.position == position)
        connection.execute(own.values(oktmo="70101000", **extended))
    assert run(*command, "--draft", "d.xlsx", engine=engine, folder=tmp_path).returncode == 0
    book = openpyxl.load_workbook(tmp_path / "d.xlsx")
    line = {
        head.value: cell for head, cell in zip(*book["Поручения"].iter_rows(max_row=2), strict=True)
    }
    assert line["Исполнитель"].value == assignee
    assert line["Муниципалитет"].value == "70101000 · Северный район"
    line["Муниципалитет"].value = None
    line["Свой срок"].value = None
    book.save(tmp_path / "d.xlsx")
    back = (*command, "--from", "d.xlsx", "--yes")
    assert run(*back, engine=engine, folder=tmp_path).returncode == 0
    found = rows(engine, "assignment", "position", "oktmo", "due_on", "original_due_on")
    assert found[0] == (position, None, *extended.values())


def with_title(path: Path, title: str, value: str | None) -> None:
    """Types the value beside the title on the first sheet."""
    book = openpyxl.load_workbook(path)
    (row,) = [row for row in book["Заседание"].iter_rows() if row[0].value == title]
    row[1].value = value
    book.save(path)


def test_a_draft_and_its_return_together_are_wrong_usage(
    minutes: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    both = ("--draft", "new.xlsx", "--from", str(minutes))
    told = run("load", str(minutes), "--code", CODE, *both, engine=engine, folder=tmp_path)
    assert told.returncode == 2


def test_changes_of_earlier_decisions_wait_for_a_choice(
    minutes: Path, engine: sa.Engine, tmp_path: Path
) -> None:
    run("load", str(minutes), "--code", CODE, "--yes", engine=engine, folder=tmp_path)
    later = tmp_path / "май.txt"
    later.write_text(
        FLAWED.replace(
            "1.1. Подготовить письмо ректору.",
            "1.1. Продлить срок исполнения п. 1.2 протокола № 7 от 12.03.2024 до 1 июня 2024 года.",
        ),
        encoding="utf-8",
    )
    command = ("load", str(later), "--code", "rumo-2024-05")
    told = run(*command, "--yes", engine=engine, folder=tmp_path)
    assert told.returncode == 0, told.stderr
    assert "не применено" in told.stdout
    assert set(rows(engine, "assignment", "original_due_on")) == {(None,)}
    status, asked = typed("д\nд\n", *command, engine=engine, folder=tmp_path)
    assert (status, "Продлить поручение" in asked) == (0, True)
    changed = rows(engine, "assignment", "meeting_code", "due_on", "original_due_on")
    assert [(code, str(due), str(first)) for code, due, first in changed if first] == [
        (CODE, "2024-06-01", "2024-04-30")
    ]


@pytest.mark.parametrize("command", [(), ("read",), ("check",), ("load",)], ids=str)
def test_the_help_is_russian(command: tuple[str, ...], tmp_path: Path) -> None:
    told = rumo("protocol", *command, "--help", folder=tmp_path)
    assert told.returncode == 0
    assert "Вызов: rumo protocol" in told.stdout
    assert not {"Usage", "Options", "Show", "Commands"} & set(told.stdout.split())
