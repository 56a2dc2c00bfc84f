"""The typed answer of the page of the network: events, sites, practices, who may learn of whom."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date

from data_sources.answers.overview.answer import Answer
from data_sources.answers.row_lists.answer import RowPage
from data_sources.row_tables.records.events import EventRow
from data_sources.row_tables.records.internship_sites import SiteRow
from data_sources.row_tables.records.practices import PracticeRow
from data_sources.scoring.results import Municipality, Row


@dataclass(frozen=True)
class EventDay:
    """The events that begin on a day; nobody has taken part yet where it is after `as_of`."""

    day: date
    events: int
    participants: int


@dataclass(frozen=True)
class CalendarEvent:
    """An event of one month; `participants` is None where nobody asked about is known of."""

    code: str
    title: str
    kind: str
    starts_on: date
    ends_on: date | None
    format: str
    organizer_code: str | None
    organizer: str | None
    host_oktmo: str | None
    host: str | None
    direction: str | None
    url: str | None
    participants: int | None
    municipalities: int


class Share(enum.Enum):
    """What events are divided by."""

    KIND = "kind"
    DIRECTION = "direction"
    ORGANIZER = "organizer"
    HOST = "host"


@dataclass(frozen=True)
class Tally:
    """Events of one kind, direction, organiser or host; `key` None: it is not said whose."""

    share: Share
    key: str | None
    name: str | None
    events: int
    participants: int


@dataclass(frozen=True)
class KindCount:
    """Practices of one kind, whatever kind was asked for."""

    kind: str
    practices: int
    municipalities: int


@dataclass(frozen=True)
class TraineeFlow:
    """Trainees who went from one municipality to the sites of another, by OKTMO."""

    host: str | None
    guest: str
    participants: int
    visits: int


class Choice(enum.Enum):
    """Why this indicator is the one to be learned."""

    ASKED = "asked"
    WEAKEST = "weakest"
    PRACTICES = "practices"


@dataclass(frozen=True)
class Teacher:
    """A similar municipality that rose since last year, and its practices of that time."""

    municipality: Municipality
    row: Row
    headcount: float | None
    practices: tuple[PracticeRow, ...]


@dataclass(frozen=True)
class Learner:
    """A municipality that lags; `similar` counts those like it, `teachers` begin with the nearest.

    `peers_name` is the peer group, or the kind, by which they are alike.
    """

    municipality: Municipality
    row: Row
    headcount: float | None
    peers_name: str
    similar: int
    teachers: tuple[Teacher, ...]


@dataclass(frozen=True)
class Learning:
    """Who may learn of whom on one indicator; `ranked` municipalities have a place by it.

    `is_compared` is False for an indicator by which municipalities are not compared.
    """

    indicator: str
    choice: Choice
    is_compared: bool
    ranked: int
    learners: tuple[Learner, ...]


@dataclass(frozen=True)
class NetworkPicture(Answer):
    """The page of the network.

    `overview` holds the four indicators of the network alone, whatever narrows the lists. `days`
    are those of the whole period, announced events included; `month` are the events of the
    period where it is a single month. `sites` and `practices` are the first rows of their lists.
    """

    events: RowPage[EventRow]
    days: tuple[EventDay, ...]
    month: tuple[CalendarEvent, ...]
    tallies: tuple[Tally, ...]
    sites: RowPage[SiteRow]
    flows: tuple[TraineeFlow, ...]
    practices: RowPage[PracticeRow]
    kinds: tuple[KindCount, ...]
    learning: Learning
