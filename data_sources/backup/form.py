"""What a copy of the database looks like: a zip of the rows of each table, and what it holds.

`tables/<name>.jsonl` has a row a line, as a JSON array in the order of the table's columns.
Numbers with a fraction and moments are text, so that neither database rounds them.
`manifest.json` comes last; a file without it was not written to its end.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

FORMAT: Final = "rumo-backup"
FORMAT_VERSION: Final = 1
MANIFEST: Final = "manifest.json"
LARGEST_MANIFEST: Final = 4 * 1024 * 1024
LONGEST_LINE: Final = 256 * 1024 * 1024

Value = str | int | float | bool | None


class BackupRefusedError(Exception):
    """The copy cannot be made or used; the text says in Russian why and what to do."""


@dataclass(frozen=True)
class BackupPart:
    """The rows of one table: their columns, how many they are, the sum of their bytes."""

    columns: tuple[str, ...]
    rows: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What the copy holds, and of which schema it is."""

    schema: str
    made_at: str
    tables: Mapping[str, BackupPart]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.tables.values())


def place_of(table: str) -> str:
    """Where the rows of the table lie in the file."""
    return f"tables/{table}.jsonl"


def line_of(values: list[Value]) -> bytes:
    """A row as it is written."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f"{text}\n".encode()


def values_of(line: bytes) -> list[Value]:
    """A row as it was written. Raises `ValueError` for anything else."""
    values = json.loads(line)
    if not isinstance(values, list) or not all(isinstance(each, Value) for each in values):
        raise ValueError
    return values


def written(manifest: Manifest) -> bytes:
    """The manifest as it lies in the file."""
    said = {"format": FORMAT, "format_version": FORMAT_VERSION, **asdict(manifest)}
    return json.dumps(said, ensure_ascii=False, indent=1, allow_nan=False).encode()


def read(text: bytes) -> Manifest:
    """The manifest of the file. Raises `ValueError` where it is none of ours."""
    said: Any = json.loads(text)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise ValueError
    if said.get("format_version") != FORMAT_VERSION:
        raise BackupRefusedError("Копия сделана программой новее этой. Обновите программу.")
    try:
        tables = {
            str(name): BackupPart(
                tuple(map(str, part["columns"])), int(part["rows"]), part["sha256"]
            )
            for name, part in said["tables"].items()
        }
        return Manifest(str(said["schema"]), str(said["made_at"]), tables)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError from error
