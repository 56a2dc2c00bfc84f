"""How Russian names are ordered and compared."""

from __future__ import annotations

import re
from typing import Final

_NOT_COUNTED: Final = re.compile(r"(?<!\w)(?:г\.|зато(?!\w))\s*")


def fold(text: str) -> str:
    """Text for comparison: without case, ё as е, single spaces."""
    return " ".join(text.lower().replace("ё", "е").split())


def name_order(name: str) -> str:
    """The key that sorts municipalities: «г.» and «ЗАТО» are not counted."""
    return _NOT_COUNTED.sub("", fold(name)).strip()
