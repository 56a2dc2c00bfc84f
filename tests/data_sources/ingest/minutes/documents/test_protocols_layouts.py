"""Habits of heads and layouts: each text and the facts a person reads in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.data_sources.ingest.minutes.minutes_text import draft_of, printed

FOLDER = Path(__file__).parent / "heads"
COURSE = "ПОВЕСТКА ДНЯ:\n1. О плане.\nРЕШИЛИ:\n1. Принять план к сведению.\n"


@dataclass(frozen=True)
class Habit:
    """A text and what it says."""

    name: str
    text: str
    facts: dict[str, Any]


def habits() -> list[Habit]:
    """The habits of every file of the folder."""
    blocks = [
        block
        for path in sorted(FOLDER.glob("*.txt"))
        for block in path.read_text(encoding="utf-8").split("## ")[1:]
    ]
    found = []
    for block in blocks:
        words, facts = block.rsplit(">> ", 1)
        name, text = words.split("\n", 1)
        found.append(Habit(name, text.replace("{course}\n", COURSE), json.loads(facts)))
    return found


def without_stop(words: Any) -> Any:
    return words.rstrip(" .;") if isinstance(words, str) else words


@pytest.mark.parametrize("habit", habits(), ids=lambda habit: habit.name)
def test_a_habit(tmp_path: Path, habit: Habit) -> None:
    answer = printed(draft_of(tmp_path, habit.text))
    found = answer | {
        "agenda": [without_stop(each["title"]) for each in answer["agenda"]],
        "speakers": [each["speaker"] for each in answer["agenda"]],
        "decisions": [without_stop(each["text"]) for each in answer["decisions"]],
        "of": [each["agenda_position"] for each in answer["decisions"]],
    }

    seen = {key: without_stop(found[key]) for key in habit.facts}
    assert seen == {key: without_stop(value) for key, value in habit.facts.items()}
