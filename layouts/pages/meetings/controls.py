"""The controls that choose the body, one of its meetings, and whom to look for in the list."""

from __future__ import annotations

from typing import Final

from data_sources.answers.meetings.answer import Meeting, MeetingsPicture
from data_sources.question.choices import EVERY_BODY
from data_sources.question.request import Request
from data_sources.row_tables.records.attendance import LISTING
from data_sources.vocabulary.titles import choice_words
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets import filter_fields
from layouts.widgets.filter_fields import Option
from layouts.wording.subjects import decision_words, meeting_words

OFFERED: Final = 100


def draw(picture: MeetingsPicture) -> Element:
    """Body and meeting: what the whole page is about."""
    request = picture.request
    fields = {
        "body": filter_fields.select("body", request, _bodies(picture, request)),
        "meeting": filter_fields.select("meeting", request, _meetings(picture)),
    }
    return html.Div(
        [filter_fields.labelled(key, field) for key, field in fields.items()],
        className="controls page-controls",
    )


def search(request: Request) -> Element:
    """What narrows the list of persons alone."""
    field = filter_fields.text("q", request, "человек или организация")
    return html.Div([filter_fields.labelled("q", field)], className="controls list-controls")


def drawn(request: Request) -> dict[str, str]:
    """Name -> text of these controls."""
    texts = request.texts()
    return {key: texts.get(key, "") for key in LISTING.filters}


def _bodies(picture: MeetingsPicture, request: Request) -> list[Option]:
    known = dict.fromkeys((*picture.bodies, request.filters.body))
    ordered = sorted(known, key=lambda body: (body == EVERY_BODY, decision_words.body(body)))
    return [
        filter_fields.option(decision_words.body(request.filters.default_body), ""),
        *(
            filter_fields.option(decision_words.body(body), body)
            for body in (*ordered, *(() if EVERY_BODY in known else (EVERY_BODY,)))
            if body != request.filters.default_body
        ),
    ]


def _meetings(picture: MeetingsPicture) -> list[Option]:
    offered = list(reversed(picture.calendar))[:OFFERED]
    if picture.card is not None and picture.card.meeting not in offered:
        offered.append(picture.card.meeting)
    return [
        filter_fields.option("не выбрано", ""),
        *(filter_fields.option(_named(picture, each), each.code) for each in offered),
    ]


def _named(picture: MeetingsPicture, meeting: Meeting) -> str:
    said = meeting_words.name(meeting)
    if meeting.oktmo is not None:
        members = picture.overview.vocabulary.registers.municipalities
        own = next((each.name for each in members if each.oktmo == meeting.oktmo), meeting.oktmo)
        said = f"{said}, {own}"
    if meeting.status == "held":
        return said
    return f"{said} ({choice_words('meeting', 'status').get(meeting.status, meeting.status)})"
