"""Counts of people that are written in words: «двадцать два»."""

from __future__ import annotations

from typing import Final

_UNITS: Final = {
    "один": 1, "одного": 1, "одна": 1, "два": 2, "две": 2, "двух": 2, "три": 3, "трех": 3,
    "четыре": 4, "четырех": 4, "пять": 5, "пяти": 5, "шесть": 6, "шести": 6, "семь": 7, "семи": 7,
    "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9,
}  # fmt: skip
_TEENS: Final = {
    f"{stem}надцат{ending}": 11 + at
    for at, stem in enumerate(
        ("один", "две", "три", "четыр", "пят", "шест", "сем", "восем", "девят")
    )
    for ending in ("ь", "и")
}
_TENS: Final = {
    "двадцать": 20, "двадцати": 20, "тридцать": 30, "тридцати": 30, "сорок": 40, "сорока": 40,
    "пятьдесят": 50, "пятидесяти": 50, "шестьдесят": 60, "шестидесяти": 60, "семьдесят": 70,
    "семидесяти": 70, "восемьдесят": 80, "восьмидесяти": 80, "девяносто": 90, "девяноста": 90,
}  # fmt: skip
_TEN: Final = {"десять": 10, "десяти": 10}

COUNT_IN_WORDS: Final = (
    rf"(?:(?:{'|'.join(_TENS)})(?:\s{{1,3}}(?:{'|'.join(_UNITS)})(?![а-я]))?"
    rf"|(?:{'|'.join(_TEENS | _TEN | _UNITS)}))(?![а-я])"
)


def count_in_words(words: str) -> int | None:
    """The number up to 99 that the words spell."""
    every = _UNITS | _TEENS | _TENS | _TEN
    parts = [every.get(part) for part in words.lower().split()]
    known = [part for part in parts if part is not None]
    return sum(known) if known and len(known) == len(parts) else None
