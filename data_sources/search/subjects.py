"""What can be found, and the answer to a search."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from data_sources.question.request import Request
from data_sources.scoring.results import Municipality
from data_sources.vocabulary.meeting_name import MeetingName


class SubjectKind(enum.Enum):
    """Groups of an answer; of two equally good ones the earlier here stands first."""

    PAGE = "page"
    MUNICIPALITY = "municipality"
    INDICATOR = "indicator"
    SCHOOL = "school"
    MEETING = "meeting"
    DECISION = "decision"


@dataclass(frozen=True)
class PageFound:
    """A page of the program; `about` says what it answers."""

    path: str
    title: str
    about: str


@dataclass(frozen=True)
class IndicatorFound:
    """An indicator of the registry, or the index; `family` is a word for people."""

    key: str
    title: str
    family: str


@dataclass(frozen=True)
class SchoolFound:
    code: str
    name: str
    municipality: str
    closed_on: date | None


@dataclass(frozen=True)
class MeetingFound:
    """`place` is the municipality whose council it is, None of a body of the region."""

    name: MeetingName
    title: str | None
    status: str
    place: str | None


@dataclass(frozen=True)
class DecisionFound:
    meeting: MeetingName
    position: int
    number: str | None
    text: str


Subject: TypeAlias = (
    PageFound | Municipality | IndicatorFound | SchoolFound | MeetingFound | DecisionFound
)


@dataclass(frozen=True)
class Group:
    """The best of what was found of one kind, the best first; `total` counts the others too."""

    kind: SubjectKind
    total: int
    best: tuple[Subject, ...]


@dataclass(frozen=True)
class Found:
    """What was found, the group of the best first.

    `exactly` is false where some word had to be taken with slips. `nearest` is what comes
    closest where nothing was found, if anything comes close.
    """

    groups: tuple[Group, ...]
    exactly: bool
    nearest: Subject | None = None


@dataclass(frozen=True)
class SearchAnswer:
    """The answer to `text` within what was asked of the page that it was typed on."""

    text: str
    request: Request
    found: Found
