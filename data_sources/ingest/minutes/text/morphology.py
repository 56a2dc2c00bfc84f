"""The grammar of single Russian words, by the dictionary of OpenCorpora."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_REMEMBERED: Final = 4_096
_LONGEST_WORD: Final = 40
_NAMES: Final = frozenset({"Name", "Surn", "Patr"})
"""People's names are found by their initials and fathers' names, not by the dictionary."""
NOUN: Final = "NOUN"
ADJECTIVES: Final = frozenset({"ADJF", "PRTF", "NUMR"})
"""What agrees with a noun: adjectives, participles, numerals."""
PREPOSITION: Final = "PREP"
INFINITIVE: Final = "INFN"
DATIVE: Final = "datv"
GENITIVE: Final = "gent"
INSTRUMENTAL: Final = "ablt"
NOMINATIVE: Final = "nomn"
ACCUSATIVE: Final = "accs"


@dataclass(frozen=True)
class WordForm:
    """One reading of a word; parts of speech and cases bear the names of OpenCorpora."""

    part: str
    case: str | None
    is_plural: bool
    is_animate: bool
    lemma: str


@lru_cache(maxsize=_REMEMBERED)
def forms_of(word: str) -> tuple[WordForm, ...]:
    """The readings of a word, none where the dictionary lacks it; a compound is read by a part."""
    if len(word) > _LONGEST_WORD:
        return ()
    found = _looked_up(word)
    if found or "-" not in word:
        return found
    first, *_, last = word.split("-")
    return _looked_up(first) or _looked_up(last)


def _looked_up(word: str) -> tuple[WordForm, ...]:
    return tuple(
        WordForm(
            part=str(parse.tag.POS),
            case=str(parse.tag.case) if parse.tag.case else None,
            is_plural=parse.tag.number == "plur",
            is_animate=parse.tag.animacy == "anim",
            lemma=parse.normal_form.replace("ё", "е"),
        )
        for parse in _analyzer().parse(word.lower())
        if not _NAMES & parse.tag.grammemes
    )


@cache
def _analyzer() -> MorphAnalyzer:
    """Loaded by the first word looked up: only who reads minutes pays for the dictionary.

    Guesses about words that the dictionary lacks are left out: they are slow and mostly wrong
    about abbreviations and surnames.
    """
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.units import DictionaryAnalyzer

    return MorphAnalyzer(lang="ru", units=[[DictionaryAnalyzer()]])
