"""What cells mean: names, words, dates, numbers, references and what looks odd."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from data_sources.database import schema
from data_sources.ingest.files import LoadReport, load_file, sure
from data_sources.ingest.files.cells.cells import CellRefusedError, parse_cell
from data_sources.ingest.files.loading import Policy
from data_sources.ingest.files.raw import RawCell
from data_sources.ingest.files.report import ErrorCode
from data_sources.ingest.files.rows.fields import fields_of
from data_sources.ingest.files.rows.loadable import FieldKind, FileField
from data_sources.names import Directory

INDICATORS = {
    "training_coverage": "Охват повышением квалификации",
    "rumo_attendance": "Явка на заседания РУМО",
}
TODAY = date(2024, 6, 1)

REGION = "code,name,oktmo\n70,Томская область,69000000\n"
MUNICIPALITIES = (
    "oktmo,region_code,name,kind\n69701000,70,Томск,city\n69654000,70,Томский район,district\n"
    "69624000,70,Каргасокский район,district\n"
)
ORGANIZATIONS = (
    "code,name,short_name,kind\ninst,Институт развития образования,ИРО,institute\n"
    "tsu,Томский университет,ТГУ,university\n"
)
PROGRAMS = "code,title,provider_code,format,hours\np1,Программа,inst,remote,36\n"
STAFF = "oktmo,category,counted_on,headcount"
TRAINING = "educator_key,category,oktmo,program_code,completed_on"


class Office:
    """A database with a region, and somebody who loads files into it."""

    def __init__(self, engine: sa.Engine, folder: Path) -> None:
        self.engine = engine
        self.folder = folder

    def load(self, dataset: str, content: str) -> LoadReport:
        path = self.folder / "table.csv"
        path.write_text(content, encoding="utf-8")
        return load_file(self.engine, dataset, path, indicators=INDICATORS, today=TODAY)

    def accepts(self, dataset: str, content: str) -> LoadReport:
        report = self.load(dataset, content)
        assert report.errors == ()
        return report

    def agrees(self, dataset: str, content: str) -> LoadReport:
        """A load that is asked about, and meant."""
        path = self.folder / "table.csv"
        path.write_text(content, encoding="utf-8")
        report = load_file(self.engine, dataset, path, indicators=INDICATORS, today=TODAY, ask=sure)
        assert report.errors == ()
        assert report.agreed
        return report

    def refuses(self, dataset: str, content: str) -> str:
        """The message of the one error."""
        report = self.load(dataset, content)
        (error,) = report.errors
        return f"{error.row} {error.column} {error.code.value}: {error.message}"

    def current(self, table: sa.Table[Any], *columns: str) -> list[tuple[Any, ...]]:
        chosen = [table.c[name] for name in columns]
        question = sa.select(*chosen).where(table.c.superseded_at.is_(None)).order_by(*chosen)
        with self.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(question)]


@pytest.fixture
def office(engine: sa.Engine, tmp_path: Path) -> Office:
    folder = tmp_path / "files"
    folder.mkdir()
    made = Office(engine, folder)
    made.accepts("region", REGION)
    made.accepts("municipality", MUNICIPALITIES)
    made.accepts("organization", ORGANIZATIONS)
    made.accepts("training_program", PROGRAMS)
    return made


def value(kind: FieldKind, raw: RawCell) -> object:
    """What a cell of an ordinary required column of the kind means."""
    return parse_cell(FileField("column", kind, required=True), raw, Directory.empty())


def refusal(kind: FieldKind, raw: RawCell) -> ErrorCode:
    with pytest.raises(CellRefusedError) as caught:
        value(kind, raw)
    assert caught.value.message.endswith(".")
    return caught.value.code


# --- dates, times, periods ------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "01.09.2024",
        "1.9.2024",
        "1.9.24",
        "01.09.24",
        "2024-09-01",
        "2024-09-01T00:00:00",
        "01.09.2024 0:00:00",
        "01.09.2024 г.",
        "01.09.2024г",
        "1 сентября 2024",
        "1 сентября 2024 г.",
        "1 Сентября 2024 года",
        "«01» сентября 2024 г.",
        "01/09/2024",
        "45536",
        "45536.0",
        45536,
        45536.0,
        datetime.fromisoformat("2024-09-01"),
        date(2024, 9, 1),
        "\u00a001.09.2024\u00a0",
    ],
)
def test_a_day_is_read_as_people_and_spreadsheets_write_it(written: RawCell) -> None:
    assert value(FieldKind.DATE, written) == date(2024, 9, 1)


@pytest.mark.parametrize(
    ("written", "year"), [("1.9.00", 2000), ("1.9.69", 2069), ("1.9.70", 1970)]
)
def test_a_year_of_two_digits_is_from_1970_to_2069(written: str, year: int) -> None:
    assert value(FieldKind.DATE, written) == date(year, 9, 1)


@pytest.mark.parametrize(
    "written",
    [
        "09/13/2024",
        "1/9/2024",
        "31.02.2024",
        "32 мая 2024",
        "1 мая",
        "1 май 2024",
        "сентябрь 2024",
        "2024",
        2024,
        45536.5,
        "01.09.2024 10:30",
        datetime.fromisoformat("2024-09-01 10:30"),
        True,
        time(9, 30),
    ],
)
def test_what_is_not_one_clear_day_is_refused(written: RawCell) -> None:
    assert refusal(FieldKind.DATE, written) is ErrorCode.BAD_DATE


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_day_is_the_same_in_every_form(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    forms = [day.isoformat(), f"{day:%d.%m.%Y}", f"{day:%d.%m.%y}", f"{day:%d/%m/%Y}"]
    assert {value(FieldKind.DATE, form) for form in forms} == {day}
    assert value(FieldKind.DATE, serial) == (day if serial >= 20_000 else None)


@pytest.mark.parametrize(
    "written",
    [
        "9:30",
        "09:30",
        "9.30",
        "09:30:00",
        time(9, 30),
        9.5 / 24,
        0.395833333,
        timedelta(hours=9, minutes=30),
    ],
)
def test_a_time_of_day_is_read_as_people_and_spreadsheets_write_it(written: RawCell) -> None:
    assert value(FieldKind.TIME_OF_DAY, written) == "09:30"


@pytest.mark.parametrize(
    "written", ["25:00", "9:60", "9", 9, 9.3, 15.3, 0.1234, "9:30:15", time(9, 30, 15), "утро", 1.0]
)
def test_what_is_no_time_of_day_is_refused(written: RawCell) -> None:
    assert refusal(FieldKind.TIME_OF_DAY, written) is ErrorCode.BAD_DATE


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2023-2024", "2023-2024"),
        ("2023/2024", "2023-2024"),
        ("2023 – 2024", "2023-2024"),
        ("2023-2024 уч. год", "2023-2024"),
        ("2023/2024 учебный год", "2023-2024"),
        ("2023/24", "2023-2024"),
        ("2023-24 уч. г.", "2023-2024"),
        ("1999/00", "1999-2000"),
        ("2024-Q2", "2024-Q2"),
        ("2023-09..2024-05", "2023-09..2024-05"),
        (2024, "2024"),
        (2024.0, "2024"),
    ],
)
def test_a_period_is_written_canonically(written: RawCell, period: str) -> None:
    assert value(FieldKind.PERIOD, written) == period


@pytest.mark.parametrize(
    "written", ["2023/2025", "2023-24", "2023/25", "9999/00", "0000/01", "2024-Q5", "учебный год"]
)
def test_what_is_no_period_is_refused(written: str) -> None:
    assert refusal(FieldKind.PERIOD, written) is ErrorCode.BAD_CHOICE


# --- numbers, yes and no, nothing -----------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u2009234.5", "1234.5"),
        ("1\u202f234\u202f567", "1234567"),
        ("1'234", "1234"),
        ("1’234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234", "1.234"),
        ("1,234", "1.234"),
        ("78,5 %", "78.5"),
        ("−5", "-5"),
        ("+5", "5"),
        (0.1, "0.1"),
    ],
)
def test_a_number_is_read_as_people_write_it(written: RawCell, number: str) -> None:
    assert value(FieldKind.NUMBER, written) == Decimal(number)


@pytest.mark.parametrize(
    "written",
    ["25 чел.", "12 34", "1'23", "1.234.567", "1,2,3", "1.234,5,6", "1 234'567", "пять", "½", "١٢"],
)
def test_what_is_no_clear_number_is_refused(written: str) -> None:
    assert refusal(FieldKind.NUMBER, written) is ErrorCode.BAD_NUMBER


@pytest.mark.parametrize(
    ("written", "flag"),
    [
        ("да", True),
        ("ДА ", True),
        ("Истина", True),
        ("+", True),
        (True, True),
        (1.0, True),
        ("нет", False),
        ("ложь", False),
        (0, False),
    ],
)
def test_yes_and_no_are_read_as_people_write_them(written: RawCell, *, flag: bool) -> None:
    assert value(FieldKind.FLAG, written) is flag


@pytest.mark.parametrize("written", ["наверное", "2", 2])
def test_neither_yes_nor_no_is_refused(written: RawCell) -> None:
    assert refusal(FieldKind.FLAG, written) is ErrorCode.BAD_CHOICE


@pytest.mark.parametrize("kind", list(FieldKind))
@pytest.mark.parametrize(
    "written", [None, "", "\u00a0\u202f", "Н/Д", "–", "—", "-", "Нет\u00a0 данных"]
)
def test_nothing_is_nothing_in_every_column(kind: FieldKind, written: RawCell) -> None:
    field = FileField("column", kind, required=False)
    assert parse_cell(field, written, Directory.empty()) is None
    assert refusal(kind, written) is ErrorCode.REQUIRED


# --- codes and words ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    ["69701000", 69701000, 69701000.0, "69701000000", "69 701 000", "69\u00a0701\u00a0000 000"],
)
def test_a_municipality_code_is_taken_as_excel_and_registers_write_it(
    written: RawCell,
) -> None:
    for kind in (FieldKind.OKTMO, FieldKind.TERRITORY, FieldKind.OKTMO_CODE):
        assert value(kind, written) == "69701000"


@pytest.mark.parametrize("written", ["1701000", "6970100", "697010", "69701000001", "697010000000"])
def test_a_code_of_another_length_is_refused(written: str) -> None:
    assert refusal(FieldKind.OKTMO, written) is ErrorCode.OUT_OF_RANGE


def test_a_lost_leading_zero_is_not_put_back_silently() -> None:
    with pytest.raises(CellRefusedError, match="«01701000»"):
        value(FieldKind.OKTMO, 1701000)


CATEGORY = fields_of(schema.training, INDICATORS)["category"]


@pytest.mark.parametrize("written", ["teacher", "TEACHER", "педагоги", "Педагоги", " педа гоги "])
def test_a_choice_is_the_code_or_its_russian_word(written: str) -> None:
    assert parse_cell(CATEGORY, written, Directory.empty()) == "teacher"


def test_a_wrong_choice_is_refused_with_the_words_the_nearest_first() -> None:
    with pytest.raises(CellRefusedError) as caught:
        parse_cell(CATEGORY, "руководство", Directory.empty())
    assert caught.value.code is ErrorCode.BAD_CHOICE
    assert "Выберите из: руководители, педагоги." in caught.value.message


def all_words() -> Iterator[Any]:
    for table in schema.KNOWN_TABLES:
        for field in fields_of(table, INDICATORS).values():
            for code in field.choices or ():
                yield pytest.param(field, code, id=f"{table.name}.{field.name}.{code}")


@pytest.mark.parametrize(("field", "code"), list(all_words()))
def test_every_code_is_understood_in_russian_too(field: FileField, code: str) -> None:
    word = field.words.get(code, code)
    assert parse_cell(field, code, Directory.empty()) == code
    assert parse_cell(field, word.upper().replace("Е", "Ё"), Directory.empty()) == code


# --- names ----------------------------------------------------------------------------------


def test_a_municipality_may_be_called_by_its_name(office: Office) -> None:
    office.accepts(
        "staff_count",
        f"{STAFF}\nг.Томск,teacher,2023-09-01,3\nТомский р-н,teacher,2023-09-01,2\n"
        "Администрация Каргасокского района,teacher,2023-09-01,1\n",
    )
    assert office.current(schema.staff_count, "oktmo", "headcount") == [
        ("69624000", 1),
        ("69654000", 2),
        ("69701000", 3),
    ]


def test_a_name_and_its_code_are_one_key(office: Office) -> None:
    message = office.refuses(
        "staff_count", f"{STAFF}\nТомск,teacher,2023-09-01,3\n69701000,teacher,2023-09-01,3\n"
    )
    assert message.startswith("3 oktmo duplicate_in_file")


def test_an_unknown_municipality_is_refused_with_the_nearest_names(office: Office) -> None:
    assert office.refuses("staff_count", f"{STAFF}\nКаргосокский р-н,teacher,2023-09-01,3\n") == (
        "2 oktmo unknown_reference: Муниципалитета «Каргосокский р-н» нет в базе. "
        "Похоже: «Каргасокский район». Исправьте или добавьте другое имя в municipality_alias."
    )


def test_the_region_is_named_only_where_its_own_row_may_stand(office: Office) -> None:
    header = "indicator,oktmo,period,value,near"
    office.accepts("target", f"{header}\nrumo_attendance,Томская область,2024,80,70\n")
    assert office.current(schema.target, "oktmo") == [("69000000",)]
    refused = office.refuses("staff_count", f"{STAFF}\nТомская область,teacher,2023-09-01,3\n")
    assert refused.startswith("2 oktmo unknown_reference")


@pytest.mark.parametrize(
    ("dataset", "content"),
    [
        ("region", "code,name,oktmo\n71,Край,Томск\n"),
        ("municipality", "oktmo,region_code,name,kind\nТомск,70,Томск,city\n"),
    ],
)
def test_where_a_municipality_is_being_named_only_the_code_is_taken(
    office: Office, dataset: str, content: str
) -> None:
    assert office.refuses(dataset, content).startswith("2 oktmo out_of_range")


def test_an_institution_may_be_called_by_its_name_too(office: Office) -> None:
    header = "code,title,provider_code,format,hours"
    office.accepts(
        "training_program",
        f"{header}\na,А,inst,remote,36\nb,Б,иро,remote,36\n"
        "c,В,«Институт развития образования»,remote,36\n",
    )
    assert office.current(schema.training_program, "code", "provider_code") == [
        ("a", "inst"),
        ("b", "inst"),
        ("c", "inst"),
        ("p1", "inst"),
    ]
    refused = office.refuses(
        "training_program", f"{header}\nd,Г,Институт развитея образования,remote,36\n"
    )
    assert refused == (
        "2 provider_code unknown_reference: Записи «Институт развитея образования» нет в таблице "
        "«Организация». Похоже: «Институт развития образования». Исправьте значение или сначала "
        "загрузите её туда."
    )


def test_a_code_that_is_not_there_is_refused_with_the_nearest_codes(office: Office) -> None:
    message = office.refuses("staff_count", f"{STAFF}\n69701001,teacher,2023-09-01,3\n")
    assert "нет в таблице «Муниципалитет». Похоже: «69701000» (Томск)" in message
    header = "code,title,provider_code,format,hours"
    assert "Похоже: «inst»" in office.refuses("training_program", f"{header}\nd,Г,insd,remote,36\n")


# --- aliases --------------------------------------------------------------------------------


def test_an_alias_in_another_case_or_spacing_is_the_same_alias(office: Office) -> None:
    header = "alias,oktmo"
    office.accepts("municipality_alias", f"{header}\nТомский  р-н,69654000\nСелёный,69701000\n")
    same = f"{header}\nтомский р-н,69654000\nСЕЛЕНЫЙ ,69701000\n"
    assert office.accepts("municipality_alias", same).unchanged == 2
    moved = office.agrees("municipality_alias", f"{header}\nтомский р-н,69624000\n")
    assert (moved.added, moved.changed) == (0, 1)
    assert office.current(schema.municipality_alias, "alias", "oktmo") == sorted(
        [("Томский  р-н", "69624000"), ("Селёный", "69701000")]
    )


def test_two_spellings_of_one_alias_in_a_file_are_a_duplicate(office: Office) -> None:
    message = office.refuses(
        "organization_alias", "alias,organization_code\nВуз,tsu\nнечто,inst\nВУЗ,inst\n"
    )
    assert message.startswith("4 alias duplicate_in_file")
    office.accepts("organization_alias", "alias,organization_code\nВуз,tsu\n")
    assert office.accepts("organization_alias", "alias,organization_code\nвуз,ТГУ\n").unchanged == 1


def test_a_full_file_keeps_an_alias_that_it_spells_otherwise(office: Office) -> None:
    header = "alias,oktmo"
    office.accepts("municipality_alias", f"{header}\nТомский  р-н,69654000\nСело,69654000\n")
    path = office.folder / "full.csv"
    path.write_text(f"{header}\nтомский р-н,69654000\n", encoding="utf-8")
    report = load_file(
        office.engine, "municipality_alias", path, indicators=INDICATORS, policy=Policy.FULL
    )
    assert [row.key for row in report.withdrawn] == [("Село",)]
    assert office.current(schema.municipality_alias, "alias") == [("Томский  р-н",)]


# --- what cannot be true --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dataset", "content", "place"),
    [
        (
            "self_diagnosis_scale",
            "edition,school_kind,direction,max_points,threshold_basic,threshold_medium,"
            "threshold_high,source\nе,general,total,100,30,20,,и\n",
            "2 threshold_medium out_of_range",
        ),
        (
            "self_diagnosis_scale",
            "edition,school_kind,direction,max_points,threshold_basic,threshold_medium,"
            'threshold_high,source\nе,general,total,100,30,60,"100,5",и\n',
            "2 max_points out_of_range",
        ),
        (
            "diagnostic",
            "code,title,owner_code,audience,published_on,expertise_status,valid_until\n"
            "d,Д,inst,teacher,2023-09-01,declared,2023-08-31\n",
            "2 valid_until out_of_range",
        ),
        (
            "learning_route",
            "educator_key,oktmo,started_on,due_on\nk,Томск,2023-09-01,2023-08-31\n",
            "2 due_on out_of_range",
        ),
    ],
)
def test_a_row_that_contradicts_itself_is_refused(
    office: Office, dataset: str, content: str, place: str
) -> None:
    assert office.refuses(dataset, content).startswith(place)


def test_a_score_above_the_greatest_possible_is_refused(office: Office) -> None:
    office.accepts("school", "code,oktmo,name,kind\ns,Томск,Школа,general\n")
    office.accepts("self_diagnosis", "school_code,completed_on,edition\ns,2023-10-01,е\n")
    header = "school_code;completed_on;direction;score;max_score"
    refused = office.refuses("self_diagnosis_score", f"{header}\ns;2023-10-01;knowledge;10,5;10\n")
    assert refused.startswith("2 max_score out_of_range")
    assert office.accepts("self_diagnosis_score", f"{header}\ns;2023-10-01;знание;10;10\n").added


def test_a_substitute_stands_for_a_member(office: Office) -> None:
    office.accepts("meeting", "code,body,status,held_on\nm,rumo,held,2023-09-20\n")
    header = "meeting_code,person,status,is_member,is_substitute"
    refused = office.refuses("attendance", f"{header}\nm,Иванов,present,нет,да\n")
    assert refused.startswith("2 is_substitute out_of_range")
    assert office.accepts("attendance", f"{header}\nm,Иванов,present,да,да\n").added == 1


# --- what looks odd -------------------------------------------------------------------------


def warned(report: LoadReport) -> list[tuple[int | None, str | None]]:
    return [(warning.row, warning.column) for warning in report.warnings]


def test_a_fact_of_tomorrow_is_loaded_with_a_warning(office: Office) -> None:
    report = office.accepts(
        "training",
        f"{TRAINING}\nk1,teacher,Томск,p1,01.06.2024\nk2,teacher,Томск,p1,02.06.2024\n"
        "k3,teacher,Томск,p1,31.12.1999\n",
    )
    assert report.added == 3
    assert warned(report) == [(3, "completed_on"), (4, "completed_on")]
    assert "02.06.2024" in report.warnings[0].message


def test_a_meeting_may_be_planned_but_not_held_ahead(office: Office) -> None:
    report = office.accepts(
        "meeting",
        "code,body,status,held_on\nm1,rumo,planned,2024-09-20\nm2,rumo,held,2024-09-20\n",
    )
    assert warned(report) == [(3, "held_on")]


def test_an_old_school_is_nothing_odd_and_an_old_practice_is(office: Office) -> None:
    school = "code,oktmo,name,kind,opened_on\ns,Томск,Школа,general,1936-09-01\n"
    assert office.accepts("school", school).warnings == ()
    practice = "code,oktmo,kind,title,started_on\np,Томск,other,Клуб,1936-09-01\n"
    assert warned(office.accepts("practice", practice)) == [(2, "started_on")]


def test_too_many_hours_are_told(office: Office) -> None:
    header = "code,title,provider_code,format,hours"
    report = office.accepts(
        "training_program", f"{header}\na,А,inst,remote,1000\nb,Б,inst,remote,1001\n"
    )
    assert warned(report) == [(3, "hours")]


def test_more_participants_than_teachers_of_that_day_are_told(office: Office) -> None:
    office.accepts(
        "staff_count",
        f"{STAFF}\nТомск,teacher,2023-09-01,10\nТомск,teacher,2024-01-01,14\n"
        "Томск,manager,2023-12-01,1\n",
    )
    office.accepts(
        "diagnostic",
        "code,title,owner_code,audience,published_on,expertise_status\n"
        "d,Д,inst,teacher,2023-01-10,declared\n",
    )
    report = office.agrees(
        "diagnostic_result",
        "diagnostic_code,oktmo,held_on,participants,with_deficit\n"
        "d,Томск,2023-08-31,11,1\nd,Томск,2023-12-31,11,1\nd,Томск,2023-12-30,10,1\n"
        "d,Томск,2024-01-01,14,1\nd,Томский район,2024-01-01,99,1\n",
    )
    assert warned(report) == [(3, "participants")]
    office.accepts("event", "code,title,kind,starts_on,format\ne,С,seminar,2024-02-01,очно\n")
    report = office.accepts("event_participation", "event_code,oktmo,participants\ne,Томск,15\n")
    assert warned(report) == [(2, "participants")]


def test_more_trained_teachers_than_there_are_is_told_once_for_the_file(office: Office) -> None:
    office.accepts("staff_count", f"{STAFF}\nТомск,teacher,2023-09-01,2\n")
    rows = ["k1,teacher", "k1,teacher", "k2,teacher", "k3,manager"]
    lines = [f"{row},Томск,p1,{n + 1:02}.10.2023" for n, row in enumerate(rows)]
    assert office.accepts("training", "\n".join([TRAINING, *lines])).warnings == ()
    lines.append("k4,teacher,Томск,p1,05.10.2023")
    report = office.agrees("training", "\n".join([TRAINING, *lines]))
    assert warned(report) == [(None, "oktmo")]
    assert report.warnings[0].message.startswith("Томск: в файле обучено разных педагогов 3")


def test_more_votes_than_people_are_told(office: Office) -> None:
    office.accepts(
        "meeting",
        "code,body,status,held_on,present_count\nm,rumo,held,2023-09-20,5\nn,rumo,held,2023-09-20,\n",
    )
    header = "meeting_code,position,kind,text,due_kind,votes_for,votes_against"
    report = office.accepts(
        "decision",
        f"{header}\nm,1,assignment,А,none,5,0\nm,2,assignment,Б,none,5,1\n"
        "n,1,assignment,В,none,9,9\n",
    )
    assert warned(report) == [(3, "votes_for")]


def test_a_hundred_warnings_are_shown_in_the_order_of_the_file(office: Office) -> None:
    lines = [f"k{200 - n:03},teacher,Томск,p1,2030-01-01" for n in range(150)]
    report = office.accepts("training", "\n".join([TRAINING, *lines]))
    assert [warning.row for warning in report.warnings] == [*range(2, 102), None]
    assert "50" in report.warnings[-1].message
    assert report.added == 150


def test_a_refused_row_is_not_doubted_too(office: Office) -> None:
    report = office.load("training", f"{TRAINING}\nk,teacher,Томск,p9,2030-01-01\n")
    assert (len(report.errors), report.warnings) == (1, ())
