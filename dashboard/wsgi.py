"""What gunicorn loads: `gunicorn 'dashboard.wsgi:application()'`."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from typing import Final

from flask import Flask

from dashboard.app import create_server
from dashboard.settings import Settings, SettingsError
from data_sources.database.engine import SchemaRefusedError, make_engine, require_current_schema

OBJECTS_BETWEEN: Final = 50_000
"""How many more objects than before are made until the young ones are looked at."""


def application(listens_on: str | None = None) -> Flask:
    """The application of this environment; a database that does not fit is refused in words.

    `listens_on` is the only address that is listened on, if whoever starts the server knows it.
    """
    try:
        settings = replace(Settings.current(), listens_on=listens_on)
        require_current_schema(make_engine(settings.database_url))
    except (SettingsError, SchemaRefusedError) as error:
        sys.exit(str(error))
    server = create_server(settings)
    _look_for_garbage_seldom()
    return server


def _look_for_garbage_seldom() -> None:
    # What is there now stays: among half a million objects of libraries the search stopped a
    # page in ten for a fifth of a second. A page makes ten thousand objects and drops them.
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN, 20, 20)
