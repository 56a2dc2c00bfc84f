"""Minutes cut into parts: every line belongs to the heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from data_sources.ingest.minutes.outline.course_headings import (
    attendance_list,
    body_heading,
    decided_inside,
    restated_title,
)
from data_sources.ingest.minutes.outline.headings import head_heading
from data_sources.ingest.minutes.outline.parts import Heading, OutlinePart, Section
from data_sources.ingest.minutes.outline.tables import (
    TableColumn,
    columns_of,
    is_decision_header,
    is_header,
)
from data_sources.ingest.minutes.outline.undeclared import with_undeclared_decisions
from data_sources.ingest.minutes.text.script import Line

_SHORT: Final = (
    OutlinePart.NUMBER,
    OutlinePart.DATE,
    OutlinePart.TIME,
    OutlinePart.ENDED,
    OutlinePart.VENUE,
    OutlinePart.FORMAT,
    OutlinePart.QUORUM,
)
_POINT: Final = re.compile(
    r"\d{1,2}\.\d|\d{1,2}[.)]\s?[А-Я][а-я]{1,24}(?:ть|ти|чь)(?:ся)?(?![а-я])"
)
_COURSE: Final = (OutlinePart.HEARD, OutlinePart.DECIDED, OutlinePart.SIGNATURE, OutlinePart.ANNEX)
_LABELS_INSIDE: Final = re.compile(
    r"(?:(?<=[.;,])(?<!о\.)\s{1,3}|\t)(?=(?:секретар(?:ь|ем)|председател[а-я]{1,12}|дата|время|начало"
    r"|место проведения|место|формат"
    r"|форма проведения|приглашенные|отсутствовали|отсутствуют|кворум|присутствовали"
    r"|протокол(?: вела?)?|участники|по ВКС|онлайн)"
    r"[^:.;,\t]{0,40}(?:[:]|\s-\s)|кворум|протокол вела?\s(?-i:[А-Я]))",
    re.IGNORECASE,
)
_FIRST_NUMBER: Final = re.compile(
    r"(?P<number>\d{1,2})(?:[.)](?!\d)|\.(?P<sub>\d{1,2})[.)]?)\s{0,3}(?=[А-Я\"])"
)


@dataclass(frozen=True)
class _Ahead:
    """The lines, and for each the first heading at or below it that names a part by its word."""

    lines: tuple[Line, ...]

    @cached_property
    def nearest(self) -> tuple[tuple[int, Heading] | None, ...]:
        found: list[tuple[int, Heading] | None] = []
        below: tuple[int, Heading] | None = None
        for at in range(len(self.lines) - 1, -1, -1):
            heading = body_heading(self.lines[at].text)
            if heading is not None and not heading.is_marker:
                below = (at, heading)
            found.append(below)
        return tuple(reversed(found))


def sections_of(lines: tuple[Line, ...]) -> tuple[Section, ...]:
    """The parts in their order; what stands above every heading is the head."""
    return tuple(_with_items(list(with_undeclared_decisions(list(_cut(lines))))))


def _cut(lines: tuple[Line, ...]) -> Iterator[Section]:
    part = OutlinePart.HEAD
    heading = lines[0] if lines else None
    item: int | None = None
    is_marker = False
    body: list[Line] = []
    ahead = _Ahead(lines)
    for at, line in enumerate(lines):
        for piece in _pieces(line, part):
            opened = _opened(piece, part, ahead, at + 1)
            if opened is None and part in _SHORT and body and not piece.text[0].islower():
                opened = Heading(OutlinePart.HEAD, 0)
            if opened is None:
                body.append(piece)
                continue
            if heading is not None and (body or part is not OutlinePart.HEAD):
                yield Section(part, heading, tuple(body), item, is_marker)
            part, heading, item, is_marker = opened.part, piece, opened.item, opened.is_marker
            rest = piece.cut(piece.start + opened.end)
            rest = _without_sign(rest)
            body = [rest] if rest.text else []
    if heading is not None:
        yield Section(part, heading, tuple(body), item, is_marker)


def _without_sign(rest: Line) -> Line:
    stripped = rest.text.lstrip(" :.-\t") if rest.text[:2] != "- " else rest.text
    return (
        rest.cut(rest.end - len(stripped)) if stripped else replace(rest, text="", start=rest.end)
    )


def _pieces(line: Line, part: OutlinePart) -> Iterator[Line]:
    """A line of the head that holds several labels is several lines; so is a report that goes
    over into what was decided.
    """
    if not line.is_row and _reports(line, part) and (at := decided_inside(line.text)):
        yield line.cut(line.start, line.start + at)
        yield line.cut(line.start + at)
        return
    if part in _COURSE or line.is_row:
        yield line
        return
    start = line.start
    for found in _LABELS_INSIDE.finditer(line.text):
        yield line.cut(start, line.start + found.start())
        start = line.start + found.end()
    yield line.cut(start)


def _reports(line: Line, part: OutlinePart) -> bool:
    heading = body_heading(line.text)
    return heading.part is OutlinePart.HEARD if heading else part is OutlinePart.HEARD


def _opened(line: Line, part: OutlinePart, ahead: _Ahead, following: int) -> Heading | None:
    if line.is_row:
        return _opened_by_row(line, part)
    if part in (OutlinePart.SIGNATURE, OutlinePart.ANNEX) and (found := attendance_list(line.text)):
        return found
    if part not in _COURSE:
        found = head_heading(line.text)
        if part is OutlinePart.AGENDA and found is not None and _is_of_the_agenda(found, line):
            return None
        if found is None and part is not OutlinePart.AGENDA:
            return restated_title(line.text)
        return found
    found = body_heading(line.text) or restated_title(line.text)
    if found is None or not found.end:
        return found
    if (
        found.is_marker
        and part is OutlinePart.DECIDED
        and not _tells(line, found, ahead, following)
    ):
        return replace(found, part=OutlinePart.DECIDED)
    return found


def _tells(line: Line, found: Heading, ahead: _Ahead, following: int) -> bool:
    """Whether a marker is followed by a report rather than by decisions."""
    if following >= len(ahead.lines):
        return False
    if _POINT.match(ahead.lines[following].text):
        return False
    nearest = ahead.nearest[following]
    if nearest is not None and nearest[1].part is OutlinePart.DECIDED:
        return True
    if nearest is not None and nearest[1].part is OutlinePart.HEARD and nearest[0] == following:
        return True
    rest = line.text[found.end :].lstrip(" :.-,")
    return bool(re.match(r"[а-я\"]", rest)) or bool(re.match(r"[А-Я][а-я]+ [А-Я]", rest))


def _is_of_the_agenda(found: Heading, line: Line) -> bool:
    """«Вопрос 1. О плане» within the agenda is an item of it, «Модератор: …» speaks on one."""
    word = line.text.lower()
    is_numbered = found.is_marker and word.startswith("вопрос")
    is_speaker = found.part is OutlinePart.CHAIR and word.startswith("модератор")
    return (
        is_numbered or is_speaker or (found.part is OutlinePart.AGENDA and line.text[0].islower())
    )


def _opened_by_row(line: Line, part: OutlinePart) -> Heading | None:
    if part is not OutlinePart.DECIDED and is_decision_header(line):
        return Heading(OutlinePart.DECIDED, 0)
    if part not in _COURSE and (named := _named_by_columns(line)) is not None:
        return Heading(named, len(line.text) if named is OutlinePart.PARTICIPANTS else 0)
    found = head_heading(line.text) if part not in _COURSE else body_heading(line.text)
    if found is None or found.part in (OutlinePart.HEARD,):
        return None if found is None or "\t" in line.text[: found.end] else found
    return found


def _named_by_columns(line: Line) -> OutlinePart | None:
    """The agenda or the list of people whose table begins with this row of titles."""
    if not is_header(line):
        return None
    columns = columns_of(line)
    if TableColumn.PERSON in columns:
        return OutlinePart.PARTICIPANTS
    return (
        OutlinePart.AGENDA
        if TableColumn.SUBJECT in columns and TableColumn.SPEAKER in columns
        else None
    )


def _with_items(sections: list[Section]) -> Iterator[Section]:
    """Names the agenda item of each part of the discussion where the text states it.

    ВЫСТУПИЛИ and РЕШИЛИ stay with the item that the heading before them opened.
    """
    item: int | None = None
    is_decided = False
    has_blocks = sum(1 for each in sections if each.part is OutlinePart.DECIDED and each.body) > 1
    heard: set[int] = set()
    for section in sections:
        if section.part not in (OutlinePart.HEARD, OutlinePart.DECIDED):
            yield section
            continue
        if (
            section.part is OutlinePart.DECIDED
            and section.item is None
            and len(heard) > 1
            and not has_blocks
        ):
            yield section
            continue
        own = section.item
        if own is None and section.part is OutlinePart.HEARD:
            own = _numbered_item(section)
        if own is not None:
            item = own
        elif is_decided:
            item = None
        if section.part is OutlinePart.HEARD and own is not None:
            heard.add(own)
        is_decided = section.part is OutlinePart.DECIDED and bool(section.body)
        yield replace(section, item=item)


def _numbered_item(section: Section) -> int | None:
    """The item whose number begins the report; none where the report numbers all of them."""
    numbers = [
        int(found["number"])
        for line in section.body
        if (found := _FIRST_NUMBER.match(line.text)) is not None
    ]
    return numbers[0] if len(set(numbers)) == 1 else None
