"""Everything that can be found, arranged by its words; made once, never changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from data_sources.search.subjects import Subject, SubjectKind
from data_sources.search.words import words_of

Numbers: TypeAlias = npt.NDArray[np.int32]
Scores: TypeAlias = npt.NDArray[np.float32]

_Number = TypeVar("_Number", bound=np.generic)

SHORTEST_STUB: Final = 3
LONGEST_STUB: Final = 24


@dataclass(frozen=True)
class IndexEntry:
    """One thing that can be found.

    `names` are what it is called (any of them will do), `also` texts that lead to it: codes,
    places. `places` are the municipalities that it belongs to: who may see none of them does
    not find it; empty: everybody's.
    """

    kind: SubjectKind
    subject: Subject
    names: tuple[str, ...]
    also: tuple[str, ...] = ()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Mentions:
    """Which entries mention a word: those of word w are `entries[starts[w]:starts[w + 1]]`."""

    starts: Numbers
    entries: Numbers

    def between(self, first: int, last: int) -> Numbers:
        """Entries that mention any word from the first up to the last, the last not counted."""
        return self.entries[self.starts[first] : self.starts[last]]


@dataclass(frozen=True, eq=False)
class Stubs:
    """The different beginnings of words, of one length; `letters` are bits for what is in each.

    Letters may share a bit: what differs in its bits differs in its letters, not the reverse.
    """

    texts: tuple[str, ...]
    letters: npt.NDArray[np.uint64]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Stubs:
        kept = tuple(texts)
        return cls(kept, _fixed(_letters(kept)))

    def like(self, word: str, slips: int) -> list[str]:
        """All texts that so few slips could make of the word, and some others."""
        own = _letters((word,))[0]
        lost, added = (
            np.bitwise_count(each) for each in (own & ~self.letters, self.letters & ~own)
        )
        return [self.texts[place] for place in np.flatnonzero((lost <= slips) & (added <= slips))]


def _letters(texts: tuple[str, ...]) -> npt.NDArray[np.uint64]:
    """The letters of each of the texts, which are equally long."""
    if not texts:
        return np.zeros(0, dtype=np.uint64)
    signs = np.array(texts, dtype=f"U{len(texts[0])}").view(np.uint32).reshape(len(texts), -1)
    bits = np.uint64(1) << (signs % 64).astype(np.uint64)
    letters: npt.NDArray[np.uint64] = np.bitwise_or.reduce(bits, axis=1)
    return letters


@dataclass(frozen=True, eq=False)
class Index:
    """Entries by their words.

    `vocabulary` is every word in order, so words with one beginning are neighbours. `stubs` are
    by length the different beginnings of words, for words with slips. `lengths` say how many
    words the shortest name of an entry has.
    """

    entries: tuple[IndexEntry, ...]
    vocabulary: tuple[str, ...]
    in_names: Mentions
    elsewhere: Mentions
    lengths: Scores
    kinds: Numbers
    stubs: Mapping[int, Stubs]

    @classmethod
    def of(cls, entries: Iterable[IndexEntry]) -> Index:
        """The order of the entries of a kind decides between equally good ones."""
        kept = tuple(entries)
        names: dict[str, list[int]] = {}
        others: dict[str, list[int]] = {}
        lengths = []
        # Names of places and the like come again and again.
        parted = cache(words_of)
        for place, entry in enumerate(kept):
            spoken = [parted(name) for name in entry.names]
            lengths.append(min((len(words) for words in spoken if words), default=1))
            own = {word for words in spoken for word in words}
            _mention(names, own, place)
            _mention(others, {word for text in entry.also for word in parted(text)} - own, place)
        vocabulary = tuple(sorted(names.keys() | others.keys()))
        kinds = list(SubjectKind)
        return cls(
            entries=kept,
            vocabulary=vocabulary,
            in_names=_arranged(vocabulary, names),
            elsewhere=_arranged(vocabulary, others),
            lengths=_fixed(np.array(lengths, dtype=np.float32)),
            kinds=_fixed(np.array([kinds.index(entry.kind) for entry in kept], dtype=np.int32)),
            stubs=MappingProxyType(dict(_stubs(vocabulary))),
        )

    def beginning(self, text: str) -> tuple[int, int]:
        """The words that begin so: from the first up to the second, that one not counted."""
        first = bisect_left(self.vocabulary, text)
        return first, bisect_left(self.vocabulary, f"{text}\U0010ffff", lo=first)

    def visible(self, admits: Callable[[str], bool]) -> npt.NDArray[np.bool_]:
        """Which entries belong to everybody, or to a place that is admitted."""
        return np.array(
            [not entry.places or any(map(admits, entry.places)) for entry in self.entries],
            dtype=np.bool_,
        )


def _mention(mentions: dict[str, list[int]], words: set[str], place: int) -> None:
    for word in words:
        mentions.setdefault(word, []).append(place)


def _arranged(vocabulary: tuple[str, ...], mentions: Mapping[str, list[int]]) -> Mentions:
    counts = [0, *(len(mentions.get(word, ())) for word in vocabulary)]
    entries = [place for word in vocabulary for place in mentions.get(word, ())]
    return Mentions(
        _fixed(np.cumsum(counts, dtype=np.int32)), _fixed(np.array(entries, dtype=np.int32))
    )


def _stubs(vocabulary: tuple[str, ...]) -> Iterator[tuple[int, Stubs]]:
    # A number with a slip is another number.
    spoken = [word for word in vocabulary if word.isalpha() and len(word) >= SHORTEST_STUB]
    for length in range(SHORTEST_STUB, LONGEST_STUB + 1):
        spoken = [word for word in spoken if len(word) >= length]
        yield length, Stubs.of(dict.fromkeys(word[:length] for word in spoken))


def _fixed(array: npt.NDArray[_Number]) -> npt.NDArray[_Number]:
    array.flags.writeable = False
    return array
