"""Documents of Word 97-2003 made by hand, for tests of the reader."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

SECTOR = 512
TEXT_AT = 1024
STRUCK, HIDDEN, DELETED = 0x0837, 0x083C, 0x0800
IN_TABLE, ENDS_ROW, LIST = 0x2416, 0x2417, 0x460B
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


@dataclass(frozen=True)
class Run:
    """Letters, the last of a paragraph being its mark, and the switches that are on in them."""

    text: str
    letters: tuple[int, ...] = ()
    paragraph: tuple[int, ...] = ()


def changes(switches: Sequence[int]) -> bytes:
    """The switches as Word writes them."""
    return b"".join(
        struct.pack("<H", code) + (b"\x01\x00" if code == LIST else b"\x01") for code in switches
    )


def letters_page(edges: Sequence[int], every: Sequence[bytes]) -> bytes:
    """A page of the properties of letters."""
    places, body, at = [], b"", SECTOR - 1
    for said in every:
        at -= (len(said) + 2) // 2 * 2
        at -= at % 2
        places.append(at // 2 if said else 0)
        body = (bytes([len(said)]) + said).ljust(SECTOR - 1 - at - len(body), b"\0") + body
    return _page(edges, b"".join(bytes([place]) for place in places), body)


def paragraphs_page(edges: Sequence[int], every: Sequence[bytes]) -> bytes:
    """A page of the properties of paragraphs."""
    places, body, at = [], b"", SECTOR - 1
    for said in every:
        kept = b"\0\0" + said + b"\0" * (len(said) % 2)
        whole = bytes([0, len(kept) // 2]) + kept
        at -= len(whole)
        at -= at % 2
        places.append(at // 2)
        body = whole.ljust(SECTOR - 1 - at - len(body), b"\0") + body
    return _page(edges, b"".join(bytes([place]) + bytes(12) for place in places), body)


def _page(edges: Sequence[int], entries: bytes, body: bytes) -> bytes:
    head = struct.pack(f"<{len(edges)}I", *edges) + entries
    return head.ljust(SECTOR - 1 - len(body), b"\0") + body + bytes([len(edges) - 1])


def old_word(runs: Sequence[Run], flags: int = 0, version: int = 193) -> bytes:
    """A document of these runs."""
    text = "".join(run.text for run in runs)
    ends = [0, *accumulate(len(run.text) for run in runs)]
    edges = [TEXT_AT + 2 * end for end in ends]
    stream = bytearray(TEXT_AT) + text.encode("utf-16-le")
    stream += bytes(-len(stream) % SECTOR)
    page = len(stream) // SECTOR
    stream += letters_page(edges, [changes(run.letters) for run in runs])
    stream += paragraphs_page(edges, [changes(run.paragraph) for run in runs])
    pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, TEXT_AT, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    plans = [struct.pack("<III", edges[0], edges[-1], page + at) for at in (0, 1)]
    struct.pack_into("<HH", stream, 0, 0xA5EC, version)
    struct.pack_into("<H", stream, 0x0A, flags)
    struct.pack_into("<I", stream, 0x4C, len(text))
    parts = [*plans, clx]
    starts = [0, *accumulate(len(part) for part in parts)]
    for place, (start, stop) in zip((0xFA, 0x102, 0x1A2), pairwise(starts), strict=True):
        struct.pack_into("<II", stream, place, start, stop - start)
    return ole_file({"WordDocument": bytes(stream), "0Table": b"".join(parts)})


def ole_file(streams: dict[str, bytes]) -> bytes:
    """A compound file of these streams."""
    padded = {
        name: content.ljust(4096, b"\0") + bytes(-max(len(content), 4096) % SECTOR)
        for name, content in streams.items()
    }
    fat, data, entries = [FAT, END], b"", [_entry("Root Entry", 5, 1, END, 0, FREE)]
    for at, (name, content) in enumerate(padded.items(), start=1):
        first, count = len(fat), len(content) // SECTOR
        fat += [*range(first + 1, first + count), END]
        right = at + 1 if at < len(padded) else FREE
        entries.append(_entry(name, 2, FREE, first, len(content), right))
        data += content
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, END, 0, END, 0, 0, *[FREE] * 108, FREE,
    )[:SECTOR]  # fmt: skip
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(SECTOR, b"\xff")
    return header + table + b"".join(entries).ljust(SECTOR, b"\0") + data


def _entry(name: str, kind: int, child: int, first: int, size: int, right: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI16xIQ", letters, len(letters), kind, 1, FREE, right, child, 0, first, size
    )
