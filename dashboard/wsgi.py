"""What gunicorn loads: `gunicorn 'dashboard.wsgi:application()'`."""

from __future__ import annotations

import gc
import sys

from flask import Flask

from dashboard.app import create_server
from dashboard.settings import Settings, SettingsError
from data_sources.engine import SchemaRefusedError, make_engine, require_current_schema


def application() -> Flask:
    """The application of this environment; a database that does not fit is refused in words."""
    try:
        settings = Settings.current()
        require_current_schema(make_engine(settings.database_url))
    except (SettingsError, SchemaRefusedError) as error:
        sys.exit(str(error))
    server = create_server(settings)
    # What is there now stays: looking for garbage among half a million objects of libraries would
    # stop a page in ten for a fifth of a second.
    gc.collect()
    gc.freeze()
    return server
