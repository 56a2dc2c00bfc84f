"""Terms that stand inside a sentence: «до 15 мая», «не позднее 20.05», «в течение 10 дней»."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from data_sources.ingest.minutes.draft import DueKind
from data_sources.ingest.minutes.text.days import MONTH, find_days, find_short_days
from data_sources.ingest.minutes.text.phrases import Phrase, PhraseRule
from data_sources.ingest.minutes.text.terms.any_term import DueTerm, term_day_at, written_day_at
from data_sources.ingest.minutes.text.terms.counted_terms import before_a_day_at, counted_at
from data_sources.ingest.minutes.text.terms.periods import (
    beginning_at,
    day_of_month_at,
    end_at,
    month_at,
    part_of_month_at,
    quarter_at,
    school_year_at,
    year_at,
)

_LEAD: Final = re.compile(
    r"(?<![а-я-])(?:(?P<in_time>в срок (?:до|не позднее(?: чем)?|по)\s)"
    r"|(?P<end>(?:до|к|в|под|на) (?:(?:самого )?конц[ауе]|окончани[яюе]|завершени[яюе])\s"
    r"(?=[\dIVXП]|квартала|учебного|уч\.|перв|втор|трет|четв|" + MONTH + r"))"
    rf"|(?P<range>(?:в период )?со? (?=\d|{MONTH}|[а-я]{{4,14}}ого )[^;]{{1,40}}? по )"
    r"|(?P<back>(?=(?:не (?:позднее|позже|менее)(?: чем)? |чем )?за (?:\d|[а-я]{3,14} )))"
    r"|(?P<until>(?:не (?:позднее|позже)(?: чем)?(?: до)?|до|ко?)\s{1,3})"
    r"|(?P<within>(?=(?:в течение|через|спустя)\s"
    r"|в [а-я\d -]{0,16}?(?:дневн|недельн|месячн)ый срок))"
    r"|(?P<inside>во?\s))",
    re.IGNORECASE,
)
_WITHIN_A_PERIOD: Final = re.compile(r"в течение (?:всего )?", re.IGNORECASE)


def _within_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«в течение ноября», «в течение 2026/27 учебного года»."""
    lead = _WITHIN_A_PERIOD.match(text, start, end)
    if lead is None:
        return None
    rules = (quarter_at, school_year_at, month_at, year_at)
    return next((each for rule in rules if (each := rule(text, lead.end(), end, meeting))), None)


_UNTIL: Final = (part_of_month_at, beginning_at, end_at, day_of_month_at, written_day_at)
_RULES: Final[dict[str, tuple[PhraseRule, ...]]] = {
    "in_time": (term_day_at,),
    "end": (quarter_at, school_year_at, month_at, year_at, end_at),
    "range": (written_day_at, part_of_month_at, month_at),
    "back": (before_a_day_at,),
    "until": _UNTIL,
    "within": (counted_at, school_year_at, _within_at),
    "inside": (part_of_month_at, beginning_at, end_at, quarter_at, month_at),
}
_GOES_ON: Final = re.compile(
    r"\s{0,3}(?:-|/|,|(?:и|или|по)(?![а-я]))\s{0,3}(?:по |до |в )?(?:конец )?", re.IGNORECASE
)
_FIRST_OF_SEVERAL: Final = re.compile(
    r"(?:(?:перв|втор|трет)[а-я]{2,3}|(?-i:I{1,3}|[1-3])(?:-?[а-я]{1,2})?)\s?(?:-|и)\s?"
    r"(?=(?:(?:втор|трет|четверт)[а-я]{2,3}|(?-i:I{2,3}|IV|[2-4])(?:-?[а-я]{1,2})?)"
    r"\s(?:декад|половин|недел|квартал|кв\.|полугоди))",
    re.IGNORECASE,
)
_PERIODS: Final = ("inside", "within", "end")
_YEAR: Final = re.compile(r"20\d\d")
_ATTRIBUTE: Final = re.compile(
    r"(?:(?<![а-я])(?!данн|ответственн)[а-я]{2,20}(?:нн|вш)"
    r"|,\s?[а-я]{2,20}(?:ем|им|ющ|ущ|ящ|ащ|ят|ет|ут))"
    r"(?:ый|ая|ое|ые|ого|ому|ой|ым|ыми|ых|ую|ие|ий|ее|их|ими|ем|ом|ей)(?:ся)?,?\s{1,3}$",
    re.IGNORECASE,
)
_OF_A_DOCUMENT: Final = re.compile(r"(?<![а-я])(?:от|за)\s{0,3}$", re.IGNORECASE)
_WINDOW: Final = 30
_SOON: Final = timedelta(days=183)
"""A month without a year that is further off was more likely the last one than the next."""


@dataclass(frozen=True)
class InlineTerm:
    """A term inside a sentence, and where."""

    start: int
    end: int
    term: DueTerm


def find_inline_terms(
    text: str, start: int, end: int, meeting: date | None
) -> Iterator[InlineTerm]:
    """The terms that the sentences of a point name, in their order."""
    reached = start
    for lead in _LEAD.finditer(text, start, end):
        if lead.start() < reached or tells_of_a_thing(text, start, lead.start()):
            continue
        phrase = _after(text, lead, end, meeting)
        if phrase is not None and phrase.on is not None and _is_ahead(text, lead, phrase, meeting):
            reached = phrase.end
            yield InlineTerm(lead.start(), phrase.end, DueTerm(DueKind.DATE, phrase.on))


def _after(text: str, lead: re.Match[str], end: int, meeting: date | None) -> Phrase | None:
    kind = lead.lastgroup or "until"
    first = _phrase_at(text, lead.end(), end, meeting, _RULES[kind])
    return _last_of_range(text, first, end, meeting) if first and kind in _PERIODS else first


def _phrase_at(
    text: str, start: int, end: int, meeting: date | None, rules: Sequence[PhraseRule]
) -> Phrase | None:
    several = _FIRST_OF_SEVERAL.match(text, start, end)
    at = several.end() if several else start
    return next((each for rule in rules if (each := rule(text, at, end, meeting))), None)


def _last_of_range(text: str, first: Phrase, end: int, meeting: date | None) -> Phrase:
    """«в сентябре-октябре», «в мае и июне», «в декабре 2026 - январе 2027 года»: the last month."""
    last = first
    while goes_on := _GOES_ON.match(text, last.end, end):
        further = _phrase_at(text, goes_on.end(), end, meeting, _RULES["inside"])
        if further is None:
            break
        last = further
    return last


def tells_of_a_thing(text: str, start: int, at: int) -> bool:
    """Whether the words belong to a thing: «заявки, поданные до 1 октября»."""
    return _ATTRIBUTE.search(text, max(start, at - _WINDOW), at) is not None


def _is_ahead(text: str, lead: re.Match[str], phrase: Phrase, meeting: date | None) -> bool:
    """«В марте 2023 года» of a later meeting tells of what is over."""
    if lead.lastgroup != "inside" or meeting is None or phrase.on is None:
        return True
    is_dated = _YEAR.search(text, phrase.start, phrase.end) is not None
    return phrase.on >= meeting and (is_dated or phrase.on - meeting <= _SOON)


def _is_reckoned_from(terms: Sequence[InlineTerm], at: int, day: date) -> bool:
    """Whether a day only begins a range or is counted back from."""
    nearest = bisect_right(terms, at, key=lambda term: term.start) - 1
    return nearest >= 0 and at < terms[nearest].end and terms[nearest].term.on != day


def named_days(text: str, start: int, end: int, meeting: date | None) -> tuple[date, ...]:
    """The days named as terms inside a point: those of documents («от 01.03.2023») left out,
    and those from which a term is reckoned.
    """
    terms = list(find_inline_terms(text, start, end, meeting))
    days = [
        on
        for each in find_days(text, start, end)
        if not _OF_A_DOCUMENT.search(text, max(start, each.start - 6), each.start)
        and (on := each.on(meeting)) is not None
        and not _is_reckoned_from(terms, each.start, on)
    ]
    short = [
        on
        for found in terms
        for each in find_short_days(text, found.start, found.end)
        if (on := each.on(meeting)) is not None and on == found.term.on
    ]
    return tuple(dict.fromkeys((*days, *short)))
