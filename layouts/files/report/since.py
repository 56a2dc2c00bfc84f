"""What documents say of the time since the previous meeting of РУМО."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from data_sources.answers.meetings.since_answer import MeetingSeries, SinceMeeting
from data_sources.changes.moved import is_worse
from data_sources.changes.results import ClosedAssignment, Moved
from data_sources.question.choices import RUMO
from data_sources.scoring.results import Question, Row
from layouts.files.report import sentences
from layouts.files.report.paper import (
    Align,
    Block,
    Grid,
    Heading,
    Items,
    PaperColumn,
    Paragraph,
    Remark,
)
from layouts.wording import numbers, terms
from layouts.wording.subject import subject
from layouts.wording.subjects import decision_words, since_words

TITLE: Final = "Изменения с прошлого заседания РУМО"
CROSSED_LISTED: Final = 12
CLOSED_LISTED: Final = 6
_FACTS: Final = (
    PaperColumn("Что изменилось", 4),
    PaperColumn("Количество", 1.8, Align.RIGHT),
    PaperColumn("Больше всего", 8),
)
_CROSSED: Final = (
    PaperColumn("Показатель", 4.6),
    PaperColumn("Где", 3.6),
    PaperColumn("Было", 3.2),
    PaperColumn("Стало", 3.2),
)


def blocks(since: SinceMeeting | None, question: Question) -> Iterator[Block]:
    """A section of the report of a region."""
    yield Heading(TITLE)
    yield from _said(since, question)
    if since is None or since.span.is_empty or since.is_quiet:
        return
    yield Grid(
        f"{since_words.since_when(since)}, на {numbers.day(question.as_of)}",
        _FACTS,
        tuple((fact.title, fact.text, fact.detail) for fact in since_words.facts(since)),
    )
    yield from _crossed(since)
    yield Remark(_how_to_read(since, question))


def brief(since: SinceMeeting | None, question: Question) -> Iterator[Block]:
    """A section of the справка of one municipality."""
    yield Heading(TITLE)
    yield from _said(since, question)
    if since is None or since.span.is_empty or since.is_quiet:
        return
    if since.crossed:
        pairs = _ordered(since.crossed)
        yield Items(tuple(_told(pair) for pair in pairs[:CLOSED_LISTED]))
        yield from _rest(len(pairs) - CLOSED_LISTED)
    closed = since.learned.closed
    if closed.newest:
        yield Paragraph("Закрытые поручения, последние по дате исполнения:")
        yield Items(tuple(_closed(each) for each in closed.newest[:CLOSED_LISTED]))


def _said(since: SinceMeeting | None, question: Question) -> Iterator[Block]:
    if since is None:
        yield Paragraph(since_words.nothing_before(MeetingSeries(RUMO, None), None))
    else:
        yield Paragraph(" ".join(since_words.sentences(since, question)))


def _crossed(since: SinceMeeting) -> Iterator[Block]:
    if not since.crossed:
        return
    pairs = _ordered(since.crossed)
    yield Grid(
        "Перешли границу цели; сначала к худшему",
        _CROSSED,
        tuple(
            (subject(pair.now.indicator).title, pair.now.name, _judged(pair.before),
             _judged(pair.now))
            for pair in pairs[:CROSSED_LISTED]
        ),
    )  # fmt: skip
    yield from _rest(len(pairs) - CROSSED_LISTED)


def _rest(count: int) -> Iterator[Block]:
    if count > 0:
        more = numbers.counted(count, "переход", "перехода", "переходов")
        yield Remark(f"Не показано: {more}. Все они{numbers.NBSP}— на странице «Заседания».")


def _ordered(pairs: Sequence[Moved]) -> list[Moved]:
    return sorted(pairs, key=lambda pair: not is_worse(pair))


def _judged(row: Row | None) -> str:
    """«11,7 %, ниже цели»."""
    if row is None:
        return numbers.DASH
    about = subject(row.indicator)
    return f"{sentences.amount(row, about)}, {terms.status_words(row, about.direction)}"


def _told(pair: Moved) -> str:
    way = "к худшему" if is_worse(pair) else "к лучшему"
    title = subject(pair.now.indicator).title
    return f"{title}, {way}: было {_judged(pair.before)}; стало {_judged(pair.now)}."


def _closed(each: ClosedAssignment) -> str:
    number = f"пункт {each.number}, " if each.number else ""
    late = " с опозданием" if each.is_late else " в срок" if each.due_on else ""
    return (
        f"«{decision_words.shortened(each.text.rstrip('. '))}» "
        f"({number}{decision_words.body(each.body)} от {numbers.day(each.held_on)}): "
        f"исполнено{late} {numbers.day(each.completed_on)}."
    )


def _how_to_read(since: SinceMeeting, question: Question) -> str:
    return (
        f"Сравниваются сведения базы на конец дня {numbers.day(since.before.held_on)} и на "
        f"{numbers.day(question.as_of)} за {terms.period(question.period)}. Источник: "
        f"{sentences.SOURCE}."
    )
