"""A draft of invented minutes, put together without the reader."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from data_sources.database import schema
from data_sources.ingest.minutes.draft import (
    AgendaPoint,
    DecisionKind,
    Draft,
    DraftPoint,
    DueKind,
    Said,
    TextPlace,
    Votes,
)

TEXT = """ПРОТОКОЛ № 7
заседания РУМО
12 марта 2024 года
ПРЕДСЕДАТЕЛЬ: Ясенева Мария Петровна, ректор ИРО.
СЕКРЕТАРЬ: Кленов Олег Ильич, методист.
УЧАСТНИКИ: Берёзов А.А., Липова В.В.
ПОВЕСТКА:
1. О плане работы.
2. Разное.
РЕШИЛИ:
1.1. Принять план к сведению.
1.2. Провести семинар для методистов.
Ответственный – Кленов Олег Ильич.
Срок – 30 апреля 2024 года.
1.3. Рекомендовать провести диагностику.
Ответственные – Северный район, Южный район.
«за» - 4 чел.; «против» - 0 чел.; «воздержались» - 0 чел.
"""
HELD_ON = date(2024, 3, 12)
DUE_ON = date(2024, 4, 30)


def place(words: str, text: str = TEXT) -> TextPlace:
    """Where the words first stand in the text."""
    start = text.index(words)
    return TextPlace(start, start + len(words), text.count("\n", 0, start) + 1)


def said(words: str, text: str = TEXT) -> Said[str]:
    return Said(words, place(words, text))


def point(position: int, number: str, words: str, **changed: Any) -> DraftPoint:
    """An assignment without owner and term, unless changed."""
    values: dict[str, Any] = {
        "agenda_position": 1,
        "kind": DecisionKind.ASSIGNMENT,
        "assignees": (),
        "due_kind": DueKind.NONE,
        "due_on": None,
        "due_text": None,
        "inner_dates": (),
        "changes": (),
        "place": place(words),
    }
    return DraftPoint(position=position, number=number, text=words, **{**values, **changed})


POINTS = (
    point(1, "1.1", "Принять план к сведению.", kind=DecisionKind.INFORMATIONAL),
    point(
        2,
        "1.2",
        "Провести семинар для методистов.",
        assignees=(Said("Кленов Олег Ильич", place("Кленов Олег Ильич.\nСрок")),),
        due_kind=DueKind.DATE,
        due_on=DUE_ON,
        due_text=said("30 апреля 2024 года"),
    ),
    point(
        3,
        "1.3",
        "Рекомендовать провести диагностику.",
        kind=DecisionKind.RECOMMENDATION,
        assignees=(said("Северный район"), said("Южный район")),
    ),
)


def drafted(**changed: Any) -> Draft:
    """The minutes above, or a variation of them; another text is another file."""
    text = changed.get("text", TEXT)
    values: dict[str, Any] = {
        "file_name": "протокол.txt",
        "media_type": "text/plain",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text": text,
        "number": Said("7", place("№ 7")),
        "held_on": Said(HELD_ON, place("12 марта 2024 года")),
        "starts_at": None,
        "venue": None,
        "title": said("заседания РУМО"),
        "chair": said("Ясенева Мария Петровна"),
        "secretary": said("Кленов Олег Ильич"),
        "participants": (said("Берёзов А.А."), said("Липова В.В.")),
        "guests": (),
        "absent": (),
        "online": (),
        "stated_present": None,
        "stated_members": None,
        "agenda": (
            AgendaPoint(1, "О плане работы", None, None, place("О плане работы")),
            AgendaPoint(2, "Разное", None, None, place("Разное")),
        ),
        "points": POINTS,
        "votes": (Votes(1, 4, 0, 0, place("«за» - 4")),),
        "warnings": (),
    }
    return Draft(**{**values, **changed})


def with_point(draft: Draft, position: int, **changed: Any) -> Draft:
    """The draft with one point changed."""
    points = tuple(
        replace(each, **changed) if each.position == position else each for each in draft.points
    )
    return replace(draft, points=points)


def rows(engine: sa.Engine, table: str, *names: str) -> list[tuple[Any, ...]]:
    """These columns of the current rows, in their order by all of them."""
    columns = schema.metadata.tables[table].c
    asked = sa.select(*(columns[name] for name in names))
    if "superseded_at" in columns:
        asked = asked.where(columns.superseded_at.is_(None))
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(asked)]
    return sorted(found, key=str)


def put(engine: sa.Engine, table: str, *values: dict[str, Any]) -> None:
    """Another program's INSERT."""
    with engine.begin() as connection:
        connection.execute(sa.insert(schema.metadata.tables[table]), list(values))


def registers(engine: sa.Engine, regions: Sequence[str] = ("70",)) -> None:
    """One region, two districts and an institute; further regions where asked."""
    for code in regions:
        put(engine, "region", {"code": code, "name": f"Край {code}", "oktmo": f"{code}000000"})
    put(
        engine,
        "municipality",
        {"oktmo": "70101000", "region_code": "70", "name": "Северный район", "kind": "district"},
        {"oktmo": "70102000", "region_code": "70", "name": "Южный район", "kind": "district"},
    )
    put(
        engine,
        "organization",
        {
            "code": "iro",
            "name": "Институт развития образования",
            "short_name": "ИРО",
            "kind": "institute",
        },
    )


def roster(engine: sa.Engine, *people: tuple[str, str | None]) -> None:
    """Members of РУМО since 2023: name and municipality."""
    put(
        engine,
        "roster_member",
        *(
            {
                "body": "rumo",
                "person": person,
                "role": "member",
                "oktmo": oktmo,
                "valid_from": date(2023, 9, 1),
            }
            for person, oktmo in people
        ),
    )
