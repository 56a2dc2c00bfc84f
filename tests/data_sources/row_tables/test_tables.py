"""Tables of single rows: order, pages, search and the rows themselves, on both databases."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa
from hypothesis import assume, given

from data_sources.answers.decisions.answer import DecisionsPicture
from data_sources.database.collation import Folded, NameOrdered, contains
from data_sources.database.engine import make_engine
from data_sources.indicators.declaration import Window
from data_sources.indicators.scenes import assigned, decided, place, rumo_meeting
from data_sources.question.filters import QUESTION_KEYS, Filters
from data_sources.question.periods import school_year
from data_sources.question.scope import EVERYTHING, Scope
from data_sources.row_tables import row_tables
from data_sources.row_tables.declaration import RowFilter
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.row_tables.records.declaration import PAGE_SIZE
from data_sources.scoring.results import Level
from data_sources.store import Store
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.naming import name_order
from tests.asking import PERIOD, store_on, write
from tests.generated.databases import SEEDS, examples, random_question, random_tables
from tests.generated.facts import NAMES
from tests.generated.history import Tables
from tests.row_tables import all_rows, assert_alike_in_every_order, refilled

DAY: Final = date(2024, 8, 31)
HERE, THERE = "69100000", "69200000"


def ask(store: Store, query: str = "", scope: Scope = EVERYTHING) -> DecisionsPicture:
    request = store.parse(f"{PERIOD}&{query}", "all").request
    return store.decisions(request, scope)


def streamed(store: Store, query: str) -> list[DecisionRow]:
    return all_rows(store, "decisions", query)


def texts(picture: DecisionsPicture) -> list[str]:
    return [row.text for row in picture.rows.rows]


def only(picture: DecisionsPicture) -> DecisionRow:
    (row,) = picture.rows.rows
    return row


# --- every declared table ---------------------------------------------------------------------


@pytest.mark.parametrize("table", row_tables().values(), ids=row_tables())
def test_a_declaration_fits_itself(table: Any) -> None:
    keys = [column.key for column in table.columns]
    assert [each.name for each in fields(table.record)] == keys
    assert len(set(keys)) == len(keys)
    assert {text.removeprefix("-") for text in table.order} <= set(keys)
    assert set(table.key) <= set(keys)
    assert set(table.filters) <= set(QUESTION_KEYS)
    assert set(table.registers) <= set(table.filters)
    assert set(table.sortable) <= set(keys)


@pytest.mark.parametrize(
    "window", [Window(sole_region=True), Window(sole_region=False)], ids=["sole", "several"]
)
@pytest.mark.parametrize("table", row_tables().values(), ids=row_tables())
def test_a_select_gives_the_fields_of_the_record_in_their_order(table: Any, window: Window) -> None:
    filters = Filters(period=school_year(2023), default_period=school_year(2023))
    asked = RowFilter(filters, window, None, include_unassigned=True)
    selected = table.rows(asked).selected_columns
    assert selected.keys() == [each.name for each in fields(table.record)]


# --- Russian comparison inside the database ---------------------------------------------------

WORDS: Final = (
    *NAMES,
    "Отчёт",
    "ОТЧЕТ",
    "ещё\u00a0раз",
    "100% явка_всех",
    "затонский",
    "ЗАТО  Северск",
    "Abc",
    "",
)


def test_words_are_folded_and_ordered_as_in_python(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        for word in WORDS:
            text = sa.literal(word)
            folded, ordered = connection.execute(sa.select(Folded(text), NameOrdered(text))).one()
            assert folded == word.lower().replace("ё", "е").replace("\u00a0", " ")
            assert ordered == name_order(word)
        nothing = sa.cast(sa.null(), sa.String)
        assert connection.execute(sa.select(Folded(nothing), NameOrdered(nothing))).one() == (
            None,
            None,
        )


@pytest.mark.parametrize(
    ("text", "sought", "found"),
    [
        ("Отчёт о работе", "ОТЧЕТ", True),
        ("ОТЧЕТ", "отчёт", True),
        ("ещё\u00a0раз", "ЕЩЕ РАЗ", True),
        ("100 из 100", "100%", False),
        ("100% явка", "100%", True),
        ("ABC", "a_c", False),
        ("a_c", "A_C", True),
        ("путь/к/файлу", "/к/", True),
        ("Отчёт", "отчёты", False),
    ],
)
def test_a_search_knows_no_case_no_yo_and_no_patterns(
    engine: sa.Engine, text: str, sought: str, *, found: bool
) -> None:
    with engine.connect() as connection:
        answer = connection.execute(sa.select(contains(sa.literal(text), sought))).scalar()
    assert bool(answer) is found


# --- the rows of decisions --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "decision", "assignment", "lateness"),
    [
        ("overdue", {"due_on": date(2024, 8, 1)}, {}, 30),
        ("in_progress", {"due_on": DAY}, {}, None),
        ("in_progress", {"due_on": None, "due_kind": "none"}, {}, None),
        ("in_progress", {"due_on": DAY}, {"completed_on": date(2024, 9, 1)}, None),
        ("done", {"due_on": date(2024, 5, 1)}, {"completed_on": date(2024, 5, 1)}, None),
        ("done", {"due_on": None, "due_kind": "none"}, {"completed_on": date(2024, 5, 1)}, None),
        ("done_late", {"due_on": date(2024, 5, 1)}, {"completed_on": date(2024, 5, 4)}, 3),
        ("done_late", {"due_on": None}, {"due_on": date(2024, 2, 28),
                                         "completed_on": date(2024, 3, 1),
                                         "withdrawn_on": date(2025, 1, 1)}, 2),
        ("withdrawn", {"due_on": date(2024, 5, 1)}, {"withdrawn_on": DAY}, None),
        ("withdrawn", {"due_on": date(2024, 5, 1)}, {"withdrawn_on": DAY,
                                                     "completed_on": DAY}, None),
        ("overdue", {"due_on": date(2024, 8, 30)}, {"withdrawn_on": date(2024, 9, 1)}, 1),
        ("continuous", {"due_on": None, "due_kind": "continuous"}, {}, None),
        ("continuous", {"due_on": None, "due_kind": "continuous"},
         {"completed_on": date(2024, 5, 1)}, None),
        ("informational", {"due_on": None, "kind": "informational", "due_kind": "none"}, {}, None),
        ("informational", {"due_on": date(2024, 5, 1), "kind": "informational"}, {}, None),
    ],
)  # fmt: skip
def test_a_decision_stands_as_the_contract_says(
    engine: sa.Engine,
    status: str,
    decision: dict[str, Any],
    assignment: dict[str, Any],
    lateness: int | None,
) -> None:
    rows = {
        **place(),
        "meeting": (rumo_meeting(),),
        "decision": ({**decided(1, None, due_kind="date"), **decision},),
        "assignment": (assigned(1, **assignment),),
    }
    write(engine, rows)
    row = only(ask(store_on(engine)))
    assert (row.status, row.lateness_days) == (status, lateness)
    assert only(ask(store_on(engine), f"status={status}")) == row
    assert not ask(
        store_on(engine), "status=" + next(s for s in ExecutionStatus if s != status)
    ).rows.rows


def test_what_happened_after_the_reporting_date_has_not_happened(engine: sa.Engine) -> None:
    rows = {
        **place(),
        "meeting": (rumo_meeting(),),
        "decision": (decided(1, date(2024, 5, 1)),),
        "assignment": (assigned(1, completed_on=date(2024, 9, 1), withdrawn_on=date(2024, 9, 2)),),
    }
    write(engine, rows)
    row = only(ask(store_on(engine, date(2025, 1, 1))))
    assert (row.status, row.completed_on, row.withdrawn_on) == ("overdue", None, None)


def test_an_own_term_wins_and_an_extension_is_told(engine: sa.Engine) -> None:
    own = assigned(1, due_on=date(2024, 6, 1), original_due_on=date(2024, 5, 1))
    rows = {
        **place(),
        "organization": ({"code": "inst", "name": "Институт развития", "kind": "institute"},),
        "meeting": (rumo_meeting(number="7"),),
        "decision": (decided(1, date(2024, 5, 1), number="1.1", indicator="decision_overdue"),),
        "assignment": ({**own, "organization_code": "inst", "evidence": "Письмо № 1"},),
    }
    write(engine, rows)
    assert asdict(only(ask(store_on(engine)))) == {
        "meeting_code": "rumo-1",
        "body": "rumo",
        "held_on": date(2023, 10, 18),
        "meeting_number": "7",
        "position": 1,
        "number": "1.1",
        "text": "Пункт 1",
        "kind": "assignment",
        "assignee": "муниципальный координатор",
        "oktmo": HERE,
        "municipality": "Учебный район",
        "organization": "Институт развития",
        "due_on": date(2024, 6, 1),
        "original_due_on": date(2024, 5, 1),
        "due_kind": "date",
        "completed_on": None,
        "withdrawn_on": None,
        "status": "overdue",
        "lateness_days": 91,
        "evidence": "Письмо № 1",
        "indicator": "decision_overdue",
    }


def council(code: str, oktmo: str, **differs: Any) -> dict[str, Any]:
    return {**rumo_meeting(code), "body": "municipal_council", "oktmo": oktmo, **differs}


SCENE: Final[dict[str, Any]] = {
    **place(),
    "organization": (
        {"code": "inst", "name": "Институт", "short_name": "ТОИПКРО", "kind": "institute"},
    ),
    "meeting": (rumo_meeting(), council("c-1", HERE), council("c-2", THERE),
                rumo_meeting("planned", status="planned")),
    "decision": (
        decided(1, date(2024, 2, 1), text="Представить отчёт", number="1.1"),
        decided(2, None, text="Без исполнителей", due_kind="none"),
        {**decided(1, date(2024, 3, 1), text="Наш методсовет"), "meeting_code": "c-1"},
        {**decided(2, None, text="Без исполнителей у нас"), "meeting_code": "c-1"},
        {**decided(1, date(2024, 4, 1), text="Их методсовет"), "meeting_code": "c-2"},
        {**decided(1, date(2024, 4, 1), text="Не состоялось"), "meeting_code": "planned"},
    ),
    "assignment": (
        assigned(1),
        assigned(1, assignee="Соседи", oktmo=THERE),
        assigned(1, assignee="Институт развития", oktmo=None, organization_code="inst"),
        {**assigned(1), "meeting_code": "c-1"},
        {**assigned(1, oktmo=THERE), "meeting_code": "c-2"},
        {**assigned(1), "meeting_code": "planned"},
        assigned(9, assignee="Решения нет"),
    ),
}  # fmt: skip


def test_there_is_a_row_for_each_assignment_and_for_a_decision_without_any(
    engine: sa.Engine,
) -> None:
    write(engine, SCENE)
    rows = ask(store_on(engine)).rows
    assert rows.total == 7
    assert sorted((row.meeting_code, row.position, row.assignee or "") for row in rows.rows) == [
        ("c-1", 1, "муниципальный координатор"),
        ("c-1", 2, ""),
        ("c-2", 1, "муниципальный координатор"),
        ("rumo-1", 1, "Институт развития"),
        ("rumo-1", 1, "Соседи"),
        ("rumo-1", 1, "муниципальный координатор"),
        ("rumo-1", 2, ""),
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (f"m={HERE}", {("rumo-1", 1), ("c-1", 1), ("c-1", 2)}),
        (f"m={THERE}", {("rumo-1", 1), ("c-2", 1)}),
        ("body=rumo", {("rumo-1", 1), ("rumo-1", 2)}),
        ("body=municipal_council", {("c-1", 1), ("c-1", 2), ("c-2", 1)}),
        ("body=nobody", set()),
        ("meeting=c-2", {("c-2", 1)}),
        ("meeting=planned", set()),
        ("status=overdue&meeting=c-1", {("c-1", 1)}),
        ("owner=СОСЕД", {("rumo-1", 1)}),
        ("owner=тоипкро", {("rumo-1", 1)}),
        ("q=отчет", {("rumo-1", 1)}),
        ("q=1.1", {("rumo-1", 1)}),
        ("q=%25", set()),
    ],
)
def test_every_filter_of_the_list_narrows_it(
    engine: sa.Engine, query: str, expected: set[tuple[str, int]]
) -> None:
    write(engine, SCENE)
    store = store_on(engine)
    picture = ask(store, query)
    assert picture.notices == ()
    assert {(row.meeting_code, row.position) for row in picture.rows.rows} == expected
    assert list(picture.rows.rows) == streamed(store, f"{PERIOD}&{query}")


def test_the_counts_and_the_oldest_are_of_every_status(engine: sa.Engine) -> None:
    write(engine, SCENE)
    for query in ("", "status=done"):
        picture = ask(store_on(engine), query)
        counts = {each.status: (each.rows, each.assignments) for each in picture.counts}
        assert [each.status for each in picture.counts] == list(ExecutionStatus)
        assert {status: count for status, count in counts.items() if count[0]} == {
            "overdue": (5, 5),
            "in_progress": (1, 1),
            "continuous": (1, 1),
        }
        oldest = picture.execution.oldest
        assert oldest is not None
        assert (oldest.due_on, oldest.lateness_days) == (date(2024, 2, 1), 212)


def test_one_who_may_see_one_municipality_sees_its_rows_and_nobodys(engine: sa.Engine) -> None:
    write(engine, SCENE)
    store = store_on(engine)
    seen = ask(store, "", Scope(frozenset({HERE}))).rows.rows
    assert {row.oktmo for row in seen} == {HERE, None}
    assert {row.oktmo for row in ask(store).rows.rows} == {HERE, THERE, None}


def test_the_minutes_of_the_meeting_come_with_the_places_of_its_decisions(
    engine: sa.Engine,
) -> None:
    with engine.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO document (sha256, file_name, media_type, text) "
                "VALUES ('a', 'p.txt', 'text/plain', 'РЕШИЛИ: Пункт 1')"
            )
        )
        (document,) = connection.execute(sa.text("SELECT id FROM document")).one()
    rows = {
        **place(),
        "meeting": (rumo_meeting(document_id=document), council("c-1", HERE)),
        "decision": (decided(1, None, source_start=8, source_end=15), decided(2, None)),
    }
    write(engine, rows)
    store = store_on(engine)
    minutes = ask(store, "meeting=rumo-1&status=done").minutes
    assert minutes is not None
    assert minutes.text == "РЕШИЛИ: Пункт 1"
    assert [(point.position, point.start, point.end) for point in minutes.points] == [
        (1, 8, 15),
        (2, None, None),
    ]
    other = ask(store, "meeting=c-1").minutes
    assert other is not None
    assert (other.text, other.points) == (None, ())
    assert ask(store).minutes is None


# --- order, pages, refusals -------------------------------------------------------------------


def many(count: int) -> dict[str, Any]:
    return {
        **place(),
        "meeting": (rumo_meeting(),),
        "decision": (decided(1, date(2024, 2, 1)),),
        "assignment": tuple(assigned(1, assignee=f"И {number:03d}") for number in range(count)),
    }


def test_pages_follow_each_other_and_the_last_is_shown_for_one_beyond_it(
    sqlite_url: str,
) -> None:
    engine = make_engine(sqlite_url)
    write(engine, many(2 * PAGE_SIZE + 7))
    store = store_on(engine)
    pages = [ask(store, f"page={page}") for page in (1, 2, 3)]
    assert [len(each.rows.rows) for each in pages] == [PAGE_SIZE, PAGE_SIZE, 7]
    assert [(each.rows.first, each.rows.last, each.rows.pages) for each in pages] == [
        (1, 50, 3),
        (51, 100, 3),
        (101, 107, 3),
    ]
    whole = [row for each in pages for row in each.rows.rows]
    assert [row.assignee for row in whole] == [f"И {number:03d}" for number in range(107)]
    assert streamed(store, f"{PERIOD}&page=2") == whole
    beyond = ask(store, "page=9")
    assert beyond.rows == pages[2].rows
    assert beyond.request.view.page == 3
    assert [notice.key for notice in beyond.notices] == ["page"]
    engine.dispose()


def test_an_order_and_a_meeting_that_are_not_there_are_dropped_with_a_notice(
    engine: sa.Engine,
) -> None:
    write(engine, SCENE)
    store = store_on(engine)
    usual = ask(store)
    for query, key in (
        ("sort=evidence", "sort"),
        ("sort=-nothing", "sort"),
        ("meeting=x", "meeting"),
    ):
        picture = ask(store, query)
        assert picture.rows.rows == usual.rows.rows
        assert [notice.key for notice in picture.notices] == [key]
        shown, asked = (each.request for each in (picture, usual))
        assert shown == asked


def test_the_usual_order_puts_what_must_be_acted_upon_first(engine: sa.Engine) -> None:
    write(engine, SCENE)
    rows = ask(store_on(engine)).rows.rows
    places = [(list(ExecutionStatus).index(row.status), row.due_on or date.max) for row in rows]
    assert places == sorted(places)


def test_a_stream_that_nobody_took_to_its_end_gives_its_connection_back(
    sqlite_url: str,
) -> None:
    engine = make_engine(sqlite_url)
    write(engine, many(3))
    store = store_on(engine)
    pool: Any = engine.pool
    request = store.parse(PERIOD, "all").request
    for taken in (0, 1, 3):
        stream = store.row_stream("decisions", request)
        assert pool.checkedout() == 1
        for _ in range(taken):
            next(stream.rows)
        stream.close()
        assert pool.checkedout() == 0
    assert len(list(store.row_stream("decisions", request).rows)) == 3
    assert pool.checkedout() == 0
    engine.dispose()


def test_rows_are_of_the_state_at_which_the_stream_was_opened(engine: sa.Engine) -> None:
    write(engine, many(3))
    store = store_on(engine)
    stream = store.row_stream("decisions", store.parse(PERIOD, "all").request)
    write(engine, {"assignment": (assigned(1, assignee="Позже"),)})
    assert len(list(stream.rows)) == 3
    assert ask(store).rows.total == 4


# --- random databases -------------------------------------------------------------------------


def lively(seed: int) -> Tables:
    """A random database whose decisions have words to search and to sort by."""
    tables = random_tables(Random(seed))
    random = Random(seed)
    for row in tables["decision"]:
        row["text"] = random.choice(WORDS[:-1])
        row["number"] = random.choice((None, "1", "1.1", "10", "2"))
    return tables


NARROWED: Final = ("", "&status=overdue", "&q=ЕЛ", "&owner=ИСПОЛНИТЕЛЬ 1", "&body=rumo")


@examples(6)
@given(seed=SEEDS)
def test_both_databases_give_the_same_rows_in_every_order(
    sqlite: sa.Engine, postgresql: sa.Engine, seed: int
) -> None:
    tables = lively(seed)
    asked = random_question(Random(seed), tables)
    stores = [refilled(engine, tables, asked.today) for engine in (sqlite, postgresql)]
    assert_alike_in_every_order(stores, "decisions", asked.query, NARROWED)


def counted(rows: list[DecisionRow], start: date, end: date, as_of: date) -> dict[str, Any]:
    """What the three indicators are by these rows, as a person with the file would count."""
    tasks = [row for row in rows if row.kind == "assignment" and row.assignee is not None]
    standing = [row for row in tasks if row.withdrawn_on is None]
    due = [
        row
        for row in standing
        if row.due_on is not None
        and start <= row.due_on <= end
        and (row.due_on <= as_of or row.completed_on is not None)
    ]
    done = [row for row in due if row.completed_on is not None]
    in_time = [row for row in done if (row.completed_on or date.max) <= (row.due_on or date.min)]
    late = [
        row
        for row in standing
        if row.due_on is not None and row.due_on < as_of and row.completed_on is None
    ]
    return {
        "decision_completion": (len(done), len(due)),
        "decision_on_time": (len(in_time), len(due)),
        "decision_overdue": (len(late), 0),
    }


def recount(engine: sa.Engine, seed: int) -> None:
    tables = random_tables(Random(seed))
    asked = random_question(Random(seed), tables)
    store = refilled(engine, tables, asked.today)
    picture = store.decisions(store.parse(asked.query, "all").request)
    assume(not picture.notices)
    question = picture.overview.scorecard.question
    rows = streamed(store, asked.query)
    assert len(rows) == picture.rows.total
    days = (question.period.start, question.period.end, question.as_of)
    compared = 0
    for row in picture.overview.scorecard:
        if row.level is Level.MUNICIPALITY:
            own = [each for each in rows if each.oktmo == row.oktmo]
        elif row.level is Level.REGION and (asked.m or asked.group):
            continue
        else:
            own = [each for each in rows if each.oktmo is None or each.municipality is not None]
        compared += 1
        assert (row.numerator or 0, row.denominator or 0) == counted(own, *days)[row.indicator]
    assert compared


@examples(40)
@given(seed=SEEDS)
def test_the_indicators_of_decisions_can_be_recounted_from_the_rows_on_sqlite(
    sqlite: sa.Engine, seed: int
) -> None:
    recount(sqlite, seed)


@examples(15)
@given(seed=SEEDS)
def test_the_indicators_of_decisions_can_be_recounted_from_the_rows_on_postgresql(
    postgresql: sa.Engine, seed: int
) -> None:
    recount(postgresql, seed)


def test_the_cards_say_what_the_first_screen_says(engine: sa.Engine) -> None:
    write(engine, SCENE)
    store = store_on(engine)
    whole = store.overview(store.parse(PERIOD).request).overview
    rows = {(row.indicator, row.level, row.oktmo): row for row in whole.scorecard}
    own = ask(store, "status=done&q=x&page=4").overview.scorecard.rows
    assert {row.indicator for row in own} == {
        "decision_completion",
        "decision_on_time",
        "decision_overdue",
    }
    assert all(rows[row.indicator, row.level, row.oktmo] == row for row in own)


OLD: Final = date(2022, 10, 1)
NEXT_YEAR: Final = date(2024, 10, 1)


@pytest.mark.parametrize(
    ("held_on", "decision", "assignment", "belongs"),
    [
        (OLD, {"due_on": date(2023, 9, 1)}, {}, 1),
        (OLD, {"due_on": date(2023, 9, 1)}, {"completed_on": date(2023, 3, 1)}, 1),
        (OLD, {"due_on": date(2023, 9, 1)}, {"withdrawn_on": date(2023, 3, 1)}, 1),
        (OLD, {"due_on": DAY}, {}, 1),
        # An old debt, whatever became of it in the period.
        (OLD, {"due_on": date(2023, 8, 31)}, {}, 1),
        (OLD, {"due_on": date(2022, 12, 1)}, {"completed_on": date(2023, 9, 1)}, 1),
        (OLD, {"due_on": date(2022, 12, 1)}, {"withdrawn_on": date(2024, 5, 1)}, 1),
        (OLD, {"due_on": date(2022, 12, 1)}, {"completed_on": date(2024, 9, 5)}, 1),
        (OLD, {"due_on": date(2022, 12, 1)}, {"completed_on": date(2023, 8, 31)}, 0),
        (OLD, {"due_on": date(2022, 12, 1)}, {"withdrawn_on": date(2023, 8, 31)}, 0),
        # Its term is of another year, whenever it was given.
        (date(2024, 6, 1), {"due_on": date(2024, 9, 1)}, {}, 0),
        (date(2024, 6, 1), {"due_on": date(2024, 9, 1)}, {"completed_on": date(2024, 7, 1)}, 0),
        (OLD, {"due_on": None}, {"due_on": date(2024, 1, 10)}, 1),
        # Without a term it is of the year of its meeting.
        (OLD, {"due_on": None, "due_kind": "none"}, {}, 0),
        (date(2023, 9, 1), {"due_on": None, "due_kind": "none"}, {}, 1),
        (date(2023, 9, 1), {"due_on": date(2024, 9, 30)}, None, 1),
        (OLD, {"due_on": date(2024, 1, 10)}, None, 0),
        (OLD, {"due_on": None, "kind": "informational", "due_kind": "none"}, None, 0),
        # What goes on does so until it is withdrawn.
        (OLD, {"due_on": None, "due_kind": "continuous"}, {}, 1),
        (OLD, {"due_on": None, "due_kind": "continuous"}, {"withdrawn_on": OLD}, 0),
        (OLD, {"due_on": None, "due_kind": "continuous"}, {"withdrawn_on": DAY}, 1),
        (NEXT_YEAR, {"due_on": None, "due_kind": "continuous"}, {}, 0),
    ],
)
def test_the_list_of_a_year_holds_its_terms_and_the_debts_it_began_with(
    engine: sa.Engine,
    held_on: date,
    decision: dict[str, Any],
    assignment: dict[str, Any] | None,
    belongs: int,
) -> None:
    rows: dict[str, Any] = {
        **place(),
        "meeting": (rumo_meeting(held_on=held_on),),
        "decision": ({**decided(1, None, due_kind="date"), **decision},),
        "assignment": () if assignment is None else ({**assigned(1), **assignment},),
    }
    write(engine, rows)
    store = store_on(engine, NEXT_YEAR)
    assert len(ask(store).rows.rows) == belongs
    assert len(streamed(store, PERIOD)) == belongs
    assert sum(each.rows for each in ask(store).counts) == belongs


def test_an_old_debt_done_this_year_stays_in_this_years_list(engine: sa.Engine) -> None:
    rows: dict[str, Any] = {
        **place(),
        "meeting": (rumo_meeting(held_on=OLD),),
        "decision": (decided(1, date(2022, 12, 1)),),
        "assignment": (assigned(1, completed_on=date(2024, 2, 20)),),
    }
    write(engine, rows)
    store = store_on(engine, date(2024, 2, 19))
    assert only(ask(store)).status == "overdue"
    assert ask(store).execution.places.lines[0].overdue == 1
    store = store_on(engine, date(2024, 3, 1))
    assert only(ask(store, "status=done_late")).lateness_days == 446
    assert ask(store).execution.late.counted == ((446, 1),)
    assert ask(store).execution.places.lines[0].done_late == 1
    (row,) = streamed(store, f"{PERIOD}&status=done_late")
    assert row.completed_on == date(2024, 2, 20)


def test_a_row_belongs_by_its_meeting_its_term_or_because_it_is_open(engine: sa.Engine) -> None:
    old = date(2022, 10, 1)
    rows: dict[str, Any] = {
        **place(),
        "meeting": (rumo_meeting(held_on=old), rumo_meeting("late", held_on=date(2024, 9, 5))),
        "decision": (
            decided(1, date(2022, 12, 1), text="Закрыто давно"),
            decided(2, date(2022, 12, 1), text="Долг"),
            decided(3, date(2023, 12, 1), text="Срок в периоде"),
            decided(4, None, text="Постоянно"),
            decided(5, None, text="К сведению давно", kind="informational", due_kind="none"),
            {**decided(1, date(2024, 9, 30), text="Потом"), "meeting_code": "late"},
        ),
        "assignment": (
            assigned(1, completed_on=date(2022, 11, 1)),
            assigned(2),
            assigned(3, completed_on=date(2023, 11, 1)),
            assigned(4),
            {**assigned(1), "meeting_code": "late"},
        ),
    }
    write(engine, rows)
    assert set(texts(ask(store_on(engine, date(2024, 10, 1))))) == {
        "Долг",
        "Срок в периоде",
        "Постоянно",
    }
