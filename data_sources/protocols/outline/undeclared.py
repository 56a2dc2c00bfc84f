"""Decisions without a heading: «I. О летних сменах / (Кленова Т.П.) / 1. Директорам школ …»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from data_sources.protocols.outline.parts import Part, Section
from data_sources.protocols.text.numbers import Sign, opening_of
from data_sources.protocols.text.script import Line
from data_sources.protocols.text.verbs import VERB

_ORDERS: Final = re.compile(
    rf"(?:[^.:;]|(?<=[А-ЯЁ])\.|\.(?=\d)){{0,160}}?{VERB}|[^.;]{{0,200}}к сведению", re.IGNORECASE
)
"""A sentence that says what is to be done."""


def with_undeclared_decisions(sections: Sequence[Section]) -> Iterator[Section]:
    """Where no heading opens decisions, the numbered points under the title of an item are them."""
    if any(each.part is Part.DECIDED and each.body for each in sections):
        yield from sections
        return
    for section in sections:
        at = _first_point(section)
        if at is None:
            yield section
            continue
        yield replace(section, body=section.body[:at])
        yield Section(Part.DECIDED, section.heading, section.body[at:], section.item)


def _first_point(section: Section) -> int | None:
    """Where the points begin; None where a numbered line is no point."""
    if section.part is not Part.HEARD or not section.is_marker:
        return None
    numbered = [
        at
        for at, line in enumerate(section.body)
        if line is not section.heading and line != section.heading and _is_numbered(line)
    ]
    if not numbered or not all(_is_point(section.body[at]) for at in numbered):
        return None
    return numbered[0]


def _is_numbered(line: Line) -> bool:
    opening = opening_of(line.text)
    return opening is not None and opening.sign in (Sign.PLAIN, Sign.DOTTED)


def _is_point(line: Line) -> bool:
    opening = opening_of(line.text)
    return opening is not None and _ORDERS.match(line.text, opening.end) is not None
