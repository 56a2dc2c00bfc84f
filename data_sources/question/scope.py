"""Who asks: the part of the region that an asker may see municipality by municipality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Scope:
    """`None` admits everything. The server decides it by who asks; a page never does."""

    municipalities: frozenset[str] | None = None

    def admits(self, oktmo: str) -> bool:
        return self.municipalities is None or oktmo in self.municipalities


EVERYTHING: Final = Scope()
