"""Values that an address may name where the choice is ours: code -> Russian word."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.titles import choice_words

INDEX: Final = "index"
RUMO: Final = "rumo"
EVERY_BODY: Final = "all"
"""The value of `body` that leaves out no body; pages of decisions take it by default."""

SPAN_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "week": "за неделю",
        "month": "за месяц",
        "meeting": "с прошлого заседания",
        "year": "за год",
    }
)
STATUS_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ExecutionStatus.IN_PROGRESS: "в работе",
        ExecutionStatus.DONE: "исполнено",
        ExecutionStatus.DONE_LATE: "исполнено с опозданием",
        ExecutionStatus.OVERDUE: "просрочено",
        ExecutionStatus.CONTINUOUS: "постоянно",
        ExecutionStatus.WITHDRAWN: "снято",
        ExecutionStatus.INFORMATIONAL: "к сведению",
    }
)
BODY_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        RUMO: "РУМО",
        "municipal_council": "муниципальный методсовет",
        EVERY_BODY: "все органы",
    }
)
FORMAT_WORDS: Final[Mapping[str, str]] = choice_words("training_program", "format")
CATEGORY_WORDS: Final[Mapping[str, str]] = choice_words("training", "category")
LEVEL_WORDS: Final[Mapping[str, str]] = choice_words("self_diagnosis", "level")
AUDIENCE_WORDS: Final[Mapping[str, str]] = choice_words("diagnostic", "audience")
_PRACTICE_WORDS: Final[Mapping[str, str]] = choice_words("practice", "kind")
_EVENT_WORDS: Final[Mapping[str, str]] = choice_words("event", "kind")
KIND_WORDS: Final[Mapping[str, str]] = MappingProxyType({**_PRACTICE_WORDS, **_EVENT_WORDS})
"""Some kinds are both of an event and of a practice."""

SPANS: Final = tuple(SPAN_WORDS)
"""Since when the block of what changed counts."""
FORMATS: Final = tuple(FORMAT_WORDS)
CATEGORIES: Final = tuple(CATEGORY_WORDS)
LEVELS: Final = tuple(LEVEL_WORDS)
AUDIENCES: Final = tuple(AUDIENCE_WORDS)
EVENT_KINDS: Final = tuple(_EVENT_WORDS)
PRACTICE_KINDS: Final = tuple(_PRACTICE_WORDS)
