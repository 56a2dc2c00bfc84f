"""A word of a closed list as its code, or the sentence that offers the nearest words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz, process

from data_sources.ingest.files.refusals import CellRefusedError
from data_sources.ingest.files.report import ErrorCode, quoted
from data_sources.ingest.files.rows.loadable import FileField, squeezed
from data_sources.vocabulary.naming import fold

MOST_LISTED: Final = 12
"""A longer list is not told whole; it stands on a sheet of the template."""

MOST_OFFERED: Final = 3
_NEAR: Final = 60.0
_MOST_PIECES: Final = 4
"""Into so many pieces the separators inside one word may cut it."""
_SEPARATOR: Final = re.compile(r"[,;\n]")


def chosen(word: str, field: FileField) -> str:
    """The code of a word of the field's list; raises `CellRefusedError`."""
    code = field.spoken.get(squeezed(word))
    if code is not None:
        return code
    is_long = len(field.choices or ()) > MOST_LISTED
    told = _nearest_told(word, field) if is_long else _all_told(word, field)
    raise CellRefusedError(ErrorCode.BAD_CHOICE, f"Значение {quoted(word)} не подходит. {told}")


def chosen_several(text: str, field: FileField) -> tuple[str, ...]:
    """The codes of words with commas, semicolons or line breaks between; refuses as `chosen`."""
    return tuple(chosen(word, field) for word in _words(text, field))


def _words(text: str, field: FileField) -> Iterator[str]:
    """The words of the text; one that holds a separator of its own is read whole."""
    starts = [0, *(found.end() for found in _SEPARATOR.finditer(text))]
    stops = [*(start - 1 for start in starts[1:]), len(text)]
    at = 0
    while at < len(starts):
        further = range(at, min(at + _MOST_PIECES, len(starts)))
        whole = (
            last
            for last in reversed(further)
            if squeezed(text[starts[at] : stops[last]]) in field.spoken
        )
        last = next(whole, at)
        yield text[starts[at] : stops[last]].strip()
        at = last + 1


def _all_told(word: str, field: FileField) -> str:
    offered = [field.words.get(choice, choice) for choice in field.choices or ()]
    near = [
        offer
        for offer, _, _ in process.extract(
            squeezed(word), offered, scorer=fuzz.ratio, processor=squeezed, score_cutoff=_NEAR
        )
    ]
    listed = ", ".join([*near, *(offer for offer in offered if offer not in near)])
    return f"Выберите из: {listed}."


def _nearest_told(word: str, field: FileField) -> str:
    likeness = {
        told: max(_likeness(word, code), _likeness(word, told))
        for code in field.choices or ()
        if (told := field.words.get(code, code))
    }
    near = [told for told in likeness if likeness[told] >= _NEAR]
    near = sorted(near, key=lambda told: -likeness[told])[:MOST_OFFERED]
    alike = f"Похоже: {', '.join(map(quoted, near))}. " if near else ""
    return f"{alike}Все значения — на листе «Списки» шаблона (rumo template)."


def _likeness(word: str, offer: str) -> float:
    """Per cent: of the whole, or of the words that both have («Охват ПК» in a longer title)."""
    one, two = fold(word), fold(offer)
    common = fuzz.token_set_ratio(one, two) if len(one.split()) > 1 else 0.0
    return max(fuzz.ratio(one, two), common)
