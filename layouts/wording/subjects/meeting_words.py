"""How meetings are spoken of: who came in one word and sign, names, addresses, shares."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data_sources.answers.meetings.answer import Meeting, Quorum, Turnout
from data_sources.question.choices import EVERY_BODY, RUMO
from data_sources.question.request import Request
from data_sources.vocabulary.meeting_name import MeetingName
from data_sources.vocabulary.titles import choice_words
from layouts.frame import links
from layouts.wording import numbers
from layouts.wording.subjects import decision_words

COUNCIL: Final = "municipal_council"
_WHOSE: Final = MappingProxyType(
    {RUMO: "РУМО", COUNCIL: "муниципальных методсоветов", EVERY_BODY: "всех органов"}
)
MEETINGS: Final = ("заседание", "заседания", "заседаний")
PLACES: Final = ("муниципалитет", "муниципалитета", "муниципалитетов")


@dataclass(frozen=True)
class Presence:
    """How a municipality was at a meeting: a sign, a word, the class of its cell."""

    sign: str
    word: str
    class_name: str

    @property
    def text(self) -> str:
        return f"{self.sign}{numbers.NBSP}{self.word}"


PRESENT: Final = Presence("●", "очно", "present")
ONLINE: Final = Presence("◐", "онлайн", "online")
SUBSTITUTE: Final = Presence("◒", "замена", "substitute")
GUEST: Final = Presence("◇", "гость", "guest")
EXCUSED: Final = Presence("◌", "уваж.", "excused")
ABSENT: Final = Presence("○", "неявка", "absent")
NOT_LISTED: Final = Presence("–", "не в списке", "unlisted")
LEGEND: Final = MappingProxyType(
    {
        PRESENT: "член пришёл сам",
        ONLINE: "подключился",
        SUBSTITUTE: "пришёл заместитель, место занято",
        GUEST: "был только приглашённый: для представленности это приход, для явки нет",
        EXCUSED: "не был по уважительной причине",
        ABSENT: "не был",
        NOT_LISTED: "в списке заседания никого нет (не приглашён)",
    }
)


def presence(turnout: Turnout) -> Presence:
    """The fullest way in which somebody was there; else why nobody was."""
    ways = (
        (turnout.present, PRESENT),
        (turnout.online, ONLINE),
        (turnout.substitutes, SUBSTITUTE),
        (turnout.guests, GUEST),
        (turnout.excused, EXCUSED),
        (turnout.lines, ABSENT),
    )
    return next((way for count, way in ways if count), NOT_LISTED)


def told(turnout: Turnout) -> str:
    """«мест 2: очно 1, замена 1; приглашённых 1»."""
    if not turnout.lines:
        return "в списке заседания никого нет"
    ways = (
        (turnout.present, PRESENT),
        (turnout.online, ONLINE),
        (turnout.substitutes, SUBSTITUTE),
        (turnout.excused, EXCUSED),
        (turnout.absent, ABSENT),
    )
    seats = ", ".join(f"{way.word} {numbers.number(count, 0)}" for count, way in ways if count)
    said = [f"мест {numbers.number(turnout.seats, 0)}: {seats}"] if turnout.seats else []
    if turnout.guests:
        said.append(f"пришло приглашённых {numbers.number(turnout.guests, 0)}")
    return "; ".join(said) or "был приглашён, не пришёл"


def whose(body: str) -> str:
    """«заседания» of whom: «РУМО», «муниципальных методсоветов»."""
    return _WHOSE.get(body, f"органа «{body}»")


def name(meeting: Meeting) -> str:
    """«РУМО № 3 от 14.11.2025»."""
    return decision_words.meeting(
        MeetingName(meeting.code, meeting.body, meeting.number, meeting.held_on)
    )


def address(request: Request, meeting: str | None, anchor: str) -> str:
    """The page of meetings with this meeting open, or none, at a part of it."""
    asked = request.without("q", "page", "sort").changed(meeting=meeting)
    return f"{links.page(links.MEETINGS, asked)}#{anchor}"


def share(part: int, whole: int) -> str:
    """«18 из 25»."""
    return f"{numbers.number(part, 0)} из{numbers.NBSP}{numbers.number(whole, 0)}"


def percent(turnout: Turnout) -> str:
    """«72 %»; a dash where there was no seat."""
    value = turnout.percent
    return numbers.DASH if value is None else f"{numbers.number(value, 0)}{numbers.NBSP}%"


def quorum(counted: Quorum | None, rule: str | None) -> tuple[str, str, str]:
    """What the quorum is: a sign with words, its numbers, a class; why there is none."""
    if counted is None:
        return ("нет списка" if rule else "нет правила"), "", "unlisted"
    sign = "● есть" if counted.is_there else "○ нет"
    needed = f"нужно{numbers.NBSP}{numbers.number(counted.needed, 0)}"
    numbers_said = f"{share(counted.came, counted.seats)}, {needed}"
    return sign.replace(" ", numbers.NBSP), numbers_said, "good" if counted.is_there else "bad"


def rule(code: str | None) -> str:
    """The rule of the quorum in words."""
    if code is None:
        return "Правило кворума не задано"
    words = choice_words("meeting", "quorum_rule").get(code, code)
    return f"Правило: {words} членов"
