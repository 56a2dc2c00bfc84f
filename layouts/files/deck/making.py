"""A deck as PPTX: what every slide says comes from the same telling as on the screen."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any, Final
from zipfile import ZipFile

from pptx import Presentation
from pptx.util import Emu

from data_sources.answers.documents.deck.answer import Deck
from layouts.files.deck import charts, shapes, surface
from layouts.files.deck.surface import Box, Type
from layouts.files.mark import FileMark
from layouts.files.packed import packed_alike
from layouts.files.question import made_of
from layouts.slides import telling
from layouts.slides.slide_text import Big, SlideTable, SlideText

NAME: Final = "deck.pptx"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
EDGE: Final = 54
INNER: Final = surface.WIDE - 2 * EDGE
FOOT: Final = 686
SQUARE: Final = 44
TITLE_ONLY: Final = 5
LONG_TITLE: Final = 52
SHORT_UNIT: Final = 4
PROPERTIES: Final = "docProps/core.xml"
_MADE_AT: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")


def make(deck: Deck, mark: FileMark | None = None) -> bytes:
    """The presentation; equal answers give equal bytes.

    `mark` is that of the snapshot that it shows.
    """
    moment = made_of(deck.question, deck.provenance)
    told = telling.tell(deck)
    made = Presentation()
    made.slide_width = Emu(surface.WIDE * surface.PER_POINT)
    made.slide_height = Emu(surface.TALL * surface.PER_POINT)
    origin = " · ".join(filter(None, (telling.origin(deck), mark.words if mark else "")))
    for place, each in enumerate(told, 1):
        slide = _add(made, each)
        _foot(slide, f"{place} / {len(told)}", origin, mark)
    _describe(made, deck, moment)
    memory = io.BytesIO()
    made.save(memory)
    return _alike(memory, moment)


def _describe(made: Any, deck: Deck, moment: datetime) -> None:
    about = made.core_properties
    about.title = surface.plain(telling.name(deck))[:255]
    about.author = about.last_modified_by = "РУМО-Монитор"
    about.language, about.revision = "ru-RU", 1
    about.created = about.modified = moment.replace(microsecond=0, tzinfo=None)


def _add(made: Any, told: SlideText) -> Any:
    slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    surface.paint(slide.background.fill, "paper")
    kicker = Type(min(24, INNER / (0.56 * max(len(told.kicker), 1))), "soft", anchor="middle")
    surface.write(slide, Box(EDGE, 24, INNER, 32), [told.kicker], kicker)
    is_opening = told.key == "opening"
    title = slide.shapes.title
    box = Box(EDGE, 140, INNER, 170) if is_opening else Box(EDGE, 60, INNER, 96)
    title.left, title.top, title.width, title.height = box.emu
    size = 60 if is_opening else 32 if len(told.title) > LONG_TITLE else 40
    surface.fill(title.text_frame, [told.title], Type(size, bold=True, anchor="middle"))
    _body(slide, told, is_opening=is_opening)
    notes = slide.notes_slide.notes_text_frame
    notes.text = "\n".join(f"{head}: {surface.plain(text)}" for head, text in told.notes)
    return slide


def _foot(slide: Any, number: str, origin: str, mark: FileMark | None) -> None:
    left: float = EDGE
    if mark:
        place = Box(EDGE, FOOT - 14, SQUARE, SQUARE)
        picture = slide.shapes.add_picture(io.BytesIO(mark.square), *place.emu)
        picture.element.nvPicPr.cNvPr.set("descr", f"QR-код: {mark.words}")
        left += SQUARE + 12
    surface.write(slide, Box(left, FOOT, surface.WIDE - EDGE - 120 - left, 24), [origin],
                  Type(16, "soft"))  # fmt: skip
    surface.write(slide, Box(surface.WIDE - EDGE - 110, FOOT, 110, 24), [number],
                  Type(16, "soft", align="right"))  # fmt: skip


def _body(slide: Any, told: SlideText, *, is_opening: bool) -> None:
    if told.chart is None:
        top = 340 if is_opening else 210
        shapes.sentences(slide, told.lines, Box(EDGE, top, INNER, 660 - top), 30)
    elif isinstance(told.chart, SlideTable):
        if told.big is not None:
            _big(slide, told.big, Box(EDGE, 160, 400, 84), 64)
        surface.write(slide, Box(EDGE + 420, 160, INNER - 420, 84), [told.say],
                      Type(25, anchor="middle"))  # fmt: skip
        charts.draw(slide, told.chart, Box(EDGE, 252, INNER, 412))
    else:
        if told.big is not None:
            _big(slide, told.big, Box(EDGE, 190, 440, 190), 110)
        surface.write(slide, Box(EDGE, 400, 440, 270), [told.say], Type(25))
        charts.draw(slide, told.chart, Box(EDGE + 480, 170, INNER - 480, 500))


def _big(slide: Any, big: Big, box: Box, size: float) -> None:
    """The number with its unit; a unit of words stands below where there is room for it."""
    is_below = bool(big.unit) and len(big.unit) > SHORT_UNIT and box.height > 2 * size * 0.7
    length = len(big.text) + (0 if is_below else len(big.unit) // 2)
    # A letter of this font is about 0.6 of its size wide.
    look = big.look if big.look in ("bad", "watch", "missing") else "accent"
    shown = Type(min(size, box.width / (0.62 * length)), look, bold=True, anchor="middle")
    shape = surface.write(slide, box, [big.text], shown)
    if big.unit:
        frame = shape.text_frame
        run = (frame.add_paragraph() if is_below else frame.paragraphs[0]).add_run()
        run.text = surface.plain(big.unit if is_below else f" {big.unit}")
        surface.style(run.font, Type(max(shown.size * 0.36, 28), look, bold=True))


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
