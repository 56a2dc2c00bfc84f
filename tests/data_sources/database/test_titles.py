"""The one place of Russian titles is complete and tells everything apart."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.database.schema import KNOWN_TABLES, own_columns
from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.titles import (
    SECTIONS,
    choice_words,
    column_examples,
    column_notes,
    column_suggestions,
    column_titles,
    dataset_title,
    table_title,
)

ROOT: Final = Path(__file__).resolve().parents[3]
EVERY_TABLE: Final = pytest.mark.parametrize(
    "table", KNOWN_TABLES, ids=[table.name for table in KNOWN_TABLES]
)


def folded(text: str) -> str:
    return text.casefold().replace("ё", "е")


def declared(table: sa.Table[Any]) -> dict[str, tuple[str, ...]]:
    """Column -> the codes that the database itself lets in."""
    return dict(
        constraint.info["choices"]
        for constraint in table.constraints
        if "choices" in constraint.info
    )


def test_every_table_stands_in_one_section_under_a_title_of_its_own() -> None:
    names = list(chain.from_iterable(SECTIONS.values()))
    assert names == [table.name for table in KNOWN_TABLES]
    assert len({folded(table_title(name)) for name in names}) == len(KNOWN_TABLES)
    with pytest.raises(KeyError):
        table_title("load")


WITH_CODES: Final = [table for table in KNOWN_TABLES if declared(table)]
EVERY_TABLE_WITH_CODES: Final = pytest.mark.parametrize(
    "table", WITH_CODES, ids=[table.name for table in WITH_CODES]
)


@EVERY_TABLE
def test_every_own_column_has_a_title_that_no_other_column_answers_to(
    table: sa.Table[Any],
) -> None:
    titles = column_titles(table.name)
    names = [column.name for column in own_columns(table)]
    assert list(titles) == names
    assert len({folded(title) for title in titles.values()}) == len(names)
    assert not {folded(title) for title in titles.values()} & set(names)
    for title in titles.values():
        assert re.fullmatch(r"[А-ЯЁ][^;*:]*", title), title
        assert len(title) <= 30


@EVERY_TABLE
def test_every_own_column_has_one_sentence_with_its_example(table: sa.Table[Any]) -> None:
    notes, examples = column_notes(table.name), column_examples(table.name)
    assert list(notes) == list(examples) == list(column_titles(table.name))
    for column, note in notes.items():
        assert re.match("[А-ЯЁ«]", note)
        assert note.endswith(".")
        assert not note.endswith("..")
        assert examples[column] in note
        assert "\n" not in note


@EVERY_TABLE
def test_every_required_column_has_an_example(table: sa.Table[Any]) -> None:
    examples = column_examples(table.name)
    assert all(examples[column.name] for column in own_columns(table) if not column.nullable)


def test_some_tables_have_codes_and_some_have_none() -> None:
    assert 1 < len(WITH_CODES) < len(KNOWN_TABLES)


@EVERY_TABLE
def test_every_code_has_a_word_of_its_own_and_no_word_is_another_code(
    table: sa.Table[Any],
) -> None:
    codes = declared(table)
    for column in own_columns(table):
        words = choice_words(table.name, column.name)
        assert tuple(words) == tuple(codes.get(column.name, ()))
        assert len({folded(word) for word in words.values()}) == len(words)
        assert not {folded(word) for word in words.values()} & set(words)
        if words:
            assert column_examples(table.name)[column.name] in words.values()


@EVERY_TABLE
def test_words_are_suggested_where_others_are_allowed(table: sa.Table[Any]) -> None:
    suggested = column_suggestions(table.name)
    assert not suggested.keys() & declared(table).keys()
    for column, words in suggested.items():
        assert column_examples(table.name)[column] in words
        assert all(word in column_notes(table.name)[column] for word in words)


def test_directions_are_called_as_everywhere() -> None:
    assert choice_words("self_diagnosis_score", "direction") == DIRECTIONS
    assert choice_words("event", "direction") == DIRECTIONS
    assert choice_words("event", "title") == {}


@pytest.mark.parametrize(
    "told",
    [
        column_titles("event"),
        column_notes("event"),
        column_examples("event"),
        column_suggestions("meeting"),
        choice_words("event", "kind"),
        choice_words("event", "title"),
        SECTIONS,
    ],
)
def test_titles_cannot_be_changed_by_whoever_reads_them(told: Any) -> None:
    with pytest.raises(TypeError):
        told["kind"] = "другое"


def test_a_load_is_called_by_what_it_brought() -> None:
    assert dataset_title("event") == table_title("event")
    assert dataset_title("demo") == "Демонстрационные данные"
    assert dataset_title("чужая") == "чужая"


@EVERY_TABLE_WITH_CODES
def test_the_dictionary_names_every_code(table: sa.Table[Any]) -> None:
    text = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    section = text.partition(f"### `{table.name}` ")[2].partition("\n### ")[0]
    for column, codes in declared(table).items():
        line = next(line for line in section.splitlines() if line.startswith(f"| `{column}` "))
        told = set(re.findall(r"`(\w+)`", line))
        expected = set(codes) - set(DIRECTIONS)
        assert expected <= told, (column, line)
