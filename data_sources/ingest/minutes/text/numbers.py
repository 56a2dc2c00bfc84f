"""The numbers that open points and items: «1.», «1.1», «а)», «–», «II.»."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from typing import Final

from data_sources.ingest.minutes.text.ordinals import ROMAN, small_number

_OPENING: Final = re.compile(
    r"(?:[Пп](?:ункт)?\.?\s?(?=\d)|[Вв]опрос\s?(?:№\s?)?(?=\d)|№\s?(?=\d{1,2}[.)]\s))?(?:"
    r"(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?\s{0,4}(?=[^\d.\s)%])"
    r"|(?P<plain>\d{1,3})(?:[.)]+|/(?=\s))\s{0,4}(?=[^\d.\s)])"
    r"|(?P<bare>\d{1,2})\s{1,3}(?=[А-Я])(?!(?:ЯНВ|ФЕВ|МАР|АПР|МАЯ|ИЮН|ИЮЛ|АВГ|СЕН|ОКТ|НОЯ|ДЕК))"
    rf"|(?P<roman>{ROMAN})(?:[.)]\s{{0,4}}|\s-\s)(?=[^\s.])(?![А-Я]\.)"
    r"|(?P<letter>[а-я])\)\s{0,4}(?=\S)"
    r"|(?P<bullet>[-•*])\s{1,4}(?=\S)|(?P<dot>•)(?=\S)"
    r")"
)
_NEXT: Final = r"(?<=[.;:)\"])\s{{1,3}}(?={number}[.)]{stop}\s{{0,3}}[А-Я\"])"


class Sign(enum.Enum):
    """How a point is marked off."""

    DOTTED = enum.auto()
    PLAIN = enum.auto()
    ROMAN = enum.auto()
    LETTER = enum.auto()
    BULLET = enum.auto()


@dataclass(frozen=True)
class NumberOpening:
    """The number at the start of a line: as written, and where the text begins."""

    sign: Sign
    number: str | None
    end: int
    closing: str = ""

    @property
    def path(self) -> tuple[int, ...]:
        """The number's parts, of a Roman one too; empty for letters and dashes."""
        if self.number is None or self.sign is Sign.LETTER:
            return ()
        if self.sign is Sign.ROMAN:
            value = small_number(self.number)
            return () if value is None else (value,)
        return tuple(int(part) for part in self.number.split("."))


def opening_of(text: str) -> NumberOpening | None:
    """The number that opens a line, if one does."""
    found = _OPENING.match(text)
    if found is None:
        return None
    if found["dotted"]:
        return NumberOpening(Sign.DOTTED, found["dotted"], found.end())
    if found["plain"] or found["bare"]:
        closing = ")" if ")" in found[0] else "."
        return NumberOpening(Sign.PLAIN, found["plain"] or found["bare"], found.end(), closing)
    if found["roman"]:
        return NumberOpening(Sign.ROMAN, found["roman"], found.end())
    if found["letter"]:
        return NumberOpening(Sign.LETTER, found["letter"], found.end())
    return NumberOpening(Sign.BULLET, None, found.end(), found["bullet"] or found["dot"])


def next_inside(text: str, opening: NumberOpening, start: int) -> int | None:
    """Where, further on in the same line, the number after this one opens another point."""
    path = opening.path
    if not path or opening.sign is Sign.ROMAN:
        return None
    following = ".".join(map(str, (*path[:-1], path[-1] + 1)))
    stop = "?" if len(path) > 1 else ""
    found = re.compile(_NEXT.format(number=re.escape(following), stop=stop)).search(text, start)
    return found.end() if found else None
