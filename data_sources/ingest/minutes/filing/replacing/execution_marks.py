"""Marks of execution that a load of minutes would lose, or would pass to another decision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rapidfuzz import fuzz

from data_sources.ingest.files.report import quoted
from data_sources.ingest.minutes.filing.proposal import Proposal
from data_sources.vocabulary.naming import fold

MARKS: Final = {
    "completed_on": "исполнение",
    "withdrawn_on": "снятие с контроля",
    "original_due_on": "продление срока",
    "evidence": "подтверждение",
}
_ALIKE: Final = 60.0
"""Per cent of likeness above which a corrected text is still the same decision."""

Rows = Mapping[str, tuple[Mapping[str, Any], ...]]


def lost_marks(before: Rows, proposal: Proposal) -> Iterator[str]:
    """A sentence for each assignment whose marks the proposal has no place for."""
    own = {(line.position, line.assignee) for line in proposal.assignments}
    replaced = replaced_decisions(before, proposal)
    numbers = {row["position"]: row["number"] for row in before["decision"]}
    for row in before["assignment"]:
        marks = [word for name, word in MARKS.items() if row[name] is not None]
        if not marks:
            continue
        position = row["position"]
        named = f"Поручение {quoted(row['assignee'])} по пункту {numbers.get(position) or position}"
        if (position, row["assignee"]) not in own:
            yield (
                f"{named} имеет отметку ({', '.join(marks)}), а в протоколе его больше нет. "
                f"Верните в черновике исполнителя {quoted(row['assignee'])} пункту с порядковым "
                f"номером {position} или сначала снимите отметку через «rumo load assignment»."
            )
        elif position in replaced:
            yield (
                f"{named} имеет отметку ({', '.join(marks)}), а на месте {position} теперь "
                f"другое решение. Дайте в черновике прежнему решению порядковый номер {position}, "
                "а новому — свободный."
            )


def replaced_decisions(before: Rows, proposal: Proposal) -> frozenset[int]:
    """Positions at which the proposal has another decision than the database."""
    now = {line.position: line.text for line in proposal.decisions}
    return frozenset(
        row["position"]
        for row in before["decision"]
        if row["position"] in now and not _same_decision(row["text"], now[row["position"]])
    )


def _same_decision(then: str, now: str) -> bool:
    return fuzz.ratio(fold(then), fold(now)) >= _ALIKE
