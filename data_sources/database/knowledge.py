"""The time of knowledge: what the database had learned by a moment (docs/addresses.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from data_sources.question.periods import years_earlier

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z", re.ASCII)
_EARLIEST: Final = date(1990, 1, 1)
_LATEST: Final = date(2200, 12, 31)


@dataclass(frozen=True)
class KnowledgeDate:
    """A chosen time of knowledge.

    `moment` is `known_at` (UTC without zone, as the database keeps it), `day` its day in the
    region's time zone, `local` its wall clock there, `shown` the whole second that files print.
    """

    text: str
    moment: datetime
    day: date
    shown: datetime
    is_day: bool
    local: datetime


def parse_known(text: str, zone: ZoneInfo) -> KnowledgeDate | None:
    """`2024-06-01` (up to the next local midnight) or `2024-06-01T10:00:00Z`; None otherwise."""
    try:
        if _DAY.fullmatch(text):
            return _end_of_day(text, date.fromisoformat(text), zone)
        if _MOMENT.fullmatch(text):
            moment = datetime.fromisoformat(text).astimezone(UTC)
            if not _EARLIEST <= moment.date() <= _LATEST:
                return None
            naive = moment.replace(tzinfo=None)
            local = moment.astimezone(zone)
            return KnowledgeDate(
                text, naive, local.date(), naive, is_day=False, local=local.replace(tzinfo=None)
            )
    except ValueError:
        return None
    return None


def known_at_moment(moment: datetime, zone: ZoneInfo) -> KnowledgeDate:
    """This very moment (UTC without zone), to the microsecond."""
    local = moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
    shown = moment.replace(microsecond=0)
    return KnowledgeDate(
        f"{moment.isoformat()}Z", moment, local.date(), shown, is_day=False, local=local
    )


def a_year_before(moment: datetime) -> datetime:
    """The same moment of the year before; 29 February becomes the 28th."""
    return datetime.combine(years_earlier(moment.date(), 1), moment.time())


def _end_of_day(text: str, day: date, zone: ZoneInfo) -> KnowledgeDate | None:
    if not _EARLIEST <= day <= _LATEST:
        return None
    midnight = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    naive = midnight.replace(tzinfo=None)
    # The database counts in microseconds, so the last one before midnight is "before midnight".
    return KnowledgeDate(
        text,
        naive - timedelta(microseconds=1),
        day,
        naive - timedelta(seconds=1),
        is_day=True,
        local=datetime.combine(day, time(23, 59, 59)),
    )


@dataclass(frozen=True)
class Clock:
    """The region's calendar: its time zone, and the day that stands for today if one is set."""

    zone: ZoneInfo
    fixed_today: date | None = None

    def today(self, now: datetime) -> date:
        """The day of `now` (UTC without zone) in the region, or the day set instead of it."""
        return self.fixed_today or self.local(now).date()

    def day_of(self, moment: datetime) -> date:
        """The day of a database timestamp in the region."""
        return self.local(moment).date()

    def local(self, moment: datetime) -> datetime:
        """A database timestamp as the region's wall clock shows it."""
        return moment.replace(tzinfo=UTC).astimezone(self.zone)


def utc_now() -> datetime:
    """Now as the database writes it: UTC without zone."""
    return datetime.now(UTC).replace(tzinfo=None)
