"""The agenda: its items, who reports on each, and titles that only the discussion states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from data_sources.protocols.draft import AgendaPoint
from data_sources.protocols.outline.parts import Part, Section
from data_sources.protocols.outline.tables import Column, columns_of
from data_sources.protocols.text.names import find_persons, first_person
from data_sources.protocols.text.numbers import Opening, Sign, next_inside, opening_of
from data_sources.protocols.text.ordinals import ROMAN
from data_sources.protocols.text.script import Line, Script, Span

_ROLE: Final = (
    r"(?:со)?докладчик(?:и|а)?|докл(?:\.(?=\s?[:-]))?|докладыва(?:ет|ют)|выступа(?:ет|ют|ющий|ющие)|доклад|сообщени[ея]"
    r"|информаци[яю]|инф\.|отв\.|ответственн(?:ый|ая|ые)|спикер(?:ы)?|модератор|представля(?:ет|ют)"
)
_SPEAKER_LINE: Final = re.compile(
    rf"[-(•\s]{{0,4}}(?:{_ROLE})(?![а-я])[^:.,\-]{{0,30}}?\s?(?:[:.]\s?-?|-|(?=\s[А-Я]))\s{{0,3}}",
    re.IGNORECASE,
)
_SPEAKER_INSIDE: Final = re.compile(
    rf"\s?[(,;-]?\s{{0,2}}(?<![а-я])(?:{_ROLE})(?:\s?[:.]\s?-?\s?|\s-\s"
    rf"|\s(?=(?-i:[А-Я])))(?P<who>[^()]{{2,300}})\)?\s?\.?$",
    re.IGNORECASE,
)
_SPEAKER_BARE: Final = re.compile(
    r"\s{0,2}\((?P<who>[^()]{4,300})\)\s?\.?$|(?:\s[-/]\s|\.\s{1,3}|\t)(?P<after>[^()\n]{4,300})$"
)
_LONGEST_POST: Final = 90
_BARE_POST: Final = re.compile(
    r"(?:и\. ?о\. |зам\. )?(?!о |об )[а-я][а-я-]{3,24}\s"
    r"(?:(?:[а-я][а-я.-]{1,24}|[А-Я]{2,8}|№ ?\d{1,3})\s){0,4}"
)
_TITLE_START: Final = re.compile(
    r"(?:О|Об|Обо)\s|Разное|Утверждение|Отчет|Выборы|Итоги|Рассмотрение|Обсуждение|Анализ"
)
_REGLEMENT: Final = re.compile(
    r"регламент|время|начало|перерыв|открытие|регистрация|повестка|за основу", re.IGNORECASE
)
_LONE_NUMBER: Final = re.compile(
    rf"(?:вопрос\s?)?(?:№\s?)?(?:\d{{1,2}}|{ROMAN})[.)]?", re.IGNORECASE
)
_HOURS: Final = re.compile(r"\d{1,2}[:.]\d\d\s?-\s?\d{1,2}[:.]\d\d[\s.,:-]{1,4}(?=[А-Я\"])")
_ENDING: Final = " ,:-–—(/"
_POST_EDGES: Final = " \t\n,;.-()"
_REPORTS: Final = re.compile(r"\s[а-я]{2,20}(?:ил|ал|ял|ел|ыл)[аи]?(?:сь|ся)?(?![а-я])")
"""«Иванова А.А. представила …»: the course of the meeting, not a speaker."""
_REPORTED_TITLE: Final = re.compile(r"\s{0,3}(?:\"?\s?)?(?P<title>(?:О|Об|Обо)\s[^.\n]{3,400})")
_QUOTED_TITLE: Final = re.compile(r"[\s:.,-]{0,4}\"(?P<title>[^\n]{3,400})\"(?=[^\"]*$)")


@dataclass
class _Item:
    """An item as it is gathered."""

    start: int
    title: list[Span] = field(default_factory=list)
    speech: list[Span] = field(default_factory=list)


def agenda_of(script: Script, sections: Sequence[Section]) -> tuple[AgendaPoint, ...]:
    """The items in their order; without an agenda, those that the discussion states as titles."""
    items: list[_Item] = []
    for section in sections:
        if section.part is Part.AGENDA:
            _gather(script, section, items)
    if not items:
        items = _restated(script, sections)
    return tuple(_point(script, item, at) for at, item in enumerate(items, start=1))


def _gather(script: Script, section: Section, items: list[_Item]) -> None:
    is_numbered = any(_number(line) is not None for line in section.body)
    if any(line.is_row for line in section.body) or section.heading.is_row:
        _gather_rows(section, items)
        return
    before: Line | None = None
    last = 0
    for whole in section.body:
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
    return [*pieces, line.cut(start)]


def _next_after_semicolon(text: str, opening: Opening, start: int) -> int | None:
    """Where the next item begins with a small letter: «1) о плане; 2) о курсах»."""
    if len(opening.path) != 1:
        return None
    number = opening.path[0] + 1
    found = re.compile(rf";\s{{1,3}}(?={number}[.)]\s{{0,3}}[а-я])").search(text, start)
    return found.end() if found else None


def _take(
    script: Script, line: Line, before: Line | None, items: list[_Item], *, is_numbered: bool
) -> None:
    opening = opening_of(line.text)
    current = items[-1] if items else None
    speaker = _SPEAKER_LINE.match(line.text)
    is_sub = (
        opening is not None
        and is_numbered
        and current is not None
        and (opening.sign in (Sign.LETTER, Sign.BULLET, Sign.DOTTED))
    )
    if hours := _HOURS.match(line.text):
        items.append(_Item(line.start, [(line.start + hours.end(), line.end)]))
    elif speaker and current is not None and opening is None:
        current.speech.append((line.start + speaker.end(), line.end))
    elif opening is not None and is_sub and current is not None:
        rest = line.cut(line.start + opening.end)
        inner = _SPEAKER_LINE.match(rest.text)
        if inner:
            current.speech.append((rest.start + inner.end(), rest.end))
        elif _is_person_line(script, rest):
            current.speech.append((rest.start, rest.end))
        else:
            current.title.append((line.start, line.end))
    elif opening is not None:
        start = line.start + opening.end
        items.append(_Item(line.start, [(start, line.end)]))
    elif current is None:
        if not _REGLEMENT.match(line.text):
            items.append(_Item(line.start, [(line.start, line.end)]))
    elif _is_person_line(script, line):
        current.speech.append((line.start, line.end))
    elif before is not None and _continues(script, before, line):
        target = current.speech if current.speech else current.title
        target.append((line.start, line.end))
    elif not _REGLEMENT.match(line.text) and (not is_numbered or _TITLE_START.match(line.text)):
        items.append(_Item(line.start, [(line.start, line.end)]))


def _continues(script: Script, before: Line, line: Line) -> bool:
    if _TITLE_START.match(line.text) and before.text.endswith((".", ";", ")")):
        return False
    return script.goes_on(before, line) or (
        line.is_soft and not line.after_blank and not before.text.endswith(".")
    )


def _is_person_line(script: Script, line: Line) -> bool:
    person = first_person(script.shown, line.start, line.end)
    if person is None or person[0] - line.start > 1:
        return False
    return _REPORTS.match(script.shown, person[1], line.end) is None


def _gather_rows(section: Section, items: list[_Item]) -> None:
    columns: tuple[Column, ...] = ()
    rows = [line for line in (section.heading, *section.body) if line.is_row]
    for line in rows:
        named = columns_of(line)
        if Column.SUBJECT in named and (Column.SPEAKER in named or Column.NUMBER in named):
            columns = named
            continue
        cells = line.cells
        if len(cells) < 2 or (not columns and line is section.heading):
            continue
        if len(columns) != len(cells):
            columns = (Column.NUMBER, Column.SUBJECT, Column.SPEAKER, Column.OTHER)[: len(cells)]
            if not _LONE_NUMBER.fullmatch(line.text[: cells[0][1] - cells[0][0]]):
                columns = (Column.SUBJECT, Column.SPEAKER, *[Column.OTHER] * len(cells))[
                    : len(cells)
                ]
        spans = dict(zip(columns, cells, strict=True))
        subject = spans.get(Column.SUBJECT)
        if subject is None or subject[0] == subject[1]:
            continue
        opening = opening_of(line.text[subject[0] - line.start : subject[1] - line.start])
        start = subject[0] + (opening.end if opening else 0)
        item = _Item(start, [(start, subject[1])])
        speaker = spans.get(Column.SPEAKER)
        if speaker is not None and speaker[1] > speaker[0]:
            item.speech.append(speaker)
        items.append(item)


def _restated(script: Script, sections: Sequence[Section]) -> list[_Item]:
    """Titles like «По первому вопросу „О плане работы“» or «СЛУШАЛИ: 1. О плане работы»."""
    items: list[_Item] = []
    seen: set[int] = set()
    for section in sections:
        if section.part is not Part.HEARD:
            continue
        if section.item is not None and section.item in seen:
            continue
        lines = [section.heading, *section.body] if section.is_marker else list(section.body)
        title = next((found for line in lines[:2] if (found := _title_in(line)) is not None), None)
        if title is None:
            continue
        if section.item is not None:
            seen.add(section.item)
        if not items or script.shown[slice(*items[-1].title[0])] != script.shown[slice(*title)]:
            items.append(_Item(title[0], [title], _speech_below(script, section)))
    return items


def _speech_below(script: Script, section: Section) -> list[Span]:
    """Who spoke, in brackets under the title: «(Кленова Т.П., Дубов С.А.)»."""
    lines = [line for line in section.body if line != section.heading]
    if not lines or not (lines[0].text.startswith("(") and lines[0].text.endswith(")")):
        return []
    label = _SPEAKER_LINE.match(lines[0].text)
    inside = lines[0].cut(lines[0].start + (label.end() if label else 1), lines[0].end - 1)
    return [(inside.start, inside.end)] if _is_person_line(script, inside) else []


def _title_in(line: Line) -> Span | None:
    opening = opening_of(line.text)
    at = opening.end if opening else 0
    found = _QUOTED_TITLE.match(line.text, at) or _REPORTED_TITLE.match(line.text, at)
    if found is None and not opening:
        found = re.compile(
            r"[^\"]{0,60}вопросу[^\"]{0,20}\"(?P<title>(?:О|Об|Обо)\s[^\n]{3,400})\"(?=[^\"]*$)"
        ).match(line.text)
    return (line.start + found.start("title"), line.start + found.end("title")) if found else None


def _point(script: Script, item: _Item, position: int) -> AgendaPoint:
    title = list(item.title)
    speech = list(item.speech)
    start, end = title[0][0], title[-1][1]
    if not speech:
        inside = _speaker_inside(script, start, end)
        if inside is not None:
            stop, who = inside
            title = [(a, min(b, stop)) for a, b in title if a < stop]
            speech = [who]
    speaker, post = _speaker(script, speech)
    return AgendaPoint(
        position,
        script.written_all(title).rstrip(_ENDING),
        speaker,
        post,
        script.place(start, title[-1][1]),
    )


def _speaker_inside(script: Script, start: int, end: int) -> tuple[int, Span] | None:
    """The speaker at the end of a title: where the title stops, and the words about the speaker."""
    shown = script.shown
    window = max(start, end - 400)
    found = _SPEAKER_INSIDE.search(shown, window, end)
    if found is not None and found.start() > start:
        return found.start(), found.span("who")
    for found in _SPEAKER_BARE.finditer(shown, window, end):
        group = "who" if found["who"] else "after"
        person = first_person(shown, *found.span(group))
        if person is not None and _is_named(shown, found.start(group), person, end):
            return found.start(), found.span(group)
        if group == "after" and (later := _later_bare(shown, found.start("after"), end)):
            return later
    return None


def _is_named(shown: str, start: int, person: Span, end: int) -> bool:
    """Whether a person stands right here, or closes the title behind a post."""
    if person[0] == start:
        return True
    is_last = not shown[person[1] : end].strip(" ).")
    if is_last and shown[start - 1] == "(" and shown[start].islower():
        return person[0] - start <= _LONGEST_POST
    return is_last and _BARE_POST.fullmatch(shown, start, person[0]) is not None


def _later_bare(shown: str, start: int, end: int) -> tuple[int, Span] | None:
    """A name after a later dash or full stop of the same title."""
    for found in re.compile(r"(?:\s-\s|\.\s{1,3}|\t)(?=[А-Я])").finditer(shown, start, end):
        person = first_person(shown, found.end(), end)
        if person is not None and person[0] == found.end():
            return found.start(), (found.end(), end)
    return None


def _speaker(script: Script, speech: list[Span]) -> tuple[str | None, str | None]:
    if not speech:
        return None, None
    start, end = speech[0][0], speech[-1][1]
    persons = list(find_persons(script.shown, start, end))
    if not persons:
        words = script.written(start, end).strip(_POST_EDGES)
        return words or None, None
    names = ", ".join(dict.fromkeys(script.written(*person) for person in persons))
    if len(persons) > 1:
        return names, None
    after = script.written(persons[0][1], end).strip(_POST_EDGES)
    before = script.written(start, persons[0][0]).strip(_POST_EDGES)
    return names, after or before or None
