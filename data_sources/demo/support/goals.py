"""Targets, weights and the notes that travel with numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, recorded
from data_sources.demo.places import OVERDUE, REGION_OKTMO, SILENT
from data_sources.demo.world import World

DEFAULT_TARGETS: Final = (
    ("training_coverage", 45, 40),
    ("training_coverage_3y", 90, 80),
    ("managers_training_coverage", 40, 33),
    ("network_programs_share", 20, 15),
    ("rumo_attendance", 80, 70),
    ("rumo_representation", 90, 80),
    ("rumo_quorum", 100, 90),
    ("rumo_plan_execution", 90, 80),
    ("decision_completion", 80, 70),
    ("decision_on_time", 75, 65),
    ("decision_overdue", 0, 2),
    ("school_project_participation", 90, 80),
    ("school_project_level", 70, 60),
    ("school_project_score", 70, 60),
    ("school_project_career_guidance", 60, 50),
    ("diagnostics_coverage", 30, 25),
    ("diagnostics_expertise", 60, 50),
    ("learning_routes", 6, 5),
    ("mentoring_coverage", 80, 70),
    ("method_council_meetings", 3, 2),
    ("event_participation", 40, 30),
)
_OWN_TARGETS: Final = (
    ("training_coverage", "69741000", 50, 45),
    ("training_coverage", "69604000", 35, 30),
    ("training_coverage", "69652000", 35, 30),
    ("school_project_score", "69624000", 60, 52),
    ("rumo_attendance", REGION_OKTMO, 75, 65),
)
_WEIGHTS: Final = (
    ("event_participation", 5, 0.25),
    ("mentoring_coverage", 5, 0.5),
    ("mentoring_coverage", 1, 0.75),
    ("diagnostics_coverage", 1, 0.75),
)
_AUTHOR: Final = "Отдел мониторинга (учебные данные)"


def goal_facts(world: World) -> Iterator[Fact]:
    """Targets of each school year, written before it begins, and the weights of the index."""
    for year in world.reported_years:
        moment = world.before(year)
        for indicator, value, near in DEFAULT_TARGETS:
            yield Fact(schema.target, moment, _target(indicator, None, year.text, value, near))
        for indicator, oktmo, value, near in _OWN_TARGETS:
            yield Fact(schema.target, moment, _target(indicator, oktmo, year.text, value, near))
        for indicator, back, weight in _WEIGHTS:
            if back == year.back:
                values: Values = {
                    "indicator": indicator,
                    "valid_from": year.start,
                    "weight": weight,
                }
                yield Fact(schema.weight, moment, values)


def _target(indicator: str, oktmo: str | None, period: str, value: float, near: float) -> Values:
    return {
        "indicator": indicator,
        "oktmo": oktmo,
        "period": period,
        "value": value,
        "near": near,
    }


def note_facts(world: World) -> Iterator[Fact]:
    """What an analyst wrote beside the numbers."""
    rng = world.random("notes")
    last, current = world.years[-2], world.years[-1]
    notes: tuple[tuple[str, str | None, str | None, date, str], ...] = (
        (
            "note-2",
            "training_coverage",
            REGION_OKTMO,
            last.day(7, 3),
            "Рост охвата связан с новыми сетевыми программами института.",
        ),
        (
            "note-3",
            "school_project_career_guidance",
            None,
            last.day(1, 20),
            "Профориентация — самое слабое направление во всех муниципалитетах: "
            "не хватает соглашений с предприятиями.",
        ),
        (
            "note-4",
            "training_coverage",
            "69624000",
            last.day(6, 20),
            "Удалённые школы района не смогли приехать на весенние курсы.",
        ),
        (
            "note-1",
            None,
            SILENT,
            current.day(10, 2),
            "Отчёты за учебный год не представлены, сведения о численности отозваны на проверку.",
        ),
        (
            "note-5",
            "decision_overdue",
            OVERDUE,
            current.day(10, 12),
            "Район не сообщил об исполнении поручений, направлен запрос.",
        ),
    )
    for code, indicator, oktmo, noted_on, text in notes:
        values: Values = {
            "code": code,
            "indicator": indicator,
            "oktmo": oktmo,
            "noted_on": noted_on,
            "author": _AUTHOR,
            "text": text,
        }
        yield Fact(schema.note, recorded(rng, noted_on, most=2), values)
