"""Several minutes in one file: each is a meeting, known by its number and day, and read alone."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.ingest.minutes.outline.board_decisions import (
    decision_of_a_board,
    is_numbered_decision,
)
from data_sources.ingest.minutes.outline.parts import OutlinePart
from data_sources.ingest.minutes.outline.sections import sections_of
from data_sources.ingest.minutes.refusal import NotMinutesError, SeveralMinutesError
from data_sources.ingest.minutes.text.days import find_days
from data_sources.ingest.minutes.text.script import Line

_TITLE: Final = re.compile(
    r"\"?\s?(?:выписка из )?протокола?(?:\s?\")?"
    r"(?=\s?(?:№|N|от\s|\d|б/н|$)|\s(?:[а-я]{4,30}\s){0,3}(?:заседани|совещани|собрани|совет))",
    re.IGNORECASE,
)
_OF_A_PART: Final = re.compile(r"счетной|жюри|конкурсной|экспертной", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?:№|(?<![A-Za-z])N)\s?(\d[\w/-]{0,12})")
_HEAD_LINES: Final = 10
_NUMBER_LINES: Final = 3
_MOST_NAMED: Final = 5
_LONGEST_TITLE: Final = 250
_FEWEST: Final = 2


@dataclass(frozen=True)
class MinutesHeading:
    """The number and the day by which a secretary knows minutes, and the line where they begin."""

    number: str | None
    held_on: date
    line: int

    def __str__(self) -> str:
        number = f"№ {self.number} " if self.number else ""
        return f"{number}от {self.held_on:%d.%m.%Y} (строка {self.line})"


def minutes_in_file(lines: tuple[Line, ...], first: int | None) -> tuple[MinutesHeading, ...]:
    """The minutes of different meetings from the first title on, in their order; the decisions
    of a board where nothing is titled as minutes.
    """
    found: dict[tuple[str | None, date], MinutesHeading] = {}
    every = _decisions(lines) if first is None else _all(lines[first:])
    for minutes in every:
        found.setdefault((minutes.number, minutes.held_on), minutes)
    return tuple(found.values())


def lines_of(found: Sequence[MinutesHeading], part: int | None) -> range | None:
    """The numbers of the lines of one of several minutes, from 1; None where the file is one.

    What stands above the first title belongs to the first. Raises `SeveralMinutesError` where
    nobody chose, `NotMinutesError` where there is no such part.
    """
    count = max(len(found), 1)
    if part is None and count > 1:
        raise SeveralMinutesError(_refusal(found), count)
    if part is not None and not 1 <= part <= count:
        raise NotMinutesError(
            f"Протоколов в файле: {count}, {part}-го среди них нет. Укажите номер по порядку от 1 "
            f"до {count}."
            if count > 1
            else "В файле один протокол: читайте его без выбора по порядку."
        )
    if part is None or count == 1:
        return None
    start = 1 if part == 1 else found[part - 1].line
    return range(start, found[part].line if part < count else sys.maxsize)


def _refusal(found: Sequence[MinutesHeading]) -> str:
    named = ", ".join(map(str, found[:_MOST_NAMED]))
    more = " и другие" if len(found) > _MOST_NAMED else ""
    return (
        f"В файле несколько протоколов: {named}{more}. Выберите один, по порядку от 1 до "
        f"{len(found)}, или сохраните каждый отдельным файлом."
    )


def _all(lines: tuple[Line, ...]) -> Iterator[MinutesHeading]:
    """Every stretch of lines that is minutes of its own: a title, a day and decisions."""
    starts = [at for at in range(len(lines)) if at == 0 or _is_title(lines[at : at + 3])]
    for own in _stretches(lines, starts):
        if any(each.part is OutlinePart.DECIDED for each in sections_of(own)):
            yield from _known(own)


def _decisions(lines: tuple[Line, ...]) -> Iterator[MinutesHeading]:
    """Every stretch of lines that is a board's numbered decision of its own."""
    window = range(len(lines))
    titles = [at for at in window if is_numbered_decision(lines[at : at + _HEAD_LINES])]
    starts = [_with_letterhead(lines, at) for at in titles]
    for own in _stretches(lines, starts):
        if decision_of_a_board(own) is not None:
            yield from _known(own)


def _with_letterhead(lines: tuple[Line, ...], title: int) -> int:
    """Where the capitals above a title begin: «КОЛЛЕГИЯ УПРАВЛЕНИЯ ОБРАЗОВАНИЯ»."""
    start = title
    while start > max(title - _NUMBER_LINES, 0) and lines[start - 1].text.isupper():
        start -= 1
    return start


def _stretches(lines: tuple[Line, ...], starts: Sequence[int]) -> Iterator[tuple[Line, ...]]:
    """The lines from each title to the next, where there are several."""
    if len(starts) < _FEWEST:
        return
    for start, end in zip(starts, (*starts[1:], len(lines)), strict=True):
        yield lines[start:end]


def _known(own: tuple[Line, ...]) -> Iterator[MinutesHeading]:
    """Minutes whose day is known: without it nobody could choose them."""
    head = own[:_HEAD_LINES]
    day = next((on for line in head for on in _days(line)), None)
    if day is not None:
        numbers = (_NUMBER.search(line.text) for line in head[:_NUMBER_LINES])
        number = next((found[1] for found in numbers if found), None)
        yield MinutesHeading(number, day, own[0].number)


def _is_title(below: Sequence[Line]) -> bool:
    """Whether the first of these lines is the title of a meeting's minutes, not of an annex's."""
    line = below[0]
    return (
        len(line.text) <= _LONGEST_TITLE
        and _TITLE.match(line.text) is not None
        and line.text.lstrip('" ')[0].isupper()
        and not any(_OF_A_PART.search(each.text) for each in below)
    )


def _days(line: Line) -> Iterator[date]:
    for found in find_days(line.text):
        day = found.on(None)
        if day is not None and found.year is not None:
            yield day
