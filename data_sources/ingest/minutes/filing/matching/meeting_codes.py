"""The code under which minutes may be filed: the meeting's own, else a new one like the others."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

import sqlalchemy as sa

from data_sources.database.schema import meeting
from data_sources.ingest.files.report import quoted
from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.filing.archive import Identity, twins_of
from data_sources.ingest.minutes.filing.matching.heading import Candidate
from data_sources.names.worded_codes import COUNCIL, RUMO

_NEWEST: Final = 200
_PREFIXES: Final[Mapping[str, str]] = {RUMO: "rumo", COUNCIL: "council"}


def codes_offered(
    connection: sa.Connection, draft: Draft, body: str, oktmo: str | None
) -> tuple[Candidate, ...]:
    """The code of the same minutes, of the meeting planned for that day, or a free one.

    None where the minutes have no day.
    """
    held_on = draft.held_on.value if draft.held_on else None
    number = draft.number.value if draft.number else None
    twins = twins_of(connection, Identity(body, number, held_on, oktmo, draft.sha256), None)
    if twins:
        return tuple(Candidate(code, "этот протокол уже записан под этим кодом") for code in twins)
    if held_on is None:
        return ()
    columns = meeting.c
    planned = connection.scalars(
        sa.select(columns.code).where(
            columns.superseded_at.is_(None),
            columns.status == "planned",
            columns.body == body,
            columns.held_on == held_on,
            columns.oktmo.is_(None) if oktmo is None else columns.oktmo == oktmo,
        )
    ).all()
    if planned:
        return tuple(
            Candidate(code, "на этот день запланировано это заседание") for code in sorted(planned)
        )
    own = {"oktmo": oktmo, "held_on": held_on, "number": number}
    code, why = _new_code(connection, body, own)
    return (Candidate(_free(connection, code), why),)


def _new_code(connection: sa.Connection, body: str, own: Mapping[str, Any]) -> tuple[str, str]:
    columns = (meeting.c.code, meeting.c.oktmo, meeting.c.number, meeting.c.held_on)
    rows = connection.execute(
        sa.select(*columns)
        .where(meeting.c.superseded_at.is_(None), meeting.c.body == body)
        .order_by(meeting.c.held_on.desc())
        .limit(_NEWEST)
    ).all()
    patterns = Counter(pattern for row in rows for pattern in _patterns_of(row.code, row._asdict()))
    for pattern, _ in patterns.most_common():
        made = _made(pattern, own)
        if made is not None:
            return made, f"по образцу кодов этого органа в базе, например {quoted(rows[0].code)}"
    parts = (_PREFIXES.get(body, body), own["oktmo"], own["held_on"].isoformat())
    return "-".join(part for part in parts if part), "по органу и дате заседания"


def _patterns_of(code: str, row: Mapping[str, Any]) -> Iterator[str]:
    """The way in which the code is made of the meeting's day, number and municipality."""
    text = code.replace("{", "").replace("}", "")
    if row["oktmo"]:
        text = text.replace(row["oktmo"], "{oktmo}")
    day = row["held_on"]
    for written, named in (
        (f"{day:%Y-%m-%d}", "{day:%Y-%m-%d}"),
        (f"{day:%Y%m%d}", "{day:%Y%m%d}"),
        (f"{day:%Y-%m}", "{day:%Y-%m}"),
    ):
        if written in text:
            text = text.replace(written, named)
            break
    else:
        number = re.fullmatch(r"(.*?)(0*)(\d+)", text)
        if number and number[3] == row["number"] and f"{day:%Y}" in number[1]:
            digits = len(number[2] + number[3])
            text = number[1].replace(f"{day:%Y}", "{day:%Y}") + f"{{number:0>{digits}}}"
    if "{day" in text and not re.search(r"\d", re.sub(r"\{[^}]*\}", "", text)):
        yield text


def _made(pattern: str, own: Mapping[str, Any]) -> str | None:
    wants = {"oktmo": "{oktmo}" in pattern, "number": "{number" in pattern}
    if any(wanted and not own[name] for name, wanted in wants.items()):
        return None
    return pattern.format(day=own["held_on"], oktmo=own["oktmo"], number=own["number"])


def _free(connection: sa.Connection, code: str) -> str:
    """The code, or the next one with a number behind it that no meeting ever had."""
    tried = itertools.chain([code], (f"{code}-{number}" for number in itertools.count(2)))
    taken = sa.select(meeting.c.id).limit(1)
    return next(
        each
        for each in tried
        if connection.execute(taken.where(meeting.c.code == each)).first() is None
    )
