"""The values of indicators and their definitions, in English."""

from __future__ import annotations

from typing import Final

from layouts.files.package.english import told

TABLES: Final = told.tables(
    {
        "indicators": (
            "Indicators and the index by municipality",
            "One row for each indicator at each municipality shown, then at the selection (where "
            "some municipalities are left out), then at the region. What an indicator divides by "
            "what is in the resource indicator_definitions, joined by the field indicator.",
            {
                "level": (
                    "Level",
                    "Whose row it is: municipality, selection (the chosen municipalities "
                    "together) or region.",
                ),
                "oktmo": (
                    "OKTMO code",
                    "Code of the territory in the OKTMO classifier, 8 digits, text: of the "
                    "municipality as in the resource municipalities, of the region as in regions. "
                    "Empty: the row of the selection.",
                ),
                "municipality": ("Municipality", "Name of the municipality or of the region."),
                "indicator": (
                    "Indicator code",
                    "Key of the definition in the resource indicator_definitions.",
                ),
                "title": ("Indicator", "Title of the indicator, in Russian."),
                "unit": (
                    "Unit",
                    "Unit of value, target and previous: percent (41.2 means 41.2 %, not a "
                    "fraction), per_100 (per 100 teachers), per_10 (per 10 schools), count "
                    "(a number of items), points (0 to 100).",
                ),
                "direction": (
                    "Better direction",
                    "up: more is better; down: less is better; neutral: not judged.",
                ),
                "period": (
                    "Period",
                    "Reporting period of the question, as in the address: 2023-2024 is the school "
                    "year from 1 September to 31 August, 2024 a calendar year, 2024-Q2 a quarter, "
                    "2023-09..2024-05 months.",
                ),
                "as_of": (
                    "Reporting date",
                    "Day on which everything is counted: the earliest of the end of the period, "
                    "today and the day of known_at.",
                ),
                "known_at": (
                    "Time of knowledge (UTC)",
                    "Only what the database had recorded by this moment is counted. Empty: all "
                    "that was recorded when the package was made.",
                ),
                "numerator": (
                    "Numerator",
                    "What is counted, see how_en of the definition. Empty: the index, or an "
                    "indicator that does not apply at this level.",
                ),
                "denominator": (
                    "Denominator",
                    "What it is divided by, see how_en of the definition. Empty: a count, the "
                    "index, an indicator that does not apply, or no data.",
                ),
                "value": (
                    "Value",
                    "Numerator / denominator × 100 (percent, per_100) or × 10 (per_10); of a count "
                    "the numerator; rounded to 4 decimals. Empty: there is no value, the field "
                    "reason says why. A missing value is never 0.",
                ),
                "reason": (
                    "Reason for no value",
                    "no_data: the denominator is not known or nothing was found to divide by; "
                    "zero_denominator: the denominator is 0; nothing_due: nothing was due by the "
                    "reporting date; not_a_member: the municipality has no seat at the meetings; "
                    "not_reported: the municipality, which reports this itself, has not for two "
                    "years; withheld: so few people stand behind it, or behind what it follows "
                    "from, that it is not shown; not_applicable: the indicator exists for the "
                    "region alone. Empty: there is a value.",
                ),
                "small": (
                    "Small headcount",
                    "1: the denominator is a headcount too small to compare, the value has neither "
                    "score nor rank; 0: it is not.",
                ),
                "target": (
                    "Target value",
                    "Target of the period, in the unit of the indicator. Empty: none is set or "
                    "none applies.",
                ),
                "status": (
                    "Status against the target",
                    "Against what of the target is due by the reporting date. good: it is met; "
                    "watch: close to it; bad: short of it; none: no target, no value, or not "
                    "judged.",
                ),
                "score": (
                    "Score",
                    "Points from 0 to 100: the value as a share of the best municipality's (the "
                    "inverse where less is better), 4 decimals. Empty: not scored.",
                ),
                "rank": (
                    "Rank",
                    "Place among the municipalities, 1 is the best; equal values share a place. "
                    "Empty: not ranked.",
                ),
                "previous": (
                    "Value a year earlier",
                    "Value of the same question with its days one year earlier, in the same unit, "
                    "4 decimals. Empty: there was no value.",
                ),
                "previous_then": (
                    "Value a year earlier as seen then",
                    "Value of the same question with its days and its time of knowledge one year "
                    "earlier, in the same unit, 4 decimals: what a change is fairly compared "
                    "with, for late facts are missing on both sides. Empty: there was none.",
                ),
                "target_to_date": (
                    "Target due by the reporting date",
                    "What of the target is due by the reporting date, in the unit of the "
                    "indicator, 4 decimals: of an indicator that grows in the course of the "
                    "period the share that the region had by the same day in three earlier years. "
                    "Empty: no target, or the period has not begun.",
                ),
                "doubt": (
                    "Why the value is not compared",
                    "over_100: a percentage of a headcount above 100; few_indicators: an index "
                    "that stands on less than half of the weight in play. The value has neither "
                    "score nor rank. Empty: no doubt.",
                ),
            },
        ),
        "indicator_definitions": (
            "Definitions of the indicators",
            "One row for each indicator (its passport) and one for the index. Texts are Russian; "
            "title_en and how_en are the title and the formula in English.",
            {
                "indicator": ("Indicator code", "Key of the indicator in files and addresses."),
                "title": ("Title in Russian", "Title of the indicator, in Russian."),
                "title_en": ("Title in English", "Title of the indicator, in English."),
                "family": (
                    "Family",
                    "Subject of the indicator: training, meetings, decisions, school_project, "
                    "support; index: the composite index.",
                ),
                "unit": (
                    "Unit",
                    "percent; per_100: per 100 teachers; per_10: per 10 schools; count: a number "
                    "of items; points: from 0 to 100.",
                ),
                "unit_title": (
                    "Unit in words",
                    "The unit as it is written beside a number, in Russian.",
                ),
                "direction": (
                    "Better direction",
                    "up: more is better; down: less is better; neutral: not judged.",
                ),
                "question": (
                    "Question",
                    "The question that the indicator answers, in Russian.",
                ),
                "why": ("Purpose", "Why it is worth knowing, in Russian."),
                "how": (
                    "Formula in Russian",
                    "How numerator and denominator are counted, in Russian.",
                ),
                "how_en": (
                    "Formula in English",
                    "How numerator and denominator are counted, in English.",
                ),
                "limits": ("Limitations", "What the indicator does not say, in Russian."),
                "source": ("Source", "Tables and documents behind it, in Russian."),
                "owner": ("Data owner", "Who answers for the data, in Russian."),
                "example": (
                    "Worked example",
                    "An example with its numbers, in Russian. Empty: the index has none.",
                ),
                "version": ("Version", "Number of the definition that the numbers are counted by."),
                "valid_from": ("Valid from", "Day from which it counts."),
                "changed": ("Change", "What it changed in the one before, in Russian."),
            },
        ),
    }
)
