"""The notes to the numbers of a page in one folded list, each with what and whom it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data_sources.question.choices import INDEX
from data_sources.question.request import Request
from data_sources.row_tables.records.notes import Note
from data_sources.scoring.results import Row
from data_sources.vocabulary.indicators import described
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers, reasons, terms

LISTED: Final = 12
FILE: Final = "notes"
TITLE: Final = "Пояснения к числам"


def distinct(rows: Iterable[Row]) -> tuple[Note, ...]:
    """The notes of these rows, each once, the newest first."""
    found = {note.code: note for row in rows for note in row.notes}
    return tuple(sorted(found.values(), key=lambda note: (-note.noted_on.toordinal(), note.code)))


def draw(rows: Iterable[Row], request: Request) -> list[Element]:
    """Nothing where nobody noted anything."""
    notes = distinct(rows)
    if not notes:
        return []
    listed = notes[:LISTED]
    which = f" (новые {len(listed)} из{numbers.NBSP}{len(notes)})" if listed != notes else ""
    return [
        html.Section(
            html.Details(
                [
                    html.Summary(f"{reasons.NOTE_SIGN}{numbers.NBSP}{TITLE}: {len(notes)}{which}"),
                    html.Ul([_item(note) for note in listed], className="sentences"),
                    html.P(
                        html.A(
                            "Все пояснения в файле",
                            href=links.file(FILE, "xlsx", request),
                            download=f"{FILE}.xlsx",
                        ),
                        className="remark",
                    ),
                ],
                className="more",
            ),
            id="notes",
            className="panel wide-panel",
            aria_label=TITLE,
        )
    ]


def _item(note: Note) -> Element:
    place = note.municipality or note.oktmo or "все муниципалитеты"
    return html.Li([html.B(f"{title_of(note.indicator)}, {place}"), f": {reasons.noted(note)}"])


def title_of(key: str | None) -> str:
    """The title of what the note is about; a key that is no indicator as it was written."""
    if key is None:
        return "Все показатели"
    if key == INDEX:
        return terms.INDEX_TITLE
    indicator = described().get(key)
    return indicator.title if indicator else key
