"""Minutes as a secretary may type them, read through the public door."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.printed import as_json_dict
from data_sources.ingest.minutes.reading import read_minutes

HEAD = "ПРОТОКОЛ № 4\nзаседания методического совета\n14 марта 2024 года\n"
AGENDA = "ПОВЕСТКА:\n1. О плане работы.\n"


def draft_of(folder: Path, text: str) -> Draft:
    """What the reader understands in a text."""
    path = folder / "minutes.txt"
    path.write_text(text, encoding="utf-8")
    return read_minutes(path)


def decided(folder: Path, points: str, *, head: str = HEAD, agenda: str = AGENDA) -> Draft:
    """Minutes of 14 March 2024 with these words after РЕШИЛИ."""
    return draft_of(folder, f"{head}{agenda}РЕШИЛИ:\n{points}\n")


def printed(draft: Draft) -> Any:
    """The draft as the command prints it."""
    return as_json_dict(draft)


def codes(draft: Draft) -> list[str]:
    """The codes of the doubts, in the order of the lines."""
    return [warned.code.value for warned in draft.warnings]


def owners(draft: Draft, at: int = 0) -> list[str]:
    """The owners of a point."""
    return [said.value for said in draft.points[at].assignees]
