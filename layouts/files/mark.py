"""The mark of a snapshot on every sheet of a file: its code, and a square that says the code.

The square holds the address at which the site opens the code where the operator gave the site an
address, and the code alone where not: the bytes of a file never depend on who asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from data_sources.snapshots.view import SavedView
from layouts.frame import qr_code
from layouts.frame.snapshot import FOLDER, in_square


@dataclass(frozen=True)
class FileMark:
    """Under what code the view that the file shows was fixed, and the address of its site."""

    code: str
    site: str = ""

    @classmethod
    def of(cls, view: SavedView | None, site: str) -> FileMark | None:
        """The mark of the view; None for what is not fixed."""
        return cls(view.code, site) if view else None

    @property
    def words(self) -> str:
        return f"Снимок {self.code}"

    @property
    def way_back(self) -> str:
        """How the same numbers are opened again."""
        by_code = f"{self.words}: те же числа откроются по коду на странице «Данные и методика»"
        return f"{by_code} или по адресу {self.site}{FOLDER}/{self.code}" if self.site else by_code

    @property
    def square(self) -> bytes:
        """A PNG."""
        return qr_code.as_png(in_square(self.site, self.code))
