"""What changed lately, by plain loops over the rows of two questions and over assignments.

As the rest of the slow answer it shares nothing with the program: it was written from what the
contract and the guide say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tests.naive.scorecard import INDICATORS, Row, weight_of
from tests.naive.world import World

Key = tuple[str, str]
Assignment = tuple[str, int, str]


@dataclass(frozen=True)
class Moment:
    """K and D."""

    known: datetime
    day: date


def cells(rows: Iterable[Row]) -> dict[Key, Row]:
    """(indicator, municipality) -> its row."""
    return {(row["indicator"], row["oktmo"]): row for row in rows if row["level"] == "municipality"}


def unkept(then: Mapping[Key, Row], assignments_then: Iterable[Any]) -> set[str]:
    """Indicators of which nothing was held then."""
    found = set()
    for indicator in INDICATORS:
        ranked = [
            row["value"]
            for (key, _), row in then.items()
            if key == indicator.key and row["rank"] is not None
        ]
        if indicator.direction == "up" and not (ranked and max(ranked) > 0):
            found.add(indicator.key)
    if not list(assignments_then):
        found.add("decision_overdue")
    return found


def points(
    now: Mapping[Key, Row], then: Mapping[Key, Row], weights: Mapping[str, float], left: set[str]
) -> dict[Key, float]:
    """What each change of a score moved the index of its municipality by."""
    moves = {}
    for (key, oktmo), row in now.items():
        before, index = then.get((key, oktmo)), now["index", oktmo]
        index_then = then.get(("index", oktmo))
        if before is None or index_then is None or index["doubt"] or index_then["doubt"]:
            continue
        if key == "index" or key in left or weights[key] <= 0:
            continue
        if row["score"] is None or before["score"] is None:
            continue
        total = 0.0
        for indicator in INDICATORS:
            if now[indicator.key, oktmo]["score"] is not None:
                total += weights[indicator.key]
        moves[key, oktmo] = weights[key] * (row["score"] - before["score"]) / total
    for (_, oktmo), move in list(moves.items()):
        moves["index", oktmo] = moves.get(("index", oktmo), 0.0) + move
    return moves


def crossed(now: Mapping[Key, Row], then: Mapping[Key, Row], left: set[str]) -> dict[Key, bool]:
    """Who reaches what is due by the day at one of the moments alone: True, at the later one."""
    found = {}
    for key, row in now.items():
        before = then.get(key)
        if before is None or key[0] in left or "none" in (row["status"], before["status"]):
            continue
        if any(each["small"] or each["doubt"] for each in (row, before)):
            continue
        if (row["status"] == "good") != (before["status"] == "good"):
            found[key] = row["status"] == "good"
    return found


def lost(now: Mapping[Key, Row], then: Mapping[Key, Row]) -> set[Key]:
    """Whose values are gone."""
    return {
        key
        for key, row in now.items()
        if key[0] != "index"
        and row["value"] is None
        and key in then
        and then[key]["value"] is not None
    }


def weights_at(world: World, end: date) -> dict[str, float]:
    return {each.key: weight_of(each, world.tables["weight"], end) for each in INDICATORS}


def standings(world: World, day: date) -> dict[Assignment, tuple[str, str | None]]:
    """Assignment -> how it stands at D, and whose it is."""
    found: dict[Assignment, tuple[str, str | None]] = {}
    for row in world.tables["assignment"]:
        decision = _one(
            world.tables["decision"],
            meeting_code=row["meeting_code"],
            position=row["position"],
            kind="assignment",
        )
        meeting = _one(world.tables["meeting"], code=row["meeting_code"], status="held")
        if decision is None or meeting is None or not world.belongs(meeting):
            continue
        due = row["due_on"] or decision["due_on"]
        key = (row["meeting_code"], row["position"], row["assignee"])
        state = "open"
        if row["withdrawn_on"] is not None and row["withdrawn_on"] <= day:
            state = "withdrawn"
        elif row["completed_on"] is not None and row["completed_on"] <= day:
            state = "done"
        elif due is not None and due < day:
            state = "overdue"
        found[key] = (state, row["oktmo"])
    return found


def _one(rows: Iterable[Row], **columns: Any) -> Row | None:
    for row in rows:
        if all(row[column] == value for column, value in columns.items()):
            return row
    return None


def stepped(
    now: Mapping[Assignment, tuple[str, str | None]],
    then: Mapping[Assignment, tuple[str, str | None]],
    state: str,
    places: set[str] | None,
) -> int:
    """How many stand so now, and did not then; `places`: of these municipalities alone."""
    if not then:
        return 0
    count = 0
    for key, (standing, oktmo) in now.items():
        if standing != state or (places is not None and oktmo not in places):
            continue
        count += key not in then or then[key][0] != state
    return count


def last_meeting(world: World, day: date) -> date | None:
    days = [
        row["held_on"]
        for row in world.tables["meeting"]
        if row["body"] == "rumo"
        and row["status"] == "held"
        and world.belongs(row)
        and row["held_on"] < day
    ]
    return max(days, default=None)
