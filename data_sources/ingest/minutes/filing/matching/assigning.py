"""Whose the assignments of minutes are: assignees against the registers and the roster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from data_sources.ingest.files.report import quoted
from data_sources.ingest.minutes.draft import DecisionKind, Draft, DraftDoubt
from data_sources.ingest.minutes.filing.matching.affiliation import Affiliation, affiliation_of
from data_sources.ingest.minutes.filing.matching.attending import (
    CouncilMember,
    starts_of_names,
    words_about,
)
from data_sources.ingest.minutes.filing.matching.own_municipality import OwnMunicipality
from data_sources.ingest.minutes.filing.proposal import AssignmentLine, Attendee, FilingNotice
from data_sources.ingest.minutes.filing.rows import printable
from data_sources.names import Directory, Named
from data_sources.names.people import among


def assignments_of(
    draft: Draft,
    seats: Sequence[CouncilMember],
    attendees: Sequence[Attendee],
    directory: Directory,
    home: OwnMunicipality | None,
) -> Iterator[AssignmentLine]:
    """One line for each assignee of each point that is not informational.

    `attendees` are as the minutes name them; of a municipality's own meeting (`home`) whoever
    belongs nowhere else is its own.
    """
    starts = starts_of_names(draft)
    for point in draft.points:
        if point.kind is DecisionKind.INFORMATIONAL:
            continue
        named = {printable(said.value).strip(): said for said in reversed(point.assignees)}
        for assignee, said in reversed(named.items()):
            about = words_about(draft, said, starts)
            of = _affiliation(assignee, about, seats, attendees, directory)
            if home is not None:
                of = home.completed(of, f"{assignee} {about}")
            yield AssignmentLine(
                point.position, assignee, of.oktmo, of.organization_code, source=said.place
            )


def _affiliation(
    assignee: str,
    about: str,
    seats: Sequence[CouncilMember],
    attendees: Sequence[Attendee],
    directory: Directory,
) -> Affiliation:
    seated = among(assignee, ((seat.person, seat.affiliation) for seat in seats))
    if len(seated) == 1:
        return seated[0]
    present = among(
        assignee,
        ((each.person, Affiliation(each.oktmo, each.organization_code)) for each in attendees),
    )
    whole = Affiliation(
        _code(directory.municipality(assignee)), _code(directory.organization(assignee))
    )
    of = whole.or_else(affiliation_of(assignee, directory))
    if not of.is_known and len(present) == 1:
        of = present[0]
    return of if of.is_known else affiliation_of(about, directory)


def unknown_assignees(
    assignments: Iterable[AssignmentLine],
    seats: Sequence[CouncilMember],
    draft: Draft,
    directory: Directory,
) -> Iterator[FilingNotice]:
    """A notice for each assignee whom neither a register nor the roster knows."""
    numbers = {point.position: point.number for point in draft.points}
    for line in assignments:
        seated = among(line.assignee, ((seat.person, seat) for seat in seats))
        if line.oktmo or line.organization_code or len(seated) == 1:
            continue
        found = (directory.municipality(line.assignee), directory.organization(line.assignee))
        alike = [
            name for match in found if not isinstance(match, Named) for name in match.candidates
        ]
        hint = f" Похожие: {', '.join(alike)}." if alike else ""
        yield FilingNotice(
            DraftDoubt.UNKNOWN_ASSIGNEE,
            f"Исполнитель {quoted(line.assignee)} пункта "
            f"{numbers.get(line.position) or line.position} не найден в реестрах: поручение "
            f"посчитается только в области.{hint}",
            line.source.line if line.source else None,
        )


def assigned_at_home(
    assignments: Iterable[AssignmentLine],
    seats: Sequence[CouncilMember],
    directory: Directory,
    home: OwnMunicipality | None,
) -> Iterator[FilingNotice]:
    """One notice of all assignees who are the municipality's only because its body met."""
    if home is None:
        return
    names = [
        line.assignee
        for line in assignments
        if line.oktmo == home.oktmo
        and line.organization_code is None
        and not among(line.assignee, ((seat.person, seat) for seat in seats))
        and _code(directory.municipality(line.assignee)) is None
    ]
    if names:
        yield FilingNotice(
            "own_municipality",
            "Отнесены к муниципалитету заседания, потому что другой не назван: "
            f"{', '.join(dict.fromkeys(names))}. Если это не так, исправьте в черновике.",
        )


def _code(match: object) -> str | None:
    return match.code if isinstance(match, Named) else None
