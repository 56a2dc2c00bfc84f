"""Where the bars of a native chart stand within it: programs place them by guess otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from layouts.files.deck.surface import Box

_NAMESPACE: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"


@dataclass(frozen=True)
class Inner:
    """The part of a chart that bars may fill, in shares of its width and height."""

    left: float
    top: float
    width: float
    height: float


BESIDE_NAMES: Final = Inner(0.42, 0.02, 0.46, 0.96)
"""Names of municipalities in one line before the bars, numbers after them."""


def beside_names(chart: Any) -> Inner:
    """Gives the bars their place and tells it."""
    area = chart.element.chart.plotArea
    for layout in area.findall(_tag("layout")):
        area.remove(layout)
    layout = etree.Element(_tag("layout"))
    manual = etree.SubElement(layout, _tag("manualLayout"))
    for name, value in (
        ("layoutTarget", "inner"),
        ("xMode", "edge"),
        ("yMode", "edge"),
        ("x", BESIDE_NAMES.left),
        ("y", BESIDE_NAMES.top),
        ("w", BESIDE_NAMES.width),
        ("h", BESIDE_NAMES.height),
    ):
        etree.SubElement(manual, _tag(name)).set("val", str(value))
    area.insert(0, layout)
    return BESIDE_NAMES


def within(box: Box, inner: Inner, share: float) -> Box:
    """The line across all bars at this share of the way from the least to the greatest value."""
    left = box.left + box.width * (inner.left + inner.width * share)
    return Box(left, box.top + box.height * inner.top, 0, box.height * inner.height)


def name_every_row(chart: Any) -> None:
    """No name is left out where rows stand close."""
    (axis,) = chart.element.iter(_tag("catAx"))
    for skip in axis.findall(_tag("tickLblSkip")):
        axis.remove(skip)
    skip = etree.Element(_tag("tickLblSkip"))
    skip.set("val", "1")
    # The schema keeps an order: it stands before the last mark of the axis, if there is one.
    after = axis.find(_tag("noMultiLvlLbl"))
    if after is None:
        axis.append(skip)
    else:
        after.addprevious(skip)


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
