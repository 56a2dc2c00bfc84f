"""What changed since the previous meeting, in the words of the page, the slide and the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.answers.meetings.answer import Meeting
from data_sources.answers.meetings.since_answer import Between, MeetingSeries, SinceMeeting
from data_sources.changes.results import Moved, TableChange
from data_sources.scoring.results import Question
from data_sources.vocabulary.titles import table_title
from layouts.wording import numbers, terms
from layouts.wording.subject import subject
from layouts.wording.subjects import decision_words, meeting_words

TITLE: Final = "Что изменилось с прошлого заседания"
NO_OCCASION: Final = (
    "У каждого органа своё прошлое и своё следующее заседание. Выберите орган или заседание; для "
    "муниципального методсовета — заседание или один муниципалитет."
)
NAMED: Final = 3
CLOSED_NAMED: Final = 2
DECISIONS: Final = ("решение", "решения", "решений")


@dataclass(frozen=True)
class Fact:
    """One thing that changed: how many times, and what above all, the most frequent first."""

    title: str
    count: int
    most: tuple[str, ...]

    @property
    def text(self) -> str:
        return numbers.number(self.count, 0)

    @property
    def detail(self) -> str:
        """What exactly; a dash where nothing happened."""
        return ", ".join(self.most) or numbers.DASH

    @property
    def brief(self) -> str:
        """The first of them, for who has one line."""
        return self.most[0] if self.most else numbers.DASH


def nothing_before(occasion: MeetingSeries, chosen: Meeting | None) -> str:
    """Why there is nothing to compare with: no meeting was held before."""
    whose = meeting_words.whose(occasion.body)
    if chosen is None:
        return f"Состоявшихся заседаний {whose} в{numbers.NBSP}базе нет: сравнивать не с чем."
    return (
        f"До заседания {meeting_words.name(chosen)} состоявшихся заседаний {whose} "
        f"в{numbers.NBSP}базе нет: сравнивать не с чем."
    )


def of(between: Between, chosen: Meeting | None, question: Question) -> str:
    """The answer in sentences, whatever there is to say."""
    if between.since is None:
        return nothing_before(between.occasion, chosen)
    return " ".join(sentences(between.since, question))


def since_when(since: SinceMeeting) -> str:
    """«С заседания РУМО № 1 от 21.09.2026»."""
    return f"С заседания {meeting_words.name(since.before)}"


def sentences(since: SinceMeeting, question: Question) -> Iterator[str]:
    """What was learned, taken, closed, and where a target was crossed."""
    if since.span.is_empty:
        yield (
            f"{since_when(since)} сравнивать пока не с чем: изменения считаются с конца этого дня, "
            "а сведения страницы не позже."
        )
        return
    if since.is_quiet:
        yield f"{since_when(since)} в{numbers.NBSP}базе ничего не изменилось."
    else:
        yield f"{since_when(since)} {_learned(since)}."
        yield f"{_taken(since)}; {_closed(since)}."
    yield _crossed(since, question)


def _learned(since: SinceMeeting) -> str:
    gap = numbers.NBSP
    if not any((since.new, since.corrected, since.withdrawn)):
        return f"в{gap}базе нет новых, исправленных и снятых записей"
    counts = {"новых": since.new, "исправленных": since.corrected, "снятых": since.withdrawn}
    said = [f"{word}{gap}— {numbers.number(count, 0)}" for word, count in counts.items() if count]
    return f"в{gap}базе {', '.join(said).replace(gap, f' записей{gap}', 1)}"


def _taken(since: SinceMeeting) -> str:
    if not since.decisions:
        return "Новых решений не принято"
    verb = numbers.plural(since.decisions, "Принято", "Приняты", "Принято")
    meetings = sum(each.meetings for each in since.taken)
    on = numbers.counted(meetings, "заседании", "заседаниях", "заседаниях")
    return f"{verb} {numbers.counted(since.decisions, *DECISIONS)} на{numbers.NBSP}{on}"


def _closed(since: SinceMeeting) -> str:
    total = since.learned.closed.total
    if not total:
        return "ни одно поручение не закрыто"
    verb = numbers.plural(total, "закрыто", "закрыты", "закрыто")
    return f"{verb} {decision_words.tasks(total)}"


def _crossed(since: SinceMeeting, question: Question) -> str:
    if not since.begun:
        return (
            f"На {numbers.day(since.learned.then)} период «{terms.period(question.period)}» ещё "
            f"не{numbers.NBSP}начался: сравнить значения с{numbers.NBSP}целями не{numbers.NBSP}с "
            "чем."
        )
    if not since.crossed:
        return "Границу цели не перешёл ни один показатель."
    return (
        f"Перешли границу цели: к{numbers.NBSP}лучшему {numbers.number(since.better, 0)}, "
        f"к{numbers.NBSP}худшему {numbers.number(len(since.worse), 0)}."
    )


def facts(since: SinceMeeting) -> tuple[Fact, ...]:
    """The same as lines of a table; what did not happen has no line but its zero."""
    if since.span.is_empty:
        return ()
    tables = since.learned.tables
    rows = [
        Fact("Новые записи", since.new, _tables((each, each.new) for each in tables)),
        Fact(
            "Исправленные записи",
            since.corrected,
            _tables((each, each.corrected) for each in tables),
        ),
        Fact("Снятые записи", since.withdrawn, _tables((each, each.withdrawn) for each in tables)),
        Fact("Принятые решения", since.decisions, _bodies(since)),
        Fact("Закрытые поручения", since.learned.closed.total, _newest(since)),
    ]
    if since.begun:
        better = [pair for pair in since.crossed if pair not in since.worse]
        rows += [
            Fact("Граница цели: к лучшему", len(better), places(better)),
            Fact("Граница цели: к худшему", len(since.worse), places(since.worse)),
        ]
    return tuple(rows)


def _tables(found: Iterable[tuple[TableChange, int]]) -> tuple[str, ...]:
    """«Обучение» — 3 584, «Самодиагностика» — 192, ещё в 12 таблицах."""
    counts = sorted(((count, each) for each, count in found if count), key=lambda one: -one[0])
    said = [
        f"«{table_title(each.table)}»{numbers.NBSP}— {numbers.number(count, 0)}"
        for count, each in counts[:NAMED]
    ]
    rest = len(counts) - NAMED
    if rest > 0:
        more = numbers.plural(rest, "таблице", "таблицах", "таблицах")
        said.append(f"ещё в{numbers.NBSP}{rest} {more}")
    return tuple(said)


def _bodies(since: SinceMeeting) -> tuple[str, ...]:
    most = sorted(since.taken, key=lambda each: -each.decisions)
    return tuple(
        f"{decision_words.body(each.body)}{numbers.NBSP}— {numbers.number(each.decisions, 0)}"
        for each in most
    )


def _newest(since: SinceMeeting) -> tuple[str, ...]:
    newest = dict.fromkeys(each.assignee for each in since.learned.closed.newest)
    said = tuple(newest)[:CLOSED_NAMED]
    return (f"последнее{numbers.NBSP}— {said[0]}", *said[1:]) if said else ()


def places(pairs: Sequence[Moved]) -> tuple[str, ...]:
    """«Доля сетевых программ» (5), «Просроченные поручения» (1)."""
    counts = Counter(pair.now.indicator for pair in pairs)
    most = sorted(counts.items(), key=lambda each: -each[1])
    said = [f"«{subject(key).title}» ({count})" for key, count in most[:NAMED]]
    rest = len(most) - NAMED
    if rest > 0:
        more = numbers.counted(rest, "показатель", "показателя", "показателей")
        said.append(f"ещё {more}")
    return tuple(said)
