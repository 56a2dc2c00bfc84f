"""Whom a sentence makes responsible: «назначить ответственным за семинар Иванову А.А.»."""

from __future__ import annotations

import re
from typing import Final

from data_sources.ingest.minutes.points.owners.owners import split_owners
from data_sources.ingest.minutes.text.names import find_persons
from data_sources.ingest.minutes.text.script import Span

_APPOINT: Final = (
    r"(?:назнач(?:ить|ен[аоы]?|ается|аются)|определить|утвердить|закрепить|избрать|считать)"
)
_RESPONSIBLE: Final = (
    r"ответственн(?:ыми|ым|ой)(?![а-я])(?: (?:лицом|лицами|исполнител(?:ем|ями)))?"
)
_LAID_ON: Final = r"(?:ответственность|обязанност[ьи])"
_WITHIN: Final = r"(?:[^.;]|(?<=[А-Я])\.|(?<=им)\.){0,250}?"
_APPOINTING: Final = re.compile(
    rf"(?<![а-я]){_APPOINT}(?![а-я])(?={_WITHIN}(?<![а-я]){_RESPONSIBLE}(?![а-я]))"
    rf"|(?<![а-я]){_RESPONSIBLE}(?![а-я]){_WITHIN}(?<![а-я]){_APPOINT}(?![а-я])"
    rf"|(?<![а-я])возложить(?={_WITHIN}(?<![а-я]){_LAID_ON}(?![а-я]))"
    rf"|(?<![а-я]){_LAID_ON}(?![а-я]){_WITHIN}(?<![а-я])возложить на(?![а-я])",
    re.IGNORECASE,
)
_TO_HIM: Final = r"(?:[^.;]|\.(?=\s?\d)){0,200}?"
_CONTROLLING: Final = re.compile(
    rf"возложить контроль(?![а-я])(?={_TO_HIM} на )|контроль(?![а-я]){_TO_HIM} возложить на"
    rf"|возложить на(?={_TO_HIM} контроль(?![а-я]))",
    re.IGNORECASE,
)
"""A point that is about control itself; elsewhere the controller is not the owner."""
_NAMED_AT_ONCE: Final = re.compile(
    rf"{_APPOINT} {_RESPONSIBLE}(?: за [^:;.]{{1,160}})?(?:\s?:|\s-|(?! за ))\s?"
    rf"(?P<who>[^:;.]{{3,120}}?)(?= за | до \d|[.;]|$)",
    re.IGNORECASE,
)
_LAID_ON_AN_OFFICE: Final = re.compile(
    r"(?<![а-я])возложить на (?P<who>[^:;.]{3,120}?)(?= за | контроль | до \d|[.;]|$)",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"(?<![А-Я])(?<!\bим)(?<!\bп)(?<!\bпп)[.;](?=\s|$)")


def appointed(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The persons whom a point appoints, else the office named right after the word."""
    found = _APPOINTING.search(text, start, end) or _CONTROLLING.match(text, start, end)
    if found is None:
        return ()
    stop = _SENTENCE_END.search(text, found.end(), end)
    persons = tuple(find_persons(text, found.end(), stop.start() if stop else end))
    if persons:
        return persons
    office = _NAMED_AT_ONCE.search(text, found.start(), end) or _LAID_ON_AN_OFFICE.search(
        text, found.start(), end
    )
    return tuple(split_owners(text, *office.span("who"))) if office else ()
