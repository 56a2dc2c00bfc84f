"""Owners that close a point without a label: «… (Кленова Т.П.)», «… – Кленова Т.П., до 15 мая»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from data_sources.ingest.minutes.points.kinds import is_informational
from data_sources.ingest.minutes.points.marks import Mark, MarkKind
from data_sources.ingest.minutes.points.owners.owners import begins_group, begins_owner, points_back
from data_sources.ingest.minutes.points.raw_points import RawPoint, extent_of
from data_sources.ingest.minutes.points.terms.owner_terms import owners_end
from data_sources.ingest.minutes.text.names import find_persons, first_person
from data_sources.ingest.minutes.text.script import Script, Span
from data_sources.ingest.minutes.text.terms.inline_terms import find_inline_terms
from data_sources.ingest.minutes.text.terms.lasting import find_lasting
from data_sources.ingest.minutes.text.verbs import VERB

_ANY_DAY: Final = date(2000, 1, 1)
_OPENS: Final = re.compile(r"[(\[]\s?|\s-\s{1,3}|(?<=[.;])\s{1,3}")
_BRACKET: Final = re.compile(r"\([^()]{3,160}\)")
_CLOSES: Final = re.compile(r"\s{0,3}[)\]]?\s{0,3}[.;,]?\s{0,3}$")
_VERB: Final = re.compile(VERB, re.IGNORECASE)
_POST: Final = r"(?:тт?\.\s|тов\.\s)?(?:[а-я][а-я.-]{2,24}\s{1,3}(?:[А-Я]{2,6}\s{1,3})?){0,3}"
_AT_ONCE: Final = re.compile(_POST)
_WINDOW: Final = 300
_ENUMERATION: Final = 2_000
_LONGEST_TERM: Final = 60


def with_closing_owners(script: Script, raw: RawPoint) -> None:
    """Takes owners without a label out of the last words of a point, as a mark of their own."""
    if not raw.text or any(mark.kind is MarkKind.OWNER for mark in raw.marks):
        return
    if any(first_person(script.flat, mark.value_start, mark.value_end) for mark in raw.marks):
        return
    shown = script.flat
    start, end = raw.text[-1]
    begins_anew = len(raw.text) > 1
    is_owners = _needs_term if is_informational(shown, *extent_of(raw)) else _is_owners
    for opens, begin in _openings(shown, start, end, begins_anew=begins_anew):
        if is_owners(shown, opens, begin, end):
            if opens > start:
                raw.text[-1] = (start, opens)
            else:
                raw.text.pop()
            stop = begin + len(shown[begin:end].rstrip(" ;,)]"))
            raw.marks.insert(0, Mark(MarkKind.OWNER, opens, end, begin, stop))
            return


def _openings(text: str, start: int, end: int, *, begins_anew: bool) -> Iterator[Span]:
    """Where unlabelled owners may begin: their sign, and their first word."""
    if begins_anew:
        yield start, start
    window = max(start, end - _WINDOW)
    if _names_in_brackets(text, start, end) > 1:
        return
    for found in _OPENS.finditer(text, window, end):
        before = text[start : found.start()]
        if before.count("(") <= before.count(")"):
            yield found.start(), found.end()
    for term in find_inline_terms(text, window, end, _ANY_DAY):
        person = first_person(text, term.end, end)
        if person is not None and not text[term.end : person[0]].strip(" ,"):
            yield term.end, person[0]


def _names_in_brackets(text: str, start: int, end: int) -> int:
    """How many brackets name people: several say who leads or wrote what, none is the owner."""
    window = max(start, end - _ENUMERATION)
    inside = (found.span() for found in _BRACKET.finditer(text, window, end))
    return sum(first_person(text, *span) is not None for span in inside)


def _needs_term(text: str, opens: int, begin: int, end: int) -> bool:
    """Where a point only approves or takes note, names without a term are no owners."""
    return _is_owners(text, opens, begin, end) and owners_end(text, begin, end) < end


def _is_owners(text: str, opens: int, begin: int, end: int) -> bool:
    """Whether these last words are persons with posts, or a group, and at most a term."""
    is_bracket = text[opens : opens + 1] in "(["
    stop = _CLOSES.search(text, begin, end)
    last = stop.start() if stop else end
    if is_bracket and _closed_early(text, begin, last):
        return False
    until = owners_end(text, begin, last)
    if _VERB.search(text, begin, until):
        return False
    if points_back(text, begin, until):
        return True
    persons = list(find_persons(text, begin, until))
    if persons:
        lead = _AT_ONCE.match(text, begin, until)
        return lead is not None and persons[0][0] <= lead.end()
    if until < last:
        return begins_owner(text, begin, until)
    is_plain = not is_bracket or _follows_term(text, opens)
    return is_plain and begins_group(text, begin, until)


def _follows_term(text: str, at: int) -> bool:
    """Whether a term ends right here: «… до 25 числа (методисты)»."""
    before = max(0, at - _LONGEST_TERM)
    ends = [term.end for term in find_inline_terms(text, before, at, _ANY_DAY)]
    lasting = find_lasting(text, before, at)
    return any(
        not text[end:at].strip(" ,") for end in (*ends, *([lasting.end()] if lasting else []))
    )


def _closed_early(text: str, begin: int, last: int) -> bool:
    return ")" in text[begin:last] and "(" not in text[begin:last]
