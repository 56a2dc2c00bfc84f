"""A draft of minutes as a workbook to correct: lists to choose from, the minutes' own words."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import xlsxwriter

from data_sources.ingest.minutes.draft import Draft, TextPlace
from data_sources.ingest.minutes.filing.proposal import FilingNotice, Proposal
from data_sources.ingest.minutes.filing.sheet_form import (
    AGENDA,
    ASSIGNMENTS,
    BLANK,
    BLANK_MEANS,
    BODY,
    CHANGES,
    CODE,
    CODE_AND_TITLE,
    DECISIONS,
    DRAFT_ROW,
    FIELD,
    FINGERPRINT,
    LINE,
    LISTS_SHEET,
    MEETING,
    NOTES_SHEET,
    NOTHING_SEEN,
    PEOPLE,
    SEEN,
    SENTENCE,
    STANDING,
    TAKE,
    VALUE,
    WARNINGS,
    YES_NO,
    Lookup,
    SheetEntry,
    SheetForm,
)

SPARE_ROWS: Final = 30
LONGEST_CELL: Final = 32_000
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_WARNINGS_WIDTH: Final = 40
_SENTENCE_WIDTH: Final = 70


@dataclass(frozen=True)
class Registers:
    """What may be chosen: (code, title) of municipalities and of institutions."""

    municipalities: tuple[tuple[str, str], ...]
    organizations: tuple[tuple[str, str], ...]

    def of(self, lookup: Lookup) -> tuple[tuple[str, str], ...]:
        """The register that a column chooses from."""
        if lookup is Lookup.MUNICIPALITY:
            return self.municipalities
        return self.organizations


def write(
    draft: Draft, proposal: Proposal, registers: Registers, seen: datetime | None = None
) -> bytes:
    """The workbook's bytes; only what may be corrected is unlocked in it.

    `seen` is the newest moment of the meeting that the database knows, None where it has none.
    """
    memory = io.BytesIO()
    with xlsxwriter.Workbook(memory, _OPTIONS) as book:
        writer = _DraftWriter(book, draft, proposal.notices, registers)
        writer.meeting(proposal, seen)
        for form, lines in (
            (AGENDA, proposal.agenda),
            (PEOPLE, proposal.attendees),
            (DECISIONS, proposal.decisions),
            (ASSIGNMENTS, proposal.assignments),
        ):
            writer.rows(form, lines)
        if proposal.changes:
            writer.rows(CHANGES, proposal.changes)
        writer.notes()
        writer.lists()
    return memory.getvalue()


class _DraftWriter:
    """One workbook being written."""

    def __init__(
        self, book: Any, draft: Draft, notices: Sequence[FilingNotice], registers: Registers
    ) -> None:
        self.book = book
        self.draft = draft
        self.notices = notices
        self.registers = registers
        wrapped = {"text_wrap": True, "valign": "top"}
        self.head = book.add_format({**wrapped, "bold": True, "bottom": 1})
        grey = {**wrapped, "font_color": "#595959", "bg_color": "#F2F2F2"}
        self.still = book.add_format(grey)
        self.still_day = book.add_format({**grey, "num_format": "dd.mm.yyyy"})
        # Text, so that Excel makes no dates or numbers of «1.1», codes and names.
        self.open = book.add_format({**wrapped, "locked": False, "num_format": "@"})
        self.day = book.add_format({**wrapped, "locked": False, "num_format": "dd.mm.yyyy"})

    def meeting(self, proposal: Proposal, seen: datetime | None) -> None:
        page = self._page(MEETING.sheet, (FIELD, VALUE, WARNINGS, LINE, SENTENCE), (26, 60))
        said: Mapping[str, Any] = {
            "number": self.draft.number,
            "held_on": self.draft.held_on,
            "starts_at": self.draft.starts_at,
            "title": self.draft.title,
            "place": self.draft.venue,
            "present_count": self.draft.stated_present,
        }
        for number, entry in enumerate(MEETING.entries, 1):
            page.write_string(number, 0, entry.title, self.still)
            self._cell(page, number, 1, entry, getattr(proposal.sitting, entry.name))
            self._choices(page, number, number, 1, entry)
            source = said[entry.name].place if said.get(entry.name) else None
            self._about(page, number, 2, source)
            if entry.name in proposal.standing:
                page.write_string(number, 2, STANDING, self.still)
        last = len(MEETING.entries) + 1
        for number, (title, text) in enumerate(
            (
                (CODE, proposal.code),
                (BODY, proposal.body),
                ("Файл протокола", self.draft.file_name),
                (FINGERPRINT, self.draft.sha256),
                (SEEN, NOTHING_SEEN if seen is None else seen.isoformat()),
                (BLANK, BLANK_MEANS),
            ),
            last,
        ):
            page.write_string(number, 0, title, self.still)
            page.write_string(number, 1, text, self.still)

    def rows(self, form: SheetForm, lines: Sequence[Any]) -> None:
        takes = form is not CHANGES
        first = (SheetEntry("", TAKE, 10, words=YES_NO),) if takes else ()
        entries = (*form.shown, *form.entries) if form is CHANGES else (*form.entries, *form.shown)
        columns = (*first, *entries)
        titles = [column.title for column in columns]
        page = self._page(
            form.sheet,
            (*titles, WARNINGS, LINE, SENTENCE, DRAFT_ROW),
            tuple(column.width for column in columns),
        )
        filled = len(lines)
        for number, line in enumerate(lines, 1):
            if takes:
                page.write_string(number, 0, "да", self.open)
            for place, entry in enumerate(entries, len(first)):
                still = entry in form.shown
                self._cell(page, number, place, entry, getattr(line, entry.name), still=still)
            self._about(page, number, len(columns), line.source)
            page.write_number(number, len(columns) + 3, number, self.still)
        last = filled + (SPARE_ROWS if takes else 0)
        for number in range(filled + 1, last + 1):
            for place, column in enumerate(columns):
                if column not in form.shown:
                    page.write_blank(number, place, None, self._format(column))
        for place, column in enumerate(columns):
            if column not in form.shown:
                self._choices(page, 1, max(last, 1), place, column)

    def notes(self) -> None:
        page = self._page(NOTES_SHEET, (LINE, "Предупреждение"), (12, 110))
        for number, notice in enumerate(self.notices, 1):
            if notice.line is not None:
                page.write_number(number, 0, notice.line, self.still)
            page.write_string(number, 1, notice.message, self.still)

    def lists(self) -> None:
        titles = ("Муниципалитеты", "Организации")
        page = self._page(LISTS_SHEET, titles, (46, 60))
        for place, lookup in enumerate(Lookup):
            for number, (code, title) in enumerate(self.registers.of(lookup), 1):
                page.write_string(number, place, _named(code, title), self.still)

    def _page(self, sheet: str, titles: Iterable[str], widths: Sequence[int]) -> Any:
        page = self.book.add_worksheet(sheet)
        for place, title in enumerate(titles):
            width = {WARNINGS: _WARNINGS_WIDTH, SENTENCE: _SENTENCE_WIDTH}.get(title, 12)
            page.set_column(place, place, widths[place] if place < len(widths) else width)
            page.write_string(0, place, title, self.head)
        page.freeze_panes(1, 0)
        page.protect("", {"format_cells": True, "format_columns": True, "format_rows": True})
        return page

    def _about(self, page: Any, number: int, place: int, source: TextPlace | None) -> None:
        lines = self._lines(source)
        told = [each.message for each in self.notices if each.line in lines]
        page.write_string(number, place, "\n".join(told), self.still)
        if source is None:
            page.write_string(number, place + 1, "", self.still)
            page.write_string(number, place + 2, "", self.still)
            return
        page.write_number(number, place + 1, source.line, self.still)
        words = self.draft.text[source.start : source.end][:LONGEST_CELL]
        page.write_string(number, place + 2, words, self.still)

    def _lines(self, source: TextPlace | None) -> range:
        if source is None:
            return range(0)
        spanned = self.draft.text.count("\n", source.start, source.end)
        return range(source.line, source.line + spanned + 1)

    def _cell(
        self,
        page: Any,
        number: int,
        place: int,
        entry: SheetEntry,
        value: Any,
        *,
        still: bool = False,
    ) -> None:
        style = self.still if still else self._format(entry)
        if entry.words is not None and value is not None:
            key = str(int(value)) if isinstance(value, bool) else str(value)
            page.write_string(number, place, entry.words.get(key, key), style)
        elif isinstance(value, date):
            page.write_datetime(number, place, value, self.still_day if still else style)
        elif isinstance(value, int):
            page.write_number(number, place, value, style)
        elif value:
            text = self._titled(entry.lookup, value) if entry.lookup else value
            page.write_string(number, place, text[:LONGEST_CELL], style)
        else:
            page.write_blank(number, place, None, style)

    def _format(self, entry: SheetEntry) -> Any:
        return self.day if entry.name in {"held_on", "due_on"} else self.open

    def _titled(self, lookup: Lookup, code: str) -> str:
        titles = dict(self.registers.of(lookup))
        return _named(code, titles[code]) if code in titles else code

    def _choices(self, page: Any, first: int, last: int, place: int, entry: SheetEntry) -> None:
        if entry.words is not None:
            rule = {"validate": "list", "source": list(entry.words.values())}
        elif entry.lookup is not None and self.registers.of(entry.lookup):
            column = "AB"[list(Lookup).index(entry.lookup)]
            count = len(self.registers.of(entry.lookup)) + 1
            rule = {
                "validate": "list",
                "source": f"='{LISTS_SHEET}'!${column}$2:${column}${count}",
                # A name as the minutes have it is looked up as well.
                "error_type": "warning",
            }
        else:
            return
        page.data_validation(first, place, last, place, rule)


def _named(code: str, title: str) -> str:
    return f"{code}{CODE_AND_TITLE}{title}"
