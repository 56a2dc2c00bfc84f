"""Marks of owner and term: «Отв.: …», «Срок – …», in brackets, on a line of their own or after."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final


class MarkKind(enum.Enum):
    """What a mark names."""

    OWNER = enum.auto()
    TERM = enum.auto()
    CONTROL = enum.auto()
    """Who watches over the task: neither an owner nor a part of the text."""


@dataclass(frozen=True)
class Mark:
    """A mark: the span with its label, the span of its value, the points that it names."""

    kind: MarkKind
    start: int
    end: int
    value_start: int
    value_end: int
    points: tuple[str, ...] = ()
    is_for_all: bool = False


_NUMBERS: Final = r"\d{1,2}(?:\.\d{1,2}){0,3}"
_POINTS: Final = (
    rf"(?:\s?\(?(?:по |к |за )?(?:пп?\.?\s?п?\.?|пункт(?:ам|ов|ы|у"
    rf"|а)?)\s?(?P<points_KIND>{_NUMBERS}"
    rf"(?:\s?(?:[-,;и]|по)\s?(?:п\.\s?)?{_NUMBERS}){{0,12}})\)?)?"
)
_FOR_ALL: Final = (
    r"(?P<all_KIND>\s?(?:по |для )?(?:все(?:м|х) пункт(?:ам|ов)|всего решения"
    r"|исполнения решени[яй]))?"
)
_OWNER: Final = (
    r"(?:(?!(?:ответственн[а-я]{2,3}|исполнител[ьи]) и срок)"
    r"(?:(?<=[.;,(]\s)ответственн(?:ый|ые|ая) за [а-я -]{3,60}?(?=\s?:|\s-\s)"
    r"|ответственн(?:ый|ые|ая|ое|ыми?)(?: (?:исполнител[ьи]|лиц[оа]|лица))?"
    r"(?: за (?:исполнение|выполнение|реализацию|подготовку|организацию|проведение"
    r"|направление)(?: [а-я]{3,20}){0,3})?"
    r"|отв\.?(?: ?исп\.?)?(?: за исполнение)?|исполнител[ьи]|исп\.|соисполнител[ьи]|кому поручено))"
)
_TERM: Final = (
    r"(?:срок(?:и)? и (?:ответственн[а-я]{2,3}|исполнител[ьи])"
    r"|(?:ответственн[а-я]{2,3}|исполнител[ьи]) и сроки?"
    r"|(?:общий |единый )?срок(?:и|ом)?(?: (?:исполнения|выполнения|реализации|проведения"
    r"|сдачи|предоставления"
    r"|представления|подготовки|направления|окончания"
    r"|(?!действи|обучени|хранени)[а-я]{4,20}(?:и|ы|а|я)(?=\s?[:-])))?"
    r"(?: (?:поручени[яй]|решени[яй]"
    r"|мероприяти[яй]|пункта))?"
    r"|дата (?:исполнения|выполнения)|период(?: исполнения| проведения)?)"
)


def _named(kind: str) -> str:
    """The points that a label may name: «Срок (пп. 2.1-2.4)», «Срок по всем пунктам»."""
    return (_POINTS + _FOR_ALL).replace("KIND", kind)


_CONTROL: Final = (
    r"(?P<control>(?<![а-я])(?:контролер|контроль(?: (?:за )?(?:исполнени|выполнени)[а-я]{1,2}"
    r"(?: [а-я]{3,20}){0,2})?)(?:\s?:|\s-(?=\s)))"
)
_LABEL: Final = re.compile(
    rf"{_CONTROL}|(?P<owner>(?<![а-я]){_OWNER}{_named('owner')}"
    r"(?:\s?[:=]|\.?\s?-(?=\s|[А-Я]|$)|\s?\t|(?<=\.)\s?(?=[А-Яа-я])"
    r"|\s(?=(?:тт?\. |тов\. )?(?-i:[А-Я][а-я]{1,30}(?:\s[А-Я]|$)))|\s?$))"
    rf"|(?P<term>(?<![а-я]){_TERM}{_named('term')}"
    r"(?:\s?[:=]|\.?\s?-(?=\s|\d|[А-Яа-я]|$)|\s?\t|\s(?=до\s|не позднее|к\s\d|постоянно|в течение"
    r"|\d|тот же|тогда же|ежемесячно|ежеквартально)|\s?$))",
    re.IGNORECASE,
)
_BY_POINT: Final = re.compile(
    r"(?:(?<=[:,;.\s-])|^)\s{0,2}(?:по |к )?(?:пп?\.\s?п?\.?|пункт(?:ам|ов|ы|у|а)?)\s?"
    rf"(?P<numbers>{_NUMBERS}(?:\s?[-,и]\s?{_NUMBERS}){{0,12}})\s?[-:]\s",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"(?:[^.:;]|\.(?=\d)){0,120}?(?<![а-я])"
    r"(?:продлить|продлевается|продлен|перенести|переносится|перенесен|изменить)(?![а-я])",
    re.IGNORECASE,
)
_BOUNDARY: Final = re.compile(r"(?:[.;,!?)(:\t\n\u2028\"]\s{0,3}|\s-\s|^\s{0,3})$")
_TRAILING: Final = " \t\n\u2028;,("
_RANGE: Final = re.compile(rf"({_NUMBERS})\s?-\s?({_NUMBERS})")
_POINT_NUMBER: Final = re.compile(_NUMBERS)


def says_who_controls(line: str) -> bool:
    """Whether a line names who watches over the task: «Контроль: Кленова Т.П.»."""
    return re.match(_CONTROL, line, re.IGNORECASE) is not None


def without_control(marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks that are about owners and terms."""
    return (mark for mark in marks if mark.kind is not MarkKind.CONTROL)


def find_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks in a stretch of text, each value going on to the next mark or the end.

    A mark in brackets ends with its bracket. Behind a mark of named points («Срок по п. 1-2: …
    Отв.: …») the other one is about the same points.
    """
    labels = [
        found
        for found in _LABEL.finditer(text, start, end)
        if (
            found.start() == start
            or _BOUNDARY.search(text, max(start, found.start() - 4), found.start())
        )
        and not _is_sentence(text, found, end)
        and not (found["control"] and found.start() == start)
    ]
    named: str | None = None
    for at, found in enumerate(labels):
        stop = labels[at + 1].start() if at + 1 < len(labels) else end
        close = _closing_bracket(text, start, found.start(), stop)
        value_end = close if close is not None else stop
        kind = _kind(found)
        named = found["points_owner"] or found["points_term"] or named
        mark = Mark(
            kind,
            found.start(),
            value_end + 1 if close is not None else value_end,
            found.end(),
            found.end() + len(text[found.end() : value_end].rstrip(_TRAILING)),
            named_points(named) if named else (),
            bool(
                found["all_owner"]
                or found["all_term"]
                or found[0].lower().startswith(("общий", "единый"))
            ),
        )
        yield from _by_points(text, mark)


def _kind(label: re.Match[str]) -> MarkKind:
    if label["control"]:
        return MarkKind.CONTROL
    return MarkKind.OWNER if label["owner"] else MarkKind.TERM


def _by_points(text: str, mark: Mark) -> Iterator[Mark]:
    """One mark for each point that a value names: «по п. 1 – …, по п. 2 – …»."""
    every = list(_BY_POINT.finditer(text, mark.value_start, mark.value_end))
    if not every:
        yield mark
        return
    first = every[0].start()
    if text[mark.value_start : first].strip(_TRAILING):
        yield replace(mark, end=first, value_end=_value_end(text, mark.value_start, first))
    for found, following in pairwise((*every, None)):
        if found is None:
            return
        stop = following.start() if following else mark.value_end
        yield replace(
            mark,
            start=mark.start if found.start() == mark.value_start else found.start(),
            end=stop if following else mark.end,
            value_start=found.end(),
            value_end=_value_end(text, found.end(), stop),
            points=named_points(found["numbers"]),
        )


def _value_end(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(_TRAILING))


def _is_sentence(text: str, label: re.Match[str], end: int) -> bool:
    """Whether the words go on as a sentence: «Срок исполнения пункта 3.2 … продлить до …»."""
    if label["term"] is None or label[0].rstrip().endswith((":", "=", "-")):
        return False
    return _CHANGED.match(text, label.end(), end) is not None


def _closing_bracket(text: str, start: int, label: int, stop: int) -> int | None:
    """The bracket that closes the one in which the label stands."""
    before = text[start:label]
    if before.count("(") <= before.count(")"):
        return None
    depth = 1
    for at in range(label, stop):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return None


def named_points(words: str) -> tuple[str, ...]:
    """«2.1-2.4, 3» as the numbers of the points that it names."""
    numbers: list[str] = []
    for found in _RANGE.finditer(words):
        first, last = found[1].split("."), found[2].split(".")
        if first[:-1] == last[:-1] and int(last[-1]) - int(first[-1]) < 60:
            numbers += [
                ".".join((*first[:-1], str(each)))
                for each in range(int(first[-1]), int(last[-1]) + 1)
            ]
    numbers += _POINT_NUMBER.findall(_RANGE.sub(" ", words))
    return tuple(numbers)
