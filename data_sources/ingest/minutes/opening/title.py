"""What the meeting was: the words between ПРОТОКОЛ and the first particulars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from data_sources.ingest.minutes.draft import Said
from data_sources.ingest.minutes.opening.head_pieces import EDGES
from data_sources.ingest.minutes.opening.venue import CITY, begins_address, is_venue
from data_sources.ingest.minutes.text.script import Line, Script, Span

_HINT: Final = re.compile(
    r"\([^()]{3,80}\)$|_{3,}|[\W_]{1,200}$|(?:в|с|на|от|начало|время)$|утвержда|согласован|экз\."
    r"|приложение|с изменениями",
    re.IGNORECASE,
)
_STATES: Final = re.compile(
    r"(?-i:[А-Я])(?:[а-я]{2,20}(?: [а-я]{2,20}){0,3}\s?:|[^.:]{0,90}?"
    r"(?:состоял[оа]с[ья]|участвовал|присутств|проходил|проведен|проводил|прошл[оа]))",
    re.IGNORECASE,
)
"""A label or a sentence below the title: «Заседание состоялось …», «Период голосования: …»."""
_BLANK_NUMBER: Final = re.compile(r"(?:№|N)\s?(?:_+|б/н)?|б/н", re.IGNORECASE)
_BODY: Final = re.compile(
    r"(?<![а-я])(?:объединени|совет(?![а-я]{3})|комисси|коллеги|рабочая группа|РУМО|заседани"
    r"|совещани)",
    re.IGNORECASE,
)


def title_of(
    script: Script, pieces: Sequence[Line], taken: Sequence[Span], first: Sequence[Line]
) -> Said[str] | None:
    """The first stretch of lines that are neither a venue nor a remark."""
    kept: list[Line] = []
    for piece in pieces:
        words = piece.text.strip(EDGES)
        if not words or _HINT.match(piece.text) or _BLANK_NUMBER.fullmatch(words):
            continue
        is_further = bool(kept) and (
            first[-1].number < piece.number or _parted(kept[-1], piece, taken)
        )
        if CITY.match(words) or (is_venue(piece.text) and not kept) or is_further:
            if kept:
                break
            continue
        if kept and is_venue(piece.text) and not piece.text[0].islower():
            break
        if kept and kept[-1].number != piece.number and _STATES.match(piece.text):
            break
        if kept and piece.number != kept[-1].number and begins_address(piece.text):
            break
        kept.append(piece)
    spans = [(piece.start, piece.end) for piece in kept]
    if not spans:
        return None
    title = _without_bracket(script.written_all(spans).strip(" ,;:.–—-_").rstrip(" ("))
    return Said(title, script.place(spans[0][0], spans[-1][1])) if title else None


def title_above(script: Script, above: Sequence[Line]) -> Said[str] | None:
    """The name of the board that stands over the word ПРОТОКОЛ."""
    at = next((at for at in range(len(above) - 1, -1, -1) if _names_a_body(above[at])), None)
    if at is None:
        return None
    end = at + 1
    while end < len(above) and above[end].text[0].islower() and not above[end].after_blank:
        end += 1
    span = (above[at].start, above[end - 1].end)
    return Said(script.written(*span), script.place(*span))


def _names_a_body(line: Line) -> bool:
    return bool(_BODY.search(line.text)) and not _HINT.match(line.text)


def _without_bracket(title: str) -> str:
    """A title without the bracket whose other end the day has taken."""
    if title.startswith("(") and ")" not in title:
        return title[1:].strip()
    return title


def _parted(before: Line, piece: Line, taken: Sequence[Span]) -> bool:
    """Whether the day or the hour stands between two lines."""
    if before.number == piece.number or piece.text[0].islower():
        return False
    return any(before.end <= start < piece.start for start, _ in taken)
