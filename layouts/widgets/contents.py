"""What is on a long page: links to its parts."""

from __future__ import annotations

from collections.abc import Iterable

from layouts.markup import html
from layouts.markup.element import Element


def draw(parts: Iterable[tuple[str, str]]) -> Element:
    """`parts` are the id of each part on the page and what it is called, from top to bottom."""
    return html.Nav(
        html.Ul([html.Li(html.A(title, href=f"#{anchor}")) for anchor, title in parts]),
        className="page-contents",
        aria_label="На этой странице",
    )
