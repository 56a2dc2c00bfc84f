"""From a draft to a proposal: who is a member, whose an assignment is, what was decided before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data_sources.intake.report import quoted
from data_sources.names import Directory, Named, read_directory
from data_sources.names.people import among
from data_sources.protocols.draft import DecisionKind, Doubt, Draft, DueKind, Effect, Point, Said
from data_sources.protocols.filing.affiliation import Affiliation, affiliation_of, municipality_in
from data_sources.protocols.filing.archive import earlier_assignments
from data_sources.protocols.filing.attending import (
    Member,
    attending,
    roster_of,
    starts_of_names,
    substitutes_of,
    words_about,
)
from data_sources.protocols.filing.proposal import (
    AgendaLine,
    AssignmentLine,
    Attendee,
    DecisionLine,
    EarlierChange,
    Notice,
    Proposal,
    Sitting,
)
from data_sources.protocols.filing.rows import MinutesRefusedError, printable
from data_sources.schema import municipality, region

COUNCIL = "municipal_council"


@dataclass(frozen=True)
class Filing:
    """How the secretary files the minutes: the meeting's code, its body, whose it is."""

    code: str
    body: str = "rumo"
    oktmo: str | None = None
    region_code: str | None = None


def propose(connection: sa.Connection, draft: Draft, filing: Filing) -> Proposal:
    """The rows that the minutes would write, with notices; nothing is written.

    Raises `MinutesRefusedError` where the filing names a region or a municipality that is not
    there, or where there are several regions and none is chosen.
    """
    directory = read_directory(connection)
    sitting, notices = _sitting(connection, draft, filing, directory)
    seats = roster_of(connection, filing.body, sitting.oktmo, sitting.held_on)
    people = attending(draft, seats, substitutes_of(connection, filing.code), directory)
    assignments = tuple(_assignments(draft, seats, people.attendees, directory))
    changes, unfound = _changes(connection, draft, filing, sitting.oktmo)
    return Proposal(
        filing.code,
        filing.body,
        sitting,
        tuple(
            AgendaLine(
                item.position,
                printable(item.title),
                _plain(item.speaker),
                _plain(item.speaker_post),
                item.place,
            )
            for item in draft.agenda
        ),
        people.attendees,
        tuple(_decisions(draft)),
        assignments,
        changes,
        (
            *(Notice(each.code, each.message, each.line) for each in draft.warnings),
            *notices,
            *people.notices,
            *_unknown_assignees(assignments, seats, draft, directory),
            *unfound,
        ),
    )


def rechecked(connection: sa.Connection, draft: Draft, proposal: Proposal) -> Proposal:
    """A corrected proposal with what is still to be known about it."""
    sitting = proposal.sitting
    seats = roster_of(connection, proposal.body, sitting.oktmo, sitting.held_on)
    directory = read_directory(connection)
    unknown = _unknown_assignees(proposal.assignments, seats, draft, directory)
    return replace(proposal, notices=tuple(unknown))


def _unknown_assignees(
    assignments: Iterable[AssignmentLine],
    seats: Sequence[Member],
    draft: Draft,
    directory: Directory,
) -> Iterator[Notice]:
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
        yield Notice(
            Doubt.UNKNOWN_ASSIGNEE,
            f"Исполнитель {quoted(line.assignee)} пункта "
            f"{numbers.get(line.position) or line.position} не найден в реестрах: поручение "
            f"посчитается только в области.{hint}",
            line.source.line if line.source else None,
        )


def _sitting(
    connection: sa.Connection, draft: Draft, filing: Filing, directory: Directory
) -> tuple[Sitting, tuple[Notice, ...]]:
    oktmo = filing.oktmo
    if oktmo is None and filing.body == COUNCIL:
        written = (each.value for each in (draft.title, draft.venue) if each is not None)
        oktmo = next((code for text in written if (code := municipality_in(text, directory))), None)
    own_region = _region_of(connection, filing, oktmo)
    sitting = Sitting(
        _said(draft.number),
        _said(draft.title),
        draft.held_on.value if draft.held_on else None,
        draft.starts_at.value if draft.starts_at else None,
        _said(draft.venue),
        _form(draft),
        draft.present_count,
        oktmo,
        own_region,
    )
    if filing.body == COUNCIL and oktmo is None:
        message = (
            "Чей это методсовет, по тексту не понять: без муниципалитета (--oktmo) заседание "
            "нигде не посчитается."
        )
        return sitting, (Notice("no_municipality", message),)
    return sitting, ()


def _region_of(connection: sa.Connection, filing: Filing, oktmo: str | None) -> str | None:
    codes = list(
        connection.scalars(sa.select(region.c.code).where(region.c.superseded_at.is_(None)))
    )
    home = connection.scalar(
        sa.select(municipality.c.region_code).where(
            municipality.c.superseded_at.is_(None), municipality.c.oktmo == oktmo
        )
    )
    if oktmo is not None and home is None:
        raise MinutesRefusedError(
            f"Муниципалитета с ОКТМО {quoted(oktmo)} в базе нет. Проверьте --oktmo."
        )
    if filing.region_code is not None and filing.region_code not in codes:
        raise MinutesRefusedError(
            f"Региона {quoted(filing.region_code)} в базе нет. Проверьте --region."
        )
    if len(codes) <= 1:
        return None
    chosen = filing.region_code or home
    if chosen is None:
        raise MinutesRefusedError(
            f"В базе несколько регионов ({', '.join(sorted(codes))}). Укажите один: --region."
        )
    return chosen


def _form(draft: Draft) -> str | None:
    if not draft.online:
        return None
    return "mixed" if draft.participants else "online"


def _decisions(draft: Draft) -> Iterator[DecisionLine]:
    items = {item.position for item in draft.agenda}
    votes = {vote.agenda_position: vote for vote in draft.votes}
    for point in draft.points:
        vote = votes.get(point.agenda_position) or votes.get(None)
        has_day = point.due_kind is DueKind.DATE and point.due_on is not None
        without_day = DueKind.NONE if point.due_kind is DueKind.DATE else point.due_kind
        yield DecisionLine(
            point.position,
            _plain(point.number),
            point.agenda_position if point.agenda_position in items else None,
            point.kind,
            printable(point.text),
            DueKind.DATE if has_day else without_day,
            point.due_on if has_day else None,
            vote.votes_for if vote else None,
            vote.votes_against if vote else None,
            vote.votes_abstained if vote else None,
            point.place,
        )


def _assignments(
    draft: Draft, seats: Sequence[Member], attendees: Sequence[Attendee], directory: Directory
) -> Iterator[AssignmentLine]:
    starts = starts_of_names(draft)
    for point in draft.points:
        if point.kind is DecisionKind.INFORMATIONAL:
            continue
        named = {printable(said.value).strip(): said for said in reversed(point.assignees)}
        for assignee, said in reversed(named.items()):
            about = words_about(draft, said, starts)
            of = _affiliation(assignee, about, seats, attendees, directory)
            yield AssignmentLine(
                point.position, assignee, of.oktmo, of.organization_code, source=said.place
            )


def _affiliation(
    assignee: str,
    about: str,
    seats: Sequence[Member],
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


def _changes(
    connection: sa.Connection, draft: Draft, filing: Filing, oktmo: str | None
) -> tuple[tuple[EarlierChange, ...], tuple[Notice, ...]]:
    changes: list[EarlierChange] = []
    unfound: list[Notice] = []
    for point in draft.points:
        for change in point.changes:
            earlier = earlier_assignments(
                connection, change, body=filing.body, oktmo=oktmo, code=filing.code
            )
            changes.extend(
                EarlierChange(
                    point.position,
                    change.effect,
                    found.meeting_code,
                    found.position,
                    found.assignee,
                    found.number,
                    found.due_on,
                    change.due_on if change.effect is Effect.EXTEND else None,
                    source=point.place,
                )
                for found in earlier
            )
            if not earlier:
                unfound.append(_unfound(point, change.number))
    return tuple(changes), tuple(unfound)


def _unfound(point: Point, number: str) -> Notice:
    return Notice(
        "earlier_not_found",
        f"Пункт {point.number or point.position} меняет прежний пункт {number}, но такого "
        "поручения в базе не найдено.",
        point.place.line,
    )


def _said(said: Said[str] | None) -> str | None:
    return _plain(said.value) if said is not None else None


def _plain(text: str | None) -> str | None:
    return printable(text) if text is not None else None


def _code(match: object) -> str | None:
    return match.code if isinstance(match, Named) else None
