"""Whose the owners and the people of a municipality's own meeting are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from data_sources.ingest.minutes.draft import DecisionKind, Draft, Votes
from data_sources.ingest.minutes.filing.matching.matching import Filing, propose
from data_sources.ingest.minutes.filing.writing import load_minutes
from tests.asking import ask, row_of, store_on
from tests.data_sources.ingest.minutes.minutes_by_hand import (
    POINTS,
    TEXT,
    drafted,
    place,
    put,
    registers,
    roster,
    rows,
    said,
    with_point,
)
from tests.data_sources.ingest.minutes.minutes_text import draft_of

HOME, AWAY = "70101000", "70102000"
MEETING = """ПРОТОКОЛ № 12
совещания с руководителями ОО
6 июня 2023 года
ПОВЕСТКА:
1. О повышении квалификации.
РЕШИЛИ:
1. Провести анализ обучения.
Срок: 30.06.2023
Отв.: руководители ОО
2. Собрать заявки на курсы.
Срок: 30.06.2023
Отв.: заместители директоров
3. Обновить план наставничества.
Срок: постоянно
Отв.: муниципальные координаторы
"""


@pytest.fixture
def desk(engine: sa.Engine) -> sa.Engine:
    registers(engine)
    return engine


def load(engine: sa.Engine, draft: Draft, **filing: Any) -> None:
    with engine.connect() as connection:
        proposal = propose(connection, draft, Filing("m-12", **filing))
    load_minutes(engine, draft, proposal)


def owned(engine: sa.Engine, *owners: str, **filing: Any) -> list[tuple[Any, ...]]:
    """(assignee, oktmo, organisation) of a point of the minutes given to these owners."""
    text = TEXT.replace("Ответственный – Кленов Олег Ильич.", f"Отв.: {'; '.join(owners)}.")
    named = tuple(said(owner, text) for owner in owners)
    draft = with_point(drafted(text=text, points=POINTS[:2]), 2, assignees=named)
    load(engine, draft, **{"body": "municipal_council", "oktmo": HOME, **filing})
    return rows(engine, "assignment", "assignee", "oktmo", "organization_code")


def test_classes_of_people_are_those_of_the_municipality_that_met(
    desk: sa.Engine, tmp_path: Path
) -> None:
    load(desk, draft_of(tmp_path, MEETING), body="directors", oktmo=HOME)
    assert rows(desk, "assignment", "position", "assignee", "oktmo") == [
        (1, "руководители ОО", HOME),
        (2, "заместители директоров", HOME),
        (3, "муниципальные координаторы", HOME),
    ]
    overview = ask(store_on(desk, date(2023, 7, 10)), "period=2022-2023")
    assert row_of(overview, "decision_overdue", HOME).value == 2
    assert row_of(overview, "decision_overdue", AWAY).value == 0


def test_a_person_of_no_register_and_a_named_neighbour(desk: sa.Engine) -> None:
    assert owned(desk, "Вязов К.К.", "Южный район") == [
        ("Вязов К.К.", HOME, None),
        ("Южный район", AWAY, None),
    ]


@pytest.mark.parametrize(
    ("kind", "name", "oktmo"),
    [
        ("institute", "Институт развития наставничества", None),
        ("university", "Педагогический университет", None),
        ("school", "Школа № 4", HOME),
        ("method_center", "Методический центр", HOME),
        ("municipal_office", "Управление образования Южного района", AWAY),
    ],
)
def test_an_organisation_keeps_its_code_and_its_own_municipality(
    kind: str, name: str, oktmo: str | None, desk: sa.Engine
) -> None:
    put(desk, "organization", {"code": "org", "name": name, "kind": kind})
    assert owned(desk, name) == [(name, oktmo, "org")]


def test_an_institute_that_no_register_has_is_still_the_regions(desk: sa.Engine) -> None:
    assert owned(desk, "Областной институт педагогики") == [
        ("Областной институт педагогики", None, None)
    ]


def test_at_a_meeting_of_the_region_a_class_of_people_is_of_no_municipality(
    desk: sa.Engine,
) -> None:
    assert owned(desk, "руководители ОО", body="rumo", oktmo=None) == [
        ("руководители ОО", None, None)
    ]


def test_the_people_at_the_meeting_are_the_municipalitys_too(desk: sa.Engine) -> None:
    load(desk, drafted(), body="municipal_council", oktmo=HOME)
    assert rows(desk, "attendance", "person", "oktmo", "organization_code") == [
        ("Берёзов А.А.", HOME, None),
        ("Кленов Олег Ильич", HOME, None),
        ("Липова В.В.", HOME, None),
        ("Ясенева Мария Петровна", None, "iro"),
    ]


def test_a_member_of_the_roster_keeps_what_the_roster_says(desk: sa.Engine) -> None:
    roster(desk, ("Кленов О.И.", AWAY))
    load(desk, drafted(), body="rumo")
    assert ("Кленов О.И.", AWAY) in rows(desk, "attendance", "person", "oktmo")


def test_what_was_taken_for_the_municipalitys_own_is_said(desk: sa.Engine) -> None:
    with desk.connect() as connection:
        filing = Filing("m-12", "municipal_council", HOME)
        notices = {each.code: each for each in propose(connection, drafted(), filing).notices}
    assert "Кленов Олег Ильич" in notices["own_municipality"].message
    assert "unknown_assignee" not in notices


def votes_of(engine: sa.Engine, draft: Draft) -> list[tuple[Any, ...]]:
    load(engine, draft)
    return rows(engine, "decision", "position", "votes_for", "votes_against", "votes_abstained")


def test_points_voted_apart_keep_their_votes_apart(desk: sa.Engine, tmp_path: Path) -> None:
    draft = draft_of(
        tmp_path,
        "ПРОТОКОЛ № 4\nзаседания РУМО\n14 марта 2024 года\nПОВЕСТКА:\n1. О плане работы.\n"
        "РЕШИЛИ:\n"
        "1.1. Принять план к сведению.\n«за» – 15, «против» – 1, «воздержались» – 0\n"
        "1.2. Утвердить состав рабочей группы.\n«за» – 12, «против» – 3, «воздержались» – 1\n"
        "1.3. Принять отчёт к сведению.\n",
    )
    assert votes_of(desk, draft) == [
        (1, 15, 1, 0),
        (2, 12, 3, 1),
        (3, None, None, None),
    ]


def informational(position: int, number: str, words: str, item: int | None) -> Any:
    return with_point(
        drafted(),
        position,
        number=number,
        text=words,
        agenda_position=item,
        kind=DecisionKind.INFORMATIONAL,
        assignees=(),
    ).points[position - 1]


def test_a_vote_of_an_item_is_that_of_all_its_points(desk: sa.Engine) -> None:
    vote = Votes(1, 4, 0, 0, place("ПОВЕСТКА"))
    assert [votes for _, *votes in votes_of(desk, drafted(votes=(vote,)))] == [[4, 0, 0]] * 3


def test_votes_ahead_of_their_points_are_those_of_what_follows(desk: sa.Engine) -> None:
    votes = (
        Votes(1, 9, 0, 0, place("РЕШИЛИ")),
        Votes(1, 7, 1, 1, place("Ответственный – Кленов")),
    )
    found = [votes for _, *votes in votes_of(desk, drafted(votes=votes))]
    assert found == [[9, 0, 0], [9, 0, 0], [7, 1, 1]]


def test_a_vote_behind_the_points_is_theirs_whatever_was_voted_before(desk: sa.Engine) -> None:
    votes = (Votes(1, 9, 0, 0, place("ПОВЕСТКА")), Votes(1, 7, 1, 1, place("«за» - 4")))
    found = [votes for _, *votes in votes_of(desk, drafted(votes=votes))]
    assert found == [[7, 1, 1]] * 3


def test_a_vote_on_everything_covers_the_items_without_their_own(desk: sa.Engine) -> None:
    points = tuple(
        informational(n, f"{item}.1", POINTS[n - 1].text, item) for n, item in ((1, 1), (2, 2))
    )
    votes = (Votes(None, 8, 0, 0, place("РЕШИЛИ")), Votes(2, 5, 2, 1, place("Срок")))
    found = [each for _, *each in votes_of(desk, drafted(points=points, votes=votes))]
    assert found == [[8, 0, 0], [5, 2, 1]]
