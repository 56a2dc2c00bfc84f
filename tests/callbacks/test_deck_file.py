"""deck.pptx: native charts and tables with the numbers of the files of the same question."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import lxml.etree
import pytest
import sqlalchemy as sa
from pptx import Presentation

from callbacks.downloads import make_file
from callbacks.requested import RefusedQueryError, UnknownFileError
from data_sources.answers.documents.deck.answer import (
    Changes,
    Deck,
    LastDecisions,
    Overdue,
    PresenceSlide,
    TrendSlide,
)
from data_sources.database.engine import make_engine
from data_sources.question.request import Request
from data_sources.store import Store
from layouts.slides.slide_text import Bars, Lines, Parts, SlideTable, SlideText, Stack, Tiles
from layouts.slides.telling import tell
from layouts.wording import numbers
from layouts.wording.subject import subject
from tests.asking import store_on

TODAY: Final = date(2026, 11, 21)
MEETING: Final = "meeting=rumo-2026-11-13"
QUERIES: Final = (MEETING, "", "period=2025-2026&meeting=rumo-2026-05-28", "m=69616000,69701000")


@pytest.fixture(scope="module")
def store(demo_url: str) -> Iterator[Store]:
    engine = make_engine(demo_url)
    yield store_on(engine, TODAY)
    engine.dispose()


def deck(store: Store, query: str) -> Deck:
    return store.deck(store.parse(query).request)


def told(store: Store, query: str) -> tuple[SlideText, ...]:
    return tell(deck(store, query))


def content(store: Store, query: str) -> bytes:
    return b"".join(make_file(store, "deck", "pptx", query).pieces)


def rows(store: Store, table: str, query: str) -> list[dict[str, str]]:
    asked = f"{query}&dialect=plain" if query else "dialect=plain"
    text = b"".join(make_file(store, table, "csv", asked).pieces).decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def of_query(request: Request) -> str:
    return request.to_query()


def total(found: list[dict[str, str]], indicator: str) -> dict[str, str]:
    return next(
        row for row in found if row["indicator"] == indicator and row["level"] != "municipality"
    )


def sign(amount: float) -> int:
    return (round(amount, 4) > 0) - (round(amount, 4) < 0)


def year_ago(row: dict[str, str]) -> float | None:
    """What a change is said of: the value as it was seen a year ago, where it was."""
    return number(row["previous_then"] or row["previous"])


def number(text: str) -> float | None:
    return float(text) if text else None


@pytest.mark.parametrize("query", QUERIES)
def test_every_number_about_indicators_is_in_the_csv(store: Store, query: str) -> None:
    found = rows(store, "indicators", query)
    values = {(row["indicator"], row["municipality"]): number(row["value"]) for row in found}
    before = {(row["indicator"], row["municipality"]): year_ago(row) for row in found}
    checked = 0
    for slide, each in zip(deck(store, query).slides, told(store, query), strict=True):
        key = getattr(slide, "indicator", "decision_overdue" if isinstance(slide, Overdue) else "")
        if not key:
            continue
        asked, row = subject(key), total(found, key)
        now, was = number(row["value"]), year_ago(row)
        assert each.big is not None
        if isinstance(slide, TrendSlide | Changes):
            if now is not None and was is not None:
                said = " ".join((each.big.text, each.big.unit)).strip()
                late = number(row["previous"])
                if late is not None and sign(now - was) != sign(now - late):
                    assert said == "пока не ясно"
                else:
                    change = numbers.change(now, was, asked.unit)
                    assert said == f"{change} за год".replace(numbers.NBSP, " ")
        elif now is not None:
            assert each.big.text == numbers.value(now, asked.unit)
        if isinstance(each.chart, Bars):
            for bar in each.chart.bars:
                value = values[key, bar.name]
                if isinstance(slide, Changes):
                    value = (value or 0) - (before[key, bar.name] or 0)
                assert bar.value == pytest.approx(value, abs=1e-4)
                checked += 1
        if isinstance(each.chart, Tiles):
            for tile in each.chart.tiles:
                assert tile.value == pytest.approx(values.get((key, tile.name)), abs=1e-4)
                checked += 1
        if isinstance(each.chart, Lines):
            assert each.chart.series[0].values[-1] == pytest.approx(now, abs=1e-4)
            assert each.chart.series[1].values[-1] == pytest.approx(was, abs=1e-4)
    assert checked > len(QUERIES)


@pytest.mark.parametrize("query", [each for each in QUERIES if "meeting" in each])
def test_the_last_decisions_are_rows_of_their_csv(store: Store, query: str) -> None:
    slides = deck(store, query).slides
    (place,) = (place for place, slide in enumerate(slides) if isinstance(slide, LastDecisions))
    slide, said = slides[place], told(store, query)[place]
    assert isinstance(slide, LastDecisions)
    found = rows(store, "decisions", of_query(slide.asked))
    counted = Counter(row["status"] for row in found if row["kind"] == "assignment")
    assert isinstance(said.chart, Parts)
    shown = {part.look: part.count for part in said.chart.parts}
    assert shown == {
        status: count
        for status, count in counted.items()
        if status not in ("withdrawn", "continuous", "informational")
    }
    stack = told(store, query)[place + 1].chart
    assert isinstance(stack, Stack)
    by_owner = Counter(
        (row["assignee"], row["status"]) for row in found if row["kind"] == "assignment"
    )
    for name, parts in stack.rows:
        for part in parts:
            assert part.count == by_owner[name, part.look]


def test_presence_is_the_list_of_the_meeting(store: Store) -> None:
    slides = deck(store, MEETING).slides
    (place,) = (place for place, slide in enumerate(slides) if isinstance(slide, PresenceSlide))
    said = told(store, MEETING)[place]
    seats = [row for row in rows(store, "attendance", MEETING) if row["is_member"] in ("1", "true")]
    assert isinstance(said.chart, Parts)
    assert said.chart.whole == len(seats)
    came = sum(row["status"] in ("present", "online") for row in seats)
    assert said.big is not None
    assert said.big.text == f"{came} из{numbers.NBSP}{len(seats)}"


def graphics(slide: Any) -> tuple[list[Any], list[Any]]:
    charts = [shape.chart for shape in slide.shapes if shape.has_chart]
    return charts, [shape.table for shape in slide.shapes if shape.has_table]


@pytest.mark.parametrize("query", QUERIES)
def test_a_slide_of_the_file_says_what_the_slide_of_the_screen_says(
    store: Store, query: str
) -> None:
    made = Presentation(io.BytesIO(content(store, query)))
    said = told(store, query)
    assert len(made.slides) == len(said)
    for slide, each in zip(made.slides, said, strict=True):
        assert slide.shapes.title.text == each.title
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert each.kicker in texts
        assert each.say in texts or not each.say
        notes = slide.notes_slide.notes_text_frame.text
        assert notes == "\n".join(f"{head}: {text}" for head, text in each.notes)
        charts, tables = graphics(slide)
        if isinstance(each.chart, SlideTable):
            (table,) = tables
            cells = [tuple(cell.text for cell in row.cells) for row in table.rows]
            assert cells == [each.chart.heads, *each.chart.rows]
        elif isinstance(each.chart, Bars) and each.chart.bars:
            (series,) = charts[0].plots[0].series
            expected = [bar.value for bar in reversed(each.chart.bars)]
            assert list(series.values) == pytest.approx(expected, abs=1e-4)
        elif isinstance(each.chart, Parts):
            (series,) = charts[0].plots[0].series
            assert list(series.values) == [part.count for part in each.chart.parts]
        elif isinstance(each.chart, Tiles):
            tiles = {shape.name: shape.text_frame.text for shape in slide.shapes}
            assert all(
                tiles[tile.name] == f"{tile.short}\n{tile.text}" for tile in each.chart.tiles
            )


def test_the_numbers_of_a_chart_are_in_the_book_behind_it(store: Store) -> None:
    made = Presentation(io.BytesIO(content(store, MEETING)))
    books = [
        chart.part.chart_workbook.xlsx_part for slide in made.slides for chart in graphics(slide)[0]
    ]
    assert len(books) > 9
    assert all(book is not None and book.blob.startswith(b"PK") for book in books)


def test_the_same_answer_gives_the_same_bytes(store: Store, engine_of: Store) -> None:
    assert content(store, MEETING) == content(engine_of, MEETING)


@pytest.fixture
def engine_of(store: Store) -> Store:
    """Another store on the same data, that was asked nothing yet."""
    return store_on(store._engine, TODAY)


def test_every_part_is_xml_and_has_no_hour_of_its_own(store: Store) -> None:
    package = zipfile.ZipFile(io.BytesIO(content(store, MEETING)))
    assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for part in package.infolist():
        if part.filename.endswith((".xml", ".rels")):
            lxml.etree.fromstring(package.read(part))


def test_the_slides_are_wide_and_letters_are_large(store: Store) -> None:
    made = Presentation(io.BytesIO(content(store, MEETING)))
    assert made.slide_width * 9 == made.slide_height * 16
    for slide in made.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                runs = [run for part in shape.text_frame.paragraphs for run in part.runs]
                assert all(run.font.size.pt >= 12 and run.font.name == "Arial" for run in runs)
            assert shape.left >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_the_file_is_refused_where_the_page_would_drop_something(store: Store) -> None:
    for query in ("meeting=nowhere", "m=00000000", "period=abc"):
        with pytest.raises(RefusedQueryError):
            content(store, query)


def test_the_slide_to_open_at_does_not_change_the_file(store: Store) -> None:
    assert content(store, f"{MEETING}&slide=999") == content(store, MEETING)


def test_an_empty_database_has_no_presentation(sqlite_url: str) -> None:
    engine: sa.Engine = make_engine(sqlite_url)
    with pytest.raises(UnknownFileError, match="rumo load"):
        content(store_on(engine), "")
    engine.dispose()
