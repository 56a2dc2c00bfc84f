"""GET /files/<table>.<ext> and /calendar.ics: downloads as addresses that can be linked to."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, request

from callbacks.downloads import RefusedQueryError, UnknownFileError, make_file
from data_sources.store import Store, StoreUnavailableError

SUM: Final = "X-File-SHA256"
"""Of the file as it is saved, however it is compressed on its way."""


def blueprint(store: Store) -> Blueprint:
    """The routes of section 4 of the contract."""
    routes = Blueprint("files", __name__)

    @routes.get("/files/<table>.<extension>")
    def send(table: str, extension: str) -> Response:
        return _answer(store, table, extension)

    @routes.get("/calendar.ics")
    def calendar() -> Response:
        answer = _answer(store, "calendar", "ics")
        if answer.status_code == 200:
            # Whoever subscribes asks for ever; mostly nothing has changed.
            answer.add_etag(weak=True)
            answer.make_conditional(request)
        return answer

    return routes


def _answer(store: Store, table: str, extension: str) -> Response:
    query = request.query_string.decode("utf-8", errors="replace")
    try:
        document = make_file(store, table, extension, query)
    except UnknownFileError as error:
        return _sentence(str(error), 404)
    except RefusedQueryError as error:
        return _sentence(str(error), 400)
    except StoreUnavailableError:
        return _sentence("Нет связи с базой данных. Повторите через минуту.", 503)
    answer = Response(document.pieces, content_type=document.media_type)
    answer.call_on_close(document.close)
    answer.headers["Content-Disposition"] = f'attachment; filename="{document.name}"'
    answer.headers["Cache-Control"] = "no-cache"
    if document.sha256 is not None:
        answer.headers[SUM] = document.sha256
    return answer


def _sentence(text: str, status: int) -> Response:
    return Response(text + "\n", status=status, content_type="text/plain; charset=utf-8")
