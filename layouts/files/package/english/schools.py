"""Schools and their self-diagnoses, in English."""

from __future__ import annotations

from typing import Final

from data_sources.vocabulary.directions import DIRECTIONS
from layouts.files.package.english import told

_LEVELS: Final = "below_basic, basic, medium or high"


def _of_direction(key: str) -> tuple[str, str]:
    name = key.replace("_", " ")
    return (
        f"{name.capitalize()}, %",
        f"Direction “{name}”: points scored / greatest possible points × 100. Empty: the school "
        "did not fill the direction in.",
    )


TABLES: Final = told.tables(
    {
        "self_diagnosis": (
            "Self-diagnoses of schools",
            "One row for each school that the project “School of the Ministry of Education” "
            "counts, with its newest self-diagnosis in the period; a school that made none has "
            "its row, too.",
            {
                "school_code": ("School code", "School, in the resource schools."),
                "school": ("School", "Name of the school."),
                "oktmo": ("OKTMO code", "Municipality of the school, 8 digits, text."),
                "municipality": ("Municipality", "Name of the municipality."),
                "kind": ("Kind of school", "general, correctional, preschool or additional."),
                "completed_on": (
                    "Self-diagnosis date",
                    "Day of the newest self-diagnosis in the period. Empty: the school made none.",
                ),
                "edition": (
                    "Edition of the method",
                    "Edition by which the self-diagnosis was made. Empty: none was made.",
                ),
                "level": (
                    "Level",
                    f"{_LEVELS}, of the newest self-diagnosis in the period that has a level, as "
                    "the indicator counts it. Empty: no level.",
                ),
                "level_on": (
                    "Date of the level",
                    "Day of the self-diagnosis whose level it is. Empty: no level.",
                ),
                "score": (
                    "Points",
                    "Points scored in all directions, or in the one that the question names. "
                    "Empty: no points are recorded.",
                ),
                "max_score": (
                    "Greatest possible points",
                    "Points that could be scored in the same directions. Empty: no points are "
                    "recorded.",
                ),
                "percent": (
                    "Result, %",
                    "score / max_score × 100. Empty: no points are recorded.",
                ),
                **{key: _of_direction(key) for key in DIRECTIONS},
                "previous_completed_on": (
                    "Date of the round before",
                    "Day of the newest self-diagnosis in the same period (the whole of it) one "
                    "year earlier. Empty: none was made.",
                ),
                "previous_level": (
                    "Level of the round before",
                    f"{_LEVELS}, in the same period one year earlier. Empty: no level.",
                ),
                "previous_percent": (
                    "Result of the round before, %",
                    "score / max_score × 100 in the same period one year earlier. Empty: no points "
                    "are recorded.",
                ),
                "next_level": (
                    "Next level",
                    f"The level after its own: {_LEVELS}. Empty: there is none, or it is not "
                    "known, see distance.",
                ),
                "points_to_next": (
                    "Points to the next level",
                    "Points short of the threshold of the next level; 0: enough points, but the "
                    "level is not yet given. Empty: not known, see distance.",
                ),
                "distance": (
                    "About the next level",
                    "told: points_to_next is known; highest: there is no higher level; unverified "
                    "or unknown: so is the scale of the edition; other_maximum: the greatest "
                    "possible points are not those of the scale; no_points: none are recorded. "
                    "Empty: no self-diagnosis.",
                ),
            },
        ),
        "schools": (
            "Register of schools",
            "Schools that rows of the package refer to, one row each. A code that the register "
            "did not know stands alone in its row.",
            {
                "code": ("School code", "Lasting code of the school."),
                "oktmo": (
                    "OKTMO code",
                    "Municipality of the school, in the resource municipalities; 8 digits, text.",
                ),
                "name": ("Name", "Name of the school."),
                "kind": ("Kind of school", "general, correctional, preschool or additional."),
                "is_branch": ("School branch", "1: a branch of another school; 0: it is not."),
                "opened_on": (
                    "Opening date",
                    "First day of work. Empty: it always worked, as far as is known.",
                ),
                "closed_on": (
                    "Closing date",
                    "Day from which the school works no more. Empty: it works.",
                ),
            },
        ),
    }
)
