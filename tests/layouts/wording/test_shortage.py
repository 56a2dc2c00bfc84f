"""What is lacking and what is expected, in words with the right noun and its form."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from data_sources.indicators import registry
from data_sources.indicators.declaration import Direction, Unit
from data_sources.question.periods import parse_period
from data_sources.scoring.due import Forecast
from data_sources.scoring.results import Row, Status
from layouts.pages.indicator import what_if
from layouts.wording import nouns
from layouts.wording.indicators import shortage
from layouts.wording.subject import subject
from tests.drawn_components import tree
from tests.layouts import scenes
from tests.layouts.scenes import of_type, text

YEAR = parse_period("2025-2026")
KEY = "training_coverage"


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("key", "numerator", "denominator", "target", "said"),
    [
        (KEY, 9, 10, 100, "не хватает 1 педагога"),
        (KEY, 8, 10, 100, "не хватает 2 педагогов"),
        ("rumo_attendance", 1, 2, 80, "не хватает 1 места"),
        ("school_project_participation", 8, 10, 100, "не хватает 2 школ"),
        ("internship_sites", 1, 100, 0.2, "не хватает 1 площадки"),
        ("internship_sites", 1, 100, 0.3, "не хватает 2 площадок"),
        ("event_participation", 0, 100, 5, "не хватает 5 участий"),
        ("network_programs_share", 1, 10, 30, "не хватает 2 программ"),
        ("decision_completion", 1, 3, 100, "не хватает 2 поручений"),
        (KEY, 10, 10, 90, ""),
    ],
)
def test_the_lacking_have_their_noun(
    key: str, numerator: float, denominator: float, target: float, said: str
) -> None:
    value = numerator / denominator * registry()[key].unit.factor
    row = scenes.row(
        key, scenes.ASINO, numerator=numerator, denominator=denominator, value=value, target=target
    )
    assert plain(shortage.to_target(row, subject(key))) == said


def test_too_many_are_more_than_the_target() -> None:
    row = scenes.row("decision_overdue", scenes.ASINO, numerator=5.0, value=5.0, target=3.0,
                     status=Status.BAD)  # fmt: skip
    assert plain(shortage.to_target(row, subject("decision_overdue"))) == (
        "больше цели на 2 поручения"
    )


@pytest.mark.parametrize("key", sorted(registry()))
@pytest.mark.parametrize("count", [1, 2, 5, 21])
def test_every_judged_indicator_has_both_forms(key: str, count: int) -> None:
    indicator = registry()[key]
    if indicator.direction is Direction.NEUTRAL:
        return
    for level in (scenes.row(key).level, scenes.row(key, scenes.ASINO).level):
        for words in (nouns.lacking(key, level, count), nouns.onto(key, level, count)):
            assert plain(words).startswith(f"{count} ")
            assert plain(words).split()[1].isalpha()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("school_project_participation", "на 1 школу"),
        ("method_council_meetings", "на 1 заседание"),
        ("internship_participation", "на 1 участие"),
        ("managers_training_coverage", "на 1 руководителя"),
        ("school_project_score", "на 1 балл"),
    ],
)
def test_a_lag_takes_its_own_case(key: str, said: str) -> None:
    unit = registry()[key].unit
    row = scenes.row(
        key,
        scenes.ASINO,
        numerator=1.0,
        denominator=None if unit is Unit.COUNT else 100.0,
        value=1.0,
        # Of a smaller part of the target nothing would be said: the period had only begun.
        target=30.0,
        target_to_date=2.0 if unit is Unit.COUNT else 2.0 / 100 * unit.factor,
        status=Status.BAD,
    )
    assert plain(shortage.late_by(row, subject(key))) == said


def test_a_forecast_is_told_with_its_range() -> None:
    assert YEAR is not None
    row = scenes.row(KEY, scenes.ASINO, value=20.0, numerator=20.0, denominator=100.0)
    told = shortage.expected(row, Forecast(43.2, 38.4, 49.1), subject(KEY), YEAR)
    assert plain(told) == "к концу года ожидается 43 % (от 38 до 49)"
    late = row._replace(previous=21.0, previous_then=18.5)
    told = shortage.expected(late, Forecast(43.2, 38.4, 49.1), subject(KEY), YEAR)
    assert plain(told).endswith("(от 38 до 49), без сведений, которые ещё в пути")
    alike = shortage.expected(row, Forecast(43.2, 43.1, 43.3), subject(KEY), YEAR)
    assert plain(alike) == "к концу года ожидается 43 %"
    months = parse_period("2025-09..2025-12")
    assert months is not None
    rate = shortage.expected(row, Forecast(1.5, 1.25, 2.0), subject("event_participation"), months)
    assert plain(rate) == "к концу периода ожидается 1,5 на 100 (от 1,25 до 2)"


# --- what if ----------------------------------------------------------------------------------


def what_if_of(best: float | None = 60.0, query: str = "", **fields: Any) -> Any:
    row = scenes.row(
        KEY,
        **{
            "value": 20.0,
            "numerator": 200.0,
            "denominator": 1000.0,
            "target": 45.0,
            "near": 40.0,
            **fields,
        },
    )
    return what_if.draw(scenes.scorecard((row,), query).question, row, subject(KEY), best)


def test_the_steps_say_how_many_more_by_when() -> None:
    drawn = what_if_of()
    said = plain(text(drawn))
    # From 21 November to 31 May there are 191 days: 6,3 months.
    assert "Чтобы выйти на цель к 31 мая: ещё 250 педагогов, по 40 в месяц." in said
    rows = [plain(text(each)) for each in of_type(of_type(drawn, "Tbody")[0], "Tr")]
    assert rows == [
        "Граница «чуть ниже цели»40,0 %200 педагоговпо 153 в месяцпо 32 в месяцпо 22 в месяц",
        "Цель45,0 %250 педагоговпо 191 в месяцпо 40 в месяцпо 27 в месяц",
        "Лучший муниципалитет60,0 %400 педагоговпо 305 в месяцпо 64 в месяцпо 44 в месяц",
    ]


def test_a_step_that_is_reached_says_so() -> None:
    assert "достигнуто" in text(what_if_of(value=42.0, numerator=420.0))


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("period=2024-2025", {}),
        ("period=2026-2027", {}),
        ("", {"value": None, "numerator": None}),
        ("", {"value": 70.0, "numerator": 700.0}),
    ],
)
def test_there_is_nothing_to_reach_in_a_period_that_is_over_or_of_what_is_unknown(
    query: str, fields: dict[str, Any]
) -> None:
    assert tree(what_if_of(query=query, **fields)).hidden is True


def test_people_count_by_the_halves_of_a_school_year() -> None:
    assert YEAR is not None
    assert what_if.days_ahead(YEAR, date(2025, 11, 21)) == (
        date(2025, 12, 31), date(2026, 5, 31), date(2026, 8, 31),
    )  # fmt: skip
    assert what_if.days_ahead(YEAR, date(2026, 6, 1)) == (date(2026, 8, 31),)
    quarter = parse_period("2026-Q1")
    assert quarter is not None
    assert what_if.days_ahead(quarter, date(2026, 2, 1)) == (date(2026, 3, 31),)


def test_in_the_last_days_all_of_them_are_left() -> None:
    drawn = what_if_of(query="period=2025-09..2025-11")
    assert "к 30 ноября: ещё 250 педагогов, все за 9 дней" in plain(text(drawn))


# --- what cannot be said of the schedule -----------------------------------------------------


def behind_schedule(**fields: Any) -> Row:
    return scenes.row(
        KEY,
        scenes.ASINO,
        **{
            "numerator": 20.0,
            "denominator": 100.0,
            "value": 20.0,
            "target": 45.0,
            "target_to_date": 22.0,
            "status": Status.BAD,
            **fields,
        },
    )


def test_who_lacks_more_than_came_late_a_year_ago_is_behind() -> None:
    row = behind_schedule(previous=21.0, previous_then=19.5)
    assert (row.is_schedule_unclear, row.verdict) == (False, Status.BAD)
    assert plain(shortage.status(row, subject(KEY))) == "отстаёт от графика на 2 педагога"


def test_nothing_is_said_of_who_lacks_no_more_than_came_late_a_year_ago() -> None:
    row = behind_schedule(previous=21.0, previous_then=19.0)
    assert (row.is_schedule_unclear, row.verdict) == (True, Status.NONE)
    assert shortage.status(row, subject(KEY)) == "по графику ли, пока не ясно"
    assert shortage.behind(row, subject(KEY)) == ""


def test_nothing_is_said_while_a_period_has_only_begun() -> None:
    row = behind_schedule(value=0.0, numerator=0.0, target_to_date=2.24)
    assert (row.has_only_begun, row.is_schedule_unclear) == (True, True)
    begun = behind_schedule(value=0.0, numerator=0.0, target_to_date=2.25)
    assert (begun.has_only_begun, begun.is_schedule_unclear) == (False, False)


def test_a_whole_target_that_is_not_reached_is_clear() -> None:
    row = behind_schedule(target_to_date=45.0, previous=60.0, previous_then=10.0)
    assert (row.is_schedule_unclear, row.verdict) == (False, Status.BAD)
