"""The indicators in words, for those who draw them: found where they are declared."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType, ModuleType
from typing import Final

from data_sources.vocabulary.indicators.description import Description, Family

_DECLARATIONS: Final = "data_sources.indicators"
"""Where they are declared: with measures, so that nothing here may import it by name."""


@cache
def described() -> Mapping[str, Description]:
    """Key -> indicator, in the order of docs/indicators.md.

    A new indicator is a new file in the folder; nothing else has to name it.
    """
    families = list(Family)
    found = sorted(
        (indicator for module in _modules() for indicator in _declared(module)),
        key=lambda indicator: (families.index(indicator.family), indicator.place),
    )
    keys = [indicator.key for indicator in found]
    if len(set(keys)) != len(keys):
        raise ValueError(f"an indicator key is declared twice: {sorted(keys)}")
    return MappingProxyType({indicator.key: indicator for indicator in found})


def titles() -> dict[str, str]:
    """Key -> Russian title, in the registry's order."""
    return {key: indicator.title for key, indicator in described().items()}


def _modules() -> Iterator[ModuleType]:
    folder = import_module(_DECLARATIONS)
    for info in pkgutil.iter_modules(folder.__path__):
        yield import_module(f"{_DECLARATIONS}.{info.name}")


def _declared(module: ModuleType) -> tuple[Description, ...]:
    one: Description | None = getattr(module, "INDICATOR", None)
    several: tuple[Description, ...] = getattr(module, "INDICATORS", ())
    return (*((one,) if one else ()), *several)
