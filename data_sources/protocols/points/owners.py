"""Who a point is for: the words of a mark split into owners, or the addressee of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from data_sources.protocols.text.names import find_persons, first_person
from data_sources.protocols.text.script import Span

_GROUPS: Final = (
    r"руководители|директора|заместители|координаторы|методисты|члены|педагоги|учителя|специалисты"
    r"|заведующие|начальники|секретари|представители|администрации|управления|отделы|институты"
    r"|центры"
    r"|школы|организации|учреждения|муниципалитеты|кабинеты|службы|органы|наставники|участники"
    r"|эксперты"
    r"|тьюторы|кураторы|воспитатели|советники|операторы|преподаватели|работники|сотрудники"
    r"|команды|группы"
    r"|объединения|советы|все|лицеи|гимназии|председатели|опорные|главы|ответственные"
)
_ONE: Final = (
    r"руководитель|директор|заместитель|координатор|методист|педагог|учитель|специалист"
    r"|заведующ(?:ий|ая)"
    r"|начальник|секретарь|представитель|администрация|управление|отдел|институт|центр|школа"
    r"|организация"
    r"|учреждение|муниципалитет|кабинет|служба|орган|наставник|эксперт|тьютор|куратор"
    r"|воспитатель|советник"
    r"|оператор|преподаватель|работник|сотрудник|команда|группа|объединение|совет|лицей|гимназия"
    r"|председатель|департамент|министерство|комитет|ректор|проректор|декан|глава|и\.\s?о\.|врио"
    r"|зам\."
    r"|зав\.|ассоциация|комиссия|кафедра|лаборатория|университет|техникум|колледж|фонд"
)
_ADJECTIVES: Final = (
    r"(?:(?!заведующ|управляющ)[а-яА-Я][а-я-]{2,30}(?:ый|ий|ская|ской|ная|ной|вая|яя|ое|ее|ые"
    r"|ие)\s){0,3}"
)
_HEAD: Final = re.compile(
    rf"{_ADJECTIVES}(?:(?P<many>{_GROUPS})|(?P<one>{_ONE}))(?![а-я])", re.IGNORECASE
)
_ABBREVIATION: Final = re.compile(r"(?:[А-Я][А-Яа-я]{0,3}[А-Я]{1,10}|ОО|МО|ОУ)(?![а-я])")
_SEPARATOR: Final = re.compile(
    r"\s{0,3}(?:(?P<hard>[;\u2028]|\n(?=\s{0,3}\d{1,2}[.)]))|(?P<comma>,)"
    r"|(?P<and>(?<![А-Яа-я])(?:и|а также|совместно с)(?![А-Яа-я])))\s{0,3}",
    re.IGNORECASE,
)
_EDGES: Final = " \t\n\u2028,;:-"
_LEADING: Final = re.compile(r"(?:[-•\s:,;]|\d{1,2}[.)]\s?)+")
_UNNAMED: Final = re.compile(r"[\s_.\-–()]{0,200}$")

_DATIVE: Final = (
    r"(?:руководител|директор|заместител|координатор|методист|педагог|учител|специалист"
    r"|начальник|секретар"
    r"|представител|наставник|эксперт|тьютор|куратор|воспитател|советник|оператор|преподавател"
    r"|работник"
    r"|сотрудник|председател|ректор|проректор|депутат|участник)(?:ам|ям|у|ю)"
    r"|(?:членам|заведующим|заведующ(?:ему|ей)|администраци(?:и|ям)|управлени(?:ю|ям)"
    r"|департамент(?:у|ам)"
    r"|отдел(?:у|ам)|институт(?:у|ам)|центр(?:у|ам)|школ(?:е|ам)|организаци(?:и|ям)"
    r"|учреждени(?:ю|ям)"
    r"|муниципалитет(?:у|ам)|кабинет(?:у|ам)|служб(?:е|ам)|органам|групп(?:е|ам)|объединени(?:ю"
    r"|ям)|совет(?:у|ам)"
    r"|лице(?:ю|ям)|гимнази(?:и|ям)|министерству|комитет(?:у|ам)|главам?|главе|комисси(?:и|ям)"
    r"|кафедр(?:е|ам)"
    r"|университет(?:у|ам)|командам|команде|всем)"
)
_DATIVE_ADJECTIVES: Final = r"(?:[а-яА-Я][а-я-]{2,30}(?:ым|им|ому|ему|ой|ей)\s){0,3}"
_INFINITIVE: Final = (
    r"(?:не\s|в срок|до\s\d|ежемесячно|ежеквартально|постоянно)?[а-я]{2,25}(?:ть|ти|чь)(?:ся"
    r"|сь)?(?![а-я])"
)
_RECOMMEND: Final = (
    r"(?:рекомендовать|поручить|предложить|рекомендуется|рекомендовано|поручено|предписать)\s"
)
_ADDRESSED: Final = re.compile(
    rf"(?:{_RECOMMEND})?(?P<who>{_DATIVE_ADJECTIVES}(?:{_DATIVE})(?![а-я])[^:]{{0,220}}?)"
    rf"\s{{0,2}}(?::|,?\s(?={_INFINITIVE})|$)",
    re.IGNORECASE,
)
_ADDRESSED_ABBREVIATION: Final = re.compile(
    rf"(?:{_RECOMMEND})?(?P<who>[А-Я][А-Яа-я]{{0,3}}[А-Я]{{1,10}}(?:\s№\s?\d{{1,3}})?"
    rf"(?:\s[\"А-Я][^:;.]{{0,80}}?)?(?:\s\([^()]{{1,120}}\))?)"
    rf"\s{{0,2}}(?::|\s(?={_INFINITIVE}))"
)
_RECOMMENDED: Final = re.compile(
    rf"{_RECOMMEND}(?P<who>[а-я][а-я-]{{2,30}}(?:ам|ям|ым|им|ому|ему|ой|ей|у|ю|е"
    rf"|и)(?:\s[^:;.]{{1,150}}?)?)"
    rf"\s{{0,2}}(?::|,?\s(?={_INFINITIVE}))",
    re.IGNORECASE,
)
_ADDRESSED_PERSON: Final = re.compile(rf"(?:{_RECOMMEND})", re.IGNORECASE)
_THEN_ACTS: Final = re.compile(
    rf"(?:,[^:.]{{1,160}}?,)?\s?(?:\([^()]{{1,120}}\))?\s?(?::|,?\s?(?={_INFINITIVE}))",
    re.IGNORECASE,
)
_PREAMBLE_END: Final = re.compile(
    rf"(?<![а-яА-Я])(?P<who>{_DATIVE_ADJECTIVES}(?:{_DATIVE})"
    rf"(?![а-я])[^:.;]{{0,160}}?)\s{{0,2}}:\s{{0,3}}$",
    re.IGNORECASE,
)
_LONGEST_PREAMBLE: Final = 400


def split_owners(text: str, start: int, end: int) -> Iterator[Span]:
    """The spans of the single owners in the words of a mark: a person without the post."""
    for begin, stop in _pieces(text, start, end):
        persons = list(find_persons(text, begin, stop))
        if persons:
            yield from persons
        elif (trimmed := _trimmed(text, begin, stop)) is not None:
            yield trimmed


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Parts at `;`, and at `,` and «и» where somebody new begins."""
    begin = start
    for found in _SEPARATOR.finditer(text, start, end):
        if found.start() < begin or _is_inside_brackets(text, begin, found.start()):
            continue
        if found["hard"] or _begins_somebody(text, begin, found.start(), found.end(), end):
            yield begin, found.start()
            begin = found.end()
    yield begin, end


def _is_inside_brackets(text: str, begin: int, at: int) -> bool:
    piece = text[begin:at]
    return piece.count("(") > piece.count(")") or piece.count('"') % 2 == 1


def _begins_somebody(text: str, begin: int, before: int, at: int, end: int) -> bool:
    person = first_person(text, at, end)
    if person is not None and person[0] == at:
        return True
    follows_person = first_person(text, begin, before) is not None
    head = _HEAD.match(text, at, end)
    if head is not None:
        is_post = follows_person and head["one"] is not None and not _names_another(text, at, end)
        return not is_post
    return _ABBREVIATION.match(text, at, end) is not None and not follows_person


def _names_another(text: str, at: int, end: int) -> bool:
    """Whether a post after a person belongs to the next person rather than to this one."""
    following = _SEPARATOR.search(text, at, end)
    person = first_person(text, at, following.start() if following else end)
    return person is not None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    lead = _LEADING.match(text, start, end)
    begin = lead.end() if lead else start
    piece = text[begin:end].rstrip(_EDGES)
    while piece.endswith((".", ")")) and not _is_closing(piece):
        piece = piece[:-1].rstrip(_EDGES)
    if not piece or _UNNAMED.match(piece):
        return None
    return begin, begin + len(piece)


def _is_closing(piece: str) -> bool:
    return piece.endswith(")") and "(" in piece


def addressee_of(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Whom the sentence of a point addresses at its beginning, in the words and case as written."""
    patterns = (_ADDRESSED, _ADDRESSED_ABBREVIATION, _RECOMMENDED)
    found = next((match for each in patterns if (match := each.match(text, start, end))), None)
    if found is not None:
        return _addressed(text, found.start("who"), found.end("who"))
    lead = _ADDRESSED_PERSON.match(text, start, end)
    begin = lead.end() if lead else start
    people = []
    at = begin
    while (person := first_person(text, at, end)) is not None and person[0] == at:
        people.append(person)
        following = _SEPARATOR.match(text, person[1], end)
        at = following.end() if following and not following["hard"] else person[1]
    if people and (at > people[-1][1] or _THEN_ACTS.match(text, people[-1][1], end)):
        return tuple(people) if _THEN_ACTS.match(text, people[-1][1], end) else ()
    return ()


def addressee_of_preamble(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Whom the words before the first point address: «… руководителям ОО:»."""
    found = _PREAMBLE_END.search(text, max(start, end - _LONGEST_PREAMBLE), end)
    return _addressed(text, found.start("who"), found.end("who")) if found else ()


def _addressed(text: str, start: int, end: int) -> tuple[Span, ...]:
    persons = tuple(find_persons(text, start, end))
    if persons:
        return persons
    trimmed = _trimmed(text, start, end)
    if trimmed is None:
        return ()
    return tuple(_dative_pieces(text, *trimmed))


def _dative_pieces(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    again = re.compile(rf"{_DATIVE_ADJECTIVES}(?:{_DATIVE})(?![а-я])", re.IGNORECASE)
    for found in _SEPARATOR.finditer(text, start, end):
        if again.match(text, found.end(), end):
            yield begin, found.start()
            begin = found.end()
    yield begin, end
