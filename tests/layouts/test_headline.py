"""The headline and the lead: a sentence for every state of the data, none with a hole in it."""

from __future__ import annotations

from datetime import date

import pytest

from data_sources.reasons import Reason
from data_sources.results import Row, Scorecard, Status
from layouts import headline
from tests.layouts import scenes

COVERAGE = headline.COVERAGE


def spoken(card: Scorecard) -> str:
    return headline.headline(card).replace("\u00a0", " ")


def lead(*rows: Row, query: str = "") -> str:
    return " ".join(headline.lead(scenes.scorecard(rows, query))).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "previous", "said"),
    [
        (41.2, 38.1, "курсы прошли 41,2 % педагогов — на 3,1 п.п. больше, чем"),
        (38.1, 41.2, "курсы прошли 38,1 % педагогов — на 3,1 п.п. меньше, чем"),
        (41.2, 41.21, "курсы прошли 41,2 % педагогов — столько же, сколько"),
        (41.2, None, "курсы прошли 41,2 % педагогов — сравнить с прошлым годом не с чем."),
        (0.0, 2.0, "курсы прошли 0,0 % педагогов — на 2 п.п. меньше, чем"),
    ],
)
def test_the_headline_compares_with_a_year_before(
    value: float, previous: float | None, said: str
) -> None:
    card = scenes.scorecard([scenes.row(COVERAGE, value=value, previous=previous)])
    assert said in spoken(card)
    assert spoken(card).startswith("За 2025/26 учебный год ")


def test_a_year_that_goes_on_is_compared_with_the_same_day() -> None:
    rows = [scenes.row(COVERAGE, value=41.0, previous=40.0)]
    assert spoken(scenes.scorecard(rows)).endswith("чем к этой же дате год назад.")


def test_a_year_that_is_over_is_compared_with_the_whole_year() -> None:
    rows = [scenes.row(COVERAGE, value=41.0, previous=40.0)]
    card = scenes.scorecard(rows, "period=2024-2025", as_of=date(2025, 8, 31))
    assert spoken(card).endswith("на 1 п.п. больше, чем годом раньше.")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            scenes.row(COVERAGE, reason=Reason.NO_DATA),
            "За 2025/26 учебный год нет данных, чтобы посчитать охват педагогов курсами.",
        ),
        (
            scenes.row(COVERAGE, reason=Reason.NO_DATA, previous=38.1),
            "нет данных, чтобы посчитать охват педагогов курсами; годом раньше было 38,1 %.",
        ),
        (
            scenes.row(COVERAGE, reason=Reason.ZERO_DENOMINATOR),
            "охват курсами не посчитать: по отчётам нет ни одного педагога.",
        ),
    ],
)
def test_a_missing_value_is_said_with_its_reason(row: Row, said: str) -> None:
    assert said in spoken(scenes.scorecard([row]))


def test_without_any_row_the_headline_says_that_there_are_no_data() -> None:
    assert "нет данных" in spoken(scenes.scorecard())


def test_a_period_ahead_has_not_begun() -> None:
    rows = [scenes.row(COVERAGE, value=0.0, previous=10.0)]
    said = spoken(scenes.scorecard(rows, "period=2030-2031"))
    assert said == "За 2030/31 учебный год: на 21.11.2025 этот период ещё не начался."


def test_a_selection_speaks_of_itself() -> None:
    rows = [scenes.selection(COVERAGE, value=50.0), scenes.row(COVERAGE, value=40.0)]
    several = scenes.scorecard(rows, "m=69608000,69701000", shown=(scenes.ASINO, scenes.TOMSK))
    assert spoken(several).startswith("Выбранные муниципалитеты: за 2025/26")
    assert "50,0 %" in spoken(several)
    one = scenes.scorecard(rows, "m=69608000", shown=(scenes.ASINO,))
    assert spoken(one).startswith("Асиновский район: за 2025/26")
    group = scenes.scorecard(rows, "group=city", shown=(scenes.TOMSK, scenes.KEDROVY))
    assert spoken(group).startswith("Группа «города»: за 2025/26")


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
        (overdue(2, 1, 1, 0), "Просрочены 2 поручения, больше всего — Асиновский район, Кедровый"),
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
    assert lead(*rows, own) == "Ниже цели по явке на заседания — Асиновский район, Томск."


def test_the_lead_is_silent_on_attendance_without_targets() -> None:
    rows = [scenes.row(headline.ATTENDANCE, scenes.ASINO, value=50.0)]
    assert lead(*rows) == ""


def test_the_lead_names_who_has_no_data_and_how_many_are_left_out() -> None:
    rows = [
        scenes.row(COVERAGE, scenes.KEDROVY, reason=Reason.NO_DATA),
        scenes.row(COVERAGE, value=41.2, left_out=1),
    ]
    assert lead(*rows) == (
        "Нет данных об охвате курсами — Кедровый; в сумме не учтён 1 муниципалитет."
    )


def test_many_names_are_counted() -> None:
    places = (scenes.ASINO, scenes.KEDROVY, scenes.TOMSK, scenes.CHAINSKY)
    rows = [scenes.row(COVERAGE, member, reason=Reason.NO_DATA) for member in places]
    assert lead(*rows) == "Нет данных об охвате курсами — 4 муниципалитета."
