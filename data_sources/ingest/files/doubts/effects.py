"""What a load does to the indicators: their values before and after it, counted as pages do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import event, meeting, municipality, staff_count
from data_sources.facts import reading
from data_sources.indicators import registry
from data_sources.indicators.declaration import FactSelect, Indicator, Measure, Moment, Window
from data_sources.ingest.files.doubts.questions import LoadQuestion
from data_sources.ingest.files.report import ErrorCode, LoadEffect
from data_sources.ingest.files.rows.batch import Batch
from data_sources.ingest.files.writing.current import current_rows, in_portions
from data_sources.question.periods import school_year_of
from data_sources.scoring import ratios
from data_sources.scoring.results import Registers
from data_sources.vocabulary.indicators.description import Reach, Unit

MOST_REGIONS: Final = 3
DECIMALS: Final = 4
MOST_CODES: Final = 1_000
MOST_ROWS: Final = 100_000
"""Of a larger load the effects are not counted: that would take a good part of its time."""

_CURRENT: Final = datetime.fromisoformat("9999-12-31")
"""A time of knowledge at which only current rows are known, whatever moment a write has."""

_DAYS: Final = (
    "completed_on",
    "counted_on",
    "held_on",
    "starts_on",
    "started_on",
    "opened_on",
    "published_on",
    "due_on",
)
_DAYS_ELSEWHERE: Final = {
    "meeting_code": (meeting, "code", "held_on"),
    "event_code": (event, "code", "starts_on"),
}
Values = Mapping[tuple[str, str | None], float | None]


@dataclass(frozen=True)
class Gauge:
    """Reads the values of the indicators that a table moves, in the school year of the rows."""

    indicators: Mapping[str, Indicator]
    regions: tuple[Registers, ...]
    moment: Moment

    def read(self, connection: sa.Connection) -> Values:
        """(indicator, municipality or the region's own code) -> its value now."""
        found: dict[tuple[str, str | None], float | None] = {}
        for registers in self.regions:
            found.update(self._of_region(connection, registers))
        return found

    def _of_region(self, connection: sa.Connection, registers: Registers) -> Values:
        region = registers.region
        if region is None:
            return {}
        is_sole = len(registers.regions) == 1
        moment = replace(self.moment, region_code=region.code, sole_region=is_sole)
        own, common = _by_reach(self.indicators)
        sums = reading.sums(connection, moment, reading.measures_of((*own, *common)))
        found: dict[tuple[str, str | None], float | None] = {
            (each.key, member.oktmo): _rounded(
                ratios.of_municipality(each, member.oktmo, sums, 0).value
            )
            for each in own
            for member in registers.municipalities
        }
        if common:
            shared = reading.shared(connection, moment, reading.measures_of(common))
            for each in common:
                ratio = ratios.of_region(each, registers.municipalities, sums, shared, 0)
                found[each.key, region.oktmo] = _rounded(ratio.value)
        return found

    def effects(self, before: Values, after: Values) -> tuple[LoadEffect, ...]:
        """What differs, the greatest changes first.

        From no value to zero is no effect: whoever has not reported has no zero either.
        """
        names = {
            code: name
            for registers in self.regions
            for code, name in (
                *((each.oktmo, each.name) for each in registers.municipalities),
                *((each.oktmo, each.name) for each in registers.regions),
            )
        }
        found = [
            LoadEffect(names.get(oktmo or "", ""), key, before.get((key, oktmo)), value)
            for (key, oktmo), value in after.items()
            if value != before.get((key, oktmo)) and (value or before.get((key, oktmo)))
        ]
        return tuple(sorted(found, key=lambda each: (-_size(each), each.place, each.indicator)))

    def doubts(self, effects: Iterable[LoadEffect]) -> Iterator[LoadQuestion]:
        """A question for each coverage that the load takes above 100 percent."""
        for effect in effects:
            indicator = self.indicators[effect.indicator]
            if not _is_coverage(indicator) or not _goes_above(effect, 100):
                continue
            before = "нет" if effect.before is None else _shown(effect.before)
            yield LoadQuestion(
                None,
                None,
                ErrorCode.IMPLAUSIBLE,
                f"{effect.place}, «{indicator.title}»: было {before}, станет "
                f"{_shown(effect.after or 0)}. Больше 100 % не бывает: проверьте численность и "
                "строки. Записать так?",
            )


def gauge_of(connection: sa.Connection, batch: Batch, today: date) -> Gauge | None:
    """How to measure what the batch does; None where its table moves no indicator."""
    indicators = {
        key: indicator
        for key, indicator in registry().items()
        if batch.table.name in _tables_of(indicator)
    }
    if not indicators or not 0 < len(batch.rows) <= MOST_ROWS:
        return None
    year = school_year_of(min(_newest_day(connection, batch, today) or today, today))
    codes = _regions_of(connection, batch)
    regions = tuple(reading.registers(connection, _CURRENT, code) for code in codes)
    moment = Moment(year.start, year.end, min(year.end, today), _CURRENT, "", sole_region=True)
    return Gauge(indicators, regions, moment)


def _rounded(value: float | None) -> float | None:
    """As files have it."""
    return None if value is None else round(value, DECIMALS)


def _by_reach(
    indicators: Mapping[str, Indicator],
) -> tuple[tuple[Indicator, ...], tuple[Indicator, ...]]:
    every = tuple(indicators.values())
    return (
        tuple(each for each in every if each.reach is Reach.MUNICIPALITY),
        tuple(each for each in every if each.reach is Reach.REGION),
    )


def _tables_of(indicator: Indicator) -> frozenset[str]:
    measures = [each for each in (indicator.numerator, indicator.denominator) if each is not None]
    return frozenset[str]().union(*map(_tables, measures))


def _tables(measure: Measure) -> frozenset[str]:
    return _read_by(measure.rows)


@cache
def _read_by(rows: Callable[[Window], FactSelect]) -> frozenset[str]:
    """The tables that the facts are read from; walking through a select takes milliseconds."""
    parts = sa.sql.visitors.iterate(rows(Window(sole_region=True)))
    return frozenset(part.name for part in parts if isinstance(part, sa.Table))


def _is_coverage(indicator: Indicator) -> bool:
    denominator = indicator.denominator
    return (
        indicator.unit is Unit.PERCENT
        and denominator is not None
        and staff_count.name in _tables(denominator)
    )


def _goes_above(effect: LoadEffect, most: float) -> bool:
    return (effect.after or 0) > most >= (effect.before or 0)


def _size(effect: LoadEffect) -> float:
    return abs((effect.after or 0) - (effect.before or 0))


def _shown(value: float) -> str:
    return f"{value:.1f} %".replace(".", ",")


def _newest_day(connection: sa.Connection, batch: Batch, today: date) -> date | None:
    """The newest day up to today that the rows speak of, or what they refer to."""
    name = next((name for name in _DAYS if name in batch.columns), None)
    if name is not None:
        pick = batch.picker((name,))
        days = (day for row in batch.rows for day in pick(row) if isinstance(day, date))
        return max((day for day in days if day <= today), default=None)
    for column, (table, key, day_name) in _DAYS_ELSEWHERE.items():
        if column in batch.columns:
            codes = {code for row in batch.rows for code in batch.picker((column,))(row)}
            return _newest_of(connection, table, key, day_name, codes, today)
    return None


def _newest_of(
    connection: sa.Connection,
    table: sa.Table[Any],
    key: str,
    day_name: str,
    codes: Iterable[object],
    today: date,
) -> date | None:
    known = [code for code in codes if isinstance(code, str)]
    days = [
        row[0]
        for portion in in_portions(known, MOST_CODES)
        for row in current_rows(connection, table, [table.c[day_name]], table.c[key], portion)
    ]
    return max((day for day in days if day <= today), default=None)


def _regions_of(connection: sa.Connection, batch: Batch) -> tuple[str | None, ...]:
    """The regions of the batch's municipalities; None is the first of all."""
    if "oktmo" not in batch.columns:
        return (None,)
    pick = batch.picker(("oktmo",))
    places = {oktmo for row in batch.rows for oktmo in pick(row) if isinstance(oktmo, str)}
    columns = [municipality.c.region_code]
    rows = current_rows(connection, municipality, columns, municipality.c.oktmo, places)
    return tuple(sorted({row.region_code for row in rows})[:MOST_REGIONS]) or (None,)
