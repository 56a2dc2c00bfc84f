"""Terms that stand inside a sentence: «до 15 мая», «не позднее 20.05», «в течение 10 дней»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.protocols.draft import DueKind
from data_sources.protocols.text.days import DAY, MONTH, find_days, find_short_days
from data_sources.protocols.text.terms import LASTING, Term, read_term

_BEFORE_A_DAY: Final = (
    r"(?<![а-я])(?:в срок до|в срок не позднее|не позднее чем до|не позднее чем|не позднее|до|ко?"
    r"|(?<![а-я])с [^.;]{1,40}? по)\s{1,3}"
)
_INLINE: Final = re.compile(
    rf"{_BEFORE_A_DAY}(?:{DAY}|(?:0?[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])(?!\d|\.\d|\s?ч))"
    r"|(?<![а-я])(?:в|во) (?:(?-i:I|II|III|IV)|[1-4]-?м|перв|втор|трет|четверт)(?:ом|ем|ьем)? "
    r"(?:квартале|полугодии) 20\d\d(?![-/])"
    rf"|(?<![а-я])в {MONTH} 20\d\d"
    rf"|(?<![а-я])в срок до (?:{MONTH}(?: 20\d\d)?)"
    r"|(?<![а-я])(?:до|к) (?:конц[ау]|окончани[яю]|завершени[яю]) (?:(?:текущего|этого"
    r"|календарного) )?"
    rf"(?:(?:20\d\d\s?[-/]\s?(?:20)?\d\d )?учебного года|20\d\d|года|месяца|квартала|недели"
    rf"|полугодия|{MONTH}(?: 20\d\d)?)"
    r"|(?<![а-я])в течение (?:\d{1,3}|[а-я]{3,14})(?:-?[хти]{1,2})?(?: \([а-я ]{1,20}\))?"
    r"(?: (?:рабочих|календарных|учебных))? (?:дн(?:я|ей)|недел[ьи]|месяц(?:а|ев))(?![а-я])"
    r"|(?<![а-я])в течение (?:месяца|недели|квартала|(?:(?:всего|текущего"
    r"|20\d\d\s?[-/]\s?(?:20)?\d\d) )?учебного года)(?![а-я])"
    r"|(?<![а-я])в (?:\d{1,3}|двух|трех|четырех|пяти|десяти)?-?(?:ти)?(?:дневн|недельн"
    r"|месячн)ый срок",
    re.IGNORECASE,
)
_WITHIN_A_PERIOD: Final = re.compile(r"во? (?!срок|течение|\d{1,3}\s?-)", re.IGNORECASE)
_LASTING: Final = re.compile(rf"(?<![а-я]){LASTING}", re.IGNORECASE)
_OF_A_DOCUMENT: Final = re.compile(r"(?<![а-я])(?:от|за)\s{0,3}$", re.IGNORECASE)


@dataclass(frozen=True)
class InlineTerm:
    """A term inside a sentence, and where."""

    start: int
    end: int
    term: Term


def find_inline_terms(
    text: str, start: int, end: int, meeting: date | None
) -> Iterator[InlineTerm]:
    """The terms that the sentences of a point name, in their order."""
    for found in _INLINE.finditer(text, start, end):
        term = read_term(found[0], meeting)
        # «В марте 2023 года» of a later meeting tells of what is over.
        is_over = _WITHIN_A_PERIOD.match(found[0]) and meeting and term.on and term.on < meeting
        if term.kind is DueKind.DATE and not is_over:
            yield InlineTerm(found.start(), found.end(), term)


def is_lasting(text: str, start: int, end: int) -> re.Match[str] | None:
    """The word that makes a point a lasting duty, if its sentences have one."""
    return _LASTING.search(text, start, end)


def named_days(text: str, start: int, end: int, meeting: date | None) -> tuple[date, ...]:
    """The days named as terms inside a point: those of documents («от 01.03.2023») left out."""
    days = [
        on
        for each in (*find_days(text, start, end),)
        if not _OF_A_DOCUMENT.search(text, max(start, each.start - 6), each.start)
        and (on := each.on(meeting)) is not None
    ]
    short = [
        on
        for found in _INLINE.finditer(text, start, end)
        for each in find_short_days(text, found.start(), found.end())
        if (on := each.on(meeting)) is not None
    ]
    return tuple(dict.fromkeys((*days, *short)))
