"""The page of meetings: who misses them, one meeting in full, the plan, all by the indicators."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import assume, given

from data_sources.answers.meetings.answer import (
    Attender,
    MeetingsPicture,
    PlanState,
    Turnout,
    quorum,
    together,
)
from data_sources.indicators.scenes import assigned, decided, place, rumo_meeting, seat
from data_sources.question.scope import EVERYTHING, Scope
from data_sources.scoring.results import Level
from data_sources.store import Store
from tests.asking import PERIOD, store_on, write
from tests.generated.databases import SEEDS, examples, random_question, random_tables
from tests.row_tables import refilled

HERE, THERE = "69100000", "69200000"


def ask(store: Store, query: str = "", scope: Scope = EVERYTHING) -> MeetingsPicture:
    return store.meetings(store.parse(f"{PERIOD}&{query}").request, scope)


def of_place(picture: MeetingsPicture, oktmo: str | None) -> Attender:
    (found,) = [
        each
        for each in picture.attenders
        if (each.municipality.oktmo if each.municipality else None) == oktmo
    ]
    return found


# --- who misses meetings ----------------------------------------------------------------------

CAME: Final = Turnout(lines=1, seats=1, present=1)
LISTENED: Final = Turnout(lines=1, seats=1, online=1)
SENT: Final = Turnout(lines=1, seats=1, substitutes=1)
GUEST: Final = Turnout(lines=1, guests=1)
EXCUSED: Final = Turnout(lines=1, seats=1, excused=1)
AWAY: Final = Turnout(lines=1, seats=1, absent=1)
NOBODY: Final = Turnout()


def attender(*turnouts: Turnout, **fields: Any) -> Attender:
    return Attender(None, turnouts, fields.get("awaited", (True,) * len(turnouts)))


@pytest.mark.parametrize(
    ("turnouts", "missed", "never", "substitutes"),
    [
        ((CAME, AWAY, EXCUSED), True, False, False),
        ((AWAY, AWAY), True, True, False),
        # Without a seat nothing is missed.
        ((AWAY, NOBODY, AWAY), False, True, False),
        ((NOBODY, NOBODY), False, False, False),
        ((CAME, NOBODY, NOBODY), False, False, False),
        ((GUEST, NOBODY, NOBODY), False, False, False),
        ((AWAY, AWAY, LISTENED), False, False, False),
        ((CAME, AWAY, GUEST), False, False, False),
        ((AWAY,), False, True, False),
        ((), False, False, False),
        ((SENT, AWAY, SENT), False, False, True),
        ((SENT, CAME, SENT), False, False, False),
        ((SENT, AWAY), False, False, False),
    ],
)
def test_habits_are_told_by_what_happened_at_meetings(
    turnouts: tuple[Turnout, ...], *, missed: bool, never: bool, substitutes: bool
) -> None:
    found = attender(*turnouts)
    assert (found.missed_last, found.never_came, found.sends_substitutes) == (
        missed,
        never,
        substitutes,
    )


def test_a_meeting_that_did_not_await_it_is_not_missed() -> None:
    found = attender(AWAY, NOBODY, awaited=(True, False))
    assert (found.missed_last, found.meetings, found.represented) == (False, 1, 0)


@pytest.mark.parametrize("rule", ["half", "more_than_half", "two_thirds"])
def test_the_quorum_is_what_the_rule_says_for_every_number(rule: str) -> None:
    for seats in range(1, 40):
        for came in range(seats + 1):
            turnout = Turnout(lines=seats, seats=seats, present=came, absent=seats - came)
            found = quorum(rule, turnout)
            assert found is not None
            assert (
                found.is_there
                == {
                    "half": 2 * came >= seats,
                    "more_than_half": 2 * came > seats,
                    "two_thirds": 3 * came >= 2 * seats,
                }[rule]
            )


def test_there_is_no_quorum_without_a_rule_or_a_list() -> None:
    assert quorum(None, CAME) is None
    assert quorum("half", GUEST) is None


SCENE: Final[dict[str, Any]] = {
    **place(),
    "meeting": (
        rumo_meeting(quorum_rule="more_than_half", number="1"),
        rumo_meeting("rumo-2", held_on=date(2024, 2, 14), quorum_rule="half", number="2"),
        rumo_meeting("rumo-3", held_on=date(2024, 4, 14), number="3"),
        rumo_meeting("next", held_on=date(2024, 8, 30), status="planned"),
        rumo_meeting("off", held_on=date(2024, 3, 1), status="cancelled"),
        {**rumo_meeting("c-1"), "body": "municipal_council", "oktmo": HERE},
    ),
    "attendance": (
        seat("Первый", "present"),
        seat("Второй", "online"),
        seat("Вместо", "present", is_substitute=True),
        seat("Нет", "excused"),
        seat("Совсем нет", "absent"),
        seat("Гость", "present", is_member=False),
        seat("Гостя нет", "absent", is_member=False),
        seat("Сосед", "present", oktmo=THERE),
        seat("Ректор", "present", oktmo=None),
        seat("Первый", "absent", meeting_code="rumo-2"),
        seat("Сосед", "present", meeting_code="rumo-2", oktmo=THERE),
        seat("Сосед", "present", meeting_code="rumo-3", oktmo=THERE),
        seat("Методист", "present", meeting_code="c-1"),
    ),
}


def test_lines_are_added_up_by_meeting_and_municipality(engine: sa.Engine) -> None:
    write(engine, SCENE)
    picture = ask(store_on(engine))
    assert [each.meeting.code for each in picture.sittings] == ["rumo-1", "rumo-2", "rumo-3"]
    assert [each.code for each in picture.calendar] == ["rumo-1", "rumo-2", "off", "rumo-3", "next"]
    here = of_place(picture, HERE)
    assert here.turnouts == (
        Turnout(lines=7, seats=5, present=1, online=1, substitutes=1, excused=1, absent=1,
                guests=1),
        Turnout(lines=1, seats=1, absent=1),
        Turnout(),
    )  # fmt: skip
    # It is on no line of the third list: that is no absence.
    assert (here.missed_last, here.represented, here.meetings) == (False, 1, 3)
    assert of_place(picture, None).total == CAME
    first, second, third = picture.sittings
    assert first.quorum is not None
    assert (first.quorum.came, first.quorum.seats, first.quorum.needed) == (5, 7, 4)
    assert second.quorum is not None
    assert second.quorum.is_there
    assert third.quorum is None


def test_a_choice_narrows_the_municipalities_and_not_the_quorum(engine: sa.Engine) -> None:
    write(engine, SCENE)
    picture = ask(store_on(engine), f"m={HERE}")
    assert [each.municipality and each.municipality.oktmo for each in picture.attenders] == [HERE]
    first = picture.sittings[0]
    assert (first.shown.seats, first.everybody.seats) == (5, 7)


def test_a_council_is_awaited_by_its_own_municipality(engine: sa.Engine) -> None:
    write(engine, SCENE)
    picture = ask(store_on(engine), "body=municipal_council")
    assert picture.is_everywhere_municipal
    assert of_place(picture, HERE).meetings == 1
    assert of_place(picture, THERE).meetings == 0
    assert not ask(store_on(engine)).is_everywhere_municipal
    assert picture.bodies == ("municipal_council", "rumo")


def test_one_who_may_see_one_municipality_sees_no_other(engine: sa.Engine) -> None:
    write(engine, SCENE)
    picture = ask(store_on(engine), "", Scope(frozenset({HERE})))
    assert [each.municipality and each.municipality.oktmo for each in picture.attenders] == [
        HERE,
        None,
    ]
    assert {row.oktmo for row in picture.rows.rows} == {HERE, None}


# --- one meeting ------------------------------------------------------------------------------


def with_course(**differs: Any) -> dict[str, Any]:
    return {
        **SCENE,
        "agenda_item": (
            {"meeting_code": "rumo-1", "position": 2, "title": "Разное"},
            {"meeting_code": "rumo-1", "position": 1, "title": "Явка", "speaker": "Иванов",
             "speaker_post": "методист", "indicators": "rumo_attendance, , своё"},
        ),
        "decision": (
            decided(1, date(2024, 2, 1), number="1.1", text="Сделать", **differs),
            decided(2, None, text="Знать", kind="informational", due_kind="none"),
        ),
        "assignment": (
            assigned(1, assignee="Б", completed_on=date(2024, 1, 9)),
            assigned(1, assignee="А", due_on=date(2024, 3, 1)),
        ),
    }  # fmt: skip


@pytest.mark.parametrize("period", [PERIOD, "period=2019"])
def test_a_named_meeting_comes_in_full_whatever_the_period(engine: sa.Engine, period: str) -> None:
    write(engine, with_course())
    store = store_on(engine)
    card = store.meetings(store.parse(f"{period}&meeting=rumo-1").request).card
    assert card is not None
    assert [(item.position, item.title, item.indicators) for item in card.agenda] == [
        (1, "Явка", ("rumo_attendance", "своё")),
        (2, "Разное", ()),
    ]
    first, second = card.points
    assert (second.text, second.status, second.owners) == ("Знать", "informational", ())
    assert [owner.assignee for owner in first.owners] == ["А", "Б"]
    assert (card.everybody.seats, card.everybody.came) == (7, 5)
    if period == PERIOD:
        assert [owner.status for owner in first.owners] == ["overdue", "done"]


def test_a_named_meeting_decides_whose_meetings_are_shown(engine: sa.Engine) -> None:
    write(engine, SCENE)
    store = store_on(engine)
    for query in ("meeting=c-1", "meeting=c-1&body=rumo", "meeting=c-1&body=all"):
        picture = ask(store, query)
        assert (picture.body, len(picture.sittings)) == ("municipal_council", 1)
        filters = picture.question.filters
        assert (filters.body, filters.meeting) == ("municipal_council", "c-1")
        assert picture.card is not None
        assert picture.card.municipality is not None
        assert picture.card.municipality.oktmo == HERE
    unknown = ask(store, "meeting=x")
    assert (unknown.card, unknown.body) == (None, "rumo")
    assert [notice.key for notice in unknown.notices] == ["meeting"]


def test_a_meeting_of_another_region_is_not_shown(engine: sa.Engine) -> None:
    rows = {
        **SCENE,
        "region": (*SCENE["region"], {"code": "69", "name": "Другая", "oktmo": "28000000"}),
        "meeting": (rumo_meeting(region_code="69"), rumo_meeting("own", region_code="70")),
    }
    write(engine, rows)
    picture = ask(store_on(engine), "region=70&meeting=rumo-1")
    assert (picture.card, picture.rows.total) == (None, 0)
    assert [each.meeting.code for each in picture.sittings] == ["own"]


# --- the plan ---------------------------------------------------------------------------------


def planned(code: str, due_on: date, **differs: Any) -> dict[str, Any]:
    return {"plan": "rumo", "code": code, "title": f"Пункт {code}", "due_on": due_on, **differs}


def test_items_of_the_plan_stand_as_they_did_at_the_reporting_date(engine: sa.Engine) -> None:
    day = date(2024, 5, 31)
    rows = {
        **place(),
        "plan_item": (
            planned("1", date(2023, 10, 31), done_on=date(2023, 10, 20)),
            planned("2", date(2024, 4, 30)),
            planned("3", day),
            planned("4", date(2024, 6, 30), done_on=day, original_due_on=day),
            planned("5", date(2024, 4, 30), cancelled_on=day),
            planned("6", date(2024, 4, 30), done_on=date(2024, 6, 1)),
            planned("7", date(2022, 4, 30)),
            {**planned("1", date(2024, 1, 31)), "plan": "other"},
        ),
    }
    write(engine, rows)
    plan = ask(store_on(engine, day)).plan
    assert [(item.plan, item.code, item.state, item.is_counted) for item in plan] == [
        ("other", "1", PlanState.OVERDUE, True),
        ("rumo", "1", PlanState.DONE, True),
        ("rumo", "2", PlanState.OVERDUE, True),
        ("rumo", "5", PlanState.CANCELLED, False),
        ("rumo", "6", PlanState.OVERDUE, True),
        ("rumo", "3", PlanState.DUE, True),
        ("rumo", "4", PlanState.DONE, False),
    ]
    assert next(item.done_on for item in plan if item.code == "6") is None


# --- random databases -------------------------------------------------------------------------


def agree(engine: sa.Engine, seed: int) -> None:
    """The edges of the table and the plan are the indicators of the cards."""
    tables = random_tables(Random(seed))
    asked = random_question(Random(seed), tables)
    store = refilled(engine, tables, asked.today)
    picture = store.meetings(store.parse(asked.query).request)
    assume(not picture.notices)
    shown = together(each.shown for each in picture.sittings)
    plan = [item for item in picture.plan if item.plan == "rumo" and item.is_counted]
    done = sum(item.state is PlanState.DONE for item in plan)
    checked = [each.quorum for each in picture.sittings if each.quorum is not None]
    whole = Level.SELECTION if asked.m or asked.group else Level.REGION
    for row in picture.overview.scorecard:
        numbers = (row.numerator or 0, row.denominator or 0)
        if row.level is Level.MUNICIPALITY and row.indicator == "rumo_attendance":
            total = of_place(picture, row.oktmo).total
            assert numbers == (total.came, total.seats)
        elif row.level is Level.MUNICIPALITY and row.indicator == "rumo_representation":
            found = of_place(picture, row.oktmo)
            assert numbers == (found.represented, found.meetings)
        elif row.level is whole and row.indicator == "rumo_attendance":
            assert numbers == (shown.came, shown.seats)
        elif row.level is whole and row.indicator == "rumo_representation":
            represented = sum(each.represented for each in picture.ordinary)
            assert numbers == (represented, sum(each.meetings for each in picture.ordinary))
        elif row.level is Level.REGION and row.indicator == "rumo_quorum":
            assert numbers == (sum(each.is_there for each in checked), len(checked))
        elif row.level is Level.REGION and row.indicator == "rumo_plan_execution":
            assert numbers == (done, len(plan))


@examples(40)
@given(seed=SEEDS)
def test_the_page_says_what_the_indicators_say_on_sqlite(sqlite: sa.Engine, seed: int) -> None:
    agree(sqlite, seed)


@examples(15)
@given(seed=SEEDS)
def test_the_page_says_what_the_indicators_say_on_postgresql(
    postgresql: sa.Engine, seed: int
) -> None:
    agree(postgresql, seed)


def test_the_last_answer_is_given_again_as_stale(engine: sa.Engine) -> None:
    write(engine, SCENE)
    picture = ask(store_on(engine))
    stale = picture.as_stale()
    assert stale.overview.provenance.is_stale
    assert replace(stale, overview=picture.overview) == picture
