"""Where the style sheets and scripts lie that a browser gets."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ASSETS: Final = Path(__file__).parent / "assets"
"""Within this package, and so within a wheel of it."""
VENDOR: Final = ASSETS / "vendor"
"""Of others, as they publish it, each beside its licence; the file itself says its version."""
