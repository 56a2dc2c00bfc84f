"""Numbers of agenda items as headings write them: «1.», «II.», «по третьему вопросу»."""

from __future__ import annotations

import re
from typing import Final

_ORDINALS: Final = (
    "перв", "втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят",
)  # fmt: skip
_ORDINAL: Final = "|".join(_ORDINALS)
_ROMANS: Final = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
}  # fmt: skip
_TWINS: Final = str.maketrans("ІХПШ", "IXПШ")
ROMAN: Final = r"[IVXІХ]{1,5}"

LEAD: Final = re.compile(
    rf"(?:(?P<lead>\d{{1,2}}|{ROMAN})(?:\.\d{{1,2}})?[.)/]?\s{{0,3}})(?=[А-Я]|слушали|решили"
    rf"|постановили)"
)
MARKER: Final = re.compile(
    rf"(?:по|к) (?:(?P<word>{_ORDINAL})[а-я]{{2,4}}"
    rf"|(?P<digits>\d{{1,2}})-?\s?(?:[а-я]{{2,3}} )?) ?(?:вопросу|пункту)"
    r"(?: повестки(?: дня)?)?"
    r"|(?:по|к) (?:вопросу|пункту"
    r"|п\.)(?: повестки(?: дня)?)? ?(?:№ ?)?(?P<after>\d{1,2})(?![\d.]\d)\.?(?: повестки(?: дня)?)?"
    r"|вопрос ?(?:№ ?)?(?P<bare>\d{1,2})(?![\d.]\d)"
    rf"|(?P<nominative>{_ORDINAL})(?:ый|ой|ий) вопрос(?: повестки(?: дня)?)?",
    re.IGNORECASE,
)


def marked_number(found: re.Match[str]) -> int:
    """The item that a marker names."""
    word = found["word"] or found["nominative"]
    if word:
        return _ORDINALS.index(word.lower()) + 1
    return int(found["digits"] or found["after"] or found["bare"])


def small_number(text: str) -> int | None:
    """An Arabic or Roman number of one item."""
    return int(text) if text.isdigit() else _ROMANS.get(text.upper().translate(_TWINS))
