"""What changed since the previous meeting, and what is proposed for the next one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.answers.meetings.since_answer import (
    AgendaDraft,
    Between,
    DueItem,
    MissedTarget,
    OtherOverdue,
    OverdueDecision,
    QuietTables,
    SilentPlaces,
    SinceMeeting,
)
from data_sources.changes.moved import is_worse
from data_sources.database.engine import writing
from data_sources.database.schema import assignment, attendance
from data_sources.indicators.scenes import OTHER_OKTMO as THERE
from data_sources.indicators.scenes import assigned, decided, place, rumo_meeting, seat
from data_sources.scoring.results import Level, Status
from data_sources.store import Store
from tests.asking import PERIOD, store_on, write

HERE: Final = "69100000"
FIRST, SECOND, COMING = date(2023, 10, 10), date(2024, 2, 1), date(2024, 10, 15)
moment = datetime.fromisoformat
BEFORE: Final = moment("2023-09-01")
"""Everything that is not said otherwise was known from the beginning of the period."""
LAST_OF_DAY: Final = moment("2023-10-10T16:59:59")
NEXT_DAY: Final = moment("2023-10-10T17:00:00")
"""Midnight after the first meeting in Asia/Tomsk."""


def early(row: Mapping[str, Any], recorded_at: datetime = BEFORE) -> dict[str, Any]:
    return {**row, "recorded_at": recorded_at}


SCENE: Final[dict[str, list[dict[str, Any]]]] = {
    **{name: [early(row) for row in rows] for name, rows in place().items()},
    "meeting": [
        early(rumo_meeting(code="first", number="1", held_on=FIRST)),
        early(rumo_meeting(code="second", number="2", held_on=SECOND), moment("2024-02-02")),
        early(rumo_meeting(code="coming", number="3", held_on=COMING, status="planned")),
        early(rumo_meeting(code="called-off", held_on=date(2024, 9, 2), status="cancelled")),
        early(
            rumo_meeting(
                code="council", body="municipal_council", oktmo=HERE, held_on=date(2024, 1, 9)
            ),
            moment("2024-01-10"),
        ),
    ],
    "decision": [
        early(decided(1, date(2023, 11, 1), meeting_code="first", number="1.1")),
        early(decided(2, date(2024, 6, 1), meeting_code="first")),
        early(decided(1, date(2024, 5, 1), meeting_code="second"), moment("2024-02-02")),
        early(decided(2, None, meeting_code="second", kind="informational"), moment("2024-02-02")),
        early(decided(1, date(2024, 3, 1), meeting_code="council"), moment("2024-01-10")),
    ],
    "assignment": [
        early(assigned(1, meeting_code="first", assignee="Ромашка")),
        early(assigned(1, meeting_code="first", assignee="Астра", oktmo=THERE)),
        early(assigned(2, meeting_code="first", completed_on=date(2024, 3, 1)),
              moment("2024-03-02")),
        early(assigned(1, meeting_code="second"), moment("2024-02-02")),
        early(assigned(1, meeting_code="council"), moment("2024-01-10")),
    ],
    "attendance": [
        early(seat("А", "present", meeting_code="first")),
        early(seat("А", "absent", meeting_code="second"), moment("2024-02-02")),
    ],
    "target": [
        early({"indicator": "rumo_attendance", "period": "2023-2024", "value": 90, "near": 70}),
    ],
    "plan_item": [
        early({"plan": plan, "code": code, "title": f"Пункт {code}", "due_on": due_on, **more})
        for plan, code, due_on, more in (
            ("rumo", "late", date(2024, 5, 31), {}),
            ("school_project", "soon", date(2024, 10, 1), {}),
            ("rumo", "far", date(2024, 10, 31), {}),
            ("rumo", "moved", date(2024, 8, 31), {"original_due_on": date(2024, 3, 31)}),
            ("rumo", "done", date(2024, 5, 31), {"done_on": date(2024, 5, 30)}),
            ("rumo", "gone", date(2024, 5, 31), {"cancelled_on": date(2024, 5, 1)}),
            ("rumo", "itself", date(2024, 10, 1), {"meeting_code": "coming"}),
        )
    ],
}  # fmt: skip


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    write(engine, SCENE)
    return store_on(engine)


def between(store: Store, query: str) -> Between:
    found = store.meetings(store.parse(f"{PERIOD}&{query}").request).between
    assert found is not None
    return found


def since(store: Store, query: str) -> SinceMeeting:
    found = between(store, query).since
    assert found is not None
    return found


def draft(store: Store, query: str = "") -> AgendaDraft:
    return between(store, query).draft


def of_kind(draft: AgendaDraft, kind: type[Any]) -> list[Any]:
    return [each for each in draft.proposals if isinstance(each, kind)]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("meeting=second", "first"),
        ("", "second"),
        ("meeting=coming", "second"),
        ("meeting=called-off", "second"),
        ("known=2024-01-31", "first"),
    ],
)
def test_the_meeting_before_is_the_last_held_one_of_the_body(
    store: Store, query: str, code: str
) -> None:
    assert since(store, query).before.code == code


def test_of_two_meetings_of_one_day_the_code_says_which_is_first(engine: sa.Engine) -> None:
    same = [rumo_meeting(code=code, held_on=FIRST) for code in ("a", "b", "c")]
    write(engine, {**place(), "meeting": same})
    store = store_on(engine)
    assert since(store, "meeting=c").before.code == "b"
    assert since(store, "meeting=b").before.code == "a"
    assert between(store, "meeting=a").since is None
    assert since(store, "").before.code == "c"


def test_the_slide_of_the_last_decisions_looks_back_at_the_same_meeting(store: Store) -> None:
    slides = store.deck(store.parse(f"{PERIOD}&meeting=second").request).slides
    last, changed = (
        next(slide for slide in slides if type(slide).__name__ == name)
        for name in ("LastDecisions", "SinceLast")
    )
    assert last.meeting == changed.since.before


def test_before_the_first_meeting_there_is_none(store: Store) -> None:
    assert between(store, "meeting=first").since is None
    assert between(store, "body=expert_council").since is None


def test_the_time_begins_with_the_midnight_after_the_meeting_and_ends_with_k(
    engine: sa.Engine, store: Store
) -> None:
    person = seat("Б", "present", meeting_code="first")
    write(engine, {"attendance": [early({**person, "person": "в тот же день"}, LAST_OF_DAY)]})
    quiet = since(store, "meeting=second&known=2023-10-11")
    assert quiet.new == 0
    assert quiet.is_quiet
    write(engine, {"attendance": [early({**person, "person": "в полночь"}, NEXT_DAY)]})
    assert since(store, "meeting=second&known=2023-10-11").new == 1
    assert since(store, "meeting=second&known=2023-10-10T17:00:00Z").new == 1


def test_on_the_day_of_the_meeting_nothing_can_have_changed(store: Store) -> None:
    same_day = between(store, f"known={FIRST}")
    assert same_day.since is not None
    assert same_day.since.before.code == "first"
    assert same_day.since.span.is_empty
    assert same_day.since.crossed == ()
    assert of_kind(same_day.draft, MissedTarget) == []


@pytest.mark.parametrize("narrowed", ["", f"&m={HERE}"])
def test_the_same_is_said_as_by_the_comparison_with_the_end_of_that_day(
    store: Store, narrowed: str
) -> None:
    found = since(store, f"meeting=second{narrowed}")
    compared = store.compare(store.parse(f"{PERIOD}&known={FIRST}{narrowed}").request).since
    assert compared is not None
    assert found.span.since == compared.span.since
    assert found.learned.tables == compared.tables
    assert found.learned.closed == compared.closed
    assert found.learned.crossed == compared.crossed
    assert {pair.now.level for pair in found.crossed} == (
        {Level.MUNICIPALITY} if narrowed else {Level.MUNICIPALITY, Level.REGION}
    )


def test_decisions_taken_since_are_counted_by_body(store: Store) -> None:
    found = {each.body: each for each in since(store, "meeting=second").taken}
    assert {body: (each.meetings, each.decisions, each.assignments)
            for body, each in found.items()} == {
        "rumo": (1, 2, 1), "municipal_council": (1, 1, 1)
    }  # fmt: skip
    elsewhere = since(store, f"meeting=second&m={THERE}").taken
    assert [each.body for each in elsewhere] == ["rumo"], "a council is its municipality's alone"
    assert since(store, "").taken == ()


def test_closed_assignments_and_crossed_targets_are_those_learned_since(store: Store) -> None:
    found = since(store, "meeting=second")
    assert found.learned.closed.total == 1
    (own,) = (pair for pair in found.worse if pair.now.level is Level.MUNICIPALITY)
    assert (own.before and own.before.status, own.now.status) == (Status.GOOD, Status.BAD)
    assert found.better == 0


def test_what_was_crossed_before_the_period_began_is_not_compared(store: Store) -> None:
    asked = store.parse("period=2024-01..2024-08&meeting=second").request
    found = store.meetings(asked).between
    assert found is not None
    assert found.since is not None
    assert (found.since.before.code, found.since.begun) == ("first", False)
    assert found.since.crossed == ()


def test_who_has_no_single_body_is_not_told_of_changes(store: Store) -> None:
    for query in ("body=all", "body=municipal_council", f"body=municipal_council&m={HERE},{THERE}"):
        assert store.meetings(store.parse(f"{PERIOD}&{query}").request).between is None
    own = since(store, f"body=municipal_council&m={HERE}")
    assert own.before.code == "council"
    named = between(store, "meeting=council")
    assert (named.occasion.oktmo, named.since) == (HERE, None)


def test_nothing_is_known_of_an_empty_database(engine: sa.Engine) -> None:
    assert store_on(engine).meetings(store_on(engine).parse("").request).between is None


def test_overdue_decisions_of_the_body_come_one_by_one_the_longest_first(store: Store) -> None:
    found = of_kind(draft(store), OverdueDecision)
    assert [(each.meeting.code, each.position, each.assignees) for each in found] == [
        ("first", 1, ("Астра", "Ромашка")),
        ("second", 1, ("муниципальный координатор",)),
    ]
    first = found[0]
    assert (first.number, first.due_on) == ("1.1", date(2023, 11, 1))
    assert first.lateness_days == (date(2024, 8, 31) - date(2023, 11, 1)).days
    page = store.decisions(
        store.parse(f"{PERIOD}&body=rumo&status=overdue").request,
    )
    assert page.rows.total == sum(len(each.assignees) for each in found)


def test_too_many_overdue_decisions_are_told_together(engine: sa.Engine) -> None:
    due = date(2024, 1, 1)
    write(
        engine,
        {
            **place(),
            "meeting": [rumo_meeting(code="first", held_on=FIRST)],
            "decision": [decided(n, due, meeting_code="first") for n in range(1, 11)],
            "assignment": [assigned(n, meeting_code="first") for n in range(1, 11)],
        },
    )
    found = draft(store_on(engine))
    (rest,) = of_kind(found, OtherOverdue)
    assert len(of_kind(found, OverdueDecision)) == 6
    assert (rest.decisions, rest.assignments, rest.due_on) == (4, 4, due)


def test_targets_that_are_missed_now_are_those_that_got_worse(store: Store) -> None:
    found = of_kind(draft(store, "meeting=second"), MissedTarget)
    assert [each.indicator for each in found] == ["rumo_attendance"]
    assert found[0].pairs == since(store, "meeting=second").worse
    assert all(is_worse(pair) for pair in found[0].pairs)


def test_the_plan_gives_what_is_late_due_by_the_meeting_or_moved(store: Store) -> None:
    found = draft(store)
    assert found.meeting is not None
    assert (found.meeting.code, found.until) == ("coming", COMING)
    assert [each.item.code for each in of_kind(found, DueItem)] == ["late", "moved", "soon"]
    assert [each.is_moved for each in of_kind(found, DueItem)] == [False, True, False]


def test_without_an_announced_meeting_the_plan_is_looked_through_to_the_end_of_the_period(
    engine: sa.Engine, store: Store
) -> None:
    with writing(engine).begin() as connection:
        connection.execute(sa.text("UPDATE meeting SET status = 'cancelled' WHERE code = 'coming'"))
    found = draft(store)
    assert (found.meeting, found.until) == (None, date(2024, 8, 31))
    assert [each.item.code for each in of_kind(found, DueItem)] == ["late", "moved"]


def test_who_reported_nothing_is_named_as_on_the_page_of_data(store: Store) -> None:
    (silent,) = of_kind(draft(store), SilentPlaces)
    assert [place.oktmo for place in silent.places] == [THERE]
    (quiet,) = of_kind(draft(store), QuietTables)
    assert quiet.expected == 2
    data = store.data(store.parse(PERIOD).request)
    start = date(2023, 9, 1)
    for each in quiet.tables:
        missing = {
            one.municipality.oktmo for one in data.reporting if one.silent_in(each.table, start)
        }
        assert missing == {place.oktmo for place in each.places} | {THERE}


def test_what_is_struck_out_is_not_taken_and_strange_keys_mean_nothing(store: Store) -> None:
    whole = draft(store)
    keys = [each.key for each in whole.proposals]
    assert len(set(keys)) == len(keys)
    assert [each.key for each in whole.taken] == keys
    struck = draft(store, f"drop={keys[1]},d00000000")
    assert struck.dropped == {keys[1]}
    assert [each.key for each in struck.taken] == [keys[0], *keys[2:]]


def test_a_key_stands_for_the_same_question_after_the_data_changed(
    engine: sa.Engine, store: Store
) -> None:
    before = {each.key: type(each) for each in draft(store).proposals}
    with writing(engine).begin() as connection:
        connection.execute(
            sa.update(assignment)
            .where(assignment.c.assignee == "Астра")
            .values(superseded_at=moment("2024-08-01"))
        )
        connection.execute(
            sa.insert(attendance), [seat("В", "present", meeting_code="second", oktmo=THERE)]
        )
    after = {each.key: type(each) for each in draft(store).proposals}
    assert {key: after[key] for key in before.keys() & after.keys()} == {
        key: before[key] for key in before.keys() & after.keys()
    }
    assert len(before.keys() & after.keys()) >= len(before) - 1


def test_a_council_looks_at_its_own_municipality_alone(store: Store) -> None:
    found = draft(store, "meeting=council")
    assert [(each.meeting.code, each.assignees) for each in of_kind(found, OverdueDecision)] == [
        ("council", ("муниципальный координатор",))
    ]
    assert of_kind(found, DueItem) == [], "the plans are those of РУМО"
    (quiet,) = of_kind(found, QuietTables)
    assert quiet.expected == 1
