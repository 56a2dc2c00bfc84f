"""The eight directions of each chosen municipality as small columns on one scale."""

from __future__ import annotations

from data_sources.answers.compare.answer import ComparePicture
from data_sources.answers.schools.directions import KEYS
from data_sources.scoring.results import Municipality, Row
from layouts.drawing import school_columns
from layouts.drawing.school_columns import DirectionBar
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.comparisons.best import SideBySide, side_by_side
from layouts.wording import numbers
from layouts.wording.subjects import school_words


def draw(picture: ComparePicture) -> Element:
    """The profiles; their numbers are in the table of indicators above."""
    lines = {line.subject.key: line for line in side_by_side(picture)}
    own = [(key, lines[indicator]) for key, indicator in KEYS.items() if indicator in lines]
    request = picture.request
    return html.Div(
        [
            html.Ul(
                [
                    _figure(member, own, links.other_page(links.SCHOOL_PROJECT, asked))
                    for member in picture.chosen
                    for asked in (request.naming((member.oktmo,)),)
                ],
                className="small-profiles compare-profiles",
            ),
            html.P(
                "Столбцы слева направо: "
                f"{', '.join(school_words.short_direction(key).lower() for key, _ in own)}. "
                "Высота — доля баллов от 0 до 100 %, черта — регион; рыжий столбец "
                "ниже региона. Те же числа — в таблице выше, раздел «Школа Минпросвещения».",
                className="remark how",
            ),
        ]
    )


def _figure(member: Municipality, own: list[tuple[str, SideBySide]], address: str) -> Element:
    rows = [(key, line.row_of(member.oktmo), line.region) for key, line in own]
    told = "; ".join(
        f"{school_words.direction(key)} {school_words.percent(row.value if row else None)}"
        for key, row, _ in rows
    )
    below = sum(_is_below(row, region) for _, row, region in rows)
    valued = sum(row is not None and row.value is not None for _, row, _ in rows)
    said = f"ниже региона: {below} из{numbers.NBSP}{valued}" if valued else "нет данных"
    return html.Li(
        html.Link(
            [
                html.Span(member.name, className="whose"),
                school_columns.draw(
                    [
                        DirectionBar(row.value if row else None, region.value if region else None)
                        for _, row, region in rows
                    ],
                    marked=True,
                ),
                html.Span(said, className="last"),
                html.Span(told, className="visually-hidden"),
            ],
            href=address,
            title=f"{member.name}: {told}",
        )
    )


def _is_below(row: Row | None, region: Row | None) -> bool:
    if row is None or row.value is None or region is None or region.value is None:
        return False
    return round(row.value - region.value, 4) < 0
