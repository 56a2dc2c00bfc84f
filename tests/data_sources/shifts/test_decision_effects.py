"""Whether an indicator shifted as a decision wanted: each rule on a small history."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.indicators.declaration import Direction
from data_sources.shifts.aimed import AimedDecision
from data_sources.shifts.cusum import Judgement, Signal, Unjudged, Way
from data_sources.shifts.effects import Effect, Verdict, effect
from data_sources.shifts.results import REGION, Watched
from tests.asking import store_on, write
from tests.data_sources.shifts.test_shifts_asked import (
    COVERAGE,
    MOVED,
    STEADY,
    TODAY,
    Level,
    constant,
    doubled,
    history,
)

MONTHS: Final = tuple(date(2022 + month // 12, month % 12 + 1, 1) for month in range(36))
HELD: Final = date(2023, 11, 14)


def seen(
    *signals: tuple[Way, int],
    held_on: date = HELD,
    direction: Direction = Direction.UP,
    last: int = 35,
    unjudged: tuple[int, ...] = (),
    reason: Unjudged | None = None,
) -> Effect:
    found = tuple(Signal(way, began, began + 3, 41.0, 22.0, 9.0) for way, began in signals)
    months = MONTHS[: last + 1]
    judged = tuple(place >= 12 and place not in unjudged for place in range(len(months)))
    watched = Watched(COVERAGE, months, {REGION: Judgement(found, judged, reason)})
    return effect(held_on, direction, watched, REGION, months[-1])


# The meeting is in the 23rd month: its six whole months are those with places 23 to 28.
@pytest.mark.parametrize(
    ("signals", "verdict"),
    [
        ([], Verdict.NOT_SHIFTED),
        ([(Way.UP, 23)], Verdict.SHIFTED),
        ([(Way.UP, 28)], Verdict.SHIFTED),
        ([(Way.UP, 22)], Verdict.NOT_SHIFTED),
        ([(Way.UP, 29)], Verdict.NOT_SHIFTED),
        ([(Way.DOWN, 25)], Verdict.NOT_SHIFTED),
        ([(Way.DOWN, 23), (Way.UP, 27)], Verdict.SHIFTED),
    ],
)
def test_a_shift_counts_that_began_in_the_six_whole_months_after(
    signals: list[tuple[Way, int]], verdict: Verdict
) -> None:
    found = seen(*signals)
    assert found.verdict is verdict
    assert found.watched == (date(2023, 12, 1), date(2024, 5, 1))


def test_less_is_wanted_where_less_is_better() -> None:
    assert seen((Way.DOWN, 25), direction=Direction.DOWN).verdict is Verdict.SHIFTED
    against = seen((Way.UP, 25), direction=Direction.DOWN)
    assert (against.verdict, against.shift is not None) == (Verdict.NOT_SHIFTED, True)


def test_before_the_half_year_is_over_it_is_early_unless_it_shifted_already() -> None:
    assert seen(last=27).verdict is Verdict.EARLY
    assert seen(last=28).verdict is Verdict.NOT_SHIFTED
    assert seen((Way.UP, 23), last=27).verdict is Verdict.SHIFTED
    assert seen(last=27, reason=Unjudged.TOO_SHORT).verdict is Verdict.EARLY


@pytest.mark.parametrize("reason", [Unjudged.TOO_FEW, Unjudged.NO_DENOMINATOR, Unjudged.WITHHELD])
def test_what_cannot_be_judged_is_said_at_once(reason: Unjudged) -> None:
    for last in (27, 35):
        found = seen(last=last, reason=reason)
        assert (found.verdict, found.reason) == (Verdict.UNJUDGED, reason)


def test_months_in_which_the_level_was_being_learned_say_nothing() -> None:
    found = seen(unjudged=(26,))
    assert (found.verdict, found.reason) == (Verdict.UNJUDGED, Unjudged.TOO_SHORT)
    long_ago = seen(held_on=date(2022, 3, 1))
    assert (long_ago.verdict, long_ago.reason) == (Verdict.UNJUDGED, Unjudged.TOO_SHORT)


def test_an_indicator_without_months_or_direction_cannot_be_judged() -> None:
    without = effect(HELD, Direction.UP, None, REGION, MONTHS[-1])
    assert (without.verdict, without.reason) == (Verdict.UNJUDGED, Unjudged.NO_MONTHS)
    assert seen(direction=Direction.NEUTRAL).reason is Unjudged.NO_MONTHS


# --- asked of a database ------------------------------------------------------------------------


def meeting(code: str, held_on: date, oktmo: str | None, **fields: Any) -> dict[str, Any]:
    return {
        "code": code,
        "body": "municipal_council" if oktmo else "rumo",
        "oktmo": oktmo,
        "region_code": "70",
        "number": "1",
        "status": "held",
        "held_on": held_on,
        **learned(held_on),
        **fields,
    }


def decision(code: str, held_on: date, position: int = 1, **fields: Any) -> dict[str, Any]:
    return {
        "meeting_code": code,
        "position": position,
        "kind": "assignment",
        "text": "Собрать заявки на курсы.",
        "due_kind": "date",
        "due_on": held_on + timedelta(days=60),
        "indicator": COVERAGE,
        **learned(held_on),
        **fields,
    }


def learned(day: date) -> dict[str, datetime]:
    return {"recorded_at": datetime.combine(day, datetime.min.time()) + timedelta(days=1)}


WINTER: Final = date(2023, 12, 20)
AUTUMN: Final = date(2024, 10, 10)


def decided(level: Level) -> dict[str, Any]:
    own = {"assignee": "Кабинет", "meeting_code": "own", "position": 1, **learned(WINTER)}
    return {
        **history(level),
        "meeting": [
            meeting("own", WINTER, MOVED),
            meeting("other", WINTER, STEADY),
            meeting("region", WINTER, None),
            meeting("late", AUTUMN, None),
            meeting("not-yet", WINTER, None, status="planned"),
            meeting("coming", date(2024, 12, 5), None),
        ],
        "decision": [
            decision("own", WINTER),
            decision("own", WINTER, 2, kind="informational"),
            decision("own", WINTER, 3, indicator=None),
            decision("other", WINTER),
            decision("region", WINTER),
            decision("region", WINTER, 2, indicator="rumo_attendance"),
            decision("late", AUTUMN),
            decision("not-yet", WINTER),
            decision("coming", AUTUMN),
        ],
        "assignment": [own, {**own, "assignee": "Школы", "due_on": date(2024, 4, 1)}],
    }


def about(engine: sa.Engine, query: str) -> dict[tuple[str, int], AimedDecision]:
    store = store_on(engine, TODAY)
    found = store.indicator(store.parse(query).request).decisions
    return {(each.meeting.code, each.position): each for each in found}


def test_a_municipal_decision_is_held_against_its_own_series(engine: sa.Engine) -> None:
    write(engine, decided(doubled))
    found = about(engine, f"i={COVERAGE}")
    verdicts = {key: each.effect.verdict for key, each in found.items()}
    assert verdicts == {
        ("late", 1): Verdict.EARLY,
        ("own", 1): Verdict.SHIFTED,
        ("other", 1): Verdict.NOT_SHIFTED,
        ("region", 1): Verdict.NOT_SHIFTED,
    }
    own = found["own", 1]
    assert (own.owners, own.due_on) == (("Кабинет", "Школы"), date(2024, 4, 1))
    assert own.effect.shift is not None
    assert own.effect.shift.began == date(2024, 3, 1)


def test_of_a_choice_its_own_decisions_and_the_regions(engine: sa.Engine) -> None:
    write(engine, decided(constant))
    found = about(engine, f"i={COVERAGE}&m={STEADY}")
    assert set(found) == {("late", 1), ("other", 1), ("region", 1)}
    assert found["region", 1].effect.verdict is Verdict.NOT_SHIFTED
    attendance = about(engine, "i=rumo_attendance")
    assert attendance["region", 2].effect.reason is Unjudged.NO_MONTHS


def test_a_decision_is_not_known_before_its_minutes(engine: sa.Engine) -> None:
    write(engine, decided(doubled))
    found = about(engine, f"i={COVERAGE}&known=2024-02-01")
    assert {key: each.effect.verdict for key, each in found.items()} == {
        ("own", 1): Verdict.EARLY,
        ("other", 1): Verdict.EARLY,
        ("region", 1): Verdict.EARLY,
    }
    assert about(engine, f"i={COVERAGE}&known=2023-12-01") == {}


def test_the_list_of_decisions_says_the_same(engine: sa.Engine) -> None:
    write(engine, decided(doubled))
    store = store_on(engine, TODAY)
    effects = store.decisions(store.parse("").request).effects
    assert effects["own", 1].verdict is Verdict.SHIFTED
    assert effects["region", 2].reason is Unjudged.NO_MONTHS
    assert ("own", 3) not in effects
