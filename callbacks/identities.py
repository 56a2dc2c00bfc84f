"""Ids by which callbacks name components of the application."""

from __future__ import annotations

from typing import Final

from layouts.frame import search

PAGE_ID: Final = "page"
TROUBLE_ID: Final = "trouble"
LOCATION_ID: Final = "location"

NAMED: Final = frozenset({PAGE_ID, TROUBLE_ID, LOCATION_ID, search.ASKED, search.ANSWER})
"""Every one of them, but for the patterns of filter controls: those are no texts at all."""
