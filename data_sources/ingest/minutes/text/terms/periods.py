"""Periods of the calendar and of the school year, each meant as its last day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from data_sources.ingest.minutes.text.days import MONTH, month_end, month_number, real_day
from data_sources.ingest.minutes.text.phrases import Phrase, PhraseKind

_YEAR_WORD: Final = r"(?:\s{0,2}(?:года|году|год|гг\.?|г\.|г(?![а-я])))?"
_SCHOOL: Final = r"уч(?:ебн[а-я]{2,3}|\.)\s?(?:год[а-я]?|г\.?)(?![а-я])"
_SCHOOL_YEARS: Final = (
    r"(?P<first>20\d\d)\s?[-/]\s?(?P<second>20\d\d|\d\d)(?!\d|\.\d)"
    rf"(?P<years>\s?(?:гг\.?|годы|годов)(?![а-я]))?(?:\s?{_SCHOOL}|{_YEAR_WORD})"
)
_SCHOOL_YEAR: Final = re.compile(rf"(?<!\d){_SCHOOL_YEARS}", re.IGNORECASE)
_THIS_SCHOOL_YEAR: Final = re.compile(
    r"(?:(?:в течение|на|весь|всего|текущего|этого|этот|данного|нового|за) ){0,3}"
    rf"(?:конца |окончания |завершения )?{_SCHOOL}",
    re.IGNORECASE,
)
_BEGINNING: Final = re.compile(
    r"(?P<to>(?:до|к) )?(?:в )?(?P<edge>начал[ауео]|середин[аыеу])\s"
    r"(?:(?:текущего|этого|нового|следующего|нынешнего)\s)?"
    rf"(?:(?P<school>{_SCHOOL_YEARS}|{_SCHOOL})|(?P<month>{MONTH})(?:\s{{1,3}}(?P<year>20\d\d))?"
    rf"{_YEAR_WORD}|(?P<this>месяца))",
    re.IGNORECASE,
)
_END: Final = re.compile(
    r"(?:конц[ауе]|конец|завершени[яюе]|окончани[яюе])\s"
    r"(?:(?:текущего|этого|календарного|данного|нынешнего)\s)?"
    r"(?P<what>года|месяца|квартала|недели|полугодия)(?![а-я])",
    re.IGNORECASE,
)
_PARTS: Final = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "последн": -1}
_PART_SIZES: Final = {"декад": (10, 3), "половин": (15, 2), "недел": (7, 5)}
_PART: Final = re.compile(
    r"(?:(?P<figure>[1-4]|IV|I{1,3}|П|Ш)(?:-?[а-я]{1,3})?|(?P<word>перв|втор|трет|четверт|последн)"
    r"[а-я]{1,3})\s(?P<part>декад|половин|недел)[а-я]{1,3}\s"
    rf"(?P<month>{MONTH})(?:\s{{1,3}}(?P<year>20\d\d))?{_YEAR_WORD}",
    re.IGNORECASE,
)
_DAY_OF_MONTH: Final = re.compile(
    r"(?P<day>[12]\d|3[01]|0?[1-9])(?:-?(?:го|е|му))?\sчисл[ао]"
    r"(?:\s(?:(?P<next>следующего|будущего)|текущего|этого|данного|сего)\sмесяца)?(?![а-я])",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(
    r"(?P<number>(?:IV|III|II|I|[1-4]|П|Ш|ІV|ІІІ|ІІ|І|перв|втор|трет|четверт)(?![\d.]))"
    r"(?:-?[а-я]{1,3}|[а-я]{2,4})?\s(?P<what>квартал|полугоди|кв\.)[а-я]{0,2}"
    rf"(?:\s{{0,3}}(?P<year>20\d\d)(?:\s?[-/]\s?(?P<next>(?:20)?\d\d)(?!\d))?(?:\s?{_SCHOOL})?"
    rf"{_YEAR_WORD})?",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(
    rf"(?<![а-я])(?P<month>{MONTH})(?:,?\s{{1,3}}(?P<year>20\d\d)(?!\d|\s?[-/]\s?\d\d))?{_YEAR_WORD}",
    re.IGNORECASE,
)
_MONTH_IN_FIGURES: Final = re.compile(
    rf"(?P<month>0[1-9]|1[0-2])[./](?P<year>20\d\d)(?!\d|[./]\d){_YEAR_WORD}", re.IGNORECASE
)
_YEAR: Final = re.compile(rf"(?P<year>20\d\d)(?!\d|[./-]\d){_YEAR_WORD}", re.IGNORECASE)
_QUARTERS: Final = {
    "I": 1, "1": 1, "І": 1, "перв": 1, "II": 2, "2": 2, "П": 2, "ІІ": 2, "втор": 2, "III": 3,
    "3": 3, "Ш": 3, "ІІІ": 3, "трет": 3, "IV": 4, "4": 4, "ІV": 4, "четверт": 4,
}  # fmt: skip
_AUGUST: Final = 8
_SEPTEMBER: Final = 9
_DECEMBER: Final = 12
_MIDDLE: Final = 15
_A_QUARTER: Final = 3
_HALF: Final = 6


def part_of_month_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«первая декада ноября» is the 10th, «вторая половина» the last day."""
    found = _PART.match(text, start, end)
    if found is None:
        return None
    number = _PARTS[found["word"].lower()] if found["word"] else _QUARTERS[found["figure"].upper()]
    size, last_part = _PART_SIZES[found["part"].lower()]
    month = _month(found, meeting)
    if month is None:
        return None
    is_last = not 0 < number < last_part
    on = month if is_last else month.replace(day=min(size * number, month.day))
    return Phrase(start, found.end(), PhraseKind.DAY, on)


def beginning_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«до середины ноября» is the 15th; «начало» names no exact day: the 10th, or the 1st for
    «до начала»; a school year begins on 1 September.
    """
    found = _BEGINNING.match(text, start, end)
    if found is None:
        return None
    is_middle = found["edge"].lower().startswith("сер")
    if found["school"]:
        first = int(found["first"]) if found["first"] else _next_september(meeting)
        if is_middle or first is None:
            return None
        return Phrase(start, found.end(), PhraseKind.DAY, date(first, _SEPTEMBER, 1))
    day = _MIDDLE if is_middle else (1 if found["to"] else 10)
    if found["this"]:
        on = _next_in_months(day, meeting)
    else:
        month = _month(found, meeting)
        on = month.replace(day=day) if month else None
    return Phrase(start, found.end(), PhraseKind.DAY, on, not is_middle) if on else None


def end_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«конец месяца», «конца полугодия», «конца года»."""
    found = _END.match(text, start, end)
    if found is None or meeting is None:
        return None
    return Phrase(start, found.end(), PhraseKind.DAY, _period_end(found["what"].lower(), meeting))


def day_of_month_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«20 числа», «5 числа следующего месяца»."""
    found = _DAY_OF_MONTH.match(text, start, end)
    if found is None or meeting is None:
        return None
    day = int(found["day"])
    if not found["next"]:
        on = _next_in_months(day, meeting)
    else:
        following = month_end(meeting.year, meeting.month) + timedelta(days=1)
        on = real_day(following.year, following.month, day)
    return Phrase(start, found.end(), PhraseKind.DAY, on) if on else None


def quarter_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«II квартал 2027», «1-е полугодие 2026/2027 учебного года»."""
    found = _QUARTER.match(text, start, end)
    if found is None:
        return None
    written = found["number"]
    number = _QUARTERS.get(written.upper()) or _QUARTERS[written.lower()]
    size = _HALF if found["what"].lower() == "полугоди" else _A_QUARTER
    if size * number > _DECEMBER:
        return None
    of_school = size == _HALF and found["next"]
    on = _school_half(found, number) if of_school else _month_end(found, size * number, meeting)
    return Phrase(start, found.end(), PhraseKind.DAY, on) if on else None


def _school_half(found: re.Match[str], number: int) -> date:
    first = int(found["year"])
    return date(first, _DECEMBER, 31) if number == 1 else date(first + 1, _AUGUST, 31)


def _month_end(found: re.Match[str], month: int, meeting: date | None) -> date | None:
    if found["year"]:
        return month_end(int(found["year"]), month)
    if meeting is None:
        return None
    end = month_end(meeting.year, month)
    return end if end > meeting else month_end(meeting.year + 1, month)


def school_year_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«2026/27 учебный год» is 31 August; that of a meeting in August is the coming one."""
    found = _SCHOOL_YEAR.match(text, start, end)
    if found is not None:
        second = found["second"]
        year = int(second) if len(second) == 4 else 2000 + int(second)
        if year <= int(found["first"]):
            return None
        on = date(year, _DECEMBER, 31) if found["years"] else date(year, _AUGUST, 31)
        return Phrase(start, found.end(), PhraseKind.DAY, on)
    this = _THIS_SCHOOL_YEAR.match(text, start, end)
    if this is None or meeting is None:
        return None
    year = meeting.year + (meeting.month >= _AUGUST)
    return Phrase(start, this.end(), PhraseKind.DAY, date(year, _AUGUST, 31))


def month_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«ноябрь», «ноября 2026 года», «11.2026»."""
    figures = _MONTH_IN_FIGURES.match(text, start, end)
    if figures is not None:
        on: date | None = month_end(int(figures["year"]), int(figures["month"]))
        return Phrase(start, figures.end(), PhraseKind.DAY, on)
    found = _MONTH.match(text, start, end)
    if found is None or (on := _month(found, meeting)) is None:
        return None
    return Phrase(start, found.end(), PhraseKind.DAY, on)


def year_at(text: str, start: int, end: int, _meeting: date | None) -> Phrase | None:
    """«2026 год»."""
    found = _YEAR.match(text, start, end)
    if found is None:
        return None
    return Phrase(start, found.end(), PhraseKind.DAY, date(int(found["year"]), _DECEMBER, 31))


def _month(found: re.Match[str], meeting: date | None) -> date | None:
    """The last day of the named month: without a year, of the next such month."""
    month = month_number(found["month"])
    if found["year"]:
        return month_end(int(found["year"]), month)
    if meeting is None:
        return None
    end = month_end(meeting.year, month)
    return end if end >= meeting else month_end(meeting.year + 1, month)


def _next_in_months(day: int, meeting: date | None) -> date | None:
    """Such a day of the meeting's month, or of the next one where it is over."""
    if meeting is None:
        return None
    following = month_end(meeting.year, meeting.month) + timedelta(days=1)
    if day > meeting.day:
        return real_day(meeting.year, meeting.month, day)
    return real_day(following.year, following.month, day)


def _next_september(meeting: date | None) -> int | None:
    if meeting is None:
        return None
    return meeting.year + (meeting.month >= _SEPTEMBER)


def _period_end(what: str, meeting: date) -> date:
    if what == "недели":
        return meeting + timedelta(days=6 - meeting.weekday())
    size = {"месяца": 1, "квартала": 3, "полугодия": 6}.get(what, 12)
    return month_end(meeting.year, (meeting.month - 1) // size * size + size)
