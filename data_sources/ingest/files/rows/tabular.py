"""What every kind of file is read as: sheets, each with its rows."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Final

from data_sources.ingest.files.raw import RawLine, UnreadableFileError

MOST_FAR_CELLS_NAMED: Final = 20


@dataclass
class FarCells:
    """Cells with nothing but spaces that stand where no table reaches; some of them by name."""

    names: list[str] = field(default_factory=list)

    def add(self, name: str) -> None:
        """Remembers one, while they are few."""
        if len(self.names) < MOST_FAR_CELLS_NAMED:
            self.names.append(name)


@dataclass(frozen=True)
class Content:
    """The rows of a sheet, read once, up to the last that has a value.

    Blank rows are among them, and so is what stands above the header; rows may differ in
    length. `far_cells` is complete once the rows have been read. Columns are counted from 0.
    """

    lines: Iterator[RawLine]
    hidden_columns: frozenset[int] = frozenset()
    far_cells: FarCells = field(default_factory=FarCells)


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook; a text file is one without a title.

    `read` opens its content, as often as it is called. Both it and the lines raise
    `UnreadableFileError`.
    """

    title: str | None
    is_hidden: bool
    read: Callable[[], AbstractContextManager[Content]]


def without_cells() -> AbstractContextManager[Content]:
    """The content of a sheet that is a diagram and nothing else."""
    return nullcontext(Content(iter(())))


Opened = AbstractContextManager[Sequence[Sheet]]


@dataclass(frozen=True)
class Breakage:
    """What the readers of one format raise on a file that is not sound, and how to say it."""

    errors: tuple[type[Exception], ...]
    sentence: str

    @contextmanager
    def told(self) -> Iterator[None]:
        """Turns what is raised inside into the sentence."""
        try:
            yield
        except self.errors as error:
            raise UnreadableFileError(self.sentence) from error

    def told_of(self, lines: Iterable[RawLine]) -> Generator[RawLine]:
        """The lines; where they break off, the sentence has the number of the next."""
        number = 0
        try:
            for line in lines:
                number = line.number
                yield line
        except self.errors as error:
            row = number + 1 if number else None
            raise UnreadableFileError(self.sentence, row) from error
