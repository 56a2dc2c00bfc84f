"""A column as files may fill it, and a table of such columns."""

from __future__ import annotations

import enum
import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from data_sources.ingest.files.rows.other_words import OTHER_WORDS
from data_sources.vocabulary.naming import fold


class FieldKind(enum.Enum):
    """How a cell of the column is read.

    `DAY_OR_MONTH` takes a day, or a month for its last day. `BODY` and `PLAN` take a code or
    the Russian words for it, a new code in Latin letters too.
    `OKTMO` takes a municipality's code or name, `TERRITORY` the region's too, `OKTMO_CODE`
    digits alone: there the name is only being given. `PERSON_KEY` is opaque: it names nobody.
    """

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    FLAG = "flag"
    DATE = "date"
    DAY_OR_MONTH = "day_or_month"
    TIME_OF_DAY = "time_of_day"
    OKTMO = "oktmo"
    TERRITORY = "territory"
    OKTMO_CODE = "oktmo_code"
    ORGANIZATION = "organization"
    BODY = "body"
    PLAN = "plan"
    PERIOD = "period"
    KEYS = "keys"
    PERSON_KEY = "person_key"


TEXTS: Final = frozenset({FieldKind.TEXT, FieldKind.BODY, FieldKind.PLAN, FieldKind.PERSON_KEY})
"""Kinds whose words a form may offer in a list."""


@dataclass(frozen=True)
class FileField:
    """One column as files may fill it; `choices` are the codes it may hold, None for any.

    `default` is what an empty cell of a not-null column means, None where nothing does.
    `words` are the Russian words of the codes, by code.
    """

    name: str
    kind: FieldKind
    required: bool
    default: bool | None = None
    choices: tuple[str, ...] | None = None
    least: int | None = None
    above: int | None = None
    longest: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    @functools.cached_property
    def spoken(self) -> Mapping[str, str]:
        """What people may write, `squeezed` -> the code; a word of two codes is of neither."""
        found: dict[str, set[str]] = {}
        for code in self.choices or ():
            for word in {squeezed(code), squeezed(self.words.get(code, code))}:
                found.setdefault(word, set()).add(code)
        others: dict[str, set[str]] = {}
        for code in self.choices or ():
            for word in map(squeezed, OTHER_WORDS.get(code, ())):
                if word not in found:
                    others.setdefault(word, set()).add(code)
        return {
            word: codes.pop()
            for word, codes in (*found.items(), *others.items())
            if len(codes) == 1
        }


@dataclass(frozen=True)
class LoadableTable:
    """A table that files fill: its fields in the schema's order and the natural key.

    `before` are the tables that it refers to, and that those refer to, in the order of loading.
    """

    name: str
    fields: tuple[FileField, ...]
    key: tuple[str, ...]
    before: tuple[str, ...]


def squeezed(word: str) -> str:
    """A word of a closed list as it is compared: without case, ё, spaces and a final dot."""
    return fold(word).replace(" ", "").rstrip(".")
