"""The contracts between floors and rooms, which import-linter checks, have no exemptions."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]
SETTINGS = {"name", "type"} | {
    "layers",
    "containers",
    "exhaustive",
    "modules",
    "source_modules",
    "forbidden_modules",
    "protected_modules",
    "allowed_importers",
}
"""Those that say what a contract demands; every other one would let something through."""


def test_no_contract_lets_anything_through() -> None:
    assert CONTRACTS
    for contract in CONTRACTS:
        assert not set(contract) - SETTINGS, contract["name"]


def test_answers_and_facts_say_what_they_are_of() -> None:
    """mypy is strict, and `Any` is its one way round; rows are typed where they are read."""
    root = ROOT / "data_sources"
    files = [*(root / "answers").rglob("*.py"), *(root / "facts").rglob("*.py")]
    assert len(files) > 50
    untyped = {
        str(path.relative_to(root))
        for path in files
        for node in ast.walk(ast.parse(path.read_text()))
        if "Any" in (getattr(node, "id", None), getattr(node, "attr", None))
    }
    assert untyped == set()


@pytest.mark.parametrize("floor", ["data_sources", "layouts", "callbacks", "dashboard"])
def test_a_name_is_of_one_class_on_its_floor(floor: str) -> None:
    names = Counter(
        node.name
        for path in (ROOT / floor).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
    )
    assert names
    assert {name for name, count in names.items() if count > 1} == set()
