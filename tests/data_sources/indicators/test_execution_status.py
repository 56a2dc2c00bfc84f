"""The statuses of an assignment stand in one place, and everybody else names their members."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import pytest

from data_sources.vocabulary.execution import OPEN, ExecutionStatus

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
