"""The draft of the next agenda as a DOCX: the questions that were taken, with their grounds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from data_sources.answers.meetings.answer import MeetingsPicture
from data_sources.answers.meetings.since_answer import AgendaDraft, Between
from data_sources.scoring.results import Question
from layouts.files.mark import FileMark
from layouts.files.question import made_of
from layouts.files.report import sentences, writing
from layouts.files.report.paper import Block, Heading, Paper, Paragraph, Remark
from layouts.wording import numbers, terms
from layouts.wording.subjects import agenda_words, meeting_words, since_words

NAME: Final = "agenda.docx"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NO_PLACE: Final = "Дата и место заседания в базе не указаны"


def make(picture: MeetingsPicture, changed: datetime, mark: FileMark | None = None) -> bytes:
    """The document; `changed` is when the data changed, in the region's time.

    `mark` is that of the snapshot that it shows. Equal answers give equal bytes.
    """
    made = made_of(picture.question, picture.provenance)
    return writing.write(compose(picture, changed), made, mark)


def compose(picture: MeetingsPicture, changed: datetime) -> Paper:
    """What the document says."""
    between, question = picture.between, picture.question
    if between is None:
        raise ValueError("the draft is of no body")
    return Paper(
        title="ПРОЕКТ ПОВЕСТКИ",
        about=tuple(_about(between.draft, question)),
        blocks=tuple(_blocks(between, question)),
        origin=sentences.origin(picture, changed),
        mark=sentences.mark(picture),
    )


def _about(draft: AgendaDraft, question: Question) -> Iterator[str]:
    meeting = draft.meeting
    number = f" №{numbers.NBSP}{meeting.number}" if meeting and meeting.number else ""
    yield f"заседания {_whose(draft, question)}{number}"
    if meeting is None:
        yield NO_PLACE
    else:
        at = f", {meeting.starts_at}" if meeting.starts_at else ""
        place = f", {meeting.place}" if meeting.place else ""
        yield f"{numbers.long_day(meeting.held_on)}{at}{place}"
    yield f"({sentences.as_of(question)})"


def _whose(draft: AgendaDraft, question: Question) -> str:
    """«РУМО», «муниципального методсовета (Асиновский район)»."""
    place = draft.occasion.oktmo
    if place is None:
        return meeting_words.whose(draft.occasion.body)
    named = next((each.name for each in question.group if each.oktmo == place), place)
    return f"муниципального методсовета ({named})"


def _blocks(between: Between, question: Question) -> Iterator[Block]:
    draft = between.draft
    if not draft.proposals:
        yield Paragraph(agenda_words.NOTHING)
    elif not draft.taken:
        yield Paragraph(agenda_words.ALL_STRUCK)
    for each in agenda_words.taken(draft, between.since, question):
        yield Heading(f"{each.title}.")
        if each.speaker:
            yield Paragraph(f"Предлагается заслушать: {each.speaker}.")
        yield Paragraph(each.grounds)
    yield Remark(" ".join(_remarks(between, question)))


def _remarks(between: Between, question: Question) -> Iterator[str]:
    draft = between.draft
    yield (
        f"Вопросы предложены по данным базы за {terms.period(question.period)}: просроченные "
        f"решения и сведения на {numbers.day(question.as_of)}, пункты планов до "
        f"{numbers.day(draft.until)}."
    )
    if between.since is not None:
        yield (
            "Перейдённые границы целей — по сравнению со сведениями на конец дня прошлого "
            f"заседания ({meeting_words.name(between.since.before)})."
        )
    else:
        yield since_words.nothing_before(between.occasion, None)
    whom = terms.municipalities(list(question.shown))
    if question.filters.m or question.filters.group:
        yield f"Рассмотрены: {whom}."
