"""What to put right in minutes before they are signed."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa

from data_sources.ingest.files.report import quoted
from data_sources.ingest.minutes.draft import Draft, DraftDoubt
from data_sources.ingest.minutes.filing.archive import Identity, twins_of
from data_sources.ingest.minutes.filing.matching.matching import Filing, propose
from data_sources.ingest.minutes.filing.proposal import Proposal, ProposedPresence

LONGEST_QUOTE: Final = 200


class Severity(enum.IntEnum):
    """How much a finding matters; the first is the worst."""

    MUST = 1
    CHECK = 2
    NOTE = 3


class QuorumRule(enum.StrEnum):
    """How many of the members make a meeting competent; the words are those of docs/minutes.md."""

    HALF = "half"
    MORE_THAN_HALF = "more_than_half"
    TWO_THIRDS = "two_thirds"

    def holds(self, present: int, members: int) -> bool:
        """Whether so many present members are enough."""
        if self is QuorumRule.HALF:
            return 2 * present >= members
        if self is QuorumRule.MORE_THAN_HALF:
            return 2 * present > members
        return 3 * present >= 2 * members


QUORUM_WORDS: Final[Mapping[QuorumRule, str]] = MappingProxyType(
    {
        QuorumRule.HALF: "не меньше половины состава",
        QuorumRule.MORE_THAN_HALF: "больше половины состава",
        QuorumRule.TWO_THIRDS: "не меньше двух третей состава",
    }
)

_SEVERITIES: Final[Mapping[str, Severity]] = MappingProxyType(
    {
        DraftDoubt.DUPLICATE_NUMBER: Severity.MUST,
        DraftDoubt.VOTES_MISMATCH: Severity.MUST,
        DraftDoubt.DUE_BEFORE_MEETING: Severity.MUST,
        DraftDoubt.MISSING_ASSIGNEE: Severity.MUST,
        DraftDoubt.MISSING_DUE: Severity.MUST,
        DraftDoubt.NUMBERING_GAP: Severity.CHECK,
        DraftDoubt.AGENDA_WITHOUT_DECISION: Severity.CHECK,
        DraftDoubt.SEVERAL_DATES: Severity.CHECK,
        DraftDoubt.UNKNOWN_ASSIGNEE: Severity.CHECK,
        "unclear_member": Severity.CHECK,
        "earlier_not_found": Severity.CHECK,
        "present_mismatch": Severity.CHECK,
        "not_in_roster": Severity.CHECK,
    }
)
"""Notices of the loading that matter before the signing; the others speak of the database."""


@dataclass(frozen=True)
class Finding:
    """Something to put right: a sentence, and the line of the minutes with its words."""

    severity: Severity
    code: str
    message: str
    line: int | None = None
    quote: str | None = None


def check(draft: Draft, quorum: QuorumRule) -> tuple[Finding, ...]:
    """What the minutes themselves show, the worst first, then in their order."""
    found = [
        *(
            Finding(_SEVERITIES[each.code], each.code, each.message, each.line)
            for each in draft.warnings
        ),
        *_missing_parts(draft),
        *_terms_before_subjects(draft),
        *_quorum(draft, quorum),
    ]
    return _with_quotes(found, draft)


def check_against(
    connection: sa.Connection, draft: Draft, filing: Filing, quorum: QuorumRule
) -> tuple[Finding, ...]:
    """What only the database shows: unknown owners, members, quorum by roster, the same minutes.

    Raises `MinutesRefusedError` as `propose` does.
    """
    proposal = propose(connection, draft, filing)
    own = {each.code for each in draft.warnings} - {DraftDoubt.UNKNOWN_ASSIGNEE}
    found = [
        Finding(_SEVERITIES[each.code], each.code, each.message, each.line)
        for each in proposal.notices
        if each.code in _SEVERITIES and each.code not in own
    ]
    found += _roster_quorum(proposal, quorum)
    sitting = proposal.sitting
    identity = Identity(filing.body, sitting.number, sitting.held_on, sitting.oktmo, draft.sha256)
    found += [
        Finding(
            Severity.CHECK,
            "already_there",
            f"Протокол с тем же номером и датой или из того же файла уже записан под кодом "
            f"{quoted(code)}.",
        )
        for code in twins_of(connection, identity, filing.code or None)
    ]
    return _with_quotes(found, draft)


def _missing_parts(draft: Draft) -> Iterator[Finding]:
    for said, severity, message in (
        (draft.number, Severity.MUST, "Нет номера протокола."),
        (draft.held_on, Severity.MUST, "Нет даты заседания."),
        (draft.chair, Severity.CHECK, "Не назван председатель."),
        (draft.secretary, Severity.CHECK, "Не назван секретарь."),
    ):
        if said is None:
            yield Finding(severity, "missing_part", message)


def _terms_before_subjects(draft: Draft) -> Iterator[Finding]:
    for point in draft.points:
        if point.due_on is None:
            continue
        later = [day for day in point.inner_dates if day > point.due_on]
        if later:
            yield Finding(
                Severity.CHECK,
                "due_before_subject",
                f"Пункт {point.number or point.position}: срок {point.due_on:%d.%m.%Y} раньше дня, "
                f"о котором говорит сам пункт ({max(later):%d.%m.%Y}).",
                point.due_text.place.line if point.due_text else point.place.line,
            )


def _quorum(draft: Draft, rule: QuorumRule) -> Iterator[Finding]:
    members, present = draft.stated_members, draft.present_count
    if members is not None and present is not None and not rule.holds(present, members.value):
        yield _no_quorum(present, members.value, rule, members.place.line)


def _roster_quorum(proposal: Proposal, rule: QuorumRule) -> Iterator[Finding]:
    if any(each.code in {"no_roster", "nobody_named"} for each in proposal.notices):
        return
    members = [each for each in proposal.attendees if each.is_member]
    here = [
        each
        for each in members
        if each.status in {ProposedPresence.PRESENT, ProposedPresence.ONLINE}
    ]
    if not rule.holds(len(here), len(members)):
        yield _no_quorum(len(here), len(members), rule, None)


def _no_quorum(present: int, members: int, rule: QuorumRule, line: int | None) -> Finding:
    return Finding(
        Severity.MUST,
        "no_quorum",
        f"Кворума нет: присутствовало {present} из {members}, а нужно {QUORUM_WORDS[rule]}.",
        line,
    )


def _with_quotes(found: list[Finding], draft: Draft) -> tuple[Finding, ...]:
    lines = draft.text.split("\n")
    quotable = {number: " ".join(line.split()) for number, line in enumerate(lines, 1)}
    told = [
        Finding(each.severity, each.code, each.message, each.line, _cut(quotable.get(each.line)))
        if each.line is not None
        else each
        for each in found
    ]
    return tuple(sorted(told, key=lambda each: (each.severity, each.line or 0)))


def _cut(line: str | None) -> str | None:
    if not line:
        return None
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"
