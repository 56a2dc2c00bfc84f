"""Rows among the data that are none: the template's example and people's totals."""

from __future__ import annotations

import re
from typing import Final

from data_sources.intake.raw import RawCell

_EXAMPLE_MARK: Final = re.compile(r"\s*пример(?!\w)", re.IGNORECASE)
_EXAMPLE: Final = re.compile(r"\s*пример\s*(?:[:.—–-]|$)", re.IGNORECASE)
_TOTAL: Final = re.compile(
    r"\s*(?:итого(?!\w)|(?:всего|сумма|итог|общий\s+итог)\s*(?:$|[:.,(–—-]|(?:по|за|на)\s))",
    re.IGNORECASE,
)


def is_example_mark(cell: RawCell) -> bool:
    """The cell of the column for remarks says that its row is the template's example."""
    return isinstance(cell, str) and _EXAMPLE_MARK.match(cell) is not None


def is_example(cell: RawCell) -> bool:
    """The first written cell of a row says so; «Примерная программа» and the like do not."""
    return isinstance(cell, str) and _EXAMPLE.match(cell) is not None


def is_total(cell: RawCell) -> bool:
    """The first written cell of a row begins as people begin their totals."""
    return isinstance(cell, str) and _TOTAL.match(cell) is not None
