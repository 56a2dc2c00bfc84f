"""About how many bytes a value takes: what caches are bounded by."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from itertools import islice
from sys import getsizeof
from types import BuiltinFunctionType, FunctionType, MappingProxyType, MethodType, ModuleType
from typing import Any, Final

import numpy as np

SAMPLE: Final = 4
"""Of a longer row so many of its members are weighed, at even steps, and stand for the others."""

_FLAT: Final[Mapping[type, int]] = {
    type(None): 0,
    bool: 0,
    int: 32,
    float: 24,
    date: 32,
    datetime: 48,
}
_SHARED: Final = (enum.Enum, type, FunctionType, MethodType, BuiltinFunctionType, ModuleType)
"""What stands once in the process, whoever holds it."""
_MAPPINGS: Final = (dict, MappingProxyType)
_ROWS: Final = (tuple, list, set, frozenset)


def bytes_held(value: object) -> int:
    """Bytes of the value and of all that it holds, each thing once; long rows by a sample."""
    return round(_bytes(value, set()))


def _bytes(part: Any, seen: set[int]) -> float:
    flat = _FLAT.get(type(part))
    if flat is not None:
        return flat
    if isinstance(part, str | bytes):
        return getsizeof(part)
    if isinstance(part, _SHARED) or id(part) in seen:
        return 0
    seen.add(id(part))
    if isinstance(part, np.ndarray):
        return int(part.nbytes)
    total: float = getsizeof(part)
    if isinstance(part, _MAPPINGS):
        total += _sampled(part, seen) + _sampled(part.values(), seen)
    elif isinstance(part, _ROWS):
        total += _all(part, seen) if hasattr(part, "_fields") else _sampled(part, seen)
    attributes = getattr(part, "__dict__", None)
    if attributes:
        total += getsizeof(attributes) + _all(attributes.values(), seen)
    return total


def _all(members: Iterable[Any], seen: set[int]) -> float:
    return sum(_bytes(member, seen) for member in members)


def _sampled(members: Collection[Any], seen: set[int]) -> float:
    number = len(members)
    if number <= SAMPLE:
        return _all(members, seen)
    step = number // SAMPLE
    taken = range(0, number, step)
    return _all(islice(members, 0, None, step), seen) * number / len(taken)
