"""Word files made by hand from pieces of WordprocessingML, for tests of the reader."""

from __future__ import annotations

import zipfile
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PREFIXES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def run(text: str, properties: str = "") -> str:
    """A run of text, its properties as XML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs; plain text becomes one run."""
    inside = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def cell(*blocks: str) -> str:
    """A cell of paragraphs and tables."""
    return f"<w:tc>{''.join(blocks)}</w:tc>"


def row(*texts: str) -> str:
    """A row of plain cells."""
    return f"<w:tr>{''.join(cell(paragraph(text)) for text in texts)}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def text_box(*blocks: str) -> str:
    """A run with a text box, in the form of new Word and in that of old Word."""
    inside = f"<w:txbxContent>{''.join(blocks)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{inside}"
        f"</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def word_package(path: Path, body: str, parts: dict[str, str] | None = None) -> Path:
    """A .docx of this body; further parts by name: styles, numbering, header1, footnotes."""
    further = parts or {}
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-'
        f'officedocument.wordprocessingml.{name.rstrip("123")}+xml"/>'
        for name in ("document.main", *further)
    ).replace("document.main.xml", "document.xml")
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{OFFICE}/{name.rstrip("123")}" Target="{name}.xml"/>'
        for at, name in enumerate(further)
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
            ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        )
        package.writestr(
            "_rels/.rels",
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr(
            "word/_rels/document.xml.rels",
            f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        )
        document = f"{XML}<w:document {PREFIXES}><w:body>{body}</w:body></w:document>"
        package.writestr("word/document.xml", document)
        for name, content in further.items():
            package.writestr(f"word/{name}.xml", f"{XML}{content}")
    return path


def numbered(text: str, number: int, depth: int = 0) -> str:
    """A paragraph of a list of `NUMBERING`."""
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties)


def _level(at: int, kind: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:numbering {PREFIXES}><w:abstractNum w:abstractNumId="0">{_level(0, "decimal", "%1.")}'
    f"{_level(1, 'decimal', '%1.%2.')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="1">{_level(0, "russianLower", "%1)")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
