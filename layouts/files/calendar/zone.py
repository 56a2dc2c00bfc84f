"""A time zone as calendars describe it: its offsets, and the moments at which they change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard


def describe(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """The zone on all days from the first to the last."""
    described = Timezone()
    described.add("TZID", zone.key)
    begins = datetime.combine(first, time(), UTC) - timedelta(days=2)
    ends = datetime.combine(last, time(), UTC) + timedelta(days=2)
    before = begins.astimezone(zone)
    described.add_component(_observance(before, _offset(before)))
    for moment in _changes(zone, begins, ends):
        earlier = (moment - timedelta(seconds=1)).astimezone(zone)
        described.add_component(_observance(moment.astimezone(zone), _offset(earlier)))
    return described


def _observance(since: datetime, offset_from: timedelta) -> TimezoneStandard | TimezoneDaylight:
    made = TimezoneDaylight() if since.dst() else TimezoneStandard()
    # The standard wants the clock as it was before the change.
    made.add("DTSTART", (since.astimezone(UTC) + offset_from).replace(tzinfo=None))
    made.add("TZOFFSETFROM", offset_from)
    made.add("TZOFFSETTO", _offset(since))
    made.add("TZNAME", since.tzname() or "")
    return made


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _changes(zone: ZoneInfo, begins: datetime, ends: datetime) -> Iterator[datetime]:
    moment = begins
    while moment < ends:
        following = moment + timedelta(days=1)
        if _state(moment, zone) != _state(following, zone):
            yield _change(zone, moment, following)
        moment = following


def _change(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """The first second of the new offset, where there is one change between the two."""
    while after - before > timedelta(seconds=1):
        middle = before + timedelta(seconds=(after - before) // timedelta(seconds=1) // 2)
        if _state(middle, zone) == _state(before, zone):
            before = middle
        else:
            after = middle
    return after


def _state(moment: datetime, zone: ZoneInfo) -> tuple[timedelta, str | None]:
    local = moment.astimezone(zone)
    return _offset(local), local.tzname()
