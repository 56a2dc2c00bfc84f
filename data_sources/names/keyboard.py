"""The keys of a keyboard with its Latin and its Russian layout."""

from __future__ import annotations

import re
from typing import Final

LATIN_KEYS: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`{}:\"<>~"
CYRILLIC_KEYS: Final = "йцукенгшщзхъфывапролджэячсмитьбюёхъжэбюё"
TO_CYRILLIC: Final = str.maketrans(LATIN_KEYS, CYRILLIC_KEYS)

_CYRILLIC: Final = re.compile("[а-яё]")


def retyped(text: str) -> str | None:
    """A text typed with the Latin layout as Russian was meant, in lower case; else None."""
    lowered = text.lower()
    found = lowered.translate(TO_CYRILLIC)
    return None if found == lowered or _CYRILLIC.search(lowered) else found
