"""Query -> file: the same typed answer as the page, for the address /files and for export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote_plus

from data_sources.filters import NoticeKind, Parsed
from data_sources.results import Overview
from data_sources.store import Store
from layouts.files import document, indicators, workbook
from layouts.files.csv_text import DEFAULT_DIALECT, DIALECTS
from layouts.files.document import MEDIA_TYPES, Document

EXTENSIONS: Final = tuple(MEDIA_TYPES)


class UnknownFileError(Exception):
    """There is no such file; the text says in Russian which there are."""


class RefusedQueryError(Exception):
    """The query cannot be answered; the text says in Russian what to correct."""


@dataclass(frozen=True)
class _Request:
    extension: str
    dialect: str
    parsed: Parsed


def table_names() -> tuple[str, ...]:
    """Tables that can be taken as files."""
    return tuple(_makers())


def make_file(store: Store, table: str, extension: str, query: str) -> Document:
    """The file of the table for the page's query.

    Raises `UnknownFileError` for a table or extension that does not exist and
    `RefusedQueryError` for a value that cannot be taken as it stands; unknown keys are ignored.
    """
    maker = _makers().get(table)
    if maker is None or extension not in EXTENSIONS:
        raise UnknownFileError(
            f"Файла «{table}.{extension}» нет. Таблицы: {', '.join(table_names())}; "
            f"расширения: {', '.join(EXTENSIONS)}."
        )
    dialect, rest = _take_dialect(query)
    parsed = store.parse(rest)
    for notice in parsed.notices:
        if notice.kind is not NoticeKind.UNKNOWN_KEY:
            raise RefusedQueryError(notice.text)
    return maker(store, _Request(extension, dialect, parsed))


def _makers() -> Mapping[str, Callable[[Store, _Request], Document]]:
    return {indicators.NAME: _indicators}


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
    name = _file_name(overview)
    if asked.extension == "csv":
        return document.as_csv(table, DIALECTS[asked.dialect], name)
    if asked.extension == "json":
        return document.as_json_document(table, indicators.as_question(overview), name)
    book = workbook.write(table, indicators.sheets(overview, only), overview.provenance.changed_at)
    return Document(f"{name}.xlsx", MEDIA_TYPES["xlsx"], (book,))


def _file_name(overview: Overview) -> str:
    question = overview.scorecard.question
    return f"{indicators.NAME}_{question.period.text}_{question.as_of.isoformat()}"
