"""What stands in a bracket before a label: «… (декабрь 2026 г., отв. Кленова Т.П.)»."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from data_sources.ingest.minutes.draft import DueKind
from data_sources.ingest.minutes.points.marks import Mark, MarkKind
from data_sources.ingest.minutes.points.owners.owners import begins_owner
from data_sources.ingest.minutes.points.raw_points import RawPoint
from data_sources.ingest.minutes.text.script import Script
from data_sources.ingest.minutes.text.terms.any_term import read_term
from data_sources.ingest.minutes.text.verbs import VERB

_ANY_DAY: Final = date(2000, 1, 1)
_EDGES: Final = " ,;.\t"
_VERB: Final = re.compile(VERB, re.IGNORECASE)
_WINDOW: Final = 120


def with_bracketed_words(script: Script, raw: RawPoint) -> None:
    """Takes a term or owners that share a bracket with a label as a mark of their own."""
    labels = {mark.start for mark in raw.marks}
    for at, (start, end) in enumerate(raw.text):
        opens = script.flat.rfind("(", max(start, end - _WINDOW), end)
        if end not in labels or opens <= start or ")" in script.flat[opens:end]:
            continue
        mark = _mark(script.flat, opens, end)
        if mark is not None and not any(each.kind is mark.kind for each in raw.marks):
            raw.text[at] = (start, opens)
            raw.marks.insert(0, mark)


def _mark(text: str, opens: int, end: int) -> Mark | None:
    stop = opens + len(text[opens:end].rstrip(_EDGES))
    begin = opens + 1 + len(text[opens + 1 : stop]) - len(text[opens + 1 : stop].lstrip())
    term = read_term(text[begin:stop], _ANY_DAY) if begin < stop else None
    if term is not None and term.kind is not DueKind.NONE and not term.unread:
        return Mark(MarkKind.TERM, opens, end, begin, stop)
    if begins_owner(text, begin, stop) and _VERB.search(text, begin, stop) is None:
        return Mark(MarkKind.OWNER, opens, end, begin, stop)
    return None
