"""What a document of old Word says of its letters and paragraphs, by their offsets."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias

Runs: TypeAlias = tuple[tuple[int, int, frozenset[int]], ...]

_PAGE: Final = 512
_LETTERS_AT: Final = 0xFA
_PARAGRAPHS_AT: Final = 0x102
_LETTER_ENTRY: Final = 1
_PARAGRAPH_ENTRY: Final = 13
_DELETED, _STRUCK, _STRUCK_TWICE, _HIDDEN = 0x0800, 0x0837, 0x2A53, 0x083C
_UNSEEN: Final = frozenset({_DELETED, _STRUCK, _STRUCK_TWICE, _HIDDEN})
_IN_TABLE, _ENDS_ROW, _LIST = 0x2416, 0x2417, 0x460B
_LONG_OPERANDS: Final = frozenset({0xD608, 0xD606})
_SIZES: Final = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_MOST_PAGES: Final = 20_000


@dataclass(frozen=True)
class Properties:
    """Runs of letters and of paragraphs, each with the switches that are on in it."""

    letters: Runs
    paragraphs: Runs

    def is_unseen(self, offset: int) -> bool:
        """Whether a letter is struck out, hidden or deleted with tracked changes."""
        return bool(_at(self.letters, offset) & _UNSEEN)

    def is_in_table(self, offset: int) -> bool:
        """Whether a paragraph stands in a table."""
        return _IN_TABLE in _at(self.paragraphs, offset)

    def ends_row(self, offset: int) -> bool:
        """Whether the mark of a cell is that of its row."""
        return _ENDS_ROW in _at(self.paragraphs, offset)

    def is_numbered(self, offset: int) -> bool:
        """Whether Word draws a number or a bullet before a paragraph."""
        return _LIST in _at(self.paragraphs, offset)


def properties_of(word: bytes, table: bytes) -> Properties:
    """The properties that the pages of a document hold."""
    return Properties(
        tuple(sorted(_runs(word, table, _LETTERS_AT, _LETTER_ENTRY), key=lambda run: run[0])),
        tuple(sorted(_runs(word, table, _PARAGRAPHS_AT, _PARAGRAPH_ENTRY), key=lambda run: run[0])),
    )


def _at(runs: Runs, offset: int) -> frozenset[int]:
    at = bisect_right(runs, offset, key=lambda run: run[0]) - 1
    if at < 0 or offset >= runs[at][1]:
        return frozenset()
    return runs[at][2]


def _runs(
    word: bytes, table: bytes, at: int, entry: int
) -> Iterator[tuple[int, int, frozenset[int]]]:
    start, size = struct.unpack_from("<II", word, at)
    plan = table[start : start + size]
    count = min(max((len(plan) - 4) // 8, 0), _MOST_PAGES)
    for number in range(count):
        page_at = struct.unpack_from("<I", plan, 4 * (count + 1) + 4 * number)[0] & 0x3F_FFFF
        page = word[page_at * _PAGE : (page_at + 1) * _PAGE]
        if len(page) < _PAGE:
            continue
        runs = page[-1]
        edges = struct.unpack_from(f"<{runs + 1}I", page, 0)
        for index in range(runs):
            place = page[4 * (runs + 1) + entry * index] * 2
            said = _said(page, place, entry) if place else b""
            yield edges[index], edges[index + 1], frozenset(_switched_on(said))


def _said(page: bytes, place: int, entry: int) -> bytes:
    """The changes that a page keeps for one run."""
    size = page[place]
    if entry == _LETTER_ENTRY:
        return page[place + 1 : place + 1 + size]
    begin = place + 1
    length = 2 * size - 1
    if size == 0:
        length = 2 * page[begin]
        begin += 1
    return page[begin + 2 : begin + length]


def _switched_on(changes: bytes) -> Iterator[int]:
    at = 0
    while at + 2 < len(changes):
        code = struct.unpack_from("<H", changes, at)[0]
        at += 2
        if code in _LONG_OPERANDS:
            size = struct.unpack_from("<H", changes, at)[0] + 1 if at + 2 <= len(changes) else 0
        elif code >> 13 == 6:
            size = changes[at] + 1
        else:
            size = _SIZES[code >> 13]
        if any(changes[at : at + size]):
            yield code
        at += max(size, 1)
