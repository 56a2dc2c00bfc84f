"""The head of minutes: number, day, hour, venue and title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from data_sources.ingest.minutes.draft import Said
from data_sources.ingest.minutes.opening.head_pieces import EDGES, GAP, TITLE, pieces_of
from data_sources.ingest.minutes.opening.title import title_above, title_of
from data_sources.ingest.minutes.opening.venue import venue_above, venue_of
from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.text.days import FoundDay, find_days
from data_sources.ingest.minutes.text.script import Line, Script, Span

_WRITTEN: Final = (
    r"(?P<number>\d{1,5}(?:\s?[-/.]\s?[\wА-я]{1,10}){0,3}(?:-?[а-я]{1,3}(?![а-я]))?"
    r"|(?-i:[А-Я]{1,4}-\d{1,5}(?!\d))|(?-i:[IVXІХ]{1,6})(?![\w]))"
)
_NUMBER: Final = re.compile(rf"(?:№|(?<![A-Za-z])(?:N|No)\.?(?![a-z]))\s?{_WRITTEN}", re.IGNORECASE)
_LABELLED_NUMBER: Final = re.compile(rf"(?:№|N)?\s?{_WRITTEN}", re.IGNORECASE)
_PLAIN_NUMBER: Final = re.compile(
    r"\s{0,3}(?P<number>\d{1,4}(?:[-/]\d{1,4})?)(?=\s|$)(?!\s?(?:\.|января|февраля|марта|апреля"
    r"|мая|июня|июля|августа|сентября|октября|ноября|декабря))"
)
_OF_SOMETHING: Final = re.compile(
    r"(?:сош|оош|нош|школ(?:а|ы|е|ой|у)|гимнази[а-я]{1,2}|лице[а-я]{1,2}|сад(?:а|у|ом)?|доу"
    r"|каб\.?|кабинет[а-я]{0,2}|ауд\.?"
    r"|аудитори[а-я]|приказ[а-я]{0,3}|колледж[а-я]{0,2}|цо|центр[а-я]{0,2}|прил[а-я]{0,10}\.?"
    r"|зал[а-я]?|офис)\s{0,2}\"?\s?$",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"(?<![\d.:])(?P<hour>[01]?\d|2[0-3])(?:\s?[:.\-]\s?(?P<minute>[0-5]\d)(?!\d|\.\d)"
    r"|\s?(?:час(?:ов|а)?\.?|ч\.?)(?:\s?(?P<minutes>[0-5]?\d)(?:\s?мин[а-я]{0,2}\.?|(?!\d)))?)"
    r"(?:\s?(?:час(?:ов|а)?\.?|ч(?![а-я])\.?))?(?:\s?\(?(?:мск|томск|местн"
    r"|по [а-я]{3,20} времени)[^,;)]{0,20}\)?)?",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(
    r"(?<![а-я])(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб)"
    r"(?![а-я])",
    re.IGNORECASE,
)
_OF_AN_ORDER: Final = re.compile(
    r"(?:приказ|распоряжени|постановлени|положени|утвержд)[^.;]{0,60}$", re.IGNORECASE
)
_IN_THE_HEAD: Final = (
    OutlinePart.HEAD,
    OutlinePart.DATE,
    OutlinePart.TIME,
    OutlinePart.VENUE,
    OutlinePart.FORMAT,
)


@dataclass(frozen=True)
class MinutesHead:
    """What the head says; whatever it leaves out is None."""

    number: Said[str] | None
    held_on: Said[date] | None
    starts_at: Said[str] | None
    venue: Said[str] | None
    title: Said[str] | None


def head_of(script: Script, sections: Sequence[Section], above: Sequence[Line]) -> MinutesHead:
    """Reads the head; `above` is what stands over the word ПРОТОКОЛ, as on a form."""
    head = [section for section in sections if section.part in _IN_THE_HEAD]
    heads = [section.body for section in head if section.part is OutlinePart.HEAD]
    lines = [line for body in heads for line in body]
    day = _day(script, sections, above)
    taken: list[Span] = [(day.start, day.end)] if day else []
    number = _labelled_number(sections) or _number(script, lines)
    if number is not None:
        taken.append(number[1])
    time = _time(script, head, day)
    if time is not None:
        taken.append(time[1])
    pieces = [piece for line in lines for piece in pieces_of(script, line, taken)]
    dated = [span for span in taken if number is None or span != number[1]]
    on = day.on(None) if day else None
    return MinutesHead(
        script.said(number[0], *number[1]) if number else None,
        script.said(on, day.start, day.end) if day and on else None,
        script.said(time[0], *time[1]) if time else None,
        venue_of(script, head, pieces, taken) or venue_above(script, above),
        title_of(script, pieces, dated, heads[0] if heads else ()) or title_above(script, above),
    )


def _day(script: Script, sections: Sequence[Section], above: Sequence[Line]) -> FoundDay | None:
    """The day of the meeting: under its own label, else in the head, else above the title."""
    order = (
        OutlinePart.DATE,
        OutlinePart.HEAD,
        OutlinePart.TIME,
        OutlinePart.VENUE,
        OutlinePart.FORMAT,
        OutlinePart.CHAIR,
        OutlinePart.SECRETARY,
    )
    ordered = [
        line for part in order for each in sections if each.part is part for line in each.body
    ]
    for line in (*ordered, *reversed(above)):
        for day in _days_in(script, line):
            is_order = _OF_AN_ORDER.search(script.shown, max(line.start, day.start - 80), day.start)
            if day.year is not None and day.on(None) is not None and not is_order:
                return day
    return None


def _days_in(script: Script, line: Line) -> Iterator[FoundDay]:
    """The days of a line, those written over the blanks of a form too: «_15_» ___марта___."""
    if "_" not in line.text:
        yield from find_days(script.shown, line.start, line.end)
        return
    kept = [
        at
        for at, sign in enumerate(line.text)
        if sign not in "_ " or at == 0 or line.text[at - 1] not in "_ "
    ]
    for day in find_days("".join(line.text[at] for at in kept).replace("_", " ")):
        start, end = line.start + kept[day.start], line.start + kept[day.end - 1] + 1
        yield replace(day, start=start, end=end)


def _labelled_number(sections: Sequence[Section]) -> tuple[str, Span] | None:
    """The number under its own label: «Номер протокола: 6»."""
    for section in sections:
        if section.part is OutlinePart.NUMBER and section.body:
            found = _LABELLED_NUMBER.match(section.body[0].text)
            if found is not None:
                return _numbered(section.body[0], found)
    return None


def _number(script: Script, lines: Sequence[Line]) -> tuple[str, Span] | None:
    """The number after ПРОТОКОЛ, else one that stands alone, else the last in the title."""
    candidates = []
    for at, line in enumerate(lines):
        title = TITLE.match(line.text)
        if title and (plain := _PLAIN_NUMBER.match(line.text, title.end())):
            return _numbered(line, plain)
        for found in _NUMBER.finditer(line.text):
            if _OF_SOMETHING.search(line.text[: found.start()]):
                continue
            if title or at == 0:
                before = line.text[title.end() if title else 0 : found.start()]
                if (
                    not before.strip(EDGES)
                    or found.end() == len(line.text)
                    or " от " in line.text[found.end() - 1 :][:6]
                ):
                    return _numbered(line, found)
            candidates.append((line, found))
    alone = [
        (line, found)
        for line, found in candidates
        if found.start() == 0 or line.text[found.start() - 1] == "\t"
    ]
    last = [
        (line, found) for line, found in candidates if not line.text[found.end() :].strip(EDGES)
    ]
    for line, found in (*alone, *last, *candidates):
        return _numbered(line, found)
    return None


def _numbered(line: Line, found: re.Match[str]) -> tuple[str, Span]:
    number = re.sub(r"\s", "", found["number"])
    return number, (line.start + found.start(), line.start + found.end())


def _time(script: Script, head: Sequence[Section], day: FoundDay | None) -> tuple[str, Span] | None:
    for section in head:
        if section.part is OutlinePart.TIME:
            for line in section.body:
                if found := _TIME.search(line.text):
                    return _clock(line, found)
    for section in head:
        for line in section.body:
            for found in _TIME.finditer(line.text):
                at = line.start + found.start()
                if day is not None and day.start <= at < day.end:
                    continue
                before = line.text[: found.start()]
                if day is not None and line.start <= day.start < at:
                    before = line.text[day.end - line.start : found.start()]
                if _stands_apart(before, line.text[found.end() :], found):
                    return _clock(line, found)
    return None


def _stands_apart(before: str, after: str, found: re.Match[str]) -> bool:
    """Whether an hour is one and not a part of an address or of another number."""
    lead = _WEEKDAY.sub("", GAP.split(before)[-1].strip(" ,;.()-")).strip(" ,;.()-")
    if not re.fullmatch(
        r"(?:начало|время|с|в|начало в|года|г|время проведения|начало заседания)?(?: -| в|:)?",
        lead,
        re.I,
    ):
        return False
    has_unit = "ч" in found[0].lower()
    rest = after.lstrip()
    return (
        has_unit
        or not rest
        or rest[0] in ",;.-)("
        or GAP.match(after) is not None
        or rest.startswith(("до", "по", "в "))
    )


def _clock(line: Line, found: re.Match[str]) -> tuple[str, Span]:
    minute = found["minute"] or found["minutes"] or "0"
    return (
        f"{int(found['hour']):02d}:{int(minute):02d}",
        (line.start + found.start(), line.start + found.end()),
    )
