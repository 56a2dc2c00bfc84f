"""Who speaks on an item of the agenda: behind a label, in brackets, behind a dash."""

from __future__ import annotations

import re
from typing import Final

from data_sources.ingest.minutes.text.names import find_persons, first_person
from data_sources.ingest.minutes.text.script import Line, Script, Span

_ROLE: Final = (
    r"(?:со)?докладчик(?:и|а)?|докл(?:\.(?=\s?[:-]))?|докладыва(?:ет|ют|л[аи]?)|выступа(?:ет|ют|ющий|ющие)|доклад|сообщени[ея]"
    r"|информаци[яю]|инф\.|отв\.|ответственн(?:ый|ая|ые)|спикер(?:ы)?|модератор|представля(?:ет|ют)"
)
SPEAKER_LINE: Final = re.compile(
    rf"[-(•\s]{{0,4}}(?:{_ROLE})(?![а-я])[^:.,\-]{{0,30}}?\s?(?:[:.]\s?-?|-|(?=\s[А-Я]))\s{{0,3}}",
    re.IGNORECASE,
)
_SPEAKER_INSIDE: Final = re.compile(
    rf"\s?[(,;-]?\s{{0,2}}(?<![а-я])(?:{_ROLE})(?:\s?[:.]\s?-?\s?|\s-\s"
    r"|\s(?=(?-i:(?:[а-я][а-я.-]{1,24}\s){0,5}[А-Я][а-я-]{1,30}\s[А-Я]\.))"
    rf"|\s(?=(?-i:[А-Я])))(?P<who>[^()]{{2,300}})\)?\s?[.;]?$",
    re.IGNORECASE,
)
_SPEAKER_BARE: Final = re.compile(
    r"\s{0,2}\((?P<who>[^()]{4,300})\)\s?[.;]?$|(?:\s[-/]\s|\.\s{1,3}(?:-\s)?|\t)(?P<after>[^()\n]{4,300})$"
)
_LONGEST_POST: Final = 90
_BARE_POST: Final = re.compile(
    r"(?:и\. ?о\. |зам\. )?(?!о |об )[а-я][а-я-]{3,24}\s"
    r"(?:(?:[а-я][а-я.-]{1,24}|[А-Я]{2,8}|№ ?\d{1,3})\s){0,4}"
)
_POST_EDGES: Final = " \t\n,;.-()"
_REPORTS: Final = re.compile(r"\s[а-я]{2,20}(?:ил|ал|ял|ел|ыл)[аи]?(?:сь|ся)?(?![а-я])")
"""«Иванова А.А. представила …»: the course of the meeting, not a speaker."""


_GROUP: Final = re.compile(
    r"(?:руководители|директора|методисты|заместители|заведующие|педагоги|учителя|координаторы"
    r"|наставники|специалисты|члены|представители|воспитатели|эксперты)(?![а-я])[^()]{0,80}"
)


def is_person_line(script: Script, line: Line) -> bool:
    person = first_person(script.shown, line.start, line.end)
    if person is None or person[0] - line.start > 1:
        return False
    return _REPORTS.match(script.shown, person[1], line.end) is None


def tells_what_was_said(line: str) -> bool:
    """Whether a line opens with a person and what that person did: «Кленова Т.П. рассказала …»."""
    person = first_person(line)
    return person is not None and person[0] == 0 and bool(_REPORTS.match(line, person[1]))


def speaker_inside(script: Script, start: int, end: int) -> tuple[int, Span] | None:
    """The speaker at the end of a title: where the title stops, and the words about the speaker."""
    shown = script.shown
    window = max(start, end - 400)
    found = _SPEAKER_INSIDE.search(shown, window, end)
    if found is not None and found.start() > start:
        return found.start(), found.span("who")
    if closing := _closing_name(shown, window, end):
        return closing
    for found in _SPEAKER_BARE.finditer(shown, window, end):
        group = "who" if found["who"] else "after"
        person = first_person(shown, *found.span(group))
        if group == "who" and _GROUP.fullmatch(shown, *found.span(group)):
            return found.start(), found.span(group)
        if person is not None and _is_named(shown, found.start(group), person, end):
            return found.start(), found.span(group)
        if group == "after" and (later := _later_bare(shown, found.start("after"), end)):
            return later
    return None


def _closing_name(shown: str, start: int, end: int) -> tuple[int, Span] | None:
    """A name behind a comma that closes the title: «Мастер-класс, Пешков Д.И.»."""
    persons = list(find_persons(shown, start, end))
    if len(persons) != 1 or shown[persons[0][1] : end].strip(" ."):
        return None
    before = shown[start : persons[0][0]]
    is_inside = before.count("(") > before.count(")")
    if is_inside or not before.rstrip(" ").endswith(","):
        return None
    return start + len(before.rstrip(" ")) - 1, (persons[0][0], end)


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


def speaker_of(script: Script, speech: list[Span]) -> tuple[str | None, str | None]:
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
