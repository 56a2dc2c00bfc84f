"""Every meeting of the period, held or not: when, where, who came, whether it could decide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.meetings.answer import HeldMeeting, Meeting, MeetingsPicture
from data_sources.vocabulary.titles import choice_words
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers
from layouts.wording.subjects import meeting_words

SHOWN: Final = 60
SIGNS: Final = {"held": "●", "planned": "◐", "cancelled": "×"}
_COLUMNS: Final = (
    Column("Заседание"),
    Column("Состоялось", "state"),
    Column("Где", "where"),
    Column("Явка", "came"),
    Column("Кворум", "quorum"),
)


def draw(picture: MeetingsPicture) -> Element:
    """The newest meetings first."""
    sittings = {each.meeting.code: each for each in picture.sittings}
    newest = list(reversed(picture.calendar))[:SHOWN]
    return html.Div(
        [
            folding_table.draw(
                "Заседания периода",
                _COLUMNS,
                [Section(tuple(_line(picture, each, sittings.get(each.code)) for each in newest))],
                "meeting-list",
            ),
            *_rest(len(picture.calendar) - len(newest)),
        ]
    )


def _rest(count: int) -> Iterator[Element]:
    if count > 0:
        older = numbers.counted(count, "более раннее", "более ранних", "более ранних")
        yield html.P(f"Не показано {older}: сузьте период.", className="remark")


def _line(picture: MeetingsPicture, meeting: Meeting, sitting: HeldMeeting | None) -> Line:
    request = picture.request
    link = html.A(
        meeting_words.name(meeting),
        href=meeting_words.address(request, meeting.code, "meeting"),
        data_inner="true",
    )
    members = picture.overview.vocabulary.registers.municipalities
    own = next((each.name for each in members if each.oktmo == meeting.oktmo), meeting.oktmo)
    beside = [html.Small(said) for said in (own, meeting.title) if said]
    return Line(
        (
            Cell((link, *beside)),
            Cell(status(meeting)),
            Cell(meeting.place or numbers.DASH, "" if meeting.place else "quiet"),
            _came(sitting),
            _quorum(meeting, sitting),
        ),
        theme.classes("chosen" if request.filters.meeting == meeting.code else "", meeting.status),
    )


def status(meeting: Meeting) -> str:
    """«● состоялось»."""
    words = choice_words("meeting", "status").get(meeting.status, meeting.status)
    return f"{SIGNS.get(meeting.status, '')}{numbers.NBSP}{words}".strip()


def _came(sitting: HeldMeeting | None) -> Cell:
    if sitting is None:
        return Cell(numbers.DASH, "quiet")
    if not sitting.shown.seats:
        return Cell("списка нет", "quiet")
    share = meeting_words.share(sitting.shown.came, sitting.shown.seats)
    return Cell((html.B(meeting_words.percent(sitting.shown)), f" {share}"))


def _quorum(meeting: Meeting, sitting: HeldMeeting | None) -> Cell:
    if sitting is None:
        return Cell(numbers.DASH, "quiet")
    words, told, class_name = meeting_words.quorum(sitting.quorum, meeting.quorum_rule)
    said = [html.Span(words, className="verdict"), *([html.Small(f" {told}")] if told else [])]
    return Cell(said, class_name, meeting_words.rule(meeting.quorum_rule))
