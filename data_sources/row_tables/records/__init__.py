"""The lists of single rows as they are shown: one module for each, found by its `LISTING`."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

from data_sources.row_tables.records.declaration import Listing


@cache
def listings() -> Mapping[str, Listing[Any]]:
    """Name -> list, by name."""
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    found: list[Listing[Any]] = [module.LISTING for module in modules if hasattr(module, "LISTING")]
    return MappingProxyType(
        {listing.name: listing for listing in sorted(found, key=lambda each: each.name)}
    )
