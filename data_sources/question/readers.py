"""How the text of one key of an address is read; None stands for what cannot be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from data_sources.database.knowledge import KnowledgeDate, parse_known
from data_sources.names.worded_codes import body_code
from data_sources.question.choices import INDEX
from data_sources.question.periods import Period, parse_period
from data_sources.snapshots import codes

LONGEST_TEXT: Final = 200


@dataclass(frozen=True)
class Circumstances:
    """What an address is read with besides its text: the region's clock, indicators there are."""

    zone: ZoneInfo
    indicators: frozenset[str]


Reader: TypeAlias = Callable[[str, Circumstances], Any]


def period(raw: str, _: Circumstances) -> Period | None:
    return parse_period(raw)


def oktmo_list(raw: str, _: Circumstances) -> tuple[str, ...] | None:
    return _list_of(raw, r"\d{8}")


def agenda_items(raw: str, _: Circumstances) -> tuple[str, ...] | None:
    return _list_of(raw, r"[a-z][0-9a-f]{8}")


def _list_of(raw: str, form: str) -> tuple[str, ...] | None:
    parts = raw.split(",")
    if not all(re.fullmatch(form, part, re.ASCII) for part in parts):
        return None
    return tuple(sorted(set(parts)))


def indicator(raw: str, circumstances: Circumstances) -> str | None:
    return raw if raw == INDEX or raw in circumstances.indicators else None


def moment(raw: str, circumstances: Circumstances) -> KnowledgeDate | None:
    return parse_known(raw, circumstances.zone)


def moment_or_snapshot(raw: str, circumstances: Circumstances) -> KnowledgeDate | str | None:
    return parse_known(raw, circumstances.zone) or codes.read(raw)


def one_of(allowed: Iterable[str]) -> Reader:
    """Reads one of these codes as it stands."""
    words = frozenset(allowed)
    return lambda raw, _: raw if raw in words else None


def code(raw: str, _: Circumstances) -> str | None:
    return raw if re.fullmatch(r"[\w.\-]{1,100}", raw) else None


def body(raw: str, circumstances: Circumstances) -> str | None:
    return code(body_code(raw), circumstances)


def column(raw: str, _: Circumstances) -> str | None:
    return raw if re.fullmatch(r"-?[a-z][a-z0-9_]{0,40}", raw) else None


def from_one(raw: str, _: Circumstances) -> int | None:
    return int(raw) if re.fullmatch(r"[1-9]\d{0,5}", raw, re.ASCII) else None


def text(raw: str, _: Circumstances) -> str | None:
    words = " ".join(unicodedata.normalize("NFC", raw).split())
    printable = all(unicodedata.category(sign)[0] != "C" for sign in words)
    return words if printable and 0 < len(words) <= LONGEST_TEXT else None
