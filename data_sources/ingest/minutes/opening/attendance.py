"""Who was there: chair, secretary, participants, guests, the absent, and the stated numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.ingest.minutes.draft import Said
from data_sources.ingest.minutes.opening.counts import stated_members, stated_present
from data_sources.ingest.minutes.opening.signatures import signed_by
from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.refusal import NotMinutesError
from data_sources.ingest.minutes.text.names import find_persons, first_person
from data_sources.ingest.minutes.text.script import Line, Script, Span

_ONLINE_NOTE: Final = re.compile(
    r"[^,;\n\u2028]{0,120}?\(?(?:онлайн|ВКС|дистанционно|удаленно)(?![а-я])", re.IGNORECASE
)
_GUEST_NOTE: Final = re.compile(
    r"приглашенн(?:ый|ая)(?![а-я])|гост(?:ь|ья)(?![а-я])", re.IGNORECASE
)
_REPORTS: Final = re.compile(r"\s[а-я]{2,20}(?:ил|ал|ял|ел|ыл)[аи]?(?:сь|ся)?(?![а-я])")
_ENTRY: Final = re.compile(r"[^,;\n\t\u2028]+")
_ENTRY_LEAD: Final = re.compile(r"[\s•*-]{0,4}(?:\d{1,3}[.)]\s?)?")
_IN_OFFICE: Final = re.compile(
    r"(?:(?!\n\s{0,3}\d)[^();]){0,120}?(?:\(|[,-]\s)"
    r"(?:(?P<chair>председатель(?:ствующий|ствующая)?)|секретарь)"
    r"(?: заседания| совещания| собрания| совета| (?-i:[А-Я]{2,5}))?"
    r"(?=[\s,.;)]{0,3}(?:$|[,.;)\n]))",
    re.IGNORECASE,
)
_OFFICE_BEFORE: Final = re.compile(
    r"(?:^|[,;:(\n]|\s-)\s{0,2}(?:(?P<chair>председатель(?:ствующий|ствующая)?)|секретарь)"
    r"(?:\s[а-я]{3,20}|\s[А-Я]{2,5}){0,3}\s{1,2}$",
    re.IGNORECASE,
)
"""«секретарь Кленова Т.П.»: the office before the name."""
_THREE_NAMES: Final = re.compile(
    r"[А-Я][а-я]{1,30}(?:-[А-Я][а-я]{1,30})?(?:\s[А-Я][а-я]{1,30}){2}(?=\s?$|\s?[-(.])"
)
_MOST_PEOPLE: Final = 1_000
_TOO_MANY_PEOPLE: Final = (
    "В списке присутствующих больше 1000 человек: оставьте в файле один протокол и его участников."
)


@dataclass(frozen=True)
class Attendance:
    """Everybody whom the minutes name as there or not, in the order of the text."""

    chair: Said[str] | None
    secretary: Said[str] | None
    participants: tuple[Said[str], ...]
    guests: tuple[Said[str], ...]
    absent: tuple[Said[str], ...]
    online: tuple[Said[str], ...]
    stated_present: Said[int] | None
    stated_members: Said[int] | None


def attendance_of(script: Script, sections: Sequence[Section]) -> Attendance:
    """Reads the lists of people, and the signatures for those whom the head does not name."""
    chair, after_chair = _office(script, sections, OutlinePart.CHAIR)
    secretary, after_secretary = _office(script, sections, OutlinePart.SECRETARY)
    signed = signed_by(script, sections)
    listed, noted, invited = _participants(script, sections)
    if not listed and any(each.part is OutlinePart.PARTICIPANTS for each in sections):
        listed = [*after_chair, *after_secretary]
    online = [*noted, *_people(script, sections, OutlinePart.ONLINE)]
    heads = _noted_in_office(script, sections)
    return Attendance(
        chair or heads.get(OutlinePart.CHAIR) or signed.chair,
        secretary or heads.get(OutlinePart.SECRETARY) or signed.secretary,
        _distinct(listed),
        _distinct([*invited, *_people(script, sections, OutlinePart.GUESTS)]),
        _distinct(_people(script, sections, OutlinePart.ABSENT)),
        _distinct(online),
        stated_present(script, sections),
        stated_members(script, sections),
    )


def _office(
    script: Script, sections: Sequence[Section], part: OutlinePart
) -> tuple[Said[str] | None, list[Said[str]]]:
    """The person of an office, and those whom the lines below name besides."""
    for section in sections:
        if section.part is part:
            persons = [
                span
                for at, line in enumerate(section.body)
                if at == 0 or _lists_people(script, line)
                for span in find_persons(script.shown, line.start, line.end)
            ]
            if persons:
                said = [script.quoted(*span) for span in persons]
                own = section.body[0]
                later = [
                    each for each, span in zip(said, persons, strict=True) if span[0] > own.end
                ]
                return said[0], [each for each in later if each is not said[0]]
            lone = section.body[0] if section.body else None
            if lone is not None and (
                joined := first_person(script.shown, lone.start, section.body[-1].end)
            ):
                return script.quoted(*joined), []
    return None, []


def _lists_people(script: Script, line: Line) -> bool:
    """Whether a line names people rather than tells what they said."""
    person = first_person(script.shown, line.start, line.end)
    return person is not None and not _REPORTS.search(line.text)


def _participants(
    script: Script, sections: Sequence[Section]
) -> tuple[list[Said[str]], list[Said[str]], list[Said[str]]]:
    """Those in the lists of participants; apart, those noted there as online and as guests."""
    here: list[Said[str]] = []
    online: list[Said[str]] = []
    guests: list[Said[str]] = []
    for section in sections:
        if section.part is not OutlinePart.PARTICIPANTS:
            continue
        before = section.body[0].start if section.body else 0
        for start, end, stop in _with_next(list(_named(script, section.body))):
            said = script.quoted(start, end)
            if _GUEST_NOTE.search(script.shown, before, start):
                guests.append(said)
            elif _ONLINE_NOTE.match(script.shown, end, stop if stop else section.body[-1].end):
                online.append(said)
            else:
                here.append(said)
            before = end
    return here, online, guests


def _noted_in_office(script: Script, sections: Sequence[Section]) -> dict[OutlinePart, Said[str]]:
    """The chair and the secretary whom the list of participants marks as such in brackets."""
    found: dict[OutlinePart, Said[str]] = {}
    for section in sections:
        if section.part is not OutlinePart.PARTICIPANTS:
            continue
        before = section.body[0].start if section.body else 0
        for start, end, stop in _with_next(list(_named(script, section.body))):
            lead = _OFFICE_BEFORE.search(script.shown[before:start])
            following = _OFFICE_BEFORE.search(script.shown, end, stop) if stop else None
            last = following.start() if following else stop or section.body[-1].end
            note = lead or _IN_OFFICE.match(script.shown, end, last)
            before = end
            if note:
                office = OutlinePart.CHAIR if note["chair"] else OutlinePart.SECRETARY
                found.setdefault(office, script.quoted(start, end))
    return found


def _with_next(spans: list[Span]) -> Iterator[tuple[int, int, int | None]]:
    for at, (start, end) in enumerate(spans):
        yield start, end, spans[at + 1][0] if at + 1 < len(spans) else None


def _people(script: Script, sections: Sequence[Section], part: OutlinePart) -> list[Said[str]]:
    return [
        script.quoted(*span)
        for section in sections
        if section.part is part
        for span in _named(script, section.body)
    ]


def _named(script: Script, body: Sequence[Line]) -> Iterator[Span]:
    """The persons in the lines of a list; a line may break inside a name."""
    if not body:
        return
    start, end = body[0].start, body[-1].end
    found = list(find_persons(script.shown, start, end))
    taken = set(found)
    for entry in _ENTRY.finditer(script.shown, start, end):
        lead = _ENTRY_LEAD.match(script.shown, entry.start(), entry.end())
        begin = lead.end() if lead else entry.start()
        name = _THREE_NAMES.match(script.shown, begin, entry.end())
        if name and not any(a < name.end() and name.start() < b for a, b in taken):
            found.append(name.span())
    yield from sorted(found)


def _distinct(people: Sequence[Said[str]]) -> tuple[Said[str], ...]:
    found: dict[str, Said[str]] = {}
    for each in people:
        found.setdefault(each.value, each)
    if len(found) > _MOST_PEOPLE:
        raise NotMinutesError(_TOO_MANY_PEOPLE)
    return tuple(found.values())
