"""What is found for a few words, over several indexes as if they were one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from data_sources.search.index import Index, Scores
from data_sources.search.scoring import FuzzLevel, Slips, closest_of, scores_of, with_slips
from data_sources.search.subjects import Found, Group, Subject, SubjectKind
from data_sources.search.words import Piece, pieces_of

BEST_SHOWN: Final = 7
_NAME_COVERED: Final = 0.1
_AS_GOOD_AS: Final = 3
_NOT_SUGGESTED: Final = list(SubjectKind).index(SubjectKind.DECISION)

Admits: TypeAlias = Callable[[str], bool]
_Visible: TypeAlias = npt.NDArray[np.bool_]


def match(text: str, indexes: Sequence[Index], admits: Admits | None = None) -> Found:
    """The entries that answer every word of the text, grouped by kind.

    Words may be beginnings, in any order, forms of one word, typed in the other keyboard layout.
    Only where nothing answers all of them so, slips are forgiven. An index must not hold
    entries of a kind that another one holds. `admits`: the places that may be seen; None: all.
    """
    pieces = pieces_of(text)
    if not pieces:
        return Found((), exactly=True)
    # What a word may be with slips is asked again at every degree of fuzz_level.
    slips = cache(with_slips)
    seen = [None if admits is None else index.visible(admits) for index in indexes]
    for fuzz_level in FuzzLevel:
        groups: list[tuple[float, Group]] = []
        for index, visible in zip(indexes, seen, strict=True):
            scores = _scores(pieces, index, fuzz_level, slips)
            if visible is not None:
                scores[~visible] = 0
            groups.extend(_groups(index, scores))
        if groups:
            kinds = list(SubjectKind)
            groups.sort(key=lambda each: (-each[0], kinds.index(each[1].kind)))
            found = tuple(group for _, group in groups)
            return Found(found, exactly=fuzz_level is FuzzLevel.NONE)
    return Found((), exactly=False, nearest=_nearest(pieces, indexes, seen, slips))


def _scores(pieces: Sequence[Piece], index: Index, fuzz_level: FuzzLevel, slips: Slips) -> Scores:
    """How well each entry answers all pieces; 0 where it does not answer one of them."""
    found = [scores_of(piece, index, fuzz_level, slips) for piece in pieces]
    scores = _with_coverage(found, _words(pieces), index)
    scores[np.min(found, axis=0) == 0] = 0
    return scores


def _with_coverage(found: Sequence[Scores], words: int, index: Index) -> Scores:
    """The mean; of two equal ones better where the words may be the whole name."""
    covered = np.where(index.lengths <= words, np.float32(_NAME_COVERED), np.float32(0))
    scores: Scores = np.stack(found).mean(axis=0, dtype=np.float32) + covered
    # What differs by less is equally good, and stands in its own order.
    return np.round(scores, _AS_GOOD_AS)


def _words(pieces: Sequence[Piece]) -> int:
    return sum(max(len(piece.typed), 1) for piece in pieces)


def _groups(index: Index, scores: Scores) -> Iterator[tuple[float, Group]]:
    for place, kind in enumerate(SubjectKind):
        own = np.flatnonzero((index.kinds == place) & (scores > 0))
        if own.size:
            order = own[np.argsort(-scores[own], kind="stable")[:BEST_SHOWN]]
            best = tuple(index.entries[entry].subject for entry in order)
            yield float(scores[order[0]]), Group(kind, int(own.size), best)


def _nearest(
    pieces: Sequence[Piece],
    indexes: Sequence[Index],
    seen: Sequence[_Visible | None],
    slips: Slips,
) -> Subject | None:
    """The entry that comes closest: most words of the text, each as close as may be."""
    best: tuple[float, Subject | None] = (0.0, None)
    for index, visible in zip(indexes, seen, strict=True):
        found = [closest_of(piece, index, slips) for piece in pieces]
        scores = _with_coverage(found, _words(pieces), index)
        scores[np.count_nonzero(found, axis=0) * 2 < len(pieces)] = 0
        scores[index.kinds == _NOT_SUGGESTED] = 0
        if visible is not None:
            scores[~visible] = 0
        if scores.size and scores.max() > best[0]:
            place = int(scores.argmax())
            best = float(scores[place]), index.entries[place].subject
    return best[1]
