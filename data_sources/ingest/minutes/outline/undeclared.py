"""Decisions without a heading that is known: «I. О летних сменах / 1. Директорам школ …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.text.numbers import Sign, opening_of
from data_sources.ingest.minutes.text.script import Line
from data_sources.ingest.minutes.text.verbs import VERB

_SENTENCE: Final = r"(?:[^.:;]|(?<=[А-ЯЁ])\.|\.(?=\d)){0,160}?"
_ORDERS: Final = re.compile(
    rf"{_SENTENCE}{VERB}|[^.;]{{0,200}}к сведению|[^.;]{{0,160}}(?:отв\.|срок)|контроль\s",
    re.IGNORECASE,
)
"""A sentence that says what is to be done."""
_REPORTS: Final = re.compile(
    r"(?<![а-я])[а-я]{2,20}(?:ил|ал|ял|ел|ыл)[аио]?(?:сь|ся)?(?![а-я])", re.IGNORECASE
)
_LONGEST_HEADING: Final = 70
_FEWEST: Final = 2
_WITH_HEADINGS: Final = (
    OutlinePart.AGENDA,
    OutlinePart.HEARD,
    OutlinePart.PARTICIPANTS,
    OutlinePart.GUESTS,
)


def with_undeclared_decisions(sections: Sequence[Section]) -> Iterator[Section]:
    """Where no heading opens decisions, what orders under the title of an item or under a heading
    of its own («Что делаем:») is them.
    """
    if any(each.part is OutlinePart.DECIDED and each.body for each in sections):
        yield from sections
        return
    for section in sections:
        at = _first_point(section)
        if at is not None:
            yield replace(section, body=section.body[:at])
            yield Section(OutlinePart.DECIDED, section.heading, section.body[at:], section.item)
        elif (headed := _headed_points(section)) is not None:
            yield replace(section, body=section.body[:headed])
            yield Section(OutlinePart.DECIDED, section.body[headed], section.body[headed + 1 :])
        else:
            yield section


def _first_point(section: Section) -> int | None:
    """Where the points under the title of an item begin; None where a numbered line is no point."""
    if section.part is not OutlinePart.HEARD or not section.is_marker:
        return None
    own = [at for at, line in enumerate(section.body) if line != section.heading]
    numbered = [at for at in own if _is_numbered(section.body[at])]
    if numbered and all(_is_point(section.body[at]) for at in numbered):
        return numbered[0]
    is_plain = own and not numbered and all(_only_orders(section.body[at]) for at in own)
    return own[0] if is_plain else None


def _headed_points(section: Section) -> int | None:
    """Where a short line with a colon heads numbered points."""
    if section.part not in _WITH_HEADINGS:
        return None
    headings = [at for at, line in enumerate(section.body) if _is_heading(line)]
    for at, following in pairwise((*headings, len(section.body))):
        below = section.body[at + 1 : following]
        numbered = [each for each in below if _is_numbered(each)]
        is_list = len(numbered) >= _FEWEST and numbered[0] is below[0]
        if is_list and all(_is_point(each) for each in numbered):
            return at
    return None


def _is_heading(line: Line) -> bool:
    is_short = line.text.endswith(":") and len(line.text) <= _LONGEST_HEADING
    return is_short and opening_of(line.text) is None


def _is_numbered(line: Line) -> bool:
    opening = opening_of(line.text)
    return opening is not None and opening.sign in (Sign.PLAIN, Sign.DOTTED)


def _is_point(line: Line) -> bool:
    opening = opening_of(line.text)
    if opening is None:
        return False
    is_head = line.text.endswith(":") and len(opening.path) > 1
    return is_head or _ORDERS.match(line.text, opening.end) is not None


def _only_orders(line: Line) -> bool:
    """Whether a line of prose orders and tells of nothing that was."""
    return _ORDERS.match(line.text) is not None and _REPORTS.search(line.text) is None
