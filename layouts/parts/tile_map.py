"""The map: equal squares in their geographic places, coloured by fifths of one indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dash.development.base_component import Component

from data_sources.filters import Filters
from data_sources.results import Municipality, Registers, Row, Scorecard
from layouts import html, links, theme
from layouts.parts import detail, legend
from layouts.parts.fifths import Fifths, is_compared
from layouts.parts.still import Markup, element, link
from layouts.parts.subject import Subject

Place = tuple[int, int]


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


def draw(scorecard: Scorecard, registers: Registers, subject: Subject) -> Component:
    """Tiles of the whole region; those outside the question are faded and have no number."""
    filters = scorecard.question.filters
    rows = {row.oktmo: row for row in scorecard.municipal(subject.key) if row.oktmo}
    regional = frozenset(m.oktmo for m in registers.municipalities if m.is_regional)
    fifths = Fifths.of(
        (
            row.value
            for row in rows.values()
            if row.value is not None and is_compared(row, regional)
        ),
        subject.direction,
    )
    ordinary = [member for member in registers.municipalities if not member.is_regional]
    placed = places(ordinary)
    unplaced = [member for member in ordinary if member.oktmo not in placed]
    grid = [
        _tile(member, filters, subject, fifths, rows, placed.get(member.oktmo))
        for member in ordinary
        if member.oktmo in placed
    ]
    rest = [_tile(member, filters, subject, fifths, rows, None) for member in unplaced]
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
            legend.draw(fifths, subject, (r for o, r in rows.items() if o not in regional)),
        ],
        className="map",
    )


def _tile(
    member: Municipality,
    filters: Filters,
    subject: Subject,
    fifths: Fifths,
    rows: Mapping[str, Row],
    place: Place | None,
) -> Markup:
    row = rows.get(member.oktmo)
    style = {"style": f"grid-column:{place[0]};grid-row:{place[1]}"} if place else {}
    # A municipality outside the asked group can only be looked at without the group.
    asked = filters if row else filters.without("group")
    return link(
        element("b", member.short_name or member.name[:3].upper(), **theme.aria(hidden="true")),
        element("span", member.name, className="visually-hidden"),
        element("span", _number(row, subject), className="figure"),
        href=links.municipality(asked, member.oktmo),
        id=tile_id(member.oktmo),
        className=theme.classes("tile", _class(row, subject, fifths)),
        title=f"{member.name}. {subject.title}: {detail.told(row, subject)}"
        if row
        else f"{member.name}: не входит в вопрос",
        **style,
    )


def _number(row: Row | None, subject: Subject) -> str:
    if row is None:
        return ""
    return detail.reason_words(row) if row.value is None else detail.value_text(row, subject)


def _class(row: Row | None, subject: Subject, fifths: Fifths) -> str:
    if row is None:
        return "faded"
    if row.value is None:
        return theme.REASON_CLASSES[row.reason] if row.reason else "gap"
    if not row.is_comparable:
        return "uncompared"
    return theme.fifth_class(fifths.place(row.value), subject.direction)
