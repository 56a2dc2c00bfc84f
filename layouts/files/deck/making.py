"""A deck as PPTX: what every slide says comes from the same telling as on the screen."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any, Final
from zipfile import ZipFile

from pptx import Presentation
from pptx.util import Emu

from data_sources.deck import Deck
from layouts.files.deck import charts, surface
from layouts.files.deck.surface import Box, Type
from layouts.files.packed import packed_alike
from layouts.slides import telling
from layouts.slides.told import Big, Sheet, Told

NAME: Final = "deck.pptx"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EDGE: Final = 54
INNER: Final = surface.WIDE - 2 * EDGE
TITLE_ONLY: Final = 5
LONG_TITLE: Final = 52
PROPERTIES: Final = "docProps/core.xml"
_MADE_AT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def make(deck: Deck) -> bytes:
    """The presentation; equal answers give equal bytes."""
    told = telling.tell(deck)
    made = Presentation()
    made.slide_width = Emu(surface.WIDE * surface.PER_POINT)
    made.slide_height = Emu(surface.TALL * surface.PER_POINT)
    origin = telling.origin(deck)
    for place, each in enumerate(told, 1):
        _add(made, each, f"{place} / {len(told)}", origin)
    _describe(made, deck)
    memory = io.BytesIO()
    made.save(memory)
    return _alike(memory, deck.overview.provenance.changed_at)


def _describe(made: Any, deck: Deck) -> None:
    moment = deck.overview.provenance.changed_at.replace(microsecond=0, tzinfo=None)
    about = made.core_properties
    about.title = surface.plain(telling.name(deck))[:255]
    about.author = about.last_modified_by = "РУМО-Монитор"
    about.language, about.revision = "ru-RU", 1
    about.created = about.modified = moment


def _add(made: Any, told: Told, number: str, origin: str) -> None:
    slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    ground = slide.background.fill
    ground.solid()
    ground.fore_color.rgb = surface.colour("paper")
    surface.write(slide, Box(EDGE, 28, INNER, 30), [told.kicker], Type(20, "soft"))
    is_opening = told.key == "opening"
    title = slide.shapes.title
    box = Box(EDGE, 140, INNER, 170) if is_opening else Box(EDGE, 60, INNER, 96)
    title.left, title.top, title.width, title.height = box.emu
    size = 60 if is_opening else 32 if len(told.title) > LONG_TITLE else 40
    surface.fill(title.text_frame, [told.title], Type(size, bold=True, anchor="middle"))
    _body(slide, told, is_opening=is_opening)
    surface.write(slide, Box(EDGE, 686, INNER - 120, 24), [origin], Type(16, "soft"))
    surface.write(
        slide, Box(surface.WIDE - EDGE - 110, 686, 110, 24), [number],
        Type(16, "soft", align="right"),
    )  # fmt: skip
    notes = slide.notes_slide.notes_text_frame
    notes.text = "\n".join(f"{head}: {surface.plain(text)}" for head, text in told.notes)


def _body(slide: Any, told: Told, *, is_opening: bool) -> None:
    if told.chart is None:
        top = 330 if is_opening else 170
        surface.write(slide, Box(EDGE, top, INNER, 670 - top), told.lines, Type(30))
    elif isinstance(told.chart, Sheet):
        if told.big is not None:
            _big(slide, told.big, Box(EDGE, 160, 330, 84), 64)
        surface.write(slide, Box(EDGE + 350, 160, INNER - 350, 84), [told.say],
                      Type(24, anchor="middle"))  # fmt: skip
        charts.draw(slide, told.chart, Box(EDGE, 252, INNER, 420))
    else:
        if told.big is not None:
            _big(slide, told.big, Box(EDGE, 190, 440, 190), 110)
        surface.write(slide, Box(EDGE, 400, 440, 270), [told.say], Type(25))
        charts.draw(slide, told.chart, Box(EDGE + 480, 170, INNER - 480, 505))


def _big(slide: Any, big: Big, box: Box, size: float) -> None:
    length = len(big.text) + len(big.unit) // 2
    # A letter of this font is about 0.6 of its size wide.
    look = big.look if big.look in ("bad", "watch", "missing") else "accent"
    shown = Type(min(size, box.width / (0.62 * length)), look, bold=True, anchor="middle")
    shape = surface.write(slide, box, [big.text], shown)
    if big.unit:
        run = shape.text_frame.paragraphs[0].add_run()
        run.text = surface.plain(f" {big.unit}")
        surface.style(run.font, Type(shown.size * 0.42, look, bold=True))


def _alike(package: io.BytesIO, changed: datetime) -> bytes:
    """The same file without the hour at which it was put together, in the books of charts too."""
    moment = f"{changed:%Y-%m-%dT%H:%M:%S}Z".encode()
    kept = io.BytesIO()
    with ZipFile(package) as given, ZipFile(kept, "w") as alike:
        for part in given.infolist():
            held = given.read(part)
            if part.filename.endswith(".xlsx"):
                held = _alike(io.BytesIO(held), changed)
            elif part.filename == PROPERTIES:
                held = _MADE_AT.sub(rb"\g<1>" + moment + rb"\g<2>", held)
            alike.writestr(part.filename, held)
    return packed_alike(kept)
