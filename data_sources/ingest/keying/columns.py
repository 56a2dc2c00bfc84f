"""Which columns of a file hold keys of persons, and which others tell two people apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.database.schema import KNOWN_TABLES
from data_sources.ingest.files.raw import RawCell
from data_sources.ingest.files.rows.fields import fields_of
from data_sources.ingest.files.rows.header_words import normalized
from data_sources.ingest.files.rows.loadable import FieldKind
from data_sources.vocabulary.titles import column_titles

ROWS_SEARCHED: Final = 40
_TELLS_APART: Final = ("снилс", "snils", "дата рожд", "год рожд", "муниципалитет", "oktmo", "октмо")
_PERSONAL: Final = ("снилс", "snils", "паспорт", "рожд", "телефон", "почт", "e-mail", "email")
_PERSONAL_EXACTLY: Final = frozenset({"фио", "ф. и. о.", "ф.и.о.", "ф.и.о", "фамилия", "имя"})


def _called() -> dict[str, str]:
    found = {}
    for table in KNOWN_TABLES:
        titles = column_titles(table.name)
        for name, field in fields_of(table, {}).items():
            if field.kind is FieldKind.PERSON_KEY:
                found[normalized(name)] = titles[name]
                found[normalized(titles[name])] = titles[name]
    return found


@dataclass(frozen=True)
class KeyColumns:
    """Places in a row, counted from 0: of the keys, and of what tells two people apart.

    `personal` are titles of other columns that show persons.
    """

    keys: tuple[int, ...]
    apart: tuple[int, ...]
    personal: tuple[str, ...]


def key_titles() -> tuple[str, ...]:
    """The Russian titles of the columns that hold keys of persons."""
    return tuple(dict.fromkeys(_called().values()))


def columns_of(header: Sequence[RawCell]) -> KeyColumns | None:
    """The columns of a header; None where it has no column of keys."""
    called = _called()
    titles = [normalized(cell) if isinstance(cell, str) else "" for cell in header]
    keys = tuple(place for place, title in enumerate(titles) if title in called)
    if not keys:
        return None
    others = [(place, title) for place, title in enumerate(titles) if place not in keys]
    return KeyColumns(
        keys,
        tuple(place for place, title in others if _begins(title, _TELLS_APART)),
        tuple(
            str(header[place]).strip()
            for place, title in others
            if title in _PERSONAL_EXACTLY or any(word in title for word in _PERSONAL)
        ),
    )


def _begins(title: str, words: Iterable[str]) -> bool:
    return any(word in title for word in words)
