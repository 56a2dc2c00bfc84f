"""What the browser may do and keep, and a sentence in place of every trace."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from dash import Dash
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from dashboard.web.callback_bodies import LARGEST_BODY, TOO_LARGE

SENTENCES: Final = {
    400: "Запрос не прочитан. Проверьте адрес или обновите страницу.",
    404: "Такого адреса нет. Перейдите на главную страницу.",
    405: "Этот адрес так не вызывают. Перейдите на главную страницу.",
    413: TOO_LARGE,
}
CLOSED: Final = frozenset({"/_reload-hash"})
"""Routes of Dash for its authors: nobody here asks for them."""

_ANY_PATH: Final = "/<path:path>"
"""The route of Dash at which the one document of the application stands."""

KEPT_BY_NOBODY: Final = "private, no-store"
ASKED_AGAIN: Final = "private, no-cache"
BROKEN: Final = "На сервере ошибка, она записана. Обновите страницу через минуту."


def protect(app: Dash, paths: AbstractSet[str]) -> None:
    """Puts the headers on every answer and a sentence in place of every trace.

    `paths` are those of pages; at any other stands the same document, which says that there is
    no such page, as 404. To be called when the layout and all callbacks are registered: the
    policy names the few inline scripts of Dash by their hashes.
    """
    server: Flask = app.server
    headers = _headers(app)
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY

    @server.before_request
    def close() -> Response | None:
        return _sentence(SENTENCES[404], 404) if request.path in CLOSED else None

    @server.after_request
    def put_headers(answer: Response) -> Response:
        answer.headers.update(headers)
        # What has a validator is a file of the program; all else is data or leads to it.
        if not {"Cache-Control", "ETag"} & set(answer.headers.keys()):
            answer.headers["Cache-Control"] = KEPT_BY_NOBODY
        rule = request.url_rule
        is_drawn = answer.status_code == 200 and rule is not None and rule.rule == _ANY_PATH
        if is_drawn and request.path not in paths:
            answer.status_code = 404
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
