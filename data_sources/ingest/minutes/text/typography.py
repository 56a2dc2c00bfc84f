"""One spelling for what secretaries type in many, with the way back to the original letters."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass
from typing import Final

CELL_BREAK: Final = "\u2028"
"""Stands between the paragraphs of one table cell."""
COLUMN_GAP: Final = "\t"
"""What a tab or three and more spaces become: the gap between two columns."""

_SPACES: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\uff0d"
_QUOTES: Final = "«»“”„‟″‹›"
_BULLETS: Final = (
    "\u2022\u25cf\u25aa\u25ab\u25e6\u2023\u25a0\u25a1\u00b7\uf0b7\uf0a7\uf02d\u27a2\u25ba"
    "\u2192\u2713"
)
_ALIKE: Final = str.maketrans(
    {
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_QUOTES, '"'),
        **dict.fromkeys(_BULLETS, "•"),
        "ё": "е",
        "Ё": "Е",
    }
)
_LATIN: Final = "ABCEHKMOPTXaceopxyk"
_CYRILLIC: Final = "АВСЕНКМОРТХасеорхук"
_LOOK_ALIKE: Final = str.maketrans(_LATIN, _CYRILLIC)
_MIXED_WORD: Final = re.compile(r"[A-Za-z]{0,40}[А-Яа-я][A-Za-zА-Яа-я]{0,60}")
_LATIN_WORD: Final = re.compile(rf"(?<![A-Za-zА-Яа-я0-9])[{_LATIN}]{{2,30}}(?![A-Za-zА-Яа-я0-9])")
_LATIN_LETTER: Final = re.compile(r"[A-Za-z]")

_LETTER_SPACED: Final = r"(?<![А-Яа-яA-Za-z.])[А-ЯA-Z](?: {1,2}[А-ЯA-Z]){3,}(?![А-Яа-яA-Za-z.])"
_LONGEST_RUN: Final = 60
_CHANGES: Final = re.compile(
    rf"(?P<spaced>{_LETTER_SPACED})"
    r"|(?P<unseen>[\u00ad\u200b-\u200f\u2060\ufeff]+| +(?=\n)|(?<=\n) +)"
    r"|(?P<gap> {3,}| {0,9}\t {0,9})"
    r"|(?P<double> {2})"
    rf"|(?P<run>(?P<one>[^\n ])(?P=one){{{_LONGEST_RUN},}})"
)

_UNSEEN: Final = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_LINE_HYPHEN: Final = re.compile(r"(?<=[а-яё])[-\u2010\u00ad] {0,9}\n\s{0,9}(?=[а-яё])")
_COMPOUND: Final = re.compile(
    r"(?:научно|учебно|информационно|организационно|социально|психолого|материально|культурно"
    r"|нормативно|кадрово|финансово|художественно|программно|духовно|военно|физкультурно|медико"
    r"|историко|общественно|государственно|экспертно|консультационно|проектно|северо|юго|опытно"
    r"|спортивно|какой|что|кто|вице|онлайн|интернет)$",
    re.IGNORECASE,
)
_WORD_BEFORE: Final = re.compile(r"[А-Яа-яЁё]{1,40}$")
_WHITE: Final = re.compile(r"\s+")


@dataclass(frozen=True)
class NormalizedText:
    """A text in the one spelling; `origin[i]` is where its i-th character stood."""

    text: str
    origin: array[int]


def respelled(original: str) -> NormalizedText:
    """Plain spaces, dashes and quotes; no ё, no Latin twins, nothing unseen or spaced out."""
    alike = original.translate(_ALIKE)
    alike = _MIXED_WORD.sub(_without_latin, alike)
    alike = _LATIN_WORD.sub(lambda found: found[0].translate(_LOOK_ALIKE), alike)
    kept: list[str] = []
    origin = array("q")
    reached = 0
    for found in _CHANGES.finditer(alike):
        kept.append(alike[reached : found.start()])
        origin.extend(range(reached, found.start()))
        for offset in _kept_of(found):
            sign = COLUMN_GAP if found.lastgroup == "gap" else alike[offset]
            kept.append(sign.translate(_LOOK_ALIKE) if found["spaced"] else sign)
            origin.append(offset)
        reached = found.end()
    kept.append(alike[reached:])
    origin.extend(range(reached, len(alike) + 1))
    return NormalizedText("".join(kept), origin)


def _without_latin(found: re.Match[str]) -> str:
    word = found[0]
    latin = set(_LATIN_LETTER.findall(word))
    return word.translate(_LOOK_ALIKE) if latin and latin <= set(_LATIN) else word


def _kept_of(found: re.Match[str]) -> tuple[int, ...]:
    if found["spaced"]:
        return tuple(at for at in range(found.start(), found.end()) if found.string[at] != " ")
    if found["unseen"]:
        return ()
    if found["run"]:
        return tuple(range(found.start(), found.start() + _LONGEST_RUN))
    return (found.start(),)


def tidied(original: str) -> str:
    """The original letters on one line: spaces single, words split at a line's end whole again."""
    joined = _LINE_HYPHEN.sub(_line_end, original)
    return _WHITE.sub(" ", _UNSEEN.sub("", joined)).strip()


def _line_end(found: re.Match[str]) -> str:
    before = _WORD_BEFORE.search(found.string, max(0, found.start() - 40), found.start())
    return "-" if before and _COMPOUND.search(before[0]) else ""
