"""The results of a vote, in all the forms in which secretaries write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from data_sources.ingest.minutes.text.cardinals import COUNT_IN_WORDS, count_in_words

_COUNT: Final = (
    r"(?P<{name}>\d{{1,4}}|{words}|нет|ноль|никто|единогласно|все(?![а-я])|-(?=\s?[;,.]|\s?$))"
)
_UNIT: Final = r"(?:\s?\(?(?:чел(?:\.|овек[а]?)?|голос(?:ов|а)?|член(?:ов|а)?)\)?)?(?![а-я])"
_FOR_WORD: Final = r"(?<![а-я])(?:проголосовали |голосовали )?\"?за\"?(?![а-я])"
_AGAINST_WORD: Final = r"(?<![а-я])(?:проголосовали )?\"?против\"?(?![а-я])"
_ABSTAINED_WORD: Final = (
    r"(?<![а-я])\"?возд(?:ерж(?:ал(?:и|о)с[ья]|ался|авшихся|авшиеся|\.?)?|\.)\"?(?![а-я])"
)
_SIGN: Final = r"\s?(?:[-:=]\s?|,\s)?"


def _after(word: str, name: str) -> re.Pattern[str]:
    return re.compile(
        word + _SIGN + _COUNT.format(name=name, words=COUNT_IN_WORDS) + _UNIT, re.IGNORECASE
    )


def _before(word: str, name: str) -> re.Pattern[str]:
    count = rf"(?<![\d.])(?P<{name}>\d{{1,4}}|(?<![а-я]){COUNT_IN_WORDS}|нет|ноль|никто)"
    return re.compile(count + _UNIT + r"\s?-?\s?" + word, re.IGNORECASE)


_SIDES: Final = (("for", _FOR_WORD), ("against", _AGAINST_WORD), ("abstained", _ABSTAINED_WORD))
_AFTER: Final = {name: _after(word, name) for name, word in _SIDES}
_BEFORE: Final = {name: _before(word, name) for name, word in _SIDES}
_UNANIMOUS: Final = re.compile(
    r"(?:(?:решени[ея]|постановлени[ея]|повестка(?: дня)?|предложение)?\s?(?:было )?"
    r"(?:принят[оаы]|утвержден[оаы]|одобрен[оаы]|проголосовали|голосовали|голосование"
    r"|результаты? голосования|решили)(?: по [^.:;-]{1,40}?)?"
    r"\s?[:-]?\s?(?:все(?:ми)? )?\"?(?:за\"?\s?[-:]?\s?)?единогласно(?:\s\"?за\"?)?)"
    r"|^\(?\"?единогласно\"?\)?\.?$|^\(?\"?за\"?\s?[-:]?\s?единогласно"
    r"|единогласно (?:принят|проголосовал|утвержден|одобрен)[а-я]{1,3}",
    re.IGNORECASE,
)
_VOTE_HEAD: Final = re.compile(
    r"(?:итоги |результаты? |по результатам |поименное |открытое )?(?:про)?голосо(?:вали|вание"
    r"|вания|вало)"
    r"(?: по (?:вопросу|пункту|решению|первому|второму|третьему)[^:]{0,60})?\s?(?:[:.-]|$)?",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"\"за\"|\"против\"|голосо", re.IGNORECASE)
_STARTS: Final = re.compile(
    r"[-•(\s]{0,4}(?:\"?за\"?\s?[-:=]|\"за\"|\"?против\"?\s?[-:=\d]|\"против\"|\"?возд(?:ерж|\.))",
    re.IGNORECASE,
)
_EDGES: Final = " \t\n;,.()-:"


@dataclass(frozen=True)
class FoundVote:
    """A vote: its span and counts; unanimous where the text says so in place of a number."""

    start: int
    end: int
    votes_for: int | None
    against: int | None
    abstained: int | None
    is_unanimous: bool = False

    @property
    def is_partial(self) -> bool:
        """Whether sides are missing that the next line may give."""
        return not self.is_unanimous and None in (self.votes_for, self.against, self.abstained)


def find_vote(text: str) -> FoundVote | None:
    """The vote in a line, if there is one."""
    if not _is_about_a_vote(text):
        return None
    found = {name: _side(text, name) for name, _ in _SIDES}
    spans = [match.span() for match in found.values() if match]
    counts = {name: match[name].lower() if match else None for name, match in found.items()}
    unanimous = _UNANIMOUS.search(text)
    is_unanimous = counts["for"] in ("единогласно", "все") or (
        unanimous is not None and not counts["for"]
    )
    if unanimous:
        spans.append(unanimous.span())
    if not spans:
        return None
    head = _VOTE_HEAD.search(text)
    if head and head.start() <= min(start for start, _ in spans) and len(head[0]) > 5:
        spans.append(head.span())
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    return FoundVote(
        _before_bracket(text, start),
        end + len(text[end:]) - len(text[end:].lstrip(_EDGES))
        if not text[end:].strip(_EDGES)
        else end,
        None if is_unanimous else _number(counts["for"]),
        _number(counts["against"])
        if counts["against"]
        else (0 if is_unanimous or _is_full(text) else None),
        _number(counts["abstained"])
        if counts["abstained"]
        else (0 if is_unanimous or _is_full(text) else None),
        is_unanimous,
    )


def is_vote_head(text: str) -> bool:
    """Whether a line only announces a vote: «Голосовали:»."""
    found = _VOTE_HEAD.match(text)
    return found is not None and not text[found.end() :].strip(_EDGES)


def joined(vote: FoundVote, further: FoundVote) -> FoundVote:
    """Two lines of one vote."""
    return replace(
        vote,
        end=further.end,
        votes_for=vote.votes_for if vote.votes_for is not None else further.votes_for,
        against=vote.against if vote.against is not None else further.against,
        abstained=vote.abstained if vote.abstained is not None else further.abstained,
        is_unanimous=vote.is_unanimous or further.is_unanimous,
    )


def _is_about_a_vote(text: str) -> bool:
    if _UNANIMOUS.search(text) or _QUOTED.search(text) or _STARTS.match(text):
        return True
    return bool(_side(text, "against")) and bool(_side(text, "for") or _side(text, "abstained"))


def _side(text: str, name: str) -> re.Match[str] | None:
    """The count of one side, before or after its word, whichever way this text goes."""
    if _counts_first(text):
        return _BEFORE[name].search(text) or _AFTER[name].search(text)
    return _AFTER[name].search(text) or _BEFORE[name].search(text)


def _counts_first(text: str) -> bool:
    found = _BEFORE["for"].search(text)
    later = _AFTER["for"].search(text)
    return found is not None and (later is None or found.start() < later.start())


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else count_in_words(word) or 0


def _is_full(text: str) -> bool:
    return bool(re.search(r"единогласно", text, re.IGNORECASE))


def _before_bracket(text: str, start: int) -> int:
    return start - 1 if start and text[start - 1] == "(" else start
