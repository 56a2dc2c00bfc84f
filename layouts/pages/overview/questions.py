"""Questions that officials ask most, each a link to the page that answers it."""

from __future__ import annotations

from typing import Final

from data_sources.question.request import Request
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element

_ASKED: Final = (
    ("Кто больше всех просрочил?", links.DECISIONS, ""),
    ("Какое направление просело?", links.SCHOOL_PROJECT, ""),
    ("Скольких не хватает до цели?", links.TRAINING, "#places"),
    ("Кто пропускает заседания?", links.MEETINGS, ""),
    ("Какие школы в шаге от уровня?", links.SCHOOL_PROJECT, "#near"),
)


def draw(request: Request) -> Element:
    """The links keep the question's period and municipalities."""
    return html.Nav(
        html.Ul(
            [
                html.Li(html.Link(asked, href=links.other_page(path, request) + part))
                for asked, path, part in _ASKED
            ]
        ),
        className="page-contents",
        aria_label="Частые вопросы",
    )
