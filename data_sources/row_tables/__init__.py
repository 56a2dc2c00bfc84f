"""The tables of single rows: every module of this package that declares one is in the registry."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any

from data_sources.row_tables.declaration import RowTable


@cache
def row_tables() -> dict[str, RowTable[Any]]:
    """Name -> table, by name.

    A new table is a new file in this folder with `TABLE`; nothing else has to name it.
    """
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    found: list[RowTable[Any]] = [module.TABLE for module in modules if hasattr(module, "TABLE")]
    names = [table.name for table in found]
    if len(set(names)) != len(names):
        raise ValueError(f"a table is declared twice: {sorted(names)}")
    return {table.name: table for table in sorted(found, key=lambda table: table.name)}
