"""Terms counted from the meeting or back from a day: «в течение недели», «за 3 дня до …»."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from data_sources.ingest.minutes.text.cardinals import COUNT_IN_WORDS, count_in_words
from data_sources.ingest.minutes.text.days import day_at
from data_sources.ingest.minutes.text.phrases import Phrase, PhraseKind
from data_sources.ingest.minutes.text.terms.workdays import months_after, working_days_from

_COUNTS: Final = {
    "одн": 1, "двух": 2, "две": 2, "два": 2, "трех": 3, "три": 3, "четыр": 4, "пят": 5, "шест": 6,
    "сем": 7, "восьм": 8, "восем": 8, "девят": 9, "десят": 10, "пятнадцат": 15, "двадцат": 20,
    "тридцат": 30,
}  # fmt: skip
_COUNT: Final = (
    rf"(?P<count>\d{{1,3}}|{COUNT_IN_WORDS}|[а-я]{{3,14}})(?:-?[хтиь]{{1,2}})?"
    r"(?:\s?\([а-я ]{1,20}\))?"
)
_WORK: Final = r"(?P<work>рабочих |рабочего |рабочие |календарных |учебных )?"
_UNIT: Final = (
    r"(?P<unit>дн(?:я|ей)|сут(?:ок|ки)|недел[а-я]{1,2}|месяц[а-я]{0,2}|год(?:а)?|лет|квартал[а-я]?"
    r"|полугода|полугодия)(?![а-я])"
)
_FROM_THE_MEETING: Final = (
    r"(?:\s(?:после|со дня|с момента|с даты|от)(?:\s(?:проведения|подписания|настоящего|данного"
    r"|даты|дня|утверждения)){0,2}\s(?:заседани|совещани|протокол|собрани|совет)[а-я]{1,2})?"
)
_FROM_ELSEWHERE: Final = r"(?!\s(?:после|со дня|с момента|с даты|со? сроком|от|до|перед)(?![а-я]))"
_WITHIN: Final = re.compile(
    rf"(?:(?:не позднее(?: чем)? )?(?:в течение|в срок|не более(?: чем)?|через|спустя|за)\s"
    rf"(?:{_COUNT}\s)?{_WORK}{_UNIT})(?! (?:всего|учебного|года))"
    rf"{_FROM_THE_MEETING}{_FROM_ELSEWHERE}",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    rf"{_COUNT}\s{_WORK}(?P<unit>дн(?:я|ей)|сут(?:ок|ки)|недел[иьюя]|месяц(?:а|ев)?)(?![а-я])"
    rf"{_FROM_THE_MEETING}{_FROM_ELSEWHERE}",
    re.IGNORECASE,
)
_BARE: Final = re.compile(
    rf"(?P<unit>неделя|месяц|полгода|сутки)(?![а-я]){_FROM_THE_MEETING}{_FROM_ELSEWHERE}",
    re.IGNORECASE,
)
_TERM_OF: Final = re.compile(
    r"(?:в )?(?P<count>\d{1,3}|двух|трех|четырех|пяти|шести|семи|десяти|пятнадцати|двадцати)?-?\s?"
    rf"(?:ти|х)?\s?(?P<unit>дневн|недельн|месячн)ый срок{_FROM_THE_MEETING}{_FROM_ELSEWHERE}",
    re.IGNORECASE,
)
_BEFORE_A_DAY: Final = re.compile(
    rf"(?:не (?:позднее|позже|менее)(?: чем)? )?(?:чем )?за\s(?:{_COUNT}\s)?{_WORK}{_UNIT}\sдо\s",
    re.IGNORECASE,
)
_A_QUARTER: Final = {"м": 1, "к": 3, "п": 6}


def counted_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«в течение 10 рабочих дней», «через месяц», «две недели», «в недельный срок»."""
    if meeting is None:
        return None
    for pattern in (_WITHIN, _TERM_OF, _COUNTED, _BARE):
        found = pattern.match(text, start, end)
        if found is not None and (on := _moved(found, meeting, _later)) is not None:
            return Phrase(start, found.end(), PhraseKind.DAY, on)
    return None


def before_a_day_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«не позднее чем за 3 дня до 20 ноября»."""
    found = _BEFORE_A_DAY.match(text, start, end)
    if found is None:
        return None
    named = day_at(text, found.end(), end)
    day = named.on(meeting) if named else None
    if named is None or day is None:
        return None
    on = _moved(found, day, _earlier)
    return None if on is None else Phrase(start, named.end, PhraseKind.DAY, on)


def _moved(found: re.Match[str], day: date, move: Callable[[date, int, str], date]) -> date | None:
    groups = found.groupdict()
    count = _count(groups.get("count"))
    unit = ((groups.get("work") or "") + found["unit"]).lower()
    return None if count is None else move(day, count, unit)


def _later(day: date, count: int, unit: str) -> date:
    if unit.startswith("раб"):
        return working_days_from(day, count)
    unit = unit.removeprefix("календарных ").removeprefix("учебных ")
    if unit.startswith(("дн", "сут")):
        return day + timedelta(days=count)
    if unit.startswith("недел"):
        return day + timedelta(weeks=count)
    return months_after(day, count * _A_QUARTER.get(unit[0], 12))


def _earlier(day: date, count: int, unit: str) -> date:
    return _later(day, -count, unit)


def _count(word: str | None) -> int | None:
    if not word:
        return 1
    if word.isdigit():
        return int(word)
    if (spelled := count_in_words(word)) is not None:
        return spelled
    low = word.lower()
    stems = sorted((stem for stem in _COUNTS if low.startswith(stem)), key=len, reverse=True)
    return _COUNTS[stems[0]] if stems else None
