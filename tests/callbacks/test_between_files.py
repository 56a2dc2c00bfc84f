"""The page, the slides and the documents say the same of the time between two meetings."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import docx
import pytest
import sqlalchemy as sa
from dash.development.base_component import Component
from docx.document import Document
from docx.oxml.ns import qn
from pptx import Presentation

from callbacks.downloads import make_file
from callbacks.requested import RefusedQueryError, UnknownFileError
from data_sources.answers.meetings.answer import MeetingsPicture
from data_sources.answers.meetings.since_answer import Between
from data_sources.database.engine import make_engine
from data_sources.indicators.scenes import assigned, decided, place, rumo_meeting
from data_sources.store import Store
from layouts.pages.meetings import agenda_draft, since_meeting
from layouts.slides.slide_text import SlideTable, SlideText
from layouts.slides.telling import tell
from layouts.wording.subjects import agenda_words
from tests.asking import PERIOD, store_on, write
from tests.layouts import scenes
from tests.layouts.scenes import text, walk
from tests.serving import rumo

TODAY: Final = date(2026, 11, 21)
MEETING: Final = "meeting=rumo-2026-11-13"
QUERIES: Final = (
    MEETING,
    "meeting=rumo-2027-02-16",
    f"{MEETING}&m=69741000",
    f"{MEETING}&known=2026-11-15",
)
SCENE: Final = {
    **place(),
    "meeting": (
        rumo_meeting(code="first", number="1", held_on=date(2023, 10, 10)),
        rumo_meeting(code="next", number="2", held_on=date(2024, 10, 15), status="planned"),
    ),
    "decision": [decided(n, date(2024, 1, n), meeting_code="first") for n in (1, 2, 3)],
    "assignment": [
        assigned(n, meeting_code="first", assignee=f"Отдел {n}") for n in (1, 2, 3)
    ],
}  # fmt: skip


@pytest.fixture
def sqlite(sqlite_url: str) -> Iterator[sa.Engine]:
    made = make_engine(sqlite_url)
    yield made
    made.dispose()


@pytest.fixture
def store(sqlite: sa.Engine) -> Store:
    write(sqlite, SCENE)
    return store_on(sqlite)


def page(store: Store, query: str) -> MeetingsPicture:
    return store.meetings(store.parse(query).request)


def between(store: Store, query: str) -> Between:
    found = page(store, query).between
    assert found is not None
    return found


def part(store: Store, query: str) -> Component:
    return since_meeting.draw(page(store, query), scenes.frame(path="/meetings"))


def opened(store: Store, name: str, query: str) -> Document:
    made = make_file(store, name, "docx", query)
    return docx.Document(io.BytesIO(b"".join(made.pieces)))


def lines(document: Document) -> list[str]:
    return [each.text.replace("\u00a0", " ") for each in document.paragraphs]


def table_rows(document: Document, heading: str) -> list[list[str]]:
    """The rows of the first table that begins with this heading."""
    for table in document.tables:
        rows = [
            [
                "".join(run.text or "" for run in cell.iter(qn("w:t")))
                for cell in row.iter(qn("w:tc"))
            ]
            for row in table._tbl.iter(qn("w:tr"))
        ]
        if rows[0][0] == heading:
            return rows[1:]
    return []


def page_rows(drawn: Component) -> list[tuple[str, str]]:
    """Titles and counts of the table of the part."""
    tables = [each for each in walk(drawn) if "since-facts" in str(getattr(each, "className", ""))]
    rows = [each for table in tables for each in walk(table) if type(each).__name__ == "Tr"]
    cells = [[text(cell) for cell in row.children] for row in rows[1:]]
    return [(row[0], row[1]) for row in cells]


def sheet_rows(told: SlideText) -> list[tuple[str, str]]:
    if not isinstance(told.chart, SlideTable):
        return []
    return [(row[0], row[1]) for row in told.chart.rows]


def questions(document: Document) -> list[str]:
    """The numbered questions without their numbers, in their order."""
    found = [re.fullmatch(r"(\d+)\. (.*)\.", line) for line in lines(document)]
    kept = [each for each in found if each]
    assert [int(each[1]) for each in kept] == list(range(1, len(kept) + 1))
    return [each[2] for each in kept]


def titles(store: Store, query: str) -> list[str]:
    found = between(store, query)
    question = page(store, query).overview.scorecard.question
    told = agenda_words.taken(found.draft, found.since, question)
    return [each.title.replace("\u00a0", " ") for each in told]


def test_the_part_the_slides_and_the_documents_say_the_same(demo_engine: sa.Engine) -> None:
    store = store_on(demo_engine, TODAY)
    for query in QUERIES:
        seen = page_rows(part(store, query))
        assert len(seen) == 7, query
        told = {each.key: each for each in tell(store.deck(store.parse(query).request))}
        assert sheet_rows(told["since"]) == seen, query
        asked = titles(store, query)
        assert questions(opened(store, "agenda", query)) == asked, query
        counts = [int(count) for _, count in sheet_rows(told["next-agenda"])]
        assert sum(counts) == len(asked), query
    assert page_rows(part(store, MEETING)) in native_tables(store)
    last = page_rows(part(store, ""))
    printed = table_rows(opened(store, "report", ""), "Что изменилось")
    assert [(row[0], row[1]) for row in printed] == last
    own = between(store, "m=69741000").since
    assert own is not None
    said = " ".join(lines(opened(store, "report", "m=69741000")))
    assert f"новых записей — {own.new}," in said
    assert f"к лучшему {own.better}, к худшему {len(own.worse)}." in said


def native_tables(store: Store) -> list[list[tuple[str, str]]]:
    """First two cells of the rows of every table of the presentation, without its head."""
    made = Presentation(io.BytesIO(b"".join(make_file(store, "deck", "pptx", MEETING).pieces)))
    return [
        [(row.cells[0].text, row.cells[1].text) for row in shape.table.rows][1:]
        for each in made.slides
        for shape in each.shapes
        if shape.has_table
    ]


def test_the_document_holds_the_taken_questions_alone(store: Store) -> None:
    draft = between(store, PERIOD).draft
    whole = questions(opened(store, "agenda", PERIOD))
    struck = draft.proposals[1].key
    left = questions(opened(store, "agenda", f"{PERIOD}&drop={struck}"))
    assert left == [whole[0], *whole[2:]]
    said = " ".join(lines(opened(store, "agenda", PERIOD)))
    assert "Предлагается заслушать: Отдел 1." in said
    assert (
        "Основание: срок 01.01.2024; на 31.08.2024 не исполнено 1 поручение, просрочка 243 дня. "
        "Источник: протоколы заседаний." in said
    )
    assert "15 октября 2024" in said


def test_a_draft_with_everything_struck_out_says_so(store: Store) -> None:
    keys = ",".join(sorted(each.key for each in between(store, PERIOD).draft.proposals))
    assert agenda_words.ALL_STRUCK in lines(opened(store, "agenda", f"{PERIOD}&drop={keys}"))
    asked = store.parse(f"{PERIOD}&meeting=first&drop={keys}").request
    assert "next-agenda" not in {each.key for each in tell(store.deck(asked))}


def test_a_base_with_nothing_to_propose_says_so(sqlite: sa.Engine) -> None:
    region = {"region": place()["region"]}
    write(sqlite, region)
    store = store_on(sqlite)
    assert agenda_words.NOTHING in lines(opened(store, "agenda", PERIOD))
    drawn = agenda_draft.draw(page(store, PERIOD), "/meetings")
    assert agenda_words.NOTHING in text(drawn)


def test_equal_questions_give_equal_bytes(store: Store, sqlite: sa.Engine) -> None:
    first, second = (
        b"".join(make_file(each, "agenda", "docx", PERIOD).pieces)
        for each in (store, store_on(sqlite))
    )
    assert first == second


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("body=all", "Выберите орган или заседание"),
        ("body=municipal_council", "Выберите орган или заседание"),
        ("drop=нет", "drop"),
        ("meeting=nowhere", "Заседание с кодом"),
    ],
)
def test_what_cannot_be_drafted_is_refused_with_a_sentence(
    store: Store, query: str, words: str
) -> None:
    with pytest.raises(RefusedQueryError, match=words):
        make_file(store, "agenda", "docx", query)


def test_an_empty_base_has_no_draft(sqlite: sa.Engine) -> None:
    with pytest.raises(UnknownFileError, match="ни одного региона"):
        make_file(store_on(sqlite), "agenda", "docx", "")


def test_the_command_writes_the_same_bytes(store: Store, sqlite_url: str, tmp_path: Path) -> None:
    written = tmp_path / "повестка.docx"
    done = rumo(
        "export", "agenda", "--query", PERIOD, "-o", str(written),
        folder=tmp_path, DATABASE_URL=sqlite_url, RUMO_TODAY="2024-08-31",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    made = make_file(store, "agenda", "docx", PERIOD)
    assert written.read_bytes() == b"".join(made.pieces)
