"""The register of schools, in English."""

from __future__ import annotations

from typing import Final

from layouts.files.package.english import told

TABLES: Final = told.tables(
    {
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
