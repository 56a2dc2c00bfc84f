"""Deck -> what its slides say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from data_sources.answers.documents.deck import answer as slides
from data_sources.answers.documents.deck.answer import Closing, Deck, OpeningSlide
from layouts.slides import changing, execution, indicator, meeting, recent, since_meeting, words
from layouts.slides.slide_text import SlideText
from layouts.widgets import picture
from layouts.wording import headline, numbers, terms
from layouts.wording.subjects import meeting_words

SENTENCES_AT_MOST: Final = 3


def tell(deck: Deck) -> tuple[SlideText, ...]:
    """The slides in their order."""
    return tuple(_TELLERS[type(slide)](deck, slide) for slide in deck.slides)


def name(deck: Deck) -> str:
    """What the presentation is called."""
    if deck.card is None:
        period = terms.period(deck.question.period)
        return f"Методическое сопровождение: {words.whose(deck)}, {period}"
    return f"Заседание {meeting_words.name(deck.card.meeting)}"


def origin(deck: Deck) -> str:
    """The line at the foot of every slide."""
    question, provenance = deck.question, deck.provenance
    # What is known later changes nothing in a moment that is past: it has no version.
    moment = terms.known(question.filters) or f"версия {provenance.data_version}"
    return f"{reservations(deck)}Данные на {numbers.day(question.as_of)} · {moment}"


def reservations(deck: Deck) -> str:
    """What must be known before any number is believed, with what parts it from the rest."""
    provenance = deck.provenance
    demo = "Демонстрационные данные · " if provenance.is_demo else ""
    stale = "устарело, нет связи с базой · " if provenance.is_stale else ""
    return f"{demo}{stale}"


def _opening(deck: Deck, _: OpeningSlide) -> SlideText:
    question = deck.question
    region = question.region.name if question.region else ""
    asked = terms.sentence(
        deck.request.without("meeting", "body"), deck.overview.vocabulary.registers
    )
    lines = [f"{asked[:1].upper()}{asked[1:]}."]
    title = "Как идёт методическая поддержка педагогов"
    if deck.card is not None:
        held = deck.card.meeting
        title = held.title or f"Заседание {meeting_words.name(held)}"
        at = f", {held.starts_at}" if held.starts_at else ""
        lines.insert(0, f"{numbers.long_day(held.held_on)}{at}")
        if held.place:
            lines.insert(1, held.place)
        if deck.card.agenda:
            count = numbers.counted(len(deck.card.agenda), "вопрос", "вопроса", "вопросов")
            lines.append(f"На повестке{numbers.NBSP}— {count}.")
    return SlideText(
        key="opening",
        kicker=words.kicker(deck, region if deck.card else ""),
        title=title,
        lines=tuple(lines),
        notes=words.notes(
            (words.SAY, " ".join(lines)),
            (
                "Как листать",
                "Стрелки или пробел; цифры и Enter открывают слайд по номеру, T — все слайды, "
                "B — чёрный экран, N — эти заметки, Esc — выход.",
            ),
            (words.SOURCE, f"{picture.SOURCE}. {origin(deck)}."),
        ),
    )


def _closing(deck: Deck, _: Closing) -> SlideText:
    scorecard = deck.overview.scorecard
    said = (headline.headline(scorecard), *headline.lead(scorecard))
    return SlideText(
        key="closing",
        kicker=words.kicker(deck, "итог"),
        title="Что запомнить?",
        lines=said[:SENTENCES_AT_MOST],
        notes=words.notes(
            (words.SAY, " ".join(said)),
            (words.SOURCE, f"{picture.SOURCE}. {origin(deck)}."),
            (words.ASK, words.SECRETARY),
        ),
    )


_TELLERS: Final[Mapping[type[Any], Callable[[Deck, Any], SlideText]]] = {
    slides.OpeningSlide: _opening,
    slides.Agenda: meeting.agenda_slide,
    slides.LastDecisions: execution.last_slide,
    slides.LastOwners: execution.owners_slide,
    slides.PresenceSlide: meeting.presence_slide,
    slides.Sittings: meeting.sittings_slide,
    slides.Standing: indicator.standing_slide,
    slides.TrendSlide: indicator.course_slide,
    slides.Where: indicator.where_slide,
    slides.Extremes: indicator.extremes_slide,
    slides.Changes: changing.changes_slide,
    slides.Recent: recent.recent_slide,
    slides.Overdue: execution.overdue_slide,
    slides.RegionOnly: changing.region_slide,
    slides.NewDecisions: meeting.decided_slide,
    slides.SinceLast: since_meeting.since_slide,
    slides.NextAgenda: since_meeting.agenda_slide,
    slides.Closing: _closing,
}
