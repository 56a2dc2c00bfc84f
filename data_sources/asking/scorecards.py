"""Indicators of a question: assessed at one moment, and beside the year before."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace

from data_sources import reading
from data_sources.asking.questions import Settled
from data_sources.assessment import Ground, RowKey, assess
from data_sources.comparison import Evidence, compare
from data_sources.indicators import registry
from data_sources.indicators.declaration import Indicator, Moment
from data_sources.results import Level, Row
from data_sources.sight import Sight


def rows_with_previous(sight: Sight, settled: Settled) -> tuple[Row, ...]:
    """All indicators and the index, each row with its value of the year before."""
    asked = registry()
    now = assessed(sight, settled, settled.moment(0), asked)
    before = assessed(sight, settled, settled.moment(1), asked)
    return tuple(replace(row, previous=before[key].value) for key, row in now.items())


def assessed(
    sight: Sight, settled: Settled, moment: Moment, asked: Mapping[str, Indicator]
) -> dict[RowKey, Row]:
    """The asked indicators (and their index) at the moment; nothing where there is no region."""
    question = settled.question
    if question.region is None:
        return {}
    ground = Ground(
        question.region, settled.registers.municipalities, question.group, question.shown
    )
    measures = reading.measures_of(tuple(asked.values()))
    # The keys leave K out where it is "now": between two states of the data now is now. They
    # leave the choice of municipalities out as well: another choice asks the database nothing.
    key = (tuple(asked), question.filters.known, _place_and_days(moment))
    evidence = Evidence(
        sums=sight.recall(("sums", *key), lambda: reading.sums(sight.connection, moment, measures)),
        shared=sight.recall(
            ("shared", *key), lambda: reading.shared(sight.connection, moment, measures)
        ),
        weights=sight.recall(
            ("weights", question.filters.known, moment.end),
            lambda: reading.weights(sight.connection, moment.known, moment.end),
        ),
        targets=sight.recall(
            ("targets", question.filters.known, question.period),
            lambda: reading.targets(sight.connection, moment.known, question.period.text),
        ),
    )
    comparison = sight.recall(
        ("comparison", *key, question.period, ground.compared),
        lambda: compare(asked, ground.compared, evidence, sight.min_denominator),
    )
    return assess(asked, ground, comparison, evidence, sight.min_denominator)


def _place_and_days(moment: Moment) -> Hashable:
    return moment.region_code, moment.start, moment.end, moment.as_of


def total_of(rows: Iterable[Row], indicator: str) -> Row | None:
    """The row of what is shown: the selection where there is one, else the region."""
    return next(
        (row for row in rows if row.indicator == indicator and row.level is not Level.MUNICIPALITY),
        None,
    )


def value_of(row: Row | None) -> float | None:
    return row.value if row else None
