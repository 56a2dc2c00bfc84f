"""Several minutes in one file: refused by their numbers and days, for each is a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.protocols.outline.parts import Part
from data_sources.protocols.outline.sections import sections_of
from data_sources.protocols.refusal import NotMinutesError
from data_sources.protocols.text.days import find_days
from data_sources.protocols.text.script import Line, Script

_TITLE: Final = re.compile(
    r"\"?\s?(?:выписка из )?протокола?(?:\s?\")?"
    r"(?=\s?(?:№|N|от\s|\d|б/н|$)|\s(?:[а-я]{4,30}\s){0,3}(?:заседани|совещани|собрани|совет))",
    re.IGNORECASE,
)
_OF_A_PART: Final = re.compile(r"счетной|жюри|конкурсной|экспертной", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?:№|(?<![A-Za-z])N)\s?(\d[\w/-]{0,12})")
_HEAD_LINES: Final = 10
_MOST_NAMED: Final = 5
_LONGEST_TITLE: Final = 250


@dataclass(frozen=True)
class _Minutes:
    """The number and the day by which a secretary knows minutes, and where they begin."""

    number: str | None
    held_on: date
    line: int

    def __str__(self) -> str:
        number = f"№ {self.number} " if self.number else ""
        return f"{number}от {self.held_on:%d.%m.%Y} (строка {self.line})"


def refuse_several(script: Script, first: int) -> None:
    """Raises `NotMinutesError` where further minutes of another day or number begin below."""
    found: list[_Minutes] = []
    for minutes in _all(script.lines[first:]):
        if not any(
            (each.number, each.held_on) == (minutes.number, minutes.held_on) for each in found
        ):
            found.append(minutes)
        if len(found) > _MOST_NAMED:
            break
    if len(found) < 2:
        return
    named = ", ".join(map(str, found[:_MOST_NAMED]))
    more = " и другие" if len(found) > _MOST_NAMED else ""
    raise NotMinutesError(
        f"В файле несколько протоколов: {named}{more}. Сохраните каждый отдельным файлом и читайте "
        "по одному."
    )


def _all(lines: tuple[Line, ...]) -> Iterator[_Minutes]:
    """Every stretch of lines that is minutes of its own: a title, a day and decisions."""
    starts = [at for at in range(len(lines)) if at == 0 or _is_title(lines[at : at + 3])]
    for start, end in zip(starts, (*starts[1:], len(lines)), strict=True):
        own = lines[start:end]
        head = own[:_HEAD_LINES]
        day = next((on for line in head for on in _days(line)), None)
        if day is None or not any(each.part is Part.DECIDED for each in sections_of(own)):
            continue
        numbers = (_NUMBER.search(line.text) for line in head[:3])
        number = next((found[1] for found in numbers if found), None)
        yield _Minutes(number, day, own[0].number)


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
