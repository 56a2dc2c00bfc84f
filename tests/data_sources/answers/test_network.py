"""The page of the network: its three tables, the calendar and the neighbours, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import assume, example, given

from data_sources.answers.network.answer import Choice, NetworkPicture, Share
from data_sources.indicators.scenes import assigned, decided, place, rumo_meeting
from data_sources.question.choices import EVENT_KINDS, PRACTICE_KINDS
from data_sources.question.scope import EVERYTHING, Scope
from data_sources.scoring.results import Level
from data_sources.store import Store
from tests.asking import PERIOD, store_on, write
from tests.generated.databases import SEEDS, Asked, examples, random_question, random_tables
from tests.generated.history import Tables
from tests.row_tables import all_rows, assert_alike_in_every_order, refilled

HERE, THERE = "69100000", "69200000"
NOVEMBER: Final = date(2023, 11, 28)
TABLES: Final = ("events", "internship_sites", "practices")


def ask(store: Store, query: str = "", scope: Scope = EVERYTHING) -> NetworkPicture:
    return store.network(store.parse(f"{PERIOD}&{query}").request, scope)


def event(code: str, day: date = NOVEMBER, **differs: Any) -> dict[str, Any]:
    return {"code": code, "title": f"Семинар {code}", "kind": "seminar", "starts_on": day,
            "format": "in_person", **differs}  # fmt: skip


def took_part(code: str, oktmo: str, participants: int) -> dict[str, Any]:
    return {"event_code": code, "oktmo": oktmo, "participants": participants}


def site(code: str, **differs: Any) -> dict[str, Any]:
    return {"code": code, "oktmo": HERE, "topic": f"Тема {code}", "opened_on": date(2022, 9, 1),
            **differs}  # fmt: skip


def visit(code: str, oktmo: str, participants: int, day: date = NOVEMBER) -> dict[str, Any]:
    return {"site_code": code, "oktmo": oktmo, "held_on": day, "participants": participants}


def practice(code: str, **differs: Any) -> dict[str, Any]:
    return {"code": code, "oktmo": HERE, "kind": "mentoring", "title": f"Практика {code}",
            "started_on": date(2022, 9, 1), **differs}  # fmt: skip


SCENE: Final[dict[str, Any]] = {
    **place(),
    "organization": (
        {"code": "inst", "name": "Институт развития", "short_name": "ТОИПКРО",
         "kind": "institute"},
    ),
    "school": ({"code": "s-1", "oktmo": HERE, "name": "Школа № 1", "kind": "general"},),
    "event": (
        event("e-1", organizer_code="inst", host_oktmo=HERE, direction="health"),
        event("e-2", kind="webinar", title="Вебинар про отчёт"),
        event("e-3", kind="master_class", host_oktmo=THERE, day=date(2024, 2, 1)),
        event("e-10", day=date(2024, 8, 30)),
        event("next", day=date(2024, 8, 31), host_oktmo=THERE),
        event("old", day=date(2023, 8, 31)),
    ),
    "event_participation": (
        took_part("e-1", HERE, 12), took_part("e-1", THERE, 30),
        took_part("e-3", THERE, 5), took_part("next", HERE, 99), took_part("nowhere", HERE, 7),
    ),
    "internship_site": (
        site("i-1", school_code="s-1"),
        site("i-2", oktmo=THERE, closed_on=date(2024, 1, 15)),
        site("i-3", closed_on=date(2023, 8, 31)),
        site("i-4", oktmo=THERE),
    ),
    "internship": (
        visit("i-1", THERE, 4), visit("i-1", THERE, 2, date(2024, 1, 10)), visit("i-2", HERE, 3),
        visit("i-1", HERE, 9, date(2023, 8, 1)),
    ),
    "practice": (
        practice("p-1"),
        practice("p-2", oktmo=THERE, kind="master_class", ended_on=date(2023, 9, 1)),
        practice("p-3", ended_on=date(2023, 8, 31)),
        practice("p-4", started_on=date(2024, 9, 1)),
    ),
}  # fmt: skip
TODAY: Final = date(2024, 8, 30)


@pytest.fixture
def store(engine: sa.Engine) -> Store:
    write(engine, SCENE)
    return store_on(engine, TODAY)


def codes(rows: Any) -> list[tuple[str, str | None]]:
    return [(row.code, row.oktmo) for row in rows]


# --- events -----------------------------------------------------------------------------------


def test_an_event_has_a_row_for_each_municipality_and_one_if_nobody_came(store: Store) -> None:
    picture = ask(store)
    assert codes(picture.events.rows) == [
        ("next", None),
        ("e-10", None),
        ("e-3", THERE),
        ("e-1", THERE),
        ("e-1", HERE),
        ("e-2", None),
    ]
    first = next(row for row in picture.events.rows if row.code == "e-1")
    assert (first.participants, first.event_participants, first.event_municipalities) == (30, 42, 2)
    assert (first.organizer, first.host, first.municipality) == (
        "Институт развития",
        "Учебный район",
        "Соседний район",
    )


def test_nobody_has_been_at_an_event_that_is_still_to_come(store: Store) -> None:
    row = next(row for row in ask(store).events.rows if row.code == "next")
    assert (row.participants, row.event_participants, row.event_municipalities) == (None, None, 0)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (f"m={HERE}", {("e-1", HERE), ("next", None)}),
        (f"m={THERE}", {("e-1", THERE), ("e-3", THERE), ("next", None)}),
        ("kind=webinar", {("e-2", None)}),
        ("kind=master_class", {("e-3", THERE)}),
        ("direction=health", {("e-1", HERE), ("e-1", THERE)}),
        ("q=ОТЧЕТ", {("e-2", None)}),
        ("q=тоипкро", {("e-1", HERE), ("e-1", THERE)}),
        ("q=%25", set()),
    ],
)
def test_every_filter_narrows_the_events(
    store: Store, query: str, expected: set[tuple[str, str | None]]
) -> None:
    picture = ask(store, query)
    assert picture.notices == ()
    assert set(codes(picture.events.rows)) == expected
    assert list(picture.events.rows) == all_rows(store, "events", f"{PERIOD}&{query}")


def test_a_code_is_sought_as_a_whole(engine: sa.Engine) -> None:
    write(engine, {**place(), "event": (event("e-1", title="А"), event("e-10", title="Б"))})
    assert codes(ask(store_on(engine), "q=E-1").events.rows) == [("e-1", None)]


def test_a_kind_narrows_the_lists_that_know_it(store: Store) -> None:
    everything = ask(store)
    for kind in {*EVENT_KINDS, *PRACTICE_KINDS}:
        picture = ask(store, f"kind={kind}")
        if kind in EVENT_KINDS:
            assert {row.kind for row in picture.events.rows} <= {kind}
        else:
            assert picture.events.rows == everything.events.rows
        if kind in PRACTICE_KINDS:
            assert {row.kind for row in picture.practices.rows} <= {kind}
        else:
            assert picture.practices.rows == everything.practices.rows
        assert picture.sites == everything.sites
    assert [notice.key for notice in store.parse("kind=ball").notices] == ["kind"]


def test_the_calendar_counts_each_event_once(store: Store) -> None:
    picture = ask(store)
    assert [(day.day, day.events, day.participants) for day in picture.days] == [
        (NOVEMBER, 2, 42),
        (date(2024, 2, 1), 1, 5),
        (date(2024, 8, 30), 1, 0),
        (date(2024, 8, 31), 1, 0),
    ]
    assert picture.month == ()
    month = store.network(store.parse("period=2023-11..2023-11").request)
    assert [(one.code, one.participants, one.municipalities) for one in month.month] == [
        ("e-1", 42, 2),
        ("e-2", None, 0),
    ]
    assert month.month[0].host == "Учебный район"


def test_the_shares_of_events_leave_the_choice_of_another_open(store: Store) -> None:
    def shares(query: str, share: Share) -> dict[str | None, tuple[int, int]]:
        tallies = ask(store, query).tallies
        return {t.key: (t.events, t.participants) for t in tallies if t.share is share}

    kinds = {"seminar": (3, 42), "webinar": (1, 0), "master_class": (1, 5)}
    assert shares("", Share.KIND) == kinds
    assert shares("kind=webinar", Share.KIND) == kinds
    assert shares("", Share.DIRECTION) == {"health": (1, 42), None: (4, 5)}
    assert shares("kind=webinar", Share.DIRECTION) == {None: (1, 0)}
    assert shares("", Share.ORGANIZER) == {"inst": (1, 42), None: (4, 5)}
    assert shares("", Share.HOST) == {HERE: (1, 42), THERE: (2, 5), None: (2, 0)}


# --- sites and practices ----------------------------------------------------------------------


def test_a_site_is_listed_if_it_worked_in_the_period_or_was_gone_to(store: Store) -> None:
    rows = {row.code: row for row in ask(store).sites.rows}
    assert {code: row.status for code, row in rows.items()} == {
        "i-1": "open",
        "i-2": "closed",
        "i-4": "open",
    }
    first = rows["i-1"]
    assert (first.visits, first.participants, first.municipalities) == (2, 6, 1)
    assert (first.school, first.municipality) == ("Школа № 1", "Учебный район")
    assert (rows["i-4"].visits, rows["i-4"].participants) == (0, 0)


def test_sites_are_those_of_the_asked_and_those_they_went_to(store: Store) -> None:
    rows = {row.code: row.asked_participants for row in ask(store, f"m={HERE}").sites.rows}
    assert rows == {"i-1": 0, "i-2": 3}
    assert {row.code for row in ask(store, f"m={THERE}").sites.rows} == {"i-1", "i-2", "i-4"}
    assert [row.code for row in ask(store, "q=ШКОЛА").sites.rows] == ["i-1"]


def test_an_internship_at_a_site_that_no_register_knows_is_not_lost(engine: sa.Engine) -> None:
    write(engine, {**place(), "internship": (visit("lost", HERE, 8),)})
    picture = ask(store_on(engine))
    (row,) = picture.sites.rows
    assert (row.code, row.topic, row.status, row.participants) == ("lost", None, None, 8)
    assert [(flow.host, flow.guest, flow.participants) for flow in picture.flows] == [
        (None, HERE, 8)
    ]


def test_the_flows_are_between_the_site_and_those_who_came(store: Store) -> None:
    flows = [(flow.host, flow.guest, flow.participants, flow.visits) for flow in ask(store).flows]
    assert flows == [(HERE, THERE, 6, 2), (THERE, HERE, 3, 1)]


def test_practices_are_those_that_worked_in_the_period(store: Store) -> None:
    picture = ask(store)
    assert [row.code for row in picture.practices.rows] == ["p-1", "p-2"]
    assert [(each.kind, each.practices) for each in picture.kinds] == [
        ("mentoring", 1),
        ("master_class", 1),
    ]
    assert ask(store, "kind=mentoring").kinds == picture.kinds
    assert [row.code for row in ask(store, f"m={THERE}").practices.rows] == ["p-2"]


def test_one_who_may_see_one_municipality_sees_its_rows(store: Store) -> None:
    picture = ask(store, "", Scope(frozenset({HERE})))
    assert {row.oktmo for row in picture.events.rows} == {HERE, None}
    assert {row.oktmo for row in picture.practices.rows} == {HERE}
    assert all(HERE in (flow.host, flow.guest) for flow in picture.flows)


# --- who may learn of whom --------------------------------------------------------------------


def many_places(**teachers: int) -> dict[str, Any]:
    places = tuple(
        {"oktmo": f"6910000{number}", "region_code": "70", "name": name, "kind": "district",
         "peer_group": "город" if name == "Чужой" else "село"}
        for number, name in enumerate(teachers)
    )  # fmt: skip
    counts = tuple(
        {"oktmo": member["oktmo"], "category": "teacher", "counted_on": date(2021, 9, 20),
         "headcount": teachers[member["name"]]}
        for member in places
    )  # fmt: skip
    return {"region": place()["region"], "municipality": places, "staff_count": counts}


def of(scene: dict[str, Any], name: str) -> str:
    return next(one["oktmo"] for one in scene["municipality"] if one["name"] == name)


def learning_scene() -> dict[str, Any]:
    scene = many_places(Слабый=100, Близкий=110, Далёкий=400, Прежний=100, Чужой=100)
    new, old = date(2023, 10, 1), date(2021, 9, 1)
    # Over before the year that is counted, and yet whoever had them has reported: one in the
    # two years before the end of last year, the other of this one.
    over, ended = date(2022, 3, 1), date(2022, 10, 1)
    days_of = {
        "Близкий": (new, new, over),
        "Далёкий": (*(new,) * 9, old),
        "Прежний": (old,),
        "Слабый": (ended,),
        "Чужой": (new,) * 3,
    }
    rows = tuple(
        practice(
            f"{name}-{number}",
            oktmo=of(scene, name),
            started_on=day,
            ended_on={over: date(2022, 6, 1), ended: date(2023, 6, 1)}.get(day),
        )
        for name, days in days_of.items()
        for number, day in enumerate(days)
    )
    return {**scene, "practice": rows}


def test_the_last_learn_of_similar_ones_that_rose_the_nearest_first(engine: sa.Engine) -> None:
    write(engine, learning_scene())
    learning = ask(store_on(engine)).learning
    assert (learning.indicator, learning.choice) == ("best_practices", Choice.PRACTICES)
    weak = learning.learners[0]
    assert (weak.municipality.name, weak.peers_name, weak.similar) == ("Слабый", "село", 3)
    assert [each.municipality.name for each in weak.teachers] == ["Близкий", "Далёкий"]
    nearest = weak.teachers[0]
    assert (nearest.headcount, nearest.row.previous) == (110, 0)
    assert {one.code for one in nearest.practices} == {"Близкий-0", "Близкий-1"}


def test_a_named_one_learns_on_its_weakest_indicator_unless_one_is_chosen(
    engine: sa.Engine,
) -> None:
    scene = learning_scene()
    write(engine, scene)
    store = store_on(engine)
    weak = ask(store, f"m={of(scene, 'Слабый')}").learning
    assert weak.choice is Choice.WEAKEST
    assert [each.municipality.name for each in weak.learners] == ["Слабый"]
    chosen = ask(store, f"m={of(scene, 'Слабый')}&i=event_participation").learning
    assert (chosen.indicator, chosen.choice) == ("event_participation", Choice.ASKED)
    best = ask(store, f"m={of(scene, 'Чужой')}&i=best_practices").learning
    assert best.learners[0].teachers == ()


@pytest.mark.parametrize("key", ["rumo_quorum", "remote_training_share"])
def test_where_municipalities_are_not_compared_nobody_learns(store: Store, key: str) -> None:
    learning = ask(store, f"i={key}").learning
    assert (learning.is_compared, learning.learners) == (False, ())


def test_where_less_is_better_a_fall_is_a_rise(engine: sa.Engine) -> None:
    scene = many_places(Слабый=100, Улучшил=100)
    meetings = (rumo_meeting("a", held_on=date(2022, 1, 1)),)
    weak, better = of(scene, "Слабый"), of(scene, "Улучшил")
    tasks = (
        {**assigned(1, assignee="а", oktmo=weak), "meeting_code": "a"},
        {**assigned(1, assignee="б", oktmo=better, completed_on=date(2023, 12, 1)),
         "meeting_code": "a"},
    )  # fmt: skip
    decision = {**decided(1, date(2022, 5, 1)), "meeting_code": "a"}
    write(engine, {**scene, "meeting": meetings, "decision": (decision,), "assignment": tasks})
    learning = ask(store_on(engine), "i=decision_overdue").learning
    first = learning.learners[0]
    assert (first.municipality.name, first.row.value) == ("Слабый", 1)
    assert [each.municipality.name for each in first.teachers] == ["Улучшил"]


# --- random databases -------------------------------------------------------------------------


def lively(seed: int) -> Tables:
    """A random database whose events differ in all that the tables sort and narrow by."""
    tables = random_tables(Random(seed))
    random = Random(seed)
    places = [row["oktmo"] for row in tables["municipality"]]
    for row in tables["event"]:
        row["title"] = random.choice(("Ёлка", "елка", "Ель", "ЗАТО", "100%"))
        row["kind"] = random.choice(EVENT_KINDS)
        row["organizer_code"] = random.choice((None, "ORG", "unknown"))
        row["host_oktmo"] = random.choice((None, "69999999", *places))
    for row in tables["practice"]:
        row["title"] = random.choice(("Ёж", "еж", "Ель"))
    return tables


@examples(6)
@given(seed=SEEDS)
def test_both_databases_give_the_same_rows_in_every_order(
    sqlite: sa.Engine, postgresql: sa.Engine, seed: int
) -> None:
    tables = lively(seed)
    asked = random_question(Random(seed), tables)
    stores = [refilled(engine, tables, asked.today) for engine in (sqlite, postgresql)]
    for name in TABLES:
        assert_alike_in_every_order(stores, name, asked.query)
    pages = [store.network(store.parse(asked.query).request) for store in stores]
    fields = ("days", "tallies", "flows", "kinds", "sites", "practices", "learning")
    for field in fields:
        assert getattr(pages[0], field) == getattr(pages[1], field)


def recount(engine: sa.Engine, seed: int) -> None:
    tables = lively(seed)
    asked = random_question(Random(seed), tables)
    store = refilled(engine, tables, asked.today)
    picture = store.network(store.parse(asked.query).request)
    assume(not picture.notices)
    files = {name: all_rows(store, name, asked.query) for name in TABLES}
    assert [len(files[name]) for name in TABLES] == [
        picture.events.total,
        picture.sites.total,
        picture.practices.total,
    ]
    rows = [row for row in picture.overview.scorecard if row.level is Level.MUNICIPALITY]
    assume(rows)
    for row in rows:
        if row.indicator != "internship_participation":
            assert (row.numerator or 0) == counted(files, row.indicator, row.oktmo)
    trainees = {row.oktmo: row for row in rows if row.indicator == "internship_participation"}
    for oktmo, row in list(trainees.items())[:2]:
        own = all_rows(store, "internship_sites", about(asked, oktmo).query)
        assert (row.numerator or 0) == sum(each.asked_participants for each in own)
    if asked.m or asked.group:
        total = sum(each.asked_participants for each in files["internship_sites"])
        assert total == sum(row.numerator or 0 for row in trainees.values())
    assert_page_agrees(picture, files)


def about(asked: Asked, oktmo: str | None) -> Asked:
    return replace(asked, m=(str(oktmo),), group=None)


def counted(files: dict[str, list[Any]], indicator: str, oktmo: str | None) -> int:
    """The numerator by the files, as a person with a spreadsheet would count it."""
    if indicator == "event_participation":
        return sum(row.participants for row in files["events"] if row.oktmo == oktmo)
    if indicator == "internship_sites":
        own = [row for row in files["internship_sites"] if row.oktmo == oktmo]
        return sum(row.status == "open" for row in own)
    return sum(row.oktmo == oktmo for row in files["practices"])


def assert_page_agrees(picture: NetworkPicture, files: dict[str, list[Any]]) -> None:
    events = {row.code: row for row in files["events"]}
    assert sum(day.events for day in picture.days) == len(events)
    people = sum(row.participants or 0 for row in files["events"])
    assert sum(day.participants for day in picture.days) == people
    assert sum(row.event_participants or 0 for row in events.values()) == people
    assert sum(each.practices for each in picture.kinds) == len(files["practices"])
    sites = files["internship_sites"]
    asked_for = sum(flow.participants for flow in picture.flows)
    assert asked_for <= sum(row.participants for row in sites)


@examples(40)
@given(seed=SEEDS)
def test_the_indicators_of_the_network_can_be_recounted_from_the_files_on_sqlite(
    sqlite: sa.Engine, seed: int
) -> None:
    recount(sqlite, seed)


@example(seed=550)
@examples(12)
@given(seed=SEEDS)
def test_the_indicators_of_the_network_can_be_recounted_from_the_files_on_postgresql(
    postgresql: sa.Engine, seed: int
) -> None:
    recount(postgresql, seed)


def test_the_cards_say_what_the_first_screen_says(store: Store) -> None:
    whole = store.overview(store.parse(PERIOD).request).overview
    rows = {(row.indicator, row.level, row.oktmo): row for row in whole.scorecard}
    own = ask(store, "kind=webinar&q=x&i=index&direction=health").overview.scorecard.rows
    assert len({row.indicator for row in own}) == 4
    assert all(rows[row.indicator, row.level, row.oktmo] == row for row in own)


def test_an_empty_database_has_an_empty_page(engine: sa.Engine) -> None:
    picture = ask(store_on(engine))
    assert (picture.events.total, picture.days, picture.flows, picture.kinds) == (0, (), (), ())
    assert picture.learning.learners == ()
