"""A document before it is typeset: text in blocks, whatever the format of the file."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TypeAlias


class Align(enum.Enum):
    """How the cells of a column stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Heading:
    """Begins a section; numbered ones are numbered in their order, an annex starts a page."""

    text: str
    is_annex: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Sentences that go on in one paragraph."""

    text: str


@dataclass(frozen=True)
class Remark:
    """Small print: where numbers come from, what a table leaves out."""

    text: str


@dataclass(frozen=True)
class Items:
    """A list with a dash before each item."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class PaperColumn:
    """A column of a table; `share` is its width beside the others."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True)
class Grid:
    """A table with a header that is repeated on every page; `strong` rows are set in bold."""

    caption: str
    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()


Block: TypeAlias = Heading | Paragraph | Remark | Items | Grid


@dataclass(frozen=True)
class Paper:
    """The whole document.

    `title` is the first line, `about` those under it; `origin` stands at the foot of every page,
    `mark` at its head, empty where nothing has to be marked.
    """

    title: str
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
    origin: str
    mark: str
