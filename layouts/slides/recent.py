"""The slide about what changed lately: moves in points of the index, assignments."""

from __future__ import annotations

from typing import Final

from data_sources.answers.documents.deck.answer import Deck, Recent
from data_sources.answers.overview.recent import Change
from layouts.slides import words
from layouts.slides.slide_text import SlideTable, SlideText
from layouts.wording import numbers
from layouts.wording.indicators import recent_words
from layouts.wording.subject import subject

AT_EACH_END: Final = 3
UNMOVED: Final = "Баллы индекса ни у кого не сдвинулись."
HOW: Final = (
    "Движение показателя — его вес, умноженный на изменение балла и делённый на сумму весов "
    "показателей муниципалитета, у которых балл есть. Балл сравнивает с лучшим: кто растёт "
    "медленнее лучшего, баллы теряет."
)


def recent_slide(deck: Deck, slide: Recent) -> SlideText:
    """The largest moves up and down, how many assignments were closed and became overdue."""
    recent, question = slide.changes, deck.question
    span = recent_words.title(recent)
    nothing = recent_words.nothing(recent, question)
    members = deck.overview.vocabulary.registers.municipalities
    moves = (*recent.rises[:AT_EACH_END], *reversed(recent.falls[:AT_EACH_END]))
    said = (
        ()
        if nothing or not recent.has_assignments
        else _assignments(
            recent_words.closed(recent.closed), recent_words.overdue(recent.overdue, members)
        )
    )
    return SlideText(
        key="recent",
        kicker=words.kicker(deck, "в баллах индекса"),
        title=f"Что изменилось {span[:1].lower()}{span[1:]}?",
        say=words.joined(said),
        chart=SlideTable(
            "Что сильнее всего сдвинуло индекс",
            ("Муниципалитет", "Показатель", "Было и стало", "Баллы"),
            (33, 29, 26, 12),
            tuple(_line(each) for each in moves),
        )
        if moves and not nothing
        else None,
        lines=() if moves and not nothing else (nothing or UNMOVED,),
        notes=words.notes(
            (words.SAY, words.joined((*_told(recent.rises), *_told(recent.falls)))),
            (words.PARTS, " ".join(filter(None, (HOW, recent_words.doubtful(recent))))),
            (words.ASK, words.SECRETARY),
        ),
    )


def _assignments(*said: tuple[str, str]) -> tuple[str, ...]:
    return tuple(f"{title.lstrip('●○ ')}{f' ({more})' if more else ''}" for title, more in said)


def _line(change: Change) -> tuple[str, str, str, str]:
    asked = subject(change.now.indicator)
    return (
        change.now.name,
        asked.short_title,
        recent_words.then_and_now(change.before, change.now, asked),
        recent_words.points(change),
    )


def _told(changes: tuple[Change, ...]) -> tuple[str, ...]:
    return tuple(
        f"{change.now.name}{numbers.NBSP}{recent_words.points(change)}: "
        f"«{subject(change.now.indicator).title}», {recent_words.reason(change)}"
        for change in changes[:AT_EACH_END]
    )
