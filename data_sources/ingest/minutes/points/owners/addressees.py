"""Whom the words of a point address: «Директорам школ завершить …», «Рекомендовать ИМЦ …»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from data_sources.ingest.minutes.points.owners.dative import actors_in, group_end, head_end
from data_sources.ingest.minutes.points.owners.owners import SEPARATOR, trimmed
from data_sources.ingest.minutes.text.morphology import forms_of
from data_sources.ingest.minutes.text.names import find_persons, first_person
from data_sources.ingest.minutes.text.script import Span
from data_sources.ingest.minutes.text.terms.inline_terms import find_inline_terms
from data_sources.ingest.minutes.text.verbs import VERB

_HONOURS: Final = (
    r"(?:объявить (?:благодарность|выговор|замечание)|присвоить|присудить"
    r"|выразить|посвятить|выплатить)(?![а-я])"
)
"""What is done to those in the dative rather than by them."""
_INFINITIVE: Final = (
    r"(?:(?:еже[а-я]{4,8}о,? (?:до|не позднее) \d{1,2}(?:-?го)? числа[^:;]{0,30}?,?"
    r"|не|совместно с [^:;.]{1,60}?|в срок [^:;]{1,30}?|до \d[^:;]{1,25}?"
    r"|не позднее [^:;]{1,30}?|в течение [^:;]{1,40}?|надлежит|следует"
    r"|(?-i:(?!бюро\s)[а-я]{3,20}(?:о|ски)))\s){0,2}"
    rf"(?!{_HONOURS})" + VERB
)
_GIVES: Final = re.compile(
    r"[^:.;]{0,220}?(?<![а-я])(?:вручить|выдать|оказать)(?![а-я])", re.IGNORECASE
)
"""What wants a receiver: the only dative of such a sentence is rather he than who gives."""
_RECOMMEND: Final = (
    r"(?:рекомендовать|поручить|предложить|рекомендуется|рекомендовано|поручено|предписать)\s"
)
_UNTIL: Final = r"(?:\s(?:в срок )?(?:до|к|не позднее)\s[^:;()]{3,40}(?=:))?"
_LEAD: Final = re.compile(_RECOMMEND, re.IGNORECASE)
_ADDRESS_ENDS: Final = re.compile(
    rf"[^:]{{0,220}}?(?P<end>)\s{{0,2}}(?::|(?:,|\s-)?\s(?={_INFINITIVE}))", re.IGNORECASE
)
"""How an address ends: at a colon, or before what is to be done."""
_ADDRESSED_ABBREVIATION: Final = re.compile(
    rf"(?i:{_RECOMMEND})?(?P<who>[А-Я][А-Яа-я]{{0,3}}[А-Я]{{1,10}}(?:\s№\s?\d{{1,3}})?"
    rf"(?:\s[\"А-Я][^:;.]{{0,80}}?)?(?:\s\([^()]{{1,120}}\))?)"
    rf"{_UNTIL}\s{{0,2}}(?::|\s(?={_INFINITIVE}))"
)
_RECOMMENDED_UNKNOWN: Final = re.compile(
    r"[а-я-]{3,30}(?:ам|ям|ым|им|ому|ему|ой|ей|у|ю)(?![а-я])", re.IGNORECASE
)
"""Whom a recommendation names by a word that the dictionary lacks."""
_THEN_ACTS: Final = re.compile(
    rf"(?:,[^:.]{{1,160}}?,)?\s?(?:\([^()]{{1,120}}\))?{_UNTIL}\s?(?::|,?\s?(?:-\s)?(?={_INFINITIVE}))",
    re.IGNORECASE,
)
_PREAMBLE_ENDS: Final = re.compile(r"[^:.;]{0,160}?(?P<end>)\s{0,2}:\s{0,3}$")
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
    who = (
        _span(_OBLIGED.match(text, begin, end))
        or _in_dative(text, begin, end)
        or _span(_ADDRESSED_ABBREVIATION.match(text, begin, end))
    )
    if who is not None:
        return _addressed(text, *who)
    return _first_persons(text, begin, end) or _handed_over(text, begin, end)


def _span(found: re.Match[str] | None) -> Span | None:
    return found.span("who") if found else None


def _in_dative(text: str, start: int, end: int) -> Span | None:
    """«Директорам школ завершить …», «Рекомендовать школам использование …»."""
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    head = head_end(text, begin, end)
    if head is None and lead is not None:
        unknown = _RECOMMENDED_UNKNOWN.match(text, begin, end)
        is_unknown = unknown is not None and not forms_of(unknown[0])
        head = unknown.end() if unknown and is_unknown else None
    if head is None:
        return None
    stop = _ADDRESS_ENDS.match(text, head, end)
    if stop is not None and lead is None and _only_receives(text, head, end):
        return None
    if stop is not None:
        return begin, stop.start("end")
    group = group_end(text, head, end)
    is_closed = not text[group:end].strip(" .;") or text.startswith(" - ", group, end)
    return (begin, group) if lead or is_closed else None


def _only_receives(text: str, head: int, end: int) -> bool:
    """Whether nobody else gets what is given: «Учащимся выдать дневники»."""
    gives = _GIVES.match(text, head, end)
    if gives is None:
        return False
    last = _SENTENCE_END.search(text, gives.end(), end)
    return not any(actors_in(text, gives.end(), last.start() if last else end))


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
    lead = _LEAD.match(text, start, end)
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
    """«Поручить подготовку отчёта Кленовой Т.П.»: the first persons in the dative, else actors."""
    lead = _HANDED_OVER.match(text, start, end)
    if lead is None:
        return ()
    stop = _SENTENCE_END.search(text, lead.end(), end)
    last = stop.start() if stop else end
    persons: list[Span] = []
    for person in find_persons(text, lead.end(), last):
        is_next = not persons or SEPARATOR.fullmatch(text, persons[-1][1], person[0])
        if _GIVEN_TO.match(text, *person) and is_next:
            persons.append(person)
    if persons:
        return tuple(persons)
    actors = list(actors_in(text, lead.end(), last))
    return ((actors[-1].start, group_end(text, actors[-1].head, last)),) if actors else ()


def acting_persons(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Who is said to do it: «Отчёт подготовит методист Кленова Т.П.»."""
    for person in find_persons(text, start, end):
        if _ACTS.search(text, max(start, person[0] - _LONGEST_TERM), person[0]):
            return (person,)
    return ()


def addressee_of_preamble(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Whom the words before the first point address: «… руководителям ОО:»."""
    begin = max(start, end - _LONGEST_PREAMBLE)
    if not text[begin:end].rstrip().endswith(":"):
        return ()
    for actor in actors_in(text, begin, end):
        stop = None if actor.hangs else _PREAMBLE_ENDS.match(text, actor.head, end)
        if stop is not None:
            return _addressed(text, actor.start, stop.start("end"))
    found = _OBLIGED_PREAMBLE.search(text, begin, end)
    return _addressed(text, *found.span("who")) if found else ()


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
    for found in SEPARATOR.finditer(text, start, end):
        own = head_end(text, begin, end)
        is_within = own is not None and own > found.start()
        if not is_within and head_end(text, found.end(), end) is not None:
            yield begin, found.start()
            begin = found.end()
    yield begin, end
