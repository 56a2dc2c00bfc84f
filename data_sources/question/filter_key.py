"""What is known of one key of an address; `Filters` and `View` declare each in one row."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, get_type_hints

from data_sources.question.readers import Reader, one_of

PAGES_WITH_LISTS: Final = (
    "training",
    "meetings",
    "decisions",
    "school-project",
    "network",
    "diagnostics",
)
"""Pages with a list that is narrowed, sorted and turned over."""


class Part(enum.Enum):
    """Which part of a request a key is."""

    WHOM = "whom"
    """Whom and which time it is about: numbers, rows and documents are asked by it."""
    SUBJECT = "subject"
    """Which indicator; it chooses no rows."""
    ROWS = "rows"
    """It narrows rows, and the numbers that are counted from them."""
    VIEW = "view"
    """How the answer is looked at: it changes no number of the question."""


class Saying(enum.Enum):
    """How a key stands in the sentence of what is asked."""

    AS_A_PAIR = "title: value"
    IN_OWN_WORDS = "own words"
    UNSAID = "unsaid"


@dataclass(frozen=True, eq=False)
class FilterKey:
    """One key of the address.

    `read` makes a value of its text, and `expected` says of which text it can; `title` and
    `words` (code -> word) are what a person reads. `pages` are those whose question it is, by
    the name of their address; none where it is of all. `is_carried`: a link to another of
    them takes it along.
    """

    read: Reader
    expected: str
    title: str
    part: Part = Part.ROWS
    saying: Saying = Saying.AS_A_PAIR
    pages: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    is_carried: bool = True

    def left_behind(self) -> FilterKey:
        """The same key, which no link takes to another page."""
        return replace(self, is_carried=False)

    def unsaid(self) -> FilterKey:
        """The same key, of which the sentence says nothing."""
        return replace(self, saying=Saying.UNSAID)

    def concerns(self, page: str) -> bool:
        """Whether it is a part of this page's question."""
        return not self.pages or page in self.pages


def about(read: Reader, expected: str, title: str) -> FilterKey:
    """Whom or which time the question is about."""
    return FilterKey(read, expected, title, Part.WHOM, Saying.IN_OWN_WORDS)


def narrowing(read: Reader, expected: str, title: str, *pages: str) -> FilterKey:
    """What narrows the rows of these pages."""
    return FilterKey(read, expected, title, pages=pages)


def choice(words: Mapping[str, str], expected: str, title: str, *pages: str) -> FilterKey:
    """What narrows the rows of these pages to one of ours, each with its word."""
    return FilterKey(one_of(words), expected, title, pages=pages, words=words)


def look(read: Reader, expected: str, title: str, *pages: str) -> FilterKey:
    """How the answer is looked at on these pages."""
    return FilterKey(read, expected, title, Part.VIEW, Saying.UNSAID, pages)


def declared_in(owner: type) -> dict[str, FilterKey]:
    """Name -> declaration of every field of the class that is annotated with one."""
    return {
        name: key
        for name, hint in get_type_hints(owner, include_extras=True).items()
        for key in getattr(hint, "__metadata__", ())
        if isinstance(key, FilterKey)
    }
