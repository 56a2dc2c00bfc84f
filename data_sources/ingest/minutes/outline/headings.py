"""Which words open a part of the head: chair, participants, agenda, one rule for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from data_sources.ingest.minutes.outline.course_headings import LED, course_heading
from data_sources.ingest.minutes.outline.parts import Heading, OutlinePart
from data_sources.ingest.minutes.text.names import first_person

_SITTING: Final = (
    r"(?:заседани|совещани|собрани|(?:пед|метод)?совет|комисси|объединени|РУМО|групп)[а-я]{0,3}"
)
_COLON: Final = r"\s{0,3}(?:[:\t]|\.?\s?-(?=\s|[А-Я\d\"])|\.?$)"


def _pattern(words: str, ending: str = _COLON) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})(?:{ending})", re.IGNORECASE)


_CHAIR: Final = _pattern(
    r"председательств(?:ующ(?:ий|ая)|овал[аи]?|ует)|председатель(?!ств)"
    r"|председателем(?: заседания| собрания| совещания)? (?:избран|назначен)[аы]?"
    r"|(?:и\. ?о\. |исполняющ(?:ий|ая) обязанности )председателя(?: [а-я]{3,30}){0,3}"
    r"|заместитель председателя[^:()]{0,60}\((?:председательствующ|ведущ)(?:ий|ая)[^)]{0,30}\)"
    r"|(?:вел[аи]?|ведет) (?:заседание"
    r"|совещание|собрание)"
    r"|(?:ведущ(?:ий|ая)|модератор)(?=\s{0,3}(?:[:\t-]|заседани|совещани|встречи|собрани))"
    r"|(?:заседание|совещание|собрание) (?:вел[аи]?|ведет|проводит|провел[аи]?|открыл[аи]?)"
    rf"|руководитель (?:(?-i:[А-Я]{{2,5}})|{LED})(?=\s{{0,3}}(?:[:\t-]|\(|[^:\t\d]{{1,60}}:))",
    r"",
)
_SECRETARY: Final = _pattern(
    r"(?:(?:ответственный|ученый|технический) )?секретарь"
    r"|протокол (?:вел[аи]?|ведет|составил[аи]?|оформил[аи]?)"
    r"|секретарем(?: заседания| собрания| совещания)?(?: избран[аы]?| назначен[аы]?)?"
    r"|вел[аи]? протокол|протоколировал[аи]?"
    r"|протокол(?=\s-\s(?-i:[А-Я][а-я-]{1,30}\s[А-Я]\.))"
    r"|ответственн(?:ый|ая) за (?:ведение |составление |оформление )?протокола?",
    r"",
)
_OF_A_BODY: Final = re.compile(r"[^:\t\d]{0,110}?(?:\s?[:\t]|\s-(?=\s)|$)")
_ONLINE: Final = _pattern(
    r"(?:(?:присутствовали|участвовали|участники|подключились|приняли участие)\s?\(?)?"
    r"(?:по|в режиме|посредством|через|с использованием|в формате)?\s?"
    r"(?:ВКС|видео-?\s?конференц[^:]{0,20}|онлайн(?!-[а-я])"
    r"|дистанционн[а-я]{1,3}|дистанционном (?:режиме"
    r"|формате)|удаленно)"
    r"\)?(?:\s?(?:присутствовали|участвовали|подключились|приняли участие|участники))?",
)
_ABSENT: Final = _pattern(
    r"отсутств(?:овал[иао]?|уют|ует|ующие|ующий)|не присутствовал[иао]?|не явил[а-я]{2,3}", r""
)
_GUESTS: Final = _pattern(r"приглашен[а-я]{1,3}|также присутствовали|гости", r"(?![а-я])")
_PARTICIPANTS: Final = _pattern(
    r"(?:на (?:заседании|совещании|собрании|(?:пед|метод)?совете|семинаре|встрече) )?"
    r"присутств(?:овал[иао]?|уют|ует|ующие|овавшие)"
    r"|(?:в (?:заседании|совещании|собрании|работе [а-я]{1,20}) )?(?:приняли участие"
    r"|участвовал[иа]|участвуют)"
    r"|(?:список|состав|перечень) (?:участников|присутствующих|присутствовавших)"
    r"|участник(?:и|ов)(?=\s{0,3}(?:[:\t(-]|\.?$| заседания| совещания| собрания| \d))"
    r"|в (?:голосовании|обсуждении) (?:приняли участие|участвовал[иа])(?=\s?:)"
    r"|участие в [а-я]{4,12}(?: [а-я]{4,12})? (?:приняли|принимают)"
    r"|(?:количество|число) (?:присутств|участник|зарегистрирован)[а-я]{2,8}(?: заседания)?"
    r"|(?:всего|итого) (?:присутств[а-я]{3,6}|участник[а-я]{1,2}"
    r"|(?:педагог|член|учител|работник|сотрудник)[а-я]{1,3}(?=[^.\d]{0,30}\d))"
    r"|(?:постоянные |избранные )?члены (?=[^:.]{1,70}:)|члены:|лист регистрации"
    r"|регистрационный лист",
    r"",
)
_QUORUM: Final = _pattern(r"кворум|заседание (?:считается )?правомочно", r"")
_DATE: Final = _pattern(
    r"дата(?:,? (?:и )?время)?(?:,? (?:и )?место)?(?: проведения)?(?: заседания| совещания"
    r"| собрания| подведения итогов| подсчета голосов)?"
)
_ENDED: Final = _pattern(
    r"(?:время )?окончани[ея](?: заседания| совещания| работы)?|(?:заседание"
    r"|совещание) (?:окончено|закончено)"
    r"|индекс|дело №?",
    r"",
)
_NUMBER: Final = _pattern(r"(?:регистрационный )?номер(?: протокола| документа| заседания)?")
_TIME: Final = _pattern(
    r"(?:время(?: проведения| начала)?|начало)(?: заседания| совещания| собрания| работы)?",
    r"\s{0,3}(?:[:\t-]|в(?=\s\d)|(?=\s\d)|\.?$)",
)
_VENUE: Final = _pattern(
    r"место(?:,? (?:и )?время)?(?: проведения)?(?: заседания| совещания| собрания)?"
    r"|адрес(?: проведения)?"
)
_FORMAT: Final = _pattern(r"форм(?:а|ат)(?: проведения)?(?: заседания| совещания| собрания)?")
_AGENDA: Final = _pattern(
    rf"(?:на |в |утвержденная )?повестк[аеуи](?: дня)?(?: {_SITTING}(?: РУМО)?)?"
    r"|(?:на повестке(?: дня)?)|(?:рассматриваемые |рассмотренные |обсуждаемые )?вопросы"
    r"(?: повестки(?: дня)?| для обсуждения| заседания| совещания| к рассмотрению)?"
    r"|(?:рассматривали|рассмотрели|обсуждали|обсудили) вопрос(?=\s\")"
    r"|вопрос(?=\s?:)|(?:обсуждали|обсуждались|рассматривали|рассматривались)(?=\s?:)"
    r"|(?:порядок|план|программа) (?:дня|заседания|совещания)|план(?=\s?:\s?$)"
    rf"|(?:на {_SITTING} )?(?:были )?(?:рассмотрен[ыо]|рассмотрели|обсуждены|обсудили"
    r"|рассматривались|обсуждались)"
    r"(?: следующие)? вопросы"
    r"|(?:на )?рассмотрение вынесены(?: следующие)? вопросы"
    r"|вопросы,? (?:вынесенные|включенные|предложенные) [^:]{0,40}(?=:)"
    r"|(?:в )?повестк[ае](?: дня)? (?:включены|включает|содержит)[^:]{0,40}",
    r"\s{0,3}(?:[:\t]|\.?$|\.?\s?-(?=\s)|\.(?=\s)|(?=\s1[.)])|(?<=вопрос)(?=\s\"))",
)
_EXPLAINED: Final = re.compile(r"[^:]{0,120}?:|\s?-(?=\s)|\s?\t")


def head_heading(text: str) -> Heading | None:
    """What a line opens before the discussion begins: chair, participants, agenda and so on."""
    return next((found for rule in _HEAD_RULES if (found := rule(text)) is not None), None)


def _simple(pattern: re.Pattern[str], part: OutlinePart) -> Callable[[str], Heading | None]:
    def rule(text: str) -> Heading | None:
        found = pattern.match(text)
        return Heading(part, found.end()) if found else None

    return rule


def _office(pattern: re.Pattern[str], part: OutlinePart) -> Callable[[str], Heading | None]:
    """A heading like «Председатель РУМО – Иванова А.А.»: the name tells it from a sentence."""

    def rule(text: str) -> Heading | None:
        found = pattern.match(text)
        if found is None or text[found.end() : found.end() + 1].islower():
            return None
        person = first_person(text, found.end())
        if person is not None and person[0] - found.end() < 160:
            return Heading(part, _label_end(text, found.end(), person[0]))
        label = _OF_A_BODY.match(text, found.end())
        return Heading(part, label.end()) if label else None

    return rule


def _label_end(text: str, start: int, stop: int) -> int:
    label = re.compile(r"[^:\t-]{0,100}?\s?(?:[:\t]|-)").match(text, start, stop)
    return label.end() if label else start


def _explained(pattern: re.Pattern[str], part: OutlinePart) -> Callable[[str], Heading | None]:
    """A heading with words of its own before the colon: «Присутствовали члены РУМО:»."""

    def rule(text: str) -> Heading | None:
        found = pattern.match(text)
        if found is None:
            return None
        person = first_person(text, found.end())
        label = _EXPLAINED.match(text, found.end(), person[0] if person else len(text))
        return Heading(part, label.end() if label and not label[0][:-1].count(",") else found.end())

    return rule


_HEAD_RULES: Final = (
    _simple(_AGENDA, OutlinePart.AGENDA),
    course_heading,
    _office(_CHAIR, OutlinePart.CHAIR),
    _office(_SECRETARY, OutlinePart.SECRETARY),
    _explained(_ONLINE, OutlinePart.ONLINE),
    _explained(_ABSENT, OutlinePart.ABSENT),
    _explained(_GUESTS, OutlinePart.GUESTS),
    _explained(_PARTICIPANTS, OutlinePart.PARTICIPANTS),
    _simple(_QUORUM, OutlinePart.QUORUM),
    _simple(_ENDED, OutlinePart.ENDED),
    _simple(_NUMBER, OutlinePart.NUMBER),
    _simple(_DATE, OutlinePart.DATE),
    _simple(_TIME, OutlinePart.TIME),
    _simple(_VENUE, OutlinePart.VENUE),
    _simple(_FORMAT, OutlinePart.FORMAT),
)
