"""One meeting in full: how it was held, its agenda, what it decided and how that stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from data_sources.answers.meetings.answer import (
    AgendaItem,
    MeetingCard,
    MeetingDecision,
    MeetingsPicture,
    Owner,
)
from data_sources.question.periods import school_year_of
from data_sources.question.request import Request
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.titles import choice_words
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.pages.meetings import meeting_list
from layouts.wording import numbers
from layouts.wording import terms as wording
from layouts.wording.subjects import decision_words, meeting_words

PANEL: Final = "meeting"


def draw(picture: MeetingsPicture, card: MeetingCard, path: str) -> Element:
    """The panel of the meeting that the address names."""
    request = picture.request
    meeting = card.meeting
    title = [html.Small(meeting.title)] if meeting.title else []
    return html.Section(
        [
            html.H2([meeting_words.name(meeting), *title]),
            html.Div(
                [
                    html.Dl([_fact(*fact) for fact in _facts(card)], className="facts"),
                    html.Div(
                        [
                            html.H3("Повестка"),
                            _agenda(card, request),
                            html.H3("Решения"),
                            _points(card, request),
                        ],
                        className="course",
                    ),
                ],
                className="meeting-body",
            ),
            html.P(list(_ways(picture, card, path)), className="ways"),
        ],
        id=PANEL,
        className="panel meeting-panel",
    )


def _fact(title: str, value: str, class_name: str = "") -> Element:
    return html.Div([html.Dt(title), html.Dd(value, className=class_name)])


def _facts(card: MeetingCard) -> Iterator[tuple[str, str, str]]:
    meeting = card.meeting
    yield "Орган", decision_words.body(meeting.body), ""
    if meeting.oktmo is not None:
        yield "Муниципалитет", card.municipality.name if card.municipality else meeting.oktmo, ""
    yield "Состоялось", meeting_list.status(meeting), ""
    at = f", {meeting.starts_at}" if meeting.starts_at else ""
    yield "Когда", f"{numbers.long_day(meeting.held_on)}{at}", ""
    if meeting.place:
        yield "Где", meeting.place, ""
    if meeting.form:
        yield "Форма", choice_words("meeting", "form").get(meeting.form, meeting.form), ""
    if meeting.status == "held":
        yield from _came(card)


def _came(card: MeetingCard) -> Iterator[tuple[str, str, str]]:
    everybody, meeting = card.everybody, card.meeting
    words, told, class_name = meeting_words.quorum(card.quorum, meeting.quorum_rule)
    said = f"{words}: {told}" if told else words
    yield "Кворум", f"{said}. {meeting_words.rule(meeting.quorum_rule)}", class_name
    if everybody.lines:
        listed = everybody.came + everybody.guests
        parts = [f"членов и заместителей {numbers.number(everybody.came, 0)}"]
        if everybody.guests:
            parts.append(f"приглашённых {numbers.number(everybody.guests, 0)}")
        yield "По списку пришли", f"{numbers.number(listed, 0)}: {', '.join(parts)}", ""
        if meeting.present_count not in (None, listed):
            yield (
                "По протоколу",
                f"{_present(meeting.present_count or 0)} — с числом в списке не сходится",
                "watch",
            )
    elif meeting.present_count is not None:
        yield "По протоколу", _present(meeting.present_count), ""


def _present(count: int) -> str:
    verb = numbers.plural(count, "присутствовал", "присутствовали", "присутствовали")
    return f"{verb} {numbers.number(count, 0)}"


def _agenda(card: MeetingCard, request: Request) -> Element:
    if not card.agenda:
        return html.P("Повестки в базе нет.", className="remark")
    return html.Ol([_item(item, request) for item in card.agenda], className="agenda")


def _item(item: AgendaItem, request: Request) -> Element:
    speaker = ", ".join(said for said in (item.speaker, item.speaker_post) if said)
    return html.Li(
        [
            f"{item.position}. {item.title}",
            *([html.Small(f"Докладывает {speaker}")] if speaker else []),
            *(_named(key, request) for key in item.indicators),
        ]
    )


def _named(key: str, request: Request) -> Element:
    indicator = described().get(key)
    if indicator is None:
        return html.Span(key, className="tag")
    return html.Link(indicator.title, href=links.indicator(request, key), className="tag")


def _points(card: MeetingCard, request: Request) -> Element:
    if not card.points:
        return html.P("Решений в базе нет.", className="remark")
    return html.Ol([_point(card, point, request) for point in card.points], className="points")


def _point(card: MeetingCard, point: MeetingDecision, request: Request) -> Element:
    kind = choice_words("decision", "kind").get(point.kind, point.kind)
    return html.Li(
        [
            html.Link(
                f"{point.number or point.position}.",
                href=f"{_decisions(card, request)}#{decision_words.anchor(point.position)}",
                title="Открыть этот пункт в протоколе",
            ),
            f" {point.text} ",
            *([html.Small(kind)] if point.kind != "assignment" else []),
            *_owners(point),
        ]
    )


def _owners(point: MeetingDecision) -> Iterator[Element]:
    """Owners by how it stands with them, the most urgent first."""
    if not point.owners:
        if point.kind == "assignment":
            said = f"ответственный не назван, {decision_words.status(point.status)}"
            yield html.Small(said, className="owners")
        return
    terms = {owner.due_on for owner in point.owners}
    common = terms.pop() if len(terms) == 1 else None
    if common is not None:
        yield html.Small(f"срок {numbers.day(common)}")
    for status in ExecutionStatus:
        held = [_owner(owner, common) for owner in point.owners if owner.status == status]
        if held:
            yield html.Small(
                [
                    html.Span(decision_words.status(status), className="verdict"),
                    f": {', '.join(held)}",
                ],
                className=theme.classes("owners", decision_words.CLASSES.get(status, "")),
            )


def _owner(owner: Owner, common: date | None) -> str:
    if owner.due_on is None or owner.due_on == common:
        return owner.assignee
    return f"{owner.assignee} (срок{numbers.NBSP}{numbers.day(owner.due_on)})"


def _decisions(card: MeetingCard, request: Request) -> str:
    asked = request.without("body").changed(meeting=card.meeting.code)
    return links.other_page(links.DECISIONS, asked)


def _ways(picture: MeetingsPicture, card: MeetingCard, path: str) -> Iterator[str | Element]:
    question = picture.question
    request, day = picture.request, card.meeting.held_on
    if card.points:
        yield html.Link("Протокол и исполнение", href=_decisions(card, request))
    yield html.Link("Показать на заседании", href=links.other_page(links.PRESENT, request))
    if card.meeting.status == "held":
        if question.period.start <= day <= question.as_of:
            yield html.A("Кто был", href="#rows")
        else:
            year = school_year_of(day)
            yield html.Link(
                f"Заседание вне выбранного периода: открыть за {wording.period(year)}",
                href=links.with_filter(path, request, period=year, page=1),
                id="own-period",
            )
    yield html.Link(
        "Закрыть карточку", href=links.page(path, request.without("meeting", "page")), id="close"
    )
