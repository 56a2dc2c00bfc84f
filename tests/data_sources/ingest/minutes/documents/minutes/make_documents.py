"""Makes the Word and PDF minutes of this corpus from the drafts beside it.

`python make_documents.py` writes every `drafts/NAME.docx.draft` as `NAME.docx`, the same bytes
each time. `python make_documents.py pdf` prints `drafts/NAME.pdf.draft` through Chromium as
`NAME.pdf`; a PDF carries the moment of its printing, so its bytes differ from run to run.

A draft is text, a paragraph a line: `@title` centred and bold, `@bold`, `@header`, `@footer`,
`@pages` (page numbers), `@landscape`, `@blank`, `@row a | b | c` (rows that follow one another make
a table), `@list FORMAT:TEXT …` (a new Word numbering, one FORMAT:TEXT for a level), `@0` and `@1`
(a paragraph at that level of it; Word only). Inside a line `¦` splits runs, `⏎` is a soft line
break, `⇥` a tab, `**…**` bold.
"""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

HERE = Path(__file__).resolve().parent
DRAFTS = HERE / "drafts"
WRITTEN_AT = datetime(2024, 1, 1, tzinfo=UTC)
PIECE = re.compile(r"(¦|⏎|⇥|\*\*)")
BOLD = re.compile(r"\*\*(.+?)\*\*")
PRINT_STYLE = """
@page {size: A4; margin: 20mm} body {font: 12pt/1.4 "Liberation Serif", serif}
p {margin: 0 0 6pt} .title {text-align: center; font-weight: bold} .bold {font-weight: bold}
.blank {height: 18pt} table {border-collapse: collapse; width: 100%} td {border: 1px solid}
"""
PAGE_NUMBER = '"Страница " counter(page) " из " counter(pages)'


def fill(paragraph: Paragraph, text: str) -> None:
    """Write a draft's line into a paragraph, with its runs, breaks, tabs and bold words."""
    weight = None
    for piece in PIECE.split(text):
        if piece == "**":
            weight = not weight
        elif piece == "⏎":
            paragraph.add_run().add_break()
        elif piece == "⇥":
            paragraph.add_run().add_tab()
        elif piece not in ("", "¦"):
            paragraph.add_run(piece).bold = weight


def new_numbering(document: WordDocument, levels: str) -> int:
    """Add a Word numbering, such as `decimal:%1. decimal:%1.%2.`, and return its number."""
    numbering = document.part.numbering_part.element
    known = [int(key) for key in numbering.xpath("w:num/@w:numId | w:abstractNum/@w:abstractNumId")]
    number = max([100, *known]) + 1
    described = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{360 + 360 * depth}" w:hanging="360"/></w:pPr></w:lvl>'
        for depth, (form, shown) in enumerate(level.split(":", 1) for level in levels.split())
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
        f'<w:multiLevelType w:val="multilevel"/>{described}</w:abstractNum>'
    )
    used = parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    )
    # Word wants every abstract numbering before the first one in use.
    numbering.insert(0, abstract)
    numbering.append(used)
    return number


def put_in_list(paragraph: Paragraph, number: int, depth: int) -> None:
    """Number a paragraph the way Word does: the number is nowhere in its text."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = number


def add_table(document: WordDocument, rows: list[str]) -> None:
    """Add a table, a draft's row a row of it."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    table = document.add_table(rows=len(cells), cols=len(cells[0]), style="Table Grid")
    for written, row in zip(cells, table.rows, strict=True):
        for text, cell in zip(written, row.cells, strict=True):
            fill(cell.paragraphs[0], text)


def add_page_numbers(paragraph: Paragraph) -> None:
    """Write «Страница 1 из 2» with Word's own fields."""
    for words, field in (("Страница ", "PAGE"), (" из ", "NUMPAGES")):
        paragraph.add_run(words)
        element = OxmlElement("w:fldSimple")
        element.set(qn("w:instr"), field)
        paragraph._p.append(element)


def marked_lines(draft: str) -> Iterator[tuple[str, str]]:
    """Yield every line of a draft as its mark (empty for a plain paragraph) and its text."""
    for line in filter(None, draft.splitlines()):
        mark, _, text = line.partition(" ") if line.startswith("@") else ("", "", line)
        yield mark, text


def typeset(draft: str) -> WordDocument:
    """Return the Word document that a draft describes."""
    document = Document()
    section = document.sections[0]
    numbering = 0
    for mark, group in groupby(marked_lines(draft), key=lambda line: line[0]):
        texts = [text for _, text in group]
        if mark == "@row":
            add_table(document, texts)
            continue
        for text in texts:
            if mark == "@list":
                numbering = new_numbering(document, text)
            elif mark == "@header":
                fill(section.header.paragraphs[0], text)
            elif mark == "@footer":
                fill(section.footer.paragraphs[0], text)
            elif mark == "@pages":
                add_page_numbers(section.footer.paragraphs[0])
            elif mark == "@landscape":
                section.orientation = WD_ORIENT.LANDSCAPE
                section.page_width, section.page_height = section.page_height, section.page_width
            else:
                add_paragraph(document, mark, text, numbering)
    return document


def add_paragraph(document: WordDocument, mark: str, text: str, numbering: int) -> None:
    """Add one paragraph of the body."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    fill(paragraph, f"**{text}**" if mark in ("@title", "@bold") else text)
    if mark == "@title":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif mark in ("@0", "@1"):
        put_in_list(paragraph, numbering, int(mark[1:]))
    elif mark not in ("", "@bold", "@blank"):
        raise ValueError(mark)


def packed(document: WordDocument) -> bytes:
    """Return a document's bytes, free of the moment when they were written."""
    document.core_properties.created = document.core_properties.modified = WRITTEN_AT
    loose, firm = BytesIO(), BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(firm, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=WRITTEN_AT.timetuple()[:6])
            target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)
    return firm.getvalue()


def drafts_of(ending: str) -> Iterator[tuple[str, str]]:
    """Yield the drafts of one kind of file: the file's path under a folder, the draft's text."""
    for draft in sorted(DRAFTS.rglob(f"*{ending}.draft")):
        yield str(draft.relative_to(DRAFTS).with_suffix("")), draft.read_text(encoding="utf-8")


def write_documents(target: Path) -> None:
    """Write the Word files of all drafts into a folder."""
    for name, draft in drafts_of(".docx"):
        Path(target, name).write_bytes(packed(typeset(draft)))


def printed_line(mark: str, text: str) -> str:
    """Return one line of a draft as HTML."""
    words = escape(text).replace("¦", "").replace("⏎", "<br>").replace("⇥", "&emsp;")
    if mark == "@row":
        cells = "".join(f"<td>{cell.strip()}</td>" for cell in words.split("|"))
        return f"<tr>{cells}</tr>"
    words = BOLD.sub(r"<b>\1</b>", words)
    return f'<p class="{mark[1:]}">{words}</p>'


def page(draft: str) -> str:
    """Return the HTML page that a draft describes, ready to be printed."""
    style, body = [PRINT_STYLE], []
    for mark, group in groupby(marked_lines(draft), key=lambda line: line[0]):
        texts = [text for _, text in group]
        if mark == "@landscape":
            style.append("@page {size: A4 landscape}")
        elif mark == "@header":
            style.append(f'@page {{@top-center {{content: "{texts[0]}"}}}}')
        elif mark == "@pages":
            style.append(f"@page {{@bottom-center {{content: {PAGE_NUMBER}}}}}")
        else:
            lines = "".join(printed_line(mark, text) for text in texts)
            body.append(f"<table>{lines}</table>" if mark == "@row" else lines)
    return f"<meta charset=utf-8><style>{' '.join(style)}</style>{''.join(body)}"


def print_documents(target: Path) -> None:
    """Print the PDF files of all drafts into a folder; needs Chromium."""
    options = ["--headless", "--no-sandbox", "--no-pdf-header-footer"]
    for name, draft in drafts_of(".pdf"):
        with TemporaryDirectory() as desk:
            source = Path(desk, "page.html")
            source.write_text(page(draft), encoding="utf-8")
            printed = f"--print-to-pdf={target / name}"
            subprocess.run(["chromium", *options, printed, source.as_uri()], check=True)


if __name__ == "__main__":
    if sys.argv[1:] == ["pdf"]:
        print_documents(HERE)
    else:
        write_documents(HERE)
