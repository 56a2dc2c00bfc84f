"""What stands above points: words that say whom, until when and how they bind."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from data_sources.ingest.minutes.points.kinds import recommends
from data_sources.ingest.minutes.points.marks import Mark, MarkKind
from data_sources.ingest.minutes.points.owners.addressees import addressee_of, addressee_of_preamble
from data_sources.ingest.minutes.points.raw_points import RawPoint, extent_of
from data_sources.ingest.minutes.text.script import Span
from data_sources.ingest.minutes.text.terms.inline_terms import find_inline_terms
from data_sources.ingest.minutes.text.verbs import VERB

_VERB: Final = re.compile(VERB, re.IGNORECASE)
_ANY_DAY: Final = date(2000, 1, 1)


@dataclass(frozen=True)
class Above:
    """What stands above points: whom it addresses, whether it recommends, its agenda item, until
    when it sets them.
    """

    addressed: tuple[Span, ...] = ()
    is_recommended: bool = False
    item: int | None = None
    term: Mark | None = None


@dataclass
class Loose:
    """A point with what it takes over."""

    raw: RawPoint
    above: Above
    item: int | None
    common: list[Mark]
    block: int = 0


def under_preamble(shown: str, start: int, end: int) -> Above:
    """What the words before the first point hand down to all of them."""
    is_open = shown[:end].endswith(":")
    return Above(
        addressee_of_preamble(shown, start, end),
        is_open and recommends(shown, start, end),
        term=_term_of(shown, start, end),
    )


def under(shown: str, raw: RawPoint, above: Above) -> Above:
    """What the words of a heading or of a point with parts hand down."""
    if not raw.text:
        return above
    start, end = raw.text[0][0], raw.text[-1][1]
    addressed = addressee_of(shown, start, end) or addressee_of_preamble(shown, start, end)
    return replace(
        above,
        addressed=addressed or above.addressed,
        is_recommended=above.is_recommended or recommends(shown, start, end),
        term=_term_of(shown, start, end) or above.term,
    )


def _term_of(shown: str, start: int, end: int) -> Mark | None:
    """Until when the words above set all that follows: «Директорам школ до 1 июня:»."""
    if not shown[start:end].rstrip().endswith(":"):
        return None
    found = next(find_inline_terms(shown, start, end, _ANY_DAY), None)
    if found is None:
        return None
    return Mark(MarkKind.TERM, found.start, found.end, found.start, found.end)


def heads_others(shown: str, start: int, end: int) -> bool:
    """Whether words only say whom or until when others bind: «Директору ИМЦ:», «До 1 июня:»."""
    if not shown[start:end].rstrip().endswith(":"):
        return False
    if _is_term(shown, start, end):
        return True
    addressed = addressee_of(shown, start, end)
    return bool(addressed) and not _VERB.search(shown, addressed[-1][1], end)


def _is_term(shown: str, start: int, end: int) -> bool:
    """Whether the words are a term and nothing besides: «До 1 июня:»."""
    term = next(find_inline_terms(shown, start, end, _ANY_DAY), None)
    return term is not None and term.start == start and not shown[term.end : end].strip(" :")


def only_heads_parts(shown: str, raw: RawPoint) -> bool:
    """Whether each part of a point is a task, and the point itself none."""
    if len(raw.subs) < 2 or not raw.text or not heads_others(shown, *extent_of(raw)):
        return False
    return all(_VERB.search(shown, *extent_of(sub)) for sub in raw.subs)
