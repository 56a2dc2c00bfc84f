"""Whether the rows can be true: what contradicts itself is refused, what looks odd is told."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

import sqlalchemy as sa

from data_sources.database.schema import meeting, own_columns
from data_sources.ingest.files.doubts.councils import refuse_councils_of_nobody
from data_sources.ingest.files.report import ErrorCode, ErrorLog, LoadWarning, quoted
from data_sources.ingest.files.rows.batch import Batch, DecisionsTaken
from data_sources.ingest.files.writing.current import current_rows
from data_sources.vocabulary.titles import column_titles

MOST_WARNINGS_SHOWN: Final = 100
FIRST_LIKELY_YEAR: Final = 2000
MOST_LIKELY_HOURS: Final = 1000
MOST_LIKELY_YEARS_AHEAD: Final = 20

_HAPPENED: Final[Mapping[str, tuple[str, ...]]] = {
    "staff_count": ("counted_on",),
    "training": ("completed_on",),
    "assignment": ("completed_on", "withdrawn_on"),
    "plan_item": ("done_on", "cancelled_on"),
    "self_diagnosis": ("completed_on",),
    "self_diagnosis_score": ("completed_on",),
    "internship": ("held_on",),
    "diagnostic": ("published_on", "expertise_on"),
    "diagnostic_result": ("held_on",),
    "learning_route": ("completed_on",),
    "note": ("noted_on",),
}
_OLDER_THAN_THE_SYSTEM: Final = {("school", "opened_on")}
_PEOPLED: Final = {"training", "diagnostic_result", "internship", "event_participation"}
_VOTES: Final = ("votes_for", "votes_against", "votes_abstained")


def check_plausibility(
    connection: sa.Connection, batch: Batch, errors: ErrorLog, today: date
) -> tuple[LoadWarning, ...]:
    """Writes down rows that contradict themselves; gives the oddities of the others.

    At most 100 of these, first those of the whole file, then in the order of its rows; a last
    one says how many more there are.
    """
    _refuse_substitutes_of_nobody(batch, errors)
    refuse_councils_of_nobody(connection, batch, errors)
    good = [row for row in batch.rows if not errors.has(row.number)]
    accepted = batch if len(good) == len(batch.rows) else replace(batch, rows=good)
    doubts = itertools.chain(
        _doubt_headcounts(connection, accepted),
        _doubt_days(accepted, today),
        _doubt_hours(accepted),
        _doubt_votes(connection, accepted),
    )
    counter = itertools.count()
    numbered = (
        (doubt.row or 0, number, doubt) for doubt, number in zip(doubts, counter, strict=False)
    )
    kept = [doubt for _, _, doubt in heapq.nsmallest(MOST_WARNINGS_SHOWN, numbered)]
    if more := next(counter) - len(kept):
        kept.append(LoadWarning(None, None, f"И ещё предупреждений: {more}."))
    return tuple(kept)


def _doubt_headcounts(connection: sa.Connection, batch: Batch) -> Iterator[LoadWarning]:
    """More participants, or different people trained, than there are teachers."""
    if batch.table.name not in _PEOPLED:
        return
    # Only here: it brings pandas, for which loads of other tables need not wait.
    from data_sources.ingest.files.doubts.headcounts import doubt_participants, doubt_trained

    doubt = doubt_trained if batch.table.name == "training" else doubt_participants
    yield from doubt(connection, batch)


def _shown(value: DecisionsTaken) -> str:
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else f"{value}".replace(".", ",")


def _refuse_substitutes_of_nobody(batch: Batch, errors: ErrorLog) -> None:
    columns = ("is_member", "is_substitute")
    if batch.table.name != "attendance" or not set(columns) <= set(batch.columns):
        return
    titles = column_titles(batch.table.name)
    pick = batch.picker(columns)
    for row in batch.rows:
        if pick(row) == (False, True):
            errors.add(
                row.number,
                "is_substitute",
                ErrorCode.OUT_OF_RANGE,
                "Замещающий участвует вместо члена органа. Поставьте «да» и в столбце "
                f"«{titles['is_member']}».",
            )


def _doubt_days(batch: Batch, today: date) -> Iterator[LoadWarning]:
    table = batch.table
    titles = column_titles(table.name)
    dated = [column.name for column in own_columns(table) if isinstance(column.type, sa.Date)]
    for name in dated:
        if name not in batch.columns:
            continue
        happened = name in _HAPPENED.get(table.name, ())
        is_old_allowed = (table.name, name) in _OLDER_THAN_THE_SYSTEM
        pick = batch.picker((name,))
        for row in batch.rows:
            (day,) = pick(row)
            if not isinstance(day, date):
                continue
            if happened and day > today:
                yield LoadWarning(row.number, name, _in_future(titles[name], day))
            if day.year < FIRST_LIKELY_YEAR and not is_old_allowed:
                yield LoadWarning(
                    row.number,
                    name,
                    f"«{titles[name]}»: {_shown(day)} — раньше {FIRST_LIKELY_YEAR} года. "
                    "Проверьте год.",
                )
            if day.year > today.year + MOST_LIKELY_YEARS_AHEAD:
                yield LoadWarning(
                    row.number,
                    name,
                    f"«{titles[name]}»: {_shown(day)} — дальше {MOST_LIKELY_YEARS_AHEAD} лет "
                    "отсюда. Проверьте год.",
                )
    if table.name == "meeting":
        held = batch.picker(("status", "held_on"))
        for row in batch.rows:
            status, day = held(row)
            if status == "held" and isinstance(day, date) and day > today:
                yield LoadWarning(row.number, "held_on", _in_future(titles["held_on"], day))


def _in_future(title: str, day: date) -> str:
    return f"«{title}»: {_shown(day)} ещё не наступило, а записано как сделанное. Проверьте дату."


def _doubt_hours(batch: Batch) -> Iterator[LoadWarning]:
    if batch.table.name != "training_program":
        return
    pick = batch.picker(("hours",))
    for row in batch.rows:
        (hours,) = pick(row)
        if isinstance(hours, Decimal) and hours > MOST_LIKELY_HOURS:
            yield LoadWarning(
                row.number, "hours", f"Объём программы — {_shown(hours)} ч. Проверьте часы."
            )


def _doubt_votes(connection: sa.Connection, batch: Batch) -> Iterator[LoadWarning]:
    if batch.table.name != "decision":
        return
    pick = batch.picker(("meeting_code", *_VOTES))
    counted: list[tuple[int, str, int]] = []
    for row in batch.rows:
        code, *votes = pick(row)
        cast = sum(vote for vote in votes if isinstance(vote, int))
        if cast and isinstance(code, str):
            counted.append((row.number, code, cast))
    columns = (meeting.c.code, meeting.c.present_count)
    codes = {code for _, code, _ in counted}
    rows = current_rows(connection, meeting, columns, meeting.c.code, codes)
    present = {row.code: row.present_count for row in rows if row.present_count is not None}
    for number, code, cast in counted:
        if code in present and cast > present[code]:
            yield LoadWarning(
                number,
                _VOTES[0],
                f"Голосов {cast}, а присутствовало {present[code]} (заседание {quoted(code)}). "
                "Проверьте голоса.",
            )
