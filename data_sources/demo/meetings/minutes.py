"""Minutes as a text, and where in it each point of decision stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values
from data_sources.demo.meetings.agenda import InventedPoint, Topic
from data_sources.demo.meetings.sittings import InventedMeeting


@dataclass(frozen=True)
class InventedMinutes:
    """The text of a meeting's minutes; `spans` are the character offsets of its points."""

    sitting: InventedMeeting
    text: str
    spans: tuple[tuple[int, int], ...]


def write_minutes(
    sitting: InventedMeeting,
    topics: tuple[Topic, ...],
    points: tuple[InventedPoint, ...],
    present: int,
) -> InventedMinutes:
    """Lays the meeting out as a secretary would."""
    head = [
        f"ПРОТОКОЛ № {sitting.number}",
        sitting.title,
        f"{sitting.held_on:%d.%m.%Y}, {sitting.venue}",
        f"Присутствовали: {present} чел.",
        "ПОВЕСТКА ДНЯ:",
        *(f"{position}. {topic.title}." for position, topic in enumerate(topics, start=1)),
        "РЕШИЛИ:",
    ]
    text = "\n".join(head) + "\n"
    spans: list[tuple[int, int]] = []
    for point in points:
        line = _line(point)
        spans.append((len(text), len(text) + len(line)))
        text += line + "\n"
    return InventedMinutes(sitting, text, tuple(spans))


def _line(point: InventedPoint) -> str:
    parts = [f"{point.number}. {point.text}"]
    if point.addressees:
        owners = ", ".join(addressee.assignee for addressee in point.addressees)
        parts.append(f"Ответственные: {owners}.")
    if point.due_on is not None:
        parts.append(f"Срок: {point.due_on:%d.%m.%Y}.")
    elif point.is_continuous:
        parts.append("Срок: постоянно.")
    return " ".join(parts)


def decision_facts(
    sitting: InventedMeeting, points: tuple[InventedPoint, ...], minutes: InventedMinutes | None
) -> Iterator[Fact]:
    """The points of decision, tied to their sentences where the minutes are kept."""
    spans = minutes.spans if minutes else ((None, None),) * len(points)
    for position, (point, (start, end)) in enumerate(zip(points, spans, strict=True), start=1):
        votes_for, against, abstained = point.votes or (None, None, None)
        values: Values = {
            "meeting_code": sitting.code,
            "position": position,
            "number": point.number,
            "agenda_position": point.agenda_position,
            "kind": point.kind,
            "text": point.text,
            "due_kind": point.due_kind,
            "due_on": point.due_on,
            "votes_for": votes_for,
            "votes_against": against,
            "votes_abstained": abstained,
            "indicator": point.indicator,
            "source_start": start,
            "source_end": end,
        }
        yield Fact(schema.decision, sitting.minutes_at, values)
