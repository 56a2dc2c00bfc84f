"""The look of a printed document, after ГОСТ Р 7.0.97: page, fonts, header, footer, properties."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from layouts.files.mark import FileMark

FONT: Final = "Times New Roman"
LANGUAGE: Final = "ru-RU"
# A yearly report is kept for longer than ten years: for such the left margin is 30 mm.
LEFT, RIGHT, TOP, BOTTOM = Mm(30), Mm(15), Mm(20), Mm(20)
TEXT_WIDTH: Final = Mm(210 - 30 - 15)
BODY, HEADING, TITLE, TABLE, REMARK, CAPTION, ITEM = (
    "Normal",
    "Heading 1",
    "Title",
    "Table Text",
    "Remark",
    "Caption",
    "List Item",
)
SQUARE: Final = Mm(13)
INK: Final = RGBColor(0, 0, 0)


def blank(title: str, made_of: datetime) -> Document:
    """An empty document of this look; `made_of` stands for the moment at which it is made."""
    made = docx.Document()
    _properties(made, title, made_of)
    _page(made.sections[0])
    _language(made)
    _styles(made)
    return made


def _properties(made: Document, title: str, made_of: datetime) -> None:
    properties = made.core_properties
    properties.title, properties.language = title, LANGUAGE
    properties.author, properties.last_modified_by = "РУМО-Монитор", "РУМО-Монитор"
    properties.comments, properties.subject, properties.keywords = "", "", ""
    properties.created = properties.modified = made_of.replace(microsecond=0, tzinfo=None)
    properties.revision = 1


def _page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = LEFT, RIGHT
    section.top_margin, section.bottom_margin = TOP, BOTTOM
    section.header_distance = section.footer_distance = Mm(10)


def _language(made: Document) -> None:
    for spoken in made.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:val"), LANGUAGE)
        spoken.set(qn("w:eastAsia"), LANGUAGE)


def _styles(made: Document) -> None:
    body = _style(made, BODY, 12)
    body.paragraph_format.first_line_indent = Cm(1.25)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.line_spacing = 1.15
    body.paragraph_format.widow_control = True
    title = _style(made, TITLE, 14, after=Pt(6))
    title.font.bold = True
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _without_border(title)
    heading = _style(made, HEADING, 12, before=Pt(12), after=Pt(6))
    heading.font.bold = True
    heading.paragraph_format.keep_with_next = True
    caption = _style(made, CAPTION, 11, before=Pt(6), after=Pt(3))
    caption.font.bold = False
    caption.paragraph_format.keep_with_next = True
    _style(made, TABLE, 9)
    _style(made, REMARK, 9, before=Pt(2), after=Pt(6))
    item = _style(made, ITEM, 12)
    item.paragraph_format.left_indent = Cm(1.25)
    item.paragraph_format.first_line_indent = Cm(-0.5)


def _style(
    made: Document,
    name: str,
    size: int,
    before: Length | None = None,
    after: Length | None = None,
) -> ParagraphStyle:
    names = {each.name for each in made.styles}
    found = (
        made.styles[name] if name in names else made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    if not isinstance(found, ParagraphStyle):
        raise TypeError(name)
    _font(found, size)
    shape = found.paragraph_format
    shape.space_before, shape.space_after = before or Pt(0), after or Pt(0)
    shape.first_line_indent, shape.line_spacing = Cm(0), 1.0
    shape.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return found


def _font(style: ParagraphStyle, size: int) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb, style.font.italic = INK, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
        # A theme's font would win over the one that is named.
        fonts.attrib.pop(qn(f"w:{script}Theme"), None)
    fonts.attrib.pop(qn("w:cstheme"), None)


def _without_border(style: ParagraphStyle) -> None:
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def frame(section: Section, origin: str, mark: str, fixed: FileMark | None = None) -> None:
    """The foot of every page, and its head: the number from the second page on, the mark on all.

    Where the document shows a snapshot, its code stands at the foot with its square.
    """
    section.different_first_page_header_footer = True
    for header in (section.first_page_header, section.header):
        header.is_linked_to_previous = False
    first, others = section.first_page_header.paragraphs[0], section.header.paragraphs[0]
    others.style = first.style = TABLE
    others.alignment = first.alignment = WD_ALIGN_PARAGRAPH.CENTER
    first.add_run(mark)
    _page_number(others)
    if mark:
        others.add_run(f" · {mark}")
    for footer in (section.first_page_footer, section.footer):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]
        line.style = REMARK
        if fixed:
            line.add_run().add_picture(io.BytesIO(fixed.square), width=SQUARE)
            line.add_run(f" {fixed.way_back}. {origin}")
        else:
            line.add_run(origin)


def _page_number(line: Paragraph) -> None:
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("number", ""), ("end", "")):
        run = line.add_run("2" if kind == "number" else "")
        if kind in ("begin", "separate", "end"):
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), kind)
            run.element.append(sign)
        elif text:
            code = OxmlElement("w:instrText")
            code.text = text
            run.element.append(code)
