"""Items of the agenda that only the course of the meeting states as titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from data_sources.ingest.minutes.opening.agenda_item import Item
from data_sources.ingest.minutes.opening.speakers import SPEAKER_LINE, is_person_line
from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.text.numbers import opening_of
from data_sources.ingest.minutes.text.script import Line, Script, Span

_REPORTED_TITLE: Final = re.compile(r"\s{0,3}(?:\"?\s?)?(?P<title>(?:О|Об|Обо)\s[^.\n]{3,400})")
_QUESTION_TITLE: Final = re.compile(
    r"[Вв][Оо][Пп][Рр][Оо][Сс]\s(?:№\s?)?\d{1,2}\s?[:.]\s?(?P<title>[А-Я\"][^\n]{3,400})"
)
_QUOTED_TITLE: Final = re.compile(r"[\s:.,-]{0,4}\"(?P<title>[^\n]{3,400})\"(?=[^\"]*$)")


def restated_items(script: Script, sections: Sequence[Section]) -> list[Item]:
    """Titles like «По первому вопросу „О плане работы“» or «СЛУШАЛИ: 1. О плане работы»."""
    items: list[Item] = []
    seen: set[int] = set()
    for section in sections:
        if section.part is not OutlinePart.HEARD:
            continue
        if section.item is not None and section.item in seen:
            continue
        lines = [section.heading, *section.body] if section.is_marker else list(section.body)
        title = next((found for line in lines[:2] if (found := _title_in(line)) is not None), None)
        if title is None:
            continue
        if section.item is not None:
            seen.add(section.item)
        if not items or script.shown[slice(*items[-1].title[0])] != script.shown[slice(*title)]:
            items.append(Item(title[0], [title], _speech_below(script, section)))
    return items


def _speech_below(script: Script, section: Section) -> list[Span]:
    """Who spoke, in brackets under the title: «(Кленова Т.П., Дубов С.А.)»."""
    lines = [line for line in section.body if line != section.heading and line.text.strip("_-– \t")]
    if not lines or not (lines[0].text.startswith("(") and lines[0].text.endswith(")")):
        return []
    label = SPEAKER_LINE.match(lines[0].text)
    inside = lines[0].cut(lines[0].start + (label.end() if label else 1), lines[0].end - 1)
    return [(inside.start, inside.end)] if is_person_line(script, inside) else []


def _title_in(line: Line) -> Span | None:
    question = _QUESTION_TITLE.match(line.text)
    if question is not None:
        return line.start + question.start("title"), line.start + question.end("title")
    opening = opening_of(line.text)
    at = opening.end if opening else 0
    found = _QUOTED_TITLE.match(line.text, at) or _REPORTED_TITLE.match(line.text, at)
    if found is None and not opening:
        found = re.compile(
            r"[^\"]{0,60}вопросу[^\"]{0,20}\"(?P<title>(?:О|Об|Обо)\s[^\n]{3,400})\"(?=[^\"]*$)"
        ).match(line.text)
    return (line.start + found.start("title"), line.start + found.end("title")) if found else None
