"""What a spreadsheet's number format shows of the number in its cell."""

from __future__ import annotations

import re
from typing import Final

_NOT_SHOWN: Final = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.|_.|\*.')


def shows_month_alone(code: str) -> bool:
    """Whether a date in this format is seen as a month and a year: «сен.26»."""
    shown = _NOT_SHOWN.sub("", code).lower()
    return "m" in shown and "y" in shown and not set("dhs") & set(shown)
