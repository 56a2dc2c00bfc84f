"""Whom the words of a point address: «Директорам школ завершить …», «Рекомендовать ИМЦ …»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from data_sources.protocols.points.owners import SEPARATOR, trimmed
from data_sources.protocols.text.inline_terms import find_inline_terms
from data_sources.protocols.text.names import find_persons, first_person
from data_sources.protocols.text.script import Span
from data_sources.protocols.text.verbs import VERB

_DATIVE: Final = (
    r"(?:руководител|директор|заместител|координатор|методист|педагог|учител|специалист"
    r"|начальник|секретар"
    r"|представител|наставник|эксперт|тьютор|куратор|воспитател|советник|оператор|преподавател"
    r"|работник"
    r"|сотрудник|председател|ректор|проректор|депутат|участник|психолог|логопед|дефектолог"
    r"|библиотекар|завуч|организатор|модератор|исполнител|автор|разработчик|докладчик|слушател"
    r"|инспектор|администратор|редактор|декан|доцент|профессор|аналитик|программист|бухгалтер"
    r"|юрист|тренер|вожат|стажер|студент|молодым специалист|ученик|родител|хранител|инженер"
    r"|лаборант|консультант|ассистент|академик|мастер|инструктор)(?:ам|ям|у|ю)"
    r"|(?:зам|зав|ст|гл|вед)\. ?(?:[а-я-]{4,25}(?: по [А-Яа-я]{2,20}(?: работе)?)?)"
    r"|(?:член(?:ам|у)|заведующим|заведующ(?:ему|ей)|администраци(?:и|ям)|управлени(?:ю|ям)"
    r"|департамент(?:у|ам)"
    r"|отдел(?:у|ам)|институт(?:у|ам)|центр(?:у|ам)|школ(?:е|ам)|организаци(?:и|ям)"
    r"|учреждени(?:ю|ям)"
    r"|муниципалитет(?:у|ам)|кабинет(?:у|ам)|служб(?:е|ам)|органам|групп(?:е|ам)|объединени(?:ю"
    r"|ям)|совет(?:у|ам)"
    r"|лице(?:ю|ям)|гимнази(?:и|ям)|министерству|комитет(?:у|ам)|главам?|главе|комисси(?:и|ям)"
    r"|кафедр(?:е|ам)"
    r"|университет(?:у|ам)|командам|команде|всем|оргкомитету|правлению|коллегии|секци(?:и|ям)"
    r"|отделени(?:ю|ям)|сектор(?:у|ам)|филиал(?:у|ам)|(?:дет)?сад(?:у|ам)|коллектив(?:у|ам)"
    r"|ассоциаци(?:и|ям)|фонду|клуб(?:у|ам)|площадк(?:е|ам)|лаборатори(?:и|ям)|колледж(?:у|ам)"
    r"|техникум(?:у|ам)|академи(?:и|ям)|библиотек(?:е|ам)|округам|районам|агентству"
    r"|делегаци(?:и|ям)|бухгалтерии|канцелярии|дирекци(?:и|ям)|редакции|инспекции|сообществ(?:у|ам)"
    r"|собранию|движению|профсоюз(?:у|ам)|профкому|штаб(?:у|ам)|пресс-службе|приемной"
    r"|редколлегии|ответственному|ведущ(?:ему|ей|им))"
)
_DATIVE_ADJECTIVES: Final = r"(?:[а-яА-Я][а-я-]{2,30}(?:ым|им|ому|ему|ой|ей)\s){0,3}"
_INFINITIVE: Final = (
    r"(?:(?:еже[а-я]{4,8}о,? (?:до|не позднее) \d{1,2}(?:-?го)? числа[^:;]{0,30}?,?"
    r"|не|совместно с [^:;.]{1,60}?|в срок [^:;]{1,30}?|до \d[^:;]{1,25}?"
    r"|не позднее [^:;]{1,30}?|в течение [^:;]{1,40}?|(?-i:(?!бюро\s)[а-я]{3,20}(?:о|ски)))\s){0,2}"
    + VERB
)
_RECOMMEND: Final = (
    r"(?:рекомендовать|поручить|предложить|рекомендуется|рекомендовано|поручено|предписать)\s"
)
_UNTIL: Final = r"(?:\s(?:в срок )?(?:до|к|не позднее)\s[^:;()]{3,40}(?=:))?"
_ADDRESSED: Final = re.compile(
    rf"(?:{_RECOMMEND})?(?P<who>{_DATIVE_ADJECTIVES}(?:{_DATIVE})(?![а-я])[^:]{{0,220}}?)"
    rf"\s{{0,2}}(?::|,?\s(?={_INFINITIVE})|$)",
    re.IGNORECASE,
)
_ADDRESSED_ABBREVIATION: Final = re.compile(
    rf"(?i:{_RECOMMEND})?(?P<who>[А-Я][А-Яа-я]{{0,3}}[А-Я]{{1,10}}(?:\s№\s?\d{{1,3}})?"
    rf"(?:\s[\"А-Я][^:;.]{{0,80}}?)?(?:\s\([^()]{{1,120}}\))?)"
    rf"{_UNTIL}\s{{0,2}}(?::|\s(?={_INFINITIVE}))"
)
_RECOMMENDED: Final = re.compile(
    rf"{_RECOMMEND}(?P<who>[а-я][а-я-]{{2,30}}(?:ам|ям|ым|им|ому|ему|ой|ей|у|ю|е"
    rf"|и)(?:\s[^:;.]{{1,150}}?)?)"
    rf"\s{{0,2}}(?::|,?\s(?={_INFINITIVE}))",
    re.IGNORECASE,
)
_ADDRESSED_MANY: Final = re.compile(
    rf"(?P<who>[А-Я][а-я-]{{2,30}}(?:ам|ям)(?![а-я])[^:;.]{{0,120}}?)\s{{0,2}}(?::|,?\s(?={_INFINITIVE}))"
)
_ADDRESSED_PERSON: Final = re.compile(rf"(?:{_RECOMMEND})", re.IGNORECASE)
_THEN_ACTS: Final = re.compile(
    rf"(?:,[^:.]{{1,160}}?,)?\s?(?:\([^()]{{1,120}}\))?{_UNTIL}\s?(?::|,?\s?(?:-\s)?(?={_INFINITIVE}))",
    re.IGNORECASE,
)
_PREAMBLE_END: Final = re.compile(
    rf"(?<![а-яА-Я])(?P<who>{_DATIVE_ADJECTIVES}(?:{_DATIVE})"
    rf"(?![а-я])[^:.;]{{0,160}}?)\s{{0,2}}:\s{{0,3}}$",
    re.IGNORECASE,
)
_OBLIGED: Final = re.compile(
    rf"(?:обязать|(?:по)?просить|уполномочить)\s(?P<who>(?:[^:;.]|(?<=[А-Я])\.){{2,150}}?)"
    rf"\s{{0,2}}(?::|,?\s(?={_INFINITIVE}))",
    re.IGNORECASE,
)
_OBLIGED_PREAMBLE: Final = re.compile(
    r"(?<![а-я])(?:обязать|(?:по)?просить|уполномочить)\s(?P<who>(?:[^:;.]|(?<=[А-Я])\.){2,150}?)"
    r"\s{0,2}:\s{0,3}$",
    re.IGNORECASE,
)
_HANDED_OVER: Final = re.compile(r"(?:поручить|поручено|поручается)(?![а-я])", re.IGNORECASE)
_GIVEN_TO: Final = re.compile(r"[А-Яа-я-]{2,30}(?:ову|еву|ину|ыну|ому|ему|ой|ей|у|ю|е)(?![а-я])")
_ACTS: Final = re.compile(
    r"(?<![а-яА-Я])[а-я]{4,20}(?:ит|ет|ят|ют|ут)(?:ся)?\s(?:[а-я.-]{3,24}\s(?:[А-Я]{2,6}\s)?){0,3}$",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"(?<=[а-я\d)\"])[.;](?=\s|$)")
_LONGEST_PREAMBLE: Final = 400
_MOST_SENTENCES: Final = 30
ADDRESS: Final = 400
"""So far on are words looked at that may say whom a further sentence addresses."""
_LONGEST_TERM: Final = 60
_ANY_DAY: Final = date(2000, 1, 1)


def addressee_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Whom the sentence of a point addresses at its beginning, in the words and case as written."""
    begin = _past_term(text, start, end)
    patterns = (
        _OBLIGED, _ADDRESSED, _ADDRESSED_ABBREVIATION, _RECOMMENDED, _ADDRESSED_MANY,
    )  # fmt: skip
    found = next((match for each in patterns if (match := each.match(text, begin, end))), None)
    if found is not None:
        return _addressed(text, found.start("who"), found.end("who"))
    return _first_persons(text, begin, end) or _handed_over(text, begin, end)


def later_addressee(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Whom a later sentence of a point addresses: «… принять за основу. Кленовой Т.П. внести …»."""
    for stop in islice(_SENTENCE_END.finditer(text, start, end), _MOST_SENTENCES):
        begin = stop.end() + 1
        if begin < end and (found := addressee_of(text, begin, min(end, begin + ADDRESS))):
            return found
    return ()


def _past_term(text: str, start: int, end: int) -> int:
    """Where the sentence begins behind a term: «До 20 ноября руководителям …»."""
    term = next(find_inline_terms(text, start, min(end, start + _LONGEST_TERM), _ANY_DAY), None)
    if term is None or term.start != start:
        return start
    gap = re.compile(r"[\s,:]{1,3}").match(text, term.end, end)
    return gap.end() if gap else start


def _first_persons(text: str, start: int, end: int) -> tuple[Span, ...]:
    lead = _ADDRESSED_PERSON.match(text, start, end)
    at = lead.end() if lead else start
    people: list[Span] = []
    while (person := first_person(text, at, end)) is not None and person[0] == at:
        people.append(person)
        following = SEPARATOR.match(text, person[1], end)
        at = following.end() if following and not following["hard"] else person[1]
    if people and _THEN_ACTS.match(text, people[-1][1], end):
        return tuple(people)
    return ()


def _handed_over(text: str, start: int, end: int) -> tuple[Span, ...]:
    """«Поручить подготовку отчёта Кленовой Т.П.»: the first persons in the dative."""
    lead = _HANDED_OVER.match(text, start, end)
    if lead is None:
        return ()
    stop = _SENTENCE_END.search(text, lead.end(), end)
    persons: list[Span] = []
    for person in find_persons(text, lead.end(), stop.start() if stop else end):
        is_next = not persons or SEPARATOR.fullmatch(text, persons[-1][1], person[0])
        if _GIVEN_TO.match(text, *person) and is_next:
            persons.append(person)
    return tuple(persons)


def acting_persons(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Who is said to do it: «Отчёт подготовит методист Кленова Т.П.»."""
    for person in find_persons(text, start, end):
        if _ACTS.search(text, max(start, person[0] - _LONGEST_TERM), person[0]):
            return (person,)
    return ()


def addressee_of_preamble(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Whom the words before the first point address: «… руководителям ОО:»."""
    begin = max(start, end - _LONGEST_PREAMBLE)
    found = _PREAMBLE_END.search(text, begin, end) or _OBLIGED_PREAMBLE.search(text, begin, end)
    return _addressed(text, found.start("who"), found.end("who")) if found else ()


def _addressed(text: str, start: int, end: int) -> tuple[Span, ...]:
    persons = tuple(find_persons(text, start, end))
    if persons:
        return persons
    words = trimmed(text, start, _before_term(text, start, end))
    return tuple(_dative_pieces(text, *words)) if words else ()


def _before_term(text: str, start: int, end: int) -> int:
    """Where a term that closes the address begins: «Директорам школ в срок до 1 июня:»."""
    term = next(find_inline_terms(text, start, end, _ANY_DAY), None)
    return term.start if term and not text[term.end : end].strip() else end


def _dative_pieces(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    again = re.compile(rf"{_DATIVE_ADJECTIVES}(?:{_DATIVE})(?![а-я])", re.IGNORECASE)
    for found in SEPARATOR.finditer(text, start, end):
        if again.match(text, found.end(), end):
            yield begin, found.start()
            begin = found.end()
    yield begin, end
