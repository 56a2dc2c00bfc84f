"""Puts notes and contacts beside the rows of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data_sources.indicators.declaration import Window
from data_sources.row_tables.records.notes import Note
from data_sources.scoring.notes import queries
from data_sources.scoring.notes.notes import Annotations, Contact
from data_sources.scoring.results import Level, Row
from data_sources.session.resolving import ResolvedQuestion
from data_sources.session.session import Session
from data_sources.vocabulary.reasons import Reason

_NOBODY_TO_ASK: Final = frozenset({Reason.NOT_APPLICABLE, Reason.WITHHELD, Reason.NOTHING_DUE})
"""Nobody can bring a value that the indicator does not have, that is hidden or not due yet."""


def annotations_of(session: Session, resolved: ResolvedQuestion) -> Annotations:
    """All notes and contacts known at `known_at` and standing by `as_of`."""
    question = resolved.question
    moment = resolved.moment(0)

    def read() -> Annotations:
        window, values = Window(moment.sole_region), moment.parameters()
        notes: dict[tuple[str | None, str | None], list[Note]] = {}
        for row in session.connection.execute(queries.newest_notes(window), values):
            note = Note(*row)
            notes.setdefault((note.indicator, note.oktmo), []).append(note)
        members = session.connection.execute(queries.members_to_ask(window), values)
        return Annotations(
            {key: tuple(found) for key, found in notes.items()},
            {oktmo: Contact(*member) for oktmo, *member in members},
        )

    return session.recall(("annotations", question.filters.known, question.as_of), read)


def annotated(session: Session, resolved: ResolvedQuestion, rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows with their notes, and with whom to ask where a value is missing or in doubt.

    A note about everybody stands at the sum alone: at every row it would say nothing of it.
    """
    found = annotations_of(session, resolved)
    if not found.notes and not found.contacts:
        return tuple(rows)
    shown = resolved.question.shown
    sole = shown[0].oktmo if len(shown) == 1 else None
    # Most rows have a value and nothing to say of it: they are passed over at once.
    noted = {place for _, place in found.notes}
    return tuple(
        row
        if row.reason is None
        and row.doubt is None
        and row.level is Level.MUNICIPALITY
        and row.oktmo not in noted
        else _annotated(row, found, sole)
        for row in rows
    )


def _annotated(row: Row, found: Annotations, sole: str | None) -> Row:
    if row.reason is Reason.NOT_APPLICABLE:
        return row
    match row.level:
        case Level.MUNICIPALITY:
            notes = found.of(row.indicator, row.oktmo)
        case Level.SELECTION:
            notes = found.of(row.indicator, *((sole,) if sole else ()), None)
        case Level.REGION:
            notes = found.of(row.indicator, row.oktmo, None)
    is_asked = row.doubt is not None or (
        row.reason is not None and row.reason not in _NOBODY_TO_ASK
    )
    contact = found.contacts.get(row.oktmo or "") if is_asked else None
    if not notes and contact is None:
        return row
    return row._replace(notes=notes, contact=contact)
