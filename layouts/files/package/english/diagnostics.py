"""The showcase of diagnostics, in English."""

from __future__ import annotations

from typing import Final

from layouts.files.package.english import told

TABLES: Final = told.tables(
    {
        "diagnostics": (
            "Showcase of diagnostics",
            "One row for each diagnostic of professional deficits published by the reporting "
            "date, with its expert review and its results in the period.",
            {
                "code": ("Diagnostic code", "Lasting code of the diagnostic."),
                "title": ("Diagnostic", "Title of the diagnostic."),
                "owner_code": (
                    "Owner code",
                    "Organisation whose diagnostic it is, in the resource organizations.",
                ),
                "owner": (
                    "Owner",
                    "Name of the organisation. Empty: the register does not know its code.",
                ),
                "audience": (
                    "Audience",
                    "Who is diagnosed: teacher, manager, preschool (preschool teachers), "
                    "additional (teachers of additional education), pedagogical_class (pupils of "
                    "pedagogical classes).",
                ),
                "subject": ("Subject", "School subject. Empty: not about one subject."),
                "published_on": ("Publication date", "Day of publication."),
                "expertise_status": (
                    "Expert review",
                    "On the reporting date: declared, in_review, revision, recommended or "
                    "rejected; a verdict of a later day is still in_review.",
                ),
                "expertise_on": (
                    "Review date",
                    "Day of the verdict. Empty: none by the reporting date.",
                ),
                "valid_until": (
                    "Valid until",
                    "Last day on which the recommendation holds, it may be ahead. Empty: it has "
                    "no end.",
                ),
                "is_valid": (
                    "Passed expert review",
                    "1: recommended, and that holds on the reporting date; 0: not. The sum of the "
                    "field and the number of rows are numerator and denominator of the indicator "
                    "diagnostics_expertise.",
                ),
                "url": ("Link", "Page of the diagnostic. Empty: none."),
                "participants": (
                    "Participants",
                    "People of the municipalities asked about who were diagnosed in the period; "
                    "one diagnosed twice is two.",
                ),
                "with_deficit": (
                    "With a deficit",
                    "How many of the participants showed a professional deficit, people.",
                ),
                "municipalities": (
                    "Municipalities",
                    "Number of the municipalities asked about in which it was held in the period.",
                ),
            },
        ),
    }
)
