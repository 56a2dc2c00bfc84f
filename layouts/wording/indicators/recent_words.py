"""What changed lately, in the words of the pages and of the slide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from data_sources.answers.overview.recent import Change, Crossing, Incomparable, RecentChanges, Step
from data_sources.question.choices import INDEX, SPANS
from data_sources.scoring.results import Municipality, Question, Row
from data_sources.vocabulary.indicators.description import Direction, Unit
from layouts.wording import numbers
from layouts.wording.indicators import detail
from layouts.wording.subject import Subject, subject

NAMED: Final = 3
SHORT: Final = {
    "week": "неделя",
    "month": "месяц",
    "meeting": "с прошлого заседания",
    "year": "год",
}
_TITLES: Final = {
    "week": "За неделю",
    "month": "За месяц",
    "meeting": "С прошлого заседания РУМО",
    "year": "За год",
}
_AGO: Final = {
    "week": "неделю назад",
    "month": "месяц назад",
    "meeting": "в день прошлого заседания РУМО",
    "year": "год назад",
}
RISES: Final = "▲ Прибавили, баллы индекса"
FALLS: Final = "▼ Потеряли, баллы индекса"
ASSIGNMENTS: Final = "Поручения"
EDGES: Final = "Цели и пропавшие значения"
ORDER: Final = SPANS


def title(recent: RecentChanges) -> str:
    """«За месяц, с 31.10.2026»."""
    if recent.then is None:
        return _TITLES[recent.since]
    return f"{_TITLES[recent.since]}, с{numbers.NBSP}{numbers.day(recent.then)}"


def remark(recent: RecentChanges) -> str:
    """Which two answers are compared."""
    if recent.is_year_earlier:
        return "тот же период год назад, каким его тогда видела база"
    return "сравниваются сведения, которые были в базе в тот день, и нынешние"


def nothing(recent: RecentChanges, question: Question) -> str:
    """Why there is nothing to compare with, or that nothing changed; empty where something did."""
    ago = _AGO[recent.since]
    match recent.incomparable:
        case Incomparable.NO_MEETING:
            return (
                f"До {numbers.day(question.as_of)} состоявшихся заседаний РУМО в{numbers.NBSP}базе "
                "нет. Выберите неделю, месяц или год."
            )
        case Incomparable.NOT_BEGUN if recent.then is None:
            return (
                f"На {numbers.day(question.as_of)} этот период ещё не начался: "
                f"сравнивать нечего. Выберите другой период."
            )
        case Incomparable.NOT_BEGUN:
            return (
                f"Период начался {numbers.day(question.period.start)}: {ago} его ещё не было, "
                "сравнивать не с чем. Выберите более короткий срок или год."
            )
        case Incomparable.EMPTY:
            return (
                f"База {ago} ничего об этих муниципалитетах не знала: сравнивать не с чем. "
                "Выберите более короткий срок."
            )
    if recent.is_quiet:
        return (
            f"По сравнению с тем, что было видно {ago}, ничего не изменилось: баллы, поручения и "
            "отметки о целях те же."
        )
    return ""


def points(change: Change) -> str:
    """«+2,4», «−6,3»."""
    by = change.points or 0.0
    return f"{'+' if by > 0 else ''}{numbers.value(by, Unit.POINTS)}"


def reason(change: Change) -> str:
    """«12,1 → 14,0 %», and the best where the value itself does not explain the move."""
    asked = subject(change.now.indicator)
    said = then_and_now(change.before, change.now, asked)
    if asked.key == INDEX:
        return _composition(change)
    if _explains_itself(change, asked):
        return said
    was, became = (numbers.value(each, asked.unit) for each in change.best)
    sign = (
        f"{numbers.NBSP}{numbers.UNIT_SIGNS[asked.unit]}" if numbers.UNIT_SIGNS[asked.unit] else ""
    )
    if was == became:
        return said
    return f"{said}; у{numbers.NBSP}лучшего {was}{numbers.NBSP}→{numbers.NBSP}{became}{sign}"


def then_and_now(before: Row, now: Row, asked: Subject) -> str:
    """Both values with one unit, or why there is none."""
    if before.value is None or now.value is None:
        return f"{value(before, asked)}{numbers.NBSP}→{numbers.NBSP}{value(now, asked)}"
    was, became = numbers.value(before.value, asked.unit), numbers.with_unit(now.value, asked.unit)
    return f"{was}{numbers.NBSP}→{numbers.NBSP}{became}"


def value(row: Row, asked: Subject) -> str:
    """The value with its unit, or why there is none."""
    if row.value is None:
        return detail.reason_words(row)
    return numbers.with_unit(row.value, asked.unit)


def _explains_itself(change: Change, asked: Subject) -> bool:
    """The value moved the way its score did."""
    by = round((change.now.value or 0.0) - (change.before.value or 0.0), 4)
    if by == 0:
        return False
    is_better = (by > 0) is (asked.direction is Direction.UP)
    return is_better is ((change.points or 0.0) > 0)


def _composition(change: Change) -> str:
    """Of how many indicators the index was made, where it is not of as many."""
    was, now = change.before.scored, change.now.scored
    said = then_and_now(change.before, change.now, subject(INDEX))
    if was is None or now is None or was[0] == now[0]:
        return said
    return f"{said}; показателей в{numbers.NBSP}нём {was[0]}{numbers.NBSP}→{numbers.NBSP}{now[0]}"


def doubtful(recent: RecentChanges) -> str:
    """Who is not compared."""
    if not recent.doubtful:
        return ""
    names = ", ".join(recent.doubtful[:NAMED])
    rest = len(recent.doubtful) - NAMED
    more = f" и{numbers.NBSP}ещё {rest}" if rest > 0 else ""
    return (
        f"В{numbers.NBSP}движении баллов не сравниваем: {names}{more}{numbers.NBSP}— "
        "известно меньше половины веса показателей."
    )


def closed(steps: Sequence[Step]) -> tuple[str, str]:
    """«Закрыто поручений: 9», «из них с опозданием 1»."""
    late = sum(step.late > 0 for step in steps)
    if not steps:
        return "● Закрытых нет", ""
    said = f"из{numbers.NBSP}них с{numbers.NBSP}опозданием {late}" if late else "все в срок"
    return f"● Закрыто поручений: {len(steps)}", said


def overdue(steps: Sequence[Step], members: Iterable[Municipality]) -> tuple[str, str]:
    """«Стало просроченными: 3», «Верхнекетский район — 2, Северск — 1»."""
    if not steps:
        return "○ Новых просроченных нет", ""
    names = {member.oktmo: member.name for member in members}
    held = Counter(names.get(step.oktmo or "", step.assignee) for step in steps)
    return f"○ Стало просроченными: {len(steps)}", _counted(held)


def reached(pairs: Sequence[Crossing]) -> tuple[str, str]:
    """Who came to reach what of a target is due by the day."""
    title = f"▲ Вышли на{numbers.NBSP}цель к{numbers.NBSP}дате: {len(pairs)}"
    return title, _places([pair.now for pair in pairs])


def missed(pairs: Sequence[Crossing]) -> tuple[str, str]:
    """Who ceased to reach it."""
    title = f"▼ Больше не{numbers.NBSP}достигают цели к{numbers.NBSP}дате: {len(pairs)}"
    return title, _places([pair.now for pair in pairs])


def lost(changes: Sequence[Change]) -> tuple[str, str]:
    """Whose values are no longer there, and why; nobody is said to lag for it."""
    held: dict[str, Counter[str]] = {}
    for change in changes:
        held.setdefault(change.now.name, Counter())[detail.reason_words(change.now)] += 1
    ordered = sorted(held.items(), key=lambda each: -each[1].total())
    said = [
        f"{name}: " + ", ".join(f"{why} ({count})" for why, count in reasons.most_common())
        for name, reasons in ordered[:NAMED]
    ]
    return f"… Больше нет значения: {len(changes)}", _joined(said, len(ordered), "; ")


def _places(rows: Sequence[Row]) -> str:
    """Municipalities, with the indicators where there are several of these."""
    if len({row.indicator for row in rows}) == 1:
        return _joined([row.name for row in rows[:NAMED]], len(rows))
    held: dict[str, list[str]] = {}
    for row in rows:
        held.setdefault(row.name, []).append(subject(row.indicator).short_title)
    ordered = sorted(held.items(), key=lambda each: -len(each[1]))
    said = [f"{name} ({_titles(titles)})" for name, titles in ordered[:NAMED]]
    return _joined(said, len(ordered))


def _titles(titles: Sequence[str]) -> str:
    return titles[0] if len(titles) == 1 else f"{titles[0]} и{numbers.NBSP}ещё {len(titles) - 1}"


def _counted(held: Mapping[str, int]) -> str:
    ordered = sorted(held.items(), key=lambda each: -each[1])
    said = [f"{name}{numbers.NBSP}— {count}" for name, count in ordered[:NAMED]]
    return _joined(said, len(ordered))


def _joined(said: Sequence[str], whole: int, between: str = ", ") -> str:
    rest = whole - len(said)
    more = f" и{numbers.NBSP}ещё {rest}" if rest > 0 else ""
    return f"{between.join(said)}{more}"
