"""The contracts between floors and rooms, which import-linter checks, have no exemptions."""

from __future__ import annotations

import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text())
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
