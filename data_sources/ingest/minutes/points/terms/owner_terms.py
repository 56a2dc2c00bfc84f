"""Terms that stand behind owners: «Кленова Т.П., до 15 мая», «методисты, I декада ноября»."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from data_sources.ingest.minutes.draft import DueKind
from data_sources.ingest.minutes.text.names import first_person
from data_sources.ingest.minutes.text.terms.any_term import read_term
from data_sources.ingest.minutes.text.terms.inline_terms import InlineTerm, find_inline_terms

_ANY_DAY: Final = date(2000, 1, 1)
_SIGN: Final = re.compile(r"[,;]\s{1,3}|\s-\s{1,3}|\u2028")
_LONGEST: Final = 80


def term_behind(text: str, start: int, end: int, meeting: date | None) -> InlineTerm | None:
    """The term behind owners: after a word such as «до», else all that follows a comma."""
    inline = list(find_inline_terms(text, start, end, meeting))
    if inline:
        latest = max(inline, key=lambda each: each.term.on or date.min)
        return InlineTerm(inline[0].start, inline[-1].end, latest.term)
    for sign in _SIGN.finditer(text, max(start, end - _LONGEST), end):
        if first_person(text, sign.end(), end) is not None:
            continue
        term = read_term(text[sign.end() : end], meeting)
        if term.kind is not DueKind.NONE and not term.unread:
            return InlineTerm(sign.end(), end, term)
    return None


def owners_end(text: str, start: int, end: int) -> int:
    """Where the words about owners end and those about the term begin."""
    term = term_behind(text, start, end, _ANY_DAY)
    return term.start if term else end
