"""What the report of a region says of meetings, decisions and further training."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from data_sources.answers.documents.report.answer import RegionWork
from data_sources.answers.meetings.answer import Meeting, PlanItem
from data_sources.question.choices import RUMO
from data_sources.scoring.results import Overview, Question
from layouts.files.report import sentences
from layouts.files.report.paper import Block, Heading, Items, Paragraph, Remark
from layouts.wording import numbers, terms
from layouts.wording.subjects import (
    decision_sentences,
    decision_words,
    meeting_sentences,
    training_sentences,
    work_plan,
)

MOVED_LISTED: Final = 10
_MEETINGS: Final = (
    "rumo_attendance",
    "rumo_representation",
    "rumo_quorum",
    "rumo_plan_execution",
    "method_council_meetings",
)
_DECISIONS: Final = ("decision_completion", "decision_on_time", "decision_overdue")
_TRAINING: Final = (
    "training_coverage",
    "training_coverage_3y",
    "managers_training_coverage",
    "remote_training_share",
    "network_programs_share",
)
_MEETING: Final = ("заседание", "заседания", "заседаний")
_KINDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "assignment": ("поручение", "поручения", "поручений"),
    "recommendation": ("рекомендация", "рекомендации", "рекомендаций"),
    "informational": ("решение к сведению", "решения к сведению", "решений к сведению"),
}


def blocks(work: RegionWork, overview: Overview) -> Iterator[Block]:
    """Three sections."""
    question = overview.scorecard.question
    yield Heading("Заседания РУМО и муниципальных методических советов")
    yield from _meetings(work, overview, question)
    yield Heading("Решения и их исполнение")
    yield from _decisions(work, overview, question)
    yield Heading("Повышение квалификации")
    yield from _training(work, overview, question)


def _meetings(work: RegionWork, overview: Overview, question: Question) -> Iterator[Block]:
    yield Paragraph(
        f"{_held(work.meetings.calendar, 'РУМО', question)} "
        f"{_held(work.council_calendar, 'муниципальных методических советов', question)}"
    )
    yield Paragraph(
        " ".join((meeting_sentences.headline(work.meetings), meeting_sentences.lead(work.meetings)))
    )
    groups = meeting_sentences.groups(work.meetings)
    if groups:
        yield Items(
            tuple(
                f"{group.title}: "
                + terms.municipalities(
                    [each.municipality for each in group.attenders if each.municipality]
                )
                + "."
                for group in groups
            )
        )
    yield from _plan(work.meetings.plan, question)
    yield from _values(overview, _MEETINGS)


def _held(calendar: Sequence[Meeting], whose: str, question: Question) -> str:
    """How many were held, cancelled and are still to come."""
    held = sum(each.status == "held" and each.held_on <= question.as_of for each in calendar)
    if not calendar:
        return f"Сведений о заседаниях {whose} {sentences.over(question.period)} в базе нет."
    verb = numbers.plural(held, "Состоялось", "Состоялись", "Состоялось")
    said = f"{verb} {numbers.counted(held, *_MEETING)} {whose}"
    cancelled = sum(each.status == "cancelled" for each in calendar)
    planned = len(calendar) - held - cancelled
    rest = [
        f"отменено {numbers.number(cancelled, 0)}" if cancelled else "",
        f"в{numbers.NBSP}плане ещё {numbers.number(planned, 0)}" if planned else "",
    ]
    return f"{', '.join((said, *filter(None, rest)))}."


def _plan(items: tuple[PlanItem, ...], question: Question) -> Iterator[Block]:
    own = tuple(item for item in items if item.plan == RUMO)
    if not own:
        yield Paragraph(
            f"План работы РУМО {sentences.over(question.period)}: нет данных (в базе нет пунктов "
            "плана со сроком в этом периоде)."
        )
        return
    count = numbers.counted(len(own), "пункт", "пункта", "пунктов")
    yield Paragraph(f"План работы РУМО: {count}; {work_plan.told(own)}.")
    moved = [
        item
        for item in own
        if item.original_due_on is not None and item.original_due_on != item.due_on
    ]
    if moved:
        yield Paragraph(f"Перенесены сроки пунктов плана: {numbers.number(len(moved), 0)}.")
        yield Items(tuple(_moved(item) for item in moved[:MOVED_LISTED]))
        if len(moved) > MOVED_LISTED:
            yield Remark(f"Приведены первые {MOVED_LISTED} из{numbers.NBSP}{len(moved)}.")


def _moved(item: PlanItem) -> str:
    was = numbers.day(item.original_due_on) if item.original_due_on else numbers.DASH
    title = item.title.strip().rstrip(".")
    return f"{title}: с{numbers.NBSP}{was} на{numbers.NBSP}{numbers.day(item.due_on)}."


def _decisions(work: RegionWork, overview: Overview, question: Question) -> Iterator[Block]:
    taken = sum(work.taken.values())
    if taken:
        kinds = [
            numbers.counted(work.taken[kind], *forms)
            for kind, forms in _KINDS.items()
            if work.taken.get(kind)
        ]
        verb = numbers.plural(taken, "принято", "приняты", "принято")
        count = numbers.counted(taken, "решение", "решения", "решений")
        when = sentences.over(question.period)
        yield Paragraph(
            f"На состоявшихся заседаниях {when} {verb} {count}, из них: {', '.join(kinds)}."
        )
    else:
        yield Paragraph(
            f"Решений, принятых {sentences.over(question.period)}, в базе нет "
            "(протоколы не загружены или решения не принимались)."
        )
    if taken or any(each.rows for each in work.decisions.counts):
        yield Paragraph(
            " ".join(
                (
                    decision_sentences.headline(work.decisions),
                    decision_sentences.lead(work.decisions),
                )
            )
        )
    execution = work.decisions.execution
    if execution.moved:
        yield Paragraph(f"Срок изменён: {decision_words.tasks(execution.moved)}.")
    yield from _values(overview, _DECISIONS)


def _training(work: RegionWork, overview: Overview, question: Question) -> Iterator[Block]:
    picture = work.training
    if picture.trainings:
        said = (
            training_sentences.trained(picture),
            training_sentences.network(picture),
            training_sentences.lead(picture),
        )
        yield Paragraph(" ".join(part for part in said if part))
    else:
        yield Paragraph(f"Сведений об обучении {sentences.over(question.period)} в базе нет.")
    yield from _values(overview, _TRAINING)


def _values(overview: Overview, keys: tuple[str, ...]) -> Iterator[Block]:
    yield Items(sentences.told_of(overview, keys))
    yield Remark(sentences.source(overview.scorecard.question, *keys))
