"""Builds selects for the page of further training: its breakdowns, its programmes, its months."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.cached_select import cached_select, numbered_days
from data_sources.database.collation import CodePoints, contains
from data_sources.database.schema import organization, staff_count, training, training_program
from data_sources.indicators.conditions import by_reporting_date, in_period, known
from data_sources.indicators.declaration import FactSelect, Window
from data_sources.question.filters import Filters
from data_sources.row_tables.declaration import Asked
from data_sources.row_tables.trainings import CATEGORY, NARROWING, belongs, in_region, with_program
from data_sources.vocabulary.programs import FEWEST_HOURS

WHOLE: Final = "whole"
NETWORK: Final = "network"
PROGRAM: Final = "program"
EVERY_KEY: Final = ""
"""The code of the whole that every filter narrows."""


@cached_select
def parts(asked: Asked, most_programs: int) -> sa.CompoundSelect[Any]:
    """`dimension`, `code`, `persons`, `trainings`, `programs`, `municipalities`.

    The dimensions are the keys of the address, each without its own filter; `whole`, whose code
    is the key that is left out (of those that narrow), or nothing; `network`, whose code is
    "yes" or "no"; `program`, the most attended. Where the programme is unknown the code is null.
    """
    facts = _facts(asked)
    filters = asked.filters
    left_out = (EVERY_KEY, *(key for key in NARROWING if getattr(filters, key) is not None))
    every = _narrowed(facts, filters, EVERY_KEY)
    is_network = sa.case(
        (facts.c.is_network, "yes"), (sa.not_(facts.c.is_network), "no"), else_=sa.null()
    )
    return sa.union_all(
        *(_by(key, facts.c[key], _narrowed(facts, filters, key)) for key in NARROWING),
        *(_whole(key, facts, _narrowed(facts, filters, key)) for key in left_out),
        _by(NETWORK, is_network, every, programs=_different(facts.c.taught)),
        _programs(facts, every, most_programs),
    )


def _facts(asked: Asked) -> sa.CTE:
    """The trainings of the question without the filters that have a breakdown of their own."""
    columns = (column.label(key) for key, column in NARROWING.items())
    return (
        sa.select(
            training.c.educator_key,
            training.c.oktmo,
            training.c.program_code,
            training_program.c.code.label("taught"),
            training_program.c.is_network,
            *columns,
        )
        .select_from(with_program(asked.window))
        .where(belongs(asked))
        .cte("facts")
    )


def _narrowed(facts: sa.CTE, filters: Filters, left_out: str) -> FactSelect:
    """The facts under every filter but one; what is asked of them is still to be said."""
    wanted = {key: getattr(filters, key) for key in NARROWING if key != left_out}
    conditions = (facts.c[key] == value for key, value in wanted.items() if value is not None)
    return sa.select(facts.c.educator_key).where(*conditions)


def _different(column: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    return sa.func.count(column.distinct())


def _counts(
    dimension: str,
    code: sa.ColumnElement[Any],
    select: FactSelect,
    programs: sa.ColumnElement[Any],
    municipalities: sa.ColumnElement[Any],
) -> FactSelect:
    (person,) = select.selected_columns
    return select.with_only_columns(
        sa.literal(dimension).label("dimension"),
        sa.cast(code, sa.String).label("code"),
        _different(person).label("persons"),
        sa.func.count().label("trainings"),
        sa.cast(programs, sa.Integer).label("programs"),
        sa.cast(municipalities, sa.Integer).label("municipalities"),
    )


def _by(
    dimension: str,
    code: sa.ColumnElement[Any],
    select: FactSelect,
    programs: sa.ColumnElement[Any] | None = None,
) -> FactSelect:
    counted = sa.null() if programs is None else programs
    return _counts(dimension, code, select, counted, sa.null()).group_by(code)


def _whole(left_out: str, facts: sa.CTE, select: FactSelect) -> FactSelect:
    programs = _different(facts.c.program_code)
    return _counts(WHOLE, sa.literal(left_out), select, programs, sa.null())


def _programs(facts: sa.CTE, select: FactSelect, most: int) -> FactSelect:
    code = facts.c.program_code
    counted = _counts(PROGRAM, code, select, sa.null(), _different(facts.c.oktmo)).group_by(code)
    persons, trainings = (counted.selected_columns[key] for key in ("persons", "trainings"))
    order = (persons.desc(), trainings.desc(), CodePoints(code))
    first = counted.order_by(*order).limit(most).subquery()
    return sa.select(*first.c)


def listed(window: Window) -> FactSelect:
    """Every training known of the region's municipalities: whose, when, of which programme."""
    return (
        sa.select(
            training.c.oktmo,
            training.c.completed_on.label("day"),
            training.c.educator_key.label("educator"),
            training.c.category,
            training.c.program_code.label("program"),
        )
        .select_from(in_region(window))
        .where(known(training, window))
    )


@cached_select
def programs_found(asked: Asked) -> FactSelect:
    """`code`, `is_network`, the keys that narrow by programme; `found`: `q` is in its title."""
    program = training_program.c
    words = asked.filters.q
    keys = (column.label(key) for key, column in NARROWING.items() if key != CATEGORY)
    return sa.select(
        program.code,
        program.is_network,
        *keys,
        (contains(program.title, words) if words else sa.true()).label("found"),
    ).where(known(training_program, asked.window))


def programs_named(window: Window, codes: Iterable[str]) -> FactSelect:
    """`code`, `title`, `provider_code`, `format`, `hours` of these programmes."""
    program = training_program.c
    return sa.select(
        program.code, program.title, program.provider_code, program.format, program.hours
    ).where(known(training_program, window), program.code.in_(tuple(codes)))


def organizations_named(window: Window, codes: Iterable[str]) -> FactSelect:
    """`code`, `name`, `short_name` of these organisations."""
    return sa.select(organization.c.code, organization.c.name, organization.c.short_name).where(
        known(organization, window), organization.c.code.in_(tuple(codes))
    )


@cached_select
def first_trained(window: Window, count: int) -> sa.CompoundSelect[Any]:
    """`oktmo`, `place`, `educator_key`, `persons`: when teachers completed their first course.

    `place` is that of the first of so many `numbered_days` by which they had. Rows without a key
    count the teachers of a municipality; rows with one are those of teachers met in several, so
    that a sum over any set of municipalities can count each of them once.
    """
    firsts = (
        sa.select(
            training.c.oktmo,
            training.c.educator_key,
            sa.func.min(training.c.completed_on).label("day"),
        )
        .select_from(with_program(window))
        .where(
            known(training, window),
            in_period(training.c.completed_on, window),
            training.c.category == "teacher",
            training_program.c.hours >= FEWEST_HOURS,
        )
        .group_by(training.c.oktmo, training.c.educator_key)
        .cte("firsts")
    )
    place = sa.case(
        *((firsts.c.day <= day, number) for number, day in enumerate(numbered_days(count)))
    )
    nobody = sa.cast(sa.null(), sa.String)
    counted = sa.select(
        firsts.c.oktmo,
        place.label("place"),
        nobody.label("educator_key"),
        sa.func.count().label("persons"),
    ).group_by(firsts.c.oktmo, place)
    several = (
        sa.select(firsts.c.educator_key).group_by(firsts.c.educator_key).having(sa.func.count() > 1)
    )
    again = sa.select(
        firsts.c.oktmo, place.label("place"), firsts.c.educator_key, sa.literal(1).label("persons")
    ).where(firsts.c.educator_key.in_(several))
    return sa.union_all(counted, again)


@cached_select
def teachers_counted(window: Window) -> FactSelect:
    """`oktmo`, `counted_on`, `headcount` of every count of teachers by D, the oldest first."""
    return (
        sa.select(staff_count.c.oktmo, staff_count.c.counted_on, staff_count.c.headcount)
        .where(
            known(staff_count, window),
            staff_count.c.category == "teacher",
            by_reporting_date(staff_count.c.counted_on, window),
        )
        .order_by(staff_count.c.counted_on)
    )
