"""What `rumo load` promises, on SQLite and PostgreSQL, told through `load_file`."""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from data_sources.database import schema
from data_sources.database.engine import writing
from data_sources.ingest.files import (
    LoadMode,
    LoadReport,
    UnknownDatasetError,
    load_file,
    loadable_tables,
)
from data_sources.ingest.files.cells.cells import CellRefusedError, parse_cell
from data_sources.ingest.files.report import ErrorCode
from data_sources.ingest.files.rows.fields import fields_of
from data_sources.ingest.files.rows.loadable import FieldKind, FileField
from data_sources.names import Directory
from data_sources.vocabulary.indicators import titles

INDICATORS = {
    "training_coverage": "Охват повышением квалификации",
    "rumo_attendance": "Явка на заседания РУМО",
}

REGION = "code,name,oktmo\n70,Область,69000000\n"
MUNICIPALITIES = (
    "oktmo,region_code,name,kind\n69701000,70,Город,city\n69624000,70,Северный район,district\n"
)
ORGANIZATIONS = "code,name,kind\ninst,Институт,institute\n"
PROGRAMS = "code,title,provider_code,format,hours\np1,Программа,inst,remote,36\n"
STAFF = "oktmo,category,counted_on,headcount"
TRAINING = "educator_key,category,oktmo,program_code,completed_on"


class Desk:
    """Somebody who puts files into one database."""

    def __init__(self, engine: sa.Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder

    def file(self, content: str | bytes, name: str = "table.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def load(self, dataset: str, content: str | bytes | Path, **options: Any) -> LoadReport:
        path = content if isinstance(content, Path) else self.file(content)
        return load_file(self.engine, dataset, path, indicators=INDICATORS, **options)

    def accepts(self, dataset: str, content: str | bytes | Path, **options: Any) -> LoadReport:
        report = self.load(dataset, content, **options)
        assert report.errors == ()
        return report

    def book(self, *rows: list[Any], formats: dict[str, str] | None = None) -> Path:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        for place, number_format in (formats or {}).items():
            book.active[place].number_format = number_format
        path = self.folder / "table.xlsx"
        book.save(path)
        return path

    def current(self, table: sa.Table[Any], *columns: str) -> list[tuple[Any, ...]]:
        chosen = [table.c[name] for name in columns]
        question = sa.select(*chosen).where(table.c.superseded_at.is_(None)).order_by(*chosen)
        return [tuple(row) for row in self.rows(question)]

    def rows(self, question: sa.Select[*tuple[Any, ...]]) -> list[sa.Row[Any]]:
        with self.engine.connect() as connection:
            return list(connection.execute(question))

    def count(self, table: sa.Table[Any]) -> int:
        return int(self.rows(sa.select(sa.func.count()).select_from(table))[0][0])

    def version(self) -> int:
        return int(self.rows(sa.select(schema.data_version.c.version))[0][0])


@pytest.fixture
def empty(engine: sa.Engine, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    return Desk(engine, folder)


@pytest.fixture
def desk(empty: Desk) -> Desk:
    empty.accepts("region", REGION)
    empty.accepts("municipality", MUNICIPALITIES)
    empty.accepts("organization", ORGANIZATIONS)
    empty.accepts("training_program", PROGRAMS)
    return empty


def places(report: LoadReport) -> list[tuple[int | None, str | None, str]]:
    return [(error.row, error.column, error.code.value) for error in report.errors]


# --- what a load writes ---------------------------------------------------------------------


def test_new_rows_are_added_and_the_load_is_recorded(desk: Desk) -> None:
    content = f"{STAFF}\n69701000,teacher,2023-09-01,120\n69624000,teacher,2023-09-01,80\n"
    report = desk.accepts("staff_count", desk.file(content, "staff.csv"), loaded_by="оператор")
    assert (report.read, report.added, report.changed, report.unchanged) == (2, 2, 0, 0)
    assert desk.current(schema.staff_count, "oktmo", "headcount", "load_id") == [
        ("69624000", 80, report.load_id),
        ("69701000", 120, report.load_id),
    ]
    load = schema.load
    written = desk.rows(sa.select(load).where(load.c.id == report.load_id))[0]
    assert (written.dataset, written.file_name, written.loaded_by) == (
        "staff_count",
        "staff.csv",
        "оператор",
    )
    assert written.sha256 == hashlib.sha256(content.encode()).hexdigest()
    assert (
        written.rows_read,
        written.rows_added,
        written.rows_changed,
        written.rows_unchanged,
        written.rows_rejected,
        written.undone_at,
    ) == (2, 2, 0, 0, 0, None)


def test_the_same_file_twice_changes_nothing_not_even_the_data_version(desk: Desk) -> None:
    content = (
        "code,title,provider_code,format,hours,is_network\n"
        'p2,Вторая,inst,mixed,"0,1",1\np3,Третья,inst,mixed,36.25,\n'
    )
    desk.accepts("training_program", content)
    loads, version = desk.count(schema.load), desk.version()
    again = desk.accepts("training_program", content)
    assert (again.added, again.changed, again.unchanged, again.load_id) == (0, 0, 2, None)
    assert (desk.count(schema.load), desk.version()) == (loads, version)


def test_numbers_of_many_digits_are_the_same_the_second_time(desk: Desk) -> None:
    content = "indicator,valid_from,weight\ntraining_coverage,2023-09-01,0.12345678901234567\n"
    desk.accepts("weight", content)
    assert desk.accepts("weight", content).unchanged == 1


def test_a_correction_supersedes_the_old_row_at_the_moment_of_the_new_one(desk: Desk) -> None:
    desk.accepts(
        "staff_count", f"{STAFF}\n69701000,teacher,2023-09-01,120\n69624000,teacher,2023-09-01,8\n"
    )
    report = desk.accepts(
        "staff_count",
        f"{STAFF}\n69701000,teacher,2023-09-01,121\n69624000,teacher,2023-09-01,8\n"
        "69624000,manager,2023-09-01,3\n",
    )
    assert (report.added, report.changed, report.unchanged) == (1, 1, 1)
    table = schema.staff_count
    old = desk.rows(sa.select(table).where(table.c.superseded_at.is_not(None)))
    new = desk.rows(sa.select(table).where(table.c.load_id == report.load_id))
    assert [row.headcount for row in old] == [120]
    assert sorted(row.headcount for row in new) == [3, 121]
    moments = {row.superseded_at for row in old} | {row.recorded_at for row in new}
    assert len(moments) == 1
    assert moments.pop() > old[0].recorded_at


def test_a_column_that_the_file_has_not_keeps_its_value(desk: Desk) -> None:
    desk.accepts(
        "school",
        "code,oktmo,name,kind,is_branch,opened_on\ns1,69701000,Школа,general,да,1990-09-01\n",
    )
    report = desk.accepts("school", "code,oktmo,name,kind\ns1,69701000,Лицей,general\n")
    assert report.changed == 1
    assert desk.current(schema.school, "name", "is_branch", "opened_on") == [
        ("Лицей", True, date(1990, 9, 1))
    ]


def test_columns_absent_for_a_new_row_take_null_or_the_default(desk: Desk) -> None:
    desk.accepts("school", "kind,name,oktmo,code\ngeneral,Школа,69701000,s1\n")
    assert desk.current(schema.school, "is_branch", "opened_on") == [(False, None)]


def test_an_empty_cell_erases_and_an_empty_flag_means_no(desk: Desk) -> None:
    header = "code,oktmo,name,kind,is_branch,opened_on"
    desk.accepts("school", f"{header}\ns1,69701000,Школа,general,1,1990-09-01\n")
    assert desk.accepts("school", f"{header}\ns1,69701000,Школа,general,,н/д\n").changed == 1
    assert desk.current(schema.school, "is_branch", "opened_on") == [(False, None)]


def test_a_null_in_the_natural_key_names_the_same_row(desk: Desk) -> None:
    header = "indicator,oktmo,period,value,near"
    desk.accepts("target", f"{header}\ntraining_coverage,,2023-2024,40,35\n")
    report = desk.accepts("target", f"{header}\ntraining_coverage,,2023-2024,45,35\n")
    assert (report.added, report.changed) == (0, 1)
    desk.accepts("target", "indicator,period,value,near\ntraining_coverage,2023-2024,50,35\n")
    assert desk.current(schema.target, "oktmo", "value") == [(None, 50)]


def test_knowledge_moves_forward_past_a_clock_that_was_ahead(desk: Desk) -> None:
    ahead = datetime.fromisoformat("2099-01-01 12:00:00.000005")
    table = schema.region
    with desk.engine.begin() as connection:
        connection.execute(
            sa.insert(table).values(code="71", name="А", oktmo="70000000", recorded_at=ahead)
        )
    desk.accepts("region", "code,name,oktmo\n71,Б,70000000\n")
    rows = desk.rows(sa.select(table).where(table.c.code == "71").order_by(table.c.recorded_at))
    just_after = ahead + timedelta(microseconds=1)
    assert [(row.name, row.recorded_at, row.superseded_at) for row in rows] == [
        ("А", ahead, just_after),
        ("Б", just_after, None),
    ]


def test_a_dry_run_reports_the_same_and_leaves_nothing(desk: Desk) -> None:
    content = f"{STAFF}\n69701000,teacher,2023-09-01,120\n"
    loads, version = desk.count(schema.load), desk.version()
    tried = desk.accepts("staff_count", content, mode=LoadMode.DRY_RUN)
    assert (tried.read, tried.added, tried.load_id) == (1, 1, None)
    assert (desk.count(schema.staff_count), desk.count(schema.load)) == (0, loads)
    assert desk.version() == version
    assert desk.accepts("staff_count", content).added == tried.added


def test_one_bad_row_keeps_every_row_out(desk: Desk) -> None:
    loads = desk.count(schema.load)
    report = desk.load(
        "staff_count",
        f"{STAFF}\n69701000,teacher,2023-09-01,120\n69624000,teacher,вчера,80\n",
    )
    assert (report.read, report.added, report.rejected, report.load_id) == (2, 0, 1, None)
    assert places(report) == [(3, "counted_on", "bad_date")]
    assert (desk.count(schema.staff_count), desk.count(schema.load)) == (0, loads)


def test_more_rows_than_one_portion_are_all_written_and_found_again(desk: Desk) -> None:
    heard: list[int] = []
    lines = [f"k{number},teacher,69701000,p1,2023-10-02" for number in range(6_001)]
    content = "\n".join([TRAINING, *lines])
    assert desk.accepts("training", content, progress=heard.append).added == 6_001
    assert heard == [5_000, 6_001]
    assert desk.count(schema.training) == 6_001
    moved = content.replace("teacher", "manager")
    assert desk.accepts("training", moved).changed == 6_001
    assert desk.accepts("training", moved).unchanged == 6_001


def test_a_load_waits_for_another_writer_and_then_sees_what_he_wrote(desk: Desk) -> None:
    path = desk.file(f"{STAFF}\n69701000,teacher,2023-09-01,120\n")
    checked, ended = threading.Event(), threading.Event()
    outcome: list[LoadReport] = []

    def work() -> None:
        outcome.append(desk.load("staff_count", path, progress=lambda _: checked.set()))
        ended.set()

    loading = threading.Thread(target=work)
    with writing(desk.engine).begin() as other:
        other.execute(
            sa.insert(schema.staff_count).values(
                oktmo="69701000", category="teacher", counted_on=date(2023, 9, 1), headcount=120
            )
        )
        loading.start()
        assert checked.wait(30)
        # Time enough to compare with what is committed so far, were it not for the lock.
        assert not ended.wait(0.5)
    loading.join()
    assert [(report.added, report.unchanged) for report in outcome] == [(0, 1)]


def test_every_table_takes_a_header_of_all_its_columns(empty: Desk) -> None:
    assert loadable_tables() == tuple(table.name for table in schema.KNOWN_TABLES)
    for table in schema.KNOWN_TABLES:
        header = ";".join(column.name for column in schema.own_columns(table))
        report = empty.accepts(table.name, f"{header}\r\n")
        assert (report.read, report.load_id) == (0, None)


def test_a_refusal_of_the_database_is_one_of_its_own_exceptions(desk: Desk) -> None:
    with desk.engine.begin() as connection:
        connection.exec_driver_sql(
            "CREATE UNIQUE INDEX one_name ON organization (name, kind) WHERE superseded_at IS NULL"
        )
    loads = desk.count(schema.load)
    with pytest.raises(sa.exc.DBAPIError):
        desk.load("organization", "code,name,kind\ntwin,Институт,institute\n")
    assert (desk.count(schema.organization), desk.count(schema.load)) == (1, loads)


# --- the report -----------------------------------------------------------------------------


def test_the_json_report_has_exactly_the_agreed_names(desk: Desk) -> None:
    report = desk.load("staff_count", f"{STAFF}\n69701000,teacher,2023-09-01,много\n")
    printed = json.loads(json.dumps(report.as_json_dict(), ensure_ascii=False))
    message = printed["errors"][0].pop("message")
    assert printed == {
        "dataset": "staff_count",
        "read": 1,
        "added": 0,
        "changed": 0,
        "unchanged": 0,
        "rejected": 1,
        "load_id": None,
        "errors": [{"row": 2, "column": "headcount", "code": "bad_number"}],
    }
    assert "«много»" in message


def test_a_thousand_errors_are_shown_and_every_rejected_row_is_counted(desk: Desk) -> None:
    report = desk.load("staff_count", "\n".join([STAFF, *["69701000,x,вчера,-1"] * 700]))
    assert len(report.errors) == 1000
    assert report.rejected == 700


def test_errors_come_in_the_order_of_the_file(desk: Desk) -> None:
    report = desk.load(
        "staff_count",
        f"{STAFF}\n69999999,teacher,2023-09-01,1\n69701000,teacher,2023-09-01,x\n"
        "69111111,teacher,2023-09-01,1\n",
    )
    assert places(report) == [
        (2, "oktmo", "unknown_reference"),
        (3, "headcount", "bad_number"),
        (4, "oktmo", "unknown_reference"),
    ]


def test_a_long_value_is_cut_to_sixty_characters_in_the_message(desk: Desk) -> None:
    report = desk.load("staff_count", f"{STAFF}\n69701000,teacher,{'ж' * 500},1\n")
    assert f"«{'ж' * 59}…»" in report.errors[0].message


def test_an_unknown_table_is_refused_with_the_names_of_those_there_are(desk: Desk) -> None:
    with pytest.raises(UnknownDatasetError, match=r"«teachers» нет.*staff_count"):
        desk.load("teachers", "a\n")
    with pytest.raises(UnknownDatasetError):
        desk.load("load", "a\n")


# --- the header -----------------------------------------------------------------------------


def test_a_missing_column_and_an_unknown_one_stand_in_row_one(desk: Desk) -> None:
    report = desk.load(
        "staff_count", "oktmo,category,counted_on,comment\n69701000,teacher,2023-09-01,ок\n"
    )
    assert places(report) == [(1, "comment", "unknown_column"), (1, "headcount", "missing_column")]
    assert (report.read, report.rejected) == (1, 1)


@pytest.mark.parametrize("name", ["id", "recorded_at", "superseded_at", "load_id"])
def test_bookkeeping_columns_are_not_taken_from_a_file(desk: Desk, name: str) -> None:
    report = desk.load("region", f"code,name,oktmo,{name}\n71,Б,70000000,1\n")
    assert places(report) == [(1, name, "unknown_column")]


def test_a_column_written_twice_is_refused(desk: Desk) -> None:
    report = desk.load("region", "code,name,oktmo,name\n71,Б,70000000,В\n")
    assert places(report) == [(1, "name", "unknown_column")]


def test_names_are_taken_whatever_their_case_and_spaces_around(desk: Desk) -> None:
    assert desk.accepts("region", " Code ;NAME; oktmo;;\n71;Б;70000000;;\n").added == 1


# --- cells ----------------------------------------------------------------------------------


BAD_CELLS = [
    ("69701000,teacher,2023-09-01,", "headcount", "required"),
    ("69701000,teacher,2023-09-02,нет данных", "headcount", "required"),
    (",teacher,2023-09-03,1", "oktmo", "required"),
    ("69701000,teacher,30.02.2023,1", "counted_on", "bad_date"),
    ("69701000,teacher,2023,1", "counted_on", "bad_date"),
    ("69701000,teacher,2023-09-01 10:30,1", "counted_on", "bad_date"),
    ("69701000,teacher,1899-12-31,1", "counted_on", "out_of_range"),
    ("69701000,teacher,01.01.2201,1", "counted_on", "out_of_range"),
    ("69701000,teacher,2023-09-04,1.5", "headcount", "bad_number"),
    ("69701000,teacher,2023-09-05,5 %", "headcount", "bad_number"),
    ("69701000,teacher,2023-09-06,12 34", "headcount", "bad_number"),
    ("69701000,teacher,2023-09-07,nan", "headcount", "bad_number"),
    ("69701000,teacher,2023-09-08,-1", "headcount", "out_of_range"),
    ("69701000,teacher,2023-09-09,2147483648", "headcount", "out_of_range"),
    ("69701000,сторож,2023-09-10,1", "category", "bad_choice"),
    ("6970100,teacher,2023-09-11,1", "oktmo", "out_of_range"),
    ("69999999,teacher,2023-09-12,1", "oktmo", "unknown_reference"),
]


def test_a_bad_cell_is_named_by_row_column_and_code(desk: Desk) -> None:
    report = desk.load("staff_count", "\n".join([STAFF, *(line for line, _, _ in BAD_CELLS)]))
    assert places(report) == [
        (row, column, code) for row, (_, column, code) in enumerate(BAD_CELLS, 2)
    ]
    assert report.rejected == report.read == len(BAD_CELLS)


@pytest.mark.parametrize(
    ("dataset", "content", "error"),
    [
        (
            "weight",
            "indicator,valid_from,weight\nlove,2023-09-01,1\n",
            (2, "indicator", "bad_choice"),
        ),
        (
            "target",
            "indicator,period,value,near\nrumo_attendance,2023/2025,1,1\n",
            (2, "period", "bad_choice"),
        ),
        (
            "target",
            "indicator,oktmo,period,value,near\nrumo_attendance,69999999,2024,1,1\n",
            (2, "oktmo", "unknown_reference"),
        ),
        (
            "note",
            "code,indicator,noted_on,author,text\nn1,love,2023-09-01,Отдел,Текст\n",
            (2, "indicator", "bad_choice"),
        ),
        (
            "organization",
            "code,name,kind\nx,Имя\x00,other\n",
            (2, "name", "out_of_range"),
        ),
        ("organization", "code,name,kind\nx,#ССЫЛКА!,other\n", (2, "name", "out_of_range")),
        (
            "organization",
            f"code,name,kind\n{'x' * 301},Имя,other\n",
            (2, "code", "out_of_range"),
        ),
        (
            "municipality",
            "oktmo,region_code,name,short_name,kind\n69604000,70,Район,ДЛИННО,district\n",
            (2, "short_name", "out_of_range"),
        ),
        (
            "school",
            "code,oktmo,name,kind,is_branch\ns,69701000,Школа,general,может быть\n",
            (2, "is_branch", "bad_choice"),
        ),
        (
            "school",
            "code,oktmo,name,kind,opened_on,closed_on\n"
            "s,69701000,Школа,general,2020-01-02,2020-01-01\n",
            (2, "closed_on", "out_of_range"),
        ),
        (
            "training_program",
            "code,title,provider_code,format,hours\np,П,inst,remote,9e15\n",
            (2, "hours", "out_of_range"),
        ),
        (
            "meeting",
            "code,body,status,held_on,starts_at\nm,rumo,held,2023-09-20,25:00\n",
            (2, "starts_at", "bad_date"),
        ),
        (
            "meeting",
            "code,body,status,held_on,document_id\nm,rumo,held,2023-09-20,7\n",
            (2, "document_id", "unknown_reference"),
        ),
    ],
)
def test_rules_of_particular_columns(
    desk: Desk, dataset: str, content: str, error: tuple[int, str, str]
) -> None:
    # A zero byte near the beginning would be a matter of the whole file.
    padded = (
        content if "\x00" not in content else content.replace("x,", f"y,{'я' * 5000},other\nx,")
    )
    expected = error if padded == content else (3, *error[1:])
    assert places(desk.load(dataset, padded)) == [expected]


def test_more_people_with_a_deficit_than_took_part_is_refused(desk: Desk) -> None:
    desk.accepts(
        "diagnostic",
        "code,title,owner_code,audience,published_on,expertise_status\n"
        "d1,Диагностика,inst,teacher,2023-01-10,declared\n",
    )
    header = "diagnostic_code,oktmo,held_on,participants,with_deficit"
    report = desk.load("diagnostic_result", f"{header}\nd1,69701000,2023-02-01,10,11\n")
    assert places(report) == [(2, "participants", "out_of_range")]
    desk.accepts("diagnostic_result", f"{header}\nd1,69701000,2023-02-01,10,10\n")


@pytest.mark.parametrize("oktmo", ["69701000", "69000000", ""])
def test_a_target_may_be_of_a_municipality_of_the_region_or_of_all(desk: Desk, oktmo: str) -> None:
    content = f"indicator,oktmo,period,value,near\nrumo_attendance,{oktmo},2024-Q2,80,70\n"
    assert desk.accepts("target", content).added == 1


def test_numbers_are_read_as_people_write_them(desk: Desk) -> None:
    written = {
        "1 234,5": 1234.5,
        "1\u00a0234,5": 1234.5,
        "1\u202f234,5": 1234.5,
        "1\u2009234\u2009567": 1234567,
        "78,5 %": 78.5,
        "78.5%": 78.5,
        "78,5\u00a0%": 78.5,
        "−0,25": -0.25,
        "12": 12,
    }
    lines = [f"rumo_attendance;{2001 + n};{text};-1" for n, text in enumerate(written)]
    desk.accepts("target", "\n".join(["indicator;period;value;near", *lines]))
    found = desk.current(schema.target, "period", "value")
    assert [value for _, value in found] == list(written.values())


def test_dates_are_read_as_people_write_them(desk: Desk) -> None:
    written = ["2023-09-05", "05.09.2023", "5.9.2023", "45174", "2023-09-05 00:00:00"]
    lines = [f"k{n},teacher,69701000,p1,{text}" for n, text in enumerate(written)]
    desk.accepts("training", "\n".join([TRAINING, *lines]))
    assert desk.current(schema.training, "completed_on") == [(date(2023, 9, 5),)] * len(written)


def test_words_for_no_data_are_null(desk: Desk) -> None:
    words = ["", " ", "н/д", "Н/Д", "–", "—", "-", "нет данных", "\u00a0"]
    lines = [f"x{n},Имя,{word},other" for n, word in enumerate(words)]
    desk.accepts("organization", "\n".join(["code,name,short_name,kind", *lines]))
    assert desk.current(schema.organization, "short_name") == [(None,)] * (len(words) + 1)


def test_flags_are_read_as_people_write_them(desk: Desk) -> None:
    written = {"1": True, "0": False, "TRUE": True, "false": False, "Да": True, "нет": False}
    lines = [f"s{n},69701000,Школа,general,{text}" for n, text in enumerate(written)]
    desk.accepts("school", "\n".join(["code,oktmo,name,kind,is_branch", *lines]))
    found = desk.current(schema.school, "code", "is_branch")
    assert [flag for _, flag in found] == list(written.values())


def test_text_is_stripped_and_composed_and_keeps_its_inner_lines(desk: Desk) -> None:
    desk.accepts("organization", 'code,name,kind\nx,"  Ио\u0438\u0306\r\nдва  слова ",other\n')
    assert ("Иой\nдва  слова",) in desk.current(schema.organization, "name")


def test_keys_of_an_agenda_item_are_checked_one_by_one(desk: Desk) -> None:
    desk.accepts("meeting", "code,body,status,held_on\nm,rumo,held,2023-09-20\n")
    header = "meeting_code,position,title,indicators"
    good = f'{header}\nm,1,Явка,"rumo_attendance, training_coverage"\n'
    desk.accepts("agenda_item", good)
    assert desk.current(schema.agenda_item, "indicators") == [
        ("rumo_attendance,training_coverage",)
    ]
    bad = desk.load("agenda_item", good.replace("training_coverage", "love"))
    assert places(bad) == [(2, "indicators", "bad_choice")]


def test_an_indicator_is_its_key_or_its_title_and_a_title_may_hold_a_comma(desk: Desk) -> None:
    desk.accepts("meeting", "code,body,status,held_on\nm,rumo,held,2023-09-20\n")
    comma = "Диагностики, прошедшие экспертизу"
    every = {**INDICATORS, "diagnostics_expertise": comma, "health": "Здоровьё"}
    named = {
        f"явка  на заседания РУМО; {comma}": "rumo_attendance,diagnostics_expertise",
        f"{comma},здоровье\ntraining_coverage": "diagnostics_expertise,health,training_coverage",
        "Охват повышением квалификации": "training_coverage",
    }
    for written, keys in named.items():
        content = f'meeting_code,position,title,indicators\nm,1,Вопрос,"{written}"\n'
        report = load_file(desk.engine, "agenda_item", desk.file(content), indicators=every)
        assert report.errors == ()
        assert desk.current(schema.agenda_item, "indicators") == [(keys,)]


def test_an_indicator_that_is_not_there_brings_the_nearest_titles() -> None:
    field = fields_of(schema.target, titles())["indicator"]
    offers = {
        "Явка на заседание РУМО": "«Явка на заседания РУМО»",
        "охват пк": "«Охват ПК за три года»",
        "rumo_atendance": "«Явка на заседания РУМО»",
        "исполнение решенй": "«Исполнение решений»",
    }
    for written, offer in offers.items():
        with pytest.raises(CellRefusedError) as caught:
            parse_cell(field, written, Directory.empty())
        assert caught.value.code is ErrorCode.BAD_CHOICE
        assert f"Похоже: {offer}" in caught.value.message
        assert "Списки" in caught.value.message
    with pytest.raises(CellRefusedError) as caught:
        parse_cell(field, "погода", Directory.empty())
    assert "Похоже" not in caught.value.message


@given(
    st.floats(min_value=-(10**14), max_value=10**14, allow_nan=False).map(
        lambda number: round(number, 4)
    )
)
def test_a_number_written_in_russian_is_that_number(number: float) -> None:
    written = f"{number:,.4f}".replace(",", "\u00a0").replace(".", ",")
    field = FileField("value", FieldKind.NUMBER, required=True)
    assert float(str(parse_cell(field, written, Directory.empty()))) == float(f"{number:.4f}")


@given(st.sampled_from(FieldKind), st.text())
def test_no_text_breaks_the_parsing_of_a_cell(kind: FieldKind, text: str) -> None:
    field = FileField(
        "column", kind, required=True, choices=("a",) if kind is FieldKind.KEYS else None
    )
    with contextlib.suppress(CellRefusedError):
        assert parse_cell(field, text, Directory.empty()) is not None


# --- references and duplicates --------------------------------------------------------------


def test_a_superseded_row_cannot_be_referred_to(desk: Desk) -> None:
    table = schema.municipality
    with desk.engine.begin() as connection:
        connection.execute(
            sa.update(table)
            .where(table.c.oktmo == "69624000")
            .values(superseded_at=datetime.fromisoformat("2024-01-01"))
        )
    report = desk.load("staff_count", f"{STAFF}\n69624000,teacher,2023-09-01,1\n")
    assert places(report) == [(2, "oktmo", "unknown_reference")]


def test_a_pair_that_is_not_there_is_named_by_its_missing_half(desk: Desk) -> None:
    desk.accepts("meeting", "code,body,status,held_on\nm,rumo,held,2023-09-20\n")
    desk.accepts("agenda_item", "meeting_code,position,title\nm,1,Вопрос\n")
    header = "meeting_code,position,agenda_position,kind,text,due_kind"
    report = desk.load(
        "decision",
        f"{header}\nm,1,1,informational,Текст,none\nm,2,,informational,Текст,none\n"
        "m,3,9,informational,Текст,none\n",
    )
    assert places(report) == [(4, "agenda_position", "unknown_reference")]
    report = desk.load("assignment", "meeting_code,position,assignee\nm,1,Отдел\nz,1,Отдел\n")
    assert places(report)[1] == (3, "meeting_code", "unknown_reference")


def test_the_same_key_twice_is_refused_and_the_first_row_named(desk: Desk) -> None:
    report = desk.load(
        "target",
        "indicator,oktmo,period,value,near\nrumo_attendance,,2024,1,1\n"
        "training_coverage,,2024,1,1\nrumo_attendance,н/д,2024,2,1\n",
    )
    assert [(error.row, error.code.value) for error in report.errors] == [(4, "duplicate_in_file")]
    assert "в строке 2" in report.errors[0].message
    assert (report.read, report.rejected) == (3, 1)


# --- files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiter_mark_and_line_ends_are_found_out(
    desk: Desk, sign: str, mark: bytes, end: str
) -> None:
    lines = (["code", "name", "oktmo"], ["71", '"Край, северный; дальний"', "70000000"])
    content = mark + "".join(sign.join(line) + end for line in lines).encode()
    desk.accepts("region", content)
    assert ("Край, северный; дальний",) in desk.current(schema.region, "name")


def test_blank_rows_are_passed_over_and_numbers_stay_those_of_the_file(desk: Desk) -> None:
    report = desk.load(
        "staff_count", f"{STAFF}\n\n , ,,\n69701000,teacher,2023-09-01,1\n,,,\n69624000,x,,1\n"
    )
    assert report.read == 2
    assert places(report) == [(6, "category", "bad_choice"), (6, "counted_on", "required")]


def test_a_short_row_is_filled_with_nulls(desk: Desk) -> None:
    report = desk.accepts("organization", "code,name,kind,short_name\nx,Имя,other\n")
    assert report.added == 1


def test_a_row_with_more_cells_than_the_header_is_refused(desk: Desk) -> None:
    report = desk.load("region", "code,name,oktmo\n71,Край, северный,70000000\n")
    assert (2, None, "unreadable_file") in places(report)
    assert report.rejected == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("empty.xlsx", b""),
        ("blank.csv", b"\n\n"),
        ("open.csv", b'code,name,oktmo\n71,"never closed,70000000\n72,a,71000000\n'),
        ("broken.xlsx", b"PK\x03\x04 and nothing of a book"),
        ("named.xlsx", b"code,name,oktmo\n71,a,70000000\n"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    desk: Desk, name: str, content: bytes
) -> None:
    report = desk.load("region", desk.file(content, name))
    assert [error.code.value for error in report.errors] == ["unreadable_file"]
    assert (report.read, report.added, report.load_id) == (0, 0, None)


def test_a_file_that_is_not_there_is_refused_with_a_sentence(desk: Desk) -> None:
    assert places(desk.load("region", desk.folder / "nowhere.csv")) == [
        (None, None, "unreadable_file")
    ]


def test_a_book_cut_off_in_the_middle_is_refused(desk: Desk) -> None:
    path = desk.book(["code", "name", "oktmo"], *([str(n), "Имя", n] for n in range(2000)))
    content = path.read_bytes()
    report = desk.load("region", desk.file(content[: len(content) // 2], "cut.xlsx"))
    assert [error.code.value for error in report.errors] == ["unreadable_file"]


# --- Excel ----------------------------------------------------------------------------------


def test_a_book_gives_dates_numbers_flags_and_codes_typed_as_numbers(desk: Desk) -> None:
    path = desk.book(
        ["code", "oktmo", "name", "kind", "is_branch", "opened_on", "closed_on"],
        [101, 69701000, "Школа", "general", True, datetime.fromisoformat("1990-09-01"), "н/д"],
        [],
        [102.0, "69624000", "Сад", "preschool", 0, date(1991, 9, 1), None],
    )
    assert desk.accepts("school", path).read == 2
    assert desk.current(schema.school, "code", "oktmo", "is_branch", "opened_on") == [
        ("101", "69701000", True, date(1990, 9, 1)),
        ("102", "69624000", False, date(1991, 9, 1)),
    ]
    assert desk.accepts("school", path).unchanged == 2


def test_a_time_cell_and_a_typed_time_are_the_same_text(desk: Desk) -> None:
    path = desk.book(
        ["code", "body", "status", "held_on", "starts_at"],
        ["m1", "rumo", "held", "20.09.2023", time(16, 0)],
        ["m2", "rumo", "held", 45189, "16:00"],
    )
    desk.accepts("meeting", path)
    assert desk.current(schema.meeting, "starts_at", "held_on") == [
        ("16:00", date(2023, 9, 20)),
        ("16:00", date(2023, 9, 20)),
    ]


def test_a_percent_cell_means_what_it_shows(desk: Desk) -> None:
    path = desk.book(
        ["indicator", "period", "value", "near"],
        ["rumo_attendance", 2024, 0.785, 1],
        formats={"C2": "0.0%", "D2": "0%"},
    )
    desk.accepts("target", path)
    assert desk.current(schema.target, "value", "near") == [(78.5, 100)]


def test_a_number_that_excel_made_a_date_is_refused(desk: Desk) -> None:
    path = desk.book(["code", "name", "kind"], [date(2024, 1, 1), "Имя", "other"])
    assert places(desk.load("organization", path)) == [(2, "code", "out_of_range")]


def test_a_bad_cell_of_a_book_has_the_number_of_its_row_in_excel(desk: Desk) -> None:
    path = desk.book(
        STAFF.split(","),
        [],
        ["69701000", "teacher", datetime.fromisoformat("2023-09-01 10:30"), 1.5],
    )
    assert places(desk.load("staff_count", path)) == [
        (3, "counted_on", "bad_date"),
        (3, "headcount", "bad_number"),
    ]


def test_a_book_that_states_a_wrong_size_is_read_whole(desk: Desk) -> None:
    path = desk.book(["code", "name", "oktmo"], ["71", "Край", 70000000])
    lying = desk.folder / "lying.xlsx"
    with zipfile.ZipFile(path) as honest, zipfile.ZipFile(lying, "w") as copy:
        for name in honest.namelist():
            copy.writestr(name, honest.read(name).replace(b'ref="A1:C2"', b'ref="A1"'))
    assert desk.accepts("region", lying).added == 1
