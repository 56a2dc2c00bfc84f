"""A definition says its version and its day: in passports, on sheets, on the monthly line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from data_sources.answers.indicator.answer import IndicatorPicture
from data_sources.answers.overview.trend import TrendPoint
from data_sources.indicators import registry
from data_sources.question.periods import school_year
from data_sources.vocabulary.indicators.versions import SILENCE_IS_NO_ZERO
from layouts.files.tables.indicators import definitions
from layouts.pages.indicator import page
from layouts.pages.indicator.figures.trend import Trend, by_month, place_of
from layouts.widgets import passport
from layouts.wording import terms, versions
from layouts.wording.subject import Subject, index, subject
from tests.layouts import scenes

NBSP: Final = "\u00a0"
REPORTED: Final = "event_participation"
CHANGED: Final = SILENCE_IS_NO_ZERO[-1].valid_from
MONTHS: Final = tuple(date(2026, month, day) for month, day in ((9, 30), (10, 31), (11, 30)))


def test_versions_of_every_definition_are_numbered_in_their_order() -> None:
    every = [(key, each.versions) for key, each in registry().items()]
    for key, listed in (*every, ("index", terms.INDEX_VERSIONS)):
        assert [each.number for each in listed] == list(range(1, len(listed) + 1)), key
        days = [each.valid_from for each in listed]
        assert days == sorted(set(days)), key
        assert all(each.changed.endswith(".") for each in listed), key


def test_what_municipalities_report_themselves_has_the_version_in_which_silence_is_no_zero() -> (
    None
):
    for each in registry().values():
        assert (each.reported_by is not None) == (each.versions == SILENCE_IS_NO_ZERO), each.key


@pytest.mark.parametrize("asked", [subject(REPORTED), index()])
def test_a_passport_says_every_version_the_newest_first(asked: Subject) -> None:
    said = scenes.text(passport.draw(asked)).replace(NBSP, " ")
    assert said.index("2, с 30.11.2026:") < said.index("1, с 01.09.2026: Первая редакция.")


def test_the_sheet_of_definitions_has_the_version_that_counts() -> None:
    sheet = definitions(REPORTED)
    assert sheet.header[-3:] == ("Версия", "Действует с", "Что изменилось")
    assert sheet.rows[0][-3:-1] == ("2", "30.11.2026")
    assert len(sheet.widths) == len(sheet.header)
    assert {len(row) for row in definitions(None).rows} == {len(sheet.header)}


def test_only_a_change_within_the_line_is_on_it() -> None:
    asked = subject(REPORTED)
    assert versions.changed_between(asked, date(2026, 9, 1), CHANGED) == SILENCE_IS_NO_ZERO[1:]
    assert versions.changed_between(asked, date(2026, 9, 1), date(2026, 11, 29)) == ()
    assert versions.changed_between(asked, date(2026, 12, 1), date(2027, 8, 31)) == ()


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2026, 9, 5), 0.0),
        (date(2026, 9, 30), 0.0),
        (date(2026, 10, 31), 1.0),
        (date(2026, 11, 15), 1.5),
        (date(2026, 11, 30), 2.0),
    ],
)
def test_a_day_stands_between_the_ends_of_its_months(day: date, place: float) -> None:
    assert place_of(day, MONTHS) == pytest.approx(place)


def test_the_line_is_crossed_where_another_definition_begins() -> None:
    points = tuple(TrendPoint(day, 10.0, None) for day in MONTHS)
    plain = by_month(Trend("Область", subject(REPORTED), points))
    crossed = by_month(Trend("Область", subject(REPORTED), points, None, (CHANGED,)))
    assert [shape.x0 for shape in plain.layout.shapes] == []
    assert [shape.x0 for shape in crossed.layout.shapes] == [2.0]


@pytest.mark.parametrize(("as_of", "is_said"), [(CHANGED, True), (date(2026, 11, 29), False)])
def test_the_page_says_from_which_day_another_definition_counts(
    as_of: date, *, is_said: bool
) -> None:
    made = scenes.overview(scenes.full_rows(), f"i={REPORTED}")
    question = replace(made.scorecard.question, period=school_year(2026), as_of=as_of)
    made = replace(made, scorecard=replace(made.scorecard, question=question))
    points = tuple(TrendPoint(day, 10.0, None) for day in MONTHS)
    drawn = page.draw(
        IndicatorPicture(made, scenes.answered(made), points, ()), scenes.frame(path="/indicator")
    )
    said = "с 30.11.2026 считают иначе (версия 2)" in scenes.text(drawn).replace(NBSP, " ")
    assert said is is_said
