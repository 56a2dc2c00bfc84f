"""Days, years and months that are not written in Arabic figures: «двадцатое», «XI»."""

from __future__ import annotations

import re
from typing import Final

_ONES: Final = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8,
    "девят": 9,
}  # fmt: skip
_TENS: Final = {
    "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14,
    "пятнадцат": 15, "шестнадцат": 16, "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19,
    "двадцат": 20, "тридцат": 30,
}  # fmt: skip
_COMPOUNDS: Final = {"двадцать": 20, "тридцать": 30}
_ENDING: Final = r"(?:ого|ому|ьего|ьему|ое|ье|ым|ьим|ом|ьем|ый|ий|ой)(?![а-я])"
_ORDINAL: Final = (
    rf"(?:(?:(?:двадцать|тридцать)\s{{1,3}})?(?:{'|'.join(_ONES)}){_ENDING}"
    rf"|(?:{'|'.join(_TENS)}){_ENDING})"
)
_ROMAN_MONTHS: Final = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
)  # fmt: skip
_TWINS: Final = str.maketrans("ІХ", "IX")

DAY_IN_WORDS: Final = rf"(?<![а-я]){_ORDINAL}"
"""«двадцать пятого», «первому»: a day of a month in any case."""
YEAR_IN_WORDS: Final = rf"две\s{{1,3}}тысячи\s{{1,3}}{_ORDINAL}"
ROMAN_MONTH: Final = r"(?-i:[IІ]{1,3}|[IІ]?[VХX][IІ]{0,3})"


def number_in_words(words: str) -> int | None:
    """The ordinal number that the words spell."""
    parts = words.lower().split()
    if not parts:
        return None
    tens = sum(_COMPOUNDS.get(part, 0) for part in parts[:-1])
    last = next((value for stem, value in (_ONES | _TENS).items() if _is(parts[-1], stem)), None)
    return None if last is None else tens + last


def year_in_words(words: str) -> int | None:
    """The year of this century that the words spell."""
    number = number_in_words(" ".join(words.split()[2:]))
    return None if number is None else 2000 + number


def roman_month(numeral: str) -> int | None:
    """The month that a Roman numeral names."""
    plain = numeral.translate(_TWINS)
    return _ROMAN_MONTHS.index(plain) + 1 if plain in _ROMAN_MONTHS else None


def _is(word: str, stem: str) -> bool:
    return re.fullmatch(stem + _ENDING, word) is not None
