"""Text on a slide of PPTX: where it stands, how large and in what colour it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from data_sources.vocabulary.execution import ExecutionStatus
from layouts.markup import theme

FONT: Final = "Arial"
"""Every office program has it or a font of the same measures, with Cyrillic."""
WIDE: Final = 1280
TALL: Final = 720
PER_POINT: Final = 9525
"""A slide is measured as the screen is: 1280 by 720; so many EMU are one of these."""

LOOKS: Final[Mapping[str, str]] = {
    ExecutionStatus.DONE: "q5",
    ExecutionStatus.DONE_LATE: "q2",
    ExecutionStatus.OVERDUE: "q1",
    ExecutionStatus.IN_PROGRESS: "n3",
    ExecutionStatus.CONTINUOUS: "q4",
    "this-year": "accent",
    "last-year": "soft",
    "uncompared": "n4",
    "even": "n3",
    "missing": "soft",
}


@dataclass(frozen=True)
class Box:
    """A place on the slide, in units of the screen."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        return (
            Emu(round(self.left * PER_POINT)),
            Emu(round(self.top * PER_POINT)),
            Emu(round(self.width * PER_POINT)),
            Emu(round(self.height * PER_POINT)),
        )


@dataclass(frozen=True)
class Type:
    """How a text looks: size in units of the screen, colour by its name in the theme."""

    size: float
    colour: str = "ink"
    bold: bool = False
    align: str = "left"
    anchor: str = "top"


_ALIGN: Final = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}
_ANCHOR: Final = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}


def anchor(name: str) -> Any:
    """Where text stands in its cell."""
    return _ANCHOR[name]


def ink(look: str) -> str:
    """The name of the colour of letters on a ground of this look."""
    name = f"{LOOKS.get(look, look)}-ink"
    return name if name in theme.LIGHT else "card"


def paint(fill: Any, look: str) -> None:
    """One colour throughout."""
    fill.solid()
    fill.fore_color.rgb = colour(look)


def describe(part: Any, title: str) -> None:
    """What a program says of the chart to who does not see it."""
    part.element.nvGraphicFramePr.cNvPr.set("descr", plain(title))


def colour(look: str) -> Any:
    """The light colour of a look; the accent where it has none of its own."""
    name = LOOKS.get(look, look)
    code = theme.LIGHT.get(name, theme.LIGHT["accent"])
    made: Any = RGBColor
    return made(*bytes.fromhex(code[1:]))


def plain(text: str) -> str:
    """The text without signs that XML cannot take or that turn it around."""
    spaced = "".join(" " if sign in "\t\n\r\v\f\u2028\u2029" else sign for sign in text)
    kept = ("Cc", "Cf", "Cs", "Co", "Cn")
    return "".join(sign for sign in spaced if unicodedata.category(sign) not in kept)


def write(slide: Any, box: Box, texts: Sequence[str], look: Type) -> Any:
    """A box with a paragraph for each text; it wraps words and does not grow."""
    shape = slide.shapes.add_textbox(*box.emu)
    fill(shape.text_frame, texts, look)
    return shape


def fill(frame: Any, texts: Sequence[str], look: Type) -> None:
    """Puts the texts into a frame of text."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = _ANCHOR[look.anchor]
    for place, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.alignment = _ALIGN[look.align]
        run = paragraph.add_run()
        run.text = plain(text)
        style(run.font, look)


def style(font: Any, look: Type) -> None:
    """Size, weight, colour and the font for Cyrillic."""
    font.size = Pt(look.size * 0.75)
    font.bold = look.bold
    font.name = FONT
    font.color.rgb = colour(look.colour)
