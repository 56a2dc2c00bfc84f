"""The page of meetings together with what lies between the previous meeting and the next."""

from __future__ import annotations

from dataclasses import replace

from data_sources.answers.meetings.agenda_drafts import agenda_draft
from data_sources.answers.meetings.answer import MeetingsPicture
from data_sources.answers.meetings.asking import meetings_picture
from data_sources.answers.meetings.since_answer import Between
from data_sources.answers.meetings.since_each import occasion_of, since_meeting
from data_sources.question.request import Request
from data_sources.question.scope import Scope
from data_sources.session.resolving import resolve
from data_sources.session.session import Session


def meetings_with_between(session: Session, request: Request, scope: Scope) -> MeetingsPicture:
    """Everything that the page shows, all of one state of the data."""
    picture = meetings_picture(session, request, scope)
    question = picture.question
    chosen = picture.card.meeting if picture.card else None
    occasion = occasion_of(question.filters, picture.body, chosen)
    if occasion is None or question.region is None:
        return picture
    kept = question.filters.of_whom()
    if occasion.oktmo is not None:
        kept = kept.without("group").naming((occasion.oktmo,))
    resolved = resolve(session, kept, scope)
    since = since_meeting(session, resolved, scope, occasion, chosen)
    draft = agenda_draft(session, resolved, scope, occasion, chosen, since, request.view.drop)
    return replace(picture, between=Between(occasion, since, draft))
