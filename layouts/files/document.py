"""A table as a file of the asked extension, ready to be sent or saved."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from layouts.files.tables import csv_text
from layouts.files.tables.csv_text import Dialect
from layouts.files.tables.table import Table, as_json

MEDIA_TYPES: Final = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def _nothing_to_close() -> None:
    """A document that is whole holds nothing."""


@dataclass(frozen=True)
class Document:
    """What is sent: pieces of bytes, their kind and the name under which they are saved.

    `close` lets go of what the pieces are read from, if not all of them will be taken. `sha256`
    is the sum of all bytes, in hexadecimal, where they are to be checked by whoever gets them.
    """

    name: str
    media_type: str
    pieces: Iterable[bytes]
    close: Callable[[], None] = _nothing_to_close
    sha256: str | None = None


def as_csv(table: Table, dialect: Dialect, name: str) -> Document:
    charset = "utf-16le" if dialect.encoding.startswith("utf-16") else "utf-8"
    return Document(
        f"{name}.csv", f"{MEDIA_TYPES['csv']}; charset={charset}", csv_text.write(table, dialect)
    )


def as_json_document(table: Table, question: dict[str, Any], name: str) -> Document:
    return Document(f"{name}.json", MEDIA_TYPES["json"], _json_pieces(table, question))


def _json_pieces(table: Table, question: dict[str, Any]) -> Iterator[bytes]:
    keys = [column.key for column in table.columns]
    yield b'{"question": ' + _dumped(question) + b', "rows": ['
    for number, row in enumerate(table.written()):
        cells = {key: as_json(cell) for key, cell in zip(keys, row, strict=True)}
        yield (b",\n" if number else b"\n") + _dumped(cells)
    yield b"\n]}\n"


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", errors="replace")
