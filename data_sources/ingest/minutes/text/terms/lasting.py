"""Terms without a day: those that last or recur, and those that people set as they go."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from data_sources.ingest.minutes.text.phrases import Phrase, PhraseKind

_WEEKDAYS: Final = r"(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)"
LASTING: Final = (
    r"(?:постоянн(?:о|ый|ая|ой)(?![а-я])(?! действующ)|на постоянной основе"
    r"|на постоянном контроле|в постоянном режиме|ежемесячно|ежеквартально|ежегодно"
    r"|еженедельно|ежедневно|регулярно|систематически|на регулярной основе"
    r"|(?:не реже(?: чем)? )?(?:один |одного |1 |два |2 )?раз(?:а)? в "
    r"(?:две недели|два месяца|неделю|месяц|квартал|четверть|полугодие|полгода|год)"
    r"|кажд(?:ый|ого|ую|ое|ой) (?:учебный )?(?:месяца?|квартала?|недел[юи]|год|четверть|день"
    rf"|полугодие|{_WEEKDAYS}[а-я]{{0,2}})|еже(?:недельн|дневн|месячн|квартальн)(?:ый|ая|ое|ого|ую)"
    rf"|по {_WEEKDAYS}(?:ам|ям)"
    r"|(?:на |в течение )?(?:весь|всего) (?:период|срок)а?(?: (?:реализации|действия|работы"
    r"|проведения|исполнения)(?: [а-я]{3,20}){0,2})?)"
)
_LASTING: Final = re.compile(
    rf"(?<![а-я])(?:до \d{{1,2}}(?:-?го)? числа кажд[а-я]{{2,3}} [а-я]{{4,10}}|{LASTING}"
    r"(?:,? (?:до|не позднее) \d{1,2}(?:-?го)? числа(?: месяца, следующего за отчетным)?)?)",
    re.IGNORECASE,
)
_NO_DAY: Final = re.compile(
    r"(?:(?:до|к|на|не позднее) )?(?:следующе[а-я]{1,3}|очередно[а-я]{1,3}|ближайше[а-я]{1,3})"
    r" (?:[а-я]{4,16} )?(?:заседани|совещани|совет)[^.;,]{0,80}"
    r"|(?:по мере |(?:по|при) необходимости|по согласованию|без срока)[^.;,]{0,80}",
    re.IGNORECASE,
)


def lasting_at(text: str, start: int, end: int, _meeting: date | None) -> Phrase | None:
    """«постоянно», «до 5 числа каждого месяца», «весь период»."""
    found = _LASTING.match(text, start, end)
    return Phrase(start, found.end(), PhraseKind.LASTING) if found else None


def no_day_at(text: str, start: int, end: int, _meeting: date | None) -> Phrase | None:
    """«до следующего заседания», «по мере необходимости»."""
    found = _NO_DAY.match(text, start, end)
    return Phrase(start, found.end(), PhraseKind.NO_DAY) if found else None


def find_lasting(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words that make a point a lasting duty, if its sentences have them."""
    return _LASTING.search(text, start, end)
