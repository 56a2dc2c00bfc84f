"""How often the municipal councils met: a bar for each municipality, a link to its meetings."""

from __future__ import annotations

from typing import Final

from data_sources.answers.meetings.answer import MeetingsPicture
from data_sources.scoring.results import Row
from data_sources.vocabulary.naming import name_order
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.picture import figure
from layouts.wording import numbers, terms
from layouts.wording.subjects import meeting_words

INDICATOR: Final = "method_council_meetings"


def draw(picture: MeetingsPicture, path: str) -> Element:
    """The panel; those who met most come first, those who never met last."""
    rows = sorted(
        picture.overview.scorecard.municipal(INDICATOR),
        key=lambda row: (-(row.value or 0), name_order(row.name)),
    )
    regional = {each.oktmo for each in picture.question.shown if each.is_regional}
    rows = [row for row in rows if row.value or row.oktmo not in regional]
    most = max((row.value or 0 for row in rows), default=0)
    return html.Section(
        [
            html.H2(["Муниципальные методсоветы", html.Small(_told(rows))], id="councils"),
            figure(
                "Заседания муниципальных методсоветов",
                html.Ul([_bar(picture, path, row, most) for row in rows], className="councils"),
            ),
        ],
        className="panel councils-panel",
    )


def _told(rows: list[Row]) -> str:
    held = int(sum(row.value or 0 for row in rows))
    idle = sum(not row.value for row in rows)
    said = f"проведено {numbers.counted(held, *meeting_words.MEETINGS)}"
    if not idle:
        return said
    whose = numbers.counted(idle, "муниципалитета", "муниципалитетов", "муниципалитетов")
    return f"{said}; ни одного у{numbers.NBSP}{whose}"


def _bar(picture: MeetingsPicture, path: str, row: Row, most: float) -> Element:
    request = picture.request
    asked = request.without("meeting", "q", "page", "sort").naming((row.oktmo or "",))
    value = row.value
    return html.Li(
        html.A(
            [
                html.Span(row.name, className="name"),
                html.Span(
                    html.I(style={"width": theme.percent(value or 0.0, most)}), className="bar-line"
                ),
                html.B(terms.NO_VALUE if value is None else numbers.number(value, 0)),
            ],
            href=links.with_filter(path, asked, body=meeting_words.COUNCIL),
            title=f"{row.name}: открыть заседания методсовета",
            data_inner="true",
        )
    )
