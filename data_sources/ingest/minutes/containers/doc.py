"""Word 97-2003: the text by its pieces, without what is struck out, hidden or deleted."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import olefile

from data_sources.ingest.minutes.containers.bounds import MOST_CHARACTERS, TOO_LONG, bounded
from data_sources.ingest.minutes.containers.doc_properties import Properties, properties_of
from data_sources.ingest.minutes.containers.text import is_wrapped
from data_sources.ingest.minutes.refusal import NotMinutesError
from data_sources.ingest.minutes.text.script import Paragraph
from data_sources.ingest.minutes.text.typography import CELL_BREAK

_WORD_97: Final = 193
_SAVE: Final = "откройте документ в Word и сохраните как .docx."
_LOCKED: Final = "Документ защищён паролем: снимите защиту и сохраните его ещё раз как .docx."
_OTHER: Final = f"Это не документ Word: {_SAVE}"
_OLDER: Final = f"Это документ очень старого Word: {_SAVE}"
_BROKEN: Final = f"Документ старого Word не читается: {_SAVE}"
_LISTS: Final = f"Номера пунктов в этом документе старого Word ставит сама программа: {_SAVE}"
_SIGNS: Final = {"\x0b": "\n", "\x1e": "-", "\x1f": "", "\xa0": "\u00a0"}
_UNSEEN: Final = "\x01\x02\x03\x04\x05\x08"
_FIELD_CODE, _FIELD_TEXT, _FIELD_END = "\x13", "\x14", "\x15"
_PARAGRAPH, _PAGE, _CELL = "\r", "\x0c", "\x07"


def doc_paragraphs(content: bytes) -> tuple[Paragraph, ...]:
    """The paragraphs and table rows of a document of old Word."""
    try:
        word, table = _streams(content)
        letters = list(_letters(word, table))
        properties = properties_of(word, table)
        found = tuple(bounded(_paragraphs(letters, properties)))
    except (struct.error, IndexError, OSError, ValueError, OverflowError) as cause:
        raise NotMinutesError(_BROKEN) from cause
    if not is_wrapped([each.text for each in found if not each.is_row]):
        return found
    return tuple(replace(each, is_soft=not each.is_row) for each in found)


def _streams(content: bytes) -> tuple[bytes, bytes]:
    """The stream of the text and that of its tables; refuses what is locked or too old."""
    if not olefile.isOleFile(io.BytesIO(content)):
        raise NotMinutesError(_BROKEN)
    with olefile.OleFileIO(io.BytesIO(content)) as file:
        if file.exists("EncryptedPackage"):
            raise NotMinutesError(_LOCKED)
        if not file.exists("WordDocument"):
            raise NotMinutesError(_OTHER)
        word = file.openstream("WordDocument").read()
        kind, version = struct.unpack_from("<HH", word, 0)
        flags = struct.unpack_from("<H", word, 0x0A)[0]
        if version < _WORD_97 or kind not in (0xA5EC, 0xA5DC):
            raise NotMinutesError(_OLDER)
        if flags & 0x0100:
            raise NotMinutesError(_LOCKED)
        return word, file.openstream("1Table" if flags & 0x0200 else "0Table").read()


def _letters(word: bytes, table: bytes) -> Iterator[tuple[str, int]]:
    """Each letter of the main text with the offset at which it stands in the stream."""
    length = struct.unpack_from("<I", word, 0x4C)[0]
    if length > MOST_CHARACTERS:
        raise NotMinutesError(TOO_LONG)
    start, size = struct.unpack_from("<II", word, 0x1A2)
    pieces = _piece_table(table[start : start + size])
    count = (len(pieces) - 4) // 12
    edges = struct.unpack_from(f"<{count + 1}I", pieces, 0)
    for at in range(count):
        place = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * at + 2)[0]
        is_narrow = bool(place & 0x4000_0000)
        offset = place & 0x3FFF_FFFF
        offset = offset // 2 if is_narrow else offset
        width = 1 if is_narrow else 2
        signs = min(edges[at + 1], length) - edges[at]
        if signs <= 0:
            continue
        raw = word[offset : offset + signs * width]
        text = raw.decode("cp1252" if is_narrow else "utf-16-le", errors="replace")
        yield from ((sign, offset + width * index) for index, sign in enumerate(text))


def _piece_table(clx: bytes) -> bytes:
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise ValueError
    size = struct.unpack_from("<I", clx, at + 1)[0]
    return clx[at + 5 : at + 5 + size]


def _paragraphs(letters: list[tuple[str, int]], properties: Properties) -> Iterator[Paragraph]:
    line: list[str] = []
    lines: list[str] = []
    cells: list[str] = []
    fields: list[bool] = []
    for sign, offset in letters:
        if sign == _FIELD_CODE:
            fields.append(True)
        elif sign == _FIELD_TEXT and fields:
            fields[-1] = False
        elif sign == _FIELD_END and fields:
            fields.pop()
        elif any(fields) or sign in _UNSEEN:
            continue
        elif sign in (_PARAGRAPH, _PAGE, _CELL):
            if sign == _PARAGRAPH and properties.is_unseen(offset):
                continue
            if properties.is_numbered(offset) and "".join(line).strip():
                raise NotMinutesError(_LISTS)
            lines += "".join(line).split("\n")
            line = []
            if sign == _CELL and properties.ends_row(offset):
                yield from _row(cells)
                cells, lines = [], []
            elif sign == _CELL:
                cells.append(CELL_BREAK.join(each.strip() for each in lines if each.strip()))
                lines = []
            elif not properties.is_in_table(offset):
                yield from map(Paragraph, lines)
                lines = []
        elif not properties.is_unseen(offset):
            line.append(_SIGNS.get(sign, sign))
    rest = [*cells, *lines, *"".join(line).split("\n")]
    yield from (Paragraph(each) for each in rest if each.strip())


def _row(cells: list[str]) -> Iterator[Paragraph]:
    if len(cells) == 1:
        yield from map(Paragraph, cells[0].split(CELL_BREAK))
    elif cells:
        yield Paragraph("\t".join(cell.replace("\t", " ") for cell in cells), is_row=True)
