"""More people than there are: participants and trained teachers beside the headcount."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import sqlalchemy as sa

from data_sources.intake.batch import Batch
from data_sources.intake.current import current_rows
from data_sources.intake.report import LoadWarning
from data_sources.schema import event, municipality, staff_count

_WITH_PARTICIPANTS: Final = {"diagnostic_result", "internship", "event_participation"}

Counts = Mapping[str, list[tuple[date, int]]]


def doubt_headcounts(connection: sa.Connection, batch: Batch) -> Iterator[LoadWarning]:
    """Warnings of rows, or of the whole file, that have more teachers than there are."""
    if batch.table.name in _WITH_PARTICIPANTS:
        yield from _too_many_participants(connection, batch)
    if batch.table.name == "training":
        yield from _too_many_trained(connection, batch)


def _too_many_participants(connection: sa.Connection, batch: Batch) -> Iterator[LoadWarning]:
    is_event = batch.table.name == "event_participation"
    pick = batch.picker(("oktmo", "event_code" if is_event else "held_on", "participants"))
    rows = [(row.number, pick(row)) for row in batch.rows]
    codes = {when for _, (_, when, _) in rows if isinstance(when, str)}
    days = _days_of_events(connection, codes)
    counts = _teachers(connection, {oktmo for _, (oktmo, _, _) in rows if isinstance(oktmo, str)})
    for number, (oktmo, when, participants) in rows:
        day = days.get(when) if isinstance(when, str) else when
        if not (isinstance(oktmo, str) and isinstance(day, date) and isinstance(participants, int)):
            continue
        teachers = _by_day(counts.get(oktmo, []), day)
        if teachers is not None and participants > teachers:
            yield LoadWarning(
                number,
                "participants",
                f"Участников {participants}, а педагогов в муниципалитете {teachers}. "
                "Проверьте число.",
            )


def _too_many_trained(connection: sa.Connection, batch: Batch) -> Iterator[LoadWarning]:
    pick = batch.picker(("oktmo", "educator_key", "completed_on", "category"))
    people: defaultdict[str, set[object]] = defaultdict(set)
    latest: dict[str, date] = {}
    for row in batch.rows:
        oktmo, educator, day, category = pick(row)
        if category == "teacher" and isinstance(oktmo, str) and isinstance(day, date):
            people[oktmo].add(educator)
            latest[oktmo] = max(day, latest.get(oktmo, day))
    counts = _teachers(connection, people)
    over = {}
    for oktmo, educators in people.items():
        teachers = _by_day(counts.get(oktmo, []), latest[oktmo])
        if teachers is not None and len(educators) > teachers:
            over[oktmo] = (len(educators), teachers)
    names = _names_of(connection, over)
    for oktmo, (trained, teachers) in sorted(over.items()):
        yield LoadWarning(
            None,
            "oktmo",
            f"{names.get(oktmo, oktmo)}: в файле обучено разных педагогов {trained}, "
            f"а всего их {teachers}. Проверьте ключи педагогов и численность.",
        )


def _teachers(connection: sa.Connection, oktmos: Iterable[str]) -> Counts:
    """Municipality -> its teacher headcounts in the order of their days."""
    columns = (staff_count.c.oktmo, staff_count.c.counted_on, staff_count.c.headcount)
    found: defaultdict[str, list[tuple[date, int]]] = defaultdict(list)
    wanted = (*columns, staff_count.c.category)
    for row in current_rows(connection, staff_count, wanted, staff_count.c.oktmo, oktmos):
        if row.category == "teacher":
            found[row.oktmo].append((row.counted_on, row.headcount))
    return {oktmo: sorted(counts) for oktmo, counts in found.items()}


def _by_day(counts: list[tuple[date, int]], day: date) -> int | None:
    place = bisect_right(counts, day, key=lambda count: count[0])
    return counts[place - 1][1] if place else None


def _days_of_events(connection: sa.Connection, codes: Iterable[str]) -> dict[str, date]:
    columns = (event.c.code, event.c.starts_on)
    rows = current_rows(connection, event, columns, event.c.code, codes)
    return {row.code: row.starts_on for row in rows}


def _names_of(connection: sa.Connection, oktmos: Iterable[str]) -> dict[str, str]:
    columns = (municipality.c.oktmo, municipality.c.name)
    rows = current_rows(connection, municipality, columns, municipality.c.oktmo, oktmos)
    return {row.oktmo: row.name for row in rows}
