"""POST /snapshots fixes a view, GET /s/<code> opens it: the only way by which the site writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import urlsplit

from flask import Blueprint, Response, request

from callbacks import snapshots
from callbacks.pages import Pages
from callbacks.snapshots import RefusedSnapshotError, UnknownSnapshotError
from dashboard.web.callback_bodies import TOO_LARGE
from dashboard.web.clients import Network, client_of
from dashboard.web.snapshot_limits import SnapshotLimits
from data_sources.database.trouble import StoreUnavailableError
from data_sources.snapshots import codes
from data_sources.snapshots.refusal import NotSavedError, Refusal
from data_sources.store import Store
from layouts.frame import snapshot
from layouts.frame.snapshot_list import AGAINST, CODE

LARGEST_BODY: Final = 16 * 1024
FOREIGN: Final = "Снимок не сохранён: запрос пришёл не с этой страницы."
_STATUS: Final = {
    Refusal.READ_ONLY: 403,
    Refusal.TOO_MANY: 429,
    Refusal.BUSY: 503,
    Refusal.QUEUE: 503,
    Refusal.DISK_FULL: 503,
    Refusal.AWAY: 503,
}


def blueprint(
    store: Store, pages: Pages, index: Callable[[], str], proxies: Sequence[Network]
) -> Blueprint:
    """The routes; `index` gives the document in which a page of the application is drawn.

    Of `proxies` their word is taken for whom they ask.
    """
    routes = Blueprint("snapshots", __name__)
    limits = SnapshotLimits()

    @routes.post("/snapshots")
    def save() -> Response:
        if not _is_ours():
            return _sentence(FOREIGN, 403)
        length = request.content_length
        if length is not None and length > LARGEST_BODY:
            return _sentence(TOO_LARGE, 413)
        if length is None or not request.is_json:
            return _sentence(snapshots.BAD_REQUEST, 400)
        client = client_of(request, proxies)
        try:
            sent = json.loads(request.get_data())
            saved = snapshots.save(store, pages, sent, lambda: limits.admitted(client))
        except (ValueError, RecursionError):
            return _sentence(snapshots.BAD_REQUEST, 400)
        except RefusedSnapshotError as error:
            return _sentence(str(error), 400)
        except NotSavedError as error:
            return _sentence(str(error), _STATUS[error.refusal])
        said = {
            "code": saved.view.code,
            "title": saved.view.title,
            "address": saved.view.address,
            "link": snapshot.address(saved.view.code),
            "is_new": saved.is_new,
        }
        status = 201 if saved.is_new else 200
        return Response(json.dumps(said), status=status, content_type="application/json")

    @routes.get(snapshot.FOLDER)
    def typed() -> Response:
        code = _typed(CODE)
        if AGAINST in request.args:
            return opened(lambda: snapshots.compare(store, pages, code, _typed(AGAINST)))
        return _to(snapshot.address(code)) if code.strip() else _page(index)

    @routes.get(f"{snapshot.FOLDER}/<path:code>")
    def open_by_code(code: str) -> Response:
        return opened(lambda: snapshots.find(store, pages, code))

    def opened(find: Callable[[], str]) -> Response:
        try:
            return _to(find())
        except UnknownSnapshotError:
            return _page(index)
        except StoreUnavailableError as error:
            return _sentence(str(error), 503)

    return routes


def _typed(name: str) -> str:
    return request.args.get(name, "")[: 2 * codes.LONGEST_TYPED]


def _is_ours() -> bool:
    """The request was sent by a page of this very site; browsers say so, and cannot be made lie."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("Origin")
    if origin is None:
        return site is not None
    try:
        return urlsplit(origin).netloc == request.host
    except ValueError:
        return False


def _to(address: str) -> Response:
    # Not remembered: what a code opens is decided anew each time.
    headers = {"Location": address, "Cache-Control": "no-store"}
    return Response(status=303, headers=headers, content_type="text/plain; charset=utf-8")


def _page(index: Callable[[], str]) -> Response:
    return Response(index(), status=404, content_type="text/html; charset=utf-8")


def _sentence(text: str, status: int) -> Response:
    return Response(text + "\n", status=status, content_type="text/plain; charset=utf-8")
