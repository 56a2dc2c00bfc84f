"""Numbers to reckon with: what is none of them was never said."""

from __future__ import annotations

import math
from typing import TypeVar

_Value = TypeVar("_Value")


def finite(value: _Value) -> _Value | None:
    """The value as it is; None for NaN and for what has no end.

    The database refuses such numbers; a rule may be switched off, and no answer, page or file
    may then hold one: neither JSON nor a workbook can.
    """
    return None if isinstance(value, float) and not math.isfinite(value) else value
