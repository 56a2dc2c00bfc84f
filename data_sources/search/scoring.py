"""How well a word that was typed fits the words of an index."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from data_sources.search.index import LONGEST_STUB, SHORTEST_STUB, Index, Scores
from data_sources.search.words import LONGEST_TEXT, Piece, stem

LETTERS_A_SLIP: Final = 4
LETTERS_A_GUESS: Final = 3
LETTERS_OF_NO_SLIP: Final = LONGEST_TEXT + 1
MOST_SLIPS: Final = 3
LONGEST_OTHER_ENDING: Final = 4

_WHOLE: Final = 1.0
_BEGINNING: Final = 0.9
_OTHER_FORM: Final = 0.88
_SLIPPED: Final = 0.75
_A_SLIP: Final = 0.1
_NOT_IN_NAME: Final = 0.85
_OTHER_READING: Final = 0.98


class FuzzLevel(enum.Enum):
    """How much is forgiven: nothing; slips in words met nowhere; slips in every word."""

    NONE = "none"
    FOR_STRANGE_WORDS = "for strange words"
    FOR_ALL_WORDS = "for all words"


Slips: TypeAlias = Callable[[str, Index, int], Iterable[tuple[str, int]]]
"""`with_slips`, or what remembers its answers."""


def scores_of(piece: Piece, index: Index, fuzz_level: FuzzLevel, slips: Slips) -> Scores:
    """For every entry how well it answers the piece, from 0 (not at all) to 1.

    Other readings of what was typed are tried where the typed one is met nowhere.
    """
    scores = _none(index)
    for worth, words in _readings(piece):
        scores = np.maximum(scores, worth * _all_of(words, index, LETTERS_OF_NO_SLIP, slips))
        if scores.any():
            break
    if fuzz_level is FuzzLevel.NONE or (fuzz_level is FuzzLevel.FOR_STRANGE_WORDS and scores.any()):
        return scores
    return _with_slips_forgiven(piece, index, LETTERS_A_SLIP, slips)


def closest_of(piece: Piece, index: Index, slips: Slips) -> Scores:
    """As at every level of slips; where nothing answers even so, with more than one forgives."""
    scores = _with_slips_forgiven(piece, index, LETTERS_A_SLIP, slips)
    return scores if scores.any() else _with_slips_forgiven(piece, index, LETTERS_A_GUESS, slips)


def _with_slips_forgiven(piece: Piece, index: Index, letters: int, slips: Slips) -> Scores:
    scores = _none(index)
    for worth, words in _readings(piece):
        scores = np.maximum(scores, worth * _all_of(words, index, letters, slips))
    return scores


def _readings(piece: Piece) -> Iterator[tuple[np.float32, tuple[str, ...]]]:
    if piece.typed:
        yield np.float32(1), piece.typed
    for words in piece.meant:
        yield np.float32(_OTHER_READING), words


def _all_of(words: tuple[str, ...], index: Index, letters: int, slips: Slips) -> Scores:
    found = [_one(word, index, letters, slips) for word in words]
    together: Scores = np.stack(found).mean(axis=0, dtype=np.float32)
    together[np.min(found, axis=0) == 0] = 0
    return together


def _one(word: str, index: Index, letters: int, slips: Slips) -> Scores:
    """By words: how good each is. Then by entries: the best that each of them mentions."""
    marks: Scores = np.zeros(len(index.vocabulary), dtype=np.float32)
    for text, count in slips(word, index, min(len(word) // letters, MOST_SLIPS)):
        first, last = index.beginning(text)
        mark = _SLIPPED - _A_SLIP * (count - 1)
        marks[first:last] = np.maximum(marks[first:last], mark)
    _mark_forms(word, index, marks)
    first, last = index.beginning(word)
    if not word.startswith("№"):
        marks[first:last] = _BEGINNING
    if first < last and index.vocabulary[first] == word:
        marks[first] = _WHOLE
    return _by_entries(marks, index)


def _mark_forms(word: str, index: Index, marks: Scores) -> None:
    root = stem(word)
    if root is None:
        return
    longest = len(root) + LONGEST_OTHER_ENDING
    first, last = index.beginning(root)
    for place in range(first, last):
        if len(index.vocabulary[place]) <= longest:
            marks[place] = _OTHER_FORM


def _by_entries(marks: Scores, index: Index) -> Scores:
    scores = _none(index)
    marked = np.flatnonzero(marks)
    for mentions, worth in ((index.in_names, 1.0), (index.elsewhere, _NOT_IN_NAME)):
        counts = mentions.starts[marked + 1] - mentions.starts[marked]
        if counts.any():
            # The places of all mentions of the marked words, one stretch for each word.
            begins = np.repeat(mentions.starts[marked] - np.cumsum(counts) + counts, counts)
            places = mentions.entries[begins + np.arange(counts.sum())]
            np.maximum.at(scores, places, np.repeat(marks[marked] * np.float32(worth), counts))
    return scores


def with_slips(word: str, index: Index, allowed: int) -> tuple[tuple[str, int], ...]:
    """Beginnings of words that the word may be with at most so many slips, and with how many.

    A slip is a letter too many, one lost, another one, two that changed places. A number with a
    slip is another number.
    """
    if not allowed or not word.isalpha():
        return ()
    shortest = max(len(word) - allowed, SHORTEST_STUB)
    return tuple(
        (str(text), int(count))
        for length in range(shortest, min(len(word) + allowed, LONGEST_STUB) + 1)
        for text, count, _ in process.extract(
            word,
            index.stubs[length].like(word, allowed),
            scorer=OSA.distance,
            score_cutoff=allowed,
            limit=None,
        )
    )


def _none(index: Index) -> Scores:
    return np.zeros(len(index.entries), dtype=np.float32)
