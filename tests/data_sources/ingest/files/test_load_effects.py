"""What a load leaves behind, and how it is taken back, on SQLite and PostgreSQL."""

from __future__ import annotations

import csv
import itertools
import threading
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.engine import make_engine, writing
from data_sources.database.knowledge import utc_now
from data_sources.ingest.files import (
    WHOLES,
    LoadMode,
    LoadRefusedError,
    LoadReport,
    NoFullLoadError,
    Policy,
    UndoRefusedError,
    load_file,
    loadable_tables,
    sure,
    undo_load,
)
from data_sources.vocabulary.datasets import DEMO_DATASET

INDICATORS = {
    "training_coverage": "Охват повышением квалификации",
    "rumo_attendance": "Явка на заседания РУМО",
}
STAFF = "oktmo,category,counted_on,headcount"
CITY = "69701000,teacher,2023-09-01"
NORTH = "69624000,teacher,2023-09-01"
SCHOOL = "code,oktmo,name,kind"
TRAINING = "educator_key,category,oktmo,program_code,completed_on"


class Desk:
    """Somebody who loads files into one database, and looks at what is there."""

    def __init__(self, engine: sa.Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder

    def file(self, content: str | bytes, name: str = "table.csv") -> Path:
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def load(self, dataset: str, content: str | Path, **options: Any) -> LoadReport:
        path = content if isinstance(content, Path) else self.file(content)
        # Headcounts leap here as no real ones do; what is asked is tested by itself.
        return load_file(
            self.engine, dataset, path, **{"indicators": INDICATORS, "ask": sure, **options}
        )

    def accepts(self, dataset: str, content: str | Path, **options: Any) -> int:
        """Loads and gives the number of the load."""
        report = self.load(dataset, content, **options)
        assert report.errors == ()
        assert report.load_id is not None
        return report.load_id

    def rows(self, question: sa.Select[Any]) -> list[tuple[Any, ...]]:
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(question)]

    def current(self, table: sa.Table[Any], *columns: str) -> list[tuple[Any, ...]]:
        chosen = [table.c[name] for name in columns]
        return self.rows(
            sa.select(*chosen).where(table.c.superseded_at.is_(None)).order_by(*chosen)
        )

    def headcounts(self) -> list[tuple[Any, ...]]:
        return self.current(schema.staff_count, "oktmo", "headcount")

    def known_at(self, moment: datetime) -> dict[str, list[tuple[Any, ...]]]:
        """Everything that the database knew at the moment."""
        return {
            table.name: self.rows(
                sa.select(*schema.own_columns(table))
                .where(
                    table.c.recorded_at <= moment,
                    sa.or_(table.c.superseded_at.is_(None), table.c.superseded_at > moment),
                )
                .order_by(*(table.c[name] for name in schema.natural_key(table)))
            )
            for table in schema.KNOWN_TABLES
        }

    def record(self, load_id: int) -> sa.Row[Any]:
        with self.engine.connect() as connection:
            return connection.execute(
                sa.select(schema.load).where(schema.load.c.id == load_id)
            ).one()

    def everything(self) -> list[list[tuple[Any, ...]]]:
        """Every row of every table, whatever its time."""
        tables = (*schema.KNOWN_TABLES, schema.load)
        return [self.rows(sa.select(table).order_by(table.c.id)) for table in tables]


@pytest.fixture
def desk(engine: sa.Engine, tmp_path: Path) -> Desk:
    folder = tmp_path / "files"
    folder.mkdir()
    made = Desk(engine, folder)
    made.accepts("region", "code,name,oktmo\n70,Область,69000000\n")
    made.accepts(
        "municipality",
        "oktmo,region_code,name,kind\n"
        "69701000,70,Город,city\n69624000,70,Северный район,district\n",
    )
    made.accepts("organization", "code,name,kind\ninst,Институт,institute\n")
    made.accepts(
        "training_program", "code,title,provider_code,format,hours\np1,Программа,inst,remote,36\n"
    )
    return made


def places(report: LoadReport) -> list[tuple[int | None, str]]:
    return [(error.row, error.code.value) for error in report.errors]


def table_of(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";"))


# --- accept valid ---------------------------------------------------------------------------


def test_good_rows_are_written_and_bad_ones_go_into_a_file_with_their_reasons(desk: Desk) -> None:
    path = desk.file(f"{STAFF}\n{CITY},120\n{NORTH},много\n69624000,x,вчера,1\n", "числа.csv")
    report = desk.load("staff_count", path, policy=Policy.ACCEPT_VALID)
    assert (report.read, report.added, report.rejected) == (3, 1, 2)
    assert {error.row for error in report.errors} == {3, 4}
    assert desk.headcounts() == [("69701000", 120)]
    assert report.rejects_file == desk.folder / "числа.отклонено.csv"
    header, third, fourth = table_of(report.rejects_file)
    assert header == [*STAFF.split(","), "Причина отказа"]
    assert third[:4] == ["69624000", "teacher", "2023-09-01", "много"]
    assert "«много»" in third[4]
    assert fourth[:4] == ["69624000", "x", "вчера", "1"]
    assert "«x»" in fourth[4]
    assert "«вчера»" in fourth[4]
    assert report.rejects_file.read_bytes().startswith(b"\xef\xbb\xbfoktmo;")
    assert b"\r\n" in report.rejects_file.read_bytes()
    assert report.load_id is not None
    assert desk.record(report.load_id).rows_rejected == 2


def test_an_earlier_file_of_rejected_rows_is_never_overwritten(desk: Desk) -> None:
    path = desk.file(f"{STAFF}\n{CITY},много\n", "числа.csv")
    names = [
        desk.load("staff_count", path, policy=Policy.ACCEPT_VALID).rejects_file for _ in range(3)
    ]
    assert [name.name for name in names if name] == [
        "числа.отклонено.csv",
        "числа.отклонено-2.csv",
        "числа.отклонено-3.csv",
    ]


def test_a_workbook_gives_a_workbook_of_rejected_rows_with_their_cells(desk: Desk) -> None:
    book = openpyxl.Workbook()
    for row in (
        STAFF.split(","),
        ["69701000", "teacher", date(2023, 9, 1), 120],
        ["69624000", "=1+1", date(2023, 9, 1), -5],
    ):
        book.active.append(row)
    book.active["B3"].data_type = "s"
    path = desk.folder / "числа.xlsx"
    book.save(path)
    report = desk.load("staff_count", path, policy=Policy.ACCEPT_VALID)
    assert (report.added, report.rejected) == (1, 1)
    assert report.rejects_file == desk.folder / "числа.отклонено.xlsx"
    made = openpyxl.load_workbook(report.rejects_file).worksheets[0]
    header, row = made.iter_rows()
    assert [cell.value for cell in header] == [*STAFF.split(","), "Причина отказа"]
    assert [cell.value for cell in row][:4] == [
        "69624000",
        "=1+1",
        datetime.fromisoformat("2023-09-01"),
        -5,
    ]
    assert [cell.data_type for cell in row] == ["s", "s", "d", "n", "s"]


def test_a_wrong_header_still_refuses_all(desk: Desk) -> None:
    report = desk.load("staff_count", f"{STAFF},love\n{CITY},1,2\n", policy=Policy.ACCEPT_VALID)
    assert (report.added, report.rejected, report.rejects_file) == (0, 1, None)
    assert report.refused
    assert desk.headcounts() == []


def test_of_two_rows_about_the_same_the_first_stays(desk: Desk) -> None:
    report = desk.load(
        "staff_count", f"{STAFF}\n{CITY},1\n{CITY},2\n{CITY},3\n", policy=Policy.ACCEPT_VALID
    )
    assert places(report) == [(3, "duplicate_in_file"), (4, "duplicate_in_file")]
    assert desk.headcounts() == [("69701000", 1)]


def test_a_row_that_refers_to_nothing_is_put_aside(desk: Desk) -> None:
    report = desk.load(
        "training",
        f"{TRAINING}\na,teacher,69701000,p1,2023-09-01\nb,teacher,69701000,p9,2023-09-01\n",
        policy=Policy.ACCEPT_VALID,
    )
    assert places(report) == [(3, "unknown_reference")]
    assert desk.current(schema.training, "educator_key") == [("a",)]


def test_a_row_longer_than_the_header_keeps_all_its_cells_before_the_reason(desk: Desk) -> None:
    report = desk.load(
        "staff_count", f"{STAFF}\n{CITY},1\n{NORTH},2,лишнее\n", policy=Policy.ACCEPT_VALID
    )
    assert report.rejects_file is not None
    header, row = table_of(report.rejects_file)
    assert header == [*STAFF.split(","), "", "Причина отказа"]
    assert row[:5] == ["69624000", "teacher", "2023-09-01", "2", "лишнее"]


def test_every_rejected_row_has_its_reason_however_many_there_are(desk: Desk) -> None:
    bad = "\n".join(f"69701000,teacher,2023-09-01,-{n}" for n in range(1, 1502))
    report = desk.load("staff_count", f"{STAFF}\n{bad}\n", policy=Policy.ACCEPT_VALID)
    assert len(report.errors) == 1000
    assert report.refused
    assert report.rejects_file is not None
    _, *rows = table_of(report.rejects_file)
    assert len(rows) == 1501
    assert all(row[-1] for row in rows)


def test_a_dry_run_writes_neither_rows_nor_a_file(desk: Desk) -> None:
    before = desk.everything()
    report = desk.load(
        "staff_count",
        f"{STAFF}\n{CITY},1\n{NORTH},x\n",
        policy=Policy.ACCEPT_VALID,
        mode=LoadMode.DRY_RUN,
    )
    assert (report.added, report.rejected, report.rejects_file) == (1, 1, None)
    assert desk.everything() == before
    assert [path.name for path in desk.folder.iterdir()] == ["table.csv"]


def test_where_the_rejected_rows_cannot_be_kept_nothing_is_written(desk: Desk) -> None:
    path = desk.file(f"{STAFF}\n{CITY},1\n{NORTH},x\n", f"{'ы' * 118}.csv")
    before = desk.everything()
    with pytest.raises(OSError, match="too long"):
        desk.load("staff_count", path, policy=Policy.ACCEPT_VALID)
    assert desk.everything() == before


def test_the_same_file_of_good_and_bad_rows_twice_changes_nothing(desk: Desk) -> None:
    path = desk.file(f"{STAFF}\n{CITY},1\n{NORTH},x\n")
    desk.load("staff_count", path, policy=Policy.ACCEPT_VALID)
    again = desk.load("staff_count", path, policy=Policy.ACCEPT_VALID)
    assert (again.added, again.changed, again.unchanged, again.rejected) == (0, 0, 1, 1)
    assert again.load_id is None
    assert not again.refused


def test_the_file_of_rejected_rows_is_loaded_again_once_put_right(desk: Desk) -> None:
    path = desk.file(f"{STAFF}\n{CITY},1\n{NORTH},много\n")
    rejects = desk.load("staff_count", path, policy=Policy.ACCEPT_VALID).rejects_file
    assert rejects is not None
    still_bad = desk.load("staff_count", rejects, policy=Policy.ACCEPT_VALID).rejects_file
    assert still_bad is not None
    assert still_bad.name == "table.отклонено-2.csv"
    assert table_of(still_bad) == table_of(rejects)
    rejects.write_bytes(rejects.read_bytes().replace("много;".encode(), b"2;"))
    desk.accepts("staff_count", rejects)
    assert desk.headcounts() == [("69624000", 2), ("69701000", 1)]


# --- full -----------------------------------------------------------------------------------


def full(desk: Desk, dataset: str, content: str, **options: Any) -> LoadReport:
    return desk.load(dataset, content, policy=Policy.FULL, **options)


def test_a_full_file_takes_away_what_it_lacks_of_its_municipalities_alone(desk: Desk) -> None:
    older = "69701000,teacher,2022-09-01"
    desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n{older},2\n{NORTH},3\n")
    heard: list[Any] = []
    report = full(desk, "staff_count", f"{STAFF}\n{CITY},5\n", agree=heard.append)
    assert (report.added, report.changed, report.unchanged) == (0, 2, 0)
    gone = [row.key for row in report.withdrawn]
    assert gone == [("69701000", "teacher", date(2022, 9, 1))]
    assert heard == [report.withdrawn]
    assert desk.headcounts() == [("69624000", 3), ("69701000", 5)]
    assert report.load_id is not None
    written = desk.record(report.load_id)
    counts = (written.rows_added, written.rows_changed, written.rows_unchanged)
    assert (written.rows_read, counts) == (1, (0, 2, 0))
    moments = desk.rows(
        sa.select(schema.staff_count.c.superseded_at)
        .distinct()
        .where(schema.staff_count.c.superseded_at.is_not(None))
    )
    assert moments == [(written.loaded_at,)]


def test_a_full_file_that_lacks_nothing_asks_nothing_and_changes_nothing(desk: Desk) -> None:
    content = f"{STAFF}\n{CITY},1\n"
    desk.accepts("staff_count", content)
    before = desk.everything()
    heard: list[Any] = []
    report = full(desk, "staff_count", content, agree=heard.append)
    assert (report.unchanged, report.load_id, heard) == (1, None, [])
    assert desk.everything() == before


def test_a_refusal_to_withdraw_stops_the_load_and_locks_nobody_out(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n69701000,manager,2023-09-01,2\n")
    before = desk.everything()

    class SaidNoError(Exception):
        pass

    def say_no(withdrawn: Any) -> None:
        assert len(withdrawn) == 1
        with writing(desk.engine).begin() as other:
            other.execute(sa.insert(schema.document).values(
                sha256="1", file_name="x", media_type="text/plain", text=""))  # fmt: skip
        raise SaidNoError

    with pytest.raises(SaidNoError):
        full(desk, "staff_count", f"{STAFF}\n{CITY},5\n", agree=say_no)
    assert desk.everything() == before


def test_what_appeared_after_the_question_is_not_withdrawn_unasked(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n69701000,manager,2023-09-01,2\n")
    later = desk.file(f"{STAFF}\n69701000,teacher,2024-09-01,7\n", "later.csv")

    def meanwhile(withdrawn: Any) -> None:
        desk.accepts("staff_count", later)

    with pytest.raises(LoadRefusedError, match="изменилась"):
        full(desk, "staff_count", f"{STAFF}\n{CITY},1\n", agree=meanwhile)
    assert [count for _, count in desk.headcounts()] == [1, 2, 7]


def test_a_dry_run_tells_what_would_go_and_asks_nobody(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n69701000,manager,2023-09-01,2\n")
    before = desk.everything()
    heard: list[Any] = []
    report = full(
        desk, "staff_count", f"{STAFF}\n{CITY},1\n", mode=LoadMode.DRY_RUN, agree=heard.append
    )
    assert (report.changed, len(report.withdrawn), heard) == (1, 1, [])
    assert desk.everything() == before


def test_a_row_that_others_refer_to_is_not_withdrawn(desk: Desk) -> None:
    desk.accepts("school", f"{SCHOOL}\ns1,69701000,Первая,general\ns2,69701000,Вторая,general\n")
    desk.accepts(
        "training",
        f"{TRAINING},school_code\na,teacher,69701000,p1,2023-09-01,s2\n"
        "b,teacher,69701000,p1,2023-09-01,\n",
    )
    before = desk.everything()
    report = full(desk, "school", f"{SCHOOL}\ns1,69701000,Первая,general\n")
    assert places(report) == [(None, "unknown_reference")]
    assert "«s2»" in report.errors[0].message
    assert (report.changed, report.rejected, report.load_id) == (0, 1, None)
    assert desk.everything() == before


def test_rows_without_a_municipality_stay(desk: Desk) -> None:
    header = "indicator,oktmo,period,value,near"
    desk.accepts(
        "target", f"{header}\nrumo_attendance,,2024,1,1\nrumo_attendance,69701000,2024,1,1\n"
    )
    report = full(desk, "target", f"{header}\nrumo_attendance,,2025,1,1\n")
    assert (report.added, report.withdrawn) == (1, ())


def test_self_diagnoses_are_full_by_the_municipality_of_the_school(desk: Desk) -> None:
    schools = "s1,69701000,А,general\ns2,69701000,Б,general\ns3,69624000,В,general\n"
    desk.accepts("school", f"{SCHOOL}\n{schools}")
    header = "school_code,completed_on,edition"
    desk.accepts("self_diagnosis", f"{header}\ns1,2023-10-01,1\ns2,2023-10-01,1\ns3,2023-10-01,1\n")
    report = full(desk, "self_diagnosis", f"{header}\ns1,2023-10-01,1\n")
    assert [row.key[0] for row in report.withdrawn] == ["s2"]
    assert desk.current(schema.self_diagnosis, "school_code") == [("s1",), ("s3",)]


def test_attendance_is_full_by_meeting(desk: Desk) -> None:
    desk.accepts(
        "meeting",
        "code,body,status,held_on\nm1,rumo,held,2023-09-20\nm2,rumo,held,2023-10-20\n",
    )
    header = "meeting_code,person,status"
    desk.accepts("attendance", f"{header}\nm1,А,present\nm1,Б,present\nm2,А,present\n")
    full(desk, "attendance", f"{header}\nm1,А,absent\n")
    assert desk.current(schema.attendance, "meeting_code", "status") == [
        ("m1", "absent"),
        ("m2", "present"),
    ]


def test_every_table_is_full_by_something_it_has_or_refuses_with_a_sentence(desk: Desk) -> None:
    assert set(loadable_tables()) - set(WHOLES) == {"region", "organization", "weight"}
    for table in schema.KNOWN_TABLES:
        header = ",".join(column.name for column in schema.own_columns(table)) + "\n"
        if table.name in WHOLES:
            report = full(desk, table.name, header)
            assert (report.read, report.withdrawn, report.load_id) == (0, (), None)
        else:
            with pytest.raises(NoFullLoadError, match=table.name):
                full(desk, table.name, header)


# --- undo -----------------------------------------------------------------------------------


def test_undo_takes_away_what_was_added_and_brings_back_what_was_replaced(desk: Desk) -> None:
    first = desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n")
    second = desk.accepts("staff_count", f"{STAFF}\n{CITY},5\n{NORTH},7\n")
    undone = undo_load(desk.engine, second)
    assert (undone.superseded, undone.restored) == (2, 1)
    assert desk.current(schema.staff_count, "headcount", "load_id") == [(1, first)]
    assert desk.record(second).undone_at is not None
    assert desk.record(first).undone_at is None


def test_undo_leaves_every_view_of_the_past_as_it_was(desk: Desk) -> None:
    moments = [utc_now()]
    desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n{NORTH},2\n")
    moments.append(utc_now())
    second = desk.accepts("staff_count", f"{STAFF}\n{CITY},5\n")
    moments.append(utc_now())
    third = full(desk, "staff_count", f"{STAFF}\n69624000,manager,2023-09-01,1\n").load_id
    assert third is not None
    moments.append(utc_now())
    before = [desk.known_at(moment) for moment in moments]
    assert all(one != other for one, other in itertools.pairwise(before))
    undo_load(desk.engine, third)
    undo_load(desk.engine, second)
    assert [desk.known_at(moment) for moment in moments] == before
    assert desk.known_at(utc_now()) == before[1]


def test_the_undone_file_can_be_loaded_again(desk: Desk) -> None:
    content = f"{STAFF}\n{CITY},5\n"
    desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n")
    undo_load(desk.engine, desk.accepts("staff_count", content))
    assert desk.load("staff_count", content).changed == 1
    assert desk.headcounts() == [("69701000", 5)]


def test_loads_are_undone_one_after_another_back_to_nothing(desk: Desk) -> None:
    numbers = [desk.accepts("staff_count", f"{STAFF}\n{CITY},{n}\n") for n in range(4)]
    for number in reversed(numbers):
        undo_load(desk.engine, number)
    assert desk.headcounts() == []
    again = [desk.accepts("staff_count", f"{STAFF}\n{CITY},{n}\n") for n in range(2)]
    undo_load(desk.engine, again[1])
    assert desk.current(schema.staff_count, "headcount", "load_id") == [(0, again[0])]


def test_a_full_load_is_undone_with_what_it_took_away(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n69701000,manager,2023-09-01,2\n")
    before = desk.current(schema.staff_count, "category", "headcount", "load_id")
    report = full(desk, "staff_count", f"{STAFF}\n{CITY},9\n")
    assert report.load_id is not None
    undone = undo_load(desk.engine, report.load_id)
    assert (undone.superseded, undone.restored) == (1, 2)
    assert desk.current(schema.staff_count, "category", "headcount", "load_id") == before


def test_a_load_whose_rows_a_later_one_changed_is_refused_and_the_later_ones_named(
    desk: Desk,
) -> None:
    first, second, third = (
        desk.accepts(
            "staff_count",
            "\n".join(
                [STAFF, *(f"69701000,teacher,{year}-09-01,{n}" for year in range(1990, 2020))]
            ),
        )
        for n in range(3)
    )
    before = desk.everything()
    with pytest.raises(UndoRefusedError) as refusal:
        undo_load(desk.engine, first)
    assert f"{third}, {second}" in str(refusal.value)
    assert "(30)" in str(refusal.value)
    assert len(refusal.value.rows) == 20
    assert desk.everything() == before


def test_a_load_whose_rows_a_full_one_took_away_is_refused(desk: Desk) -> None:
    first = desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n")
    later = full(desk, "staff_count", f"{STAFF}\n69701000,manager,2023-09-01,2\n")
    with pytest.raises(UndoRefusedError, match=f": {later.load_id}\\."):
        undo_load(desk.engine, first)
    assert later.load_id is not None
    undo_load(desk.engine, later.load_id)
    undo_load(desk.engine, first)
    assert desk.headcounts() == []


def test_a_row_that_came_back_by_another_load_is_not_doubled(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n")
    taking = full(desk, "staff_count", f"{STAFF}\n69701000,manager,2023-09-01,2\n")
    back = desk.accepts("staff_count", f"{STAFF}\n{CITY},4\n")
    assert taking.load_id is not None
    with pytest.raises(UndoRefusedError, match=f": {back}\\."):
        undo_load(desk.engine, taking.load_id)


def test_rows_changed_by_another_program_are_not_undone(desk: Desk) -> None:
    number = desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n")
    table = schema.staff_count
    with desk.engine.begin() as connection:
        connection.execute(sa.update(table).values(superseded_at=utc_now()))
        connection.execute(
            sa.insert(table).values(
                oktmo="69701000", category="teacher", counted_on=date(2023, 9, 1), headcount=2
            )
        )
    with pytest.raises(UndoRefusedError, match="другая программа") as refusal:
        undo_load(desk.engine, number)
    assert refusal.value.rows == ("Численность «69701000, teacher, 2023-09-01»",)
    assert desk.headcounts() == [("69701000", 2)]


def test_rows_that_others_refer_to_are_not_taken_away(desk: Desk) -> None:
    number = desk.accepts("school", f"{SCHOOL}\ns1,69701000,Первая,general\n")
    later = desk.accepts(
        "training", f"{TRAINING},school_code\na,teacher,69701000,p1,2023-09-01,s1\n"
    )
    before = desk.everything()
    with pytest.raises(UndoRefusedError, match="ссылаются") as refusal:
        undo_load(desk.engine, number)
    assert "«s1»" in refusal.value.rows[0]
    assert desk.everything() == before
    undo_load(desk.engine, later)
    undo_load(desk.engine, number)
    assert desk.current(schema.school, "code") == []


def test_rows_do_not_come_back_to_refer_to_what_is_gone(desk: Desk) -> None:
    desk.accepts("school", f"{SCHOOL}\ns1,69701000,А,general\ns2,69701000,Б,general\n")
    header = f"{TRAINING},school_code"
    desk.accepts("training", f"{header}\na,teacher,69701000,p1,2023-09-01,s2\n")
    moved = desk.accepts("training", f"{header}\na,teacher,69701000,p1,2023-09-01,s1\n")
    taking = full(desk, "school", f"{SCHOOL}\ns1,69701000,А,general\n")
    with pytest.raises(UndoRefusedError, match="больше нет"):
        undo_load(desk.engine, moved)
    assert taking.load_id is not None
    undo_load(desk.engine, taking.load_id)
    undo_load(desk.engine, moved)
    assert desk.current(schema.training, "school_code") == [("s2",)]


def test_a_load_into_several_tables_is_undone_whole(desk: Desk) -> None:
    desk.accepts("meeting", "code,body,status,held_on\nm1,rumo,planned,2023-09-20\n")
    before = desk.known_at(utc_now())
    meeting, item, moment = schema.meeting, schema.agenda_item, utc_now()
    with writing(desk.engine).begin() as connection:
        number = connection.execute(
            sa.insert(schema.load)
            .values(
                dataset="протокол", file_name="протокол.docx", sha256="0", loaded_at=moment,
                rows_read=2, rows_added=1, rows_changed=1, rows_unchanged=0, rows_rejected=0,
            )
            .returning(schema.load.c.id)
        ).scalar_one()  # fmt: skip
        connection.execute(sa.update(meeting).values(superseded_at=moment))
        known = {"recorded_at": moment, "load_id": number}
        connection.execute(
            sa.insert(meeting).values(
                code="m1", body="rumo", status="held", held_on=date(2023, 9, 20), **known
            )
        )
        connection.execute(
            sa.insert(item).values(meeting_code="m1", position=1, title="Вопрос", **known)
        )
    undone = undo_load(desk.engine, number)
    assert (undone.superseded, undone.restored) == (2, 1)
    assert desk.known_at(utc_now()) == before


def test_a_null_in_the_key_is_undone_like_any_other(desk: Desk) -> None:
    header = "indicator,oktmo,period,value,near"
    desk.accepts("target", f"{header}\nrumo_attendance,,2024,1,1\n")
    undo_load(desk.engine, desk.accepts("target", f"{header}\nrumo_attendance,,2024,2,1\n"))
    assert desk.current(schema.target, "oktmo", "value") == [(None, 1)]


def test_unknown_undone_and_demonstration_loads_are_refused(desk: Desk) -> None:
    number = desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n")
    undo_load(desk.engine, number)
    with desk.engine.begin() as connection:
        demo = connection.execute(
            sa.insert(schema.load)
            .values(
                dataset=DEMO_DATASET, file_name="demo", sha256="0", rows_read=0, rows_added=0,
                rows_changed=0, rows_unchanged=0, rows_rejected=0,
            )
            .returning(schema.load.c.id)
        ).scalar_one()  # fmt: skip
    for load_id, words in ((number, "уже отменена"), (999, "нет"), (demo, "Демонстрационные")):
        with pytest.raises(UndoRefusedError, match=words):
            undo_load(desk.engine, load_id)


def test_an_undo_comes_after_a_load_from_a_clock_that_was_ahead(desk: Desk) -> None:
    ahead = datetime.fromisoformat("2099-01-01 12:00:00")
    with desk.engine.begin() as connection:
        connection.execute(
            sa.insert(schema.region).values(
                code="71", name="А", oktmo="70000000", recorded_at=ahead
            )
        )
    number = desk.accepts("region", "code,name,oktmo\n71,Б,70000000\n")
    undo_load(desk.engine, number)
    table = schema.region
    rows = desk.rows(
        sa.select(table.c.name, table.c.recorded_at, table.c.superseded_at)
        .where(table.c.code == "71")
        .order_by(table.c.recorded_at)
    )
    tick = timedelta(microseconds=1)
    assert rows == [
        ("А", ahead, ahead + tick),
        ("Б", ahead + tick, ahead + 2 * tick),
        ("А", ahead + 2 * tick, None),
    ]


# --- together -------------------------------------------------------------------------------


def test_two_loads_at_once_are_both_right(desk: Desk, database_url: str) -> None:
    files = [
        desk.file(
            "\n".join(
                [TRAINING, *(f"{who}{n},teacher,69701000,p1,2023-09-01" for n in range(800))]
            ),
            f"{who}.csv",
        )
        for who in "аб"
    ]
    reports: list[LoadReport] = []

    def work(path: Path) -> None:
        engine = make_engine(database_url)
        reports.append(load_file(engine, "training", path, indicators=INDICATORS))
        engine.dispose()

    workers = [threading.Thread(target=work, args=(path,)) for path in (*files, *files)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(report.added for report in reports) == [0, 0, 800, 800]
    assert len(desk.current(schema.training, "educator_key")) == 1600


def test_a_writer_that_does_not_make_way_is_told_in_a_sentence(
    desk: Desk, database_url: str
) -> None:
    impatient = make_engine(database_url)

    @sa.event.listens_for(impatient, "connect")
    def hurry(connection: Any, _record: Any) -> None:
        is_sqlite = impatient.dialect.name == "sqlite"
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout=50" if is_sqlite else "SET lock_timeout = '50ms'")
        cursor.close()
        if not is_sqlite:
            connection.commit()

    before = desk.everything()
    with writing(desk.engine).begin() as other:
        other.execute(
            sa.insert(schema.staff_count).values(
                oktmo="69701000", category="teacher", counted_on=date(2023, 9, 1), headcount=1
            )
        )
        with pytest.raises(LoadRefusedError, match="меняет другая"):
            Desk(impatient, desk.folder).load("staff_count", f"{STAFF}\n{CITY},1\n")
        other.rollback()
    impatient.dispose()
    assert desk.everything() == before


def test_a_reader_sees_one_state_while_a_load_goes_on(desk: Desk) -> None:
    desk.accepts("staff_count", f"{STAFF}\n{CITY},1\n")
    question = sa.select(schema.staff_count.c.headcount).where(
        schema.staff_count.c.superseded_at.is_(None)
    )
    with desk.engine.connect() as reader:
        assert reader.execute(question).scalars().all() == [1]
        desk.accepts("staff_count", f"{STAFF}\n{CITY},2\n{NORTH},3\n")
        assert reader.execute(question).scalars().all() == [1]
        reader.rollback()
        assert sorted(reader.execute(question).scalars().all()) == [2, 3]
