"""Which words open a part of the discussion: reports, decisions, signatures, annexes."""

from __future__ import annotations

import re
from typing import Final

from data_sources.ingest.minutes.outline.parts import Heading, OutlinePart
from data_sources.ingest.minutes.text.numbers import Sign, opening_of
from data_sources.ingest.minutes.text.ordinals import LEAD, MARKER, marked_number, small_number
from data_sources.ingest.minutes.text.verbs import VERB

_SITTING: Final = (
    r"(?:(?:заседани|совещани|собрани|(?:пед|метод)?совет|комисси|объединени|групп|коллеги|комитет"
    r"|президиум|кафедр|секци|конференци|семинар|встреч|правлени|стол|сообществ)[а-я]{0,3}|бюро"
    r"|(?-i:[А-Я]{2,6}))(?![а-я])"
)
_HEARD: Final = re.compile(
    r"(?:за)?слушали(?: и обсудили)?|рассмотрели(?: и обсудили)?(?![а-я])"
    r"|слушал[аи]?(?=\s?:)|заслушан[оаы](?=\s?[:\s])"
    r"|выступил[иа]?(?![а-я])|выступлени[ея](?=\s?:)|в обсуждении|в прениях"
    r"|обсудили(?=\s?:)|отметили(?=\s?:)|обсуждение(?: и (?:принятые )?решения)?(?=\s?[:.]|$)"
    r"|ход (?:заседания|совещания)(?=\s?[:.]|$)"
    r"|вопросы (?:докладчику|к докладчику)|поступил[иао](?: вопрос| предложени)",
    re.IGNORECASE,
)
_DECIDED_WORD: Final = (
    r"(?:решил[иао]?|постановил[иао]?|решено|постановлено|постановляет|решает"
    r"|определил[иа]?|договорились|условились)(?![а-я])"
)
_DECIDED: Final = re.compile(
    rf"{_DECIDED_WORD}\s?[:.]?|(?:проект решения"
    r"|(?:(?:нами |было )?(?:принятые |принято |приняли |общее |вынесено ))?решени[ея]"
    rf"(?:(?: [а-я-]{{4,24}}(?:ого|ой)){{0,2}} {_SITTING}"
    r"(?: РУМО|(?:(?!\d[.)])[^:.]){1,80}(?=:))?)?"
    r"(?: по (?:[а-я]{4,12}(?:ому|ему) )?(?:вопрос(?:ам|у|а)|пункту|итогам)[^:]{0,60})?"
    r"|постановление|(?:поручения|решения)(?: по итогам [а-я]{4,12})?"
    r"|(?:итоги|результаты)(?: (?:рабочей )?(?:заседания|совещания|собрания|встречи|обсуждения))?"
    r"(?: \((?:принятые )?(?:решения|поручения)\))?(?=\s?[:.]?$)"
    r"|(?:рекомендации и решения|решения и рекомендации)|приняты(?: следующие)? решения"
    r"|(?:было )?(?:принято|вынесено)(?: следующее)? решение"
    r"|(?:по (?:итогам|результатам) [а-я]{4,14} )?(?:были )?(?:дан[ыо]|выработаны|сформулированы"
    r"|определены|приняты)(?: следующие)? (?:поручения|решения|рекомендации)"
    r"|протокольное решение"
    r"|протокольные поручения|принятые поручения|перечень поручений)(?:\s?[:.]?$|\s?[:\t]"
    r"|\s?-(?=\s)|(?=\s\d[.)]))",
    re.IGNORECASE,
)
_BODY: Final = (
    r"(?:участники|члены|совет|заседание|совещание|собрание|комиссия|рабочая группа|объединение"
    r"|РУМО|по итогам|по результатам|в ходе|после|обсудив|заслушав|рассмотрев|на основании"
    r"|в результате|учитывая|в целях|присутствующие|единогласно|методический совет|муниципальный"
    r"|региональное|районный|городской|коллегия)"
)
_ONE_CLAUSE: Final = r"(?:(?!, (?:что|котор|где|как))(?:[^:.]|(?-i:(?<=[А-Я])\.))){0,200}?"
_DECIDING_BODY: Final = re.compile(
    rf"{_BODY}(?:[^:]{{0,260}}?(?<![а-я])(?:{_DECIDED_WORD}|решени[ея])\s?:"
    rf"|{_ONE_CLAUSE}(?<![а-я])(?<!не ){_DECIDED_WORD}(?=\s(?:не )?{VERB}))",
    re.IGNORECASE,
)
"""«Обсудив доклад, совет решил: …»; without a colon only before what is to be done."""
LED: Final = (
    r"(?:[а-я-]{4,30}(?:ого|ой|его|ей) ){0,2}(?:объединения|группы|совета|секции|кафедры|семинара"
    r"|совещания|заседания|собрания|встречи|стола|сообщества)"
)
"""What the person leads whom minutes call a leader rather than a chair."""
_SENTENCE_START: Final = re.compile(rf"\.\s{{1,3}}(?={_BODY}|{_DECIDED_WORD}\s?:)", re.IGNORECASE)
_SIGNATURE: Final = re.compile(
    r"(?:(?:выписка|копия|с подлинным) верн[ао][.:,]?\s{0,9}(?=[а-я]))?"
    r"(?:председател(?:ь|ьствующ(?:ий|ая))|председательствовал[аи]?|секретарь"
    r"|протокол (?:вел[аи]?|составил[аи]?)"
    r"|ведущ(?:ий|ая)|модератор|(?:выписка|копия|с подлинным) верн[ао]"
    r"|подписи|подписал[аи]?|руководитель (?:[А-Я]{2,5}|"
    rf"{LED}))(?![а-я])"
    r"(?P<rest>[^:]{0,140}:?[^:]{0,60})$",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    r"(?:и\.\s?о\.\s|врио\s)?(?:(?:перв|главн|учен|ответственн|генеральн)[а-я]{2}\s)?"
    r"(?:директор|министр|начальник|заместитель|глава|ректор|проректор|руководитель|заведующ(?:ий|ая)"
    r"|председател(?:ь|ьствующ(?:ий|ая))|секретарь|методист|член[ы]?|декан)(?![а-я])[^\t.:;]{0,120}\t"
    r"[_\s/]{0,40}(?-i:(?:[А-Я]\.\s?){1,2}[А-Я][а-я-]{1,30}|[А-Я][а-я-]{1,30}\s(?:[А-Я]\.\s?){1,2})[\s/]{0,9}$",
    re.IGNORECASE,
)
"""A post, a gap and a name: «Директор школы        О.М. Кленова»."""
_ACTS: Final = re.compile(
    r"[а-я]{2,}(?:ил|ила|ал|ала|ял|яла|ел|ела|ыл|ыла|лся|лась|ает|яет|ит)(?![а-я])"
)
_ANNEX: Final = re.compile(
    r"приложени[ея](?:\s?№?\s?\d{1,2})?(?:\s?[:.(]|\s?$|\s(?:к|№))", re.IGNORECASE
)
_LIST: Final = re.compile(
    r"(?:список|состав|перечень|лист регистрации|регистрационный лист)"
    r"(?: участников| присутствующих| присутствовавших|[^а-я]|$)",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(r"(?:О|Об|Обо)\s[а-я\"А-Я]|Разное(?:\.?$|\.\s)")
_ORDERS: Final = re.compile(
    r"(?<![а-я])(?:отв\.|ответствен|сроки?(?![а-я]))|[.:;,]\s[А-Яа-я]{2,20}(?:ть|ти)(?![а-я])",
    re.IGNORECASE,
)


def decided_inside(text: str) -> int | None:
    """Where a report goes over into what was decided: «… выступил Дубов С.А. Обсудив доклад,
    совет решил одобрить план».
    """
    starts = (found.end() for found in _SENTENCE_START.finditer(text))
    return next((at for at in starts if _decides(text, at)), None)


def _decides(text: str, at: int) -> bool:
    found = _DECIDING_BODY.match(text, at) or _DECIDED.match(text, at)
    return found is not None


def body_heading(text: str) -> Heading | None:
    """What a line opens once the discussion has begun."""
    return course_heading(text) or _signature(text) or _annex(text)


def course_heading(text: str) -> Heading | None:
    """СЛУШАЛИ, ВЫСТУПИЛИ, РЕШИЛИ, «По первому вопросу …», each with the item that it names."""
    at = 0
    item: int | None = None
    lead = LEAD.match(text)
    marker = MARKER.match(text, lead.end() if lead else 0)
    if marker:
        at, item = _past_sign(text, marker.end()), marked_number(marker)
    elif lead:
        at, item = lead.end(), small_number(lead["lead"])
    if decided := _DECIDED.match(text, at) or _DECIDING_BODY.match(text, at):
        if item is None and (inside := MARKER.search(text, at, min(decided.end() + 40, len(text)))):
            item = marked_number(inside) if inside.start() <= decided.end() else None
            end = max(decided.end(), inside.end()) if item is not None else decided.end()
            return Heading(OutlinePart.DECIDED, _past_colon(text, end), item)
        return Heading(OutlinePart.DECIDED, decided.end(), item)
    if heard := _HEARD.match(text, at):
        return Heading(OutlinePart.HEARD, heard.end(), item)
    if marker:
        later = re.compile(
            rf"[^.:]{{0,200}}?(?<![а-я])(?P<word>{_DECIDED_WORD}|решени[ея])\s?:", re.I
        ).match(text, at)
        if later:
            return Heading(OutlinePart.DECIDED, later.end(), item)
        return Heading(OutlinePart.HEARD, at, item, is_marker=True)
    return None


def _past_sign(text: str, at: int) -> int:
    found = re.compile(r"\s{0,3}[:,-]?\s{0,3}").match(text, at)
    return found.end() if found else at


def _past_colon(text: str, at: int) -> int:
    found = re.compile(r"\s?:").match(text, at)
    return found.end() if found else at


def _signature(text: str) -> Heading | None:
    if _SIGNED.match(text):
        return Heading(OutlinePart.SIGNATURE, 0)
    found = _SIGNATURE.match(text)
    if found is None or _ACTS.search(found["rest"]):
        return None
    return Heading(OutlinePart.SIGNATURE, 0)


def _annex(text: str) -> Heading | None:
    if _ANNEX.match(text) and len(text) < 200:
        return Heading(OutlinePart.ANNEX, len(text))
    return None


def restated_title(text: str) -> Heading | None:
    """An item's title set before its discussion: «2. О плане работы», «3. Разное»."""
    opening = opening_of(text)
    if opening is None or opening.sign not in (Sign.PLAIN, Sign.ROMAN) or len(opening.path) != 1:
        return None
    if not _TITLE.match(text, opening.end) or _ORDERS.search(text, opening.end):
        return None
    return Heading(OutlinePart.HEARD, 0, opening.path[0], is_marker=True)


def attendance_list(text: str) -> Heading | None:
    """The head of a list of participants that stands after the signatures."""
    found = _LIST.match(text)
    return (
        Heading(OutlinePart.PARTICIPANTS, len(text) if len(text) < 200 else found.end())
        if found
        else None
    )
