"""Texts and names of a calendar: what people typed, without what would break the file."""

from __future__ import annotations

import hashlib
import re
import textwrap
import unicodedata
from typing import Final

LONGEST_SUMMARY: Final = 120
DOMAIN: Final = "rumo-monitor"
_NAME: Final = re.compile(r"[A-Za-z0-9_.\-]{1,80}")
_WEB: Final = re.compile(r"https?://[^\s\"<>\\^`{|}]{1,2000}")
_LINE_ENDS: Final = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def lines(text: str) -> str:
    """The text with plain ends of lines and without signs that no text may hold."""
    broken = _LINE_ENDS.sub("\n", text)
    return "".join(
        sign if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs") else " "
        for sign in broken
    ).strip()


def line(text: str) -> str:
    """The text in one line."""
    return " ".join(lines(text).split())


def short(text: str, most: int = LONGEST_SUMMARY) -> str:
    """The text in one line of at most so many letters, cut between words where it can be."""
    whole = line(text)
    if len(whole) <= most:
        return whole
    cut = textwrap.shorten(whole, most, placeholder="…")
    return cut if len(cut) > 1 else whole[: most - 1] + "…"


def web_address(text: str | None) -> str | None:
    """The address where it is one of a web page that any calendar can take."""
    return text if text and text.isascii() and _WEB.fullmatch(text) else None


def identity(kind: str, *parts: str | int) -> str:
    """A name for ever: of the same natural key the same, of another another."""
    return f"{'-'.join([kind, *(_named(str(part)) for part in parts)])}@{DOMAIN}"


def digest(text: str) -> str:
    """What names a text that is too free to stand in a name itself."""
    return hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]


def _named(part: str) -> str:
    return part if _NAME.fullmatch(part) else f"~{digest(part)}"
