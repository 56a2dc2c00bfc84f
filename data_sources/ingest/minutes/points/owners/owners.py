"""Who a point is for: the words of a mark split into single owners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from data_sources.ingest.minutes.points.owners.nominative import NominativeOwner, named_here
from data_sources.ingest.minutes.text.names import find_persons, first_person
from data_sources.ingest.minutes.text.script import Span

_ABBREVIATION: Final = re.compile(r"(?:[А-Я][А-Яа-я]{0,3}[А-Я]{1,10}|ОО|МО|ОУ)(?![а-я])")
SEPARATOR: Final = re.compile(
    r"\s{0,3}(?:(?P<hard>[;\u2028]|\n(?=\s{0,3}\d{1,2}[.)]))|(?P<comma>,)"
    r"|(?P<and>(?<![А-Яа-я])(?:и|а также|совместно с)(?![А-Яа-я])))\s{0,3}",
    re.IGNORECASE,
)
_EDGES: Final = " \t\n\u2028,;:-"
_LEADING: Final = re.compile(r"(?:[-•\s:,;]|\d{1,2}[.)]\s?)+")
_BACK: Final = re.compile(
    r"[\s.,;:]{0,4}(?:(?:он|она|они|те|тот|та|то|там|тогда|такой|так)\sже(?:\s(?:лица|срок|дата"
    r"|сроки|исполнител[ьи]|ответственн[а-я]{2,3}))?|-\s?//\s?-|-\s?[\"']\s?-|[\"'],?,?[\"']?)"
    r"[\s.,;]{0,4}$",
    re.IGNORECASE,
)
_UNNAMED: Final = re.compile(
    r"[\s_.\-–()\d/]{0,200}$"
    r"|(?:(?:будет |будут |не )?(?:уточня|уточнит|назнач|определ|указан)|позднее|позже|нет$|ваканс"
    r"|согласно|по (?:согласованию|списку|графику|плану)|см\.|он же|она же|они же|те же|тот же"
    r"|там же)",
    re.IGNORECASE,
)
"""What stands in place of an owner and names nobody."""


def split_owners(text: str, start: int, end: int) -> Iterator[Span]:
    """The spans of the single owners in the words of a mark: a person without the post."""
    for begin, stop in _pieces(text, start, end):
        persons = list(find_persons(text, begin, stop))
        if persons:
            yield from persons
        elif (found := trimmed(text, begin, stop)) is not None:
            yield found


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Parts at `;`, and at `,` and «и» where somebody new begins."""
    begin = start
    for found in SEPARATOR.finditer(text, start, end):
        if found.start() < begin or _is_inside_brackets(text, begin, found.start()):
            continue
        if found["hard"] or _begins_somebody(text, begin, found.start(), found.end(), end):
            yield begin, found.start()
            begin = found.end()
    yield begin, end


def points_back(text: str, start: int, end: int) -> bool:
    """Whether words stand for those of the point before: «он же», «тот же срок», «-//-»."""
    return _BACK.match(text, start, end) is not None


def begins_owner(text: str, start: int, end: int) -> bool:
    """Whether a person or an office is named at once here."""
    person = first_person(text, start, end)
    if person is not None and person[0] == start:
        return True
    return named_here(text, start, end) is not None


def begins_group(text: str, start: int, end: int) -> bool:
    """Whether a group of people in the nominative begins here: «руководители ОО»."""
    return named_here(text, start, end) is NominativeOwner.MANY


def _is_inside_brackets(text: str, begin: int, at: int) -> bool:
    piece = text[begin:at]
    return piece.count("(") > piece.count(")") or piece.count('"') % 2 == 1


def _begins_somebody(text: str, begin: int, before: int, at: int, end: int) -> bool:
    person = first_person(text, at, end)
    if person is not None and person[0] == at:
        return True
    follows_person = first_person(text, begin, before) is not None
    head = named_here(text, at, end)
    if head is not None:
        is_post = (
            follows_person and head is NominativeOwner.ONE and not _names_another(text, at, end)
        )
        return not is_post
    return _ABBREVIATION.match(text, at, end) is not None and not follows_person


def _names_another(text: str, at: int, end: int) -> bool:
    """Whether a post after a person belongs to the next person rather than to this one."""
    following = SEPARATOR.search(text, at, end)
    person = first_person(text, at, following.start() if following else end)
    return person is not None


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A stretch without signs at its edges; None where it names nobody."""
    lead = _LEADING.match(text, start, end)
    begin = lead.end() if lead else start
    piece = text[begin:end].rstrip(_EDGES)
    while piece.endswith((".", ")")) and not _is_closing(piece):
        piece = piece[:-1].rstrip(_EDGES)
    if not piece or _UNNAMED.match(piece):
        return None
    return begin, begin + len(piece)


def _is_closing(piece: str) -> bool:
    return piece.endswith(")") and "(" in piece
