"""What the report of a region says of schools, the network, diagnostics and mentoring."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.documents.report.answer import RegionWork
from data_sources.answers.network.answer import NetworkPicture
from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.answers.schools.directions import KEYS
from data_sources.question.choices import LEVELS
from data_sources.scoring.results import Overview, Question
from layouts.files.report import sentences
from layouts.files.report.paper import Block, Heading, Items, Paragraph, Remark
from layouts.wording import numbers, terms
from layouts.wording.subjects import (
    diagnostic_sentences,
    network_sentences,
    network_words,
    school_sentences,
    school_words,
)

_SCHOOLS: Final = (
    "school_project_participation",
    "school_project_level",
    "school_project_score",
)
_NETWORK: Final = (
    "event_participation",
    "internship_sites",
    "internship_participation",
    "best_practices",
)
_SUPPORT: Final = (
    "diagnostics_coverage",
    "diagnostics_expertise",
    "learning_routes",
    "mentoring_coverage",
)


def blocks(work: RegionWork, overview: Overview) -> Iterator[Block]:
    """Three sections."""
    question = overview.scorecard.question
    yield Heading("Проект «Школа Минпросвещения России»")
    yield from _schools(work.schools, overview, question)
    yield Heading("Сетевое взаимодействие, стажировки и лучшие практики")
    yield from _network(work.network, overview, question)
    yield Heading("Диагностика профессиональных дефицитов, маршруты и наставничество")
    yield from _support(work, overview, question)


def _schools(
    picture: SchoolProjectPicture, overview: Overview, question: Question
) -> Iterator[Block]:
    counts = picture.levels[0]
    took_part = counts.schools - counts.absent
    if not counts.schools:
        yield Paragraph("Школ, которые участвуют в проекте, в реестре нет.")
    elif not took_part:
        when = terms.capital(sentences.over(question.period))
        yield Paragraph(
            f"{when} самодиагностику не прошла ни одна школа "
            f"(в реестре{numbers.NBSP}— {school_words.schools(counts.schools)})."
        )
    else:
        verb = numbers.plural(took_part, "прошла", "прошли", "прошли")
        levels = [
            f"{terms.filter_value('level', level)}{numbers.NBSP}— "
            f"{numbers.number(counts.count(level), 0)}"
            for level in reversed(LEVELS)
        ]
        if counts.without_level:
            levels.append(f"не указан{numbers.NBSP}— {numbers.number(counts.without_level, 0)}")
        yield Paragraph(
            f"Самодиагностику {verb} {school_words.schools(took_part)} из{numbers.NBSP}"
            f"{numbers.number(counts.schools, 0)} по реестру. Уровень: {', '.join(levels)}."
        )
        yield Paragraph(f"{school_sentences.headline(picture)} {school_sentences.lead(picture)}")
    keys = (*_SCHOOLS, *(KEYS.values() if took_part else ()))
    yield from _values(overview, keys)


def _network(picture: NetworkPicture, overview: Overview, question: Question) -> Iterator[Block]:
    yield Paragraph(f"{network_sentences.headline(picture)} {network_sentences.lead(picture)}")
    if picture.kinds:
        kinds = ", ".join(
            f"{network_words.practice_kind(each.kind)}{numbers.NBSP}— "
            f"{numbers.number(each.practices, 0)}"
            for each in picture.kinds
        )
        yield Paragraph(f"Лучшие практики по видам: {kinds}.")
    else:
        yield Paragraph(f"Сведений о лучших практиках {sentences.over(question.period)} нет.")
    yield from _values(overview, _NETWORK)


def _support(work: RegionWork, overview: Overview, question: Question) -> Iterator[Block]:
    picture = work.diagnostics
    said = f"{diagnostic_sentences.headline(picture)} {diagnostic_sentences.lead(picture)}"
    overdue = picture.needs.in_all.routes.overdue
    if overdue:
        late = numbers.counted(overdue, "маршрута", "маршрутов", "маршрутов")
        said = f"{said} Срок завершения прошёл у{numbers.NBSP}{late}."
    yield Paragraph(said)
    yield from _values(overview, _SUPPORT)


def _values(overview: Overview, keys: tuple[str, ...]) -> Iterator[Block]:
    yield Items(sentences.told_of(overview, keys))
    yield Remark(sentences.source(overview.scorecard.question, *keys))
