"""Whether the process lives, whether it can serve, and how much it has served."""

from __future__ import annotations

import sqlalchemy as sa
from flask import Blueprint, Response

from data_sources.database.engine import SchemaRefusedError, require_current_schema


def blueprint(engine: sa.Engine) -> Blueprint:
    """The routes /health/live and /health/ready."""
    routes = Blueprint("health", __name__)

    @routes.get("/health/live")
    def live() -> Response:
        return _text("ok", 200)

    @routes.get("/health/ready")
    def ready() -> Response:
        try:
            require_current_schema(engine)
        except SchemaRefusedError as error:
            return _text(str(error), 503)
        return _text("ok", 200)

    return routes


def _text(text: str, status: int) -> Response:
    return Response(text + "\n", status=status, content_type="text/plain; charset=utf-8")
