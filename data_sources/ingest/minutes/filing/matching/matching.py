"""From a draft to a proposal: who is a member, whose an assignment is, what was decided before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from data_sources.database.schema import municipality, region
from data_sources.ingest.files.report import quoted
from data_sources.ingest.minutes.draft import Draft, DraftPoint, DueKind, PointEffect, Said
from data_sources.ingest.minutes.filing.archive import earlier_assignments
from data_sources.ingest.minutes.filing.matching.affiliation import Affiliation, municipality_in
from data_sources.ingest.minutes.filing.matching.assigning import (
    assigned_at_home,
    assignments_of,
    unknown_assignees,
)
from data_sources.ingest.minutes.filing.matching.attending import (
    attending,
    roster_of,
    starts_of_names,
    substitutes_of,
    words_about,
)
from data_sources.ingest.minutes.filing.matching.own_municipality import (
    OwnMunicipality,
    own_municipality,
)
from data_sources.ingest.minutes.filing.matching.voting import votes_of_points
from data_sources.ingest.minutes.filing.proposal import (
    AgendaLine,
    Attendee,
    DecisionLine,
    EarlierChange,
    FilingNotice,
    Proposal,
    ProposedMeeting,
)
from data_sources.ingest.minutes.filing.rows import MinutesRefusedError, printable
from data_sources.names import Directory, read_directory
from data_sources.names.worded_codes import COUNCIL


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
    home = own_municipality(connection, filing.body, sitting.oktmo, directory)
    assignments = tuple(assignments_of(draft, seats, people.attendees, directory, home))
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
        tuple(_at_home(draft, people.attendees, home)),
        tuple(_decisions(draft)),
        assignments,
        changes,
        (
            *(FilingNotice(each.code, each.message, each.line) for each in draft.warnings),
            *notices,
            *people.notices,
            *unknown_assignees(assignments, seats, draft, directory),
            *assigned_at_home(assignments, seats, directory, home),
            *unfound,
        ),
    )


def rechecked(connection: sa.Connection, draft: Draft, proposal: Proposal) -> Proposal:
    """A corrected proposal with what is still to be known about it."""
    sitting = proposal.sitting
    seats = roster_of(connection, proposal.body, sitting.oktmo, sitting.held_on)
    directory = read_directory(connection)
    unknown = unknown_assignees(proposal.assignments, seats, draft, directory)
    return replace(proposal, notices=tuple(unknown))


def _sitting(
    connection: sa.Connection, draft: Draft, filing: Filing, directory: Directory
) -> tuple[ProposedMeeting, tuple[FilingNotice, ...]]:
    oktmo = filing.oktmo
    if oktmo is None and filing.body == COUNCIL:
        written = (each.value for each in (draft.title, draft.venue) if each is not None)
        oktmo = next((code for text in written if (code := municipality_in(text, directory))), None)
    own_region = _region_of(connection, filing, oktmo)
    sitting = ProposedMeeting(
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
        return sitting, (FilingNotice("no_municipality", message),)
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
    votes = votes_of_points(draft)
    for point in draft.points:
        vote = votes.get(point.position)
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


def _at_home(
    draft: Draft, attendees: Sequence[Attendee], home: OwnMunicipality | None
) -> Iterator[Attendee]:
    """The people of a municipality's own meeting with its code where nothing tells another."""
    starts = starts_of_names(draft)
    for attendee in attendees:
        if home is None:
            yield attendee
            continue
        said = Said(attendee.person, attendee.source) if attendee.source else None
        about = words_about(draft, said, starts) if said else ""
        of = home.completed(Affiliation(attendee.oktmo, attendee.organization_code), about)
        yield replace(attendee, oktmo=of.oktmo)


def _changes(
    connection: sa.Connection, draft: Draft, filing: Filing, oktmo: str | None
) -> tuple[tuple[EarlierChange, ...], tuple[FilingNotice, ...]]:
    changes: list[EarlierChange] = []
    unfound: list[FilingNotice] = []
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
                    change.due_on if change.effect is PointEffect.EXTEND else None,
                    source=point.place,
                )
                for found in earlier
            )
            if not earlier:
                unfound.append(_unfound(point, change.number))
    return tuple(changes), tuple(unfound)


def _unfound(point: DraftPoint, number: str) -> FilingNotice:
    return FilingNotice(
        "earlier_not_found",
        f"Пункт {point.number or point.position} меняет прежний пункт {number}, но такого "
        "поручения в базе не найдено.",
        point.place.line,
    )


def _said(said: Said[str] | None) -> str | None:
    return _plain(said.value) if said is not None else None


def _plain(text: str | None) -> str | None:
    return printable(text) if text is not None else None
