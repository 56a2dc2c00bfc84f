"""What minutes say of their body, municipality and code, before anybody is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from data_sources.ingest.minutes.draft import Draft, Said
from data_sources.ingest.minutes.filing.matching.heading import (
    bodies_offered,
    municipalities_offered,
)
from data_sources.ingest.minutes.filing.matching.matching import Filing, propose
from data_sources.ingest.minutes.filing.matching.meeting_codes import codes_offered
from data_sources.ingest.minutes.filing.writing import load_minutes
from data_sources.names import read_directory
from tests.data_sources.ingest.minutes.minutes_by_hand import TEXT, drafted, place, put, registers
from tests.data_sources.ingest.minutes.minutes_text import draft_of

REST = "14 мая 2024 года\nПОВЕСТКА:\n1. О плане.\nРЕШИЛИ:\n1.1. Принять план к сведению.\n"


@pytest.fixture
def desk(engine: sa.Engine) -> sa.Engine:
    registers(engine)
    return engine


def titled(folder: Path, title: str, above: str = "") -> Draft:
    return draft_of(folder, f"{above}ПРОТОКОЛ № 2\n{title}\n{REST}")


def bodies(engine: sa.Engine, draft: Draft, code: str | None = None) -> list[str]:
    with engine.connect() as connection:
        found = bodies_offered(connection, draft, read_directory(connection), code)
    return [each.value for each in found]


def municipalities(engine: sa.Engine, draft: Draft) -> list[str]:
    with engine.connect() as connection:
        found = municipalities_offered(connection, draft, read_directory(connection), None)
    return [each.value for each in found]


def codes(
    engine: sa.Engine, draft: Draft, body: str = "rumo", oktmo: str | None = None
) -> list[str]:
    with engine.connect() as connection:
        return [each.value for each in codes_offered(connection, draft, body, oktmo)]


def load(engine: sa.Engine, draft: Draft, code: str, **filing: Any) -> None:
    with engine.connect() as connection:
        proposal = propose(connection, draft, Filing(code, **filing))
    load_minutes(engine, draft, proposal)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("заседания РУМО", ["rumo"]),
        ("заседания регионального учебно-методического объединения", ["rumo"]),
        ("заседания муниципального методического совета", ["municipal_council"]),
        ("заседания методсовета Северного района", ["municipal_council"]),
        ("заседания ММС", ["municipal_council"]),
        ("совместного заседания РУМО и методического совета", ["rumo", "municipal_council"]),
        ("заседания МО классных руководителей", []),
        ("заседания районного методического объединения классных руководителей", []),
        ("заседания рабочей группы РУМО", []),
        ("заседания РУМО учителей химии", []),
        ("заседания школьного методического совета", []),
        ("заседания методического совета лицея № 3", []),
        ("заседания областного методического совета", []),
        ("педагогического совета", []),
        ("совещания с руководителями ОО", []),
        ("заседания", []),
    ],
)
def test_the_title_tells_the_body_or_nothing(
    title: str, expected: list[str], sqlite: sa.Engine, tmp_path: Path
) -> None:
    registers(sqlite)
    assert bodies(sqlite, titled(tmp_path, title)) == expected


def test_the_approval_by_the_head_of_the_regional_body_makes_no_meeting_of_it(
    desk: sa.Engine, tmp_path: Path
) -> None:
    above = "УТВЕРЖДАЮ\nПредседатель РУМО\n"
    assert bodies(desk, titled(tmp_path, "заседания МО классных руководителей", above)) == []


def test_a_heading_tells_the_body_where_the_title_tells_none(
    desk: sa.Engine, tmp_path: Path
) -> None:
    above = "Региональное учебно-методическое объединение\n"
    assert bodies(desk, titled(tmp_path, "О планах на весну", above)) == ["rumo"]


def test_another_body_is_known_by_earlier_minutes(desk: sa.Engine, tmp_path: Path) -> None:
    first = titled(tmp_path, "заседания МО классных руководителей")
    load(desk, first, "class-1", body="class_teachers")
    assert bodies(desk, first) == ["class_teachers"]
    later = draft_of(tmp_path, first.text.replace("14 мая", "21 мая"))
    assert bodies(desk, later) == ["class_teachers"]
    untitled = drafted(title=None, text=TEXT.replace("заседания РУМО\n", ""))
    assert bodies(desk, untitled) == []
    assert bodies(desk, untitled, "class-1") == ["class_teachers"]


@pytest.mark.parametrize(
    ("title", "above", "expected"),
    [
        ("заседания методического совета Южного района", "", ["70102000"]),
        ("заседания методического совета", "Администрация Северного района\n", ["70101000"]),
        (
            "совместного заседания методсоветов Северного района и Южного района",
            "",
            ["70101000", "70102000"],
        ),
        ("заседания методического совета", "", []),
    ],
)
def test_the_title_or_the_heading_tells_the_municipality(
    title: str, above: str, expected: list[str], desk: sa.Engine, tmp_path: Path
) -> None:
    assert municipalities(desk, titled(tmp_path, title, above)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("заседания методсовета Кедрова", ["70701000"]),
        ("заседания методического совета в Кедрове", ["70701000"]),
        ("Кедров: заседание методического совета", []),
        ("заседания совета Кедровской гимназии", []),
        ("заседания методсовета Кедровского района", ["70103000"]),
        ("заседания методсовета Соснова", []),
    ],
)
def test_a_town_that_one_word_names(
    title: str, expected: list[str], desk: sa.Engine, tmp_path: Path
) -> None:
    put(
        desk,
        "municipality",
        {"oktmo": "70701000", "region_code": "70", "name": "г. Кедров", "kind": "city"},
        {"oktmo": "70103000", "region_code": "70", "name": "Кедровский район", "kind": "district"},
    )

    assert municipalities(desk, titled(tmp_path, title)) == expected


def test_a_town_that_is_the_center_of_a_district_leaves_two_candidates(
    desk: sa.Engine, tmp_path: Path
) -> None:
    common = {"region_code": "70", "center": "Кедров"}
    put(
        desk,
        "municipality",
        {**common, "oktmo": "70701000", "name": "г. Кедров", "kind": "city"},
        {**common, "oktmo": "70103000", "name": "Кедровский район", "kind": "district"},
    )
    draft = titled(tmp_path, "заседания методического совета", "город Кедров\n")
    assert municipalities(desk, draft) == ["70103000", "70701000"]


def test_a_new_code_is_free_and_made_like_the_others(desk: sa.Engine) -> None:
    assert codes(desk, drafted()) == ["rumo-2024-03-12"]
    assert codes(desk, drafted(), "municipal_council", "70101000") == [
        "council-70101000-2024-03-12"
    ]
    assert codes(desk, drafted(), "board") == ["board-2024-03-12"]
    meeting = {"body": "rumo", "status": "held", "held_on": date(2024, 2, 5), "number": "2"}
    put(desk, "meeting", {"code": "РУМО-2024-02", **meeting})
    assert codes(desk, drafted()) == ["РУМО-2024-03"]
    march = {**meeting, "held_on": date(2024, 3, 1), "number": "3"}
    put(desk, "meeting", {"code": "РУМО-2024-03", **march})
    assert codes(desk, drafted()) == ["РУМО-2024-03-2"]


def test_a_code_made_of_year_and_number(desk: sa.Engine) -> None:
    meeting = {"body": "rumo", "status": "held", "held_on": date(2024, 2, 5), "number": "6"}
    put(desk, "meeting", {"code": "r-2024-06", **meeting})
    assert codes(desk, drafted()) == ["r-2024-07"]


def test_the_same_minutes_have_their_own_code_again(desk: sa.Engine) -> None:
    load(desk, drafted(), "spring")
    assert codes(desk, drafted()) == ["spring"]
    assert codes(desk, drafted(text=TEXT + "\n")) == ["spring"]


def test_a_meeting_planned_for_that_day_gives_its_code(desk: sa.Engine) -> None:
    planned = {"body": "rumo", "status": "planned", "held_on": date(2024, 3, 12)}
    put(desk, "meeting", {"code": "planned-3", **planned})
    assert codes(desk, drafted()) == ["planned-3"]
    assert codes(desk, drafted(), "board") == ["board-2024-03-12"]


def test_without_a_day_no_code_is_offered(desk: sa.Engine) -> None:
    assert codes(desk, drafted(held_on=None)) == []


@pytest.mark.parametrize("title", ["", "🙂" * 300, "(((", "{day}", "A" * 5000])
def test_no_title_breaks_the_offers(title: str, desk: sa.Engine) -> None:
    draft = drafted(title=Said(title, place("заседания")))
    assert bodies(desk, draft) in ([], ["rumo"])
    municipalities(desk, draft)
    assert codes(desk, draft)
