"""The code of a saved view: said aloud without doubt, and wrong when a sign is wrong.

Twelve signs x of an alphabet of 23: ten are drawn, two follow from them so that the sum of x and
the sum of i·x (i from 1) are both 0 modulo 23. As 23 is a prime and more than twelve, one wrong
sign, any two wrong signs and any two that changed places are always noticed. Ten signs are 4·10¹³
codes: nobody uses them up, and nobody finds one by trying. Codes of six signs, four of them
drawn, were given before and go on working.
"""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

ALPHABET: Final = "23456789АДЕЖКМНПРТУФХЮЯ"
"""Without О and 0, З, Ч, Б, В and what else is taken for a digit or for its neighbour."""

PREFIX: Final = "РМ"
LONGEST_TYPED: Final = 60
_DRAWN: Final = 10
_DRAWN_BEFORE: Final = 4
_CHECKING: Final = 2
_GROUP: Final = 4
_SIZE: Final = len(ALPHABET)
_SAME: Final = str.maketrans("AEKMHPTYXBЁБВЗЧ", "АЕКМНРТУХ8Е6834")
"""Latin letters that look like ours, and letters of no code that look like digits of codes."""

_BETWEEN: Final = frozenset({"Pd", "Pc", "Zs", "Cf"})
"""What people put between signs: dashes, underscores, spaces, and what comes along unseen."""


def drawn() -> str:
    """A new code, written as people see it."""
    return complete("".join(secrets.choice(ALPHABET) for _ in range(_DRAWN)))


def complete(signs: str) -> str:
    """The code of these signs of the alphabet, as it is written: in groups of four."""
    places = [ALPHABET.index(sign) for sign in signs]
    plain = sum(places)
    weighted = sum(number * place for number, place in enumerate(places, start=1))
    following = len(places) + 1
    last = (following * plain - weighted) % _SIZE
    checks = ((-plain - last) % _SIZE, last)
    whole = signs + "".join(ALPHABET[place] for place in checks)
    groups = (whole[start : start + _GROUP] for start in range(0, len(whole), _GROUP))
    return "-".join((PREFIX, *groups))


def read(typed: str) -> str | None:
    """The code that was typed, as it is written; None where it holds a slip.

    Small letters, Latin letters that look the same, other dashes or none, a left out «РМ-» are
    all one code. What does not add up is not guessed.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    text = unicodedata.normalize("NFKC", typed).upper()
    signs = "".join(sign for sign in text if unicodedata.category(sign) not in _BETWEEN)
    signs = signs.translate(_SAME)
    lengths = {drawn + _CHECKING for drawn in (_DRAWN, _DRAWN_BEFORE)}
    if len(signs) - len(PREFIX) in lengths:
        signs = signs.removeprefix(PREFIX)
    if len(signs) not in lengths or not set(signs) <= set(ALPHABET):
        return None
    code = complete(signs[:-_CHECKING])
    return code if code.replace("-", "").endswith(signs) else None
