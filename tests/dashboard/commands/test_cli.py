"""`rumo` as a person types it: Russian help, clear refusals, nothing half-done."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.serving import rumo

COMMANDS = (
    (),
    ("serve",),
    ("db",),
    ("db", "upgrade"),
    ("check",),
    ("demo",),
    ("load",),
    ("export",),
)
REGION = "code,name,oktmo\n70,Томская область,69000000\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working directory with an empty database of the current schema."""
    assert rumo("db", "upgrade", folder=tmp_path).returncode == 0
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_help_is_russian(command: tuple[str, ...], tmp_path: Path) -> None:
    told = rumo(*command, "--help", folder=tmp_path)
    assert told.returncode == 0
    assert "Вызов: rumo" in told.stdout
    english = {"Usage", "Options", "Show", "Commands", "OPTIONS", "ARGS", "default", "required"}
    assert not english & set(re.findall(r"[A-Za-z]+", told.stdout))


def test_wrong_usage_ends_with_two_and_russian_words(tmp_path: Path) -> None:
    for arguments in (("load",), ("нет",), ("serve", "--port", "x"), ("demo", "--today", "вчера")):
        told = rumo(*arguments, folder=tmp_path)
        assert told.returncode == 2, arguments
        assert "Ошибка:" in told.stderr
        assert "Traceback" not in told.stderr


def test_a_file_is_loaded_once_and_known_the_second_time(folder: Path) -> None:
    file = folder / "region.csv"
    file.write_text(REGION, encoding="utf-8")
    first = json.loads(rumo("load", "region", str(file), "--json", folder=folder).stdout)
    second = json.loads(rumo("load", "region", str(file), "--json", folder=folder).stdout)
    assert (first["added"], first["changed"], first["errors"]) == (1, 0, [])
    assert (second["added"], second["changed"], second["unchanged"]) == (0, 0, 1)


def test_a_dry_run_tells_and_writes_nothing(folder: Path) -> None:
    file = folder / "region.csv"
    file.write_text(REGION, encoding="utf-8")
    told = rumo("load", "region", str(file), "--dry-run", folder=folder)
    assert "ничего не записано" in told.stdout
    again = json.loads(rumo("load", "region", str(file), "--json", folder=folder).stdout)
    assert again["added"] == 1


def test_a_bad_row_rejects_the_file_with_row_and_column(folder: Path) -> None:
    file = folder / "municipality.csv"
    file.write_text(
        "oktmo,region_code,name,kind\n69624000,70,Каргасокский район,village\n", encoding="utf-8"
    )
    told = rumo("load", "municipality", str(file), "--json", folder=folder)
    report = json.loads(told.stdout)
    assert told.returncode == 1
    assert (report["rejected"], report["added"], report["load_id"]) == (1, 0, None)
    assert {(error["row"], error["column"], error["code"]) for error in report["errors"]} == {
        (2, "kind", "bad_choice"),
        (2, "region_code", "unknown_reference"),
    }
    plain = rumo("load", "municipality", str(file), folder=folder)
    assert "строка 2, столбец kind" in plain.stderr


def test_check_counts_every_indicator_on_demo_data(folder: Path) -> None:
    assert "Регион ещё не загружен" in rumo("check", folder=folder).stdout
    assert rumo("demo", "--today", "2024-05-01", folder=folder).returncode == 0
    assert "33" in rumo("check", folder=folder).stdout
    refused = rumo("demo", folder=folder)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr


def test_export_refuses_in_words_and_leaves_no_file(folder: Path) -> None:
    for table, query in (("nothing.csv", ""), ("indicators.csv", "period=xxx")):
        told = rumo("export", table, "--query", query, "-o", "out.csv", folder=folder)
        assert told.returncode == 1
        assert told.stderr.strip()
        assert not (folder / "out.csv").exists()


def test_a_database_of_another_age_is_refused_with_the_command_to_run(tmp_path: Path) -> None:
    for command in (("check",), ("serve",), ("export", "indicators.csv")):
        told = rumo(*command, folder=tmp_path)
        assert told.returncode == 1
        assert "rumo db upgrade" in told.stderr
    assert list(tmp_path.iterdir()) == []
