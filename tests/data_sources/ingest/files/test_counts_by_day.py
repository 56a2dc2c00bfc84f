"""The headcount in force on a day is the last one counted up to it, and none before the first."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_sources.ingest.files.doubts.counts_by_day import each_row, in_force

PLACES = st.sampled_from(["69701000", "69624000", "69632000"])
DAYS = st.sampled_from([date.min, date(2023, 9, 1), date(2024, 1, 1), date(2024, 1, 2), date.max])
ASKED = st.lists(st.tuples(PLACES, DAYS), max_size=12)
COUNTED = st.dictionaries(st.tuples(PLACES, DAYS), st.integers(0, 2**31 - 1), max_size=12)


@settings(max_examples=60, deadline=None)
@given(asked=ASKED, counted=COUNTED, on_the_day=st.booleans())
def test_it_is_the_last_one_up_to_the_day(
    *, asked: list[tuple[str, date]], counted: dict[tuple[str, date], int], on_the_day: bool
) -> None:
    rows = pd.DataFrame(asked, columns=["oktmo", "day"], dtype=object)
    counts = pd.DataFrame(
        [(*key, headcount) for key, headcount in counted.items()],
        columns=["oktmo", "counted_on", "headcount"],
        dtype=object,
    )
    found = in_force(rows["day"], counts, rows[["oktmo"]], on_the_day=on_the_day)
    assert [(row.counted_on, row.headcount) for row in each_row(found)] == [
        max(
            (
                (counted_on, headcount)
                for (where, counted_on), headcount in counted.items()
                if where == oktmo and (counted_on < day or (on_the_day and counted_on == day))
            ),
            default=(None, None),
        )
        for oktmo, day in asked
    ]


@pytest.mark.parametrize("labels", [[7, 3, 5], [0, 0, 0]])
def test_answers_stand_by_the_rows_that_asked(labels: list[int]) -> None:
    days = pd.Series([date(2024, 1, 9), date(2024, 1, 1), date(2024, 1, 5)], index=labels)
    places = pd.DataFrame({"oktmo": ["69701000"] * 3}, index=labels)
    counts = pd.DataFrame(
        {
            "oktmo": ["69701000"] * 2,
            "counted_on": [date(2024, 1, 7), date(2024, 1, 3)],
            "headcount": [9, 4],
        },
        dtype=object,
    )
    found = in_force(days, counts, places)
    assert list(found.index) == labels
    assert [row.headcount for row in each_row(found)] == [9, None, 4]
