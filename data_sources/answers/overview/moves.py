"""Rows of two moments beside each other: moves in points of the index, targets crossed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from data_sources.answers.overview.recent import Change, Crossing, Earlier
from data_sources.question.choices import INDEX
from data_sources.scoring.results import Row, Status


def changes(
    now: Iterable[Row],
    earlier: Earlier,
    best: Mapping[str, float | None],
    weights: Mapping[str, float],
) -> tuple[Change, ...]:
    """The rows of municipalities that were known at both moments, in their order.

    A move of an indicator is its weight times the change of its score, by the sum of the weights
    of the indicators that have a score in this row now. So where the same indicators have a
    score, and the same weights, they add up to the change of the index.
    """
    rows = tuple(now)
    sums = _weights_by_municipality(rows, weights)
    doubtful = doubtful_of(rows, earlier)
    moves = {
        (row.indicator, row.oktmo): points
        for row, before in _pairs(rows, earlier)
        if row.oktmo not in doubtful and row.indicator not in earlier.unkept
        for points in (_points(before, row, weights, sums.get(row.oktmo, 0.0)),)
        if points is not None
    }
    for (_, oktmo), points in tuple(moves.items()):
        moves[INDEX, oktmo] = moves.get((INDEX, oktmo), 0.0) + points
    return tuple(
        Change(
            before,
            row,
            moves.get((row.indicator, row.oktmo)),
            (earlier.best.get(row.indicator), best.get(row.indicator)),
        )
        for row, before in _pairs(rows, earlier)
    )


def doubtful_of(now: Iterable[Row], earlier: Earlier) -> dict[str | None, str]:
    """Municipalities (code -> name) whose index stood, or stands, on too little to be compared."""
    return {
        row.oktmo: row.name
        for row, before in _pairs(now, earlier)
        if row.indicator == INDEX and (row.doubt is not None or before.doubt is not None)
    }


def crossings(now: Iterable[Row], earlier: Earlier) -> tuple[Crossing, ...]:
    """Rows that may be compared at both moments and reach what is due at one of them alone."""
    return tuple(
        Crossing(before, row)
        for row, before in _pairs(now, earlier)
        if row.indicator not in earlier.unkept
        and row.is_comparable
        and before.is_comparable
        and Status.NONE not in (row.verdict, before.verdict)
        and (row.status is Status.GOOD) is not (before.status is Status.GOOD)
    )


def _pairs(now: Iterable[Row], earlier: Earlier) -> Iterator[tuple[Row, Row]]:
    for row in now:
        before = earlier.rows.get(row.indicator, {}).get(row.oktmo or "")
        if before is not None:
            yield row, before


def _weights_by_municipality(
    rows: Iterable[Row], weights: Mapping[str, float]
) -> dict[str | None, float]:
    sums: dict[str | None, float] = {}
    for row in rows:
        if row.score is not None:
            sums[row.oktmo] = sums.get(row.oktmo, 0.0) + max(0.0, weights.get(row.indicator, 0.0))
    return sums


def _points(before: Row, now: Row, weights: Mapping[str, float], total: float) -> float | None:
    weight = weights.get(now.indicator, 0.0)
    if before.score is None or now.score is None or weight <= 0 or total <= 0:
        return None
    return weight * (now.score - before.score) / total
