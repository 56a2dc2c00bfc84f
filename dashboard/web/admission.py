"""Whose requests are looked at: those that call the site by its own name and no other path."""

from __future__ import annotations

from typing import Final

from flask import Flask, Response, request

from callbacks.site import is_printer
from dashboard.web.hosts import Hosts

FOREIGN: Final = (
    "По этому имени сайт не открывается. Попросите администратора назвать его в RUMO_HOSTS."
)


def admit(server: Flask, hosts: Hosts) -> None:
    """Refuses requests by other names; to be called before anything else looks at requests."""

    @server.before_request
    def by_name() -> Response | None:
        environ = request.environ
        # A path of its own would make every open path a door to all others.
        if environ.get("SCRIPT_NAME"):
            return _refusal()
        if is_printer() or hosts.let_in(environ.get("HTTP_HOST", "")):
            return None
        return _refusal()


def _refusal() -> Response:
    return Response(f"{FOREIGN}\n", status=400, content_type="text/plain; charset=utf-8")
