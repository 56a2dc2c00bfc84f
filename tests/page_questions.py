"""For every page a question in which no key that the page understands is at its default."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

Keys = dict[str, str]

_MOMENT: Final[Keys] = {"period": "2025-2026", "known": "2026-10-01"}
_TWO: Final[Keys] = {"m": "69616000,69701000"}
_ONE: Final[Keys] = {"m": "69701000"}
_BODY: Final = "municipal_council"
_COUNCIL: Final = "council-69616000-2025-12-26"
_DROPPED: Final[Keys] = {"drop": "a12345678"}

ASKED: Final[dict[str, Keys]] = {
    "/": {**_MOMENT, **_TWO, "i": "training_coverage", "since": "week"},
    "/indicator": {**_MOMENT, "group": "district", "i": "training_coverage", "sort": "-value",
                   "since": "meeting"},
    "/municipality": {**_MOMENT, "m": "69608000,69616000", "group": "district",
                      "i": "decision_completion"},
    "/training": {**_MOMENT, **_ONE, "format": "remote", "category": "teacher", "q": "курс",
                  "provider": "tsu", "sort": "-completed_on", "page": "2"},
    "/meetings": {**_MOMENT, "m": "69616000", "body": _BODY, "meeting": _COUNCIL, **_DROPPED,
                  "sort": "-person"},
    "/decisions": {**_MOMENT, "m": "69616000", "body": "rumo", "status": "done_late", "q": "о",
                   "owner": "район", "sort": "-due_on"},
    "/school-project": {**_MOMENT, **_ONE, "level": "basic", "q": "школа", "sort": "-percent",
                        "direction": "health"},
    "/network": {**_MOMENT, **_ONE, "kind": "seminar", "q": "о", "sort": "-starts_on"},
    "/diagnostics": {**_MOMENT, "audience": "teacher", "q": "о", "sort": "-title"},
    "/compare": {**_MOMENT, **_TWO, "i": "training_coverage", "against": "2026-11-01"},
    "/present": {**_MOMENT, **_ONE, "meeting": "rumo-2026-05-28", "slide": "3"},
    "/data": {**_MOMENT, **_TWO, "i": "training_coverage"},
}  # fmt: skip
"""Path -> keys of its address; the demonstration knows every code in them."""


def query(path: str) -> str:
    """The whole query of the page at the path."""
    return urlencode(sorted(ASKED[path].items()))
