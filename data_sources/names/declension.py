"""The cases of a Russian word in the singular, by its ending."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final

SHORTEST_DECLINED: Final = 3
MOST_WORDS_DECLINED: Final = 4

_ENDINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("ский", ("ский", "ского", "скому", "ским", "ском")),
    ("цкий", ("цкий", "цкого", "цкому", "цким", "цком")),
    ("ий", ("ий", "его", "ему", "им", "ем")),
    ("ый", ("ый", "ого", "ому", "ым", "ом")),
    ("ой", ("ой", "ого", "ому", "ым", "им", "ом")),
    ("ая", ("ая", "ой", "ую", "ою")),
    ("яя", ("яя", "ей", "юю", "ею")),
    ("ое", ("ое", "ого", "ому", "ым", "им", "ом")),
    ("ее", ("ее", "его", "ему", "им", "ем")),
    ("ие", ("ие", "ия", "ию", "ием", "ии")),
    ("ия", ("ия", "ии", "ию", "ией")),
    ("ок", ("ок", "ка", "ку", "ком", "ке")),
    ("ец", ("ец", "ца", "цу", "цом", "цем", "це")),
    ("о", ("о", "а", "у", "ом", "е")),
    ("е", ("е", "я", "ю", "ем", "и")),
    ("а", ("а", "ы", "и", "е", "у", "ой", "ою", "ей")),
    ("я", ("я", "и", "е", "ю", "ей", "ею")),
    ("ь", ("ь", "и", "ью", "я", "ю", "ем", "е")),
    ("й", ("й", "я", "ю", "ем", "е", "и")),
)
_AFTER_CONSONANT: Final = ("", "а", "у", "ом", "ем", "е")
_CONSONANTS: Final = frozenset("бвгджзклмнпрстфхцчшщ")


def cases_of(word: str) -> frozenset[str]:
    """The word, lower-case and in the nominative, with its other cases; some may be no words."""
    if len(word) < SHORTEST_DECLINED:
        return frozenset({word})
    for ending, others in _ENDINGS:
        if word.endswith(ending):
            base = word.removesuffix(ending)
            found = {base + other for other in others}
            # A vowel that runs away in Торжок stays in Восток.
            return frozenset(found | _regular(word))
    return frozenset({word} | _regular(word))


def _regular(word: str) -> set[str]:
    if word[-1] not in _CONSONANTS:
        return set()
    return {word + ending for ending in _AFTER_CONSONANT}


def cases_of_all(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The words with each of them in any case; as they are where they are too many."""
    if len(words) > MOST_WORDS_DECLINED:
        return iter([tuple(words)])
    return itertools.product(*(cases_of(word) for word in words))
