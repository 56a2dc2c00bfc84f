"""Who was at the meeting: names of the minutes against the roster of that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import sqlalchemy as sa

from data_sources.database.schema import attendance, roster_member
from data_sources.ingest.minutes.draft import Draft, Said
from data_sources.ingest.minutes.filing.matching.affiliation import Affiliation, affiliation_of
from data_sources.ingest.minutes.filing.proposal import (
    Attendee,
    FilingNotice,
    ProposedPresence,
    Role,
)
from data_sources.ingest.minutes.filing.rows import printable
from data_sources.names import Directory
from data_sources.names.people import among


@dataclass(frozen=True)
class CouncilMember:
    """A seat of the body on the day of the meeting."""

    person: str
    affiliation: Affiliation


def roster_of(
    connection: sa.Connection, body: str, oktmo: str | None, day: date | None
) -> tuple[CouncilMember, ...]:
    """The body's members on that day; of a council with a municipality, those of that one."""
    if day is None:
        return ()
    columns = roster_member.c
    asked = sa.select(columns.person, columns.oktmo, columns.organization_code).where(
        columns.superseded_at.is_(None),
        columns.body == body,
        columns.valid_from <= day,
        sa.or_(columns.valid_to.is_(None), columns.valid_to >= day),
    )
    if oktmo is not None:
        asked = asked.where(columns.oktmo == oktmo)
    rows = connection.execute(asked.order_by(columns.person, columns.valid_from))
    seats = {row.person: Affiliation(row.oktmo, row.organization_code) for row in rows}
    return tuple(CouncilMember(person, affiliation) for person, affiliation in seats.items())


def substitutes_of(connection: sa.Connection, code: str) -> frozenset[str]:
    """Persons whom somebody has marked as standing in for a member at this meeting."""
    columns = attendance.c
    return frozenset(
        connection.scalars(
            sa.select(columns.person).where(
                columns.superseded_at.is_(None),
                columns.meeting_code == code,
                columns.is_substitute,
            )
        )
    )


def words_about(draft: Draft, said: Said[str], others: Iterable[int]) -> str:
    """What stands behind the name on its line, up to the next name (`others`: their starts)."""
    text = draft.text
    end = text.find("\n", said.place.end)
    limits = [start for start in others if start >= said.place.end]
    return text[said.place.end : min([len(text) if end < 0 else end, *limits])]


def starts_of_names(draft: Draft) -> tuple[int, ...]:
    """Where every person or assignee of the minutes is named."""
    heads = [each for each in (draft.chair, draft.secretary) if each is not None]
    owners = [each for point in draft.points for each in point.assignees]
    lists = (*draft.participants, *draft.online, *draft.guests, *draft.absent)
    return tuple(sorted(each.place.start for each in (*heads, *owners, *lists)))


@dataclass(frozen=True)
class Attending:
    """The rows of attendance and what the secretary should know about them."""

    attendees: tuple[Attendee, ...]
    notices: tuple[FilingNotice, ...]


def attending(
    draft: Draft, roster: Sequence[CouncilMember], substitutes: frozenset[str], directory: Directory
) -> Attending:
    """Every person once, under the roster's name where it is one member's.

    Without a roster everybody named but the guests counts as a member; with one, its members
    whom the minutes do not name were absent, if they list all those present.
    """
    found: list[Attendee] = []
    unclear: list[str] = []
    starts = starts_of_names(draft)
    for said, role, status in _named(draft):
        written = printable(said.value)
        seats = among(written, ((member.person, member) for member in roster))
        if len(seats) > 1:
            unclear.append(written)
        seat = seats[0] if len(seats) == 1 else None
        person = seat.person if seat else written
        told = affiliation_of(words_about(draft, said, starts), directory)
        at = among(person, ((each.person, place) for place, each in enumerate(found)))
        if at:
            if status is ProposedPresence.ONLINE:
                found[at[0]] = replace(found[at[0]], status=status)
            continue
        stands_in = person in substitutes
        of = seat.affiliation.or_else(told) if seat else told
        is_member = seat is not None if roster else True
        found.append(
            Attendee(
                person,
                role,
                status,
                is_member=stands_in or (is_member and role is not Role.GUEST),
                is_substitute=stands_in,
                oktmo=of.oktmo,
                organization_code=of.organization_code,
                source=said.place,
            )
        )
    unnamed = _unnamed(found, roster) if _names_everybody(draft, found) else ()
    return Attending((*found, *unnamed), tuple(_notices(draft, found, unnamed, unclear, roster)))


def _named(draft: Draft) -> Iterable[tuple[Said[str], Role, ProposedPresence]]:
    for head, role in ((draft.chair, Role.CHAIR), (draft.secretary, Role.SECRETARY)):
        if head is not None:
            yield head, role, ProposedPresence.PRESENT
    yield from ((said, Role.PARTICIPANT, ProposedPresence.PRESENT) for said in draft.participants)
    yield from ((said, Role.PARTICIPANT, ProposedPresence.ONLINE) for said in draft.online)
    yield from ((said, Role.GUEST, ProposedPresence.PRESENT) for said in draft.guests)
    for said in draft.absent:
        about = _line_of(draft.text, said.place.start).lower()
        status = ProposedPresence.EXCUSED if "уважит" in about else ProposedPresence.ABSENT
        yield said, Role.ABSENT, status


def _line_of(text: str, at: int) -> str:
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : len(text) if end < 0 else end]


def _present(found: Iterable[Attendee]) -> list[Attendee]:
    return [
        each for each in found if each.status in {ProposedPresence.PRESENT, ProposedPresence.ONLINE}
    ]


def _names_everybody(draft: Draft, found: Sequence[Attendee]) -> bool:
    """Whether the minutes have a list of those present that is as long as they say."""
    stated = draft.stated_present
    has_list = bool(draft.participants or draft.online)
    return has_list and (stated is None or stated.value <= len(_present(found)))


def _unnamed(found: Sequence[Attendee], roster: Sequence[CouncilMember]) -> tuple[Attendee, ...]:
    named = {each.person for each in found}
    if not any(each.is_member for each in _present(found)):
        return ()
    return tuple(
        Attendee(
            member.person,
            Role.UNNAMED,
            ProposedPresence.ABSENT,
            is_member=True,
            oktmo=member.affiliation.oktmo,
            organization_code=member.affiliation.organization_code,
        )
        for member in roster
        if member.person not in named
    )


def _notices(
    draft: Draft,
    found: Sequence[Attendee],
    unnamed: Sequence[Attendee],
    unclear: Sequence[str],
    roster: Sequence[CouncilMember],
) -> Iterable[FilingNotice]:
    present = _present(found)
    if not (draft.participants or draft.online):
        yield FilingNotice(
            "nobody_named",
            "Участники поимённо не названы: впишите их в черновик, иначе явка посчитается "
            "только по председателю и секретарю, если названы они.",
        )
        return
    stated = draft.stated_present
    if stated is not None and stated.value != len(present):
        yield FilingNotice(
            "present_mismatch",
            f"Присутствовало по протоколу {stated.value}, названо {len(present)}.",
            stated.place.line,
        )
    if not roster:
        yield FilingNotice(
            "no_roster",
            "Состава органа на день заседания в базе нет: членами записаны все, кроме "
            "приглашённых. Загрузите состав (rumo load roster_member) и протокол ещё раз.",
        )
        return
    outside = [each.person for each in present if not each.is_member and each.role != Role.GUEST]
    if outside:
        yield FilingNotice(
            "not_in_roster",
            f"Нет в составе на день заседания, записаны не членами: {', '.join(outside)}.",
        )
    if unclear:
        yield FilingNotice(
            "unclear_member", f"Подходят несколько членов состава: {', '.join(unclear)}."
        )
    if unnamed:
        yield FilingNotice(
            "unnamed_members",
            "Члены состава, которых протокол не называет, записаны отсутствовавшими: "
            f"{', '.join(each.person for each in unnamed)}.",
        )
