"""A number that is none, forced past the rules of the database, is in no answer and no file."""

from __future__ import annotations

import io
import json
import re
from datetime import date
from typing import Any, Final
from zipfile import ZipFile

import openpyxl
import pytest
import sqlalchemy as sa

from callbacks.downloads import table_names
from dashboard import pages
from dashboard.app import create_server
from dashboard.settings import Settings
from data_sources.database.engine import writing
from data_sources.database.schema import KNOWN_TABLES, training

TODAY: Final = date(2026, 11, 21)
PERIOD: Final = "period=2026-2027"
AGAINST: Final = {"changes": "&against=2026-09-01"}
NUMBERS: Final = [
    (table.name, column.name)
    for table in KNOWN_TABLES
    for column in table.columns
    if isinstance(column.type, sa.Numeric | sa.Float)
]


@pytest.fixture
def poisoned_url(demo_engine: sa.Engine, each_demo_url: str) -> str:
    """Demonstration data in which every second number of every column is infinite or NaN."""
    engine = demo_engine
    with writing(engine).begin() as connection:
        connection.execute(sa.delete(training).where(training.c.id % 50 > 0))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        is_server = engine.dialect.name == "postgresql"
        if not is_server:
            connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
        for table, column in NUMBERS:
            if is_server:
                name = f"ck_{table}_{column}_finite"
                connection.exec_driver_sql(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
            kinds = ("'NaN'", "'Infinity'") if is_server else ("9e999",)
            for rest, kind in enumerate(kinds):
                forced = f"UPDATE {table} SET {column} = {kind} WHERE id % 4 = {rest}"
                connection.execute(sa.text(forced))
    engine.dispose()
    return each_demo_url


def strict(text: bytes | str) -> Any:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    return json.loads(text, parse_constant=refuse)


NO_NUMBER: Final = re.compile(rb"(?<![\w])(nan|-?inf|-?infinity)(?![\w])", re.IGNORECASE)


def test_no_page_and_no_file_holds_a_number_that_is_none(poisoned_url: str) -> None:
    settings = Settings(database_url=poisoned_url, today=TODAY)
    with create_server(settings).test_client() as client:
        for table in table_names():
            address = f"/files/{table}"
            found = {}
            for extension in ("json", "csv", "xlsx"):
                query = f"{PERIOD}&dialect=plain{AGAINST.get(table, '')}"
                answer = client.get(f"{address}.{extension}?{query}")
                assert answer.status_code == 200, (table, extension, answer.text)
                found[extension] = answer.data
            strict(found["json"])
            assert not NO_NUMBER.search(found["csv"]), table
            openpyxl.load_workbook(io.BytesIO(found["xlsx"]), read_only=True).close()
        pack = client.get(f"/files/pack.zip?{PERIOD}")
        assert pack.status_code == 200
        with ZipFile(io.BytesIO(pack.data)) as archive:
            for name in archive.namelist():
                if name.endswith(".json"):
                    strict(archive.read(name))
                else:
                    assert not NO_NUMBER.search(archive.read(name)), name
        for page in pages.table():
            layout = client.get(
                "/_dash-layout", headers={"Referer": f"http://x{page.path}?{PERIOD}"}
            )
            assert layout.status_code == 200, page.path
            strict(layout.data)
        assert not NO_NUMBER.search(re.sub(rb'le="[+]Inf"', b"", client.get("/metrics").data))
