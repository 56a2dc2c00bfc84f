"""Word documents: what a person sees of them, paragraphs and table rows in their order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element

from data_sources.ingest.minutes.containers.bounds import bounded
from data_sources.ingest.minutes.containers.numbering import Numbering
from data_sources.ingest.minutes.containers.packages import BROKEN, DocumentPackage
from data_sources.ingest.minutes.containers.text import is_wrapped
from data_sources.ingest.minutes.containers.word_blocks import WordBlocks
from data_sources.ingest.minutes.containers.word_visibility import Visibility
from data_sources.ingest.minutes.refusal import NotMinutesError
from data_sources.ingest.minutes.text.script import Paragraph

_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{_USUAL}}}"
_USUAL_PLACE: Final = "word/document.xml"
_MACROS: Final = "В документе макросы: сохраните его как .docx без макросов."
_OTHER: Final = "Это не документ Word: откройте файл и сохраните протокол как .docx."


def docx_paragraphs(package: DocumentPackage) -> tuple[Paragraph, ...]:
    """The paragraphs and table rows of a Word document; refuses what may do harm."""
    if any(name.endswith("vbaProject.bin") for name in package.names):
        raise NotMinutesError(_MACROS)
    try:
        whole = tuple(_read(package))
    except (KeyError, ValueError, AttributeError, TypeError) as cause:
        raise NotMinutesError(BROKEN) from cause
    if not is_wrapped([each.text for each in whole if not each.is_row]):
        return whole
    return tuple(replace(each, is_soft=not each.is_row) for each in whole)


def _read(package: DocumentPackage) -> tuple[Paragraph, ...]:
    name = _main_part(package)
    document = _tree(package, name)
    if document is None:
        raise NotMinutesError(_OTHER)
    related = _related(package, name)
    styles = _first(package, related, "styles")
    blocks = WordBlocks(
        Numbering.of(_first(package, related, "numbering"), styles), Visibility.of(styles)
    )
    body = document.find(f"{_W}body")
    found = tuple(bounded(blocks.of(document if body is None else body)))
    if any("протокол" in re.sub(r"\s", "", each.text).lower() for each in found):
        return found
    return tuple(bounded((*_headers(package, related, blocks), *found)))


def _main_part(package: DocumentPackage) -> str:
    """The document's part, where the package says or where it usually stands."""
    said = _related(package, "").get("officeDocument", [])
    return next((name for name in said if name in package.names), _USUAL_PLACE)


def _headers(
    package: DocumentPackage, related: dict[str, list[str]], blocks: WordBlocks
) -> Iterator[Paragraph]:
    """The headers of the pages, where the title may stand in place of the body."""
    for name in related.get("header", []):
        header = _tree(package, name)
        if header is not None:
            yield from blocks.of(header)


def _first(package: DocumentPackage, related: dict[str, list[str]], kind: str) -> Element | None:
    names = related.get(kind, [])
    return _tree(package, names[0]) if names else None


def _related(package: DocumentPackage, name: str) -> dict[str, list[str]]:
    """The parts that a part refers to, by the last word of their type."""
    folder, file = posixpath.split(name)
    root = package.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
    found: dict[str, list[str]] = {}
    for each in root if root is not None else ():
        kind = each.get("Type", "").rpartition("/")[2]
        target = each.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found.setdefault(kind, []).append(posixpath.normpath(path))
    return found


def _tree(package: DocumentPackage, name: str) -> Element | None:
    """A part's elements under the usual names, also where the file keeps the strict ones."""
    root = package.tree(name)
    if root is not None and root.tag.startswith(f"{{{_STRICT}}}"):
        for each in root.iter():
            each.tag = each.tag.replace(_STRICT, _USUAL)
            for key in [key for key in each.attrib if key.startswith(f"{{{_STRICT}}}")]:
                each.set(key.replace(_STRICT, _USUAL), each.attrib.pop(key))
    return root
