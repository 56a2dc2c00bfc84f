"""Documents that are not one table: slides, reports, the calendar, the package of data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, Final

from callbacks.requested import (
    FileRequest,
    Maker,
    RefusedQueryError,
    UnknownFileError,
    file_name,
    fixed_view,
    mark_of,
)
from data_sources.answers.documents.deck.answer import Deck
from data_sources.question.choices import EVERY_BODY
from data_sources.question.request import Request
from data_sources.row_tables import row_tables
from data_sources.store import Store
from layouts.files import agenda
from layouts.files.calendar import making as calendar
from layouts.files.deck import making as deck
from layouts.files.document import Document
from layouts.files.handout import making as handout
from layouts.files.handout.making import Made
from layouts.files.package import making as package
from layouts.files.report import making as report
from layouts.wording import numbers
from layouts.wording.subjects import since_words

_IN_MEMORY: Final = 8 * 1024 * 1024
_PIECE: Final = 1024 * 1024


def documents() -> Mapping[str, Maker]:
    """Name with extension -> its maker: what is not one table in several formats."""
    return {
        agenda.NAME: Maker(_agenda),
        calendar.NAME: Maker(_calendar, EVERY_BODY),
        deck.NAME: Maker(_deck),
        handout.NAME: Maker(_handout),
        package.NAME: Maker(_package),
        report.NAME: Maker(_report),
    }


def make_handout(
    store: Store,
    name: str,
    request: Request,
    site: str,
    styles: tuple[str, ...] = handout.PAPER,
) -> tuple[Made, str]:
    """The slides and their rows as one file, and what it is called; `styles` say its paper."""
    fixed = fixed_view(store, request)
    with store.handout(request.without("slide")) as answer:
        _require_slides(answer.deck)
        changed = store.clock.local(answer.deck.provenance.changed_at)
        made = handout.make(answer, numbers.moment(changed), fixed, site, styles)
    return made, file_name(name, answer.deck.question)


def _report(store: Store, asked: FileRequest) -> Document:
    answer = store.report(asked.parsed.request)
    if answer.notices:
        raise RefusedQueryError(answer.notices[0].text)
    if not answer.overview.scorecard.rows:
        raise UnknownFileError(
            "Отчёт составить не о чем: в базе пока нет ни одного муниципалитета. "
            "Загрузите реестры командой «rumo load»."
        )
    changed = store.clock.local(answer.provenance.changed_at)
    made = report.make(answer, changed, mark_of(store, asked))
    name = file_name(asked.table, answer.question)
    return Document(f"{name}.docx", report.MEDIA_TYPE, (made,))


def _agenda(store: Store, asked: FileRequest) -> Document:
    answer = store.meetings(asked.parsed.request.without("sort", "page", "q"))
    if answer.notices:
        raise RefusedQueryError(answer.notices[0].text)
    if answer.question.region is None:
        raise UnknownFileError(
            "Повестку составить не о чем: в базе пока нет ни одного региона. "
            "Загрузите реестры командой «rumo load»."
        )
    if answer.between is None:
        raise RefusedQueryError(since_words.NO_OCCASION)
    changed = store.clock.local(answer.provenance.changed_at)
    made = agenda.make(answer, changed, mark_of(store, asked))
    name = file_name(asked.table, answer.question)
    return Document(f"{name}.docx", agenda.MEDIA_TYPE, (made,))


def _deck(store: Store, asked: FileRequest) -> Document:
    answer = store.deck(asked.parsed.request.without("slide"))
    _require_slides(answer)
    name = file_name(asked.table, answer.question)
    return Document(f"{name}.pptx", deck.MEDIA_TYPE, (deck.make(answer, mark_of(store, asked)),))


def _handout(store: Store, asked: FileRequest) -> Document:
    made, name = make_handout(store, asked.table, asked.parsed.request, asked.site)
    return Document(f"{name}.html", handout.MEDIA_TYPE, (made.content,), sha256=made.sha256)


def _require_slides(answer: Deck) -> None:
    if answer.notices:
        raise RefusedQueryError(answer.notices[0].text)
    if not answer.slides:
        raise UnknownFileError(
            "Слайды составить не о чем: в базе пока нет ни одного региона. "
            "Загрузите реестры командой «rumo load»."
        )


def _calendar(store: Store, asked: FileRequest) -> Document:
    answer = store.calendar(asked.parsed.request)
    if answer.answered.notices:
        raise RefusedQueryError(answer.answered.notices[0].text)
    made = calendar.make(answer, store.clock.zone)
    return Document(calendar.NAME, calendar.MEDIA_TYPE, (made,))


def _package(store: Store, asked: FileRequest) -> Document:
    request, named = asked.parsed.request.without("sort", "page", "slide"), asked.parsed.named
    filters = request.filters
    of_tables = {
        name: filters.changed(
            body=filters.body if "body" in named else table.default_body,
            default_body=table.default_body,
        )
        for name, table in row_tables().items()
    }
    with ExitStack() as opened:
        # Whole before a byte is sent: nobody is left with half a package. A long one is on disk.
        file = opened.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
        with store.package(request, of_tables) as answer:
            if answer.notices:
                raise RefusedQueryError(answer.notices[0].text)
            package.write(answer, filters.i if "i" in named else None, file, asked.site)
            name = file_name(asked.table, answer.answer.question)
        file.seek(0)
        opened.pop_all()
    return Document(f"{name}.zip", package.MEDIA_TYPE, _pieces(file), close=file.close)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
