"""A code that holds another meeting than the minutes: both told side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from data_sources.ingest.minutes.filing.proposal import Proposal
from data_sources.ingest.minutes.filing.replacing.execution_marks import (
    MARKS,
    Rows,
    replaced_decisions,
)
from data_sources.vocabulary.naming import fold
from data_sources.vocabulary.titles import choice_words, column_titles

_TELLING: Final = ("body", "oktmo", "number", "held_on")
"""By what two meetings are told apart; what one of them does not say tells nothing."""

_SHOWN: Final = ("body", "oktmo", "number", "held_on", "title", "status")
_COUNTED: Final = (
    ("decision", "Решений"),
    ("assignment", "Поручений"),
    ("attendance", "Участников"),
)


@dataclass(frozen=True)
class MeetingSide:
    """One particular of two meetings: what the database has and what the minutes say."""

    title: str
    there: str
    here: str


def is_another(standing: Mapping[str, Any], proposal: Proposal) -> bool:
    """Whether the current row of the code is of another meeting than the minutes."""
    own = _particulars(proposal)
    return any(
        standing[name] is not None
        and own[name] is not None
        and _compared(standing[name]) != _compared(own[name])
        for name in _TELLING
    )


def shares_decisions(before: Rows, proposal: Proposal) -> bool:
    """Whether minutes of another date or number are still those of the meeting that is there.

    So it is where nothing was decided yet, or where a decision stands as it did.
    """
    then = {row["position"] for row in before["decision"]}
    now = {line.position for line in proposal.decisions}
    return not then or bool((then & now) - replaced_decisions(before, proposal))


def sides_of(before: Rows, proposal: Proposal, names: Mapping[str, str]) -> Iterator[MeetingSide]:
    """Both meetings, particular by particular; `names` are words for codes."""
    titles = column_titles("meeting")
    (standing,) = before["meeting"]
    own = _particulars(proposal)
    for name in _SHOWN:
        there, here = standing[name], own[name]
        if there is not None or here is not None:
            words = {**names, **choice_words("meeting", name)}
            yield MeetingSide(titles[name], _shown(there, words), _shown(here, words))
    counts = {
        "decision": len(proposal.decisions),
        "assignment": len(proposal.assignments),
        "attendance": len(proposal.attendees),
    }
    for table, title in _COUNTED:
        yield MeetingSide(title, str(len(before[table])), str(counts[table]))
    marked = sum(any(row[name] is not None for name in MARKS) for row in before["assignment"])
    if marked:
        yield MeetingSide("Поручений с отметками", str(marked), "0")


def _particulars(proposal: Proposal) -> Mapping[str, Any]:
    return {**vars(proposal.sitting), "body": proposal.body, "status": "held"}


def _compared(value: Any) -> Any:
    return fold(value).lstrip("№ ") if isinstance(value, str) else value


def _shown(value: Any, names: Mapping[str, str]) -> str:
    if value is None:
        return "—"
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return names.get(value, str(value))
