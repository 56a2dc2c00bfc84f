"""Query -> file: the same typed answer as the page, for the address /files and for export."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from tempfile import SpooledTemporaryFile
from typing import IO, Final
from urllib.parse import unquote_plus

from data_sources.deck import Deck
from data_sources.filters import EVERY_BODY, RUMO, Filters, NoticeKind, Parsed
from data_sources.results import Question
from data_sources.row_pictures import RowStream
from data_sources.saved_views.reading import SavedView
from data_sources.store import Store, StoreUnavailableError
from data_sources.tables import row_tables
from layouts import numbers
from layouts.files import agenda, document, indicators, question, rows, workbook
from layouts.files.calendar import making as calendar
from layouts.files.csv_text import DEFAULT_DIALECT, DIALECTS
from layouts.files.deck import making as deck
from layouts.files.document import MEDIA_TYPES, Document
from layouts.files.handout import making as handout
from layouts.files.handout.making import Made
from layouts.files.mark import Mark
from layouts.files.package import making as package
from layouts.files.report import making as report
from layouts.parts import since_words
from layouts.row_sheets import row_sheets

EXTENSIONS: Final = tuple(MEDIA_TYPES)
_IN_MEMORY: Final = 8 * 1024 * 1024
_PIECE: Final = 1024 * 1024


class UnknownFileError(Exception):
    """There is no such file; the text says in Russian which there are."""


class RefusedQueryError(Exception):
    """The query cannot be answered; the text says in Russian what to correct."""


@dataclass(frozen=True)
class _Maker:
    """How one table becomes a file; `default_body` is that of the table's page."""

    make: Callable[[Store, _Request], Document]
    default_body: str = RUMO


@dataclass(frozen=True)
class _Request:
    table: str
    extension: str
    dialect: str
    parsed: Parsed


def table_names() -> tuple[str, ...]:
    """Tables that can be taken as files."""
    return tuple(_makers())


def document_names() -> tuple[str, ...]:
    """Documents that are not one table, with their extensions."""
    return tuple(_documents())


def only_extension(name: str) -> str | None:
    """The extension of the document with this name, the first if it has several; None without."""
    known = (document.rsplit(".", 1) for document in document_names())
    return next((extension for document, extension in known if document == name), None)


def make_file(store: Store, table: str, extension: str, query: str) -> Document:
    """The file of the table, or the document, for the page's query.

    Raises `UnknownFileError` for a table or extension that does not exist and
    `RefusedQueryError` for a value that cannot be taken as it stands; unknown keys are ignored.
    """
    tables = _makers() if extension in EXTENSIONS else {}
    maker = _documents().get(f"{table}.{extension}") or tables.get(table)
    if maker is None:
        raise UnknownFileError(
            f"Файла «{table}.{extension}» нет. Таблицы: {', '.join(table_names())}; "
            f"расширения: {', '.join(EXTENSIONS)}. Документы: {', '.join(document_names())}."
        )
    dialect, rest = _take_dialect(query)
    parsed = parsed_query(store, rest, maker.default_body)
    return maker.make(store, _Request(table, extension, dialect, parsed))


def parsed_query(store: Store, query: str, default_body: str) -> Parsed:
    """The question of a file; raises `RefusedQueryError` where the page would drop a value."""
    parsed = store.parse(query, default_body)
    for notice in parsed.notices:
        if notice.kind is not NoticeKind.UNKNOWN_KEY:
            raise RefusedQueryError(notice.text)
    return parsed


def make_handout(
    store: Store, name: str, filters: Filters, styles: tuple[str, ...] = handout.PAPER
) -> tuple[Made, str]:
    """The slides and their rows as one file, and what it is called; `styles` say its paper."""
    fixed = _fixed(store, filters)
    with store.handout(filters.without("slide")) as answer:
        _require_slides(answer.deck)
        changed = store.clock.local(answer.deck.overview.provenance.changed_at)
        made = handout.make(answer, numbers.moment(changed), fixed, styles)
    return made, file_name(name, answer.deck.overview.scorecard.question)


def _makers() -> Mapping[str, _Maker]:
    return {
        indicators.NAME: _Maker(_indicators),
        **{name: _Maker(_rows, each.default_body) for name, each in row_tables().items()},
    }


def _documents() -> Mapping[str, _Maker]:
    """Name with extension -> its maker: what is not one table in several formats."""
    return {
        agenda.NAME: _Maker(_agenda),
        calendar.NAME: _Maker(_calendar, EVERY_BODY),
        deck.NAME: _Maker(_deck),
        handout.NAME: _Maker(_handout),
        package.NAME: _Maker(_package),
        report.NAME: _Maker(_report),
    }


def _take_dialect(query: str) -> tuple[str, str]:
    # The rest stays as it was written: read and written anew it could grow past the longest query.
    parts = [(_decoded(part), part) for part in query.removeprefix("?").split("&")]
    named = [text for (key, text), _ in parts if key == "dialect"]
    if len(named) > 1 or (named and named[0] not in DIALECTS):
        raise RefusedQueryError(
            f"Параметр dialect принимает одно из значений: {', '.join(DIALECTS)}."
        )
    rest = "&".join(part for (key, _), part in parts if key != "dialect")
    return (named[0] if named else DEFAULT_DIALECT), rest


def _decoded(part: str) -> tuple[str, str]:
    key, _, text = part.partition("=")
    return unquote_plus(key, errors="replace"), unquote_plus(text, errors="replace")


def _indicators(store: Store, asked: _Request) -> Document:
    overview = store.overview(asked.parsed.filters)
    if overview.notices:
        raise RefusedQueryError(overview.notices[0].text)
    only = asked.parsed.filters.i if "i" in asked.parsed.named else None
    table = indicators.table(overview, only)
    name = file_name(asked.table, overview.scorecard.question)
    if asked.extension == "csv":
        return document.as_csv(table, DIALECTS[asked.dialect], name)
    if asked.extension == "json":
        return document.as_json_document(table, indicators.as_question(overview), name)
    made_of = question.made_of(overview.scorecard.question, overview.provenance)
    mark = _mark(store, asked)
    book = workbook.write(table, indicators.sheets(overview, only), made_of, mark)
    return Document(f"{name}.xlsx", MEDIA_TYPES["xlsx"], (book,))


def _rows(store: Store, asked: _Request) -> Document:
    stream = store.row_stream(asked.table, asked.parsed.filters)
    try:
        if stream.notices:
            raise RefusedQueryError(stream.notices[0].text)
        made = _rows_document(store, stream, asked)
    except BaseException:
        stream.close()
        raise
    return replace(made, close=stream.close)


def _rows_document(store: Store, stream: RowStream, asked: _Request) -> Document:
    sheet = row_sheets()[asked.table]
    table = rows.table(stream, sheet)
    name = file_name(asked.table, stream.question)
    if asked.extension == "csv":
        return document.as_csv(table, DIALECTS[asked.dialect], name)
    if asked.extension == "json":
        said = question.as_question(stream.question, stream.provenance)
        return document.as_json_document(table, said, name)
    count = stream.count()
    if count > workbook.MOST_ROWS:
        raise RefusedQueryError(
            f"В файл XLSX помещается не больше {numbers.number(workbook.MOST_ROWS)} строк, "
            f"а в ответе их {numbers.number(count)}. Возьмите CSV или сузьте вопрос."
        )
    made_of = question.made_of(stream.question, stream.provenance)
    mark = _mark(store, asked)
    book = workbook.write(table, rows.sheets(stream, sheet, count), made_of, mark)
    return Document(f"{name}.xlsx", MEDIA_TYPES["xlsx"], (book,))


def _report(store: Store, asked: _Request) -> Document:
    answer = store.report(asked.parsed.filters)
    if answer.overview.notices:
        raise RefusedQueryError(answer.overview.notices[0].text)
    if not answer.overview.scorecard.rows:
        raise UnknownFileError(
            "Отчёт составить не о чем: в базе пока нет ни одного муниципалитета. "
            "Загрузите реестры командой «rumo load»."
        )
    changed = store.clock.local(answer.overview.provenance.changed_at)
    made = report.make(answer, changed, _mark(store, asked))
    name = file_name(asked.table, answer.overview.scorecard.question)
    return Document(f"{name}.docx", report.MEDIA_TYPE, (made,))


def _agenda(store: Store, asked: _Request) -> Document:
    answer = store.meetings(asked.parsed.filters.without("sort", "page", "q"))
    if answer.overview.notices:
        raise RefusedQueryError(answer.overview.notices[0].text)
    if answer.overview.scorecard.question.region is None:
        raise UnknownFileError(
            "Повестку составить не о чем: в базе пока нет ни одного региона. "
            "Загрузите реестры командой «rumo load»."
        )
    if answer.between is None:
        raise RefusedQueryError(since_words.NO_OCCASION)
    made = agenda.make(answer, store.clock.local(answer.overview.provenance.changed_at))
    name = file_name(asked.table, answer.overview.scorecard.question)
    return Document(f"{name}.docx", agenda.MEDIA_TYPE, (made,))


def _deck(store: Store, asked: _Request) -> Document:
    answer = store.deck(asked.parsed.filters.without("slide"))
    _require_slides(answer)
    name = file_name(asked.table, answer.overview.scorecard.question)
    return Document(f"{name}.pptx", deck.MEDIA_TYPE, (deck.make(answer, _mark(store, asked)),))


def _handout(store: Store, asked: _Request) -> Document:
    made, name = make_handout(store, asked.table, asked.parsed.filters)
    return Document(f"{name}.html", handout.MEDIA_TYPE, (made.content,), sha256=made.sha256)


def _require_slides(answer: Deck) -> None:
    if answer.overview.notices:
        raise RefusedQueryError(answer.overview.notices[0].text)
    if not answer.slides:
        raise UnknownFileError(
            "Слайды составить не о чем: в базе пока нет ни одного региона. "
            "Загрузите реестры командой «rumo load»."
        )


def _calendar(store: Store, asked: _Request) -> Document:
    answer = store.calendar(asked.parsed.filters)
    if answer.notices:
        raise RefusedQueryError(answer.notices[0].text)
    made = calendar.make(answer, store.clock.zone)
    return Document(calendar.NAME, calendar.MEDIA_TYPE, (made,))


def _package(store: Store, asked: _Request) -> Document:
    filters, named = asked.parsed.filters.without("sort", "page", "slide"), asked.parsed.named
    of_tables = {
        name: replace(
            filters,
            body=filters.body if "body" in named else table.default_body,
            default_body=table.default_body,
        )
        for name, table in row_tables().items()
    }
    with ExitStack() as opened:
        # Whole before a byte is sent: nobody is left with half a package. A long one is on disk.
        file = opened.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
        with store.package(filters, of_tables) as answer:
            if answer.notices:
                raise RefusedQueryError(answer.notices[0].text)
            package.write(answer, filters.i if "i" in named else None, file)
            name = file_name(asked.table, answer.overview.scorecard.question)
        file.seek(0)
        opened.pop_all()
    return Document(f"{name}.zip", package.MEDIA_TYPE, _pieces(file), close=file.close)


def _mark(store: Store, asked: _Request) -> Mark | None:
    return Mark.of(_fixed(store, asked.parsed.filters))


def _fixed(store: Store, filters: Filters) -> SavedView | None:
    """The snapshot that the question is, if it is one."""
    try:
        return store.saved_views.behind(filters)
    except StoreUnavailableError:
        # The file itself may still be made of what was answered before.
        return None


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece


def file_name(table: str, asked: Question) -> str:
    """What the file is called, without its extension."""
    return f"{table}_{asked.period.text}_{asked.as_of.isoformat()}"
