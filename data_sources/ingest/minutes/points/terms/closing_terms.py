"""Terms without a word such as «до» that close a point: «… Апрель.», «… (май 2026 г.)»."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from data_sources.ingest.minutes.draft import DueKind
from data_sources.ingest.minutes.points.kinds import is_informational
from data_sources.ingest.minutes.text.days import MONTH
from data_sources.ingest.minutes.text.terms.any_term import read_term
from data_sources.ingest.minutes.text.terms.inline_terms import InlineTerm
from data_sources.ingest.minutes.text.verbs import VERB

_OPENS: Final = re.compile(r"[(\[]\s?|\s-\s{1,3}|(?<=[.;])\s{1,3}")
_FIRST_OF_A_RANGE: Final = re.compile(rf"(?:{MONTH}|\d|квартал)$", re.IGNORECASE)
_YEARS_ONLY: Final = re.compile(r"(?:на )?[\d/\s-]{4,12}(?:уч[а-я.]{0,7} )?(?:г\.?|год[а-я]?)?$")
"""«(2026-2027 учебный год)» says which year a thing is for."""
_VERB: Final = re.compile(VERB, re.IGNORECASE)
_EDGES: Final = " ,;.)]\t"
_WINDOW: Final = 80
_LONGEST_WORD: Final = 12


def closing_term(text: str, start: int, end: int, meeting: date | None) -> InlineTerm | None:
    """The last words of a point behind a bracket, a dash or a stop, if all of them are a term."""
    if is_informational(text, start, end):
        return None
    for found in _OPENS.finditer(text, max(start, end - _WINDOW), end):
        begin = found.end()
        before = text[max(start, found.start() - _LONGEST_WORD) : found.start()]
        is_range = "-" in found[0] and _FIRST_OF_A_RANGE.search(before)
        if is_range or _VERB.search(text, start, found.start()) is None:
            continue
        words = text[begin:end].rstrip(_EDGES)
        if not words or _YEARS_ONLY.match(words):
            continue
        term = read_term(words, meeting)
        if term.kind is not DueKind.NONE and not term.unread and not term.others:
            return InlineTerm(begin, begin + len(words), term)
    return None
