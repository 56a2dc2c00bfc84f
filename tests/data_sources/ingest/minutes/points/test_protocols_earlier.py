"""Points that change decisions of earlier minutes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_sources.ingest.minutes.draft import EarlierDecision, PointEffect
from tests.data_sources.ingest.minutes.minutes_text import codes, decided

MINUTES_DAY = date(2024, 2, 12)


@pytest.mark.parametrize(
    ("sentence", "changes"),
    [
        (
            "Пункт 2 протокола № 3 от 12.02.2024 снять с контроля.",
            (EarlierDecision(PointEffect.WITHDRAW, "2", "3", MINUTES_DAY, None),),
        ),
        (
            "Снять с контроля пп. 1.1, 1.2 протокола от 12 февраля 2024 года № 3.",
            (
                EarlierDecision(PointEffect.WITHDRAW, "1.1", "3", MINUTES_DAY, None),
                EarlierDecision(PointEffect.WITHDRAW, "1.2", "3", MINUTES_DAY, None),
            ),
        ),
        (
            "Продлить срок исполнения п. 1.2 протокола № 3 от 12.02.2024 до 1 апреля 2024 года.",
            (EarlierDecision(PointEffect.EXTEND, "1.2", "3", MINUTES_DAY, date(2024, 4, 1)),),
        ),
        (
            "Перенести срок исполнения пункта 1.2 протокола № 3 на 15 мая.",
            (EarlierDecision(PointEffect.EXTEND, "1.2", "3", None, date(2024, 5, 15)),),
        ),
        ("Исполнять п. 1.2 протокола № 3 от 12.02.2024.", ()),
        ("Считать п. 1.2 протокола № 3 исполненным и снять с контроля.", ()),
    ],
)
def test_changes(tmp_path: Path, sentence: str, changes: tuple[EarlierDecision, ...]) -> None:
    assert decided(tmp_path, f"1. {sentence}").points[0].changes == changes


def test_a_change_needs_no_owner(tmp_path: Path) -> None:
    assert (
        codes(decided(tmp_path, "1. Пункт 2 протокола № 3 от 12.02.2024 снять с контроля.")) == []
    )
