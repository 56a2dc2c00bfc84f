"""What a reader of rows needs of whoever replaces keys in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from data_sources.ingest.files.raw import RawCell


class Replacing(Protocol):
    """Recognises the header and says what of a row is to be replaced."""

    def begin(self, header: Sequence[RawCell]) -> bool: ...

    def changes(self, number: int, cells: Sequence[RawCell]) -> dict[int, str]: ...
