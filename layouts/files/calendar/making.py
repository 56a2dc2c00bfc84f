"""The typed answer as the bytes of a calendar that programs subscribe to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText

from data_sources.answers.documents.calendar.answer import CalendarPicture
from layouts.files.calendar import texts, zone
from layouts.files.calendar.entries import CalendarEntry, entries
from layouts.wording import terms

NAME: Final = "calendar.ics"
MEDIA_TYPE: Final = "text/calendar; charset=utf-8"
ASK_AGAIN: Final = timedelta(hours=6)
_COUNTED_SINCE: Final = datetime(2000, 1, 1, tzinfo=UTC)
_LAST_DAY: Final = date.max - timedelta(days=1)


def make(picture: CalendarPicture, clock: ZoneInfo) -> bytes:
    """The file; the same answer in the same time zone gives the same bytes."""
    made = Calendar()
    for name, text in _head(picture, clock).items():
        # Written as texts whatever the name: those of later standards are unknown to the library.
        made.add(name, vText(text))
    for name in ("REFRESH-INTERVAL", "X-PUBLISHED-TTL"):
        made.add(name, ASK_AGAIN, parameters={"VALUE": "DURATION"})
    found = entries(picture)
    timed = [entry.first for entry in found if entry.starts_at is not None]
    if timed and clock.key != "UTC":
        made.add_component(zone.describe(clock, min(timed), max(timed)))
    for entry in found:
        made.add_component(_component(entry, clock))
    content: bytes = made.to_ical()
    return content


def _head(picture: CalendarPicture, clock: ZoneInfo) -> dict[str, str]:
    region = picture.answered.question.region
    brand = "РУМО-Монитор (демонстрация)" if picture.provenance.is_demo else "РУМО-Монитор"
    asked = terms.sentence(picture.answered.request, picture.registers)
    name = texts.line(f"{brand}: {region.name if region else 'регион не указан'}, {asked}")
    told = "Заседания, сроки решений, события сети и последние дни экспертизы диагностик."
    if picture.provenance.is_demo:
        told += " Демонстрационные данные: все люди и числа вымышлены."
    return {
        "PRODID": "-//rumo-monitor//calendar//RU",
        "VERSION": "2.0",
        "CALSCALE": "GREGORIAN",
        "METHOD": "PUBLISH",
        "NAME": name,
        "X-WR-CALNAME": name,
        "DESCRIPTION": told,
        "X-WR-CALDESC": told,
        "X-WR-TIMEZONE": clock.key,
    }


def _component(entry: CalendarEntry, clock: ZoneInfo) -> Event:
    made = Event()
    changed = entry.changed_at.replace(tzinfo=UTC, microsecond=0)
    made.add("UID", entry.uid)
    made.add("DTSTAMP", changed)
    made.add("LAST-MODIFIED", changed)
    made.add("SEQUENCE", max(0, (changed - _COUNTED_SINCE) // timedelta(seconds=1)))
    made.add("SUMMARY", texts.line(entry.summary))
    made.add("DESCRIPTION", entry.told)
    made.add("CATEGORIES", [entry.category])
    made.add("STATUS", entry.status)
    made.add("TRANSP", "OPAQUE" if entry.is_busy else "TRANSPARENT")
    if entry.starts_at is None:
        made.add("DTSTART", entry.first)
        # The end of a calendar entry is the first day that no longer belongs to it.
        made.add("DTEND", min(entry.last, _LAST_DAY) + timedelta(days=1))
    else:
        made.add("DTSTART", datetime.combine(entry.first, entry.starts_at, clock))
    if entry.place and texts.line(entry.place):
        made.add("LOCATION", texts.line(entry.place))
    if entry.url:
        made.add("URL", entry.url)
    return made
