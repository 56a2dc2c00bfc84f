"""Which bodies of callbacks are read: those that our own pages send, and nothing besides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dash import Dash
from flask import Flask, Response, g, request

CALLBACK_PATH: Final = "/_dash-update-component"
LARGEST_BODY: Final = 64 * 1024
LONGEST_VALUE: Final = 8 * 1024
BAD_BODY: Final = "Запрос не прочитан. Обновите страницу."
TOO_LARGE: Final = "Запрос слишком велик. Обновите страницу и повторите."
_BODY: Final = frozenset(
    {"output", "outputs", "inputs", "state", "changedPropIds", "parsedChangedPropsIds"}
)
_PLACE: Final = frozenset({"id", "property", "value"})


class _RefusedBodyError(Exception):
    """The body is not one that our own page sends; the text says why."""


@dataclass(frozen=True)
class Asked:
    """What a callback is asked: its output and the values that it is given."""

    output: str
    values: tuple[str | None, ...]


def guard_callbacks(app: Dash) -> None:
    """Refuses bodies that our own pages do not send, before anything reads them."""
    server: Flask = app.server

    @server.before_request
    def guard() -> Response | None:
        if request.path != CALLBACK_PATH or request.method != "POST":
            return None
        length = request.content_length
        if length is not None and length > LARGEST_BODY:
            return _sentence(TOO_LARGE, 413)
        if length is None or not request.is_json:
            return _sentence(BAD_BODY, 400)
        try:
            g.asked = _asked(request.get_data(cache=True), app)
        except _RefusedBodyError:
            return _sentence(BAD_BODY, 400)
        return None


def asked_callback() -> Asked | None:
    """What the callback of this request is asked; None where the request is of another kind."""
    asked: Asked | None = g.get("asked")
    return asked


def _asked(body: bytes, app: Dash) -> Asked:
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise _RefusedBodyError("not JSON") from error
    if not isinstance(sent, dict) or not sent.keys() <= _BODY:
        raise _RefusedBodyError("not an object of a page")
    output = sent.get("output")
    known = _callbacks(app).get(output) if _is_text(output) else None
    if known is None:
        raise _RefusedBodyError("unknown output")
    values: list[str | None] = []
    for part in ("inputs", "state"):
        values.extend(_values(sent.get(part, []), known.get(part, [])))
    for part in ("changedPropIds", "parsedChangedPropsIds"):
        names = sent.get(part, [])
        if not isinstance(names, list) or not all(_is_text(name) for name in names):
            raise _RefusedBodyError(f"bad {part}")
    if _named(sent.get("outputs")) != output:
        raise _RefusedBodyError("bad outputs")
    return Asked(str(output), tuple(values))


def _callbacks(app: Dash) -> Mapping[Any, Mapping[str, Any]]:
    known: Mapping[Any, Mapping[str, Any]] = app.callback_map
    return known


def _values(sent: Any, known: Any) -> list[str | None]:
    """The values at the places that the callback looks at."""
    if not isinstance(sent, list) or len(sent) != len(known):
        raise _RefusedBodyError("other places")
    values: list[str | None] = []
    for place, expected in zip(sent, known, strict=True):
        if not isinstance(place, dict) or not place.keys() <= _PLACE:
            raise _RefusedBodyError("not a place")
        if (place.get("id"), place.get("property")) != (expected["id"], expected["property"]):
            raise _RefusedBodyError("other place")
        value = place.get("value")
        if not (value is None or _is_text(value)):
            raise _RefusedBodyError("bad value")
        values.append(value)
    return values


def _named(outputs: Any) -> str | None:
    """The outputs written as Dash writes them in `output`."""
    places = outputs if isinstance(outputs, list) else [outputs]
    if not all(
        isinstance(place, dict)
        and place.keys() <= _PLACE
        and _is_text(place.get("id"))
        and _is_text(place.get("property"))
        for place in places
    ):
        return None
    names = "...".join(f"{place['id']}.{place['property']}" for place in places)
    return f"..{names}.." if isinstance(outputs, list) else names


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_VALUE


def _sentence(text: str, status: int) -> Response:
    return Response(text + "\n", status=status, content_type="text/plain; charset=utf-8")
