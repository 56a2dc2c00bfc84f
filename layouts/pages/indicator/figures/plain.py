"""Text of the data inside a figure: Plotly reads tags and entities in every text it draws."""

from __future__ import annotations

from html import escape


def plain(text: str) -> str:
    """The text so written that Plotly draws it sign by sign, whatever tags stand in it."""
    return escape(text, quote=False)
