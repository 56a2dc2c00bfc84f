"""The demo database: what can be relied on, and what a viewer is meant to find in it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import sqlalchemy as sa

import data_sources
from data_sources.database import schema
from data_sources.database.engine import create_sqlite_file, make_engine, upgrade
from data_sources.demo import DEMO_DATASET, DemoRefusedError, fill
from data_sources.indicators import registry
from data_sources.question.periods import parse_period, school_year_of
from data_sources.shifts.cusum import Way
from data_sources.shifts.effects import Verdict
from tests.asking import store_on
from tests.conftest import DEMO_DAY

LEAP_DAY = date(2024, 2, 29)
FIRST_OF_SEPTEMBER = date(2023, 9, 1)
DAYS = (DEMO_DAY, LEAP_DAY, FIRST_OF_SEPTEMBER)

SILENT = "69507000"
TINY = "69652000"
WITHOUT_YOUNG = "69640000"
OVERDUE = "69616000"
VISITED = "69654000"
NORTH = ("69604000", "69624000", "69644000", "69616000", "69652000")

DatabaseOf: TypeAlias = Callable[[date], sa.Engine]

FILL = """
import sys
from datetime import date
from data_sources.demo import fill
from data_sources.database.engine import create_sqlite_file, make_engine, upgrade
create_sqlite_file(sys.argv[1])
engine = make_engine(sys.argv[1])
upgrade(engine)
fill(engine, today=date.fromisoformat(sys.argv[2]))
engine.dispose()
"""


def empty_database(folder: Path) -> sa.Engine:
    url = f"sqlite:///{folder / 'demo.sqlite3'}"
    create_sqlite_file(url)
    engine = make_engine(url)
    upgrade(engine)
    return engine


@pytest.fixture(scope="module")
def database_of(demo_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseOf]:
    """A demo database for a day, filled once and shared by the tests, which only read it."""
    filled: dict[date, sa.Engine] = {DEMO_DAY: make_engine(demo_url)}

    def database(today: date) -> sa.Engine:
        if today not in filled:
            filled[today] = empty_database(tmp_path_factory.mktemp("demo"))
            fill(filled[today], today=today)
        return filled[today]

    yield database
    for engine in filled.values():
        engine.dispose()


@pytest.fixture
def autumn(database_of: DatabaseOf) -> Iterator[sa.Connection]:
    with database_of(DEMO_DAY).connect() as connection:
        yield connection


@pytest.fixture(params=DAYS, ids=str)
def today(request: pytest.FixtureRequest) -> date:
    day: date = request.param
    return day


@pytest.fixture
def connection(database_of: DatabaseOf, today: date) -> Iterator[sa.Connection]:
    with database_of(today).connect() as opened:
        yield opened


def known(table: sa.Table[Any], moment: datetime) -> sa.ColumnElement[bool]:
    gone = table.c.superseded_at
    return sa.and_(table.c.recorded_at <= moment, sa.or_(gone.is_(None), gone > moment))


def current(table: sa.Table[Any]) -> sa.Select[Any]:
    return sa.select(table).where(table.c.superseded_at.is_(None))


def count(connection: sa.Connection, table: sa.Table[Any], *where: Any) -> int:
    found = sa.select(sa.func.count()).select_from(table).where(*where)
    return connection.execute(found).scalar_one()


def moments(today: date) -> tuple[datetime, ...]:
    now = datetime.combine(today, time())
    return tuple(now - timedelta(days=days) for days in (0, 45, 200, 400, 1000))


def start_of_year(today: date) -> date:
    return school_year_of(today).start


def dump(engine: sa.Engine) -> dict[str, Sequence[Any]]:
    tables = (*schema.KNOWN_TABLES, schema.load, schema.document)
    with engine.connect() as connection:
        return {
            table.name: connection.execute(sa.select(table).order_by(table.c.id)).all()
            for table in tables
        }


def test_another_process_with_another_hash_seed_makes_the_same_rows(
    database_of: DatabaseOf, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    root = str(Path(data_sources.__file__).parent.parent)
    subprocess.run(
        [sys.executable, "-c", FILL, url, DEMO_DAY.isoformat()],
        env={**os.environ, "PYTHONPATH": root, "PYTHONHASHSEED": "4242"},
        check=True,
    )
    other = make_engine(url)
    assert dump(other) == dump(database_of(DEMO_DAY))
    other.dispose()


def test_postgresql_gets_the_same_rows_as_sqlite(
    database_of: DatabaseOf, postgresql: sa.Engine, postgresql_demo_url: str
) -> None:
    fill(postgresql, today=DEMO_DAY)
    invented = dump(postgresql)
    assert invented == dump(database_of(DEMO_DAY))
    copied = make_engine(postgresql_demo_url)
    assert dump(copied) == invented
    copied.dispose()


@pytest.mark.long
def test_scale_multiplies_headcounts_and_trainings_and_seed_changes_who_trained(
    database_of: DatabaseOf, tmp_path: Path
) -> None:
    big = empty_database(tmp_path)
    fill(big, today=FIRST_OF_SEPTEMBER, seed=2, scale=2)
    with big.connect() as one, database_of(FIRST_OF_SEPTEMBER).connect() as other:
        of_one = totals(one)
        of_other = totals(other)
    big.dispose()
    assert of_one["headcount"] == pytest.approx(2 * of_other["headcount"], rel=0.02)
    assert of_one["trainings"] == pytest.approx(2 * of_other["trainings"], rel=0.05)
    assert of_one["meetings"] == pytest.approx(of_other["meetings"], rel=0.1)
    assert of_one["trainings"] != 2 * of_other["trainings"]


def totals(connection: sa.Connection) -> dict[str, int]:
    headcount = sa.select(sa.func.sum(schema.staff_count.c.headcount))
    return {
        "headcount": connection.execute(headcount).scalar_one(),
        "trainings": count(connection, schema.training),
        "meetings": count(connection, schema.meeting),
    }


def test_a_database_with_one_row_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    engine = empty_database(tmp_path)
    with engine.begin() as connection:
        connection.execute(
            sa.insert(schema.note).values(code="n", noted_on=date(2024, 1, 1), author="a", text="t")
        )
    before = dump(engine)
    with pytest.raises(DemoRefusedError, match="только в пустую базу"):
        fill(engine, today=DEMO_DAY)
    assert dump(engine) == before
    engine.dispose()


def test_a_filled_database_is_not_filled_twice(database_of: DatabaseOf) -> None:
    with pytest.raises(DemoRefusedError):
        fill(database_of(FIRST_OF_SEPTEMBER), today=FIRST_OF_SEPTEMBER)


def test_every_table_has_rows(connection: sa.Connection) -> None:
    empty = [table.name for table in schema.KNOWN_TABLES if not count(connection, table)]
    assert empty == []


def test_every_row_belongs_to_the_demo_load(connection: sa.Connection) -> None:
    load = connection.execute(sa.select(schema.load)).one()
    rows = 0
    for table in schema.KNOWN_TABLES:
        assert count(connection, table, table.c.load_id.is_distinct_from(load.id)) == 0
        rows += count(connection, table)
    assert (load.dataset, load.file_name, load.loaded_by) == (DEMO_DATASET, "rumo demo", None)
    assert load.rows_added == rows


def test_references_hold_at_every_time_of_knowledge(connection: sa.Connection, today: date) -> None:
    broken = [
        (table.name, own, moment)
        for moment in moments(today)
        for table in schema.KNOWN_TABLES
        for own, referred in schema.REFERENCES.get(table.name, {}).items()
        if count(connection, table, known(table, moment), *dangling(table, own, referred, moment))
    ]
    assert broken == []


def dangling(
    table: sa.Table[Any],
    own: tuple[str, ...],
    referred: tuple[str, tuple[str, ...]],
    moment: datetime,
) -> Iterator[sa.ColumnElement[bool]]:
    other = schema.metadata.tables[referred[0]].alias()
    pairs = zip(own, referred[1], strict=True)
    match = [other.c[theirs] == table.c[ours] for ours, theirs in pairs]
    if "superseded_at" in other.c:
        match.append(other.c.recorded_at <= moment)
        match.append(sa.or_(other.c.superseded_at.is_(None), other.c.superseded_at > moment))
    yield from (table.c[column].is_not(None) for column in own)
    yield ~sa.exists().where(*match)


def test_natural_keys_are_unique_at_every_time_of_knowledge(
    connection: sa.Connection, today: date
) -> None:
    repeated = [
        (table.name, moment)
        for moment in moments(today)
        for table in schema.KNOWN_TABLES
        if connection.execute(
            sa.select(sa.func.count())
            .where(known(table, moment))
            .group_by(*(table.c[column] for column in schema.natural_key(table)))
            .having(sa.func.count() > 1)
            .limit(1)
        ).first()
    ]
    assert repeated == []


def test_nothing_is_recorded_or_done_on_today_or_later(
    connection: sa.Connection, today: date
) -> None:
    midnight = datetime.combine(today, time())
    for table in schema.KNOWN_TABLES:
        assert count(connection, table, table.c.recorded_at >= midnight) == 0
        assert count(connection, table, table.c.superseded_at >= midnight) == 0
    done = (
        schema.training.c.completed_on,
        schema.assignment.c.completed_on,
        schema.assignment.c.withdrawn_on,
        schema.plan_item.c.done_on,
        schema.plan_item.c.cancelled_on,
        schema.self_diagnosis.c.completed_on,
        schema.internship.c.held_on,
        schema.practice.c.started_on,
        schema.practice.c.ended_on,
        schema.diagnostic.c.published_on,
        schema.diagnostic.c.expertise_on,
        schema.diagnostic_result.c.held_on,
        schema.learning_route.c.completed_on,
        schema.mentoring.c.ended_on,
        schema.note.c.noted_on,
        schema.staff_count.c.counted_on,
    )
    assert [
        str(column) for column in done if count(connection, column.table, column >= today)
    ] == []
    meeting = schema.meeting.c
    assert (
        count(connection, schema.meeting, meeting.status == "held", meeting.held_on >= today) == 0
    )
    took_part = schema.event_participation.join(
        schema.event, schema.event.c.code == schema.event_participation.c.event_code
    )
    late = sa.select(sa.func.count()).select_from(took_part)
    assert connection.execute(late.where(schema.event.c.starts_on >= today)).scalar_one() == 0


def test_the_region_has_its_twenty_municipalities_and_the_regional_row(
    connection: sa.Connection,
) -> None:
    rows = connection.execute(current(schema.municipality)).all()
    ranked = [row for row in rows if row.kind != "regional"]
    assert len(ranked) == 20
    assert len({(row.tile_column, row.tile_row) for row in ranked}) == 20
    assert {"ЗАТО Северск", "Томск", "Кедровый", "Асиновский район"} <= {row.name for row in ranked}
    (regional,) = (row for row in rows if row.kind == "regional")
    assert (regional.oktmo, regional.name, regional.region_code, regional.tile_row) == (
        "69000001",
        "Организации областного подчинения",
        "70",
        None,
    )
    (region,) = connection.execute(current(schema.region)).all()
    assert (region.code, region.oktmo) == ("70", "69000000")


def test_five_school_years_have_about_sixty_thousand_trainings(autumn: sa.Connection) -> None:
    begins = schema.training.c.completed_on >= date(2022, 9, 1)
    assert 50_000 < count(autumn, schema.training, begins) < 70_000


def covered(connection: sa.Connection, first_year: int, *where: Any) -> float:
    training, program, staff = schema.training, schema.training_program, schema.staff_count
    trained = connection.execute(
        sa.select(sa.func.count(training.c.educator_key.distinct()))
        .join(program, program.c.code == training.c.program_code)
        .where(
            training.c.category == "teacher",
            program.c.hours >= 16,
            training.c.completed_on.between(date(first_year, 9, 1), date(first_year + 1, 8, 31)),
            *(condition(training) for condition in where),
        )
    ).scalar_one()
    teachers = connection.execute(
        sa.select(sa.func.sum(staff.c.headcount)).where(
            staff.c.superseded_at.is_(None),
            staff.c.category == "teacher",
            staff.c.counted_on == date(first_year, 9, 20),
            *(condition(staff) for condition in where),
        )
    ).scalar_one()
    return 100.0 * float(trained) / float(teachers)


def in_the_north(table: sa.Table[Any]) -> Any:
    return table.c.oktmo.in_(NORTH)


def test_coverage_is_plausible_and_the_last_full_year_is_clearly_better(
    autumn: sa.Connection,
) -> None:
    years = {year: covered(autumn, year) for year in range(2021, 2026)}
    assert all(35 < value < 48 for value in years.values())
    assert years[2025] > years[2024] + 3


def test_a_newcomer_sees_a_shift_and_the_decision_before_it(database_of: DatabaseOf) -> None:
    store = store_on(database_of(DEMO_DAY), DEMO_DAY)
    shifts = store.first_page(store.parse("").request).shifts.lately()
    (own,) = [shift for shift in shifts if shift.oktmo == VISITED]
    assert (own.indicator, own.way) == ("training_coverage", Way.UP)
    assert date(2026, 2, 1) <= own.began <= date(2026, 4, 1)
    decisions = store.indicator(store.parse("i=training_coverage").request).decisions
    verdicts = {(each.oktmo, each.effect.verdict) for each in decisions}
    assert (VISITED, Verdict.SHIFTED) in verdicts
    assert (None, Verdict.NOT_SHIFTED) in verdicts


def test_the_north_lags_in_training_and_attendance(autumn: sa.Connection) -> None:
    for year in range(2021, 2026):
        assert covered(autumn, year, in_the_north) < covered(autumn, year) - 5
    assert came(autumn, in_the_north) < came(autumn, lambda table: table.c.oktmo.is_not(None)) - 8


def came(connection: sa.Connection, where: Callable[[sa.Table[Any]], Any]) -> float:
    row = schema.attendance
    here = row.c.status.in_(("present", "online"))
    own = (row.c.superseded_at.is_(None), row.c.is_member, row.c.meeting_code.like("rumo-%"))
    seats = count(connection, row, *own, where(row))
    return 100 * count(connection, row, *own, where(row), here) / seats


def test_one_municipality_stopped_reporting(connection: sa.Connection, today: date) -> None:
    start = start_of_year(today)
    staff = schema.staff_count
    withdrawn = (
        connection.execute(sa.select(staff.c.superseded_at).where(staff.c.oktmo == SILENT))
        .scalars()
        .all()
    )
    assert withdrawn
    first_of_october = datetime.combine(start.replace(month=10), time())
    assert all(moment is not None and moment <= first_of_october for moment in withdrawn)
    for table, day in (
        (schema.training, schema.training.c.completed_on),
        (schema.mentoring, schema.mentoring.c.started_on),
        (schema.learning_route, schema.learning_route.c.started_on),
        (schema.meeting, schema.meeting.c.held_on),
        (schema.diagnostic_result, schema.diagnostic_result.c.held_on),
    ):
        assert count(connection, table, table.c.oktmo == SILENT, day < start) > 0
        assert count(connection, table, table.c.oktmo == SILENT, day >= start) == 0
    diagnosis = schema.self_diagnosis.c
    own = diagnosis.school_code.like(f"s-{SILENT}-%")
    assert count(connection, schema.self_diagnosis, own, diagnosis.completed_on < start) > 0
    assert count(connection, schema.self_diagnosis, own, diagnosis.completed_on >= start) == 0
    seats = schema.attendance.join(
        schema.meeting, schema.meeting.c.code == schema.attendance.c.meeting_code
    )
    last = sa.select(sa.func.max(schema.meeting.c.held_on)).select_from(seats)
    last_came = connection.execute(last.where(schema.attendance.c.oktmo == SILENT)).scalar_one()
    assert last_came < start


def headcount(connection: sa.Connection, oktmo: str, category: str) -> int:
    """The newest count that the database holds."""
    staff = schema.staff_count
    rows = connection.execute(
        current(staff)
        .where(staff.c.oktmo == oktmo, staff.c.category == category)
        .order_by(staff.c.counted_on)
    ).all()
    found: int = rows[-1].headcount
    return found


def test_some_headcounts_are_zero_or_too_small_for_a_rate(connection: sa.Connection) -> None:
    assert headcount(connection, WITHOUT_YOUNG, "young_teacher") == 0
    assert 0 < headcount(connection, TINY, "young_teacher") < 5


def test_a_municipality_with_schools_has_no_internship_site(connection: sa.Connection) -> None:
    assert count(connection, schema.school, schema.school.c.oktmo == TINY) > 0
    sites = schema.internship_site
    assert count(connection, sites, sites.c.oktmo == TINY) == 0


@pytest.mark.parametrize(
    "table",
    [
        schema.staff_count,
        schema.attendance,
        schema.self_diagnosis,
        schema.self_diagnosis_score,
        schema.municipality_alias,
        schema.assignment,
        schema.meeting,
    ],
    ids=lambda table: str(table.name),
)
def test_a_correction_takes_the_place_of_what_was_written_before(
    connection: sa.Connection, table: sa.Table[Any]
) -> None:
    newer = table.alias()
    same = [newer.c[column] == table.c[column] for column in schema.natural_key(table)]
    follows = sa.exists().where(*same, newer.c.recorded_at == table.c.superseded_at)
    assert count(connection, table, follows) > 0
    withdrawn = table.c.oktmo == SILENT if table is schema.staff_count else sa.false()
    gone = table.c.superseded_at.is_not(None)
    assert count(connection, table, gone, ~follows, ~withdrawn) == 0


def test_two_spellings_lead_to_one_municipality(connection: sa.Connection) -> None:
    aliases = connection.execute(current(schema.municipality_alias)).all()
    assert max(Counter(row.oktmo for row in aliases).values()) > 1


def test_meetings_are_held_planned_and_cancelled(connection: sa.Connection, today: date) -> None:
    rows = [row for row in connection.execute(current(schema.meeting)) if row.body == "rumo"]
    assert Counter(row.status for row in rows)["cancelled"] == 1
    assert [row for row in rows if row.status == "planned" and row.held_on >= today]
    held = Counter(school_year_of(row.held_on).text for row in rows if row.status == "held")
    this_year = school_year_of(today).text
    assert all(many in (4, 5) for year, many in held.items() if year != this_year)
    assert len(held) >= 5


def test_attendance_knows_every_way_to_come_and_not_to_come(connection: sa.Connection) -> None:
    rows = connection.execute(current(schema.attendance)).all()
    assert {row.status for row in rows} == {"present", "online", "excused", "absent"}
    assert any(row.is_substitute for row in rows)
    assert all(row.is_member for row in rows if row.is_substitute)
    assert any(not row.is_member for row in rows)
    counts = Counter(row.meeting_code for row in rows if row.status in ("present", "online"))
    meetings = connection.execute(current(schema.meeting)).all()
    said = {row.code: row.present_count for row in meetings if row.status == "held"}
    assert said == {code: counts[code] for code in said}


def test_one_meeting_had_no_quorum(connection: sa.Connection) -> None:
    members, here = Counter[str](), Counter[str]()
    for row in connection.execute(current(schema.attendance)):
        if row.is_member:
            members[row.meeting_code] += 1
            here[row.meeting_code] += row.status in ("present", "online")
    rules = {row.code: row.quorum_rule for row in connection.execute(current(schema.meeting))}
    short = [
        code
        for code, rule in rules.items()
        if rule == "two_thirds" and 3 * here[code] < 2 * members[code]
    ]
    assert len(short) == 1


def test_one_meeting_used_a_number_of_decision_twice(connection: sa.Connection) -> None:
    rows = connection.execute(current(schema.decision)).all()
    numbers = Counter((row.meeting_code, row.number) for row in rows)
    assert [(number, many) for (_, number), many in numbers.items() if many > 1] == [("1.1", 2)]


def test_decisions_come_in_every_kind_and_term(connection: sa.Connection) -> None:
    rows = connection.execute(current(schema.decision)).all()
    assert {row.kind for row in rows} == {"assignment", "recommendation", "informational"}
    assert {row.due_kind for row in rows} == {"date", "continuous", "none"}
    assert all((row.due_kind == "date") == (row.due_on is not None) for row in rows)
    points = Counter(row.meeting_code for row in rows if row.meeting_code.startswith("rumo"))
    assert all(5 <= many <= 8 for many in points.values())


def test_a_decision_stands_in_the_minutes_where_it_says(connection: sa.Connection) -> None:
    documents = {row.id: row.text for row in connection.execute(sa.select(schema.document))}
    meetings = {row.code: row for row in connection.execute(current(schema.meeting))}
    checked = 0
    for row in connection.execute(current(schema.decision)):
        if row.source_start is not None:
            text = documents[meetings[row.meeting_code].document_id]
            sentence = text[row.source_start : row.source_end]
            assert sentence.startswith(f"{row.number}. {row.text}")
            checked += 1
    assert checked > 100


def test_assignments_are_done_late_overdue_prolonged_and_withdrawn(
    autumn: sa.Connection,
) -> None:
    due = {
        (row.meeting_code, row.position): row.due_on
        for row in autumn.execute(current(schema.decision))
        if row.kind == "assignment"
    }
    found: Counter[str] = Counter()
    overdue: Counter[str | None] = Counter()
    for row in autumn.execute(current(schema.assignment)):
        term = row.due_on or due.get((row.meeting_code, row.position))
        found["prolonged"] += row.original_due_on is not None
        found["withdrawn"] += row.withdrawn_on is not None
        found["of an organisation"] += row.organization_code is not None
        if term and row.completed_on:
            found["late" if row.completed_on > term else "in time"] += 1
        elif term and not row.withdrawn_on and term < DEMO_DAY:
            overdue[row.oktmo] += 1
    for what in ("prolonged", "withdrawn", "of an organisation", "late", "in time"):
        assert found[what] > 0, what
    assert 5 <= overdue.total() <= 10
    assert overdue[OVERDUE] > overdue.total() / 2


def test_one_direction_is_weak_in_every_municipality(autumn: sa.Connection) -> None:
    score = schema.self_diagnosis_score
    oktmo = sa.func.substr(score.c.school_code, 3, 8)
    share = 100.0 * sa.func.sum(score.c.score) / sa.func.sum(score.c.max_score)
    rows = autumn.execute(
        sa.select(oktmo, score.c.direction, share)
        .where(score.c.superseded_at.is_(None))
        .group_by(oktmo, score.c.direction)
    ).all()
    by_place: dict[str, dict[str, float]] = {}
    for place, direction, value in rows:
        by_place.setdefault(place, {})[direction] = value
    assert len(by_place) == 21
    for values in by_place.values():
        weak = values.pop("career_guidance")
        assert 10 < sum(values.values()) / len(values) - weak < 20


def test_scales_say_that_they_are_invented(connection: sa.Connection) -> None:
    rows = connection.execute(current(schema.self_diagnosis_scale)).all()
    assert {row.source for row in rows} == {"учебные данные"}


def test_scales_are_verified_of_the_two_newest_editions_and_of_general_schools_alone(
    connection: sa.Connection, today: date
) -> None:
    rows = connection.execute(current(schema.self_diagnosis_scale)).all()
    editions = sorted({row.edition for row in rows})
    assert editions[-1] == str(school_year_of(today).start.year)
    assert {(row.edition, row.school_kind) for row in rows if row.verified} == {
        (edition, "general") for edition in editions[-2:]
    }
    assert len(editions) > 2


def test_targets_and_weights_speak_of_known_indicators_and_periods(
    connection: sa.Connection, today: date
) -> None:
    targets = connection.execute(current(schema.target)).all()
    weights = connection.execute(current(schema.weight)).all()
    assert {row.indicator for row in (*targets, *weights)} <= set(registry())
    assert all(parse_period(row.period) is not None for row in targets)
    of_this_year = [row for row in targets if row.period == school_year_of(today).text]
    assert {row.oktmo for row in of_this_year} > {None, "69000000", "69741000"}
    (coverage,) = (
        row for row in of_this_year if row.indicator == "training_coverage" and row.oktmo is None
    )
    assert (coverage.value, coverage.near) == (45, 40)


def test_some_educators_trained_in_two_municipalities_in_a_year(autumn: sa.Connection) -> None:
    training = schema.training
    rows = autumn.execute(
        sa.select(training.c.educator_key)
        .where(training.c.completed_on.between(date(2025, 9, 1), date(2026, 8, 31)))
        .group_by(training.c.educator_key)
        .having(sa.func.count(training.c.oktmo.distinct()) > 1)
    ).all()
    assert 20 < len(rows) < 400


def test_an_earlier_time_of_knowledge_shows_less(autumn: sa.Connection) -> None:
    now, *earlier = moments(DEMO_DAY)
    for table in (schema.training, schema.self_diagnosis, schema.meeting, schema.decision):
        counts = [count(autumn, table, known(table, moment)) for moment in (now, *earlier)]
        assert counts == sorted(counts, reverse=True)
        assert counts[0] > counts[-1] > 0
