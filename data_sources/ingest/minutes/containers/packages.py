"""Zipped documents: their parts, unpacked and parsed within bounds."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from data_sources.ingest.minutes.refusal import NotMinutesError

_MOST_UNPACKED: Final = 150_000_000
_MOST_IN_A_PART: Final = 40_000_000
_MOST_PARTS: Final = 5_000
_MOST_ELEMENTS: Final = 300_000
_DEEPEST: Final = 150
BROKEN: Final = "Документ не открывается: откройте его в Word и сохраните ещё раз как .docx."
TOO_LARGE: Final = "Документ слишком велик: оставьте в нём только текст протокола."
_UNSAFE: Final = "Документ устроен небезопасно: откройте его в Word и сохраните ещё раз как .docx."
_LOCKED: Final = "Документ защищён паролем: снимите защиту и сохраните его ещё раз как .docx."
_ENCRYPTED_FLAG: Final = 0x1


@dataclass(frozen=True)
class DocumentPackage:
    """A zip archive whose size was looked at before anything is unpacked."""

    archive: zipfile.ZipFile
    names: frozenset[str]

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none of this name."""
        if name not in self.names:
            return None
        try:
            with self.archive.open(name) as file:
                content = file.read(_MOST_IN_A_PART + 1)
        except RuntimeError as cause:
            raise NotMinutesError(_LOCKED) from cause
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as cause:
            raise NotMinutesError(BROKEN) from cause
        if len(content) > _MOST_IN_A_PART:
            raise NotMinutesError(TOO_LARGE)
        return content

    def tree(self, name: str) -> Element | None:
        """The elements of a part; None where there is none of this name."""
        content = self.part(name)
        return None if content is None else _parsed(content)


def package_of(content: bytes) -> DocumentPackage:
    """The archive in these bytes; refuses one that is broken, locked or too large."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as cause:
        raise NotMinutesError(BROKEN) from cause
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > _MOST_UNPACKED:
        raise NotMinutesError(TOO_LARGE)
    if any(each.flag_bits & _ENCRYPTED_FLAG for each in parts):
        raise NotMinutesError(_LOCKED)
    return DocumentPackage(archive, frozenset(each.filename for each in parts))


def _parsed(content: bytes) -> Element:
    # Expat itself: it tells of a document type before any of it is looked at.
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    builder = _BoundedBuilder()
    parser.StartDoctypeDeclHandler = builder.doctype
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.ParseFile(io.BytesIO(content))
        root = builder.close()
    except (expat.ExpatError, ValueError, LookupError, AssertionError) as cause:
        raise NotMinutesError(BROKEN) from cause
    if not isinstance(root, Element):
        raise NotMinutesError(BROKEN)
    return root


class _BoundedBuilder:
    """Builds a tree that is neither too large nor too deep, without document types."""

    def __init__(self) -> None:
        self._builder = TreeBuilder()
        self._depth = 0
        self._count = 0

    def doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        raise NotMinutesError(_UNSAFE)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > _DEEPEST or self._count > _MOST_ELEMENTS:
            raise NotMinutesError(TOO_LARGE)
        self._builder.start(_name(tag), {_name(key): text for key, text in attributes.items()})

    def end(self, tag: str) -> None:
        self._depth -= 1
        self._builder.end(_name(tag))

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> Element:
        return self._builder.close()


def _name(text: str) -> str:
    """A name as ElementTree writes it: {namespace}name."""
    return f"{{{text}" if "}" in text else text
