"""The map: equal squares in their places, coloured by how far each is from what is due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from data_sources.question.request import Request
from data_sources.scoring.results import Municipality, Registers, Row, Scorecard
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets import legend
from layouts.widgets.due_scale import DueScale
from layouts.wording import reasons
from layouts.wording.indicators import detail
from layouts.wording.subject import Subject

Place = tuple[int, int]
OUTSIDE: Final = "не входит в вопрос"


def tile_id(oktmo: str) -> str:
    return f"tile-{oktmo}"


def places(municipalities: Iterable[Municipality]) -> dict[str, Place]:
    """OKTMO -> (column, row) from 1; of two in one place the first stays, the other has none."""
    taken: dict[Place, str] = {}
    for member in municipalities:
        if member.tile is not None:
            taken.setdefault(member.tile, member.oktmo)
    if not taken:
        return {}
    left = min(column for column, _ in taken)
    top = min(row for _, row in taken)
    return {oktmo: (column - left + 1, row - top + 1) for (column, row), oktmo in taken.items()}


def draw(
    request: Request,
    scorecard: Scorecard,
    registers: Registers,
    subject: Subject,
    beyond: Iterable[Row] = (),
) -> Element:
    """Tiles of the whole region; those outside the question are faded.

    `beyond`: rows of the indicator for those outside, where their numbers are known.
    """
    rows = {row.oktmo: row for row in scorecard.municipal(subject.key) if row.oktmo}
    regional = frozenset(m.oktmo for m in registers.municipalities if m.is_regional)
    scale = DueScale.of(scorecard.of(subject.key), subject)
    tiles = _Tiles(
        request,
        subject,
        scale,
        rows,
        {row.oktmo: row for row in beyond if row.oktmo and row.indicator == subject.key},
    )
    ordinary = [member for member in registers.municipalities if not member.is_regional]
    placed = places(ordinary)
    unplaced = [member for member in ordinary if member.oktmo not in placed]
    grid = [
        tiles.of(member, placed.get(member.oktmo)) for member in ordinary if member.oktmo in placed
    ]
    rest = [tiles.of(member, None) for member in unplaced]
    columns = max((column for column, _ in placed.values()), default=1)
    return html.Div(
        [
            html.Div(
                grid,
                className="grid",
                style={"gridTemplateColumns": f"repeat({columns}, minmax(0, 1fr))"},
                hidden=not grid,
            ),
            html.Div(rest, className="grid loose", hidden=not rest),
            legend.draw(scale, (r for o, r in rows.items() if o not in regional)),
        ],
        className="map",
    )


@dataclass(frozen=True)
class _Tiles:
    """What tiles are drawn of; `outside` are rows of those who are not in the question."""

    request: Request
    subject: Subject
    scale: DueScale
    rows: Mapping[str, Row]
    outside: Mapping[str, Row]

    def of(self, member: Municipality, place: Place | None) -> Element:
        row = self.rows.get(member.oktmo)
        known = row or self.outside.get(member.oktmo)
        # A municipality outside the asked group can only be looked at without the group.
        asked = self.request if row else self.request.without("group")
        return html.Link(
            [
                html.B(member.short_name or member.name[:3].upper(), aria_hidden="true"),
                html.Span(member.name, className="visually-hidden"),
                *([html.I(reasons.NOTE_SIGN, className="noted")] if row and row.notes else []),
                html.Span(_number(known, self.subject), className="figure"),
            ],
            href=links.municipality(asked, member.oktmo),
            id=tile_id(member.oktmo),
            className=theme.classes("tile", "faded" if row is None else _class(row, self.scale)),
            title=self._title(member, row, known),
            style={"gridColumn": str(place[0]), "gridRow": str(place[1])} if place else None,
        )

    def _title(self, member: Municipality, row: Row | None, known: Row | None) -> str:
        if known is None:
            return f"{member.name}: {OUTSIDE}"
        about = f"{member.name}. {self.subject.title}: {detail.told(known, self.subject)}"
        return about if row else f"{about}; {OUTSIDE}"


def _number(row: Row | None, subject: Subject) -> str:
    if row is None:
        return ""
    return detail.reason_words(row) if row.value is None else detail.value_text(row, subject)


def _class(row: Row, scale: DueScale) -> str:
    if row.value is None:
        return theme.REASON_CLASSES[row.reason] if row.reason else "gap"
    return scale.class_of(row)
