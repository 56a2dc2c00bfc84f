"""The headline and the lead: a sentence for every state of the data, none with a hole in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from data_sources.question.choices import INDEX
from data_sources.scoring.results import Row, Scorecard, Status
from data_sources.vocabulary.reasons import Doubt, Reason
from layouts.wording import headline
from tests.layouts import scenes

COVERAGE = headline.COVERAGE


def spoken(card: Scorecard) -> str:
    return headline.headline(card).replace("\u00a0", " ").replace("\u202f", " ")


def lead(*rows: Row, query: str = "") -> str:
    return " ".join(headline.lead(scenes.scorecard(rows, query))).replace("\u00a0", " ")


def courses(**fields: Any) -> str:
    """What the lead says of courses."""
    return lead(scenes.row(COVERAGE, **fields))


@pytest.mark.parametrize(
    ("value", "then", "said"),
    [
        (41.2, 38.1, "Курсы прошли 41,2 % педагогов — на 3,1 п.п. больше, чем к этой же дате"),
        (38.1, 41.2, "Курсы прошли 38,1 % педагогов — на 3,1 п.п. меньше, чем"),
        (41.2, 41.21, "Курсы прошли 41,2 % педагогов — столько же, сколько"),
        (41.2, None, "Курсы прошли 41,2 % педагогов — сравнить с прошлым годом не с чем."),
        (0.0, 2.0, "Курсы прошли 0,0 % педагогов — на 2 п.п. меньше, чем"),
    ],
)
def test_the_lead_compares_with_what_was_seen_a_year_before(
    value: float, then: float | None, said: str
) -> None:
    assert said in courses(value=value, previous_then=then)


@pytest.mark.parametrize(
    ("then", "previous", "said"),
    [
        (21.9, 22.8, "больше или меньше, чем год назад, пока не ясно"),
        (22.0, 20.0, "больше или меньше, чем год назад, пока не ясно"),
        (20.0, 21.0, "на 2,6 п.п. больше, чем к этой же дате год назад"),
    ],
)
def test_nothing_is_claimed_that_late_facts_may_turn_round(
    then: float, previous: float, said: str
) -> None:
    assert said in courses(value=22.6, previous_then=then, previous=previous)


def test_a_year_that_is_over_is_compared_with_the_whole_year() -> None:
    rows = [scenes.row(COVERAGE, value=41.0, previous=40.0)]
    card = scenes.scorecard(rows, "period=2024-2025", as_of=date(2025, 8, 31))
    assert " ".join(headline.lead(card)).endswith("больше, чем годом раньше.")


def test_a_year_that_goes_on_is_held_against_what_is_due_by_now() -> None:
    said = courses(value=22.6, target=45.0, target_to_date=23.0)
    assert said.startswith("Курсы прошли 22,6 % педагогов, к этому дню ждали 23,0 %")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            scenes.row(COVERAGE, reason=Reason.NO_DATA),
            "Нет данных, чтобы посчитать охват педагогов курсами.",
        ),
        (
            scenes.row(COVERAGE, reason=Reason.NO_DATA, previous=38.1),
            "Нет данных, чтобы посчитать охват педагогов курсами; годом раньше было 38,1 %.",
        ),
        (
            scenes.row(COVERAGE, reason=Reason.ZERO_DENOMINATOR),
            "Охват курсами не посчитать: по отчётам нет ни одного педагога.",
        ),
    ],
)
def test_a_missing_value_is_said_with_its_reason(row: Row, said: str) -> None:
    assert said in lead(row)


def test_without_any_row_the_headline_says_that_there_are_no_data() -> None:
    assert "нет данных" in spoken(scenes.scorecard())


def test_a_period_ahead_has_not_begun_and_nothing_more_is_said() -> None:
    rows = [scenes.row(COVERAGE, value=0.0, previous=10.0)]
    card = scenes.scorecard(rows, "period=2030-2031")
    assert spoken(card) == "За 2030/31 учебный год: на 21.11.2025 этот период ещё не начался."
    assert headline.lead(card) == ()


def test_a_selection_speaks_of_itself() -> None:
    judged = {"value": 50.0, "status": Status.BAD}
    rows = [scenes.selection(COVERAGE, **judged), scenes.row(COVERAGE, value=40.0)]
    several = scenes.scorecard(rows, "m=69608000,69701000", shown=(scenes.ASINO, scenes.TOMSK))
    assert spoken(several) == (
        "С 1 сентября по 21 ноября 2025 г. выбранные муниципалитеты: ниже положенного — курсы."
    )
    one = scenes.scorecard(rows, "m=69608000", shown=(scenes.ASINO,))
    assert "Асиновский район: ниже положенного — курсы" in spoken(one)
    group = scenes.scorecard(rows, "group=city", shown=(scenes.TOMSK, scenes.KEDROVY))
    assert "группа «города»: ниже положенного — курсы" in spoken(group)


def ranked(key: str, *statuses: Status, **last: Any) -> list[Row]:
    """Municipalities in the order of their places."""
    places = (scenes.ASINO, scenes.TOMSK, scenes.CHAINSKY)
    rows = [
        scenes.row(key, member, value=90.0 - rank, rank=rank, status=status)
        for rank, (member, status) in enumerate(zip(places, statuses, strict=False), start=1)
    ]
    return [*rows[:-1], rows[-1]._replace(**last)]


def test_the_headline_names_the_worst_of_each_main_indicator() -> None:
    rows = [
        *ranked(headline.ATTENDANCE, Status.GOOD, Status.BAD),
        *ranked("decision_completion", Status.GOOD, Status.GOOD, Status.WATCH),
        *ranked(COVERAGE, Status.GOOD, Status.BAD),
    ]
    said = spoken(scenes.scorecard(rows))
    assert said.endswith("отстают Томск (курсы, явка), Чаинский район (решения).")


@pytest.mark.parametrize(
    "rows",
    [
        ranked(COVERAGE, Status.GOOD, Status.GOOD),
        ranked(COVERAGE, Status.GOOD, Status.BAD, Status.BAD, rank=2),
        ranked(COVERAGE, Status.GOOD, Status.BAD, rank=None, doubt=Doubt.OVER_100),
        ranked(COVERAGE, Status.GOOD, Status.NONE, value=None, rank=None, reason=Reason.NO_DATA),
        ranked(COVERAGE, Status.BAD),
    ],
    ids=["reached", "shared place", "doubtful", "no data", "alone"],
)
def test_nobody_lags_who_is_not_the_last_for_sure(rows: list[Row]) -> None:
    assert "отста" not in spoken(scenes.scorecard(rows))


def test_of_whom_little_is_known_nothing_is_claimed() -> None:
    thin = scenes.row(INDEX, scenes.KEDROVY, value=20.0, scored=(5, 20), doubt=Doubt.FEW_INDICATORS)
    assert "Кедровый — судить рано: известны 5 из 20 показателей." in lead(thin)


def overdue(total: float, *held: float) -> list[Row]:
    places = (scenes.ASINO, scenes.KEDROVY, scenes.TOMSK, scenes.CHAINSKY)
    rows = [
        scenes.row(headline.OVERDUE, member, value=value)
        for member, value in zip(places, held, strict=False)
    ]
    return [*rows, scenes.row(headline.OVERDUE, value=total)]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (overdue(7, 3, 2, 1, 1), "Просрочено 7 поручений, больше всего — Асиновский район (3)."),
        (overdue(2, 1, 1, 0), "Просрочены 2 поручения: Асиновский район, Кедровый (по 1)."),
        (overdue(3, 1, 1, 0), "Просрочены 3 поручения, больше всего — Асиновский район, Кедровый"),
        (overdue(2, 1, 1, 0), "Кедровый (по 1)."),
        (overdue(4, 1, 1, 1, 1), "больше всего — по 1 — 4 муниципалитета."),
        (overdue(2, 0, 2, 0), "Просрочены 2 поручения: Кедровый."),
        (overdue(1, 0, 0, 0), "Просрочено 1 поручение."),
        (overdue(0, 0, 0, 0), "Просроченных поручений нет."),
    ],
)
def test_the_lead_says_who_holds_most_of_what_is_overdue(rows: list[Row], said: str) -> None:
    assert said in lead(*rows)


def test_the_lead_names_those_below_the_target_of_attendance() -> None:
    judged = {scenes.ASINO: Status.BAD, scenes.TOMSK: Status.WATCH, scenes.CHAINSKY: Status.GOOD}
    rows = [
        scenes.row(headline.ATTENDANCE, member, value=50.0, status=status)
        for member, status in judged.items()
    ]
    own = scenes.row(headline.ATTENDANCE, scenes.OWN, value=1.0, status=Status.BAD)
    said = lead(*rows, own)
    assert said.endswith("Ниже цели по явке на заседания — Асиновский район, Томск.")


def test_the_lead_is_silent_on_attendance_without_targets() -> None:
    rows = [scenes.row(headline.ATTENDANCE, scenes.ASINO, value=50.0)]
    assert "явке" not in lead(*rows)


def test_the_lead_names_who_has_no_data_and_how_many_are_left_out() -> None:
    rows = [
        scenes.row(COVERAGE, scenes.KEDROVY, reason=Reason.NO_DATA),
        scenes.row(COVERAGE, value=41.2, left_out=1),
    ]
    assert lead(*rows).endswith(
        "Нет данных об охвате курсами — Кедровый; в сумме не учтён 1 муниципалитет."
    )


def test_many_names_are_counted() -> None:
    places = (scenes.ASINO, scenes.KEDROVY, scenes.TOMSK, scenes.CHAINSKY)
    rows = [scenes.row(COVERAGE, member, reason=Reason.NO_DATA) for member in places]
    assert lead(*rows).endswith("Нет данных об охвате курсами — 4 муниципалитета.")
