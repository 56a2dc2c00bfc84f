"""Headcounts that are possible but not plausible: asked about, never written in silence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

import sqlalchemy as sa

from data_sources.intake.batch import Batch
from data_sources.intake.current import current_rows
from data_sources.intake.questions import LoadQuestion
from data_sources.intake.report import ErrorCode, ErrorLog
from data_sources.schema import municipality, staff_count
from data_sources.schema.titles import choice_words

_COLUMNS: Final = ("oktmo", "category", "counted_on", "headcount")
_TEACHER: Final = "teacher"
_YOUNG: Final = "young_teacher"


class _Count(NamedTuple):
    row: int
    oktmo: str
    category: str
    day: date
    headcount: int


_Series = list[tuple[date, int]]


def doubts_of_headcounts(
    connection: sa.Connection, batch: Batch, errors: ErrorLog
) -> Iterator[LoadQuestion]:
    """Headcounts that fall to a half or rise by a half, and more young teachers than teachers.

    Rows that change nothing are not asked about again.
    """
    if batch.table.name != staff_count.name or not set(_COLUMNS) <= set(batch.columns):
        return
    counts = [count for count in _counts(batch) if not errors.has(count.row)]
    known = _known(connection, {count.oktmo for count in counts})
    news = [
        count for count in counts
        if known.get((count.oktmo, count.category), {}).get(count.day) != count.headcount
    ]  # fmt: skip
    after: defaultdict[tuple[str, str], dict[date, int]] = defaultdict(dict, known)
    for count in counts:
        key = (count.oktmo, count.category)
        after[key] = {**after[key], count.day: count.headcount}
    series = {key: sorted(days.items()) for key, days in after.items()}
    names = _names(connection, {count.oktmo for count in news})
    for count in news:
        yield from _doubts(count, known, series, names.get(count.oktmo, count.oktmo))


def _doubts(
    count: _Count,
    known: Mapping[tuple[str, str], Mapping[date, int]],
    series: Mapping[tuple[str, str], _Series],
    name: str,
) -> Iterator[LoadQuestion]:
    key = (count.oktmo, count.category)
    earlier = _before(series[key], count.day)
    replaced = known.get(key, {}).get(count.day)
    before = earlier or (None if replaced is None else (count.day, replaced))
    words = choice_words(staff_count.name, "category")
    if before is not None and _leaps(before[1], count.headcount):
        yield LoadQuestion(
            count.row,
            "headcount",
            ErrorCode.IMPLAUSIBLE,
            f"{name}, {words[count.category]}: было {before[1]} ({before[0]:%d.%m.%Y}), в файле "
            f"{count.headcount} ({count.day:%d.%m.%Y}). Это верно?",
        )
    if count.category not in (_TEACHER, _YOUNG):
        return
    teachers = _by(series.get((count.oktmo, _TEACHER), []), count.day)
    young = _by(series.get((count.oktmo, _YOUNG), []), count.day)
    if teachers is not None and young is not None and young > teachers:
        yield LoadQuestion(
            count.row,
            "headcount",
            ErrorCode.IMPLAUSIBLE,
            f"{name}: молодых педагогов {young}, а всех педагогов {teachers} "
            f"({count.day:%d.%m.%Y}). Это верно?",
        )


def _leaps(before: int, now: int) -> bool:
    return now != before and (2 * now <= before or 2 * now >= 3 * before)


def _counts(batch: Batch) -> Iterator[_Count]:
    pick = batch.picker(_COLUMNS)
    for row in batch.rows:
        oktmo, category, day, headcount = pick(row)
        if (
            isinstance(oktmo, str)
            and isinstance(category, str)
            and isinstance(day, date)
            and isinstance(headcount, int)
        ):
            yield _Count(row.number, oktmo, category, day, headcount)


def _known(
    connection: sa.Connection, oktmos: Iterable[str]
) -> dict[tuple[str, str], dict[date, int]]:
    columns = [staff_count.c[name] for name in _COLUMNS]
    found: defaultdict[tuple[str, str], dict[date, int]] = defaultdict(dict)
    for row in current_rows(connection, staff_count, columns, staff_count.c.oktmo, oktmos):
        found[row.oktmo, row.category][row.counted_on] = row.headcount
    return dict(found)


def _before(series: _Series, day: date) -> tuple[date, int] | None:
    place = bisect_left(series, day, key=lambda count: count[0])
    return series[place - 1] if place else None


def _by(series: _Series, day: date) -> int | None:
    place = bisect_right(series, day, key=lambda count: count[0])
    return series[place - 1][1] if place else None


def _names(connection: sa.Connection, oktmos: Iterable[str]) -> dict[str, str]:
    columns = (municipality.c.oktmo, municipality.c.name)
    rows = current_rows(connection, municipality, columns, municipality.c.oktmo, oktmos)
    return {row.oktmo: row.name for row in rows}
