"""The question as it stands in an address: one door in, one canonical text out (contract, 3).

Everything that a browser sends is hostile until it has passed `Filters.from_query`.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, Final
from urllib.parse import parse_qsl, quote
from zoneinfo import ZoneInfo

from data_sources.database.knowledge import KnowledgeDate, parse_known
from data_sources.names.worded_codes import body_code
from data_sources.question.expected_values import EXPECTED
from data_sources.question.periods import Period, parse_period, school_year_of
from data_sources.snapshots import codes
from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.titles import choice_words

LONGEST_QUERY: Final = 4_000
LONGEST_TEXT: Final = 200
INDEX: Final = "index"
RUMO: Final = "rumo"
EVERY_BODY: Final = "all"
"""The value of `body` that leaves out no body; pages of decisions take it by default."""

STATUSES: Final = (
    "in_progress",
    "done",
    "done_late",
    "overdue",
    "continuous",
    "withdrawn",
    "informational",
)
FORMATS: Final = ("in_person", "remote", "mixed")
CATEGORIES: Final = ("teacher", "manager")
LEVELS: Final = ("below_basic", "basic", "medium", "high")
AUDIENCES: Final = ("teacher", "manager", "preschool", "additional", "pedagogical_class")
SPANS: Final = ("week", "month", "meeting", "year")
"""Since when the block of what changed counts."""
EVENT_KINDS: Final = tuple(choice_words("event", "kind"))
PRACTICE_KINDS: Final = tuple(choice_words("practice", "kind"))


class NoticeKind(enum.Enum):
    """Why a part of an address was not taken as it stands."""

    UNKNOWN_KEY = "unknown_key"
    BAD_VALUE = "bad_value"
    UNKNOWN_CODE = "unknown_code"
    EMPTY_CHOICE = "empty_choice"


@dataclass(frozen=True)
class Notice:
    """A sentence for the person about a part of the address that was dropped."""

    kind: NoticeKind
    key: str
    text: str


@dataclass(frozen=True)
class Filters:
    """The question. A field with its default value is absent from the address.

    `against` is a second moment of knowledge, or the code of a snapshot that has one.
    """

    period: Period
    m: tuple[str, ...] = ()
    group: str | None = None
    region: str | None = None
    i: str = INDEX
    known: KnowledgeDate | None = None
    against: KnowledgeDate | str | None = None
    since: str = "month"
    provider: str | None = None
    format: str | None = None
    project: str | None = None
    direction: str | None = None
    category: str | None = None
    body: str = RUMO
    meeting: str | None = None
    drop: tuple[str, ...] = ()
    status: str | None = None
    owner: str | None = None
    q: str = ""
    level: str | None = None
    school: str | None = None
    kind: str | None = None
    audience: str | None = None
    sort: str | None = None
    page: int = 1
    slide: int = 1
    default_period: Period = field(kw_only=True, compare=False)
    default_body: str = field(default=RUMO, kw_only=True, compare=False)

    @classmethod
    def from_query(
        cls,
        query: str,
        *,
        today: date,
        zone: ZoneInfo,
        indicators: Iterable[str],
        default_body: str = RUMO,
    ) -> Parsed:
        """Reads a query string; what cannot be read is left at its default with a notice.

        `default_body` is the page's own: what `body` is where the address does not name it.
        """
        current = school_year_of(today)
        blank = cls(
            period=current, body=default_body, default_period=current, default_body=default_body
        )
        query = query.removeprefix("?")
        if len(query) > LONGEST_QUERY:
            return Parsed(blank, frozenset(), (_too_long(),))
        readers = _readers(zone, frozenset(indicators) | {INDEX})
        values: dict[str, Any] = {}
        notices: list[Notice] = []
        seen: set[str] = set()
        for key, raw in parse_qsl(query, keep_blank_values=True, errors="replace"):
            reader = readers.get(key)
            if reader is None:
                notices.append(_unknown_key(key))
            elif key in seen:
                notices.append(_repeated(key))
            elif raw.strip():
                seen.add(key)
                value = reader(raw)
                if value is None:
                    notices.append(_bad_value(key, raw))
                else:
                    values[key] = value
        filters = replace(blank, **values)
        if len(filters.to_query()) > LONGEST_QUERY:
            # A link to this question could not be read back.
            return Parsed(blank, frozenset(), (_too_long(),))
        return Parsed(filters, frozenset(values), tuple(notices))

    def to_query(self) -> str:
        """The canonical query without the question mark: sorted keys, defaults left out."""
        return _written(self.texts())

    def explicit_query(self) -> str:
        """The same with the period named even where it is the default: it reads so on any day."""
        return _written({**self.texts(), "period": self.period.text})

    def texts(self) -> dict[str, str]:
        """Key -> text of every filter that is not at its default."""
        held, defaults = vars(self), self._defaults
        return {key: _as_text(held[key]) for key in KEYS if held[key] != defaults[key]}

    def without(self, *keys: str) -> Filters:
        """The same question with these keys back at their defaults."""
        defaults = self._defaults
        narrowed = {key: defaults[key] for key in keys if getattr(self, key) != defaults[key]}
        return self.changed(**narrowed) if narrowed else self

    def changed(self, **values: Any) -> Filters:
        """The same question with these filters. Raises `TypeError` for what is no filter."""
        # By hand: a page composes hundreds of addresses, and `replace` makes every field anew.
        held = vars(self)
        if unknown := values.keys() - held.keys():
            raise TypeError(f"no filters: {', '.join(sorted(unknown))}")
        made = object.__new__(Filters)
        vars(made).update(held, **values)
        return made

    @property
    def _defaults(self) -> dict[str, Any]:
        return {**_DEFAULTS, "period": self.default_period, "body": self.default_body}

    def naming(self, municipalities: tuple[str, ...]) -> Filters:
        """The same question about these municipalities."""
        return self.changed(m=tuple(sorted(municipalities)))


@dataclass(frozen=True)
class Parsed:
    """What was read from an address: the question, the keys it named, the notices."""

    filters: Filters
    named: frozenset[str]
    notices: tuple[Notice, ...]


_PLAIN: Final = ",.:-_~"
_DEFAULTS: Final[dict[str, Any]] = {
    item.name: item.default
    for item in fields(Filters)
    if item.name not in ("default_period", "default_body")
}
KEYS: Final = tuple(_DEFAULTS)

_Reader = Callable[[str], Any]


def _readers(zone: ZoneInfo, indicators: frozenset[str]) -> dict[str, _Reader]:
    return {
        "period": parse_period,
        "m": _oktmo_list,
        "group": _text,
        "region": _code,
        "i": _choice(indicators),
        "known": lambda raw: parse_known(raw, zone),
        "against": lambda raw: parse_known(raw, zone) or codes.read(raw),
        "since": _choice(SPANS),
        "provider": _code,
        "format": _choice(FORMATS),
        "project": _text,
        "direction": _choice(DIRECTIONS),
        "category": _choice(CATEGORIES),
        "body": lambda raw: _code(body_code(raw)),
        "meeting": _code,
        "drop": _items,
        "status": _choice(STATUSES),
        "owner": _text,
        "q": _text,
        "level": _choice(LEVELS),
        "school": _code,
        "kind": _choice((*EVENT_KINDS, *PRACTICE_KINDS)),
        "audience": _choice(AUDIENCES),
        "sort": _column,
        "page": _from_one,
        "slide": _from_one,
    }


def _oktmo_list(raw: str) -> tuple[str, ...] | None:
    codes = raw.split(",")
    if not all(re.fullmatch(r"\d{8}", code, re.ASCII) for code in codes):
        return None
    return tuple(sorted(set(codes)))


def _items(raw: str) -> tuple[str, ...] | None:
    keys = raw.split(",")
    if not all(re.fullmatch(r"[a-z][0-9a-f]{8}", key, re.ASCII) for key in keys):
        return None
    return tuple(sorted(set(keys)))


def _choice(allowed: Iterable[str]) -> _Reader:
    words = frozenset(allowed)
    return lambda raw: raw if raw in words else None


def _code(raw: str) -> str | None:
    return raw if re.fullmatch(r"[\w.\-]{1,100}", raw) else None


def _column(raw: str) -> str | None:
    return raw if re.fullmatch(r"-?[a-z][a-z0-9_]{0,40}", raw) else None


def _from_one(raw: str) -> int | None:
    return int(raw) if re.fullmatch(r"[1-9]\d{0,5}", raw, re.ASCII) else None


def _text(raw: str) -> str | None:
    text = " ".join(unicodedata.normalize("NFC", raw).split())
    printable = all(unicodedata.category(sign)[0] != "C" for sign in text)
    return text if printable and 0 < len(text) <= LONGEST_TEXT else None


def _written(texts: Mapping[str, str]) -> str:
    return "&".join(f"{key}={quote(text, safe=_PLAIN)}" for key, text in sorted(texts.items()))


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, Period | KnowledgeDate):
        return value.text
    return str(value)


def fits(key: str, text: str) -> bool:
    """Whether an address can name this organisation, project, owner or words as they stand."""
    return bool(_FREE[key](text) == text)


_FREE: Final[dict[str, _Reader]] = {
    "provider": _code,
    "project": _text,
    "owner": _text,
    "q": _text,
}


def _short(raw: str) -> str:
    printable = "".join(sign if sign.isprintable() else " " for sign in raw)
    return printable if len(printable) <= 40 else printable[:39] + "…"


def _too_long() -> Notice:
    return Notice(
        NoticeKind.BAD_VALUE, "", "Адрес слишком длинный и не прочитан: показано всё по умолчанию."
    )


def _unknown_key(key: str) -> Notice:
    return Notice(
        NoticeKind.UNKNOWN_KEY,
        _short(key),
        f"Параметр «{_short(key)}» в адресе неизвестен, он не учтён.",
    )


def _repeated(key: str) -> Notice:
    return Notice(
        NoticeKind.BAD_VALUE,
        key,
        f"Параметр «{key}» указан в адресе дважды; учтено первое значение.",
    )


def _bad_value(key: str, raw: str) -> Notice:
    return Notice(
        NoticeKind.BAD_VALUE,
        key,
        f"Значение «{_short(raw)}» параметра «{key}» не подходит; "
        f"ожидается {EXPECTED[key]}. Взято значение по умолчанию.",
    )
