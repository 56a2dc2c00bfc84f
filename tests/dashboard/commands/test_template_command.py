"""`rumo template` as a person types it: where the file is, what comes next, nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.ingest.files import loadable_table, loadable_tables
from layouts.files.templates.book import as_xlsx
from layouts.files.templates.sheet import as_csv, form_of
from tests.serving import rumo

XLSX = b"".join(as_xlsx(form_of(loadable_table("staff_count"))).pieces)
CSV = b"".join(as_csv(form_of(loadable_table("staff_count"))).pieces)


def test_the_file_is_written_here_once_without_a_database(tmp_path: Path) -> None:
    told = rumo("template", "staff_count", folder=tmp_path)
    assert told.returncode == 0
    assert (tmp_path / "staff_count.xlsx").read_bytes() == XLSX
    assert [each.name for each in tmp_path.iterdir()] == ["staff_count.xlsx"]
    assert str(tmp_path / "staff_count.xlsx") in told.stdout
    assert "«Численность»" in told.stdout
    assert "rumo load staff_count staff_count.xlsx --dry-run" in told.stdout

    (tmp_path / "staff_count.xlsx").write_bytes(b"filled in")
    again = rumo("template", "staff_count", folder=tmp_path)
    assert again.returncode == 1
    assert "уже есть" in again.stderr
    assert (tmp_path / "staff_count.xlsx").read_bytes() == b"filled in"


def test_a_file_that_was_named_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "форма.csv").write_bytes(b"old")
    told = rumo("template", "staff_count", "-o", "форма.csv", folder=tmp_path)
    assert told.returncode == 0
    assert (tmp_path / "форма.csv").read_bytes() == CSV
    assert [each.name for each in tmp_path.iterdir()] == ["форма.csv"]
    assert "rumo load staff_count форма.csv" in told.stdout


def test_the_format_is_chosen_by_its_name(tmp_path: Path) -> None:
    told = rumo("template", "staff_count", "--format", "csv", folder=tmp_path)
    assert told.returncode == 0
    assert (tmp_path / "staff_count.csv").read_bytes() == CSV


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("сотрудники",), loadable_tables()[-1]),
        (("load",), "staff_count"),
        (("staff_count", "--format", "doc"), "xlsx"),
        (("staff_count", "--format", "csv", "-o", "form.xlsx"), "расходятся"),
        (("staff_count", "-o", "form.txt"), "--format"),
        ((), "ТАБЛИЦА"),
    ],
)
def test_wrong_usage_is_told_in_words_and_writes_nothing(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    told = rumo("template", *arguments, folder=tmp_path)
    assert told.returncode == 2
    assert said in told.stderr
    assert "Traceback" not in told.stderr
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    told = rumo("template", "staff_count", "-o", "нет/form.xlsx", folder=tmp_path)
    assert told.returncode == 1
    assert told.stderr.startswith("Файл недоступен")


def test_the_help_names_every_table(tmp_path: Path) -> None:
    told = " ".join(rumo("template", "--help", folder=tmp_path).stdout.split())
    assert "Вызов: rumo template" in told
    assert all(name in told for name in loadable_tables())


def test_a_table_is_named_in_russian_here_and_in_load(tmp_path: Path, sqlite_url: str) -> None:
    told = rumo("template", "численность", folder=tmp_path)
    assert told.returncode == 0
    assert (tmp_path / "staff_count.xlsx").read_bytes() == XLSX
    arguments = ("load", "Численность", "staff_count.xlsx")
    empty = rumo(*arguments, folder=tmp_path, DATABASE_URL=sqlite_url)
    assert empty.returncode == 0
    assert empty.stdout.startswith("Загружать нечего, ничего не записано.")
    assert "нет ни одной строки с данными" in empty.stderr


def test_the_demo_makes_the_schema_of_an_empty_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.sqlite3'}"
    made = rumo("demo", "--today", "2024-05-01", folder=tmp_path, DATABASE_URL=url)
    assert (made.returncode, made.stderr) == (0, "")
    again = rumo("demo", folder=tmp_path, DATABASE_URL=url)
    assert again.returncode == 1
