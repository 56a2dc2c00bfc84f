"""What a package says of a register: its title, its fields, in Russian and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from layouts.columns.units import MeasureUnit

KNOWN_CODES: Final = (
    "на которые ссылаются строки пакета. Код, которого справочник не знал, стоит в строке один."
)


@dataclass(frozen=True)
class FieldWords:
    """A field whose title is the schema's.

    `note` says what stands in it and what an empty cell means: the notes of the schema say what
    to write into a form, here it has been written. `english` is a title and a sentence, `unit`
    that of all its numbers, if they have one.
    """

    note: str
    english: tuple[str, str]
    unit: MeasureUnit | None = None


@dataclass(frozen=True)
class RegisterWords:
    """A register; `note` says what a row is, `english` is the title and the note."""

    title: str
    note: str
    english: tuple[str, str]
    fields: Mapping[str, FieldWords]
