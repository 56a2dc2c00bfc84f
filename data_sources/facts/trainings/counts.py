"""Trainings in memory counted as `training_queries.parts` has the database count them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from data_sources.facts.ledger import NOTHING, CountedFacts, Whole
from data_sources.facts.trainings.queries import EVERY_KEY, NETWORK, PROGRAM, WHOLE
from data_sources.question.filters import Filters
from data_sources.row_tables.trainings import CATEGORY, NARROWING

DIRECTION: Final = "direction"
TEACHER: Final = "teacher"
Chosen = NDArray[np.bool_]
_NETWORK_CODES: Final = ("no", "yes")


class BreakdownCounts(NamedTuple):
    """A row as the database answers it; `code` is None where the programme is unknown."""

    dimension: str
    code: str | None
    persons: int
    trainings: int
    programs: int | None = None
    municipalities: int | None = None


@dataclass(frozen=True)
class _Key:
    """Of each training the number of its value among `values`; `NOTHING` where it has none."""

    numbers: Whole
    values: Sequence[str]


@dataclass(frozen=True)
class _Trainings:
    """The trainings of the question without the filters that have a breakdown of their own."""

    persons: Whole
    programs: _Key
    taught: Whole
    places: Whole
    keys: Mapping[str, _Key]
    network: _Key


def parts(
    counted: CountedFacts,
    programs: Iterable[Any],
    filters: Filters,
    places: Sequence[str] | None,
    most_programs: int,
) -> Iterator[BreakdownCounts]:
    """The breakdowns of the trainings of a period; `programs` are rows of `programs_found`.

    `places` are the municipalities asked about, None where all are.
    """
    known = {row.code: row for row in programs}
    found = {code for code, row in known.items() if row.found} if filters.q else None
    facts = _chosen(counted, known, places, found)
    left_out = (EVERY_KEY, *(key for key in NARROWING if getattr(filters, key) is not None))
    for key in NARROWING:
        yield from _by(key, facts.keys[key], facts, _narrowed(facts, filters, key))
    for key in left_out:
        yield _whole(key, facts, _narrowed(facts, filters, key))
    every = _narrowed(facts, filters, EVERY_KEY)
    taught = _different(facts.network.numbers, facts.taught, every & (facts.taught != NOTHING))
    for line in _by(NETWORK, facts.network, facts, every):
        code = NOTHING if line.code is None else _NETWORK_CODES.index(line.code)
        yield line._replace(programs=taught.get(code, 0))
    yield from _programs(facts, every, most_programs)


def teachers_by_direction(
    counted: CountedFacts, programs: Iterable[Any]
) -> dict[tuple[str | None, str], int]:
    """(municipality, None for all of them; direction) -> different teachers who trained."""
    facts = _chosen(counted, {row.code: row for row in programs}, None, None)
    _, oktmos = counted.places()
    category, direction = facts.keys[CATEGORY], facts.keys[DIRECTION]
    if TEACHER not in category.values:
        return {}
    chosen = (category.numbers == category.values.index(TEACHER)) & (direction.numbers != NOTHING)
    width = len(direction.values)
    own = facts.places * width + direction.numbers
    found: dict[tuple[str | None, str], int] = {
        (oktmos[group // width], direction.values[group % width]): teachers
        for group, teachers in _different(own, facts.persons, chosen).items()
    }
    of_all = _different(direction.numbers, facts.persons, chosen)
    return found | {(None, direction.values[key]): count for key, count in of_all.items()}


def _chosen(
    counted: CountedFacts,
    programs: Mapping[str, Any],
    places: Sequence[str] | None,
    found: Set[str] | None,
) -> _Trainings:
    """`places` and `found` programmes leave all where they are None."""
    numbers, codes = counted.texts("program")
    persons, _ = counted.texts("educator")
    categories, named = counted.texts(CATEGORY)
    own, oktmos = counted.places()
    known = [programs.get(code) for code in codes]
    chosen = np.ones(len(numbers), dtype=bool)
    if places is not None:
        asked = set(places)
        chosen &= np.array([oktmo in asked for oktmo in oktmos], dtype=bool)[own]
    if found is not None:
        chosen &= np.array([code in found for code in codes], dtype=bool)[numbers]
    numbers = numbers[chosen]

    def of_program(key: str) -> _Key:
        values = [None if program is None else getattr(program, key) for program in known]
        different = tuple(dict.fromkeys(value for value in values if value is not None))
        own_numbers = {value: number for number, value in enumerate(different)}
        of_code = [NOTHING if value is None else own_numbers[value] for value in values]
        return _Key(np.array(of_code, dtype=np.int64)[numbers], different)

    network = [
        NOTHING if program is None or program.is_network is None else int(program.is_network)
        for program in known
    ]
    is_known = np.array([program is not None for program in known], dtype=bool)
    return _Trainings(
        persons=persons[chosen],
        programs=_Key(numbers, codes),
        taught=np.where(is_known[numbers], numbers, NOTHING),
        places=own[chosen],
        keys={key: of_program(key) for key in NARROWING if key != CATEGORY}
        | {CATEGORY: _Key(categories[chosen], named)},
        network=_Key(np.array(network, dtype=np.int64)[numbers], _NETWORK_CODES),
    )


def _narrowed(facts: _Trainings, filters: Filters, left_out: str) -> Chosen:
    """The trainings under every filter but one."""
    chosen = np.ones(len(facts.persons), dtype=bool)
    for key, own in facts.keys.items():
        wanted = getattr(filters, key)
        if key != left_out and wanted is not None:
            number = own.values.index(wanted) if wanted in own.values else len(own.values)
            chosen &= own.numbers == number
    return chosen


def _by(dimension: str, key: _Key, facts: _Trainings, chosen: Chosen) -> Iterator[BreakdownCounts]:
    trainings = _times(key.numbers[chosen])
    persons = _different(key.numbers, facts.persons, chosen)
    for number, times in trainings.items():
        code = None if number == NOTHING else key.values[number]
        yield BreakdownCounts(dimension, code, persons[number], times)


def _whole(left_out: str, facts: _Trainings, chosen: Chosen) -> BreakdownCounts:
    persons, programs = facts.persons[chosen], facts.programs.numbers[chosen]
    return BreakdownCounts(WHOLE, left_out, len(_met(persons)), len(persons), len(_met(programs)))


def _programs(facts: _Trainings, chosen: Chosen, most: int) -> list[BreakdownCounts]:
    lines = list(_by(PROGRAM, facts.programs, facts, chosen))
    lines.sort(key=lambda line: (-line.persons, -line.trainings, line.code or ""))
    municipalities = _different(facts.programs.numbers, facts.places, chosen)
    numbers = {code: number for number, code in enumerate(facts.programs.values)}
    return [
        line._replace(municipalities=municipalities[numbers[line.code or ""]])
        for line in lines[:most]
    ]


def _different(groups: Whole, items: Whole, chosen: Chosen) -> dict[int, int]:
    """Group -> how many different items are in it."""
    width = int(items.max(initial=0)) + 1
    return _times(_met(groups[chosen] * width + items[chosen]) // width)


def _times(numbers: Whole) -> dict[int, int]:
    """Number -> how often it is met."""
    times = np.bincount(numbers - NOTHING).tolist() if len(numbers) else []
    return {place + NOTHING: count for place, count in enumerate(times) if count}


def _met(numbers: Whole) -> Whole:
    met: Whole = np.unique(numbers)
    return met
