"""The agenda: its items, who reports on each, and titles that only the discussion states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from data_sources.ingest.minutes.draft import AgendaPoint
from data_sources.ingest.minutes.opening.agenda_item import Item
from data_sources.ingest.minutes.opening.agenda_restated import restated_items
from data_sources.ingest.minutes.opening.agenda_rows import gather_rows, items_decided
from data_sources.ingest.minutes.opening.speakers import (
    SPEAKER_LINE,
    is_person_line,
    speaker_inside,
    speaker_of,
    tells_what_was_said,
)
from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.text.numbers import NumberOpening, Sign, next_inside, opening_of
from data_sources.ingest.minutes.text.script import Line, Script

_SEMICOLON: Final = re.compile(r";\s{1,3}(?=[А-Яа-я\"])")
_TITLE_START: Final = re.compile(
    r"(?:О|Об|Обо)\s|Разное|Утверждение|Отчет|Выборы|Итоги|Рассмотрение|Обсуждение|Анализ"
)
_REGLEMENT: Final = re.compile(
    r"регламент|время|начало|перерыв|открытие|регистрация|повестка|за основу", re.IGNORECASE
)
_HOURS: Final = re.compile(r"\d{1,2}[:.]\d\d\s?-\s?\d{1,2}[:.]\d\d[\s.,:-]{1,4}(?=[А-Я\"])")
_ENDING: Final = " ,:-–—(/"


def agenda_of(script: Script, sections: Sequence[Section]) -> tuple[AgendaPoint, ...]:
    """The items in their order; without an agenda, those that the discussion states as titles."""
    items: list[Item] = []
    for section in sections:
        if section.part is OutlinePart.AGENDA:
            _gather(script, section, items)
    if not items:
        items = items_decided(sections)
    if not items:
        items = restated_items(script, sections)
    return tuple(_point(script, item, at) for at, item in enumerate(items, start=1))


def _gather(script: Script, section: Section, items: list[Item]) -> None:
    is_numbered = any(_number(line) is not None for line in section.body)
    if any(line.is_row for line in section.body) or section.heading.is_row:
        gather_rows(section, items)
        return
    before: Line | None = None
    last = 0
    for whole in section.body:
        if items and not is_numbered and tells_what_was_said(whole.text):
            return
        for line in _pieces(whole):
            number = _number(line)
            if number is not None and number <= last:
                return
            if number is not None:
                last = number
            _take(script, line, before, items, is_numbered=is_numbered)
            before = line


def _number(line: Line) -> int | None:
    opening = opening_of(line.text)
    if opening is None or len(opening.path) != 1:
        return None
    return opening.path[0]


def _pieces(line: Line) -> list[Line]:
    """A line that holds several numbered items is several lines."""
    pieces = []
    start = line.start
    while (opening := opening_of(line.text[start - line.start :])) is not None:
        after = start - line.start + opening.end
        further = next_inside(line.text, opening, after) or _next_after_semicolon(
            line.text, opening, after
        )
        if further is None:
            break
        pieces.append(line.cut(start, line.start + further))
        start = line.start + further
    rest = line.cut(start)
    return [*pieces, *(_listed(rest) if opening_of(rest.text) is None else [rest])]


def _listed(line: Line) -> list[Line]:
    """Items in a row without numbers: «итоги ВПР; план работы с учителями»."""
    stops = [found.span() for found in _SEMICOLON.finditer(line.text)]
    begins = [0, *(end for _, end in stops)]
    ends = [*(start for start, _ in stops), len(line.text)]
    return [
        line.cut(line.start + begin, line.start + end)
        for begin, end in zip(begins, ends, strict=True)
    ]


def _next_after_semicolon(text: str, opening: NumberOpening, start: int) -> int | None:
    """Where the next item begins with a small letter: «1) о плане; 2) о курсах»."""
    if len(opening.path) != 1:
        return None
    number = opening.path[0] + 1
    found = re.compile(rf";\s{{1,3}}(?={number}[.)]\s{{0,3}}[а-я])").search(text, start)
    return found.end() if found else None


def _take(
    script: Script, line: Line, before: Line | None, items: list[Item], *, is_numbered: bool
) -> None:
    opening = opening_of(line.text)
    current = items[-1] if items else None
    speaker = SPEAKER_LINE.match(line.text)
    is_sub = (
        opening is not None
        and is_numbered
        and current is not None
        and (opening.sign in (Sign.LETTER, Sign.BULLET, Sign.DOTTED))
    )
    if hours := _HOURS.match(line.text):
        items.append(Item(line.start, [(line.start + hours.end(), line.end)]))
    elif speaker and current is not None and opening is None:
        current.speech.append((line.start + speaker.end(), line.end))
    elif opening is not None and is_sub and current is not None:
        rest = line.cut(line.start + opening.end)
        inner = SPEAKER_LINE.match(rest.text)
        if inner:
            current.speech.append((rest.start + inner.end(), rest.end))
        elif is_person_line(script, rest):
            current.speech.append((rest.start, rest.end))
        else:
            current.title.append((line.start, line.end))
    elif opening is not None:
        start = line.start + opening.end
        items.append(Item(line.start, [(start, line.end)]))
    elif current is None:
        if not _REGLEMENT.match(line.text):
            items.append(Item(line.start, [(line.start, line.end)]))
    elif is_person_line(script, line):
        current.speech.append((line.start, line.end))
    elif before is not None and _continues(script, before, line):
        target = current.speech if current.speech else current.title
        target.append((line.start, line.end))
    elif not _REGLEMENT.match(line.text) and (not is_numbered or _TITLE_START.match(line.text)):
        items.append(Item(line.start, [(line.start, line.end)]))


def _continues(script: Script, before: Line, line: Line) -> bool:
    if before.number == line.number:
        return False
    if _TITLE_START.match(line.text) and before.text.endswith((".", ";", ")")):
        return False
    return script.goes_on(before, line) or (
        line.is_soft and not line.after_blank and not before.text.endswith(".")
    )


def _point(script: Script, item: Item, position: int) -> AgendaPoint:
    title = list(item.title)
    speech = list(item.speech)
    start, end = title[0][0], title[-1][1]
    if not speech:
        inside = speaker_inside(script, start, end)
        if inside is not None:
            stop, who = inside
            title = [(a, min(b, stop)) for a, b in title if a < stop]
            speech = [who]
    speaker, post = speaker_of(script, speech)
    return AgendaPoint(
        position,
        script.written_all(title).rstrip(_ENDING),
        speaker,
        post,
        script.place(start, title[-1][1]),
    )
