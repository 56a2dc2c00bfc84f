"""The results of votes in all their forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data_sources.ingest.minutes.minutes_text import HEAD, codes, decided, draft_of

PRESENT = f"{HEAD}Присутствовали: 16 чел.\n"


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("«за» - 15 чел.; «против» - 0 чел.; «воздержались» - 1 чел.", (15, 0, 1)),
        ("Голосовали: «за» – 15, «против» – нет, «возд.» – 1", (15, 0, 1)),
        ("За – 15, против – 0, воздержалось – 1.", (15, 0, 1)),
        ("Голосовали: 15 «за», 0 «против», 1 «воздержался».", (15, 0, 1)),
        ("Голосовали:\n«за» – 15\n«против» – 0\n«воздержались» – 1", (15, 0, 1)),
        ("Результаты голосования: за — 15 голосов, против — нет, воздержались — 1.", (15, 0, 1)),
        ("Решение принято единогласно.", (16, 0, 0)),
        ("Решения приняты единогласно.", (16, 0, 0)),
        ("Голосование по всем вопросам – единогласно «за».", (16, 0, 0)),
        ("Голосовали: единогласно.", (16, 0, 0)),
        ("Голосовали: «за» – единогласно.", (16, 0, 0)),
        ("Проголосовали единогласно", (16, 0, 0)),
        ("(«за» – 16, «против» – 0, «воздержались» – 0)", (16, 0, 0)),
    ],
)
def test_counts(tmp_path: Path, words: str, counts: tuple[int, int, int]) -> None:
    draft = decided(tmp_path, f"1. Принять план к сведению.\n{words}", head=PRESENT)

    assert [
        (each.votes_for, each.votes_against, each.votes_abstained, each.agenda_position)
        for each in draft.votes
    ] == [(*counts, 1)]
    assert [point.text for point in draft.points] == ["Принять план к сведению."]
    assert codes(draft) == []


def test_a_vote_in_the_line_of_its_point(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Принять план к сведению. Голосовали: «за» – 15, «против» – 1, «воздержались» – 0.",
    )

    assert [point.text for point in draft.points] == ["Принять план к сведению."]
    assert [each.votes_for for each in draft.votes] == [15]


def test_each_block_has_its_vote(tmp_path: Path) -> None:
    course = (
        "ПОВЕСТКА:\n1. О плане.\n2. О семинаре.\n"
        "РЕШИЛИ:\n1.1. Принять план к сведению.\n«за» – 5, «против» – 0, «воздержались» – 1\n"
        "РЕШИЛИ:\n2.1. Принять доклад к сведению.\n«за» – 6, «против» – 0, «воздержались» – 0\n"
    )
    votes = draft_of(tmp_path, HEAD + course).votes

    assert [(each.agenda_position, each.votes_for) for each in votes] == [(1, 5), (2, 6)]


def test_one_vote_on_several_items_names_none(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1.1. Принять план к сведению.\n2.1. Принять доклад к сведению.\n«за» – 6, «против» – 0,"
        " «воздержались» – 0",
        agenda="ПОВЕСТКА:\n1. О плане.\n2. О семинаре.\n",
    )

    assert [each.agenda_position for each in draft.votes] == [None]


def test_an_assignment_about_voting_is_no_vote(tmp_path: Path) -> None:
    draft = decided(
        tmp_path,
        "1. Провести голосование за лучшую школу до 15 мая.\n2. Взять 5 заявок за 2023 год.",
    )

    assert draft.votes == ()
    assert len(draft.points) == 2
