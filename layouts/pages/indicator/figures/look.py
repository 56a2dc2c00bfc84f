"""The look that all figures share.

Plotly knows no CSS variables, so a figure carries the light colours of the theme, and
`assets/pages/indicator.css` repaints them by class (`trace<uid>`) in the dark look and in print.
"""

from __future__ import annotations

from typing import Any, Final

import plotly.graph_objects as go

from layouts.markup import theme
from layouts.pages.indicator.figures import russian
from layouts.wording import numbers

FONT: Final = (
    '"Segoe UI", "PT Sans", Roboto, "Noto Sans", "DejaVu Sans", system-ui, sans-serif'  # --font
)
SIZE: Final = 12
CLEAR: Final = "rgba(0,0,0,0)"


def template() -> go.layout.Template:
    """Fonts, colours and axes of a chart without tools, of fixed ranges, that a page scrolls."""
    ink, soft, line = theme.LIGHT["ink"], theme.LIGHT["soft"], theme.LIGHT["line"]
    axis: dict[str, Any] = {
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "color": soft,
        "gridcolor": line,
        "linecolor": line,
        "tickfont": {"size": SIZE - 1},
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": SIZE, "color": soft},
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "separators": f",{numbers.NBSP}",
            "colorway": [theme.LIGHT["accent"]],
            "showlegend": False,
            "dragmode": False,
            "hovermode": "x",
            "margin": {"l": 40, "r": 46, "t": 12, "b": 38, "pad": 0},
            "hoverlabel": {
                "bgcolor": theme.LIGHT["card"],
                "bordercolor": theme.LIGHT["soft"],
                "font": {"family": FONT, "size": SIZE, "color": ink},
                "align": "left",
                "namelength": -1,
            },
            "xaxis": axis,
            "yaxis": {**axis, "showgrid": True},
        }
    )


def config() -> Any:
    """How `dcc.Graph` behaves: no toolbar, as wide as its place, Russian."""
    return {
        "displayModeBar": False,
        "responsive": True,
        "locale": russian.LOCALE,
        "locales": russian.locales(),
        "doubleClick": False,
    }
