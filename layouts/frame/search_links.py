"""Where each thing that was found is answered, the question kept as far as it speaks of it."""

from __future__ import annotations

from datetime import date
from typing import Final

from data_sources.question.choices import EVERY_BODY, RUMO
from data_sources.question.periods import FIRST_YEAR, LAST_YEAR, school_year_of
from data_sources.question.request import Request
from data_sources.scoring.results import Municipality
from data_sources.search.subjects import (
    DecisionFound,
    IndicatorFound,
    MeetingFound,
    PageFound,
    SchoolFound,
    Subject,
)
from layouts.frame import links
from layouts.wording.subjects import decision_words

SCHOOL_PROJECT: Final = "/school-project"
_OF_PLACES: Final = ("m", "group")


def address(subject: Subject, request: Request) -> str:
    """The address that answers for the subject.

    Municipalities chosen before would leave it out, so they are let go; a meeting that does not
    lie in the period is asked about in its own school year.
    """
    match subject:
        case PageFound():
            return links.other_page(subject.path, request)
        case IndicatorFound():
            return links.indicator(request, subject.key)
        case Municipality():
            return links.municipality(_comparing(request, subject), subject.oktmo)
        case SchoolFound():
            asked = request.without(*_OF_PLACES).changed(school=subject.code)
            return links.other_page(SCHOOL_PROJECT, asked)
        case MeetingFound():
            asked = request.changed(body=subject.name.body, default_body=RUMO)
            return _of_meeting(links.MEETINGS, asked, subject.name.code, subject.name.held_on)
        case DecisionFound():
            asked = request.changed(body=EVERY_BODY, default_body=EVERY_BODY)
            meeting = subject.meeting
            page = _of_meeting(links.DECISIONS, asked, meeting.code, meeting.held_on)
            return f"{page}#{decision_words.anchor(subject.position)}"


def _comparing(request: Request, member: Municipality) -> Request:
    """The group stays where the municipality is of it."""
    return (
        request
        if request.filters.group in (member.peer_group, member.kind)
        else request.without("group")
    )


def _of_meeting(path: str, request: Request, code: str, held_on: date) -> str:
    asked = request.without(*_OF_PLACES).changed(meeting=code)
    period = asked.filters.period
    within = period.start <= held_on <= period.end
    if not within and FIRST_YEAR < held_on.year < LAST_YEAR:
        asked = asked.changed(period=school_year_of(held_on))
    return links.other_page(path, asked)
