"""Minutes of a board that calls its paper «РЕШЕНИЕ» and not «ПРОТОКОЛ»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.outline.sections import sections_of
from data_sources.ingest.minutes.text.script import Line

_TITLE: Final = re.compile(r"\"?\s?(?:Р ?Е ?Ш ?Е ?Н ?И ?Е|Решение)(?![а-яА-Я])(?:\s?\")?")
_BOARD: Final = re.compile(
    r"(?<![а-я])(?:совет(?:а|ов)?(?![а-я])|объединени[яе]|комисси[ия]|коллеги[ия]|РУМО|заседани[яе]"
    r"|совещани[яе]|собрани[яе]|(?:кругл|рабоч)[а-я]{2,3} (?:стола?|встреч[аи])|конференци[ия]"
    r"|семинара?|форума?|слет[а]?|съезда?|педсовета?|президиума?|бюро|правлени[яе])",
    re.IGNORECASE,
)
_DECIDED: Final = re.compile(
    r"(?<![а-я])(?:решил[аио]?|постановил[аио]?|определил[аио]?|решает|постановляет|решено)(?![а-я])",
    re.I,
)
_NUMBER: Final = re.compile(r"(?:№|(?<![A-Za-z])N)\s?\d")
_NUMBER_LINES: Final = 4
_LONGEST_TITLE: Final = 250
_LAST_TITLE: Final = 15
_TITLE_LINES: Final = 5


def decision_of_a_board(
    lines: tuple[Line, ...],
) -> tuple[tuple[Line, ...], tuple[Section, ...]] | None:
    """The lines above the word РЕШЕНИЕ and the parts below it; None where it is no such paper."""
    for at, line in enumerate(lines[:_LAST_TITLE]):
        title = _TITLE.match(line.text)
        if title is None or not _names_a_board(lines[max(at - 2, 0) : at + _TITLE_LINES]):
            continue
        rest = line.cut(line.start + title.end())
        below = (rest, *lines[at + 1 :]) if rest.text else lines[at + 1 :]
        sections = sections_of(below)
        if any(
            each.part is OutlinePart.DECIDED and _DECIDED.search(each.heading.text)
            for each in sections
        ):
            return lines[:at], sections
    return None


def is_numbered_decision(below: Sequence[Line]) -> bool:
    """Whether the first of these lines titles a decision that has a number of its own."""
    title = below[0].text
    if len(title) > _LONGEST_TITLE or _TITLE.match(title) is None or title.endswith(":"):
        return False
    return any(_NUMBER.search(line.text) for line in below[:_NUMBER_LINES])


def _names_a_board(lines: Sequence[Line]) -> bool:
    return any(_BOARD.search(line.text) for line in lines)
