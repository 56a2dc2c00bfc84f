"""What other systems may rely on when they write to the shared tables with plain SQL."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.engine import make_engine, writing
from data_sources.database.knowledge import utc_now
from data_sources.database.schema import KNOWN_TABLES, metadata, natural_key
from tests.plain_sql import Columns, insert_sql, least_row

HOUSEKEEPING: Final = (schema.load, schema.document, schema.saved_view)

FORMATS: Final = "in_person remote mixed"
DIRECTIONS: Final = (
    "knowledge health creativity upbringing career_guidance teacher_team school_climate "
    "learning_environment"
)
SCHOOL_KINDS: Final = "general correctional preschool additional"
CHOICES: Final = {
    "municipality.kind": "city district regional",
    "organization.kind": (
        "department institute university method_center municipal_office school other"
    ),
    "school.kind": SCHOOL_KINDS,
    "roster_member.role": "chair secretary member",
    "staff_count.category": "teacher manager young_teacher",
    "training_program.format": FORMATS,
    "training_program.direction": DIRECTIONS,
    "training.category": "teacher manager",
    "meeting.status": "planned held cancelled",
    "meeting.form": "in_person online mixed",
    "meeting.quorum_rule": "half more_than_half two_thirds",
    "attendance.status": "present online excused absent",
    "decision.kind": "assignment recommendation informational",
    "decision.due_kind": "date continuous none",
    "self_diagnosis.level": "below_basic basic medium high",
    "self_diagnosis_score.direction": DIRECTIONS,
    "self_diagnosis_scale.school_kind": SCHOOL_KINDS,
    "self_diagnosis_scale.direction": f"{DIRECTIONS} total",
    "event.kind": (
        "seminar webinar conference master_class method_landing round_table festival other"
    ),
    "event.format": FORMATS,
    "event.direction": DIRECTIONS,
    "practice.kind": (
        "method_council method_active young_teacher_club method_landing mentoring "
        "master_class other"
    ),
    "diagnostic.audience": "teacher manager preschool additional pedagogical_class",
    "diagnostic.expertise_status": "declared in_review revision recommended rejected",
}
"""The words of section 1 of the contract."""
LEAST: Final = {
    "staff_count.headcount": 0,
    "weight.weight": 0,
    "training_program.hours": 0,
    "meeting.present_count": 0,
    "agenda_item.position": 1,
    "decision.position": 1,
    "decision.votes_for": 0,
    "decision.votes_against": 0,
    "decision.votes_abstained": 0,
    "assignment.position": 1,
    "self_diagnosis_score.score": 0,
    "self_diagnosis_score.max_score": 0.001,
    "event_participation.participants": 0,
    "internship.participants": 0,
    "diagnostic_result.participants": 0,
    "diagnostic_result.with_deficit": 0,
}


def write(engine: sa.Engine, table: sa.Table[Any], row: Columns) -> None:
    with writing(engine).begin() as connection:
        connection.exec_driver_sql(insert_sql(table, row))


def is_accepted(engine: sa.Engine, table: sa.Table[Any], row: Columns) -> bool:
    """Whether the database would take the row; nothing is kept."""
    with writing(engine).connect() as connection:
        try:
            connection.exec_driver_sql(insert_sql(table, row))
        except sa.exc.IntegrityError:
            return False
        return True


def column_of(name: str) -> tuple[sa.Table[Any], str]:
    table, column = name.split(".")
    return metadata.tables[table], column


def test_a_row_that_names_only_its_own_columns_is_recorded_now(engine: sa.Engine) -> None:
    for table in KNOWN_TABLES:
        before = utc_now() - timedelta(milliseconds=1)
        write(engine, table, least_row(table))
        after = utc_now()
        with engine.connect() as connection:
            row = connection.execute(sa.select(table)).mappings().one()
        assert before <= row["recorded_at"] <= after, table.name
        assert (row["superseded_at"], row["load_id"]) == (None, None), table.name
        flags = [c.name for c in table.columns if isinstance(c.type, sa.Boolean)]
        assert [row[name] for name in flags] == [False] * len(flags), table.name


def test_sqlite_keeps_moments_and_days_as_text_of_the_contract(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    write(engine, schema.training, least_row(schema.training))
    with engine.connect() as connection:
        recorded_at, completed_on = connection.exec_driver_sql(
            "SELECT recorded_at, completed_on FROM training"
        ).one()
        changed_at = connection.exec_driver_sql("SELECT changed_at FROM data_version").scalar()
    engine.dispose()
    for text in (recorded_at, changed_at):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}", str(text))
    assert completed_on == date(2024, 1, 15).isoformat()


def test_a_row_cannot_leave_out_what_the_contract_requires(engine: sa.Engine) -> None:
    for table in KNOWN_TABLES:
        row = least_row(table)
        assert is_accepted(engine, table, row), table.name
        for name in row:
            short = {column: value for column, value in row.items() if column != name}
            assert not is_accepted(engine, table, short), f"{table.name}.{name}"


def test_a_natural_key_is_unique_among_current_rows_alone(engine: sa.Engine) -> None:
    for table in KNOWN_TABLES:
        row = least_row(table)
        write(engine, table, row)
        assert not is_accepted(engine, table, row), table.name
        with writing(engine).begin() as connection:
            connection.execute(sa.update(table).values(superseded_at=sa.text("recorded_at")))
        write(engine, table, row)
        assert not is_accepted(engine, table, row), table.name
        for name in natural_key(table):
            if name in row and (table.name, name) not in OF_FEW_WORDS:
                other = {**row, name: ANOTHER[type(row[name])]}
                assert is_accepted(engine, table, other), f"{table.name}.{name}"


ANOTHER: Final = {str: "69200000", int: 2, date: date(2024, 1, 16)}
OF_FEW_WORDS: Final = {tuple(name.split(".")) for name in CHOICES}


def test_a_null_in_a_key_equals_a_null_and_nothing_else(engine: sa.Engine) -> None:
    row = least_row(schema.target)
    default = {**row, "oktmo": None}
    own = {**row, "oktmo": "69100000"}
    write(engine, schema.target, default)
    assert not is_accepted(engine, schema.target, default)
    assert not is_accepted(engine, schema.target, row)
    assert is_accepted(engine, schema.target, own)
    write(engine, schema.target, own)
    assert not is_accepted(engine, schema.target, own)


def test_the_natural_keys_are_those_of_the_contract() -> None:
    assert {table.name: " ".join(natural_key(table)) for table in KNOWN_TABLES} == {
        "region": "code",
        "municipality": "oktmo",
        "municipality_alias": "alias",
        "organization": "code",
        "organization_alias": "alias",
        "school": "code",
        "roster_member": "body person valid_from",
        "staff_count": "oktmo category counted_on",
        "target": "indicator oktmo period",
        "weight": "indicator valid_from",
        "training_program": "code",
        "training": "educator_key program_code completed_on",
        "meeting": "code",
        "agenda_item": "meeting_code position",
        "attendance": "meeting_code person",
        "decision": "meeting_code position",
        "assignment": "meeting_code position assignee",
        "plan_item": "plan code",
        "self_diagnosis": "school_code completed_on",
        "self_diagnosis_score": "school_code completed_on direction",
        "self_diagnosis_scale": "edition school_kind direction",
        "event": "code",
        "event_participation": "event_code oktmo",
        "internship_site": "code",
        "internship": "site_code oktmo held_on",
        "practice": "code",
        "diagnostic": "code",
        "diagnostic_result": "diagnostic_code oktmo held_on",
        "learning_route": "educator_key started_on",
        "mentoring": "mentee_key started_on",
        "note": "code",
    }


def test_the_words_of_the_contract_are_taken_and_no_others(engine: sa.Engine) -> None:
    for name, words in CHOICES.items():
        table, column = column_of(name)
        row = least_row(table)
        for word in words.split():
            assert is_accepted(engine, table, {**row, column: word}), f"{name} {word}"
        for word in ("nonsense", "", words.split()[0].upper()):
            assert not is_accepted(engine, table, {**row, column: word}), f"{name} {word}"


def test_a_number_below_its_least_is_refused(engine: sa.Engine) -> None:
    for name, least in LEAST.items():
        table, column = column_of(name)
        row = least_row(table)
        assert is_accepted(engine, table, {**row, column: least}), name
        assert not is_accepted(engine, table, {**row, column: least - 1}), name


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [("oktmo", "69701000", "6970100"), ("short_name", "Томск", "Томский")],
)
def test_codes_and_short_names_have_their_length(
    engine: sa.Engine, column: str, good: str, bad: str
) -> None:
    row = least_row(schema.municipality)
    assert is_accepted(engine, schema.municipality, {**row, column: good})
    assert not is_accepted(engine, schema.municipality, {**row, column: bad})


def test_the_most_points_possible_are_never_zero(engine: sa.Engine) -> None:
    row = least_row(schema.self_diagnosis_score)
    assert not is_accepted(engine, schema.self_diagnosis_score, {**row, "max_score": 0})


def version(connection: sa.Connection) -> int:
    found: int = connection.execute(sa.select(schema.data_version.c.version)).scalar_one()
    return found


def test_the_data_version_moves_with_every_change_of_a_fact_or_register(engine: sa.Engine) -> None:
    for table in KNOWN_TABLES:
        changes = (
            insert_sql(table, least_row(table)),
            f"UPDATE {table.name} SET id = id",
            f"DELETE FROM {table.name}",
        )
        for change in changes:
            with writing(engine).begin() as connection:
                before = version(connection)
                connection.exec_driver_sql(change)
                moved = version(connection)
                assert moved > before, change
            with engine.connect() as connection:
                assert version(connection) == moved, change


def test_housekeeping_does_not_move_the_data_version(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        before = connection.execute(sa.select(schema.data_version)).one()
    for table in HOUSEKEEPING:
        for change in (
            insert_sql(table, least_row(table)),
            f"UPDATE {table.name} SET id = id",
            f"DELETE FROM {table.name}",
        ):
            with writing(engine).begin() as connection:
                connection.exec_driver_sql(change)
                assert connection.execute(sa.select(schema.data_version)).one() == before, change


def test_the_version_never_goes_back_in_time(engine: sa.Engine) -> None:
    ahead = utc_now() + timedelta(minutes=10)
    with writing(engine).begin() as connection:
        connection.execute(sa.update(schema.data_version).values(changed_at=ahead))
    write(engine, schema.event, least_row(schema.event))
    with engine.connect() as connection:
        assert connection.execute(sa.select(schema.data_version.c.changed_at)).scalar_one() >= ahead


NUMBERS: Final = [
    f"{table.name}.{column.name}"
    for table in KNOWN_TABLES
    for column in table.columns
    if isinstance(column.type, sa.Numeric | sa.Float)
]


@pytest.mark.parametrize("value", ["nan", "inf", "-inf", "1e15", "-1e15"])
def test_a_number_that_nobody_can_reckon_with_is_refused(engine: sa.Engine, value: str) -> None:
    assert len(NUMBERS) == 12
    typed = float(value) if engine.dialect.name == "postgresql" else value.replace("inf", "9e999")
    for name in NUMBERS:
        table, column = column_of(name)
        row = {**least_row(table), column: "0"}
        statement = insert_sql(table, row).replace("'0'", f"'{typed}'")
        with writing(engine).connect() as connection, pytest.raises(sa.exc.IntegrityError):
            connection.exec_driver_sql(statement)


def test_a_change_that_is_rolled_back_takes_the_version_with_it(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        before = connection.execute(sa.select(schema.data_version)).one()
    for table in KNOWN_TABLES:
        with writing(engine).connect() as connection:
            connection.exec_driver_sql(insert_sql(table, least_row(table)))
            assert version(connection) > before.version, table.name
            connection.rollback()
        with engine.connect() as connection:
            assert connection.execute(sa.select(schema.data_version)).one() == before, table.name


def test_the_version_says_when_it_moved(engine: sa.Engine) -> None:
    before = utc_now() - timedelta(milliseconds=1)
    write(engine, schema.event, least_row(schema.event))
    with engine.connect() as connection:
        changed_at = connection.execute(sa.select(schema.data_version.c.changed_at)).scalar_one()
    assert before <= changed_at <= utc_now()


def test_who_may_only_add_facts_still_moves_the_version(postgresql_url: str) -> None:
    engine = make_engine(postgresql_url)
    with engine.connect() as connection:
        before = version(connection)
        for statement in (
            "CREATE ROLE office",
            "GRANT INSERT ON event TO office",
            "GRANT USAGE ON SEQUENCE event_id_seq TO office",
            "SET LOCAL ROLE office",
            insert_sql(schema.event, least_row(schema.event)),
            "RESET ROLE",
        ):
            connection.exec_driver_sql(statement)
        assert version(connection) > before
        connection.rollback()
    engine.dispose()


def test_emptying_a_table_at_once_moves_the_version_too(postgresql_url: str) -> None:
    engine = make_engine(postgresql_url)
    with writing(engine).begin() as connection:
        before = version(connection)
        connection.exec_driver_sql("TRUNCATE event")
        assert version(connection) > before
    engine.dispose()
