"""Days and months as people write them; everything here reads the respelled text."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.ingest.minutes.text.spelled import (
    DAY_IN_WORDS,
    ROMAN_MONTH,
    YEAR_IN_WORDS,
    number_in_words,
    roman_month,
    year_in_words,
)

_MONTHS: Final = 12
_NO_MONTH: Final = 0
_STEMS: Final = (
    "янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек",
)  # fmt: skip
MONTH: Final = (
    r"(?:январ[а-я]{1,2}|феврал[а-я]{1,2}|март[а-я]{0,2}|апрел[а-я]{1,2}|ма[яйею](?![а-я])"
    r"|июн[а-я]{1,2}|июл[а-я]{1,2}|август[а-я]{0,2}|сентябр[а-я]{1,2}|октябр[а-я]{1,2}"
    r"|ноябр[а-я]{1,2}|декабр[а-я]{1,2}|(?:янв|фев|апр|авг|сент?|окт|нояб?|дек)\.)"
)
YEAR_WORD: Final = r"(?:[^\S\t]{0,3}(?:года|году|год|гг\.|г\.|г(?![а-я])))?"
_D: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_M: Final = r"(?:1[0-2]|0?[1-9])"
_Y: Final = r"(?:19|20)\d\d"
_YEAR_AFTER_MONTH: Final = (
    rf"(?:,?\s{{1,3}}(?:(?P<word_year>{_Y})(?!\d|\s?[-/]\s?\d\d)"
    rf"|(?P<spelled_year>{YEAR_IN_WORDS})))?"
)
DAY: Final = (
    r"(?<![\d.,/])(?:"
    rf"(?P<day>{_D})(?:\s?[./]\s?(?P<month>{_M})\s?[./]\s?(?P<year>{_Y}|\d\d)(?![\d/]|[.,]\d)"
    rf"|\s?[.,]\s?(?P<comma_month>{_M})\s?[.,]\s?(?P<comma_year>{_Y})(?![\d/]|[.,]\d))"
    rf"|(?P<iso_year>{_Y})(?P<iso_sign>[-.])(?P<iso_month>0[1-9]|1[0-2])(?P=iso_sign)"
    r"(?P<iso_day>0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?P<dash_day>0[1-9]|[12]\d|3[01])-(?P<dash_month>0[1-9]|1[0-2])-(?P<dash_year>{_Y})(?!\d)"
    rf"|(?P<roman_day>{_D})(?:\.\s?|\s)(?P<roman_month>{ROMAN_MONTH})(?:\.\s?|\s)"
    rf"(?P<roman_year>{_Y}|\d\d)(?![\d/]|[.,]\d)"
    rf"|(?:\"?\s?(?P<word_day>{_D})(?:-?(?:ого|го|ому|му|е))?\s?\"?|(?P<spelled_day>{DAY_IN_WORDS}))"
    rf"\s{{0,3}}(?P<word_month>{MONTH}){_YEAR_AFTER_MONTH}"
    rf"){YEAR_WORD}"
)
_DAY: Final = re.compile(DAY, re.IGNORECASE)
_SHORT_DAY: Final = re.compile(
    r"(?<![\d.,/])(?P<day>0?[1-9]|[12]\d|3[01])[./](?:(?<=\.)(?P<month>0[1-9]|1[0-2])(?!\d|\.\d|\s?ч)"
    rf"|(?P<roman>{ROMAN_MONTH})(?![\wIVXІХ]|[./-]\s?\d))"
)


@dataclass(frozen=True)
class FoundDay:
    """A day that a text names, and where; the year may be left out."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def on(self, meeting: date | None) -> date | None:
        """The day itself; without a year the next such day after the meeting."""
        if self.year is not None:
            return real_day(self.year, self.month, self.day)
        if meeting is None:
            return None
        return next_day(self.month, self.day, meeting)


def month_number(word: str) -> int:
    """The month that a word names, in any case of its declension."""
    low = word.lower()
    return next(at for at, stem in enumerate(_STEMS, start=1) if low.startswith(stem) and (
        stem != "ма" or not low.startswith("мар")
    ))  # fmt: skip


def real_day(year: int, month: int, day: int) -> date | None:
    """The date, if the calendar has it."""
    if not 1 <= month <= _MONTHS:
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def next_day(month: int, day: int, meeting: date) -> date | None:
    """Such a day within a year of the meeting: a 29 February further on is no term."""
    candidates = (real_day(year, month, day) for year in (meeting.year, meeting.year + 1))
    return next((each for each in candidates if each is not None and each > meeting), None)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def find_days(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDay]:
    """The days that a text names with at least their month in words or their year."""
    for found in _DAY.finditer(text, start, len(text) if end is None else end):
        yield _day(found)


def day_at(text: str, start: int, end: int) -> FoundDay | None:
    """The day whose words begin here, one without a year too."""
    found = _DAY.match(text, start, end)
    if found is not None:
        return _day(found)
    short = _SHORT_DAY.match(text, start, end)
    return _short(short) if short else None


def find_short_days(text: str, start: int = 0, end: int | None = None) -> Iterator[FoundDay]:
    """Days like «10.05», which only a word such as «до» tells from a number."""
    for found in _SHORT_DAY.finditer(text, start, len(text) if end is None else end):
        yield _short(found)


def _short(found: re.Match[str]) -> FoundDay:
    month = int(found["month"]) if found["month"] else roman_month(found["roman"]) or _NO_MONTH
    return _found(found, int(found["day"]), month, None)


def _day(found: re.Match[str]) -> FoundDay:
    if found["day"]:
        month, year = found["month"] or found["comma_month"], found["year"] or found["comma_year"]
        return _found(found, int(found["day"]), int(month), _full_year(year))
    for form in ("iso", "dash"):
        if found[f"{form}_day"]:
            day, month, year = (int(found[f"{form}_{part}"]) for part in ("day", "month", "year"))
            return _found(found, day, month, year)
    if found["roman_day"]:
        month = roman_month(found["roman_month"]) or _NO_MONTH
        return _found(found, int(found["roman_day"]), month, _full_year(found["roman_year"]))
    spelled = found["spelled_day"]
    day = (number_in_words(spelled) or 0) if spelled else int(found["word_day"])
    return _found(found, day, month_number(found["word_month"]), _written_year(found))


def _written_year(found: re.Match[str]) -> int | None:
    if found["spelled_year"]:
        return year_in_words(found["spelled_year"])
    return int(found["word_year"]) if found["word_year"] else None


def _found(match: re.Match[str], day: int, month: int, year: int | None) -> FoundDay:
    lead = len(match[0]) - len(match[0].lstrip())
    return FoundDay(match.start() + lead, match.end(), day, month, year)


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)
