"""A key that shows a person is refused on load and not repeated; what was there before stays."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.ingest.files import ErrorCode, load_file
from tests.loading import Desk

TRAINING = "educator_key,category,oktmo,program_code,completed_on"
ROUTE = "educator_key,oktmo,started_on"
MENTORING = "mentee_key,oktmo,started_on"
PERSON = "Берёзкина Алла Юрьевна"


@pytest.fixture
def desk(engine: sa.Engine, tmp_path: Path) -> Desk:
    return Desk(engine, tmp_path)


@pytest.mark.parametrize(
    ("table", "header", "rest"),
    [
        ("training", TRAINING, "teacher,69701000,p1,2025-10-01"),
        ("learning_route", ROUTE, "69701000,2025-10-01"),
        ("mentoring", MENTORING, "69701000,2025-10-01"),
    ],
)
@pytest.mark.parametrize("key", [PERSON, "112-233-445 95", "6910 123456", "a@example.org"])
def test_every_table_of_persons_refuses_them(
    desk: Desk, table: str, header: str, rest: str, key: str
) -> None:
    report = desk.load(table, f"{header}\n{key},{rest}\nT-000123,{rest}\n")
    assert [(error.row, error.column, error.code) for error in report.errors] == [
        (2, header.split(",")[0], ErrorCode.PERSONAL_DATA)
    ]
    assert key not in report.errors[0].message
    assert "rumo keys" in report.errors[0].message
    assert "T-000123" in report.errors[0].message
    assert desk.current(schema.metadata.tables[table], header.split(",")[0]) == []


def test_a_row_of_earlier_times_breaks_nothing(desk: Desk, engine: sa.Engine) -> None:
    with engine.begin() as connection:
        connection.execute(
            sa.insert(schema.training).values(
                educator_key=PERSON,
                category="teacher",
                oktmo="69701000",
                program_code="p1",
                completed_on=sa.func.current_date(),
            )
        )
    desk.accepts("training", f"{TRAINING}\nT-1,teacher,69701000,p1,2025-10-01\n")
    assert len(desk.current(schema.training, "educator_key")) == 2


def test_a_number_of_excel_is_looked_at_as_well(desk: Desk) -> None:
    path = desk.book(
        [*TRAINING.split(",")], [11223344595, "teacher", "69701000", "p1", "2025-10-01"]
    )
    report = load_file(desk.engine, "training", path, indicators={})
    assert [error.code for error in report.errors] == [ErrorCode.PERSONAL_DATA]
