"""The control words of RTF: letters that are seen, and the ends of lines, cells and rows."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from data_sources.ingest.minutes.containers.packages import BROKEN, TOO_LARGE
from data_sources.ingest.minutes.refusal import NotMinutesError

_TOKEN: Final = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|(?P<end>[\r\n]+)"
)
_UNSEEN: Final = frozenset(
    {
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "objdata", "header", "headerl",
        "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "annotation",
        "atnid", "atnauthor", "listtable", "listoverridetable", "revtbl", "fldinst", "nonshppict",
        "filetbl", "shprslt", "themedata", "datastore", "latentstyles", "xmlnstbl", "rsidtbl",
        "generator", "bkmkstart", "bkmkend",
    }
)  # fmt: skip
_SWITCHES: Final = frozenset(["v", "strike", "striked", "deleted"])
_LETTERS: Final = {
    "tab": "\t", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SIGNS: Final = {"~": "\u00a0", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}"}
_CHARSETS: Final = {204: "cp1251", 0: "cp1252", 238: "cp1250", 161: "cp1253", 162: "cp1254"}
_MOST_TOKENS: Final = 1_500_000
_DEEPEST: Final = 500


class Event(enum.Enum):
    """What ends, and whether the paragraph stands in a table."""

    LINE = enum.auto()
    CELL = enum.auto()
    ROW = enum.auto()
    IN_TABLE = enum.auto()
    IN_TEXT = enum.auto()


_EVENTS: Final = {
    "par": Event.LINE, "line": Event.LINE, "sect": Event.LINE, "page": Event.LINE,
    "cell": Event.CELL, "row": Event.ROW, "intbl": Event.IN_TABLE, "pard": Event.IN_TEXT,
}  # fmt: skip


@dataclass(frozen=True)
class _Group:
    """What holds until a brace closes."""

    is_skipped: bool = False
    switches: frozenset[str] = frozenset()
    encoding: str | None = None
    fallback: int = 1
    is_number: bool = False

    @property
    def is_seen(self) -> bool:
        return not self.is_skipped and not self.switches


def events(content: bytes) -> Iterator[Event | str]:
    """The letters that are seen and what ends between them; raises `NotMinutesError`."""
    yield from _RtfReader().read(content.decode("latin-1"))


class _RtfReader:
    def __init__(self) -> None:
        self._groups = [_Group()]
        self._fonts: dict[int, str] = {}
        self._encoding = "cp1251"
        self._font = 0
        self._left_over = 0
        self._starts_group = False

    def read(self, text: str) -> Iterator[Event | str]:
        at = 0
        for _ in range(_MOST_TOKENS):
            token = _TOKEN.match(text, at)
            if token is None:
                if at < len(text):
                    raise NotMinutesError(BROKEN)
                return
            at = token.end()
            if token["word"] == "bin" and token["number"]:
                at += max(int(token["number"]), 0)
            yield from self._take(token)
        raise NotMinutesError(TOO_LARGE)

    def _take(self, token: re.Match[str]) -> Iterator[Event | str]:
        if token["brace"]:
            self._brace(token["brace"])
            return
        if token["end"]:
            return
        starts_group, self._starts_group = self._starts_group, False
        if token["word"]:
            number = int(token["number"]) if token["number"] else None
            yield from self._word(token["word"], number)
        elif token["sign"] == "*":
            if starts_group:
                self._group = replace(self._group, is_skipped=True)
        elif token["sign"] and token["sign"] in "\r\n":
            yield from self._word("par", None)
        elif token["sign"]:
            yield from self._letters(_SIGNS.get(token["sign"], ""))
        elif token["byte"]:
            yield from self._letters(self._decoded(bytes.fromhex(token["byte"])))
        else:
            yield from self._letters(self._decoded(token["text"].encode("latin-1")))

    def _brace(self, sign: str) -> None:
        if sign == "{":
            if len(self._groups) > _DEEPEST:
                raise NotMinutesError(TOO_LARGE)
            self._groups.append(self._group)
            self._starts_group = True
        elif len(self._groups) > 1:
            self._groups.pop()

    def _word(self, word: str, number: int | None) -> Iterator[Event | str]:
        group = self._group
        if word in _UNSEEN:
            self._group = replace(group, is_skipped=True)
        elif word == "shptxt":
            self._group = replace(group, is_skipped=False)
        elif word in _SWITCHES:
            others = group.switches - {word}
            self._group = replace(group, switches=others if number == 0 else others | {word})
        elif word == "plain":
            self._group = replace(group, switches=group.switches & {"deleted"}, encoding=None)
        elif word == "uc":
            self._group = replace(group, fallback=min(max(number or 0, 0), 8))
        elif word in ("ansicpg", "f", "fcharset"):
            self._font_word(word, number or 0)
        elif word in ("listtext", "pntext"):
            self._group = replace(group, is_skipped=False, is_number=True)
        elif word == "u" and number is not None:
            yield from self._letters(_letter(number % 0x10000))
            self._left_over = self._group.fallback
        elif word in _LETTERS:
            yield from self._letters(" " if group.is_number else _LETTERS[word])
        elif word in _EVENTS and not group.is_skipped and not self._is_gone(word):
            yield _EVENTS[word]

    def _is_gone(self, word: str) -> bool:
        """Whether the end of a paragraph is itself deleted: the next one goes on in its line."""
        return word == "par" and "deleted" in self._group.switches

    def _font_word(self, word: str, number: int) -> None:
        if word == "ansicpg":
            self._encoding = _known(f"cp{number}") or self._encoding
        elif word == "fcharset":
            self._fonts[self._font] = _CHARSETS.get(number, self._encoding)
        else:
            self._font = number
            self._group = replace(self._group, encoding=self._fonts.get(number))

    def _letters(self, text: str) -> Iterator[str]:
        """The letters that are seen, without those that stand in for a Unicode one."""
        dropped = min(self._left_over, len(text))
        self._left_over -= dropped
        kept = text[dropped:]
        if kept and self._group.is_seen:
            yield kept

    def _decoded(self, content: bytes) -> str:
        return content.decode(self._group.encoding or self._encoding, errors="replace")

    @property
    def _group(self) -> _Group:
        return self._groups[-1]

    @_group.setter
    def _group(self, group: _Group) -> None:
        self._groups[-1] = group


def _letter(code: int) -> str:
    """The letter of a code; half of a pair is none."""
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)


def _known(encoding: str) -> str | None:
    try:
        "".encode(encoding)
    except LookupError:
        return None
    return encoding
