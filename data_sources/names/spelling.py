"""The spelling of a name without what means nothing: case, ё, quotes, odd spaces and dashes."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LOOK_ALIKE: Final = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
_LATIN: Final = re.compile(r"[A-Za-z]")
_WORD: Final = re.compile(r"[^\W_]+")
_DASH: Final = re.compile(r"\s*[-\u2010-\u2015\u2212][-\u2010-\u2015\u2212\s]*")
_NOT_IN_NAMES: Final = re.compile(r"[^\w/-]|_")
_INVISIBLE: Final = {"Cf", "Cc", "Mn", "Mc", "Me"}


def spelled(text: str) -> str:
    """Lower-case words parted by single spaces; spelling it again changes nothing.

    Letters, digits, hyphens within words and slashes are all that is left. A word that Latin
    letters were slipped into, or that is typed in their look-alikes alone, is Cyrillic.
    """
    seen = "".join(_visible(sign) for sign in unicodedata.normalize("NFC", text))
    seen = _WORD.sub(lambda word: _cyrillic(word[0]), seen)
    lowered = unicodedata.normalize("NFC", seen.lower()).replace("ё", "е")
    bare = "".join(_visible(sign) for sign in lowered)
    parts = _NOT_IN_NAMES.sub(" ", _DASH.sub("-", bare)).split()
    return " ".join(part for part in (part.strip("-") for part in parts) if part)


def _visible(sign: str) -> str:
    if sign.isspace():
        return " "
    return "" if unicodedata.category(sign) in _INVISIBLE else sign


def _cyrillic(word: str) -> str:
    replaced = word.translate(_LOOK_ALIKE)
    return word if _LATIN.search(replaced) else replaced
