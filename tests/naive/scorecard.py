"""The slow obvious scorecard: what each indicator is called, scores, ranks, targets, the index.

It knows nothing of how a value came about: it is given cells and compares them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

Row = dict[str, Any]
Label = tuple[str, str | None]
"""Level and, for a municipality, its oktmo."""

SELECTION: Final[Label] = ("selection", None)
REGION: Final[Label] = ("region", None)


@dataclass(frozen=True)
class Indicator:
    key: str
    title: str
    unit: str
    direction: str
    only_region: bool = False
    per_head: bool = False

    @property
    def cumulative(self) -> bool:
        """Whether the numerator grows in the course of a period."""
        return self.key in CUMULATIVE

    @property
    def reported(self) -> bool:
        """Whether the municipality itself reports it, so that silence is not zero."""
        return self.key in REPORTED


@dataclass(frozen=True)
class Cell:
    """One indicator at one level; None is an empty cell."""

    numerator: float | None
    denominator: float | None
    value: float | None
    reason: str | None
    small: bool = False
    doubt: str | None = None
    score: float | None = None
    rank: int | None = None

    @property
    def may_be_compared(self) -> bool:
        return self.value is not None and not self.small and self.doubt is None


CUMULATIVE: Final = (
    "training_coverage",
    "managers_training_coverage",
    "school_project_participation",
    "diagnostics_coverage",
    "method_council_meetings",
    "event_participation",
    "internship_participation",
)
REPORTED: Final = (
    "diagnostics_coverage",
    "learning_routes",
    "mentoring_coverage",
    "event_participation",
    "internship_participation",
    "best_practices",
)

DIRECTION_TITLES: Final = {
    "knowledge": "Знание",
    "health": "Здоровье",
    "creativity": "Творчество",
    "upbringing": "Воспитание",
    "career_guidance": "Профориентация",
    "teacher_team": "Учитель. Школьная команда",
    "school_climate": "Школьный климат",
    "learning_environment": "Образовательная среда",
}

INDICATORS: Final[tuple[Indicator, ...]] = (
    Indicator("training_coverage", "Охват повышением квалификации", "percent", "up", per_head=True),
    Indicator("training_coverage_3y", "Охват ПК за три года", "percent", "up", per_head=True),
    Indicator(
        "managers_training_coverage",
        "Охват ПК управленческих кадров",
        "percent",
        "up",
        per_head=True,
    ),
    Indicator("remote_training_share", "Доля дистанционного обучения", "percent", "neutral"),
    Indicator("network_programs_share", "Доля сетевых программ", "percent", "up"),
    Indicator("rumo_attendance", "Явка на заседания РУМО", "percent", "up"),
    Indicator("rumo_representation", "Представленность на заседаниях РУМО", "percent", "up"),
    Indicator("rumo_quorum", "Правомочные заседания РУМО", "percent", "up", only_region=True),
    Indicator(
        "rumo_plan_execution", "Исполнение плана работы РУМО", "percent", "up", only_region=True
    ),
    Indicator("decision_completion", "Исполнение решений", "percent", "up"),
    Indicator("decision_on_time", "Исполнено в срок", "percent", "up"),
    Indicator("decision_overdue", "Просроченные поручения", "count", "down"),
    Indicator("school_project_participation", "Участие в самодиагностике", "percent", "up"),
    Indicator("school_project_level", "Школы уровня не ниже среднего", "percent", "up"),
    Indicator("school_project_score", "Средний результат самодиагностики", "percent", "up"),
    *(
        Indicator(f"school_project_{direction}", title, "percent", "up")
        for direction, title in DIRECTION_TITLES.items()
    ),
    Indicator(
        "diagnostics_coverage", "Охват диагностикой дефицитов", "percent", "up", per_head=True
    ),
    Indicator(
        "diagnostics_expertise",
        "Диагностики, прошедшие экспертизу",
        "percent",
        "up",
        only_region=True,
    ),
    Indicator(
        "learning_routes", "Педагоги с индивидуальным маршрутом", "percent", "up", per_head=True
    ),
    Indicator(
        "mentoring_coverage", "Наставничество молодых педагогов", "percent", "up", per_head=True
    ),
    Indicator("method_council_meetings", "Заседания муниципального методсовета", "count", "up"),
    Indicator("event_participation", "Участие в сетевых событиях", "per_100", "up", per_head=True),
    Indicator("internship_sites", "Стажировочные площадки", "per_10", "up"),
    Indicator("internship_participation", "Участие в стажировках", "per_100", "up", per_head=True),
    Indicator("best_practices", "Лучшие практики", "per_100", "up", per_head=True),
)

INDEX: Final = Indicator("index", "Индекс эффективности", "points", "up")


def with_scores(
    indicator: Indicator, cells: Mapping[Label, Cell], contenders: Sequence[Label]
) -> dict[Label, Cell]:
    """The same cells with scores to the best contender and ranks among the contenders.

    `contenders` are the municipalities of the region (of the group) that are not `regional`.
    """
    ranked = []
    for label in contenders:
        cell = cells[label]
        if indicator.direction != "neutral" and cell.may_be_compared:
            ranked.append(label)
    values = [value for label in ranked if (value := cells[label].value) is not None]
    scored = {}
    for label, cell in cells.items():
        score = None
        if values and cell.value is not None and cell.may_be_compared:
            if label in ranked:
                score = _score(indicator, cell.value, values)
            elif label in (SELECTION, REGION) and indicator.unit != "count":
                score = _score(indicator, cell.value, values)
                score = None if score is None else min(score, 100.0)
        rank = None
        if label in ranked and cell.value is not None:
            rank = _rank(indicator, cell.value, values)
        scored[label] = replace(cell, score=score, rank=rank)
    return scored


def _score(indicator: Indicator, value: float, values: Sequence[float]) -> float | None:
    if indicator.direction == "up":
        best = max(values)
        return None if best == 0 else value / best * 100
    best = min(values)
    if value == 0:
        return 100.0
    return best / value * 100


def _rank(indicator: Indicator, value: float, values: Sequence[float]) -> int:
    rank = 1
    for other in values:
        if indicator.direction == "up" and round(other, 4) > round(value, 4):
            rank += 1
        if indicator.direction == "down" and round(other, 4) < round(value, 4):
            rank += 1
    return rank


def index_cells(
    cells: Mapping[str, Mapping[Label, Cell]],
    weights: Mapping[str, float],
    labels: Iterable[Label],
    contenders: Sequence[Label],
) -> dict[Label, Cell]:
    """The index of every label, ranked among the contenders that have one."""
    indexes: dict[Label, float | None] = {}
    stands_on: dict[Label, float] = {}
    for label in labels:
        total = 0.0
        weight_total = 0.0
        for indicator in INDICATORS:
            score = cells[indicator.key][label].score
            weight = weights[indicator.key]
            if weight > 0 and score is not None:
                total += weight * score
                weight_total += weight
        indexes[label] = total / weight_total if weight_total > 0 else None
        stands_on[label] = weight_total
    in_play = 0.0
    for indicator in INDICATORS:
        somebody = any(cells[indicator.key][label].score is not None for label in contenders)
        if somebody and weights[indicator.key] > 0:
            in_play += weights[indicator.key]
    doubts = {
        label: "few_indicators"
        if indexes[label] is not None and stands_on[label] < in_play / 2
        else None
        for label in indexes
    }
    values = [
        value
        for label in contenders
        if (value := indexes[label]) is not None and doubts[label] is None
    ]
    index = {}
    for label, value in indexes.items():
        rank = None
        if value is not None and label in contenders and doubts[label] is None:
            rank = _rank(INDEX, value, values)
        reason = "no_data" if value is None else None
        index[label] = Cell(None, None, value, reason, doubt=doubts[label], rank=rank)
    return index


def weight_of(indicator: Indicator, weight_rows: Iterable[Row], end: date) -> float:
    """The weight in force on the period's last day."""
    newest: Row | None = None
    for row in weight_rows:
        if row["indicator"] != indicator.key or row["valid_from"] > end:
            continue
        if newest is None or row["valid_from"] > newest["valid_from"]:
            newest = row
    if newest is not None:
        return float(newest["weight"])
    if indicator.key in (
        "training_coverage",
        "rumo_attendance",
        "decision_completion",
        "school_project_score",
    ):
        return 1.0
    is_direction = indicator.key.removeprefix("school_project_") in DIRECTION_TITLES
    if is_direction or indicator.direction == "neutral" or indicator.only_region:
        return 0.0
    return 0.5


def target_of(
    indicator: Indicator, level: str, oktmo: str | None, period: str, target_rows: Iterable[Row]
) -> Row | None:
    """The target that this row is held against; `oktmo` is the row's own."""
    if indicator.key == "index":
        return None
    if indicator.only_region and level != "region":
        return None
    if indicator.unit == "count" and level != "municipality":
        return None
    default = None
    for row in target_rows:
        if row["indicator"] != indicator.key or row["period"] != period:
            continue
        if row["oktmo"] is None:
            default = row
        elif row["oktmo"] == oktmo:
            return row
    return default


def status_of(
    indicator: Indicator, value: float | None, target: Row | None, share: float | None
) -> str:
    """How the value stands to what of the target is due by D (`target_of` says where none is).

    `share` is how much of the target that is; None: the period has not begun.
    """
    if value is None or target is None or share is None or indicator.direction == "neutral":
        return "none"
    reached = round(value, 9)
    aim = round(float(target["value"]) * share, 9)
    near = round(float(target["near"]) * share, 9)
    if indicator.direction == "up":
        if reached >= aim:
            return "good"
        return "watch" if reached >= near else "bad"
    if reached <= aim:
        return "good"
    return "watch" if reached <= near else "bad"
