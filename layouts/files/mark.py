"""The mark of a snapshot on every sheet of a file: its code, and a square that says the code.

The square holds the code and no address of a site: the same snapshot gives the same bytes
wherever the file is made.
"""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.saved_views.reading import SavedView
from layouts.parts import square


@dataclass(frozen=True)
class Mark:
    """Under what code the view that the file shows was fixed."""

    code: str

    @classmethod
    def of(cls, view: SavedView | None) -> Mark | None:
        """The mark of the view; None for what is not fixed."""
        return cls(view.code) if view else None

    @property
    def words(self) -> str:
        return f"Снимок {self.code}"

    @property
    def way_back(self) -> str:
        """How the same numbers are opened again."""
        return f"{self.words}: те же числа откроются по коду на странице «Данные и методика»"

    @property
    def square(self) -> bytes:
        """A PNG."""
        return square.as_png(self.code)
