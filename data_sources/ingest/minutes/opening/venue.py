"""Where the meeting was held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from data_sources.ingest.minutes.draft import Said
from data_sources.ingest.minutes.opening.head_pieces import EDGES, columns_in, pieces_of
from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.text.script import Line, Script, Span

CITY: Final = re.compile(
    r"(?:г|гор|город|с|село|п|пос|поселок|пгт|р\.\s?п|рп|д|дер|деревня|ст)(?:\.\s?|\s)[А-Я]"
    r"|[А-Яа-я-]+ская область|\d{6},?\s",
    0,
)
_ADDRESS: Final = re.compile(
    r"(?<![а-я])(?:ул\.|улица|пр\.|просп|пер\.|пл\.|б-р|каб\."
    r"|кабинет(?= ?(?:№|\d|(?-i:[А-Я])))|ауд\.|аудитория"
    r"|актовый зал|конференц-зал|малый зал|большой зал"
    r"|зал заседаний|дом \d|д\. ?\d|платформ|видеоконференц(?!ии\sс\s)|zoom|сферум|яндекс|телемост"
    r"|учительская|библиотека)"
    r"",
    re.IGNORECASE,
)
_BUILDING: Final = re.compile(
    r"(?<![А-Яа-я])(?:М[БАК]?О?ДО?У|М[БАК]ОУ|ГБОУ|МК?У|МБУ|МАУ|СОШ|ООШ|школ[аы]|лицей|гимназия"
    r"|[Дд]ом (?:творчества|учителя|культуры|детского)"
    r"|институт|университет|библиотека|администрация|[Дд]етский сад)(?![а-я])"
)
_AFTER_A_COMMA: Final = re.compile(r"[,;(]\s{1,2}")
_ONE_WORD: Final = re.compile(r"[А-Я][а-я]{2,20}(?:-[А-Я][а-я]{2,20})?$")


def venue_of(
    script: Script, head: Sequence[Section], pieces: Sequence[Line], taken: Sequence[Span]
) -> Said[str] | None:
    """The venue under its label, else the line of the head that reads like one."""
    for part in (OutlinePart.VENUE, OutlinePart.DATE, OutlinePart.TIME):
        for section in head:
            if section.part is part and (found := _place_in(script, section, taken)):
                return found
    for section in head:
        if section.part is OutlinePart.FORMAT and (found := _beside_the_form(script, section)):
            return found
    free = [piece for piece in pieces if is_venue(piece.text)]
    if not free and taken:
        after = max(start for start, _ in taken)
        free = [piece for piece in pieces if piece.start > after and _BUILDING.search(piece.text)]
    if free:
        last = free[0]
        for piece in free[1:]:
            if piece.number == last.number + 1 and not CITY.match(piece.text):
                last = piece
        return _said(script, free[0].start, last.end)
    return None


def venue_above(script: Script, above: Sequence[Line]) -> Said[str] | None:
    """The place that a form names above the title."""
    for line in reversed(above):
        for piece in columns_in(line):
            if CITY.match(piece.text) and not _has_number(piece.text):
                return _said(script, piece.start, piece.end)
    return None


def _has_number(text: str) -> bool:
    """Whether a text holds a telephone or a registration number rather than an address."""
    return bool(re.search(r"тел|факс|@|ИНН|ОГРН|\d{5,}", text))


def _place_in(script: Script, section: Section, taken: Sequence[Span]) -> Said[str] | None:
    """The venue under a label; a common label of day and place leaves the place over."""
    spans: list[Span] = []
    before: Line | None = None
    for line in section.body:
        if before is not None and not script.goes_on(before, line) and spans:
            break
        for piece in pieces_of(script, line, taken):
            words = piece.text.strip(EDGES)
            if words and (section.part is OutlinePart.VENUE or is_venue(piece.text.lstrip(EDGES))):
                spans.append((piece.start, piece.end))
        before = line
    return _said(script, spans[0][0], spans[-1][1]) if spans else None


def _beside_the_form(script: Script, section: Section) -> Said[str] | None:
    """«Формат: очно, г. Энск, ул. Мира, 1»: the address after the form of the meeting."""
    for line in section.body[:1]:
        for found in _AFTER_A_COMMA.finditer(line.text):
            if CITY.match(line.text, found.end()):
                return _said(script, line.start + found.end(), line.end)
    return None


def _said(script: Script, start: int, end: int) -> Said[str] | None:
    text = script.shown[start:end]
    begin = start + len(text) - len(text.lstrip(" \t\n,;.:-("))
    stop = start + len(text.rstrip(" \t\n,;.:-_"))
    return script.quoted(begin, stop) if stop > begin else None


def begins_address(text: str) -> bool:
    """Whether words begin as an address: «каб. 301», «ул. Мира, 1»."""
    return _ADDRESS.match(text) is not None


def is_venue(text: str) -> bool:
    """Whether words name a settlement, an address or a room."""
    return bool(CITY.match(text.lstrip("( ,;")) or _ADDRESS.search(text) or _ONE_WORD.match(text))
