"""Minutes that reached us as one paragraph, cut into lines where their headings stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from data_sources.ingest.minutes.text.script import Paragraph
from data_sources.ingest.minutes.text.typography import CELL_BREAK

_COURSE: Final = (
    r"(?:[Зз]а)?[Сс]лушали|(?:ЗА)?СЛУШАЛИ|[Вв]ыступил[аи]?|ВЫСТУПИЛИ|[Рр]ешили|РЕШИЛИ|[Рр]ешил[аи]?"
    r"|[Пп]остановили|ПОСТАНОВИЛИ|[Рр]ешение|РЕШЕНИЕ|[Гг]олосовали|ГОЛОСОВАЛИ"
)
_LABEL: Final = (
    r"Повестка(?: дня)?(?: заседания| совещания)?|ПОВЕСТКА(?: ДНЯ)?|На повестке(?: дня)?"
    r"|Присутствовал[иао]|Присутствуют|ПРИСУТСТВОВАЛИ|Отсутствовали|ОТСУТСТВОВАЛИ"
    r"|Приглаш[её]н(?:ы|ные)|ПРИГЛАШ[ЕЁ]ННЫЕ|Участники|УЧАСТНИКИ|Члены [а-яё ]{3,60}"
    r"|Председател(?:ь|ьствующий|ьствовал[аи]?)(?: [а-яё]{3,30}){0,3}|ПРЕДСЕДАТЕЛЬ"
    r"|Секретарь(?: [а-яё]{3,30}){0,3}|СЕКРЕТАРЬ|Дата(?: проведения)?|Время(?: [а-яё]{3,30}){0,2}"
    r"|Место(?: проведения)?|Форма(?: проведения)?|Кворум"
)
_HEADING: Final = re.compile(
    r"(?<=\s)(?<!^\d\.\s)(?<!^\d\d\.\s)"
    rf"(?:(?P<course>(?:\d{{1,2}}\.\s?|По [а-яё]{{4,12}} вопросу\s)?(?:{_COURSE}))\s?:"
    rf"|(?P<label>{_LABEL})\s?(?::|[-–—]\s)"
    r"|(?P<capitals>ПОВЕСТКА(?: ДНЯ)?|СЛУШАЛИ|ВЫСТУПИЛИ|РЕШИЛИ|ПОСТАНОВИЛИ)(?=\s)"
    r"|(?P<marker>По (?:[а-яё]{4,12} вопросу|вопросу №?\s?\d{1,2})(?=[\s:,]))"
    r"|(?P<signature>(?:Председатель(?:ствующий)?|Секретарь|Руководитель [А-ЯЁ]{2,5})"
    r"(?:\s[а-яё]{4,30}){0,3}"
    r"(?=\s{1,9}(?:_{2,}|/|[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ]"
    r"|[А-ЯЁ][а-яё]{1,30}\s[А-ЯЁ]\.\s?[А-ЯЁ]\.\s{0,3}(?:$|Секретарь|Председатель)))))"
)
_TITLE: Final = re.compile(r"\W{0,3}(?:выписка из )?протокол", re.IGNORECASE)
_DECIDED: Final = re.compile(r"реши|решение|постанови", re.IGNORECASE)
_SENTENCE_END: Final = (".", ";", ":", "!", "?", ")", "»", '"')
_FEWEST: Final = 2


def unfolded(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The same paragraphs, those that hold several headings as one line for each."""
    return tuple(line for paragraph in paragraphs for line in _lines(paragraph))


def _lines(paragraph: Paragraph) -> Iterator[Paragraph]:
    text = paragraph.text
    if paragraph.is_row:
        yield from _cells_of_a_head(paragraph)
        return
    found = list(_HEADING.finditer(text))
    is_whole = len(found) >= _FEWEST and _TITLE.match(text) is not None
    has_decisions = any(_DECIDED.search(each["course"] or each["capitals"] or "") for each in found)
    if not has_decisions or not (is_whole or _is_course(text)):
        yield paragraph
        return
    at = 0
    for each in found:
        if is_whole or text[: each.start()].rstrip().endswith(_SENTENCE_END):
            # The space before a heading becomes the end of the line: nothing moves in the text.
            yield Paragraph(text[at : each.start() - 1])
            at = each.start()
    yield Paragraph(text[at:])


def _cells_of_a_head(row: Paragraph) -> Iterator[Paragraph]:
    """A row whose later cell holds the title is the head of a form: each cell is its own line."""
    cells = row.text.split("\t")
    if any(_TITLE.match(cell) for cell in cells[1:]):
        yield from (Paragraph(line) for cell in cells for line in cell.split(CELL_BREAK))
    else:
        yield row


def _is_course(text: str) -> bool:
    """Whether a paragraph opens with a heading of the discussion and holds the next one too."""
    return re.match(rf"\s{{0,3}}(?:\d{{1,2}}\.\s?)?(?:{_COURSE})\s?:", text) is not None
