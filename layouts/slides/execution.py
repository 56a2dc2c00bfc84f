"""Slides about the execution of decisions: of the meeting before, and of all that is overdue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data_sources.answers.decisions.execution import Load
from data_sources.answers.documents.deck.answer import Deck, LastDecisions, LastOwners, Overdue
from data_sources.answers.meetings.answer import Meeting
from data_sources.scoring.results import Row
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.meeting_name import MeetingName
from layouts.slides import words
from layouts.slides.slide_text import Bars, Big, Part, Parts, SlideBar, SlideText, Stack
from layouts.wording import headline, numbers
from layouts.wording.indicators.summary import ordinary
from layouts.wording.subject import Subject, subject
from layouts.wording.subjects import decision_words

OWNERS_AT_MOST: Final = 8
BARS_AT_MOST: Final = 9
NAMED: Final = 2
WORDS: Final = {
    ExecutionStatus.DONE: "в срок",
    ExecutionStatus.DONE_LATE: "с опозданием",
    ExecutionStatus.OVERDUE: "просрочено, отчёта нет",
    ExecutionStatus.IN_PROGRESS: "в работе",
    ExecutionStatus.CONTINUOUS: "постоянно",
}
ANSWERS: Final = tuple(WORDS)


def last_slide(deck: Deck, slide: LastDecisions) -> SlideText:
    """How many assignments of the meeting before are done, late, overdue."""
    name = _name(slide.meeting)
    executed = slide.executed
    shown = tuple(status for status in ANSWERS[:-1] if slide.count(status))
    lasting = slide.count(ExecutionStatus.CONTINUOUS)
    withdrawn = slide.count(ExecutionStatus.WITHDRAWN)
    return SlideText(
        key="last",
        kicker=words.kicker(deck, f"прошлое заседание — {name}"),
        title="Что решили в прошлый раз и что сделано?",
        big=Big(
            numbers.number(100 * executed / slide.whole, 1),
            "%",
            "bad" if slide.count(ExecutionStatus.OVERDUE) else "good" if executed else "",
        ),
        say=_done(slide),
        chart=Parts(
            f"Поручения заседания {name}",
            tuple(
                Part(WORDS[status], decision_words.SIGNS[status], slide.count(status), status)
                for status in shown
            ),
        ),
        notes=words.notes(
            (words.SAY, f"Решения заседания {name}: исполнено {executed} из {slide.whole}."),
            (
                words.PARTS,
                "Поручения без рекомендаций и сведений; не считаются снятые "
                f"({withdrawn}) и постоянные ({lasting}).{_beyond(slide)}",
            ),
            (words.SOURCE, words.MINUTES),
            (words.ASK, words.SECRETARY),
        ),
    )


def _beyond(slide: LastDecisions) -> str:
    """The list behind the slide is that of the period."""
    if not slide.elsewhere:
        return ""
    those = numbers.counted(slide.elsewhere, "поручение", "поручения", "поручений")
    return f" Из них {those}{numbers.NBSP}— со сроком вне периода: в списке решений за период нет."


def _done(slide: LastDecisions) -> str:
    """«Исполнено 10 из 13 поручений: в срок 9, с опозданием 1. Просрочено 1, в работе 2.»"""
    gap = numbers.NBSP
    done = ", ".join(
        f"{WORDS[status]}{gap}{slide.count(status)}"
        for status in ANSWERS[:2]
        if slide.count(status)
    )
    rest = ", ".join(
        f"{word}{gap}{slide.count(status)}"
        for status, word in (
            (ExecutionStatus.OVERDUE, "просрочено"),
            (ExecutionStatus.IN_PROGRESS, "в работе"),
        )
        if slide.count(status)
    )
    whole = numbers.counted(slide.whole, "поручения", "поручений", "поручений")
    said = f"Исполнено {slide.executed} из{gap}{whole}"
    said = f"{said}: {done}." if done else f"{said}."
    return f"{said} {rest[:1].upper()}{rest[1:]}." if rest else said


def _name(meeting: Meeting) -> str:
    return decision_words.meeting(
        MeetingName(meeting.code, meeting.body, meeting.number, meeting.held_on)
    )


def owners_slide(deck: Deck, slide: LastOwners) -> SlideText:
    """Who has not reported, owner by owner."""
    overdue = slide.last.count(ExecutionStatus.OVERDUE)
    silent = [load for load in slide.loads.lines if load.overdue]
    if overdue:
        held = numbers.plural(overdue, "Не исполнено", "Не исполнены", "Не исполнено")
        say = f"{held} в срок {decision_words.tasks(overdue)}: {_held(silent)}."
    else:
        is_due = slide.last.executed > 0
        say = "Все, чей срок наступил, отчитались." if is_due else "Сроки ещё не наступили."
    lines = slide.loads.lines[:OWNERS_AT_MOST]
    return SlideText(
        key="owners",
        kicker=words.kicker(deck, f"прошлое заседание — {_name(slide.last.meeting)}"),
        title="Кто не отчитался по прошлым решениям?",
        big=Big(numbers.number(overdue, 0), "просрочено", "bad" if overdue else ""),
        say=say,
        chart=Stack(
            "Поручения прошлого заседания по ответственным",
            tuple((load.assignee or "ответственный не назван", _load(load)) for load in lines),
            max(slide.loads.holders - len(lines), 0),
        ),
        notes=words.notes(
            (words.SAY, say),
            (words.PARTS, f"Ответственных {slide.loads.holders}; сначала те, кто просрочил."),
            (words.SOURCE, words.MINUTES),
            (words.ASK, _held(silent) if silent else words.SECRETARY),
        ),
    )


def _held(loads: Iterable[Load]) -> str:
    said = [f"{load.assignee or 'ответственный не назван'} ({load.overdue})" for load in loads]
    rest = len(said) - NAMED - 1
    return ", ".join(said if rest < 1 else [*said[:NAMED], f"ещё {rest + 1}"])


def _load(load: Load) -> tuple[Part, ...]:
    counts = (load.done, load.done_late, load.overdue, load.in_progress, load.continuous)
    return tuple(
        Part(WORDS[status], decision_words.SIGNS[status], count, status)
        for status, count in zip(ANSWERS, counts, strict=True)
    )


def _counted(total: Row | None, asked: Subject) -> Big:
    """The number with the word for what is counted."""
    said = words.big(total, asked)
    if total is None or total.value is None:
        return said
    word = numbers.plural(round(total.value), "поручение", "поручения", "поручений")
    return Big(said.text, word, "bad" if total.value else said.look)


def overdue_slide(deck: Deck, slide: Overdue) -> SlideText:
    """Where the overdue assignments lie."""
    scorecard, asked = deck.overview.scorecard, subject(headline.OVERDUE)
    total = scorecard.total(asked.key)
    held = sorted(
        (row for row in ordinary(scorecard, asked) if row.value), key=lambda row: -(row.value or 0)
    )
    oldest = slide.oldest
    waits = (
        f"Дольше всех ждёт «{decision_words.shortened(oldest.text)}»: "
        f"{oldest.assignee or 'ответственный не назван'}, "
        f"{decision_words.days(oldest.lateness_days or 0)} опоздания."
        if oldest
        else ""
    )
    said = tuple(headline.overdue(scorecard))
    shown = held[:BARS_AT_MOST]
    return SlideText(
        key="overdue",
        kicker=words.kicker(deck, "просроченные поручения"),
        title="Где лежат просроченные поручения?",
        big=_counted(total, asked),
        say=said[0] if said else "Посчитать просроченные поручения не по чему.",
        chart=Bars(
            "Просроченные поручения по муниципалитетам",
            asked.unit,
            tuple(
                SlideBar(row.name, row.value, numbers.value(row.value, asked.unit), "q1")
                for row in shown
            ),
            0,
            len(held) - len(shown),
        ),
        notes=words.notes(
            (words.SAY, waits),
            (
                words.PARTS,
                "Поручения со сроком раньше отчётной даты, не исполненные и не снятые; поручения "
                "организаций входят только в итог региона.",
            ),
            (words.SOURCE, words.MINUTES),
            (words.ASK, ", ".join(row.name for row in held[:3]) or words.SECRETARY),
        ),
    )
