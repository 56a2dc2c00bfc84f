"""Makes the command line speak Russian: click takes its own phrases through gettext."""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import Final

CATALOGUES: Final = Path(__file__).parent / "locale"


def speak_russian() -> None:
    """From now on this process finds the Russian catalogue, whatever the machine's language."""
    gettext.bindtextdomain("messages", str(CATALOGUES))
    os.environ["LANGUAGE"] = "ru"
