"""The registry of indicators: every module of this package that declares one is in it."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

from data_sources.indicators.declaration import Family, Indicator


@cache
def registry() -> dict[str, Indicator]:
    """Key -> indicator, in the order of section 2 of the contract.

    A new indicator is a new file in this folder; nothing else has to name it.
    """
    families = list(Family)
    found = sorted(
        (indicator for module in _modules() for indicator in _declared(module)),
        key=lambda indicator: (families.index(indicator.family), indicator.place),
    )
    keys = [indicator.key for indicator in found]
    if len(set(keys)) != len(keys):
        raise ValueError(f"an indicator key is declared twice: {sorted(keys)}")
    return {indicator.key: indicator for indicator in found}


def titles() -> dict[str, str]:
    """Key -> Russian title, in the registry's order."""
    return {key: indicator.title for key, indicator in registry().items()}


def _modules() -> Iterator[ModuleType]:
    for info in pkgutil.iter_modules(__path__):
        yield import_module(f"{__name__}.{info.name}")


def _declared(module: ModuleType) -> tuple[Indicator, ...]:
    one: Indicator | None = getattr(module, "INDICATOR", None)
    several: tuple[Indicator, ...] = getattr(module, "INDICATORS", ())
    return (*((one,) if one else ()), *several)
