"""What happened on the monthly line: meetings, terms, shifts, numbered and listed under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.scoring.results import Level
from data_sources.shifts.results import REGION
from data_sources.vocabulary.meeting_name import MeetingName
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.indicator import aimed_decisions
from layouts.pages.indicator.figures.trend import MOST_TICKS, TrendMark, place_of
from layouts.wording import numbers
from layouts.wording.indicators import shift_words
from layouts.wording.subject import Subject
from layouts.wording.subjects import decision_words

MOST: Final = 12
APART: Final = 0.6
"""Of a month, where twelve are drawn: signs that are nearer would touch."""
_FIRST_SIGN: Final = 0x2460


def of(picture: IndicatorPicture, subject: Subject) -> tuple[TrendMark, ...]:
    """Marks within the drawn months; what is near one another has one number."""
    points = [point.day for point in picture.by_month]
    if not points:
        return ()
    first = picture.question.period.start
    begun = max(first, points[0].replace(day=1))
    happened = sorted(
        each for each in _happened(picture, subject) if begun <= each[0] <= points[-1]
    )
    return tuple(_numbered(happened, points))


def key(marks: Sequence[TrendMark]) -> list[Element]:
    """The list of what the numbers stand for."""
    if not marks:
        return []
    return [
        html.Ol(
            [
                html.Li([html.B(mark.sign, className="sign"), f" {'; '.join(mark.told)}"])
                for mark in marks
            ],
            className="mark-list",
        )
    ]


def _happened(picture: IndicatorPicture, subject: Subject) -> Iterator[tuple[date, str]]:
    points: dict[MeetingName, list[str]] = {}
    for decision in picture.decisions:
        number = decision.number or str(decision.position)
        points.setdefault(decision.meeting, []).append(number)
        if decision.due_on is not None:
            term = f"{numbers.day(decision.due_on)}{numbers.NBSP}— срок"
            yield decision.due_on, f"{term} {aimed_decisions.name(decision)}"
    for meeting, decided in points.items():
        yield (
            meeting.held_on,
            f"{decision_words.meeting(meeting)}, п.{numbers.NBSP}{', '.join(decided)}",
        )
    watched = picture.shifts.watched.get(subject.key)
    whose = _whose(picture, subject)
    for shift in watched.shifts() if watched is not None else ():
        if shift.oktmo == whose:
            yield shift.began, f"сдвиг: {shift_words.told(shift)}"


def _whose(picture: IndicatorPicture, subject: Subject) -> str | None:
    """The line is the region's, or that of the one municipality that is shown."""
    scorecard = picture.overview.scorecard
    total = scorecard.total(subject.key)
    if total is not None and total.level is Level.REGION:
        return REGION
    shown = scorecard.question.shown
    return shown[0].oktmo if len(shown) == 1 else None


def _numbered(happened: Sequence[tuple[date, str]], points: Sequence[date]) -> Iterator[TrendMark]:
    apart = max(1.0, len(points) / MOST_TICKS) * APART
    groups: list[tuple[float, list[str]]] = []
    for day, text in happened:
        place = place_of(day, points)
        if groups and (place - groups[-1][0] < apart or len(groups) == MOST):
            groups[-1][1].append(text)
        else:
            groups.append((place, [text]))
    for number, (place, told) in enumerate(groups):
        yield TrendMark(place, chr(_FIRST_SIGN + number), tuple(told))
