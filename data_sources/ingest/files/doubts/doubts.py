"""Headcounts that are possible but not plausible: asked about, never written in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pandas as pd
import sqlalchemy as sa

from data_sources.database.schema import staff_count
from data_sources.ingest.files.doubts.counts_by_day import (
    COLUMNS,
    each_row,
    in_force,
    known_headcounts,
    names_of_places,
    rows_of,
)
from data_sources.ingest.files.doubts.questions import LoadQuestion
from data_sources.ingest.files.report import ErrorCode
from data_sources.ingest.files.rows.batch import Batch
from data_sources.vocabulary.titles import choice_words

_KEY: Final = ["oktmo", "category", "counted_on"]
_TEACHER: Final = "teacher"
_YOUNG: Final = "young_teacher"


def doubts_of_headcounts(connection: sa.Connection, batch: Batch) -> Iterator[LoadQuestion]:
    """Headcounts that fall to a half or rise by a half, and more young teachers than teachers.

    Rows that change nothing are not asked about again.
    """
    written = rows_of(batch, COLUMNS)
    known = known_headcounts(connection, written["oktmo"])
    beside = written.merge(known, on=_KEY, how="left", suffixes=("", "_known"))
    news = beside[beside["headcount"] != beside["headcount_known"]]
    after = pd.concat([known, written]).drop_duplicates(_KEY, keep="last")
    names = names_of_places(connection, news["oktmo"])
    for row in _compared(news, after):
        yield from _doubts(row, names.get(row.oktmo, row.oktmo))


def _compared(news: pd.DataFrame, after: pd.DataFrame) -> Iterator[Any]:
    """New headcounts beside those of the same place in `after`, the table as it would become.

    Besides the columns of `news`: `before` and `before_on` (the last one earlier, else the one
    that is corrected), `teachers` and `young` (by that day); null where there is none.
    """
    days = news["counted_on"]
    earlier = in_force(days, after, news[["oktmo", "category"]], on_the_day=False)
    teachers, young = (
        in_force(days, after[after["category"] == category], news[["oktmo"]])["headcount"]
        for category in (_TEACHER, _YOUNG)
    )
    beside = news.assign(
        before=earlier["headcount"].fillna(news["headcount_known"]),
        before_on=earlier["counted_on"].fillna(days),
        teachers=teachers,
        young=young,
    )
    return each_row(beside)


def _doubts(row: Any, name: str) -> Iterator[LoadQuestion]:
    if row.before is not None and _leaps(row.before, row.headcount):
        words = choice_words(staff_count.name, "category")
        yield _question(
            row,
            f"{name}, {words[row.category]}: было {row.before} ({row.before_on:%d.%m.%Y}), в файле "
            f"{row.headcount} ({row.counted_on:%d.%m.%Y}). Это верно?",
        )
    if row.category not in (_TEACHER, _YOUNG) or row.teachers is None or row.young is None:
        return
    if row.young > row.teachers:
        yield _question(
            row,
            f"{name}: молодых педагогов {row.young}, а всех педагогов {row.teachers} "
            f"({row.counted_on:%d.%m.%Y}). Это верно?",
        )


def _question(row: Any, text: str) -> LoadQuestion:
    return LoadQuestion(row.number, "headcount", ErrorCode.IMPLAUSIBLE, text)


def _leaps(before: int, now: int) -> bool:
    return now != before and (2 * now <= before or 2 * now >= 3 * before)
