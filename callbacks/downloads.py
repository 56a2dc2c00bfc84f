"""Query -> file: the same typed answer as the page, for the address /files and for export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import unquote_plus

from callbacks.documents import documents
from callbacks.requested import (
    FileRequest,
    Maker,
    RefusedQueryError,
    UnknownFileError,
    file_name,
    mark_of,
    parsed_query,
)
from data_sources.answers.row_lists.answer import RowStream
from data_sources.row_tables import row_tables
from data_sources.store import Store
from layouts.columns import row_sheets
from layouts.files import document, question
from layouts.files.document import MEDIA_TYPES, Document
from layouts.files.tables import changes, indicators, rows, workbook
from layouts.files.tables.csv_text import DEFAULT_DIALECT, DIALECTS
from layouts.wording import numbers

EXTENSIONS: Final = tuple(MEDIA_TYPES)


def table_names() -> tuple[str, ...]:
    """Tables that can be taken as files."""
    return tuple(_makers())


def document_names() -> tuple[str, ...]:
    """Documents that are not one table, with their extensions."""
    return tuple(documents())


def only_extension(name: str) -> str | None:
    """The extension of the document with this name, the first if it has several; None without."""
    known = (document.rsplit(".", 1) for document in document_names())
    return next((extension for document, extension in known if document == name), None)


def make_file(store: Store, table: str, extension: str, query: str, site: str = "") -> Document:
    """The file of the table, or the document, for the page's query.

    `site` is the address that the operator gave the site, empty where none is given.

    Raises `UnknownFileError` for a table or extension that does not exist and
    `RefusedQueryError` for a value that cannot be taken as it stands; unknown keys are ignored.
    """
    tables = _makers() if extension in EXTENSIONS else {}
    maker = documents().get(f"{table}.{extension}") or tables.get(table)
    if maker is None:
        raise UnknownFileError(
            f"Файла «{table}.{extension}» нет. Таблицы: {', '.join(table_names())}; "
            f"расширения: {', '.join(EXTENSIONS)}. Документы: {', '.join(document_names())}."
        )
    dialect, rest = _take_dialect(query)
    parsed = parsed_query(store, rest, maker.default_body)
    return maker.make(store, FileRequest(table, extension, dialect, parsed, site))


def _makers() -> Mapping[str, Maker]:
    return {
        indicators.NAME: Maker(_indicators),
        changes.NAME: Maker(_changes),
        **{name: Maker(_rows, each.default_body) for name, each in row_tables().items()},
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


def _indicators(store: Store, asked: FileRequest) -> Document:
    answer = store.overview(asked.parsed.request)
    if answer.notices:
        raise RefusedQueryError(answer.notices[0].text)
    only = asked.parsed.request.filters.i if "i" in asked.parsed.named else None
    table = indicators.table(answer.overview, only)
    name = file_name(asked.table, answer.question)
    if asked.extension == "csv":
        return document.as_csv(table, DIALECTS[asked.dialect], name)
    if asked.extension == "json":
        return document.as_json_document(table, indicators.as_question(answer), name)
    made_of = question.made_of(answer.question, answer.provenance)
    mark = mark_of(store, asked)
    book = workbook.write(table, indicators.sheets(answer, only, asked.site), made_of, mark)
    return Document(f"{name}.xlsx", MEDIA_TYPES["xlsx"], (book,))


def _changes(store: Store, asked: FileRequest) -> Document:
    picture = store.compare(asked.parsed.request)
    if picture.notices:
        raise RefusedQueryError(picture.notices[0].text)
    if refusal := changes.refusal(picture):
        raise RefusedQueryError(refusal)
    only = asked.parsed.request.filters.i if "i" in asked.parsed.named else None
    table = changes.table(picture, only)
    name = file_name(asked.table, picture.question)
    if asked.extension == "csv":
        return document.as_csv(table, DIALECTS[asked.dialect], name)
    if asked.extension == "json":
        return document.as_json_document(table, changes.as_question(picture), name)
    # What is compared with now is no snapshot, whatever its first moment is.
    mark = mark_of(store, asked) if asked.parsed.request.view.against else None
    sheets = changes.sheets(picture, only, asked.site)
    book = workbook.write(table, sheets, changes.made_of(picture), mark)
    return Document(f"{name}.xlsx", MEDIA_TYPES["xlsx"], (book,))


def _rows(store: Store, asked: FileRequest) -> Document:
    stream = store.row_stream(asked.table, asked.parsed.request)
    try:
        if stream.answered.notices:
            raise RefusedQueryError(stream.answered.notices[0].text)
        made = _rows_document(store, stream, asked)
    except BaseException:
        stream.close()
        raise
    return replace(made, close=stream.close)


def _rows_document(store: Store, stream: RowStream, asked: FileRequest) -> Document:
    sheet = row_sheets()[asked.table]
    table = rows.table(stream, sheet)
    name = file_name(asked.table, stream.answered.question)
    if asked.extension == "csv":
        return document.as_csv(table, DIALECTS[asked.dialect], name)
    if asked.extension == "json":
        said = question.as_question(stream.answered, stream.provenance)
        return document.as_json_document(table, said, name)
    count = stream.count()
    if count > workbook.MOST_ROWS:
        raise RefusedQueryError(
            f"В файл XLSX помещается не больше {numbers.number(workbook.MOST_ROWS)} строк, "
            f"а в ответе их {numbers.number(count)}. Возьмите CSV или сузьте вопрос."
        )
    made_of = question.made_of(stream.answered.question, stream.provenance)
    mark = mark_of(store, asked)
    sheets = rows.sheets(stream, sheet, count, asked.site)
    book = workbook.write(table, sheets, made_of, mark)
    return Document(f"{name}.xlsx", MEDIA_TYPES["xlsx"], (book,))
