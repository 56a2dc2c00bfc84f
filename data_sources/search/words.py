"""What a person types, and what is written in the data, as words that can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data_sources.names.keyboard import CYRILLIC_KEYS, LATIN_KEYS, TO_CYRILLIC
from data_sources.names.spelling import spelled

LONGEST_TEXT: Final = 200
MOST_WORDS: Final = 12
SHORTEST_IN_OTHER_LAYOUT: Final = 3
SHORTEST_STEM: Final = 3

_SMALL_WORDS: Final = frozenset(
    {"в", "во", "на", "и", "с", "со", "по", "о", "об", "к", "ко", "для", "от", "из", "у", "за"}
)
_TO_LATIN: Final = {
    ord(typed): meant
    for typed, meant in zip(CYRILLIC_KEYS, LATIN_KEYS, strict=True)
    if meant.isalpha()
}
_WORD: Final = re.compile(r"[^\W_]+")
_NUMBERED: Final = re.compile(r"(?:№|#|\bN)\s*([0-9]+)")
_DOTTED: Final = re.compile(r"[0-9]+(?:\.[0-9]+)+")
_UNSEEN: Final = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_LATIN: Final = re.compile("[a-z]")
_CYRILLIC: Final = re.compile("[а-я]")
_ENDING: Final = re.compile(
    "(?:ого|его|ому|ему|ыми|ими|ами|ями|иях|иям|ией|ия|ие|ии|ию|ов|ев|ой|ей|ый|ий|ым|им|ых|их|"
    "ая|яя|ое|ее|ые|ую|юю|ом|ем|ам|ям|ах|ях|[аеиоуыьюяй])$"
)


def cleaned(text: str) -> str:
    """What was typed without what cannot be seen, in single spaces, at most 200 signs."""
    seen = "".join(
        " " if sign.isspace() else sign
        for sign in unicodedata.normalize("NFC", text[:LONGEST_TEXT])
        if sign.isspace() or unicodedata.category(sign)[0] != "C"
    )
    return " ".join(seen.split())


def words_of(text: str) -> tuple[str, ...]:
    """Words of a text: letters and digits in lower case, ё as е, in their order.

    A number with its sign («№ 3») is found both as the number and as the number with the sign,
    one of several parts («1.2», «14.11.2025») both whole and by its parts.
    """
    seen = _UNSEEN.sub("", unicodedata.normalize("NFC", text))
    lowered = seen.lower().replace("ё", "е")
    words = _WORD.findall(lowered)
    if _LATIN.search(lowered) and _CYRILLIC.search(lowered):
        words = [_one_alphabet(word) for word in words]
    return (*words, *_DOTTED.findall(seen), *(f"№{number}" for number in _NUMBERED.findall(seen)))


def _one_alphabet(word: str) -> str:
    """A word into which letters of the other alphabet were slipped, in its own one."""
    if _LATIN.search(word) and _CYRILLIC.search(word):
        # The spelling of a name is one word here: there is nothing to part it by.
        return spelled(word)
    return word


@dataclass(frozen=True)
class Piece:
    """What stands between two spaces of what was typed, as the words that may be meant by it.

    `typed` are the words as they are typed; `meant` are other readings: the keys of the other
    keyboard layout, letters that only look like those of the other alphabet.
    """

    typed: tuple[str, ...]
    meant: tuple[tuple[str, ...], ...]


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The parts of what was typed, each of which must be found; the first dozen of them.

    Small words («в», «на») mean nothing beside others.
    """
    # A number keeps to its sign: «№ 3» is one piece, and only that number answers it.
    glued = _NUMBERED.sub(lambda found: f" №{found[1]} ", text)
    pieces = list(_pieces(glued.split()))
    telling = [piece for piece in pieces if not _SMALL_WORDS.issuperset(piece.typed or ("№",))]
    return tuple(telling or pieces)[:MOST_WORDS]


def _pieces(parts: list[str]) -> Iterator[Piece]:
    for part in parts:
        numbered = re.fullmatch(r"№\d+", part, re.ASCII)
        if numbered:
            yield Piece((part,), ())
            continue
        typed = words_of(part)
        readings = [words_of(spelled(part)), words_of(_in_other_layout(part))]
        meant = dict.fromkeys(reading for reading in readings if reading and reading != typed)
        if typed or meant:
            yield Piece(typed, tuple(meant))


def _in_other_layout(part: str) -> str:
    lowered = part.lower()
    if len(lowered) < SHORTEST_IN_OTHER_LAYOUT:
        return ""
    if _LATIN.search(lowered):
        return lowered.translate(TO_CYRILLIC)
    return lowered.translate(_TO_LATIN) if _CYRILLIC.search(lowered) else ""


def stem(word: str) -> str | None:
    """The word without its Russian ending, by which its other forms are found; None if short."""
    found = _ENDING.sub("", word)
    return found if found != word and len(found) >= SHORTEST_STEM else None
