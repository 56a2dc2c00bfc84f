"""What a term means: a date, a lasting duty, or nothing that a calendar could show."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

from data_sources.protocols.draft import DueKind
from data_sources.protocols.text.days import (
    MONTH,
    find_days,
    find_short_days,
    month_end,
    month_number,
)
from data_sources.protocols.text.workdays import months_after, working_days_after


@dataclass(frozen=True)
class Term:
    """A term as the contract knows it."""

    kind: DueKind
    on: date | None = None


_NO_TERM: Final = Term(DueKind.NONE)
_CONTINUOUS: Final = Term(DueKind.CONTINUOUS)

LASTING: Final = (
    r"(?:постоянн(?:о|ый|ая|ой)(?![а-я])|на постоянной основе|ежемесячно|ежеквартально|ежегодно"
    r"|еженедельно|ежедневно|регулярно|систематически|на регулярной основе"
    r"|(?:один |1 |два |2 )?раз(?:а)? в (?:неделю|месяц|квартал|полугодие|год|полгода)"
    r"|кажд(?:ый|ого|ую|ое) (?:месяц|месяца|квартал|квартала|неделю|год|понедельник|вторник|среду"
    r"|четверг|пятницу|полугодие)|ежемесячн(?:ый|ая)|ежеквартальн(?:ый|ая))"
)
_LASTING: Final = re.compile(rf"(?<![а-я]){LASTING}", re.IGNORECASE)
_NEVER: Final = re.compile(
    r"(?:следующе[а-я]{1,3}|очередно[а-я]{1,3}|ближайше[а-я]{1,3}) (?:заседани|совещани|совет)"
    r"|по мере |по необходимости|при необходимости|по согласованию|не установлен|без срока",
    re.IGNORECASE,
)

_COUNTS: Final = {
    "одн": 1, "двух": 2, "две": 2, "два": 2, "трех": 3, "три": 3, "четыр": 4, "пят": 5, "шест": 6,
    "сем": 7, "восьм": 8, "восем": 8, "девят": 9, "десят": 10, "пятнадцат": 15, "двадцат": 20,
    "тридцат": 30,
}  # fmt: skip
_COUNT: Final = r"(?P<count>\d{1,3}|[а-я]{3,14})(?:-?[хтиь]{1,2})?(?:\s?\([а-я ]{1,20}\))?"
_WITHIN: Final = re.compile(
    rf"(?:в течение|в срок|не более|через|за)\s(?:{_COUNT}\s)?(?P<work>рабочих |календарных "
    rf"|учебных )?"
    r"(?P<unit>дн(?:я|ей)|сут(?:ок|ки)|недел[а-я]{1,2}|месяц[а-я]{0,2}|год(?:а)?|лет|квартал[а-я]?"
    r"|полугода|полугодия)(?![а-я])",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    rf"\s{{0,3}}{_COUNT}\s(?P<work>рабочих |календарных |учебных )?"
    r"(?P<unit>дн(?:я|ей)|недел[иь]|месяц(?:а|ев))(?![а-я])",
    re.IGNORECASE,
)
_TERM_OF: Final = re.compile(
    r"в (?P<count>\d{1,3}|двух|трех|четырех|пяти|шести|семи|десяти|пятнадцати|двадцати)?-?\s?"
    r"(?:ти)?(?P<unit>дневн|недельн|месячн)ый срок",
    re.IGNORECASE,
)
_END_OF: Final = re.compile(
    r"(?:до|к|в)\s(?P<edge>конц[ауе]|завершени[яю]|окончани[яю]|начал[ау])\s"
    r"(?:(?:текущего|этого|календарного|данного|нового)\s)?"
    rf"(?P<what>учебного года|(?:20\d\d\s?[-/]\s?(?:20)?\d\d)\s?уч|года|месяца|квартала|недели"
    rf"|полугодия"
    rf"|(?P<month>{MONTH})|(?P<year>20\d\d))",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(
    r"(?P<number>(?<![А-ЯIV\d])(?:IV|III|II|I|[1-4]|П|Ш|ІV|ІІІ|ІІ|І|перв|втор|трет|четверт)"
    r"(?![\d.]))(?:-?[а-я]{1,3}|[а-я]{2,4})?\s(?P<what>квартал|полугоди)[а-я]{0,2}"
    r"(?:\s{1,3}(?P<year>20\d\d)(?:\s?[-/]\s?(?P<next>(?:20)?\d\d))?)?",
    re.IGNORECASE,
)
_SCHOOL_YEAR: Final = re.compile(
    r"(?<!\d)(?P<first>20\d\d)\s?[-/]\s?(?P<second>20\d\d|\d\d)(?!\d)", re.IGNORECASE
)
_THIS_SCHOOL_YEAR: Final = re.compile(
    r"(?:в течение|на|весь|текущего|этот) (?:всего |текущего |этого )?учебн(?:ого|ый|ом) год",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(
    rf"(?<![а-я])(?P<month>{MONTH})(?:\s{{1,3}}(?P<year>20\d\d))?", re.IGNORECASE
)
_YEAR: Final = re.compile(r"(?<!\d)(?P<year>20\d\d)(?!\d)")
_QUARTERS: Final = {
    "I": 1, "1": 1, "І": 1, "перв": 1, "II": 2, "2": 2, "П": 2, "ІІ": 2, "втор": 2, "III": 3,
    "3": 3, "Ш": 3, "ІІІ": 3, "трет": 3, "IV": 4, "4": 4, "ІV": 4, "четверт": 4,
}  # fmt: skip
_AUGUST: Final = 8
_DECEMBER: Final = 12

Rule: TypeAlias = Callable[[str, date | None], Term | None]


def read_term(text: str, meeting: date | None) -> Term:
    """What the words after «Срок» mean; the meeting's day fills in what they leave out."""
    return next((term for rule in _RULES if (term := rule(text, meeting)) is not None), _NO_TERM)


def _lasting(text: str, meeting: date | None) -> Term | None:
    return _CONTINUOUS if _LASTING.search(text) else None


def _never(text: str, meeting: date | None) -> Term | None:
    return _NO_TERM if _NEVER.search(text) and not list(find_days(text)) else None


def _days(text: str, meeting: date | None) -> Term | None:
    days = [on for each in find_days(text) if (on := each.on(meeting)) is not None]
    if not days:
        days = [on for each in find_short_days(text) if (on := each.on(meeting)) is not None]
    return _until(max(days)) if days else None


def _end_of(text: str, meeting: date | None) -> Term | None:
    found = _END_OF.search(text)
    if found is None:
        return None
    what = found["what"].lower()
    if found["month"]:
        return _months(text[found.start("month") :], meeting)
    if found["year"]:
        return _until(date(int(found["year"]), _DECEMBER, 31))
    if "уч" in what and (school_year := _SCHOOL_YEAR.search(what)):
        return _school_year_end(school_year)
    if meeting is None:
        return None
    if "уч" in what:
        return _until(_school_year_after(meeting))
    return _until(_period_end(what, meeting))


def _period_end(what: str, meeting: date) -> date:
    if what == "недели":
        return meeting + timedelta(days=6 - meeting.weekday())
    size = {"месяца": 1, "квартала": 3, "полугодия": 6}.get(what, 12)
    return month_end(meeting.year, (meeting.month - 1) // size * size + size)


def _within(text: str, meeting: date | None) -> Term | None:
    found = _WITHIN.search(text) or _COUNTED.match(text)
    if found is None or meeting is None:
        return None
    count = _count(found["count"])
    if count is None:
        return None
    unit = found["unit"].lower()
    if unit.startswith(("дн", "сут")):
        if (found["work"] or "").startswith("раб"):
            return _until(working_days_after(meeting, count))
        return _until(meeting + timedelta(days=count))
    return _until(_later(meeting, count, unit))


def _later(meeting: date, count: int, unit: str) -> date:
    if unit.startswith("недел"):
        return meeting + timedelta(weeks=count)
    size = {"м": 1, "к": 3, "п": 6}.get(unit[0], 12)
    return months_after(meeting, count * size)


def _term_of(text: str, meeting: date | None) -> Term | None:
    found = _TERM_OF.search(text)
    if found is None or meeting is None:
        return None
    count = _count(found["count"]) or 1
    unit = found["unit"].lower()
    if unit == "дневн":
        return _until(meeting + timedelta(days=count))
    return _until(_later(meeting, count, unit))


def _count(word: str | None) -> int | None:
    if not word:
        return 1
    if word.isdigit():
        return int(word)
    low = word.lower()
    stems = sorted((stem for stem in _COUNTS if low.startswith(stem)), key=len, reverse=True)
    return _COUNTS[stems[0]] if stems else None


def _quarter(text: str, meeting: date | None) -> Term | None:
    every = list(_QUARTER.finditer(text))
    if not every:
        return None
    found = every[-1]
    number = next(
        value for key, value in sorted(_QUARTERS.items(), key=lambda pair: -len(pair[0]))
        if found["number"].upper() == key or found["number"].lower() == key
    )  # fmt: skip
    is_quarter = found["what"].lower() == "квартал"
    month = number * 3 if is_quarter else min(number, 2) * 6
    if found["next"] and not is_quarter:
        return _until(
            date(int(found["year"]) + (number > 1), *((12, 31) if number == 1 else (8, 31)))
        )
    if found["year"]:
        return _until(month_end(int(found["year"]), month))
    if meeting is None:
        return None
    end = month_end(meeting.year, month)
    return _until(end if end > meeting else month_end(meeting.year + 1, month))


def _school_year(text: str, meeting: date | None) -> Term | None:
    found = _SCHOOL_YEAR.search(text)
    if found is not None:
        return _school_year_end(found)
    if meeting is not None and _THIS_SCHOOL_YEAR.search(text):
        return _until(_school_year_after(meeting))
    return None


def _school_year_end(found: re.Match[str]) -> Term:
    second = found["second"]
    return _until(date(int(second) if len(second) == 4 else 2000 + int(second), _AUGUST, 31))


def _school_year_after(meeting: date) -> date:
    return date(meeting.year + (meeting.month > _AUGUST), _AUGUST, 31)


def _months(text: str, meeting: date | None) -> Term | None:
    found = list(_MONTH.finditer(text))
    if not found:
        return None
    last = found[-1]
    month = month_number(last["month"])
    year = _YEAR.search(text, last.end()) if last["year"] is None else None
    if last["year"] or year:
        return _until(month_end(int(last["year"] or (year["year"] if year else 0)), month))
    if meeting is None:
        return None
    end = month_end(meeting.year, month)
    return _until(end if end >= meeting else month_end(meeting.year + 1, month))


def _year(text: str, meeting: date | None) -> Term | None:
    found = _YEAR.search(text)
    return _until(date(int(found["year"]), _DECEMBER, 31)) if found else None


def _until(day: date) -> Term:
    return Term(DueKind.DATE, day)


_RULES: Final[tuple[Rule, ...]] = (
    _lasting,
    _never,
    _days,
    _end_of,
    _within,
    _term_of,
    _quarter,
    _school_year,
    _months,
    _year,
)
