"""The code of a saved view: short, said aloud without doubt, and wrong when a sign is wrong.

Six signs x of an alphabet of 23: four are drawn, two follow from them so that the sum of x and
the sum of i·x (i from 1) are both 0 modulo 23. As 23 is a prime, one wrong sign, any two wrong
signs and any two that changed places are always noticed.
"""

from __future__ import annotations

import secrets
import unicodedata
from typing import Final

ALPHABET: Final = "23456789АДЕЖКМНПРТУФХЮЯ"
"""Without О and 0, З, Ч, Б, В and what else is taken for a digit or for its neighbour."""

PREFIX: Final = "РМ"
LONGEST_TYPED: Final = 60
_DRAWN: Final = 4
_CHECKING: Final = 2
_SIZE: Final = len(ALPHABET)
_SAME: Final = str.maketrans("AEKMHPTYXBЁБВЗЧ", "АЕКМНРТУХ8Е6834")
"""Latin letters that look like ours, and letters of no code that look like digits of codes."""

_BETWEEN: Final = frozenset({"Pd", "Pc", "Zs", "Cf"})
"""What people put between signs: dashes, underscores, spaces, and what comes along unseen."""


def drawn() -> str:
    """A new code, written as people see it."""
    return complete("".join(secrets.choice(ALPHABET) for _ in range(_DRAWN)))


def complete(signs: str) -> str:
    """The code of four signs of the alphabet."""
    places = [ALPHABET.index(sign) for sign in signs]
    plain = sum(places)
    weighted = sum(number * place for number, place in enumerate(places, start=1))
    last = (5 * plain - weighted) % _SIZE
    checks = ((-plain - last) % _SIZE, last)
    return f"{PREFIX}-{signs}-{''.join(ALPHABET[place] for place in checks)}"


def read(typed: str) -> str | None:
    """The code that was typed, as it is written; None where it holds a slip.

    Small letters, Latin letters that look the same, other dashes or none, a left out «РМ-» are
    all one code. What does not add up is not guessed.
    """
    if len(typed) > LONGEST_TYPED:
        return None
    text = unicodedata.normalize("NFKC", typed).upper()
    signs = "".join(sign for sign in text if unicodedata.category(sign) not in _BETWEEN)
    signs = (
        signs.translate(_SAME).removeprefix(PREFIX) if len(signs) > 6 else signs.translate(_SAME)
    )
    if len(signs) != _DRAWN + _CHECKING or not set(signs) <= set(ALPHABET):
        return None
    code = complete(signs[:_DRAWN])
    return code if code.endswith(signs[_DRAWN:]) else None
