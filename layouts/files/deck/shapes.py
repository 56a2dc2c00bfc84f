"""What on a slide is no chart: the map of tiles, tables, marks, sentences."""

from __future__ import annotations

from typing import Any, Final

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Emu, Pt

from layouts.files.deck import surface
from layouts.files.deck.surface import Box, Type
from layouts.markup import theme
from layouts.slides.slide_text import SlideTable, Tiles

LEGEND: Final = 36
SWATCH: Final = 24
HEAD: Final = 44
GREATEST_ROW: Final = 104
LETTER: Final = 0.56
"""How wide a letter is on average, in shares of its size."""


def mark(slide: Any, place: Box, title: str) -> None:
    """A line across a chart."""
    left, top, _, height = place.emu
    line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, left, top, left, Emu(top + height))
    line.name = surface.plain(title)
    line.line.color.rgb = surface.colour("ink")
    line.line.width, line.line.dash_style = Pt(1.75), MSO_LINE.DASH


def tiles(slide: Any, chart: Tiles, box: Box) -> None:
    """The map of equal squares with its legend."""
    columns, rows = chart.size
    wide, tall = box.width / columns, (box.height - LEGEND - 8) / rows
    for tile in chart.tiles:
        left, top = box.left + (tile.column - 1) * wide, box.top + (tile.row - 1) * tall
        known = tile.look in theme.LIGHT
        shape = _block(slide, Box(left, top, wide - 5, tall - 5), tile.look if known else "gap")
        shape.name = surface.plain(tile.name)
        ink = f"{tile.look}-ink" if known else "gap-ink"
        text = Type(min(22, tall / 2.6), ink, align="center", anchor="middle")
        surface.fill(shape.text_frame, [tile.short, tile.text], text)
    left, top = box.left, box.top + box.height - LEGEND
    for look, word in chart.legend:
        _block(slide, Box(left, top + 6, SWATCH, SWATCH - 4), look)
        width = len(word) * 22 * LETTER + 24
        place = Box(left + SWATCH + 8, top, width, LEGEND)
        surface.write(slide, place, [word], Type(22, "soft", anchor="middle"))
        left += SWATCH + 8 + width


def _block(slide: Any, place: Box, look: str) -> Any:
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place.emu)
    # The style of the theme brings a shadow that no setting of the shape takes away everywhere.
    for style in shape.element.findall(f"{{{shape.element.nsmap['p']}}}style"):
        shape.element.remove(style)
    shape.line.fill.background()
    surface.paint(shape.fill, look)
    return shape


def sheet(slide: Any, chart: SlideTable, box: Box) -> None:
    """A table; its rows share the room as their texts need it."""
    shares = [share / sum(chart.widths) for share in chart.widths]
    size = 24.0
    while size > 16 and sum(_heights(chart, shares, box.width, size)) > box.height:
        size -= 1
    heights = _heights(chart, shares, box.width, size)
    spare = max(0.0, box.height - sum(heights)) / len(heights)
    frame = slide.shapes.add_table(len(heights), len(chart.heads), *box.emu)
    surface.describe(frame, chart.title)
    table = frame.table
    table.horz_banding = False
    for place, share in enumerate(shares):
        table.columns[place].width = Box(0, 0, box.width * share, 0).emu[2]
    for line, cells in enumerate((chart.heads, *chart.rows)):
        height = HEAD if line == 0 else max(heights[line], min(heights[line] + spare, GREATEST_ROW))
        table.rows[line].height = Box(0, 0, 0, height).emu[3]
        for place, text in enumerate(cells):
            cell = table.cell(line, place)
            surface.paint(cell.fill, "tint" if line == 0 else "card")
            look = Type(size, "soft" if line == 0 else "ink", anchor="middle")
            surface.fill(cell.text_frame, [text], look)
            cell.vertical_anchor = surface.anchor("middle")


def _heights(chart: SlideTable, shares: list[float], width: float, size: float) -> list[float]:
    """How tall each row has to be for its longest cell, the head first."""
    rows = []
    for cells in chart.rows:
        lines = max(
            -(-len(text) * size * LETTER // max(width * share - 20, size)) or 1
            for text, share in zip(cells, shares, strict=True)
        )
        rows.append(lines * size * 1.2 + 18)
    return [HEAD, *rows]


def sentences(slide: Any, texts: tuple[str, ...], box: Box, size: float) -> None:
    """Sentences one below another, each with a bar before it."""
    top = box.top
    for text in texts:
        lines = -(-len(text) * size * LETTER // (box.width - 24)) or 1
        height = lines * size * 1.25
        _block(slide, Box(box.left, top, 5, height), "accent")
        place = Box(box.left + 24, top, box.width - 24, height)
        surface.write(slide, place, [text], Type(size, anchor="middle"))
        top += height + 24
