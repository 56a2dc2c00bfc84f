"""The text of minutes as numbered lines, and the way from a span to a value with its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias, TypeVar

from data_sources.ingest.minutes.draft import Said, TextPlace
from data_sources.ingest.minutes.text.typography import respelled, tidied

Span: TypeAlias = tuple[int, int]
T = TypeVar("T")

_SENTENCE_END: Final = (".", ";", ":", "!", "?")
_FULL_LINE: Final = 0.72
_BORDERS: Final = " \t\u2028"


@dataclass(frozen=True)
class Paragraph:
    """What a container holds between two line ends.

    `is_row`: a row of a table, its cells parted by tabs. `is_soft`: the line may go on from the
    one before, as in text wrapped at a margin.
    """

    text: str
    is_row: bool = False
    is_soft: bool = False


@dataclass(frozen=True)
class Line:
    """A line that is not blank: its number from 1 and its span in the respelled text."""

    number: int
    start: int
    end: int
    text: str
    after_blank: bool = False
    is_row: bool = False
    is_soft: bool = False

    @property
    def cells(self) -> tuple[Span, ...]:
        """The spans of a row's cells, blank ones too."""
        spans = []
        at = self.start
        for cell in self.text.split("\t"):
            stripped = cell.strip(_BORDERS)
            begin = at + len(cell) - len(cell.lstrip(_BORDERS)) if stripped else at
            spans.append((begin, begin + len(stripped)))
            at += len(cell) + 1
        return tuple(spans)

    def cut(self, start: int, end: int | None = None) -> Line:
        """The part of the line between two offsets of the whole text, borders trimmed."""
        stop = self.end if end is None else end
        text = self.text[start - self.start : stop - self.start]
        lead = len(text) - len(text.lstrip(_BORDERS))
        stripped = text.strip(_BORDERS)
        return replace(self, start=start + lead, end=start + lead + len(stripped), text=stripped)


@dataclass(frozen=True)
class Script:
    """The original text, the same in one spelling, and its lines.

    `flat` is the spelling with a space for each line end, for words that go over one. Lines are
    counted from the beginning of the file, `lines_above` of it are not part of the text.
    """

    original: str
    shown: str
    flat: str
    origin: tuple[int, ...]
    line_starts: tuple[int, ...]
    lines: tuple[Line, ...]
    width: int
    lines_above: int = 0

    def place(self, start: int, end: int) -> TextPlace:
        """Where a span of the respelled text stands in the original."""
        first = self.origin[start]
        last = self.origin[end - 1] + 1 if end > start else first
        return TextPlace(first, last, self.lines_above + bisect_right(self.line_starts, first))

    def written(self, start: int, end: int) -> str:
        """A span in the original letters, whitespace single."""
        place = self.place(start, end)
        return tidied(self.original[place.start : place.end])

    def written_all(self, spans: Iterable[Span]) -> str:
        """Several spans in the original letters, one space between them."""
        return tidied(
            "\n".join(
                self.original[place.start : place.end]
                for place in (self.place(*span) for span in spans)
            )
        )

    def said(self, value: T, start: int, end: int) -> Said[T]:
        """A value with the place that it was read from."""
        return Said(value, self.place(start, end))

    def quoted(self, start: int, end: int) -> Said[str]:
        """A span as a value of its own."""
        return Said(self.written(start, end), self.place(start, end))

    def goes_on(self, before: Line, line: Line) -> bool:
        """Whether a line goes on with the sentence of the line before it."""
        if line.is_row or before.is_row or line.after_blank:
            return False
        if line.text[0].islower():
            return line.is_soft or not before.text.endswith((".", ";", ":"))
        if not line.is_soft:
            return False
        return len(before.text) >= self.width * _FULL_LINE and not before.text.endswith(
            _SENTENCE_END
        )


def script_of(paragraphs: tuple[Paragraph, ...], lines_above: int = 0) -> Script:
    """The lines of a document; blank ones are counted and left out."""
    original = "\n".join(paragraph.text for paragraph in paragraphs)
    spelling = respelled(original)
    starts = [0, *(found.end() for found in re.finditer("\n", original))]
    lines: list[Line] = []
    at = 0
    after_blank = False
    for number, raw in enumerate(spelling.text.split("\n"), start=1):
        paragraph = paragraphs[number - 1]
        stripped = raw.strip(" " if paragraph.is_row else _BORDERS)
        if stripped.strip(_BORDERS):
            begin = at + raw.index(stripped[0]) if stripped else at
            lines.append(
                Line(
                    lines_above + number,
                    begin,
                    begin + len(stripped),
                    stripped,
                    after_blank,
                    paragraph.is_row,
                    paragraph.is_soft,
                )
            )
            after_blank = False
        else:
            after_blank = True
        at += len(raw) + 1
    width = max((len(line.text) for line in lines if line.is_soft), default=0)
    return Script(
        original,
        spelling.text,
        spelling.text.replace("\n", " "),
        tuple(spelling.origin),
        tuple(starts),
        tuple(lines),
        width,
        lines_above,
    )
