"""The one place of Russian titles: tables, their columns and the codes that columns hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.datasets import DEMO_DATASET, MINUTES_DATASET
from data_sources.vocabulary.titles import registers, support, work
from data_sources.vocabulary.titles.tables import SECTIONS, TITLES
from data_sources.vocabulary.titles.told import Help
from data_sources.vocabulary.titles.words import WORDS

_COLUMNS: Final = MappingProxyType({**registers.COLUMNS, **work.COLUMNS, **support.COLUMNS})
_LOADED_AS: Final = MappingProxyType(
    {DEMO_DATASET: "Демонстрационные данные", MINUTES_DATASET: "Протокол"}
)
_NO_WORDS: Final[Mapping[str, str]] = MappingProxyType({})


def table_title(name: str) -> str:
    """The Russian title of the table. Raises `KeyError` for a name that is none."""
    return TITLES[name]


def dataset_title(dataset: str) -> str:
    """What a load brought: a table, or what else a command writes; else as it calls itself."""
    return TITLES.get(dataset) or _LOADED_AS.get(dataset, dataset)


def column_titles(table: str) -> Mapping[str, str]:
    """Own column -> its short Russian title, in the schema's order; no two titles are alike."""
    return MappingProxyType({name: told.title for name, told in _told(table).items()})


def column_notes(table: str) -> Mapping[str, str]:
    """Own column -> one Russian sentence: what to write, in which unit, an example."""
    return MappingProxyType({name: told.note for name, told in _told(table).items()})


def column_examples(table: str) -> Mapping[str, str]:
    """Own column -> an invented cell as a person types it; empty where nothing is written."""
    return MappingProxyType({name: told.example for name, told in _told(table).items()})


def column_suggestions(table: str) -> Mapping[str, tuple[str, ...]]:
    """Column -> words that usually stand there, for the columns that may hold others too."""
    return MappingProxyType({name: told.usual for name, told in _told(table).items() if told.usual})


def choice_words(table: str, column: str) -> Mapping[str, str]:
    """Code -> Russian word in the schema's order; empty for a column without a closed list."""
    return WORDS.get((table, column), _NO_WORDS)


def _told(table: str) -> Mapping[str, Help]:
    return _COLUMNS[table]


__all__ = [
    "SECTIONS",
    "choice_words",
    "column_examples",
    "column_notes",
    "column_suggestions",
    "column_titles",
    "dataset_title",
    "table_title",
]
