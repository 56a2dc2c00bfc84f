"""What is declared of indicators, and every worked example of a passport worked out."""

from __future__ import annotations

import dataclasses
import re
from typing import Final

import pytest
import sqlalchemy as sa

from data_sources.database.schema import KNOWN_TABLES, own_columns
from data_sources.indicators import registry
from data_sources.indicators.declaration import EXAMPLE_OKTMO, Indicator, Reach, Unit
from data_sources.indicators.scenes import place
from data_sources.scoring.results import Level
from tests.asking import ask, row_of, store_on, sum_of, write
from tests.generated.databases import clear

DECLARED: Final = {
    "training_coverage": 1.0,
    "training_coverage_3y": 0.5,
    "managers_training_coverage": 0.5,
    "remote_training_share": 0.0,
    "network_programs_share": 0.5,
    "rumo_attendance": 1.0,
    "rumo_representation": 0.5,
    "rumo_quorum": 0.0,
    "rumo_plan_execution": 0.0,
    "decision_completion": 1.0,
    "decision_on_time": 0.5,
    "decision_overdue": 0.5,
    "school_project_participation": 0.5,
    "school_project_level": 0.5,
    "school_project_score": 1.0,
    "school_project_knowledge": 0.0,
    "school_project_health": 0.0,
    "school_project_creativity": 0.0,
    "school_project_upbringing": 0.0,
    "school_project_career_guidance": 0.0,
    "school_project_teacher_team": 0.0,
    "school_project_school_climate": 0.0,
    "school_project_learning_environment": 0.0,
    "diagnostics_coverage": 0.5,
    "diagnostics_expertise": 0.0,
    "learning_routes": 0.5,
    "mentoring_coverage": 0.5,
    "method_council_meetings": 0.5,
    "event_participation": 0.5,
    "internship_sites": 0.5,
    "internship_participation": 0.5,
    "best_practices": 0.5,
}
"""The keys of section 2 of the contract in its order, with the weights it gives without a row."""

EVERY = pytest.mark.parametrize("indicator", registry().values(), ids=lambda each: each.key)


def test_the_indicators_stand_in_the_order_of_the_contract_with_its_weights() -> None:
    declared = {key: indicator.default_weight for key, indicator in registry().items()}
    assert list(declared.items()) == list(DECLARED.items())


@EVERY
def test_a_passport_says_everything_in_russian(indicator: Indicator) -> None:
    texts = {
        "title": indicator.title,
        "short_title": indicator.short_title,
        "told": indicator.example.told,
        **dataclasses.asdict(indicator.passport),
    }
    for name, text in texts.items():
        assert text == text.strip(), name
        assert re.search("[а-яё]", text.lower()), name
    for name in ("question", "why", "how", "limits", "source", "told"):
        # A name of a table may stand in brackets; all else is said in words.
        assert len(re.findall("[а-яё]", texts[name].lower())) >= 10, name
    assert indicator.passport.question.endswith("?")


@EVERY
def test_english_says_what_is_divided_by_what(indicator: Indicator) -> None:
    title, how = indicator.english.title, indicator.english.how
    for text in (title, how):
        assert text == text.strip()
        assert text
        assert not re.search("[а-яё]", text.lower())
    assert how.endswith(".")
    if indicator.denominator is None:
        assert how.startswith("Count of ")
        assert "There is no denominator." in how
    else:
        assert how.startswith("Numerator: ")
        assert ". Denominator: " in how
    assert ("For the region alone." in how) == (indicator.reach is Reach.REGION)


@EVERY
def test_an_example_is_told_in_rows_that_name_columns_of_the_schema(indicator: Indicator) -> None:
    columns = {table.name: {c.name for c in own_columns(table)} for table in KNOWN_TABLES}
    assert indicator.example.rows
    for table, rows in indicator.example.rows.items():
        assert rows
        for row in rows:
            assert row.keys() <= columns[table], table


@EVERY
def test_only_a_count_has_no_denominator(indicator: Indicator) -> None:
    is_count = indicator.unit is Unit.COUNT
    assert (indicator.denominator is None) == is_count
    assert (indicator.example.denominator is None) == is_count


def test_every_worked_example_comes_to_what_its_passport_says(engine: sa.Engine) -> None:
    store = store_on(engine)
    found = {}
    for key, indicator in registry().items():
        clear(engine)
        write(engine, {**place(), **indicator.example.rows})
        overview = ask(store)
        if indicator.reach is Reach.REGION:
            row = sum_of(overview, key, Level.REGION)
        else:
            row = row_of(overview, key, EXAMPLE_OKTMO)
        found[key] = (row.numerator, row.denominator, row.value)
    assert found == {
        key: (
            indicator.example.numerator,
            indicator.example.denominator,
            indicator.example.numerator
            / (indicator.example.denominator or 1)
            * indicator.unit.factor,
        )
        for key, indicator in registry().items()
    }
