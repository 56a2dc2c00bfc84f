"""A file on disk: whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


def save(place: Path, pieces: Iterable[bytes]) -> None:
    """Writes the file, replacing one of that name; a failure leaves the earlier one as it was.

    Raises `OSError`.
    """
    partial = place.with_name(place.name + ".part")
    try:
        with partial.open("wb") as file:
            file.writelines(pieces)
        partial.replace(place)
    finally:
        partial.unlink(missing_ok=True)
