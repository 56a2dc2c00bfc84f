"""Charts of slides as native charts that can be edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from data_sources.vocabulary.indicators.description import Unit
from layouts.files.deck import plot_area, shapes, surface
from layouts.files.deck.surface import Box, Type
from layouts.slides.slide_text import Bars, Chart, Lines, Parts, Series, SlideTable, Stack, Tiles
from layouts.widgets.ranking import scale_of
from layouts.wording import numbers

CAPTION: Final = 24
LABELS: Final = Type(22)
QUIET: Final = Type(22, "soft")
ROW: Final = 46
FEW: Final = 4
ROW_OF_FEW: Final = 96
MORE: Final = 34
# Formats name the language: else a program that speaks another one writes a decimal point.
WHOLE: Final = "[$-419]#,##0"
_ABOVE, _BELOW = XL_LABEL_POSITION.ABOVE, XL_LABEL_POSITION.BELOW


def draw(slide: Any, chart: Chart, box: Box) -> None:
    """The chart with its title above it."""
    look = Type(CAPTION if len(chart.title) * CAPTION * 0.5 < box.width else 19, "soft")
    surface.write(slide, Box(box.left, box.top, box.width, 32), [chart.title], look)
    place = Box(box.left, box.top + 40, box.width, box.height - 40)
    _DRAWERS[type(chart)](slide, chart, place)


def _format(unit: Unit) -> str:
    """As many decimals as the same number has on the screen."""
    return f"{WHOLE}.{'0' * max(numbers.decimals(unit), 1)}"


def _rise(unit: Unit) -> str:
    part = "0" * max(numbers.decimals(unit), 1)
    return f"[$-419]+#,##0.{part};−#,##0.{part};0.{part}"


def _data(number_format: str) -> Any:
    made: Any = CategoryChartData
    return made(number_format=number_format)


def _add(slide: Any, kind: Any, data: Any, box: Box, title: str) -> Any:
    frame = slide.shapes.add_chart(kind, *box.emu, data)
    surface.describe(frame, title)
    chart = frame.chart
    chart.has_title = False
    surface.style(chart.font, LABELS)
    return chart


def _below(chart: Bars) -> tuple[str, ...]:
    """What is not shown, and what a sign beside a name means."""
    ends = f"Показаны {chart.cut} первых и {len(chart.bars) - chart.cut} последних, не показаны ещё"
    more = f"{ends if chart.cut else 'Не показаны ещё'} {numbers.number(chart.hidden, 0)}"
    return tuple(part for part in (more if chart.hidden else "", chart.note) if part)


def _rows_box(slide: Any, box: Box, rows: int, said: tuple[str, ...]) -> Box:
    """Where so many rows stand: few of them are thicker and in the middle of the box."""
    room = box.height - MORE * len(said)
    height = min(room, 24 + (ROW_OF_FEW if rows <= FEW else ROW) * rows)
    place = Box(box.left, box.top + (room - height) / 2, box.width, height)
    for line, text in enumerate(said):
        below = Box(box.left, place.top + height + MORE * line, box.width, MORE)
        surface.write(slide, below, [text], QUIET)
    return place


def _bars(slide: Any, chart: Bars, box: Box) -> None:
    bars = tuple(reversed(chart.bars))
    if not bars:
        surface.write(slide, box, ["Показать нечего: таких строк нет."], QUIET)
        return
    is_whole = all(bar.value is None or bar.value == round(bar.value) for bar in bars)
    is_rise = any(bar.text.startswith("+") for bar in bars)
    shown = _rise(chart.unit) if is_rise else WHOLE if is_whole else _format(chart.unit)
    data = _data(shown)
    data.categories = [_category(bar.name, bar.value, bar.text) for bar in bars]
    data.add_series(surface.plain(chart.title), [_shown(bar.value) for bar in bars])
    place = _rows_box(slide, box, len(bars), _below(chart))
    drawn = _add(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, place, chart.title)
    drawn.has_legend = False
    low, high = _reach([bar.value for bar in bars], chart.goal)
    drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale = low, high
    _quiet_axes(drawn, len(bars))
    inner = plot_area.beside_names(drawn)
    plot = drawn.plots[0]
    plot.gap_width, plot.has_data_labels = 40, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = shown, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    surface.style(labels.font, Type(LABELS.size, bold=True))
    for place_of, bar in enumerate(bars):
        surface.paint(plot.series[0].points[place_of].format.fill, bar.look)
    if chart.goal is not None:
        at = plot_area.within(place, inner, (chart.goal - low) / (high - low))
        shapes.mark(slide, at, f"цель {numbers.compact(chart.goal, chart.unit)}")


def _reach(values: Sequence[float | None], goal: float | None) -> tuple[float, float]:
    """Bars begin at zero; those that go down leave room for their numbers."""
    known = [value for value in (*values, goal) if value is not None]
    low, high = min((*known, 0.0)), max((*known, 0.0))
    return (low * 1.3, high) if high > low else (0.0, 1.0)


def _category(name: str, value: float | None, text: str) -> str:
    """The name, with what its number cannot say: that there is none, that it is not compared."""
    if value is None:
        return surface.plain(f"{name} ({text})")
    return surface.plain(f"{name}*" if text.endswith("*") else name)


def _shown(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _quiet_axes(drawn: Any, rows: int) -> None:
    axis = drawn.value_axis
    axis.visible, axis.has_major_gridlines = False, False
    category = drawn.category_axis
    category.has_major_gridlines = False
    category.major_tick_mark = XL_TICK_MARK.NONE
    # Names stand at the edge also beside bars that go down.
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.format.line.color.rgb = surface.colour("line")
    surface.style(category.tick_labels.font, LABELS if rows <= ROW / 4 else Type(20))
    plot_area.name_every_row(drawn)


def _parts(slide: Any, chart: Parts, box: Box) -> None:
    data = _data(WHOLE)
    data.categories = [surface.plain(part.word) for part in chart.parts]
    data.add_series(surface.plain(chart.title), [part.count for part in chart.parts])
    drawn = _add(slide, XL_CHART_TYPE.DOUGHNUT, data, box, chart.title)
    _legend(drawn)
    plot = drawn.plots[0]
    plot.has_data_labels = True
    plot.data_labels.show_value, plot.data_labels.show_percentage = True, False
    surface.style(plot.data_labels.font, Type(24, bold=True))
    for place, part in enumerate(chart.parts):
        point = plot.series[0].points[place]
        surface.paint(point.format.fill, part.look)
        surface.style(point.data_label.font, Type(24, surface.ink(part.look), bold=True))


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
            data.add_series(surface.plain(part.word), [count or None for count in counts])
            looks.append(part.look)
    height = box.height - (MORE if chart.hidden else 0)
    place_of = Box(box.left, box.top, box.width, height)
    drawn = _add(slide, XL_CHART_TYPE.BAR_STACKED, data, place_of, chart.title)
    _legend(drawn)
    _quiet_axes(drawn, len(rows))
    drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale = 0, max(chart.longest, 1)
    plot = drawn.plots[0]
    plot.gap_width, plot.overlap = 40, 100
    for series, look in zip(plot.series, looks, strict=True):
        surface.paint(series.format.fill, look)
        series.data_labels.show_value = True
        surface.style(series.data_labels.font, Type(LABELS.size, surface.ink(look)))
    if chart.hidden:
        more = f"Не показаны ещё {numbers.number(chart.hidden, 0)}"
        surface.write(slide, Box(box.left, box.top + height, box.width, MORE), [more], QUIET)


def _lines(slide: Any, chart: Lines, box: Box) -> None:
    known = [value for series in chart.series for value in series.values if value is not None]
    if not known:
        surface.write(slide, box, ["Ни на одну дату периода значения нет."], QUIET)
        return
    goal = [] if chart.goal is None else [chart.goal]
    data = _data(_format(chart.unit))
    data.categories = [numbers.day(day) for day in chart.days]
    for series in chart.series:
        data.add_series(surface.plain(series.name), [_shown(value) for value in series.values])
    for aim in goal:
        name = f"цель {numbers.compact(aim, chart.unit)}"
        data.add_series(surface.plain(name), [aim] * len(chart.days))
    drawn = _add(slide, XL_CHART_TYPE.LINE_MARKERS, data, box, chart.title)
    _legend(drawn)
    scale, axis = scale_of([*known, *goal]), drawn.value_axis
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = 0, scale.end, scale.step
    axis.major_gridlines.format.line.color.rgb = surface.colour("line")
    axis.format.line.fill.background()
    surface.style(axis.tick_labels.font, QUIET)
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.number_format = _format(chart.unit) if scale.step < 1 else WHOLE
    surface.style(drawn.category_axis.tick_labels.font, QUIET)
    lines = list(drawn.plots[0].series)
    for line, _ in zip(lines, chart.series, strict=False):
        _line(line, "soft", 2.25, MSO_LINE.DASH)
    for line in lines[len(chart.series) :]:
        _line(line, "watch", 2.25, MSO_LINE.ROUND_DOT)
        line.marker.style = XL_MARKER_STYLE.NONE
    _line(lines[0], "accent", 3.5, MSO_LINE.SOLID)
    _ends(drawn, chart.series)


def _line(line: Any, look: str, width: float, dash: Any) -> None:
    line.smooth = False
    line.format.line.color.rgb = surface.colour(look)
    line.format.line.width = Pt(width)
    line.format.line.dash_style = dash
    line.marker.style, line.marker.size = XL_MARKER_STYLE.CIRCLE, 8
    surface.paint(line.marker.format.fill, look)
    line.marker.format.line.color.rgb = surface.colour(look)


def _ends(drawn: Any, lines: Sequence[Series]) -> None:
    """The values of the last day, the greater one above its point, the lesser one below."""
    last = [series.values[-1] for series in lines]
    greatest = max((value for value in last if value is not None), default=None)
    for place, (value, series) in enumerate(zip(last, lines, strict=True)):
        if value is None:
            continue
        label = drawn.plots[0].series[place].points[len(series.values) - 1].data_label
        label.position = _ABOVE if value == greatest else _BELOW
        look = "accent" if place == 0 else "soft"
        surface.style(label.font, Type(24, look, bold=place == 0))


_DRAWERS: Final[Mapping[type[Any], Callable[[Any, Any, Box], None]]] = {
    Bars: _bars,
    Parts: _parts,
    Stack: _stack,
    Lines: _lines,
    Tiles: shapes.tiles,
    SlideTable: shapes.sheet,
}
