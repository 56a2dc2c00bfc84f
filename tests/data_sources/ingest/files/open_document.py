"""A small OpenDocument spreadsheet, written as office programs write it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

KIND: Final = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES: Final = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for short, full in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
)
_STYLES: Final = (
    '<number:date-style style:name="N1"><number:month/><number:text> </number:text>'
    "<number:year/></number:date-style>"
    '<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="unseen" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def cell(value: object, attributes: str = "") -> str:
    """A cell of text, or of a number."""
    if value is None:
        return f"<table:table-cell {attributes}/>"
    if isinstance(value, int | float):
        typed = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {typed} {attributes}/>"
    return (
        f'<table:table-cell office:value-type="string" {attributes}>'
        f"<text:p>{escape(str(value))}</text:p></table:table-cell>"
    )


def row(*cells: object, attributes: str = "") -> str:
    """A row of cells; those written as markup are taken as they are."""
    inside = "".join(str(each) if str(each).startswith("<table:") else cell(each) for each in cells)
    return f"<table:table-row {attributes}>{inside}</table:table-row>"


def sheet(title: str, *rows: str, columns: str = "", attributes: str = "") -> str:
    """A sheet of rows."""
    inside = "".join(rows)
    return f'<table:table table:name="{title}" {attributes}>{columns}{inside}</table:table>'


def write(path: Path, *sheets: str, doctype: str = "", manifest: str = "<m/>") -> Path:
    """The file of the sheets."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<office:document-content {_NAMES}>'
        f"<office:automatic-styles>{_STYLES}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", KIND)
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return path
