"""Whether words are a person's name: surname and given names, or initials, in either alphabet."""

from __future__ import annotations

import re
from typing import Final

from data_sources.names.spelling import spelled

DAY: Final = re.compile(
    r"(?<!\d)(?:[0-3]?\d\.[01]?\d\.(?:19|20)?\d{2}|[0-3]?\d[/-][01]?\d[/-](?:19|20)\d{2}"
    r"|(?:19|20)\d{2}-[01]\d-[0-3]\d)(?!\d)(?:\s*(?:г\.?\s*р\.?|г\.?|года рождения))?",
    re.IGNORECASE,
)
"""A day as people write the day of birth."""

_YEAR: Final = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?!\d)(?:\s*(?:г\.?\s*р\.?|года рождения))?", re.IGNORECASE
)
_HUMP: Final = re.compile(r"(?<=[а-яёa-z])(?=[А-ЯЁA-Z])")
_WORD: Final = re.compile(r"[^\W\d_]+")
_FATHERS_NAME: Final = re.compile(
    r".{2,}(?:[оеё]вич|[ьи]ич|[оеё]вн[аы]|[иь]ничн?а|и?чна|оглы|кызы|ovich|evich|ovna|evna|ichna)"
)
_SURNAME: Final = re.compile(
    r".{2,}(?:[оеё]в|[оеё]ва|[иы]н|[иы]на|[сц]кий|[сц]кая|енко|[юу]к|[иы]х|ян|дзе|швили"
    r"|ov|ev|ova|eva|ina|skiy|sky|skaya|enko)"
)
_WOMANS_SURNAME: Final = re.compile(r"[А-ЯЁ].{2,}(?:[оеё]ва|[сц]кая|енко|дзе|швили)")
_INITIAL: Final = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.|[A-ZА-ЯЁ](?![^\W_]))")
_CYRILLIC: Final = re.compile(r"[А-Яа-яЁё]+")
_SHORTEST_SURNAME: Final = 4


def is_personal_name(text: str) -> bool:
    """The text has a person's name in it, perhaps with a day or year of birth."""
    undated = _YEAR.sub(" ", DAY.sub(" ", text))
    is_dated = undated != text
    parted = _HUMP.sub(" ", undated)
    written = _WORD.findall(parted)
    words = [word for each in written for word in spelled(each).split()]
    if any(_FATHERS_NAME.fullmatch(word) for word in words):
        return True
    long = [word for word in words if len(word) > 1]
    if any(sign.isdigit() for sign in undated):
        return _is_beside_numbers(parted, written)
    if not long:
        return False
    if _INITIAL.search(parted) and any(len(word) >= 3 for word in long):
        return True
    if len(long) > 1:
        return _are_names(text, long)
    return _is_surname(long[0], written, is_dated=is_dated)


def _is_beside_numbers(parted: str, written: list[str]) -> bool:
    """A key may have words of a place or a register beside its number, and no person's."""
    capitals = [word for word in written if len(word) > 2 and word[0].isupper()]
    if any(_WOMANS_SURNAME.fullmatch(word) for word in capitals):
        return True
    in_a_row = re.search(r"[A-ZА-ЯЁ][^\W\d_]{2,}[\s,]+[A-ZА-ЯЁ][^\W\d_]{2,}", parted)
    with_initials = re.search(
        r"[A-ZА-ЯЁ][^\W\d_]{2,}[\s,]+(?:[A-ZА-ЯЁ]\.\s?){1,2}|(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ]"
        r"[^\W\d_]{2,}",
        parted,
    )
    return bool(in_a_row or with_initials)


def _are_names(text: str, words: list[str]) -> bool:
    """Several words and not one number: no register makes such keys."""
    if any(_CYRILLIC.fullmatch(word) for word in words):
        return True
    return " " in text or all(len(word) >= 3 for word in words)


def _is_surname(word: str, written: list[str], *, is_dated: bool) -> bool:
    if _SURNAME.fullmatch(word) and len(word) > _SHORTEST_SURNAME:
        return True
    is_russian = _CYRILLIC.fullmatch(word) is not None and len(word) >= _SHORTEST_SURNAME
    return is_russian and (not is_dated or any(each[0].isupper() for each in written))
