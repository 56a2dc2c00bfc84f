"""Programmes of training: what makes one count."""

from typing import Final

FEWEST_HOURS: Final = 16
"""A shorter programme is not повышение квалификации (приказ Минобрнауки № 499, п. 12)."""
