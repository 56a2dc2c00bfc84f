"""Whose minutes they are, by their title and heading; nothing is taken for granted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from data_sources.database.schema import document, meeting, municipality
from data_sources.ingest.files.report import quoted
from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.filing.matching.affiliation import cities_in, municipalities_in
from data_sources.names import Directory
from data_sources.names.spelling import spelled
from data_sources.names.worded_codes import COUNCIL, COUNCIL_WORDS, RUMO, RUMO_WORDS, WordedCodes

_LONGEST_HEADING: Final = 1_500
_FEWEST_WORDS: Final = 2

_PART: Final = (
    r"(?:рабоч\w{2,3} групп\w{1,2}|творческ\w{2,3} групп\w{1,2}|экспертн\w{2,3} групп\w{1,2}"
    r"|секци\w{1,2}|отделени\w{1,2}|комисси\w{1,2}|президиум\w{0,2}|бюро|подгрупп\w{1,2}) "
)
_OF_SOMEBODY: Final = r" (?:учител|педагог|воспитател|руководител|методист|библиотекар)\w+"
_RUMO_NAMED: Final = re.compile(
    rf"(?<!\w)(?P<part>{_PART})?{RUMO_WORDS}(?!\w)(?P<whose>{_OF_SOMEBODY})?"
)
_COUNCIL_NAMED: Final = re.compile(
    r"(?<!\w)(?P<part>(?:школьн|областн|региональн|краев|республиканск|межмуниципальн)\w{2,3} )?"
    rf"{COUNCIL_WORDS}(?!\w)"
    r"(?P<whose> (?:школ|гимнази|лице|сош|оош|мбоу|маоу|мкоу|мбдоу|мадоу|доу|детск|институт"
    r"|университет|колледж|техникум)\w*)?"
)
_ANOTHER: Final = re.compile(
    r"(?<!\w)(?:методическ\w{2,3} объединени|[ргш]?мо(?!\w)|совещани|педагогическ\w{2,3} совет"
    r"|педсовет|коллеги|рабоч\w{2,3} групп|комисси|оргкомитет|штаб|собрани|конференци|семинар"
    r"|ассоциаци|клуб)"
)


@dataclass(frozen=True)
class Candidate:
    """A value that may be meant, and in Russian why."""

    value: str
    why: str


def bodies_offered(
    connection: sa.Connection, draft: Draft, directory: Directory, code: str | None
) -> tuple[Candidate, ...]:
    """The bodies whose minutes these may be, by their title, heading, or an earlier load."""
    title = draft.title.value if draft.title else ""
    for text, where in ((title, "в названии"), (_heading(draft), "в начале протокола")):
        found = tuple(dict.fromkeys(_bodies_named(text, directory.bodies)))
        if found:
            return tuple(Candidate(body, _because(where, text)) for body in found)
        if _ANOTHER.search(spelled(text)):
            break
    return _distinct(_bodies_of_earlier_loads(connection, draft, title, code))


def municipalities_offered(
    connection: sa.Connection, draft: Draft, directory: Directory, code: str | None
) -> tuple[Candidate, ...]:
    """The municipalities whose body may have met: of the title, else of the heading."""
    title = draft.title.value if draft.title else ""
    found = municipalities_in(title, directory) or cities_in(title, directory)
    if found:
        return tuple(Candidate(oktmo, _because("в названии", title)) for oktmo in sorted(found))
    venue = draft.venue.value if draft.venue else ""
    for text, where in ((_heading(draft), "в начале протокола"), (venue, "в месте заседания")):
        found = municipalities_in(text, directory)
        if found:
            # The council of a district may sit in a town that is a municipality of its own.
            found |= _of_the_same_center(connection, found)
            return tuple(Candidate(oktmo, _because(where, text)) for oktmo in sorted(found))
    rows = connection.execute(_earlier(draft, code))
    return _distinct(
        Candidate(row.oktmo, f"так записано заседание {quoted(row.code)}")
        for row in rows
        if row.oktmo is not None
    )


def _of_the_same_center(connection: sa.Connection, found: frozenset[str]) -> frozenset[str]:
    columns = municipality.c
    current = sa.select(columns.oktmo).where(columns.superseded_at.is_(None))
    centers = sa.select(columns.center).where(
        columns.superseded_at.is_(None), columns.oktmo.in_(sorted(found)), columns.kind == "city"
    )
    return frozenset(connection.scalars(current.where(columns.center.in_(centers))))


def _heading(draft: Draft) -> str:
    """The text above the agenda, the people and the decisions."""
    starts = [
        *(item.place.start for item in draft.agenda),
        *(point.place.start for point in draft.points),
        *(said.place.start for said in (*draft.participants, *draft.guests, *draft.online)),
    ]
    return draft.text[: min([*starts, _LONGEST_HEADING])]


def _bodies_named(text: str, bodies: WordedCodes) -> Iterator[str]:
    line = spelled(text)
    for pattern, code in ((_RUMO_NAMED, RUMO), (_COUNCIL_NAMED, COUNCIL)):
        found = list(pattern.finditer(line))
        if found and not any(each["part"] or each["whose"] for each in found):
            yield code
    words = f" {line} "
    yield from (other for other in bodies.others if f" {spelled(other)} " in words)


def _because(where: str, text: str) -> str:
    return f"{where}: {quoted(' '.join(text.split()))}"


def _earlier(draft: Draft, code: str | None) -> sa.Select[str, str, str | None]:
    """Meetings of this code, and those that this very file was loaded as."""
    own = sa.select(document.c.id).where(document.c.sha256 == draft.sha256)
    return sa.select(meeting.c.code, meeting.c.body, meeting.c.oktmo).where(
        meeting.c.superseded_at.is_(None),
        sa.or_(meeting.c.code == code, meeting.c.document_id.in_(own)),
    )


def _bodies_of_earlier_loads(
    connection: sa.Connection, draft: Draft, title: str, code: str | None
) -> Iterator[Candidate]:
    for row in connection.execute(_earlier(draft, code)):
        yield Candidate(row.body, f"так записано заседание {quoted(row.code)}")
    if len(title.split()) < _FEWEST_WORDS:
        return
    titled = sa.select(meeting.c.body, meeting.c.title).where(
        meeting.c.superseded_at.is_(None),
        meeting.c.status == "held",
        meeting.c.title.is_not(None),
        meeting.c.body != RUMO,
    )
    for body, other in connection.execute(titled.distinct()):
        if spelled(other or "") == spelled(title):
            yield Candidate(body, "так записан протокол с тем же названием")


def _distinct(found: Iterable[Candidate]) -> tuple[Candidate, ...]:
    by_value: dict[str, Candidate] = {}
    for each in found:
        by_value.setdefault(each.value, each)
    return tuple(by_value.values())
