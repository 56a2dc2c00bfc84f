"""Groups of words in the nominative that name an actor: «опорные школы», «старший методист»."""

from __future__ import annotations

import enum
import re
from typing import Final

from data_sources.ingest.minutes.points.owners.actors import named_alone, named_in
from data_sources.ingest.minutes.text.morphology import ADJECTIVES, NOMINATIVE, forms_of

_WORD: Final = re.compile(r"[А-Яа-я]{2,40}(?:-[А-Яа-я]{1,40}){0,2}(?![А-Яа-я])")
_SHORTENED: Final = re.compile(r"(?:и\.\s?о\.|врио|зам\.|зав\.)(?![а-я])", re.IGNORECASE)
_UNKNOWN: Final = re.compile(
    r"(?:тьютор|методсовет|методобъединени)(?P<many>ы|я)?е?", re.IGNORECASE
)
_GAP: Final = re.compile(r"\s(?=[а-яА-Я])")
_MOST_ADJECTIVES: Final = 3


class NominativeOwner(enum.Enum):
    """Whether one is named or a group of many."""

    ONE = enum.auto()
    MANY = enum.auto()


def named_here(text: str, start: int, end: int) -> NominativeOwner | None:
    """What is named right here, if anybody: an office, a post, a group."""
    if _SHORTENED.match(text, start, end):
        return NominativeOwner.ONE
    at = start
    for _ in range(_MOST_ADJECTIVES + 1):
        word = _WORD.match(text, at, end)
        if word is None:
            return None
        forms = forms_of(word[0])
        if not forms:
            unknown = _UNKNOWN.fullmatch(word[0])
            return unknown and (NominativeOwner.MANY if unknown["many"] else NominativeOwner.ONE)
        found = named_in(forms) or named_alone(forms)
        if found is not None:
            return NominativeOwner.MANY if found.is_plural else NominativeOwner.ONE
        if not any(form.part in ADJECTIVES and form.case == NOMINATIVE for form in forms):
            return None
        gap = _GAP.match(text, word.end(), end)
        if gap is None:
            return None
        at = gap.end()
    return None
