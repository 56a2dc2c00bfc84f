"""Until when a point is to be done: its mark, else the words of its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.ingest.minutes.draft import DueKind, Said
from data_sources.ingest.minutes.points.marks import Mark, MarkKind
from data_sources.ingest.minutes.points.terms.closing_terms import closing_term
from data_sources.ingest.minutes.points.terms.owner_terms import term_behind
from data_sources.ingest.minutes.points.terms.presumed import presumed_day
from data_sources.ingest.minutes.text.script import Script, Span
from data_sources.ingest.minutes.text.terms.any_term import DueTerm, read_term
from data_sources.ingest.minutes.text.terms.inline_terms import find_inline_terms
from data_sources.ingest.minutes.text.terms.lasting import find_lasting

_NO_TERM: Final = DueTerm(DueKind.NONE)
_STOPS: Final = " .;,\n\t"


@dataclass(frozen=True)
class Due:
    """A term, its words, and those of them that are in doubt."""

    term: DueTerm = _NO_TERM
    said: Said[str] | None = None
    unread: tuple[str, ...] = ()
    is_presumed: bool = False


@dataclass(frozen=True)
class Marked:
    """The marks of a point: those that count first, and all of them."""

    first: Sequence[Mark]
    every: Sequence[Mark]


def due_of(script: Script, meeting: date | None, marked: Marked, sentences: Span) -> Due:
    """The term of the mark, else the one inside the owners' mark or the sentences."""
    shown = script.flat
    for mark in (*marked.first, *marked.every):
        if mark.kind is MarkKind.TERM and _is_written(shown[mark.value_start : mark.value_end]):
            return _of_mark(script, meeting, mark)
    for mark in marked.every:
        if mark.kind is MarkKind.OWNER and (
            behind := term_behind(shown, mark.value_start, mark.value_end, meeting)
        ):
            return Due(behind.term, script.quoted(behind.start, behind.end))
    lasting = find_lasting(shown, *sentences)
    recurs = lasting.span() if lasting else (0, 0)
    terms = [
        each
        for each in find_inline_terms(shown, *sentences, meeting)
        if not recurs[0] <= each.start < recurs[1]
    ]
    if terms:
        last = max(terms, key=lambda each: each.term.on or date.min)
        return Due(last.term, script.quoted(last.start, last.end))
    if lasting is not None:
        return Due(DueTerm(DueKind.CONTINUOUS), script.quoted(*lasting.span()))
    closing = closing_term(shown, *sentences, meeting)
    return Due(closing.term, script.quoted(closing.start, closing.end)) if closing else Due()


def presumed_due(script: Script, meeting: date | None, sentences: Span) -> Due:
    """The day on which the thing itself is to be done, where a point names no term."""
    found = presumed_day(script.flat, *sentences, meeting)
    if found is None:
        return Due()
    return Due(DueTerm(DueKind.DATE, found[0]), script.quoted(*found[1]), is_presumed=True)


def _of_mark(script: Script, meeting: date | None, mark: Mark) -> Due:
    start = mark.value_start
    value = script.flat[start : mark.value_end]
    term = read_term(value, meeting)
    unread = tuple(script.written(start + begin, start + stop) for begin, stop in term.unread)
    return Due(term, script.quoted(start, start + max(len(value.rstrip(_STOPS)), 1)), unread)


def _is_written(value: str) -> bool:
    """Whether a mark's value is more than a line to fill in."""
    return any(sign.isalnum() for sign in value)
