"""Whether a text is minutes at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from data_sources.ingest.minutes.opening.head_pieces import TITLE
from data_sources.ingest.minutes.outline.board_decisions import decision_of_a_board
from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.outline.sections import sections_of
from data_sources.ingest.minutes.refusal import NotMinutesError
from data_sources.ingest.minutes.text.script import Line, Script

_OTHER_PAPER: Final = re.compile(
    r"(?:приказ|распоряжение|постановление|положение|справка|отчет|доклад|договор|акт|заявление"
    r"|план|служебная записка"
    r"|информационное письмо|резолюция|аналитическая справка|пресс-релиз|регламент|объявление)"
    r"(?:\s?(?:№|о |об |от |\.?$)|$)",
    re.IGNORECASE,
)
_ORDERING: Final = re.compile(r"(?:приказываю|распоряжаюсь|обязываю)\s?:?$", re.IGNORECASE)
_PROSE: Final = re.compile(
    r"(?:протокол[а-я]{0,2})\s(?:[а-я]{3,20}(?:ен|ена|ит|ует|ается)(?![а-я])|и(?![а-я])|был)",
    re.IGNORECASE,
)
_LONGEST_TITLE: Final = 250
_RUNNING_HEAD: Final = 3
"""So many lines of a page's head may stand above the title."""
_NO_MINUTES: Final = (
    "Это не протокол заседания: нет заголовка «ПРОТОКОЛ» с повесткой или решениями, "
    "выберите файл протокола."
)


def minutes_in(script: Script) -> tuple[tuple[Line, ...], tuple[Section, ...]]:
    """The lines above the title, and the parts of the minutes; raises `NotMinutesError`."""
    title = title_of_minutes(script.lines)
    if title is None:
        decision = decision_of_a_board(script.lines)
        if decision is not None:
            return decision
        sections = sections_of(script.lines)
        if any(map(_is_other, script.lines)) or _kinds(sections) < 3 or not script.lines:
            raise NotMinutesError(_NO_MINUTES)
        return (), sections
    sections = sections_of(script.lines[title:])
    if _kinds(sections) == 0:
        raise NotMinutesError(_NO_MINUTES)
    return script.lines[:title], sections


def title_of_minutes(lines: Sequence[Line]) -> int | None:
    """Where the minutes begin; of a page's running head and the title below it, the title. None
    where another paper begins above it.
    """
    titles = [at for at in range(len(lines)) if _is_title(lines, at)]
    if not titles or any(map(_is_other, lines[: titles[0]])):
        return None
    first = titles[0]
    below = [
        at for at in titles if first < at <= first + _RUNNING_HEAD and lines[at].text[:8].isupper()
    ]
    return below[0] if below and not lines[first].text[:8].isupper() else first


def _is_title(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    if TITLE.match(text) is None or _PROSE.match(text) or len(text) > _LONGEST_TITLE:
        return False
    is_second_half = text[:3].lower() == "из "
    return not is_second_half or (at > 0 and lines[at - 1].text.lower() == "выписка")


def _is_other(line: Line) -> bool:
    if _ORDERING.search(line.text):
        return True
    found = _OTHER_PAPER.match(line.text)
    return found is not None and line.text[0].isupper() and line.text.split()[0].isupper()


def _kinds(sections: Sequence[Section]) -> int:
    """How many of agenda, report and decision the text has."""
    parts = {
        section.part for section in sections if section.body or section.part is OutlinePart.DECIDED
    }
    return len(parts & {OutlinePart.AGENDA, OutlinePart.HEARD, OutlinePart.DECIDED})
