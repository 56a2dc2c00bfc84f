"""What an address asks: one door in, one canonical text out (docs/addresses.md).

Everything that a browser sends is hostile until it has passed `Request.from_query`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import parse_qsl, quote
from zoneinfo import ZoneInfo

from data_sources.question import notices
from data_sources.question.choices import RUMO
from data_sources.question.filter_key import FilterKey
from data_sources.question.filters import QUESTION_KEYS, Filters
from data_sources.question.notices import Notice
from data_sources.question.periods import school_year_of
from data_sources.question.readers import Circumstances
from data_sources.question.view import VIEW_KEYS, View

LONGEST_QUERY: Final = 4_000
FILTER_KEYS: Final[Mapping[str, FilterKey]] = MappingProxyType({**QUESTION_KEYS, **VIEW_KEYS})
"""Every key of an address, in the order in which a request is said."""


@dataclass(frozen=True)
class Request:
    """A question and how its answer is looked at: what an address says, and a link writes."""

    filters: Filters
    view: View = field(default_factory=View)

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
            Filters(
                period=current, body=default_body, default_period=current, default_body=default_body
            )
        )
        query = query.removeprefix("?")
        if len(query) > LONGEST_QUERY:
            return Parsed(blank, frozenset(), (notices.too_long(),))
        circumstances = Circumstances(zone, frozenset(indicators))
        values: dict[str, Any] = {}
        said: list[Notice] = []
        seen: set[str] = set()
        for key, raw in parse_qsl(query, keep_blank_values=True, errors="replace"):
            declared = FILTER_KEYS.get(key)
            if declared is None:
                said.append(notices.unknown_key(key))
            elif key in seen:
                said.append(notices.repeated(key))
            elif raw.strip():
                seen.add(key)
                value = declared.read(raw, circumstances)
                if value is None:
                    said.append(notices.bad_value(key, raw, declared.expected))
                else:
                    values[key] = value
        request = blank.changed(**values)
        if len(request.to_query()) > LONGEST_QUERY:
            # A link to this question could not be read back.
            return Parsed(blank, frozenset(), (notices.too_long(),))
        return Parsed(request, frozenset(values), tuple(said))

    def to_query(self) -> str:
        """The canonical query without the question mark: sorted keys, defaults left out."""
        return _written(self.texts())

    def explicit_query(self) -> str:
        """The same with the period named even where it is the default: it reads so on any day."""
        return _written({**self.texts(), "period": self.filters.period.text})

    def texts(self) -> dict[str, str]:
        """Key -> text of every value that is not at its default."""
        return {**self.filters.texts(), **self.view.texts()}

    def changed(self, **values: Any) -> Request:
        """The same request with these values. Raises `TypeError` for what is no key."""
        view = {key: values.pop(key) for key in VIEW_KEYS.keys() & values.keys()}
        return Request(
            self.filters.changed(**values) if values else self.filters,
            self.view.changed(**view) if view else self.view,
        )

    def without(self, *keys: str) -> Request:
        """The same request with these keys back at their defaults."""
        return Request(
            self.filters.without(*(key for key in keys if key not in VIEW_KEYS)),
            self.view.without(*(key for key in keys if key in VIEW_KEYS)),
        )

    def naming(self, municipalities: tuple[str, ...]) -> Request:
        """The same request about these municipalities."""
        return replace(self, filters=self.filters.naming(municipalities))


@dataclass(frozen=True)
class Parsed:
    """What was read from an address: the request, the keys it named, the notices."""

    request: Request
    named: frozenset[str]
    notices: tuple[Notice, ...]


_PLAIN: Final = ",.:-_~"


def _written(texts: Mapping[str, str]) -> str:
    return "&".join(f"{key}={quote(text, safe=_PLAIN)}" for key, text in sorted(texts.items()))


def fits(key: str, text: str) -> bool:
    """Whether an address can name this organisation, project, owner or words as they stand."""
    return bool(FILTER_KEYS[key].read(text, _ANYWHERE) == text)


_ANYWHERE: Final = Circumstances(ZoneInfo("UTC"), frozenset())
