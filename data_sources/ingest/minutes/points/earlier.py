"""Points that change decisions of earlier minutes: a term extended, an item taken off control."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from data_sources.ingest.minutes.draft import EarlierDecision, PointEffect
from data_sources.ingest.minutes.points.marks import named_points
from data_sources.ingest.minutes.text.days import find_days
from data_sources.ingest.minutes.text.terms.inline_terms import find_inline_terms

_NUMBER: Final = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_POINT: Final = re.compile(
    rf"(?<![а-я])(?:пп?\.\s?п?\.?|пункт(?:а|у|ом|ы|ов|ам)?)\s?(?P<numbers>{_NUMBER}(?:\s?(?:,|и"
    rf"|-)\s?{_NUMBER}(?![\d.]*\d{{4}})){{0,12}})",
    re.IGNORECASE,
)
_MINUTES: Final = re.compile(
    r"протокол[а-я]{0,3}(?:\s(?!от\s)[^.;:№\d]{1,80})?(?:\s?от\s[^№;]{1,30}?)?\s?(?:№"
    r"|N)\s?(?P<number>\d[\w/-]{0,12})",
    re.IGNORECASE,
)
_ANY_MINUTES: Final = re.compile(r"протокол[а-я]{0,3}", re.IGNORECASE)
_WITHDRAW: Final = re.compile(
    r"снять|сняты?(?![а-я])|снимается|отменить|утратившим|исключить из контроля|прекратить",
    re.IGNORECASE,
)
_EXTEND: Final = re.compile(
    r"продлить|перенести срок|продление|продлевается|продлен[аоы]?(?![а-я])"
    r"|установить новый срок|изменить срок|считать срок",
    re.IGNORECASE,
)
_DONE: Final = re.compile(r"исполнен|выполнен|реализован", re.IGNORECASE)
_NEW_TERM: Final = re.compile(r"(?<![а-я])(?:на|новый срок -)\s", re.IGNORECASE)


def earlier_decisions(
    text: str, start: int, end: int, meeting: date | None
) -> tuple[EarlierDecision, ...]:
    """The earlier decisions that a point extends or withdraws; none where it only names them."""
    effect = _effect(text, start, end)
    points = _POINT.search(text, start, end)
    if effect is None or points is None:
        return ()
    minutes = _MINUTES.search(text, start, end)
    word = _ANY_MINUTES.search(text, start, end)
    if minutes is None and word is None and effect is PointEffect.WITHDRAW:
        return ()
    written = _date_of(text, word.start() if word else end, end)
    due = _new_term(text, start, end, meeting) if effect is PointEffect.EXTEND else None
    return tuple(
        EarlierDecision(effect, number, minutes["number"] if minutes else None, written, due)
        for number in named_points(points["numbers"])
    )


def _effect(text: str, start: int, end: int) -> PointEffect | None:
    if _EXTEND.search(text, start, end):
        return PointEffect.EXTEND
    if _WITHDRAW.search(text, start, end) and not _DONE.search(text, start, end):
        return PointEffect.WITHDRAW
    return None


def _date_of(text: str, start: int, end: int) -> date | None:
    """The day of the minutes: the first one after «от»."""
    for day in find_days(text, start, end):
        if re.search(r"от\s{1,3}$", text[max(start, day.start - 5) : day.start]):
            return day.on(None)
    return None


def _new_term(text: str, start: int, end: int, meeting: date | None) -> date | None:
    terms = [each.term.on for each in find_inline_terms(text, start, end, meeting)]
    if terms:
        return terms[-1]
    for found in _NEW_TERM.finditer(text, start, end):
        for day in find_days(text, found.end(), end):
            if day.start <= found.end() + 1:
                return day.on(meeting)
    return None
