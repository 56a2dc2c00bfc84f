"""deck.html: the slides of the screen and the files behind them in one file that asks nobody."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

import pytest

from callbacks.downloads import make_file
from callbacks.requested import RefusedQueryError, UnknownFileError
from dashboard import pages
from data_sources.answers.documents.deck.answer import (
    LastDecisions,
    NewDecisions,
    Overdue,
    PresenceSlide,
    Standing,
    TrendSlide,
)
from data_sources.database.engine import make_engine
from data_sources.store import Store
from layouts.files.handout.tables import MOST_ROWS
from tests import rendered
from tests.asking import store_on, write

TODAY: Final = date(2026, 11, 21)
MEETING: Final = "meeting=rumo-2026-11-13"
QUERIES: Final = (MEETING, "", "period=2025-2026&meeting=rumo-2026-05-28", "group=district",
                  "m=69616000,69701000", f"{MEETING}&known=2026-11-20T10:00:00Z")  # fmt: skip
HOSTILE: Final = '</script><script>alert(1)</script><img src=x onerror="alert(1)">-->'
PERSON: Final = "Ёлкина Й. Й."
PLACE: Final = {"oktmo": "69608000", "region_code": "70", "kind": "district"}


@pytest.fixture(scope="module")
def store(demo_url: str) -> Iterator[Store]:
    engine = make_engine(demo_url)
    yield store_on(engine, TODAY)
    engine.dispose()


@pytest.fixture
def another(store: Store) -> Store:
    """Another store on the same data, that was asked nothing yet."""
    return store_on(store._engine, TODAY)


def whole(store: Store, query: str) -> bytes:
    return b"".join(make_file(store, "deck", "html", query).pieces)


def block(file: bytes) -> tuple[str, bytes]:
    """The sum that the file states, and the bytes of which it states it."""
    found = re.search(
        rb'<script type="application/json" id="handout-content" data-sha256="(\w+)">(.*?)</script>',
        file,
        re.DOTALL,
    )
    assert found is not None
    return found[1].decode(), found[2]


def content(store: Store, query: str) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(block(whole(store, query))[1])
    return held


def behind(store: Store, query: str, kind: type[Any]) -> list[list[dict[str, Any]]]:
    """The tables behind every slide of the kind."""
    held, slides = content(store, query), store.deck(store.parse(query).request).slides
    return [
        [held["tables"][place] for place in held["behind"][slide]]
        for slide, each in enumerate(slides)
        if isinstance(each, kind)
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_every_table_is_byte_for_byte_the_file_at_its_address(store: Store, query: str) -> None:
    checked = 0
    for each in content(store, query)["tables"]:
        if not each["address"]:
            continue
        at = urlsplit(each["address"])
        table, extension = at.path.removeprefix("/files/").split(".")
        made = b"".join(make_file(store, table, extension, at.query).pieces)
        assert each["csv"].encode() == made
        assert each["rows"] == made.decode("utf-8-sig").count("\r\n") - 1 or b'"' in made
        assert len(each["kinds"]) == made.split(b"\r\n")[0].count(b";") + 1
        checked += 1
    assert checked > 4


@pytest.mark.parametrize("query", QUERIES)
def test_the_slides_are_those_of_the_screen(store: Store, query: str) -> None:
    screen = rendered.page(store, pages.table(), "/present", query)
    file = rendered.element_of(content(store, query)["markup"])
    seen = [rendered.glued(slide) for slide in screen.find_class("slide")]
    held = [rendered.glued(slide) for slide in file.find_class("slide")]
    assert held == seen
    assert len(held) > 9
    titles = [" ".join(title.split()) for title in content(store, query)["titles"]]
    assert titles == [rendered.glued(slide.find("h2")) for slide in screen.find_class("slide")]


def test_slides_of_a_meeting_have_its_decisions_and_its_list_behind_them(store: Store) -> None:
    ((presence,),) = behind(store, MEETING, PresenceSlide)
    assert presence["csv"].count("rumo-2026-11-13") == presence["rows"] > 20
    ((last,),) = behind(store, MEETING, LastDecisions)
    assert last["csv"].count("rumo-2026-09-21") == last["rows"] > 9
    for (decided,) in behind(store, MEETING, NewDecisions):
        assert decided["csv"].count("rumo-2026-11-13") == decided["rows"] > 4
    ((count, overdue),) = behind(store, MEETING, Overdue)
    assert "decision_overdue" in count["csv"]
    assert overdue["rows"] == 6


def test_a_slide_about_an_indicator_has_its_rows_and_a_line_its_points(store: Store) -> None:
    for slide, (table,) in zip(
        [each for each in store.deck(store.parse(MEETING).request).slides
         if isinstance(each, Standing)],
        behind(store, MEETING, Standing),
        strict=True,
    ):  # fmt: skip
        assert table["csv"].count(slide.indicator) == table["rows"]
    courses = behind(store, MEETING, TrendSlide)
    assert courses
    for _, points in courses:
        head, *lines = points["csv"].removeprefix("\ufeff").split("\r\n")[:-1]
        assert head.startswith("На дату;2026/27\xa0учебный год")
        assert lines[-1].startswith("21.11.2026;")


def test_the_first_table_is_that_of_all_indicators(store: Store) -> None:
    first = content(store, MEETING)["tables"][0]
    assert first["csv"].encode() == b"".join(make_file(store, "indicators", "csv", "").pieces)


def test_the_passport_says_question_moment_and_version(store: Store) -> None:
    passports = rendered.element_of(content(store, MEETING)["markup"]).find_class("passport")
    told = [rendered.glued(each) for each in passports if "Версия данных" in rendered.glued(each)]
    assert len(told) == 2
    version = store.snapshot().version
    assert "все муниципалитеты, заседание: rumo-2026-11-13" in told[0]
    assert f"Версия данных{version}" in told[0]
    assert "По сведениям на" in told[0]
    assert "Данные изменены (UTC)" in told[0]
    assert "вымышлены" in told[0]


@pytest.mark.parametrize("query", QUERIES)
def test_the_same_answer_gives_the_same_bytes_and_their_sum(
    store: Store, another: Store, query: str
) -> None:
    made = make_file(another, "deck", "html", query)
    file = b"".join(made.pieces)
    assert file == whole(store, query)
    assert made.sha256 == hashlib.sha256(file).hexdigest()
    assert made.media_type == "text/html; charset=utf-8"
    assert made.name.endswith("_2026-11-21.html") or "2025-2026" in query or "known" in query
    said, inside = block(file)
    assert said == hashlib.sha256(inside).hexdigest()


def test_the_slide_to_open_at_does_not_change_the_file(store: Store) -> None:
    assert whole(store, f"{MEETING}&slide=999") == whole(store, MEETING)


def outside_of_the_block(file: bytes) -> str:
    return file.replace(block(file)[1], b"").decode()


def test_nothing_in_the_file_leads_out_of_it(store: Store) -> None:
    file = whole(store, MEETING)
    frame = outside_of_the_block(file)
    assert re.findall(r"<(?:link|base|iframe|object|embed|form|img)\b", frame) == []
    markup = re.sub(r"<(style|script)>.*?</\1>", "", frame, flags=re.DOTALL)
    assert re.findall(r"\b(?:src|href|srcset|action)\s*=", markup) == []
    assert set(re.findall(r"url\((.{6})", frame)) <= {'"data:'}
    assert "@import" not in frame
    assert set(re.findall(r"\w+://[\w.]+", frame)) <= {"http://www.w3.org"}
    drawn = rendered.element_of(content(store, MEETING)["markup"])
    for each in drawn.iter():
        for name in ("href", "src", "action", "data"):
            assert each.get(name, "#").startswith(("#", "data:")), each.tag
        assert not [name for name in each.attrib if name.startswith("on")]


def test_the_policy_allows_this_style_and_this_script_alone(store: Store) -> None:
    frame = outside_of_the_block(whole(store, MEETING))
    (said,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', frame)
    policy = dict(each.strip().split(" ", 1) for each in said.split(";"))
    (style,) = re.findall(r"<style>(.*?)</style>", frame, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", frame, re.DOTALL)
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in (style, script)
    ]
    assert policy["default-src"] == "'none'"
    assert [policy["style-src-elem"], policy["script-src"]] == hashes
    assert policy["img-src"] == "data:"
    assert frame.index("Content-Security-Policy") < frame.index("<style>")


@pytest.fixture
def hostile(sqlite_url: str) -> Iterator[Store]:
    """A meeting whose every text tries to become a script, and whose list is too long."""
    engine = make_engine(sqlite_url)
    crowd = MOST_ROWS + 1
    write(
        engine,
        {
            "region": [{"code": "70", "name": HOSTILE, "oktmo": "69000000"}],
            "municipality": [{**PLACE, "name": HOSTILE}],
            "meeting": [
                {"code": "m-1", "body": "rumo", "number": "1", "title": HOSTILE, "place": HOSTILE,
                 "held_on": date(2023, 12, 1), "status": "held"},
            ],
            "agenda_item": [
                {"meeting_code": "m-1", "position": 1, "title": HOSTILE, "speaker": HOSTILE},
            ],
            "attendance": [
                {"meeting_code": "m-1", "person": f"{PERSON} {number}", "is_member": True,
                 "oktmo": "69608000", "status": "present"}
                for number in range(crowd)
            ],
            "decision": [
                {"meeting_code": "m-1", "position": 1, "number": "1", "kind": "assignment",
                 "text": HOSTILE, "due_kind": "none", "agenda_position": 1},
            ],
            "assignment": [
                {"meeting_code": "m-1", "position": 1, "assignee": HOSTILE},
            ],
        },
    )  # fmt: skip
    yield store_on(engine, date(2023, 12, 5))
    engine.dispose()


def test_hostile_texts_stay_texts_and_a_table_too_long_stays_out(hostile: Store) -> None:
    file = whole(hostile, "meeting=m-1")
    assert file.count(b"<script") == file.count(b"</script>") == 2
    assert b"<img" not in file
    assert b"<title>" in file
    held = content(hostile, "meeting=m-1")
    drawn = rendered.element_of(held["markup"])
    assert "alert(1)" in rendered.glued(drawn)
    assert [each.tag for each in drawn.iter() if each.tag in {"img", "script"}] == []
    (crowd,) = [each for each in held["tables"] if each["address"].startswith("/files/attendance")]
    assert crowd["rows"] == MOST_ROWS + 1
    assert crowd["csv"] == ""
    assert f"в файл не вошла, возьмите {crowd['address']}" in rendered.glued(drawn)
    assert PERSON not in file.decode()


def test_the_file_is_refused_where_the_page_would_drop_something(store: Store) -> None:
    for query in ("meeting=nowhere", "m=00000000", "period=abc"):
        with pytest.raises(RefusedQueryError):
            whole(store, query)


def test_an_empty_database_has_no_slides_to_hand_out(sqlite_url: str) -> None:
    engine = make_engine(sqlite_url)
    with pytest.raises(UnknownFileError, match="rumo load"):
        whole(store_on(engine), "")
    engine.dispose()
