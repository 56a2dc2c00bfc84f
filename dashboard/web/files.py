"""GET /files/<table>.<ext> and /calendar.ics: downloads as addresses that can be linked to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import replace
from typing import Final

from flask import Blueprint, Response, current_app, request

from callbacks.downloads import make_file
from callbacks.requested import RefusedQueryError, UnknownFileError
from callbacks.site import KnownSite
from dashboard.printing import pdf
from dashboard.printing.browser import NotPrintedError
from dashboard.printing.offering import Unprinted
from dashboard.printing.pdf import Printer
from dashboard.printing.turn import BusyError
from dashboard.serving.turn import CrowdedError, Turn
from dashboard.web.security import ASKED_AGAIN, KEPT_BY_NOBODY
from data_sources.database.trouble import StoreUnavailableError
from data_sources.store import Store
from layouts.files.document import Document

SUM: Final = "X-File-SHA256"
"""Of the file as it is saved, however it is compressed on its way."""

LIGHT: Final = frozenset({"csv", "ics"})
"""Written row by row for as long as they are taken: they wait for nobody and hold nobody up."""

CROWDED: Final = "Сейчас собираются другие файлы. Повторите через полминуты."
SECONDS_LATER: Final = "30"


def blueprint(store: Store, printer: Printer | Unprinted, site: KnownSite) -> Blueprint:
    """The routes of docs/addresses.md; where nothing is printed PDF is refused in words."""
    routes = Blueprint("files", __name__)
    turn = Turn()

    @routes.get("/files/<table>.<extension>")
    def send(table: str, extension: str) -> Response:
        if extension == pdf.EXTENSION:
            return _printed(printer, table, site)
        mine = nullcontext() if extension in LIGHT else turn.taken()
        return _made(lambda query: make_file(store, table, extension, query, site.public), mine)

    @routes.get("/calendar.ics")
    def calendar() -> Response:
        answer = _made(
            lambda query: make_file(store, "calendar", "ics", query, site.public), nullcontext()
        )
        if answer.status_code == 200:
            # Whoever subscribes asks for ever; mostly nothing has changed.
            answer.add_etag(weak=True)
            answer.headers["Cache-Control"] = ASKED_AGAIN
            answer.make_conditional(request)
        return answer

    return routes


def _made(make_it: Callable[[str], Document], turn: AbstractContextManager[None]) -> Response:
    """The file; where its pieces are made while they are taken, so long is the turn held."""
    held = ExitStack()

    def make(query: str) -> Document:
        document = make_it(query)
        if isinstance(document.pieces, tuple):
            return document
        kept = held.pop_all()

        def close() -> None:
            kept.close()
            document.close()

        return replace(document, pieces=_given(document.pieces, kept), close=close)

    with held:
        try:
            held.enter_context(turn)
        except CrowdedError:
            return _later(CROWDED)
        return _refused_or_sent(make)


def _given(pieces: Iterable[bytes], held: ExitStack) -> Iterator[bytes]:
    with held:
        yield from pieces


def _printed(printer: Printer | Unprinted, name: str, site: KnownSite) -> Response:
    if isinstance(printer, Unprinted):
        return _sentence(printer.why, 501)
    try:
        return _refused_or_sent(lambda query: printer.make(name, query, site.here()))
    except BusyError:
        return _later(pdf.BUSY)
    except NotPrintedError as error:
        current_app.logger.error("not printed: %s", error)
        return _later(pdf.FAILED)


def _later(sentence: str) -> Response:
    refusal = _sentence(sentence, 503)
    refusal.headers["Retry-After"] = SECONDS_LATER
    return refusal


def _refused_or_sent(make: Callable[[str], Document]) -> Response:
    query = request.query_string.decode("utf-8", errors="replace")
    try:
        document = make(query)
    except UnknownFileError as error:
        return _sentence(str(error), 404)
    except RefusedQueryError as error:
        return _sentence(str(error), 400)
    except StoreUnavailableError as error:
        return _sentence(str(error), 503)
    answer = Response(document.pieces, content_type=document.media_type)
    answer.call_on_close(document.close)
    answer.headers["Content-Disposition"] = f'attachment; filename="{document.name}"'
    answer.headers["Cache-Control"] = KEPT_BY_NOBODY
    if document.sha256 is not None:
        answer.headers[SUM] = document.sha256
    return answer


def _sentence(text: str, status: int) -> Response:
    return Response(text + "\n", status=status, content_type="text/plain; charset=utf-8")
