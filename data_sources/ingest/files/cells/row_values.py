"""The values of a row as they were taken from its cells."""

from __future__ import annotations

import enum
from typing import NamedTuple, TypeAlias

from data_sources.ingest.files.cells.cells import Value


class Refused(enum.Enum):
    """Stands in a row for a cell that could not be taken."""

    CELL = "cell"


DecisionsTaken: TypeAlias = Value | Refused


class RowOfValues(NamedTuple):
    """A data row: its position in the file and a value for each column of the batch."""

    number: int
    values: tuple[DecisionsTaken, ...]
