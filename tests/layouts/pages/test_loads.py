"""The list of loads on the page of data: what each changed and how it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from data_sources.answers.freshness.answer import LoadRecord
from data_sources.vocabulary.datasets import DEMO_DATASET
from layouts.pages.data import imports
from tests.layouts import scenes

MOMENT = datetime.fromisoformat("2026-11-20T19:30:00")
LOAD = LoadRecord(17, "school", "школы.csv", MOMENT, None, 9, 5, 1, 2, 1, None)


def drawn(*records: LoadRecord) -> str:
    frame = scenes.frame(path="/data", title="Данные", zone=ZoneInfo("Asia/Tomsk"))
    return scenes.text(imports.draw(records, frame)).replace("\u00a0", " ")


def test_rows_that_a_full_file_took_away_are_told_among_the_changed_ones() -> None:
    assert "снято" not in drawn(LOAD)
    assert "4 из них снято 3" in drawn(replace(LOAD, rows_changed=4))


def test_the_newest_load_that_stands_is_named_in_the_command_that_undoes_it() -> None:
    undone = replace(LOAD, id=18, undone_at=MOMENT)
    assert "rumo undo 17" in drawn(undone, LOAD)


def test_nothing_is_said_of_undoing_where_nothing_can_be_undone() -> None:
    demo = replace(LOAD, dataset=DEMO_DATASET)
    assert "rumo undo" not in drawn(replace(LOAD, undone_at=MOMENT), demo)
    assert "rumo undo" not in drawn()
