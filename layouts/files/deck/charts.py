"""Charts of slides as native charts, tables and shapes that can be edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.shapes import MSO_SHAPE

from layouts import numbers, theme
from layouts.files.deck import surface
from layouts.files.deck.surface import Box, Type
from layouts.slides.told import Bars, Chart, Lines, Parts, Sheet, Stack, Tiles

LABELS: Final = Type(20)
QUIET: Final = Type(20, "soft")
ROW: Final = 44
FORMAT: Final = "#,##0.0"
WHOLE: Final = "#,##0"


def draw(slide: Any, chart: Chart, box: Box) -> None:
    """The chart with its title above it."""
    surface.write(slide, Box(box.left, box.top, box.width, 32), [chart.title], Type(22, "soft"))
    place = Box(box.left, box.top + 36, box.width, box.height - 36)
    _DRAWERS[type(chart)](slide, chart, place)


def _data(number_format: str) -> Any:
    made: Any = CategoryChartData
    return made(number_format=number_format)


def _named(part: Any, title: str) -> None:
    part._element.nvGraphicFramePr.cNvPr.set("descr", surface.plain(title))


def _add(slide: Any, kind: Any, data: Any, box: Box, title: str) -> Any:
    frame = slide.shapes.add_chart(kind, *box.emu, data)
    _named(frame, title)
    chart = frame.chart
    chart.has_title = False
    surface.style(chart.font, LABELS)
    return chart


def _bars(slide: Any, chart: Bars, box: Box) -> None:
    bars = tuple(reversed(chart.bars))
    if not bars:
        surface.write(slide, box, ["Показать нечего: таких строк нет."], QUIET)
        return
    is_whole = all(bar.value is None or bar.value == round(bar.value) for bar in bars)
    data = _data(WHOLE if is_whole else FORMAT)
    data.categories = [_category(bar.name, bar.value, bar.text) for bar in bars]
    data.add_series(surface.plain(chart.title), [_shown(bar.value) for bar in bars])
    height = min(box.height - (32 if chart.hidden else 0), 60 + ROW * len(bars))
    place = Box(box.left, box.top, box.width, height)
    drawn = _add(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, place, chart.title)
    drawn.has_legend = False
    _quiet_axes(drawn)
    plot = drawn.plots[0]
    plot.gap_width, plot.has_data_labels = 40, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = WHOLE if is_whole else FORMAT, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    surface.style(labels.font, Type(20, bold=True))
    for place_of, bar in enumerate(bars):
        point = plot.series[0].points[place_of].format.fill
        point.solid()
        point.fore_color.rgb = surface.colour(bar.look)
    if chart.hidden:
        more = f"Не показаны ещё {numbers.number(chart.hidden, 0)}"
        below = Box(box.left, box.top + height, box.width, 30)
        surface.write(slide, below, [more], QUIET)


def _category(name: str, value: float | None, text: str) -> str:
    return surface.plain(name if value is not None else f"{name} ({text})")


def _shown(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _quiet_axes(drawn: Any) -> None:
    axis = drawn.value_axis
    axis.visible, axis.has_major_gridlines = False, False
    category = drawn.category_axis
    category.has_major_gridlines = False
    category.major_tick_mark = XL_TICK_MARK.NONE
    category.format.line.color.rgb = surface.colour("line")
    surface.style(category.tick_labels.font, LABELS)


def _parts(slide: Any, chart: Parts, box: Box) -> None:
    data = _data(WHOLE)
    data.categories = [surface.plain(f"{part.sign} {part.word}") for part in chart.parts]
    data.add_series(surface.plain(chart.title), [part.count for part in chart.parts])
    drawn = _add(slide, XL_CHART_TYPE.DOUGHNUT, data, box, chart.title)
    _legend(drawn)
    plot = drawn.plots[0]
    plot.has_data_labels = True
    plot.data_labels.show_value, plot.data_labels.show_percentage = True, False
    surface.style(plot.data_labels.font, Type(22, bold=True))
    for place, part in enumerate(chart.parts):
        point = plot.series[0].points[place]
        point.format.fill.solid()
        point.format.fill.fore_color.rgb = surface.colour(part.look)


def _legend(drawn: Any) -> None:
    drawn.has_legend = True
    drawn.legend.position = XL_LEGEND_POSITION.BOTTOM
    drawn.legend.include_in_layout = False
    surface.style(drawn.legend.font, LABELS)


def _stack(slide: Any, chart: Stack, box: Box) -> None:
    if not chart.rows:
        surface.write(slide, box, ["Показать нечего: таких строк нет."], QUIET)
        return
    rows = tuple(reversed(chart.rows))
    data = _data(WHOLE)
    data.categories = [surface.plain(name) for name, _ in rows]
    looks = []
    for place, part in enumerate(rows[0][1]):
        counts = [parts[place].count for _, parts in rows]
        if any(counts):
            data.add_series(surface.plain(f"{part.sign} {part.word}"), [n or None for n in counts])
            looks.append(part.look)
    height = box.height - (32 if chart.hidden else 0)
    place_of = Box(box.left, box.top, box.width, height)
    drawn = _add(slide, XL_CHART_TYPE.BAR_STACKED, data, place_of, chart.title)
    _legend(drawn)
    _quiet_axes(drawn)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap, plot.has_data_labels = 40, 100, True
    for series, look in zip(plot.series, looks, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = surface.colour(look)
    if chart.hidden:
        more = f"Не показаны ещё {numbers.number(chart.hidden, 0)}"
        surface.write(slide, Box(box.left, box.top + height, box.width, 30), [more], QUIET)


def _lines(slide: Any, chart: Lines, box: Box) -> None:
    known = [value for series in chart.series for value in series.values if value is not None]
    if not known:
        surface.write(slide, box, ["Ни на одну дату периода значения нет."], QUIET)
        return
    data = _data(FORMAT)
    data.categories = [numbers.day(day) for day in chart.days]
    looks = []
    for series in chart.series:
        data.add_series(surface.plain(series.name), [_shown(value) for value in series.values])
        looks.append(series.look)
    if chart.goal is not None:
        data.add_series("цель", [chart.goal] * len(chart.days))
        looks.append("watch")
    drawn = _add(slide, XL_CHART_TYPE.LINE_MARKERS, data, box, chart.title)
    _legend(drawn)
    drawn.value_axis.minimum_scale = min(0.0, *known)
    drawn.value_axis.major_gridlines.format.line.color.rgb = surface.colour("line")
    surface.style(drawn.value_axis.tick_labels.font, QUIET)
    surface.style(drawn.category_axis.tick_labels.font, QUIET)
    for series, look in zip(drawn.plots[0].series, looks, strict=True):
        series.smooth = False
        series.format.line.color.rgb = surface.colour(look)
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.rgb = surface.colour(look)


def _tiles(slide: Any, chart: Tiles, box: Box) -> None:
    columns, rows = chart.size
    wide, tall = box.width / columns, (box.height - 36) / rows
    for tile in chart.tiles:
        place = Box(
            box.left + (tile.column - 1) * wide,
            box.top + (tile.row - 1) * tall,
            wide - 5,
            tall - 5,
        )
        shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *place.emu)
        shape.name = surface.plain(tile.name)
        shape.shadow.inherit = False
        shape.line.fill.background()
        shape.fill.solid()
        known = tile.look in theme.LIGHT
        shape.fill.fore_color.rgb = surface.colour(tile.look if known else "gap")
        ink = f"{tile.look}-ink" if known else "gap-ink"
        look = Type(18, ink, align="center", anchor="middle")
        surface.fill(shape.text_frame, [tile.short, tile.text], look)
    said = " · ".join(word for _, word in chart.legend)
    surface.write(slide, Box(box.left, box.top + box.height - 30, box.width, 30), [said], QUIET)


def _sheet(slide: Any, chart: Sheet, box: Box) -> None:
    count = len(chart.rows) + 1
    frame = slide.shapes.add_table(count, len(chart.heads), *box.emu)
    _named(frame, chart.title)
    table = frame.table
    table.horz_banding = False
    for place, share in enumerate(chart.widths):
        table.columns[place].width = Box(0, 0, box.width * share / sum(chart.widths), 0).emu[2]
    for line, cells in enumerate((chart.heads, *chart.rows)):
        table.rows[line].height = Box(0, 0, 0, min(box.height / count, 78)).emu[3]
        for place, text in enumerate(cells):
            cell = table.cell(line, place)
            cell.fill.solid()
            cell.fill.fore_color.rgb = surface.colour("tint" if line == 0 else "card")
            surface.fill(cell.text_frame, [text], Type(20, "soft" if line == 0 else "ink"))


_DRAWERS: Final[Mapping[type[Any], Callable[[Any, Any, Box], None]]] = {
    Bars: _bars,
    Parts: _parts,
    Stack: _stack,
    Lines: _lines,
    Tiles: _tiles,
    Sheet: _sheet,
}
