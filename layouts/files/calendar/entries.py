"""What a calendar says of one entry: a line to see in a month, the rest when it is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from data_sources.answers.documents.calendar.answer import (
    CalendarPicture,
    EventEntry,
    Expiry,
    MeetingEntry,
    Term,
)
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.titles import choice_words
from layouts.files.calendar import texts
from layouts.wording import numbers, terms

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)", re.ASCII)
_MEETING_STATUS: Final = {"planned": "TENTATIVE", "held": "CONFIRMED", "cancelled": "CANCELLED"}


@dataclass(frozen=True)
class CalendarEntry:
    """One entry; without `starts_at` it takes whole days, `last` among them."""

    uid: str
    category: str
    summary: str
    told: str
    first: date
    last: date
    starts_at: time | None
    status: str
    is_busy: bool
    place: str | None
    url: str | None
    changed_at: datetime


def entries(picture: CalendarPicture) -> list[CalendarEntry]:
    """All of them by day; those of one day by their names for ever."""
    made = [
        *map(_meeting, picture.meetings),
        *map(_term, picture.terms),
        *map(_event, picture.events),
        *map(_expiry, picture.expiries),
    ]
    return sorted(made, key=lambda entry: (entry.first, entry.uid))


def _meeting(meeting: MeetingEntry) -> CalendarEntry:
    starts_at = _clock(meeting.starts_at)
    body = terms.filter_value("body", meeting.body)
    named = ", ".join(part for part in (body, meeting.municipality) if part)
    number = f" №{numbers.NBSP}{meeting.number}" if meeting.number else ""
    opening = "Отменено заседание" if meeting.status == "cancelled" else "Заседание"
    form = choice_words("meeting", "form").get(meeting.form or "")
    return CalendarEntry(
        uid=texts.identity("meeting", meeting.code),
        category="Заседание",
        summary=_summary(opening, f"{named}{number}", meeting.title),
        told=_told(
            meeting.title,
            ("Орган", body),
            ("Муниципалитет", meeting.municipality),
            ("Протокол №", meeting.number),
            ("Состояние", choice_words("meeting", "status").get(meeting.status)),
            ("Форма", form),
            ("Начало", meeting.starts_at),
        ),
        first=meeting.held_on,
        last=meeting.held_on,
        starts_at=starts_at,
        status=_MEETING_STATUS[meeting.status],
        is_busy=starts_at is not None and meeting.status != "cancelled",
        place=meeting.place,
        url=None,
        changed_at=meeting.changed_at,
    )


def _clock(text: str | None) -> time | None:
    found = _CLOCK.fullmatch(text.strip()) if text else None
    return time(int(found[1]), int(found[2])) if found else None


def _term(term: Term) -> CalendarEntry:
    owner = term.assignee or term.organization
    state = terms.filter_value("status", term.status).capitalize()
    opening = "Срок" if term.status is ExecutionStatus.IN_PROGRESS else state
    whose = ", ".join(part for part in (owner, term.municipality) if part)
    extended = term.original_due_on if term.original_due_on != term.due_on else None
    number = f"протокол №{numbers.NBSP}{term.meeting_number}, " if term.meeting_number else ""
    point = f"пункт {term.number or term.position}"
    body = terms.filter_value("body", term.body)
    assignee = texts.digest(term.assignee) if term.assignee is not None else "nobody"
    return CalendarEntry(
        uid=texts.identity("decision", term.meeting_code, term.position, assignee),
        category="Срок решения",
        summary=_summary(opening, term.text, whose),
        told=_told(
            term.text,
            ("Вид", choice_words("decision", "kind").get(term.kind)),
            ("Ответственный", term.assignee or "не назван"),
            ("Организация", term.organization),
            ("Муниципалитет", term.municipality),
            ("Срок", numbers.day(term.due_on)),
            ("Срок продлён, был", _day(extended)),
            ("Состояние", state),
            ("Исполнено", _day(term.completed_on)),
            ("Снято", _day(term.withdrawn_on)),
            ("Чем подтверждено", term.evidence),
            ("Откуда", f"{body}, {numbers.day(term.held_on)}, {number}{point}"),
        ),
        first=term.due_on,
        last=term.due_on,
        starts_at=None,
        status="CANCELLED" if term.status is ExecutionStatus.WITHDRAWN else "CONFIRMED",
        is_busy=False,
        place=None,
        url=None,
        changed_at=term.changed_at,
    )


def _event(event: EventEntry) -> CalendarEntry:
    kind = choice_words("event", "kind").get(event.kind, event.kind)
    return CalendarEntry(
        uid=texts.identity("event", event.code),
        category="Событие",
        summary=_event_summary(kind, event.title),
        told=_told(
            event.title,
            ("Вид", kind),
            ("Формат", choice_words("event", "format").get(event.format)),
            ("Организатор", event.organizer),
            ("Где проходит", event.host),
            ("Ссылка", event.url),
        ),
        first=event.starts_on,
        last=max(event.starts_on, event.ends_on or event.starts_on),
        starts_at=None,
        status="CONFIRMED",
        is_busy=False,
        place=event.host,
        url=texts.web_address(event.url),
        changed_at=event.changed_at,
    )


def _event_summary(kind: str, title: str) -> str:
    # Many titles begin with the kind; said twice it would only push the title out of sight.
    named = texts.line(title).casefold().startswith(kind.casefold())
    return texts.short(title) if named else _summary(kind.capitalize(), title, None)


def _expiry(expiry: Expiry) -> CalendarEntry:
    return CalendarEntry(
        uid=texts.identity("diagnostic", expiry.code),
        category="Экспертиза",
        summary=_summary("Заканчивается экспертиза", expiry.title, expiry.owner),
        told=_told(
            expiry.title,
            ("Последний день действия", numbers.day(expiry.valid_until)),
            ("Чья диагностика", expiry.owner),
            ("Предмет", expiry.subject),
            ("Ссылка", expiry.url),
        ),
        first=expiry.valid_until,
        last=expiry.valid_until,
        starts_at=None,
        status="CONFIRMED",
        is_busy=False,
        place=None,
        url=texts.web_address(expiry.url),
        changed_at=expiry.changed_at,
    )


def _summary(opening: str, subject: str, rest: str | None) -> str:
    said = f"{opening}: {texts.short(subject)}"
    return f"{said} ({texts.short(rest)})" if rest and texts.line(rest) else said


def _told(whole: str | None, *said: tuple[str, str | None]) -> str:
    return "\n".join(_told_lines(whole, *said))


def _told_lines(whole: str | None, *said: tuple[str, str | None]) -> Iterator[str]:
    if whole and texts.lines(whole):
        yield texts.lines(whole)
    for title, text in said:
        if text and texts.line(text):
            yield f"{title}: {texts.line(text)}"


def _day(day: date | None) -> str | None:
    return numbers.day(day) if day else None
