"""Russian titles of the declared tables of rows: one module for each table."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from layouts.columns.declaration import RowSheet


@cache
def row_sheets() -> dict[str, RowSheet]:
    """Name of the table -> its titles, by name.

    A new one is a new file in this folder with `SHEET`, named as the table is.
    """
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    found: list[RowSheet] = [module.SHEET for module in modules if hasattr(module, "SHEET")]
    return {sheet.name: sheet for sheet in sorted(found, key=lambda sheet: sheet.name)}
