"""The statuses of an assignment stand in one place, and everybody else names their members."""

from __future__ import annotations

import ast
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import pytest
import sqlalchemy as sa

from data_sources.indicators.measures.assignments import overdue_from
from data_sources.indicators.measures.execution import is_past_due
from data_sources.indicators.scenes import assigned, decided, place, rumo_meeting
from data_sources.vocabulary.execution import OPEN, ExecutionStatus
from tests.asking import store_on, write
from tests.row_tables import all_rows

ROOT: Final = Path(__file__).parents[3]
HOME: Final = "data_sources/vocabulary/execution.py"
UNLIKE_OTHER_WORDS: Final = (ExecutionStatus.DONE_LATE, ExecutionStatus.IN_PROGRESS)
"""Codes that mean nothing else: `done`, `overdue`, `withdrawn` are columns and keys too."""


def files_with(text: str) -> set[str]:
    """Product files in which a whole string is this text."""
    return {
        str(path.relative_to(ROOT))
        for floor in ("data_sources", "layouts", "callbacks", "dashboard")
        for path in (ROOT / floor).rglob("*.py")
        if any(
            isinstance(node, ast.Constant) and node.value == text
            for node in ast.walk(ast.parse(path.read_text()))
        )
    }


@pytest.mark.parametrize("status", UNLIKE_OTHER_WORDS)
def test_a_code_of_a_status_is_spelled_once(status: ExecutionStatus) -> None:
    assert files_with(status.value) == {HOME}


def test_what_is_open_comes_first_in_the_order_of_urgency() -> None:
    assert [status.urgency for status in ExecutionStatus] == list(range(len(ExecutionStatus)))
    assert tuple(ExecutionStatus)[: len(OPEN)] == OPEN


@pytest.mark.parametrize("due", [date(2024, 2, 28), date(2024, 2, 29), date(2023, 12, 31)])
def test_the_first_overdue_day_is_the_first_on_which_the_status_says_so(
    engine: sa.Engine, due: date
) -> None:
    write(
        engine,
        {
            **place(),
            "meeting": [rumo_meeting()],
            "decision": [decided(1, due)],
            "assignment": [assigned(1)],
        },
    )
    first = overdue_from(due)
    said = {day: status_on(engine, day) for day in (first - timedelta(days=1), first)}
    assert list(said.values()) == [ExecutionStatus.IN_PROGRESS, ExecutionStatus.OVERDUE]
    with engine.connect() as connection:
        past = [
            connection.execute(sa.select(is_past_due(sa.literal(due), sa.literal(day)))).scalar()
            for day in said
        ]
    assert [bool(each) for each in past] == [False, True]


def status_on(engine: sa.Engine, day: date) -> str:
    (row,) = all_rows(store_on(engine, day), "decisions", f"period=2023-09..{day:%Y-%m}&body=all")
    return str(row.status)


def test_without_a_term_nothing_is_past_due(engine: sa.Engine) -> None:
    due = sa.literal(None, sa.Date)
    with engine.connect() as connection:
        past = connection.execute(
            sa.select(is_past_due(due, sa.literal(date(2024, 1, 1))))
        ).scalar()
    assert not past
