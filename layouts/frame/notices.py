"""What was dropped from the address, said to the person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data_sources.question.notices import Notice
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers

SHOWN: Final = 5


def draw(notices: Iterable[Notice]) -> Element:
    """At most five sentences; the region is there even without any, so that it is announced."""
    texts = tuple(dict.fromkeys(notice.text for notice in notices))
    if not texts:
        return html.Aside(role="status", className="notices", hidden=True)
    rest = len(texts) - SHOWN
    more = numbers.counted(rest, "замечание", "замечания", "замечаний")
    return html.Aside(
        html.Details(
            [
                html.Summary(f"Замечания к адресу: {len(texts)}"),
                html.Ul(
                    [
                        *(html.Li(text) for text in texts[:SHOWN]),
                        *((html.Li(f"и ещё {more}"),) if rest > 0 else ()),
                    ]
                ),
            ],
            open=True,
        ),
        role="status",
        className="notices",
    )
