"""Groups of words in the dative that name an actor: «Молодым педагогам школ № 2 и № 5»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from data_sources.ingest.minutes.points.owners.actors import (
    can_agree,
    dative_of,
    is_charged,
    is_charged_alone,
)
from data_sources.ingest.minutes.text.morphology import (
    ACCUSATIVE,
    DATIVE,
    GENITIVE,
    INFINITIVE,
    INSTRUMENTAL,
    NOUN,
    PREPOSITION,
    WordForm,
    forms_of,
)

_WORD: Final = re.compile(r"[А-Яа-я]{1,40}(?:-[А-Яа-я]{1,40}){0,2}(?![А-Яа-я])")
_SHORTENED: Final = re.compile(
    r"(?:(?:зам|зав|ст|гл|вед)\. ?[а-я-]{4,25}(?: по [А-Яа-я]{2,20}(?: работе)?)?"
    r"|и\. ?о\.|врио(?![а-я]))",
    re.IGNORECASE,
)
_UNKNOWN: Final = re.compile(
    r"(?:тьютор|дефектолог|логопед|методсовет|воспитател|наставник|модератор|координатор"
    r"|(?-i:[А-Я])[а-я-]{2,30})(?:ам|ям)(?![а-я])"
    r"|(?:тьютор|экспертсовет"
    r"|(?:метод|мин|обл|гор|рай)(?:кабинет|совет|центр|объединени|обр|отдел|фин))(?:у|ю|ам|ям)"
    r"(?![а-я])",
    re.IGNORECASE,
)
"""Words that the dictionary lacks, by their endings."""
_JOINS: Final = re.compile(r",?\s{1,2}(?:и\s|а также\s)?(?=[а-яА-Я])|\s?\([^()]{1,40}\)\s?")
_GAP: Final = re.compile(r"\s{1,3}")
_MOST_ADJECTIVES: Final = 5
_MOST_WORDS: Final = 40
_PIECE: Final = re.compile(
    r"\s{1,2}(?:\"[^\"]{1,80}\"|\([^()]{1,120}\)|№{1,2}\s?\d{1,4}|\d{1,4}(?:-\d{1,4})?"
    r"|[А-Я]{2,10}(?![а-я])|(?P<of>по|за|при)(?=\s)|(?P<joins>и)(?=\s)|(?P<word>[А-Яа-я-]{1,40}))"
    r"|,\s(?=(?:№\s?)?\d)"
)
_OF_A_HEAD: Final = frozenset({GENITIVE, INSTRUMENTAL})
_OF_A_NOUN: Final = frozenset({GENITIVE})
_OF_A_FIELD: Final = frozenset({GENITIVE, INSTRUMENTAL, DATIVE, ACCUSATIVE})


@dataclass(frozen=True)
class Actor:
    """Where an actor begins and its head ends, and whether it hangs on a noun: «помощь школе»."""

    start: int
    head: int
    hangs: bool


def head_end(text: str, start: int, end: int) -> int | None:
    """The end of the word that says who, where an actor in the dative begins right here."""
    shortened = _SHORTENED.match(text, start, end)
    if shortened is not None:
        return shortened.end()
    at, adjectives, alone = start, 0, None
    while (word := _WORD.match(text, at, end)) is not None:
        forms = forms_of(word[0])
        if not forms:
            unknown = _UNKNOWN.match(text, at, end)
            return unknown.end() if unknown else alone
        if any(form.part == PREPOSITION for form in forms):
            return alone
        if any(form.part == NOUN for form in dative_of(forms)):
            return word.end() if is_charged(forms, has_adjective=adjectives > 0) else alone
        if adjectives and any(form.part == NOUN and form.case == INSTRUMENTAL for form in forms):
            return alone
        if not can_agree(forms) or adjectives == _MOST_ADJECTIVES:
            return alone
        adjectives += 1
        alone = word.end() if is_charged_alone(forms) else alone
        gap = _JOINS.match(text, word.end(), end)
        if gap is None:
            return alone
        at = gap.end()
    return alone


def group_end(text: str, head: int, end: int) -> int:
    """Where the words end that belong to the actor: its genitives, numbers, names, brackets."""
    at = last = head
    allowed = _OF_A_HEAD
    while (piece := _PIECE.match(text, at, end)) is not None:
        at = piece.end()
        if piece["of"]:
            allowed = _OF_A_FIELD
        if piece["joins"] or piece["of"]:
            continue
        if piece["word"]:
            forms = forms_of(piece["word"])
            if not _fits(piece["word"], forms, allowed):
                break
            allowed = _OF_A_NOUN if _has_noun(forms) else allowed
        last = at
    return last


def _fits(word: str, forms: tuple[WordForm, ...], allowed: frozenset[str]) -> bool:
    if any(form.part in (INFINITIVE, PREPOSITION) for form in forms):
        return False
    return word[0].isupper() or any(form.case in allowed for form in forms)


def actors_in(text: str, start: int, end: int) -> Iterator[Actor]:
    """The actors in the dative anywhere in these words; what a preposition governs («к
    руководителям», «по школе») is none.
    """
    governed, after_noun, skip = False, False, start
    for word in islice(_WORD.finditer(text, start, end), _MOST_WORDS):
        if word.start() < skip:
            continue
        forms = forms_of(word[0])
        if any(form.part == PREPOSITION for form in forms):
            governed, after_noun = True, False
            continue
        head = None if governed else head_end(text, word.start(), end)
        if head is not None:
            hangs = after_noun and not _is_animate(text, word.start(), head)
            yield Actor(word.start(), head, hangs)
            skip = group_end(text, head, end)
        is_noun = head is not None or _has_noun(forms)
        last = max(skip, word.end())
        closes = text[last : last + 1] in (",", ":", ";")
        governed = governed and not is_noun and not closes
        after_noun = (is_noun or (after_noun and can_agree(forms))) and not closes


def _is_animate(text: str, start: int, head: int) -> bool:
    last = text[start:head].rsplit(None, 1)[-1]
    forms = dative_of(forms_of(last))
    return not forms or any(form.is_animate or form.part != NOUN for form in forms)


def _has_noun(forms: tuple[WordForm, ...]) -> bool:
    return any(form.part == NOUN for form in forms)
