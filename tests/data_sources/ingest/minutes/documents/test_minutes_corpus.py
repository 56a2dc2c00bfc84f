"""Invented minutes read as an office worker would, and papers that are no minutes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data_sources.ingest.minutes.printed import as_json_dict
from data_sources.ingest.minutes.reading import read_minutes
from data_sources.ingest.minutes.refusal import NotMinutesError

MINUTES = Path(__file__).parent / "minutes"
ANSWERS = sorted(MINUTES.glob("*.json"))
OTHER_PAPERS = sorted(path for path in (MINUTES / "not_minutes").iterdir() if path.is_file())


def without_stops(value: Any) -> Any:
    """Texts compare without their final full stop or semicolon, as the corpus says."""
    if isinstance(value, str):
        return value.rstrip(" .;")
    if isinstance(value, list):
        return [without_stops(each) for each in value]
    if isinstance(value, dict):
        return {key: without_stops(each) for key, each in value.items()}
    return value


def comparable(answer: dict[str, Any], left_open: list[str]) -> dict[str, Any]:
    """An answer without what the contract leaves to the reader."""
    kept = {key: value for key, value in answer.items() if key not in left_open}
    for key, values in list(kept.items()):
        if isinstance(values, list) and values and isinstance(values[0], dict):
            kept[key] = [
                {name: each for name, each in value.items() if f"{key}.{name}" not in left_open}
                for value in values
            ]
    return dict(without_stops(kept))


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_minutes_are_read_as_a_person_reads_them(path: Path) -> None:
    golden = json.loads(path.read_text(encoding="utf-8"))
    left_open = golden.pop("open")
    expected_codes = set(golden.pop("warning_codes")) - set(left_open)
    source = next(each for each in MINUTES.glob(f"{path.stem}.*") if each.suffix != ".json")

    found: dict[str, Any] = as_json_dict(read_minutes(source))
    warnings = found.pop("warnings")

    assert comparable(found, left_open) == comparable(golden, left_open)
    assert {each["code"] for each in warnings} - set(left_open) == expected_codes


@pytest.mark.parametrize("path", OTHER_PAPERS, ids=lambda path: path.stem)
def test_other_papers_are_refused_with_one_sentence(path: Path) -> None:
    with pytest.raises(NotMinutesError) as refusal:
        read_minutes(path)

    assert refusal.value.message.endswith(".")
    assert "\n" not in refusal.value.message
