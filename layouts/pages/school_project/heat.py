"""Eight directions × municipalities: percents, colours by what is due, a mark where it fell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.answers.schools.directions import KEYS
from data_sources.question.request import Request
from data_sources.scoring.results import Level, Municipality, Row
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.due_scale import DueScale
from layouts.wording import changing, terms
from layouts.wording.indicators import detail
from layouts.wording.subject import Subject, subject
from layouts.wording.subjects import school_words

FELL: Final = "▼"


@dataclass(frozen=True)
class _HeatArea:
    path: str
    request: Request
    subjects: Mapping[str, Subject]
    scales: Mapping[str, DueScale]


def draw(picture: SchoolProjectPicture, path: str) -> Element:
    """The table; a cell narrows to its municipality and direction, a head to its own."""
    question = picture.question
    request = picture.request
    rows = {(row.oktmo, row.indicator): row for row in picture.directions if _is_own(row)}
    subjects = {key: subject(indicator) for key, indicator in KEYS.items()}
    ground = _HeatArea(
        path,
        request,
        subjects,
        {key: DueScale.of(picture.directions, subjects[key]) for key in KEYS},
    )
    table = html.Table(
        [
            html.Caption(
                "Восемь направлений по муниципалитетам, % от возможных баллов",
                className="visually-hidden",
            ),
            html.Thead(html.Tr([html.Th("Муниципалитет", scope="col"), *_heads(ground)])),
            html.Tbody([_line(member, rows, ground) for member in question.shown]),
            html.Tfoot(list(_totals(picture, ground))),
        ],
        className="heat school-heat",
    )
    return html.Div(
        [
            html.Div(
                table,
                className="scroller",
                role="region",
                tabIndex="0",
                aria_label="Направления по муниципалитетам, таблица",
                data_inner="true",
            ),
            html.P(
                "Цвет — расстояние до цели направления, а без цели — до значения региона: "
                f"коричневый ниже, синий выше. {FELL} — ниже, чем было видно год назад. "
                "Число ведёт к муниципалитету и направлению.",
                className="remark how",
            ),
        ]
    )


def _is_own(row: Row) -> bool:
    return row.level is Level.MUNICIPALITY


def _heads(ground: _HeatArea) -> Iterator[Element]:
    for key in KEYS:
        chosen = ground.request.filters.direction == key
        wanted = None if chosen else key
        yield html.Th(
            html.A(
                school_words.short_direction(key),
                href=school_words.narrowed(ground.path, ground.request, direction=wanted),
                title=f"{school_words.direction(key)}: "
                f"{'все направления' if chosen else 'только это направление'}",
                id=f"direction-{key}",
            ),
            scope="col",
            className="chosen" if chosen else "",
        )


def _line(
    member: Municipality, rows: Mapping[tuple[str | None, str], Row], ground: _HeatArea
) -> Element:
    address = school_words.narrowed(ground.path, ground.request, m=(member.oktmo,))
    cells = [
        _cell(
            rows.get((member.oktmo, indicator)),
            key,
            ground,
            school_words.narrowed(ground.path, ground.request, m=(member.oktmo,), direction=key),
            is_compared_at_all=not member.is_regional,
        )
        for key, indicator in KEYS.items()
    ]
    return html.Tr(
        [html.Th(html.A(member.name, href=address), scope="row"), *cells],
        id=f"row-{member.oktmo}",
        className="regional" if member.is_regional else "",
    )


def _totals(picture: SchoolProjectPicture, ground: _HeatArea) -> Iterator[Element]:
    sums: dict[Level, list[Row]] = {}
    for row in picture.directions:
        if not _is_own(row):
            sums.setdefault(row.level, []).append(row)
    for level, rows in sums.items():
        request = ground.request
        asked = request.without("m", "group") if level is Level.REGION else request
        by_indicator = {row.indicator: row for row in rows}
        cells = [
            _cell(
                by_indicator.get(indicator),
                key,
                ground,
                school_words.narrowed(ground.path, asked, direction=key),
                is_compared_at_all=False,
            )
            for key, indicator in KEYS.items()
        ]
        yield html.Tr([html.Th(rows[0].name, scope="row"), *cells], className=level.value)


def _cell(
    row: Row | None, key: str, ground: _HeatArea, address: str, *, is_compared_at_all: bool
) -> Element:
    told = ground.subjects[key]
    if row is None or row.value is None:
        reason = row.reason if row is not None else None
        words = f"{told.title}: {terms.REASONS[reason] if reason else terms.NO_VALUE}"
        link = html.A("н/д", href=address, title=words)
        return html.Td(link, className="gap no-data")
    by = changing.certain(row)
    fell = by is not None and round(by, 4) < 0
    text: list[str | Element] = [detail.value_text(row, told)]
    if fell:
        text.append(html.Small(FELL, className="fell"))
    return html.Td(
        html.A(text, href=address, title=f"{told.title}: {detail.told(row, told)}"),
        className=theme.classes(
            ground.scales[key].class_of(row) if is_compared_at_all else "uncompared",
            "chosen" if ground.request.filters.direction == key else "",
        ),
    )
