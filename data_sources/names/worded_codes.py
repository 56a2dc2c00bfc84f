"""Codes that people call by Russian words, where others may stand too: bodies and plans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from data_sources.names.register import Match, Named, Unnamed
from data_sources.names.spelling import spelled

RUMO: Final = "rumo"
COUNCIL: Final = "municipal_council"
SCHOOL_PROJECT: Final = "school_project"

_MOST_OFFERED: Final = 4
_NEAR: Final = 60.0
_MISTYPED: Final = 85.0
"""Per cent of likeness above which a new code is rather a known one with a slip."""
_NEW_CODE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.\-]{1,59}", re.ASCII)

_UNION: Final = r"учебно[ -]методическ\w{2,3} объединени\w{1,2}"
RUMO_WORDS: Final = rf"(?:румо|р у м о|региональн\w{{2,3}} (?:умо|{_UNION}))"
_OF_THE_REGION: Final = (
    r"(?: румо| в системе .{3,80}| (?:[\w-]+ )?(?:области|края|региона|округа)"
    r"| республики [\w-]+)*"
)
_COUNCIL: Final = (
    r"(?:(?:муниципальн|районн|городск|окружн)\w{2,3} )?"
    r"(?:(?:(?:научно|учебно|информационно|организационно|экспертно)[ -]?)?методическ\w{2,3} "
    r"совет\w{0,2}|методсовет\w{0,2}|мет совет\w{0,2})"
)
_SHORT_COUNCIL: Final = r"ммс|муниципальн\w{2,3} мс"
COUNCIL_WORDS: Final = rf"(?:{_COUNCIL}|{_SHORT_COUNCIL})"
_OF_ITS_PLACE: Final = (
    r"(?: ммс| (?:муниципальн\w{2,3} )?(?:муниципалитета|района|города|округа|образования))*"
)
_PROJECT: Final = (
    r"(?:шмп|(?:(?:проект\w{0,2} )?школ\w{1,2} (?:министерства просвещения|минпросвещения)"
    r"(?: россии)?))"
)
_OF_A_PLAN: Final = r"(?:план\w{0,2} (?:работы )?|дорожн\w{2,3} карт\w{1,2} )?"


@dataclass(frozen=True)
class WordedCode:
    """A code, its Russian name, and the spellings by which people call it."""

    code: str
    title: str
    words: re.Pattern[str]


BODIES: Final = (
    WordedCode(RUMO, "РУМО", re.compile(rf"(?:заседани\w{{1,2}} )?{RUMO_WORDS}{_OF_THE_REGION}")),
    WordedCode(
        COUNCIL,
        "муниципальный методсовет",
        re.compile(rf"(?:заседани\w{{1,2}} )?{COUNCIL_WORDS}{_OF_ITS_PLACE}"),
    ),
)
PLANS: Final = (
    WordedCode(RUMO, "План РУМО", re.compile(rf"{_OF_A_PLAN}{RUMO_WORDS}{_OF_THE_REGION}")),
    WordedCode(
        SCHOOL_PROJECT, "План «Школы Минпросвещения»", re.compile(rf"{_OF_A_PLAN}{_PROJECT}")
    ),
)


@dataclass(frozen=True)
class WordedCodes:
    """The codes with Russian words, and all the others that the database has already."""

    worded: tuple[WordedCode, ...]
    others: tuple[str, ...] = ()

    def match(self, text: str) -> Match:
        """The code that the text is or names, else what may have been meant.

        A word of Latin letters that resembles no known code is itself a new one: nobody types
        such a word by mistake. Russian words of nobody's are never a code.
        """
        line = spelled(text)
        bare = re.sub(r"[\W_]", "", text).lower()
        for each in self.worded:
            if bare == each.code.replace("_", "") or each.words.fullmatch(line):
                return Named(each.code, each.title)
        for other in self.others:
            if text == other or (line and line == spelled(other)):
                return Named(other, other)
        likeness = {
            code: max(fuzz.ratio(line, spelled(code)), fuzz.ratio(line, spelled(title)))
            for code, title in self._titles
        }
        if _NEW_CODE.fullmatch(text) and max(likeness.values(), default=0) < _MISTYPED:
            return Named(text, text)
        near = sorted(
            (code for code, alike in likeness.items() if alike >= _NEAR),
            key=lambda code: -likeness[code],
        )
        offered = dict.fromkeys((*near, *(each.code for each in self.worded)))
        return Unnamed(tuple(offered)[:_MOST_OFFERED])

    def title(self, code: str) -> str:
        """The Russian name of the code; a code that has none is its own name."""
        return dict(self._titles).get(code, code)

    @property
    def _titles(self) -> tuple[tuple[str, str], ...]:
        return (
            *((each.code, each.title) for each in self.worded),
            *((other, other) for other in self.others),
        )


def bodies_among(known: Iterable[str]) -> WordedCodes:
    """The names of bodies, with those that the database has."""
    return _with_others(BODIES, known)


def body_code(words: str) -> str:
    """The code of the words for a body that has Russian ones; other words as they are."""
    found = bodies_among(()).match(words)
    return found.code if isinstance(found, Named) else words


def plans_among(known: Iterable[str]) -> WordedCodes:
    """The names of plans, with those that the database has."""
    return _with_others(PLANS, known)


def _with_others(worded: tuple[WordedCode, ...], known: Iterable[str]) -> WordedCodes:
    own = {each.code for each in worded}
    return WordedCodes(worded, tuple(sorted(set(known) - own)))
