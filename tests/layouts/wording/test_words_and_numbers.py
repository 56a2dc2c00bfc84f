"""Numbers as Russian prints them, and the nouns that go with them."""

from __future__ import annotations

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from data_sources.indicators import registry
from data_sources.indicators.declaration import Unit
from data_sources.scoring.results import Level
from layouts.wording import nouns, numbers, terms


@given(st.floats(min_value=-1e9, max_value=1e9), st.integers(min_value=0, max_value=3))
def test_numbers_look_as_babel_prints_them(amount: float, decimals: int) -> None:
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
    expected = format_decimal(round(amount, decimals) + 0.0, pattern, locale="ru_RU")
    assert numbers.number(amount, decimals) == expected.replace("-", "\u2212")


@given(st.floats(min_value=-1e9, max_value=1e9))
def test_a_value_has_one_decimal_and_a_count_has_none(amount: float) -> None:
    one = format_decimal(round(amount, 1) + 0.0, "#,##0.0", locale="ru_RU")
    assert numbers.value(amount, Unit.PERCENT) == one.replace("-", "\u2212")
    assert "," not in numbers.value(amount, Unit.COUNT)


@pytest.mark.parametrize("unit", [Unit.PER_10, Unit.PER_100])
def test_few_things_on_many_do_not_look_alike(unit: Unit) -> None:
    sign = numbers.UNIT_SIGNS[unit]
    assert numbers.with_unit(0.15, unit) == f"0,15\u00a0{sign}"
    assert numbers.compact(0.25, unit) == f"0,25\u00a0{sign}"
    assert numbers.compact(12.0, unit) == f"12\u00a0{sign}"
    assert numbers.change(0.15, 0.12, unit) == "+0,03"
    assert numbers.change(0.151, 0.15, unit) == numbers.no_change(unit) == "0,00"
    assert numbers.with_unit(41.25, Unit.PERCENT) == "41,2\u00a0%"


def test_what_was_done_agrees_with_how_many_did_it() -> None:
    verbs, nouns = ("прошёл", "прошли", "прошли"), ("участник", "участника", "участников")
    said = [numbers.told(count, verbs, nouns) for count in (1, 3, 11, 21)]
    assert [each.replace("\u00a0", " ") for each in said] == [
        "прошёл 1 участник", "прошли 3 участника", "прошли 11 участников", "прошёл 21 участник"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 школа"),
        (2, "2 школы"),
        (5, "5 школ"),
        (11, "11 школ"),
        (14, "14 школ"),
        (21, "21 школа"),
        (112, "112 школ"),
        (1003, "1 003 школы"),
    ],
)
def test_nouns_agree_with_their_number(count: int, said: str) -> None:
    assert numbers.counted(count, "школа", "школы", "школ").replace("\u00a0", " ") == said


def parts(indicator: str, numerator: float, denominator: float | None = None) -> str | None:
    said = nouns.out_of(indicator, Level.MUNICIPALITY, numerator, denominator)
    return said.replace("\u00a0", " ") if said else None


@pytest.mark.parametrize(
    ("indicator", "numerator", "denominator", "said"),
    [
        ("training_coverage", 3418, 8296, "3 418 из 8 296 педагогов"),
        ("training_coverage", 20, 21, "20 из 21 педагога"),
        ("school_project_participation", 268, 301, "268 из 301 школы"),
        ("school_project_knowledge", 12.5, 20.5, "12,5 из 20,5 балла"),
        ("internship_sites", 2, 301, "2 площадки на 301 школу"),
        ("event_participation", 21, 40, "21 участие на 40 педагогов"),
        ("decision_overdue", 7, None, "7 поручений"),
        ("method_council_meetings", 1, None, "1 заседание"),
        ("training_coverage", 3, None, None),
        ("an_indicator_of_tomorrow", 3, 8, "3 из 8"),
    ],
)
def test_parts_of_a_number_are_named(
    indicator: str, numerator: float, denominator: float | None, said: str | None
) -> None:
    assert parts(indicator, numerator, denominator) == said


def test_a_sum_of_meetings_counts_possible_participations() -> None:
    said = nouns.out_of("rumo_representation", Level.REGION, 95, 120)
    assert said == "95 из 120\u00a0возможных участий"


def test_every_indicator_of_today_has_its_noun() -> None:
    for key, indicator in registry().items():
        said = parts(key, 3, None if indicator.is_count else 8)
        assert said is not None
        assert said != "3 из 8"


def test_a_missing_number_has_no_parts() -> None:
    assert nouns.out_of("training_coverage", Level.REGION, None, None) is None


def test_the_index_says_of_how_many_indicators_it_is_made() -> None:
    assert terms.scored(1, 26).replace("\u00a0", " ") == "по 1 показателю из 26"
    assert terms.scored(24, 26).replace("\u00a0", " ") == "по 24 показателям из 26"
