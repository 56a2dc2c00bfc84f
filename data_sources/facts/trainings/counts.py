"""The trainings of a period by programme, by what their programmes say, and by direction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from data_sources.facts.ledger import NOTHING, CountedFacts, Whole
from data_sources.facts.trainings.queries import Program
from data_sources.question.filters import Filters
from data_sources.row_tables.trainings import CATEGORY, NARROWING

EVERY_KEY: Final = ""
"""The key of the whole that every filter narrows."""
DIRECTION: Final = "direction"
TEACHER: Final = "teacher"
Chosen = NDArray[np.bool_]
_ORDINARY, _NETWORK = 0, 1


class ValueCount(NamedTuple):
    """Different people and trainings of one value; `code` None: the programme does not say it."""

    code: str | None
    persons: int
    trainings: int


class WholeCount(NamedTuple):
    """Different people, trainings and different programmes under the filters."""

    persons: int
    trainings: int
    programs: int


class NetworkCount(NamedTuple):
    """Network programmes among those of which it is known, with their people and trainings."""

    programs: int
    among: int
    persons: int
    trainings: int


class ProgramCount(NamedTuple):
    """Different people, trainings and different municipalities of one programme."""

    code: str
    persons: int
    trainings: int
    municipalities: int


@dataclass(frozen=True)
class Breakdowns:
    """The trainings of a question counted in every way that its page shows.

    `by_key`: key of the address -> its values, whatever that key itself narrows. `wholes`: the
    same trainings in all, for the keys that narrow, and under `EVERY_KEY` what all filters leave.
    `network` and `programs`, the most attended first, are of what all filters leave.
    """

    by_key: Mapping[str, tuple[ValueCount, ...]]
    wholes: Mapping[str, WholeCount]
    network: NetworkCount
    programs: tuple[ProgramCount, ...]


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
    places: Whole
    keys: Mapping[str, _Key]
    network: Whole


def breakdowns(
    counted: CountedFacts,
    programs: Iterable[Program],
    filters: Filters,
    places: Sequence[str] | None,
    most_programs: int,
) -> Breakdowns:
    """The breakdowns of `LISTED` trainings; `programs` are all those known.

    `places` are the municipalities asked about, None where all are.
    """
    known = {program.code: program for program in programs}
    found = {code for code, program in known.items() if program.found} if filters.q else None
    facts = _chosen(counted, known, places, found)
    left_out = (EVERY_KEY, *(key for key in NARROWING if getattr(filters, key) is not None))
    every = _narrowed(facts, filters, EVERY_KEY)
    return Breakdowns(
        by_key={
            key: tuple(_by(facts.keys[key], facts, _narrowed(facts, filters, key)))
            for key in NARROWING
        },
        wholes={key: _whole(facts, _narrowed(facts, filters, key)) for key in left_out},
        network=_network(facts, every),
        programs=_programs(facts, every, most_programs),
    )


def teachers_by_direction(
    counted: CountedFacts, programs: Iterable[Program]
) -> dict[tuple[str | None, str], int]:
    """(OKTMO, None for all municipalities; direction) -> different teachers who trained.

    Of `LISTED` trainings; `programs` are all those known.
    """
    facts = _chosen(counted, {program.code: program for program in programs}, None, None)
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
    programs: Mapping[str, Program],
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
        NOTHING if program is None else _NETWORK if program.is_network else _ORDINARY
        for program in known
    ]
    return _Trainings(
        persons=persons[chosen],
        programs=_Key(numbers, codes),
        places=own[chosen],
        keys={key: of_program(key) for key in NARROWING if key != CATEGORY}
        | {CATEGORY: _Key(categories[chosen], named)},
        network=np.array(network, dtype=np.int64)[numbers],
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


def _by(key: _Key, facts: _Trainings, chosen: Chosen) -> Iterator[ValueCount]:
    persons = _different(key.numbers, facts.persons, chosen)
    for number, trainings in _times(key.numbers[chosen]).items():
        code = None if number == NOTHING else key.values[number]
        yield ValueCount(code, persons[number], trainings)


def _whole(facts: _Trainings, chosen: Chosen) -> WholeCount:
    persons, programs = facts.persons[chosen], facts.programs.numbers[chosen]
    return WholeCount(len(_met(persons)), len(persons), len(_met(programs)))


def _network(facts: _Trainings, chosen: Chosen) -> NetworkCount:
    is_network = chosen & (facts.network == _NETWORK)
    is_told = chosen & (facts.network != NOTHING)
    persons, trainings, programs = _whole(facts, is_network)
    return NetworkCount(programs, _whole(facts, is_told).programs, persons, trainings)


def _programs(facts: _Trainings, chosen: Chosen, most: int) -> tuple[ProgramCount, ...]:
    key = facts.programs
    persons = _different(key.numbers, facts.persons, chosen)
    municipalities = _different(key.numbers, facts.places, chosen)
    lines = [
        ProgramCount(key.values[number], persons[number], trainings, municipalities[number])
        for number, trainings in _times(key.numbers[chosen]).items()
    ]
    lines.sort(key=lambda line: (-line.persons, -line.trainings, line.code))
    return tuple(lines[:most])


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
