"""How a declared table of rows is called in Russian: on its page and in its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Title:
    """A column: what heads it, what stands in it, words for its codes, its width in a workbook."""

    title: str
    note: str
    words: Mapping[str, str] | None = None
    width: int = 14


@dataclass(frozen=True)
class RowSheet:
    """A table: `path` is the page that shows its rows; `titles` name every column by its key."""

    name: str
    title: str
    path: str
    titles: Mapping[str, Title]
