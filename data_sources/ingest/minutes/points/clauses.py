"""Decisions in running prose: «Решили: одобрить план, поручить Кленовой Т.П. …»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from data_sources.ingest.minutes.points.owners.addressees import ADDRESS, addressee_of
from data_sources.ingest.minutes.text.script import Line, Span
from data_sources.ingest.minutes.text.verbs import VERB

_LONGEST_PROSE: Final = 20_000
_DECIDES: Final = (
    r"(?:одобрить|утвердить|принять|поручить|рекомендовать|обязать|просить|признать|согласовать"
    r"|назначить|создать|включить|предложить|считать|отметить|избрать|продолжить"
    r"|возложить|определить|перенести|снять|продлить"
    r"|внести(?= (?:изменени|предложени|дополнени|в план|в состав)))(?![а-я])"
)
_NAMES_OWNERS: Final = (
    r"(?:назначить|определить|считать) ответственн[а-я]{1,4} (?!за )|возложить (?:ответственность"
    r"|контроль)"
)
"""Words that say who does the task before them rather than what else is decided."""
_CLAUSE: Final = re.compile(
    rf"(?P<sign>[,;]|(?<=[а-я]{{3}})\.)\s{{1,3}}(?:а также |также |и )?"
    rf"(?!{_NAMES_OWNERS})"
    rf"(?=(?:не )?{VERB}|(?<=;\s)[^;]{{0,80}}?{VERB})",
    re.IGNORECASE,
)
_VERB: Final = re.compile(VERB, re.IGNORECASE)
_ACT_LAST: Final = re.compile(
    rf"(?:^|[,;.]\s)[^,;.]{{1,80}}?\s{_DECIDES}(?P<sign>,)\s{{1,3}}(?=[^,;]{{1,80}}?{VERB})",
    re.IGNORECASE,
)
"""«отчёт утвердить, материалы передать в кабинет»."""
_DECIDING: Final = re.compile(_DECIDES, re.IGNORECASE)
_NEXT_ADDRESSEE: Final = re.compile(r"[,;]\s{1,3}(?:а |а также )?(?=[а-яА-Я])")
_NEXT_SENTENCE: Final = re.compile(
    r"(?<=[а-я\d)\"]{2})\.\s{1,3}"
    rf"(?=[А-Я](?:[^.;]|(?<=[А-Я])\.|\.(?=\d)){{0,160}}?{VERB})"
)
_OPENS: Final = re.compile(
    rf"(?:(?:[^;:.]|\.(?=\d)|(?-i:(?<=[А-Я]))\.){{0,100}}\s)?{VERB}", re.IGNORECASE
)


def clauses_of(line: Line) -> Iterator[Line]:
    """The decisions of a line of prose; a comma parts two of them where one is an act of the
    meeting itself («одобрить», «поручить»), for others may be steps of one task.
    """
    if len(line.text) > _LONGEST_PROSE or not _OPENS.match(line.text):
        yield line
        return
    start = 0
    found = {*_acts(line.text), *_addressed(line.text), *_sentences(line.text)}
    found.update((each.start("sign"), each.end()) for each in _ACT_LAST.finditer(line.text))
    for stop, begin in sorted(found):
        if begin > start:
            yield line.cut(line.start + start, line.start + stop)
            start = begin
    yield line.cut(line.start + start)


def _acts(text: str) -> Iterator[Span]:
    """Where an act of the meeting ends, or one stands behind a comma."""
    begin = 0
    for found in _CLAUSE.finditer(text):
        is_act = _DECIDING.match(text, found.end()) or _DECIDING.match(text, begin)
        if found["sign"] != "," or is_act:
            yield found.start("sign"), found.end()
        begin = found.end()


def _sentences(text: str) -> Iterator[Span]:
    """Where a further sentence says what is to be done."""
    for found in _NEXT_SENTENCE.finditer(text):
        yield found.start() + 1, found.end()


def _addressed(text: str) -> Iterator[Span]:
    """Where somebody else is addressed behind a comma: «…, а школам направить педагогов»."""
    looked = 0
    acts = False
    for found in _NEXT_ADDRESSEE.finditer(text):
        acts = acts or _VERB.search(text, looked, found.start()) is not None
        looked = found.start()
        stop = min(len(text), found.end() + ADDRESS)
        if acts and addressee_of(text, found.end(), stop):
            yield found.start(), found.end()
            acts = False
