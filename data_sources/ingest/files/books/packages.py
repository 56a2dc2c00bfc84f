"""What is inside a zip file, looked at before anything in it is unpacked or believed."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterable, Sequence, Set
from contextlib import suppress
from typing import Final

from openpyxl.xml.functions import fromstring

from data_sources.ingest.files.books.signatures import NOT_A_BOOK
from data_sources.ingest.files.raw import UnreadableFileError

MOST_BYTES: Final = 3 << 29  # 1.5 GiB, twice what a full sheet of a usual table takes
BOMB_BYTES: Final = 100 << 20
BOMB_RATIO: Final = 200
MOST_PARTS: Final = 10_000
MOST_SHARED_BYTES: Final = 256 << 20
MOST_SHARED_TAGS: Final = 10_000_000
MOST_OTHER_BYTES: Final = 16 << 20
_CONTENT_TYPES: Final = "[content_types].xml"
_WORKBOOK: Final = re.compile(r"xl/workbook[0-9]*\.xml")
_WORKBOOK_LINKS: Final = re.compile(r"xl/_rels/[^/]+\.rels")
_READ_AT_ONCE: Final = re.compile(r"sharedStrings|\.main\+xml|chartsheet|styles|theme")
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_SHARED: Final = "xl/sharedstrings.xml"
_MEDIA: Final = "xl/media/"
_UNREAD: Final = (_MEDIA, "xl/embeddings/", "customxml/", "xl/pivotcache/", "xl/externallinks/")
_MARKUP: Final = (".xml", ".rels", ".vml")
_PROLOG_BYTES: Final = 1 << 16
_CHUNK: Final = 1 << 20
_PROLOG: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+"
    rb"(?:<\?xml(?P<declaration>[^>]*)\?>)?"
    rb"(?:\s|<!--(?:(?!--).)*+-->|<\?(?!xml\s)(?:(?!\?>).)*+\?>)*+"
    rb"<[A-Za-z_]",
    re.DOTALL,
)
_ENCODING: Final = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)[\"']")
_KNOWN_ENCODINGS: Final = frozenset({b"utf-8", b"us-ascii", b"ascii"})

_BOMB: Final = (
    "Книга распаковывается в слишком большой объём и похожа на вредоносную. Скопируйте нужный "
    "лист в новую книгу или сохраните его как «CSV UTF-8»."
)
_LOCKED: Final = "Книга под паролем. Сохраните её без пароля."
_KIND_OF_DOCUMENT: Final = "mimetype"
_OPEN_BOOK: Final = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST: Final = "META-INF/manifest.xml"
_DOCUMENT: Final = "content.xml"
_MACROS: Final = "Книга с макросами не принимается. Сохраните её как .xlsx (без макросов)."
_FOREIGN: Final = (
    ("word/", "Это документ Word, а не книга Excel. Перенесите таблицу в книгу .xlsx."),
    ("ppt/", "Это презентация, а не книга Excel. Перенесите таблицу в книгу .xlsx."),
    ("xl/workbook.bin", "Это книга .xlsb. Откройте её в Excel и сохраните как .xlsx."),
    ("content.xml", "Это документ OpenDocument. Сохраните таблицу как книгу .xlsx."),
)
_MACRO_PARTS: Final = ("vbaproject.bin", "xl/macrosheets/", "xl/dialogsheets/")


def require_harmless_book(package: zipfile.ZipFile) -> None:
    """Refuses what is not a workbook, has macros, or would unpack without end.

    Raises `UnreadableFileError`.
    """
    parts = package.infolist()
    names = [part.filename.lower().replace("\\", "/").lstrip("/") for part in parts]
    _require_book(names)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise UnreadableFileError(_BOMB)
    for name, part in zip(names, parts, strict=True):
        if part.flag_bits & 1:
            raise UnreadableFileError(_LOCKED)
        if part.file_size > _most_bytes_of(name) or _is_bomb(part):
            raise UnreadableFileError(_BOMB)
        if name == _SHARED:
            _require_countable(package, part)
        _require_plain_markup(package, part, name)
    large = {
        name
        for name, part in zip(names, parts, strict=True)
        if name != _SHARED and part.file_size > MOST_OTHER_BYTES
    }
    if large:
        _require_read_in_pieces(package, names, large)


def is_open_book(package: zipfile.ZipFile) -> bool:
    """Whether the archive calls itself an OpenDocument spreadsheet (or a template of one)."""
    with (
        suppress(KeyError, OSError, zipfile.BadZipFile, RuntimeError, zlib.error),
        package.open(_KIND_OF_DOCUMENT) as content,
    ):
        return content.read(len(_OPEN_BOOK)) == _OPEN_BOOK
    return False


def require_harmless_document(package: zipfile.ZipFile) -> None:
    """Refuses an OpenDocument spreadsheet that is locked, or would unpack without end.

    Raises `UnreadableFileError`.
    """
    for part in package.infolist():
        is_manifest = part.filename == _MANIFEST and part.file_size <= MOST_OTHER_BYTES
        if is_manifest and b"encryption-data" in package.read(part):
            raise UnreadableFileError(_LOCKED)
        if part.filename != _DOCUMENT:
            continue
        if part.flag_bits & 1:
            raise UnreadableFileError(_LOCKED)
        if part.file_size > MOST_BYTES or _is_bomb(part):
            raise UnreadableFileError(_BOMB)
        _require_plain_markup(package, part, part.filename)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > BOMB_BYTES and part.file_size > part.compress_size * BOMB_RATIO


def _require_book(names: Iterable[str]) -> None:
    found = tuple(names)
    if any(mark in name for name in found for mark in _MACRO_PARTS):
        raise UnreadableFileError(_MACROS)
    if _CONTENT_TYPES in found and any(_WORKBOOK.fullmatch(name) for name in found):
        return
    for mark, sentence in _FOREIGN:
        if any(name.startswith(mark) for name in found):
            raise UnreadableFileError(sentence)
    if any(name.startswith("xl/") for name in found):
        raise UnreadableFileError(NOT_A_BOOK)
    raise UnreadableFileError("Это архив, а не книга Excel. Выберите саму таблицу.")


def _most_bytes_of(name: str) -> int:
    if _SHEET.fullmatch(name) or name.startswith(_UNREAD):
        return MOST_BYTES
    return MOST_SHARED_BYTES if name == _SHARED else MOST_OTHER_BYTES


def _require_countable(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """The texts of a book are all kept in memory, each at the price of an object."""
    tags = 0
    with package.open(part) as content:
        while chunk := content.read(_CHUNK):
            tags += chunk.count(b"<")
            if tags > MOST_SHARED_TAGS:
                raise UnreadableFileError(_BOMB)


def _require_read_in_pieces(
    package: zipfile.ZipFile, names: Sequence[str], large: Set[str]
) -> None:
    """Sheets are read piece by piece: nothing that is read at once may point at a large part."""
    for name, part in zip(names, package.infolist(), strict=True):
        if name != _CONTENT_TYPES and not _WORKBOOK_LINKS.fullmatch(name):
            continue
        for entry in fromstring(package.read(part)):
            kind = entry.get("ContentType") or entry.get("Type") or ""
            target = (entry.get("PartName") or entry.get("Target") or "").lower().lstrip("./")
            if _READ_AT_ONCE.search(kind) and any(path.endswith(target) for path in large):
                raise UnreadableFileError(_BOMB)


def _require_plain_markup(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    """No part may declare a DOCTYPE, nor hide one behind an encoding or a long comment."""
    if part.is_dir() or not part.file_size or name.startswith(_MEDIA):
        return
    with package.open(part) as content:
        beginning = content.read(_PROLOG_BYTES)
    if not name.endswith(_MARKUP) and not beginning.replace(b"\x00", b"").lstrip(
        b"\xef\xbb\xbf\xff\xfe \t\r\n"
    ).startswith(b"<"):
        return
    prolog = _PROLOG.match(beginning)
    declared = _ENCODING.search(prolog["declaration"] or b"") if prolog else None
    if prolog is None or (declared and declared[1].lower() not in _KNOWN_ENCODINGS):
        raise UnreadableFileError(
            "Книга устроена необычно и может быть опасной. Откройте её в Excel и сохраните "
            "заново как .xlsx."
        )
