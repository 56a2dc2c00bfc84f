"""A file with persons in its key columns -> a file of the same kind with keys instead."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from data_sources.ingest.files.books.signatures import FileKind, form_of
from data_sources.ingest.files.raw import RawCell, UnreadableFileError
from data_sources.ingest.keying import text, workbook
from data_sources.ingest.keying.columns import KeyColumns, columns_of, key_titles
from data_sources.ingest.keying.hashing import key_of

_MARK: Final = ".ключи"
_MOST_NAMESAKES: Final = 20
_SAVE_ANEW: Final = "Это книга .xls. Откройте её в Excel, сохраните как .xlsx и повторите."


class KeyingRefusedError(Exception):
    """The file cannot be given keys; the text says in Russian what to do."""


@dataclass(frozen=True)
class Namesakes:
    """Rows of one key that may be of different people: they differ in what tells people apart."""

    rows: tuple[int, ...]


@dataclass(frozen=True)
class KeyedFile:
    """What was made: `replaced` cells of so many `persons`; `kept` cells were keys already.

    `personal` are titles of columns that still show persons.
    """

    path: Path
    replaced: int
    persons: int
    kept: int
    namesakes: tuple[Namesakes, ...]
    personal: tuple[str, ...]


@dataclass
class Keying:
    """Replaces the keys of row after row, and remembers what a person should be told of."""

    secret: bytes
    columns: KeyColumns | None = None
    replaced: int = 0
    kept: int = 0
    personal: dict[str, None] = field(default_factory=dict)
    _keys: dict[str, str | None] = field(default_factory=dict)
    _apart: defaultdict[str, dict[tuple[str, ...], int]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def begin(self, header: Sequence[RawCell]) -> bool:
        """Whether the row is the header of a table with keys; then it is the one that counts."""
        found = columns_of(header)
        if found is None:
            return False
        self.columns = found
        self.personal.update(dict.fromkeys(found.personal))
        return True

    def changes(self, number: int, cells: Sequence[RawCell]) -> dict[int, str]:
        """Place -> the key that replaces what stands there, for the cells that show persons."""
        if self.columns is None:
            return {}
        found = {}
        for place in self.columns.keys:
            shown = _shown(cells[place]) if place < len(cells) else ""
            if not shown:
                continue
            key = self._key(shown)
            if key is None:
                self.kept += 1
                continue
            found[place] = key
            self.replaced += 1
            apart = tuple(
                _shown(cells[other]).casefold() if other < len(cells) else ""
                for other in self.columns.apart
            )
            self._apart[key].setdefault(apart, number)
        return found

    def _key(self, shown: str) -> str | None:
        if shown not in self._keys:
            self._keys[shown] = key_of(shown, self.secret)
        return self._keys[shown]

    @property
    def persons(self) -> int:
        return len(self._apart)

    def namesakes(self) -> tuple[Namesakes, ...]:
        """One for each key that stands beside different marks of a person."""
        several = (tuple(rows.values()) for rows in self._apart.values() if len(rows) > 1)
        return tuple(Namesakes(rows) for rows in itertools.islice(several, _MOST_NAMESAKES))


def _shown(cell: RawCell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell).strip()


def key_file(path: Path, secret: bytes, target: Path | None = None) -> KeyedFile:
    """Writes the file with keys beside it, or where the target says; never over another file.

    A key that is opaque already stays. Raises `KeyingRefusedError`, `UnreadableFileError` where
    the file cannot be read, `FileExistsError` where the target is there, `OSError`.
    """
    keying = Keying(secret)
    made = _new_file(path) if target is None else target
    with made.open("xb"):
        pass
    try:
        form = form_of(path)
        match form:
            case FileKind.PACKAGE:
                workbook.rewrite(path, made, keying)
            case FileKind.TEXT:
                text.rewrite(path, made, keying)
            case FileKind.OLD_WORKBOOK:
                raise UnreadableFileError(_SAVE_ANEW)
        if keying.columns is None:
            titles = " или ".join(f"«{title}»" for title in key_titles())
            raise KeyingRefusedError(
                f"В файле нет столбца {titles}. Назовите так столбец, в котором стоят люди, "
                "и повторите."
            )
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise
    return KeyedFile(
        made,
        keying.replaced,
        keying.persons,
        keying.kept,
        keying.namesakes(),
        tuple(keying.personal),
    )


def _new_file(path: Path) -> Path:
    names: Iterable[str] = (
        f"{path.stem}{_MARK}{f'-{number}' if number > 1 else ''}{path.suffix}"
        for number in itertools.count(1)
    )
    return next(place for name in names if not (place := path.with_name(name)).exists())


__all__ = ["KeyedFile", "KeyingRefusedError", "Namesakes", "UnreadableFileError", "key_file"]
