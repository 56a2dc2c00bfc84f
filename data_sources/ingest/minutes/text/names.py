"""Where persons are named in a text; everything here reads the respelled text (no ё)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_WORD: Final = r"(?:[А-Я][а-я]{1,30}|[А-Я]{2,30})"
_SURNAME: Final = rf"{_WORD}(?:-{_WORD})?"
_GIVEN: Final = r"[А-Я][а-я]{1,30}(?:-[А-Я][а-я]{1,30})?"
_FATHER: Final = (
    r"[А-Я][а-я]{1,25}(?:ич(?:а|у|ем|е)?|[вч]н(?:а|ы|е|у|ой))(?![а-я])"
    r"|[А-Я][а-я]{1,25}\s(?:[Оо]глы|[Кк]ызы)(?![а-я])"
)
_GAP: Final = r"[\s]{1,4}"
_SURNAME_ENDING: Final = (
    r"(?:[оеи]в|[иы]н|[сц]кий|[оеиы]ва|[иы]на|[сц]кая|ко|[юу]к|ич|[иы]х|ян|дзе|швили|ман|рг|ец)"
)
_AFTERWARDS: Final = rf"(?! ?[А-Я][а-я]{{1,24}}{_SURNAME_ENDING}(?![а-я])(?! ?[А-Я]\.))"

_PERSON: Final = re.compile(
    rf"(?<![А-Яа-я])(?<![А-Я]\.)(?:"
    rf"{_SURNAME}{_GAP}{_GIVEN}{_GAP}(?:{_FATHER})"
    rf"|{_GIVEN}{_GAP}(?:{_FATHER})(?:{_GAP}{_SURNAME})"
    rf"|{_SURNAME}[^\S\t]{{1,3}}[А-Я]\.\s?-?\s?[А-Я](?:\.|(?![А-Яа-я])){_AFTERWARDS}"
    rf"|[А-Я]\.\s?-?\s?[А-Я]\.\s?{_SURNAME}"
    rf"|{_SURNAME}\s{{1,3}}[А-Я]\.(?!\s?[А-Я]\.){_AFTERWARDS}"
    rf"|[А-Я]\.\s?{_SURNAME}"
    rf")(?![а-я])"
)
_NAMESAKE: Final = re.compile(
    r"(?:(?<![а-я])им\.|(?<![а-я])имени|(?<![а-я])(?:ул|пр|просп|пер|пл|бул)\.|улица|проспект)"
    r"[^,;:\n]{0,45}$",
    re.IGNORECASE,
)
_NOT_A_SURNAME: Final = re.compile(
    r"(?:СРОК|ОТВ|ОО|РУМО|УМО|ММС|РМО|ММО|ШМО|ГМО|ИМЦ|СОШ|МБОУ|МАОУ|МКУ|ГБОУ|СЛУШАЛИ|РЕШИЛИ|СЕКРЕТАРЬ|ПРЕДСЕДАТЕЛЬ|УЧАСТНИКИ|ТЕМА"
    r"|ПРОТОКОЛ|ДОКЛАДЧИК|ПРИГЛАШЕННЫЕ|Директор|Секретарь|Председатель"
    r"|Председательств(?:ующ(?:ий|ая)|овал[аи]?)|Ведущ(?:ий|ая)|Докладчик|Срок|Школа|Город"
    r"|Слушали|Заслушали|Выступил[аи]?|Решили|Ответственный|Исполнитель|Присутствовали|Участники"
    r"|Начальник|Заведующ(?:ий|ая)|Методист|Ректор|Приглашенные|Отсутствовали|Отв|Контроль|Вопрос)$"
)
_FIRST_WORD: Final = re.compile(r"[А-Яа-я]+")
_TRAILING_LONE: Final = re.compile(r"[\s-]+$")
_WINDOW: Final = 60


def find_persons(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The spans of the persons' names in a text, in their order."""
    stop = len(text) if end is None else end
    at = start
    while found := _PERSON.search(text, at, stop):
        first = _FIRST_WORD.match(text, found.start())
        if first is not None and _NOT_A_SURNAME.match(first[0]):
            at = first.end()
            continue
        at = found.end()
        if not _NAMESAKE.search(text, max(start, found.start() - _WINDOW), found.start()):
            yield found.start(), found.start() + len(_TRAILING_LONE.sub("", found[0]))


def first_person(text: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """The span of the first person named, if any."""
    return next(find_persons(text, start, end), None)
