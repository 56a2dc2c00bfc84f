"""What the words after «Срок» mean: phrases read one after another, none passed over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from data_sources.ingest.minutes.draft import DueKind
from data_sources.ingest.minutes.text.days import FoundDay, day_at, find_days
from data_sources.ingest.minutes.text.names import find_persons
from data_sources.ingest.minutes.text.phrases import Phrase, PhraseKind, PhraseRule
from data_sources.ingest.minutes.text.terms.counted_terms import before_a_day_at, counted_at
from data_sources.ingest.minutes.text.terms.lasting import lasting_at, no_day_at
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

Stretch: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class DueTerm:
    """A term as the database keeps it, and what of its words is in doubt.

    `unread` are the stretches of the words that were not understood, or name no exact day;
    `others` are further days among them.
    """

    kind: DueKind
    on: date | None = None
    unread: tuple[Stretch, ...] = ()
    others: tuple[date, ...] = ()


_WORD_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:-?(?:го|е|му))?"
_RANGE_DAY: Final = re.compile(
    rf"(?:{_WORD_DAY}|[а-я]{{4,14}}(?:ого|ое)(?: [а-я]{{4,9}}ого)?)\s?(?:-|по|до)\s?"
    rf"(?=(?:{_WORD_DAY}|[а-я]{{4,14}}(?:ого|ое|ать)(?: [а-я]{{4,9}}ого)?)"
    r"(?:\s?[./,]\s?\d|\s{0,3}[а-я]{3,9}))",
    re.IGNORECASE,
)
_RANGE_QUARTER: Final = re.compile(
    r"(?-i:I{1,3}|[1-3])(?:-?[а-я]{1,2})?\s?(?:-|,|и)\s?(?=(?-i:I{1,3}V?|IV|[2-4])"
    r"(?:-?[а-я]{1,2})?\s(?:квартал|кв\.))",
    re.IGNORECASE,
)
_YEAR_OF: Final = re.compile(
    r"\s{0,3}(?:(?P<this>(?:с|т)\.\s?г\.?(?![а-я])|(?:текущего|этого|сего|нынешнего) года)"
    r"|(?P<next>(?:следующего|будущего) года))",
    re.IGNORECASE,
)
_BEGINNING: Final = re.compile(
    r"(?:начиная )?(?:со?|после|от)(?![а-я])|не (?:ранее|раньше)(?: чем)?(?: со?)?(?![а-я])",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"-|по(?![а-я])", re.IGNORECASE)
_TIME: Final = re.compile(
    r"(?:до )?(?:\d{1,2}[:.-]00(?![.\d])|\d{1,2}:\d\d|\d{1,2}[.-]\d\d(?=\s?ч)"
    r"|\d{1,2}(?=\s?ч(?:ас|\.|(?![а-я]))))"
    r"\s?(?:часов|часа|час\.?|ч\.?(?![а-я]))?",
    re.IGNORECASE,
)
_FILLER: Final = re.compile(
    r"(?:до|к|ко|в|во|на|и|не (?:позднее|позже)|чем|срок[а-я]{0,2}|включительно|года?|г\.?|числа"
    r"|исполнения|месяца?|конц[ауе]|конец|окончани[яю]|завершени[яю]|в течение|течение|период"
    r"|(?:конца )?рабочего дня|текущего|этого|данного|(?:с|т)\.\s?г\.?"
    r"|со дня (?:заседания|совещания)"
    r"|понедельник[а-я]?|вторник[а-я]?|сред[аыу]|четверг[а-я]?|пятниц[аыу]|суббот[аыу]"
    r"|воскресень[еяю]|пн|вт|ср|чт|пт)(?![а-я])|от(?=\s{0,2}$)",
    re.IGNORECASE,
)
_SPACE: Final = re.compile(r"[\s,;:()\"_\[\]]+")
_UNREAD: Final = re.compile(r"[^\s,;:()\"\[\]]+")
_SENTENCE_END: Final = re.compile(r"\.\s{1,3}(?=[А-Я\"])|\s{0,3}\n|\.\s{0,3}$")
_DEFINITE: Final = (PhraseKind.DAY, PhraseKind.LASTING, PhraseKind.NO_DAY)


def _pattern(pattern: re.Pattern[str], kind: PhraseKind) -> PhraseRule:
    def rule(text: str, start: int, end: int, _meeting: date | None) -> Phrase | None:
        found = pattern.match(text, start, end)
        return Phrase(start, found.end(), kind) if found else None

    return rule


def written_day_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """«20 ноября», «20.11.26», «двадцатое ноября с. г.»; unread where no calendar has the day."""
    found = day_at(text, start, end)
    if found is None:
        return None
    of_year = _YEAR_OF.match(text, found.end, end) if found.year is None else None
    on, stop = found.on(meeting), found.end
    if of_year is not None and meeting is not None:
        year = meeting.year + bool(of_year["next"])
        on = FoundDay(found.start, stop, found.day, found.month, year).on(meeting)
        stop = of_year.end()
    return Phrase(start, stop, PhraseKind.DAY if on else PhraseKind.UNREAD, on)


_DAY_RULES: Final[tuple[PhraseRule, ...]] = (
    before_a_day_at,
    part_of_month_at,
    beginning_at,
    end_at,
    counted_at,
    day_of_month_at,
    written_day_at,
    quarter_at,
    school_year_at,
    month_at,
    year_at,
)
_RULES: Final[tuple[PhraseRule, ...]] = (
    lasting_at,
    no_day_at,
    _pattern(_TIME, PhraseKind.FILLER),
    *_DAY_RULES[:6],
    written_day_at,
    _pattern(_RANGE_DAY, PhraseKind.RANGE),
    _pattern(_RANGE_QUARTER, PhraseKind.RANGE),
    *_DAY_RULES[7:],
    _pattern(_BEGINNING, PhraseKind.BEGINNING),
    _pattern(_RANGE, PhraseKind.RANGE),
    _pattern(_FILLER, PhraseKind.FILLER),
)


def term_day_at(text: str, start: int, end: int, meeting: date | None) -> Phrase | None:
    """The phrase of a day or a period that begins here."""
    return next((each for rule in _DAY_RULES if (each := rule(text, start, end, meeting))), None)


def read_term(text: str, meeting: date | None) -> DueTerm:
    """What the words after «Срок» mean; the meeting's day fills in what they leave out."""
    phrases = list(_phrases(text, meeting))
    days, unread = _days(phrases)
    kinds = {phrase.kind for phrase in phrases}
    if PhraseKind.LASTING in kinds:
        return DueTerm(DueKind.CONTINUOUS, unread=_merged(phrases, days))
    if days:
        last = max(days.values())
        later = _days_after(text, phrases[-1].end, meeting)
        others = dict.fromkeys(day for day in (*days.values(), *later) if day != last)
        return DueTerm(DueKind.DATE, last, _merged(phrases, unread), tuple(others))
    if PhraseKind.NO_DAY in kinds:
        return DueTerm(DueKind.NONE)
    whole = text.strip(' \t\n\u2028.,;:_-()[]"')
    start = text.find(whole)
    return DueTerm(DueKind.NONE, unread=((start, start + len(whole)),) if whole else ())


def _phrases(text: str, meeting: date | None) -> Iterator[Phrase]:
    """The phrases of the first sentence that says when; persons in it are nobody's term."""
    persons = dict(find_persons(text))
    at = 0
    has_said = False
    while at < len(text):
        if space := _SPACE.match(text, at):
            at = space.end()
            continue
        if has_said and _SENTENCE_END.match(text, at):
            return
        if text[at] == ".":
            at += 1
            continue
        if at in persons:
            phrase = Phrase(at, persons[at], PhraseKind.FILLER)
        else:
            phrase = _phrase_at(text, at, meeting)
        has_said = has_said or phrase.kind in _DEFINITE
        yield phrase
        at = phrase.end


def _phrase_at(text: str, at: int, meeting: date | None) -> Phrase:
    end = len(text)
    for rule in _RULES:
        if phrase := rule(text, at, end, meeting):
            return phrase
    found = _UNREAD.match(text, at)
    stop = found.end() if found else at + 1
    word = text[at:stop]
    is_sign = not any(sign.isalnum() for sign in word)
    trimmed = stop if is_sign or not word.endswith(".") else stop - 1
    return Phrase(at, trimmed, PhraseKind.FILLER if is_sign else PhraseKind.UNREAD)


def _days(phrases: Sequence[Phrase]) -> tuple[dict[int, date], set[int]]:
    """The days that are terms, the last one of each range, and which phrases stay unread."""
    said = [(at, each) for at, each in enumerate(phrases) if each.kind is not PhraseKind.FILLER]
    nothing = (-1, Phrase(0, 0, PhraseKind.FILLER))
    days: dict[int, date] = {}
    beginnings: dict[int, int] = {}
    for (far, _), (near, before), (at, phrase) in zip(
        (nothing, nothing, *said), (nothing, *said), said, strict=False
    ):
        if phrase.on is None:
            continue
        if before.kind is PhraseKind.BEGINNING:
            beginnings[at] = near
            continue
        if before.kind is PhraseKind.RANGE:
            days.pop(far, None)
            beginnings.pop(far, None)
        beginnings.pop(near, None)
        days[at] = phrase.on
    unread = {at for at, each in said if each.kind is PhraseKind.UNREAD or each.is_rough}
    if not any(each.kind is PhraseKind.LASTING for _, each in said):
        unread.update(at for pair in beginnings.items() for at in pair)
    return days, unread


def _merged(phrases: Sequence[Phrase], unread: Collection[int]) -> tuple[Stretch, ...]:
    """The unread phrases, those that follow one another as one stretch."""
    stretches: list[Stretch] = []
    previous: int | None = None
    for at in sorted(unread):
        phrase = phrases[at]
        between = phrases[previous + 1 : at] if previous is not None else ()
        is_next = all(each.kind is not PhraseKind.DAY for each in between)
        if stretches and is_next:
            stretches[-1] = (stretches[-1][0], phrase.end)
        else:
            stretches.append((phrase.start, phrase.end))
        previous = at
    return tuple(stretches)


def _days_after(text: str, start: int, meeting: date | None) -> Iterator[date]:
    """Days in the sentences after the one that says when."""
    for found in find_days(text, start):
        if (on := found.on(meeting)) is not None:
            yield on
