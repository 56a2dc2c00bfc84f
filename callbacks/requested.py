"""What a file is asked with, what it is called, and how it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from data_sources.database.trouble import StoreUnavailableError
from data_sources.question.choices import RUMO
from data_sources.question.notices import NoticeKind
from data_sources.question.request import Parsed, Request
from data_sources.scoring.results import Question
from data_sources.snapshots.view import SavedView
from data_sources.store import Store
from layouts.files.document import Document
from layouts.files.mark import FileMark


class UnknownFileError(Exception):
    """There is no such file; the text says in Russian which there are."""


class RefusedQueryError(Exception):
    """The query cannot be answered; the text says in Russian what to correct."""


@dataclass(frozen=True)
class Maker:
    """How one table becomes a file; `default_body` is that of the table's page."""

    make: Callable[[Store, FileRequest], Document]
    default_body: str = RUMO


@dataclass(frozen=True)
class FileRequest:
    """A file of this name and kind, the page's question, and the address of the site if known."""

    table: str
    extension: str
    dialect: str
    parsed: Parsed
    site: str


def parsed_query(store: Store, query: str, default_body: str) -> Parsed:
    """The question of a file; raises `RefusedQueryError` where the page would drop a value."""
    parsed = store.parse(query, default_body)
    for notice in parsed.notices:
        if notice.kind is not NoticeKind.UNKNOWN_KEY:
            raise RefusedQueryError(notice.text)
    return parsed


def file_name(table: str, asked: Question) -> str:
    """What the file is called, without its extension."""
    return f"{table}_{asked.period.text}_{asked.as_of.isoformat()}"


def mark_of(store: Store, asked: FileRequest) -> FileMark | None:
    """The mark of the snapshot that the question is, if it is one."""
    return FileMark.of(fixed_view(store, asked.parsed.request), asked.site)


def fixed_view(store: Store, request: Request) -> SavedView | None:
    """The snapshot that the question is, if it is one."""
    try:
        return store.saved_views.behind(request)
    except StoreUnavailableError:
        # The file itself may still be made of what was answered before.
        return None
