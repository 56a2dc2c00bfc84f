"""Every word that a page says is Russian, and every gap is said in words, on random addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa

from dashboard.pages import table
from data_sources.database.engine import make_engine
from data_sources.database.schema import KNOWN_TABLES
from data_sources.indicators import registry
from data_sources.indicators.scenes import place
from data_sources.store import Store
from data_sources.vocabulary.titles import choice_words
from layouts.wording import terms
from tests import rendered
from tests.asking import TODAY, store_on, write
from tests.generated.addresses import Address, addresses
from tests.generated.databases import insert, random_tables

DEMO_DAY: Final = date(2026, 11, 21)
LATIN: Final = re.compile(r"[A-Za-z]{2,}")
EMPTY_WORDS: Final = re.compile(r"\b(?:nan|None|null|undefined|NaN|True|False|Infinity|inf)\b")
_FORMATS: Final = (
    "CSV",
    "XLSX",
    "JSON",
    "PNG",
    "SVG",
    "ICS",
    "DOCX",
    "docx",
    "PPTX",
    "pptx",
    "HTML",
    "PDF",
    "ZIP",
)
_KEYS: Final = ("Ctrl", "Enter", "Esc", "Home", "End", "Page", "Up", "Down")
NAMES: Final = frozenset(
    {
        *_FORMATS,
        *_KEYS,
        "Frictionless",
        "Data",
        "Package",
        "Excel",
        "LibreOffice",
        "PowerPoint",
        "URL",
        "https",
        "webcal",
        "UTC",
        "II",
        "III",
        "IV",
        "rumo",
    }
)
"""Names of formats, programs and keys, quarters, and the project's own command."""
CODES: Final = frozenset({"code", "kbd", "samp"})
"""Elements in which a code stands as a code."""
PASSPORTS: Final = "//*[contains(concat(' ', @class, ' '), ' passport ')]"
COMMAND: Final = re.compile(r"«rumo [^»]*»")
RECORD: Final = re.compile(r"\b\w+(?:-\w+)*-\d[\w-]*")
"""The code of a record, as those who wrote it gave it: «council-69608000-2026-12-10»."""
ADDRESS: Final = re.compile(r"https?://\S+|/[\w/-]+\?\S*")


def spoken(page: Any) -> Iterator[str]:
    """Texts that are said in words: without codes shown as codes, commands and addresses."""
    for element, text in rendered.texts(page):
        around = {each.tag for each in (element, *element.iterancestors())}
        if not around & CODES:
            yield RECORD.sub(" ", ADDRESS.sub(" ", COMMAND.sub(" ", text)))


def free_words(engine: sa.Engine) -> set[str]:
    """Latin words of texts that other systems write freely; codes with Russian words are none."""
    found: set[str] = set()
    with engine.connect() as connection:
        for each in KNOWN_TABLES:
            for column in each.columns:
                if isinstance(column.type, sa.String) and not choices(each.name, column.name):
                    texts = connection.execute(sa.select(column).distinct()).scalars()
                    found.update(word for text in texts if text for word in LATIN.findall(text))
    return found - coded()


def choices(table_name: str, column: str) -> Mapping[str, str]:
    return choice_words(table_name, column)


def coded() -> set[str]:
    """Latin words of codes that have a Russian word."""
    return {
        word
        for each in KNOWN_TABLES
        for column in each.columns
        for code in choices(each.name, column.name)
        for word in LATIN.findall(code)
    }


def dictionary() -> set[str]:
    """A passport names what it counts as the data dictionary does: tables, columns, codes."""
    names = [name for each in KNOWN_TABLES for name in (each.name, *each.columns.keys())]
    return {word for name in names for word in LATIN.findall(name)} | coded()


def foreign(page: Any, free: set[str]) -> set[tuple[str, str]]:
    """Words that are not Russian and have no right to stand there, with where they stand."""
    passports = {said for passport in page.xpath(PASSPORTS) for _, said in rendered.texts(passport)}
    told = (*(each.passport for each in registry().values()), terms.INDEX_PASSPORT)
    passports |= {text for passport in told for text in vars(passport).values()}
    return {
        (word, text.strip()[:90])
        for text in spoken(page)
        for word in LATIN.findall(text)
        if word not in NAMES | free and not (text in passports and word in dictionary())
    }


def drawn(store: Store, address: Address) -> Any:
    return rendered.page(store, table(), address.page.path, address.query)


def look(engine: sa.Engine, today: date, count: int, seed: int) -> None:
    store, free = store_on(engine, today), free_words(engine)
    for address in addresses(Random(seed), store, table(), count):
        page = drawn(store, address)
        empty = {text for _, text in rendered.texts(page) if EMPTY_WORDS.search(text)}
        assert empty == set(), address
        # A value of the address that a page cannot take is told of as it was written.
        quoted = set(LATIN.findall(store.parse(address.query).request.view.sort or ""))
        assert foreign(page, free | quoted) == set(), address


@pytest.fixture
def engine(sqlite_url: str) -> Iterator[sa.Engine]:
    """Words do not depend on the kind of database."""
    made = make_engine(sqlite_url)
    yield made
    made.dispose()


def test_a_page_says_only_russian_words(demo_url: str) -> None:
    engine = make_engine(demo_url)
    look(engine, DEMO_DAY, 44, 1)
    engine.dispose()


@pytest.mark.parametrize("seed", [3, 4])
def test_random_data_are_told_of_in_russian(engine: sa.Engine, seed: int) -> None:
    insert(engine, random_tables(Random(seed)))
    look(engine, TODAY, 22, seed)


def test_an_empty_database_is_told_of_in_russian(engine: sa.Engine) -> None:
    look(engine, TODAY, 11, 5)


def test_one_municipality_alone_is_told_of_in_russian(engine: sa.Engine) -> None:
    write(engine, place())
    look(engine, TODAY, 22, 6)


def test_a_foreign_word_and_an_empty_one_would_be_noticed() -> None:
    page = rendered.element_of("<p title='no data'>remote <code>table</code> «rumo load» nan</p>")
    assert {word for word, _ in foreign(page, set())} == {"no", "data", "remote", "nan"}
    assert any(EMPTY_WORDS.search(text) for _, text in rendered.texts(page))
