"""The draft of the next agenda in words: each question, whom to hear, on what grounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from data_sources.answers.meetings.answer import PlanState
from data_sources.answers.meetings.since_answer import (
    AgendaDraft,
    DueItem,
    MissedTarget,
    OtherItems,
    OtherOverdue,
    OtherTargets,
    OverdueDecision,
    Proposal,
    QuietTable,
    QuietTables,
    SilentPlaces,
    SinceMeeting,
)
from data_sources.changes.results import Moved
from data_sources.scoring.results import Question
from data_sources.vocabulary.titles import table_title
from layouts.wording import numbers, terms
from layouts.wording.subject import subject
from layouts.wording.subjects import decision_words, meeting_words, work_plan

GAP: Final = numbers.NBSP
_CODES: Final = re.compile(r" \([^()]*[A-Za-z][^()]*\)")
TEXT_AT_MOST: Final = 160
BRIEF_AT_MOST: Final = 60
OWNERS_NAMED: Final = 3
PLACES_NAMED: Final = 5
MINUTES: Final = "протоколы заседаний"
TABLES: Final = "таблицы базы, в которые отчитываются все муниципалитеты"
NOTHING: Final = (
    "Предложить в повестку по данным нечего: просроченных поручений нет, ни один показатель не "
    "перешёл границу цели к худшему, в плане нет пунктов к этому заседанию, сведения представили "
    "все."
)
ALL_STRUCK: Final = "Все предложенные вопросы вычеркнуты."
DECIDED, MISSED, PLANNED, REPORTED = (
    "Исполнение решений",
    "Невыполнение целей",
    "План работы",
    "Представление сведений",
)


@dataclass(frozen=True)
class AgendaText:
    """A question of the agenda; `speaker` is empty where the data name nobody.

    `kind` is what it is about, `brief` the same in the words of a slide.
    """

    key: str
    kind: str
    title: str
    speaker: str
    reason: str
    source: str
    brief: str

    @property
    def grounds(self) -> str:
        """«Основание: … Источник: …»."""
        return f"Основание: {self.reason}. Источник: {_source(self.source)}."


def _source(text: str) -> str:
    """As it goes on after a colon; names of tables in brackets say nothing to whom it is read."""
    plain = _CODES.sub("", text).rstrip(". ")
    return plain if plain[1:2].isupper() else f"{plain[:1].lower()}{plain[1:]}"


@dataclass(frozen=True)
class _About:
    """What every reason may need."""

    draft: AgendaDraft
    since: SinceMeeting | None
    question: Question

    @property
    def today(self) -> str:
        return numbers.day(self.question.as_of)

    @property
    def began(self) -> str:
        return numbers.day(self.question.period.start)

    @property
    def period(self) -> str:
        return terms.period(self.question.period)


def name(draft: AgendaDraft) -> str:
    """«РУМО № 3 от 16.02.2027»; the body alone where no meeting is announced."""
    if draft.meeting is not None:
        return meeting_words.name(draft.meeting)
    return decision_words.body(draft.occasion.body)


def whole(
    draft: AgendaDraft, since: SinceMeeting | None, question: Question
) -> tuple[AgendaText, ...]:
    """Every proposal, also those that are struck out."""
    about = _About(draft, since, question)
    return tuple(_tell(each, about) for each in draft.proposals)


def taken(
    draft: AgendaDraft, since: SinceMeeting | None, question: Question
) -> tuple[AgendaText, ...]:
    """Those that stay."""
    about = _About(draft, since, question)
    return tuple(_tell(each, about) for each in draft.taken)


def _tell(proposal: Proposal, about: _About) -> AgendaText:
    return _TELLERS[type(proposal)](proposal, about)


def _decision(each: OverdueDecision, about: _About) -> AgendaText:
    point = f", пункт{GAP}{each.number}" if each.number else ""
    text = decision_words.shortened(each.text.strip().rstrip("."), TEXT_AT_MOST)
    late = decision_words.days(each.lateness_days)
    count = len(each.assignees)
    verb = numbers.plural(count, "не исполнено", "не исполнены", "не исполнено")
    return AgendaText(
        each.key,
        DECIDED,
        f"Об исполнении решения «{text}» ({decision_words.meeting(each.meeting)}{point})",
        _named(each.assignees, OWNERS_NAMED),
        f"срок {numbers.day(each.due_on)}; на {about.today} {verb} {decision_words.tasks(count)}, "
        f"просрочка {late}",
        MINUTES,
        f"«{decision_words.shortened(text, BRIEF_AT_MOST)}», просрочка {late}",
    )


def _other_decisions(each: OtherOverdue, about: _About) -> AgendaText:
    verb = numbers.plural(each.assignments, "не исполнено", "не исполнены", "не исполнено")
    decisions = numbers.counted(each.decisions, "решению", "решениям", "решениям")
    return AgendaText(
        each.key,
        DECIDED,
        "Об исполнении остальных просроченных решений",
        "",
        f"на {about.today} {verb} {decision_words.tasks(each.assignments)} по{GAP}{decisions}, "
        f"самый ранний срок {numbers.day(each.due_on)}",
        MINUTES,
        f"ещё {decision_words.tasks(each.assignments)}",
    )


def _target(each: MissedTarget, about: _About) -> AgendaText:
    asked = subject(each.indicator)
    said = _named([_moved(pair) for pair in each.pairs], PLACES_NAMED)
    source = asked.indicator.passport.source if asked.indicator else ""
    return AgendaText(
        each.key,
        MISSED,
        f"О невыполнении цели по показателю «{asked.title}»",
        "",
        f"{_since(about)} границу цели к{GAP}худшему перешли: {said}. "
        f"Период: {about.period}, на {about.today}",
        source,
        f"«{asked.short_title}»: {_named([pair.now.name for pair in each.pairs], OWNERS_NAMED)}",
    )


def _since(about: _About) -> str:
    if about.since is None:
        return f"на {about.today}"
    return f"с{GAP}{numbers.day(about.since.before.held_on)} по{GAP}{about.today}"


def _moved(pair: Moved) -> str:
    """«ЗАТО Северск — 1 (было 0, цель 0)»."""
    asked = subject(pair.now.indicator)
    now = numbers.with_unit(pair.now.value, asked.unit)
    said = []
    if pair.before is not None and pair.before.value is not None:
        said.append(f"было {numbers.with_unit(pair.before.value, asked.unit)}")
    if pair.now.target is not None:
        said.append(f"цель {numbers.compact(pair.now.target, asked.unit)}")
    beside = f" ({', '.join(said)})" if said else ""
    return f"{pair.now.name}{GAP}— {now}{beside}"


def _other_targets(each: OtherTargets, about: _About) -> AgendaText:
    titles = ", ".join(f"«{subject(one.indicator).title}»" for one in each.targets)
    count = numbers.counted(len(each.targets), "показателю", "показателям", "показателям")
    times = sum(len(one.pairs) for one in each.targets)
    often = numbers.counted(times, "раз", "раза", "раз")
    return AgendaText(
        each.key,
        MISSED,
        f"О невыполнении целей ещё по{GAP}{count}: {titles}",
        "",
        f"{_since(about)} граница цели перейдена к{GAP}худшему {often}. "
        f"Период: {about.period}, на {about.today}",
        "паспорта показателей",
        f"граница цели перейдена {often}",
    )


def _item(each: DueItem, about: _About) -> AgendaText:
    item = each.item
    plan = _of_plan(item.plan)
    title = item.title.strip().rstrip(".")
    overdue = item.state is PlanState.OVERDUE
    if overdue:
        asked = f"О невыполненном пункте {plan} «{title}»"
    elif each.is_moved:
        asked = f"О переносе срока пункта {plan} «{title}»"
    else:
        asked = f"О выполнении пункта {plan} «{title}»"
    said = [f"срок {numbers.day(item.due_on)}"]
    if each.is_moved and item.original_due_on is not None:
        said.append(f"перенесён с{GAP}{numbers.day(item.original_due_on)}")
    said.append(f"на {about.today} не{GAP}исполнен")
    return AgendaText(
        each.key,
        PLANNED,
        asked,
        "",
        ", ".join(said),
        work_plan.plan_title(item.plan),
        f"«{decision_words.shortened(title, BRIEF_AT_MOST)}», "
        f"{'просрочен, ' if overdue else ''}срок {numbers.day(item.due_on)}",
    )


def _of_plan(plan: str) -> str:
    """«плана работы РУМО»."""
    title = work_plan.plan_title(plan)
    return f"плана{title.removeprefix('План')}"


def _other_items(each: OtherItems, about: _About) -> AgendaText:
    days = [one.item.due_on for one in each.items]
    count = numbers.counted(len(days), "пункт", "пункта", "пунктов")
    plans = dict.fromkeys(work_plan.plan_title(one.item.plan) for one in each.items)
    return AgendaText(
        each.key,
        PLANNED,
        "О выполнении остальных пунктов планов",
        "",
        f"на {about.today} не исполнено: {count} со сроками с{GAP}{numbers.day(min(days))} "
        f"по{GAP}{numbers.day(max(days))}",
        ", ".join(plans),
        f"ещё {count}",
    )


def _silent(each: SilentPlaces, about: _About) -> AgendaText:
    names = [place.name for place in each.places]
    return AgendaText(
        each.key,
        REPORTED,
        "О муниципалитетах, не представивших сведений",
        "",
        f"с{GAP}{about.began} по{GAP}{about.today} нет ни одной записи: {', '.join(names)} "
        f"({_out_of(len(names), each.expected)})",
        TABLES,
        f"ничего не сообщили: {_named(names, OWNERS_NAMED)}",
    )


def _tables(each: QuietTables, about: _About) -> AgendaText:
    alone = each.expected == 1
    said = [_quiet(one, each.expected, first=not place, alone=alone)
            for place, one in enumerate(each.tables)]  # fmt: skip
    beside = "" if alone else " (кроме тех, кто не сообщил ничего)"
    return AgendaText(
        each.key,
        REPORTED,
        "О неполноте сведений муниципалитетов",
        "",
        f"с{GAP}{about.began} по{GAP}{about.today} нет записей{beside}: {', '.join(said)}",
        TABLES,
        f"нет записей: {said[0]}",
    )


def _quiet(each: QuietTable, expected: int, *, first: bool, alone: bool) -> str:
    title = f"«{table_title(each.table)}»"
    if alone:
        return title
    count = _out_of(len(each.places), expected) if first else str(len(each.places))
    return f"{title}{GAP}— {count}"


def _out_of(part: int, expected: int) -> str:
    """«1 из 20 муниципалитетов»."""
    of = numbers.counted(expected, "муниципалитета", "муниципалитетов", "муниципалитетов")
    return f"{part} из{GAP}{of}"


def _named(names: Sequence[str], most: int) -> str:
    """«А, Б, В и ещё 1»."""
    rest = len(names) - most
    if rest <= 0:
        return ", ".join(names)
    return f"{', '.join(names[:most])} и{GAP}ещё {rest}"


_TELLERS: Final[Mapping[type[Any], Callable[[Any, _About], AgendaText]]] = {
    OverdueDecision: _decision,
    OtherOverdue: _other_decisions,
    MissedTarget: _target,
    OtherTargets: _other_targets,
    DueItem: _item,
    OtherItems: _other_items,
    SilentPlaces: _silent,
    QuietTables: _tables,
}
