"""What the browser may do with a page, and what a callback's body may be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from dash import Dash
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

CALLBACK_PATH: Final = "/_dash-update-component"
LARGEST_BODY: Final = 64 * 1024
LONGEST_VALUE: Final = 8 * 1024
BAD_BODY: Final = "Запрос не прочитан. Обновите страницу."
SENTENCES: Final = {
    400: "Запрос не прочитан. Проверьте адрес или обновите страницу.",
    404: "Такого адреса нет. Перейдите на главную страницу.",
    405: "Этот адрес так не вызывают. Перейдите на главную страницу.",
    413: BAD_BODY,
}
BROKEN: Final = "На сервере ошибка, она записана. Обновите страницу через минуту."


def guard_callbacks(app: Dash) -> None:
    """Refuses bodies that our own pages do not send, before anything reads them."""
    server: Flask = app.server

    @server.before_request
    def guard() -> Response | None:
        if request.path == CALLBACK_PATH and request.method == "POST":
            problem = _problem_with(request.get_data(cache=True) if _is_small_json() else b"", app)
            if problem:
                return _sentence(BAD_BODY, 400)
        return None


def protect(app: Dash) -> None:
    """Puts the headers on every answer and a sentence in place of every trace.

    To be called when the layout and all callbacks are registered: the policy names the few
    inline scripts of Dash by their hashes.
    """
    server: Flask = app.server
    headers = _headers(app)

    @server.after_request
    def put_headers(answer: Response) -> Response:
        answer.headers.update(headers)
        return answer

    @server.errorhandler(Exception)
    def in_words(error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.code is not None:
            if error.code < 400:
                return Response(status=error.code, headers=dict(error.get_headers()))
            return _sentence(SENTENCES.get(error.code, SENTENCES[400]), error.code)
        if _is_unknown_suite(error):
            return _sentence(SENTENCES[404], 404)
        server.logger.error("unexpected", exc_info=error)
        return _sentence(BROKEN, 500)


def _headers(app: Dash) -> dict[str, str]:
    scripts = " ".join(["'self'", *(f"'{hashed}'" for hashed in _hashes(app))])
    policy = {
        "default-src": "'self'",
        "script-src": scripts,
        # React and Plotly set styles from scripts; there is no untrusted markup to style.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "worker-src": "'self' blob:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "form-action": "'self'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        # The layout is drawn from the address of the page that asks for it: same origin only.
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def _hashes(app: Dash) -> list[str]:
    return [hashed.strip("'") for hashed in app.csp_hashes()]


def _is_small_json() -> bool:
    length = request.content_length
    return length is not None and length <= LARGEST_BODY and request.is_json


def _problem_with(body: bytes, app: Dash) -> str | None:
    """Why the body is not one that our own page sends; None if it is."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        return "not JSON"
    if not isinstance(sent, dict):
        return "not an object"
    known = _callbacks(app).get(sent.get("output")) if _is_text(sent.get("output")) else None
    if known is None:
        return "unknown output"
    for part in ("inputs", "state"):
        if not _same_places(sent.get(part, []), known.get(part, [])):
            return f"other {part}"
    changed = sent.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(_is_text(name) for name in changed):
        return "bad changedPropIds"
    return None if _named(sent.get("outputs")) == sent["output"] else "bad outputs"


def _callbacks(app: Dash) -> Mapping[Any, Mapping[str, Any]]:
    known: Mapping[Any, Mapping[str, Any]] = app.callback_map
    return known


def _same_places(sent: Any, known: Any) -> bool:
    if not isinstance(sent, list) or len(sent) != len(known):
        return False
    return all(
        isinstance(place, dict)
        and place.get("id") == expected["id"]
        and place.get("property") == expected["property"]
        and (place.get("value") is None or _is_text(place["value"]))
        for place, expected in zip(sent, known, strict=True)
    )


def _named(outputs: Any) -> str | None:
    """The outputs written as Dash writes them in `output`."""
    places = outputs if isinstance(outputs, list) else [outputs]
    if not all(
        isinstance(place, dict) and _is_text(place.get("id")) and _is_text(place.get("property"))
        for place in places
    ):
        return None
    names = "...".join(f"{place['id']}.{place['property']}" for place in places)
    return f"..{names}.." if isinstance(outputs, list) else names


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_VALUE


def _is_unknown_suite(error: Exception) -> bool:
    # Dash answers a request for a package it does not serve with an exception of its own.
    return request.path.startswith("/_dash-component-suites/") and type(error).__name__ in {
        "DependencyException",
        "FileNotFoundError",
        "KeyError",
        "IndexError",
    }


def _sentence(text: str, status: int | None) -> Response:
    return Response(text + "\n", status=status, content_type="text/plain; charset=utf-8")
