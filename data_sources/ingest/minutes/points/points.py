"""From gathered points to decisions: their text, kind, owners, term and agenda item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from data_sources.ingest.minutes.draft import AgendaPoint, DecisionKind, DraftPoint, Said
from data_sources.ingest.minutes.points.above import Loose
from data_sources.ingest.minutes.points.dittos import with_dittos_resolved
from data_sources.ingest.minutes.points.earlier import earlier_decisions
from data_sources.ingest.minutes.points.inheritance import Frame, loosened
from data_sources.ingest.minutes.points.kinds import is_informational, recommends
from data_sources.ingest.minutes.points.marks import Mark, MarkKind
from data_sources.ingest.minutes.points.owners.addressees import (
    acting_persons,
    addressee_of,
    later_addressee,
)
from data_sources.ingest.minutes.points.owners.appointed import appointed
from data_sources.ingest.minutes.points.owners.owners import split_owners
from data_sources.ingest.minutes.points.raw_points import Block, RawPoint, extent_of
from data_sources.ingest.minutes.points.terms.due import Due, Marked, due_of, presumed_due
from data_sources.ingest.minutes.points.terms.owner_terms import owners_end
from data_sources.ingest.minutes.text.names import first_person
from data_sources.ingest.minutes.text.script import Script, Span
from data_sources.ingest.minutes.text.terms.inline_terms import named_days

_SPACE_BEFORE: Final = re.compile(r"\s+(?=[.;,:!?)])")
_EMPTY_BRACKETS: Final = re.compile(r"\s?\(\s*[.,;]?\s*\)|\s?\(\s*(?=[.,;]?\s*$)")
_DOUBLE_STOP: Final = re.compile(r"(?<=[а-яёА-ЯЁ\d»\")])\s?[.,;]\s?(?=\.$)|(?<=\.)\s?\.$")
_TRAILING: Final = " ,–—-("


@dataclass(frozen=True)
class Setting:
    """What the points are read against."""

    script: Script
    meeting: date | None
    agenda: Sequence[AgendaPoint]


def points_of(setting: Setting, blocks: Sequence[Block]) -> tuple[DraftPoint, ...]:
    """The decisions of all the blocks, in the order of the minutes."""
    loose = loosened(Frame(setting.script, setting.agenda), blocks)
    with_dittos_resolved(setting.script.flat, loose)
    return tuple(_point(setting, each, at) for at, each in enumerate(loose, start=1))


def _point(setting: Setting, loose: Loose, position: int) -> DraftPoint:
    script, raw = setting.script, loose.raw
    text = _tidy(script.written_all(raw.text))
    start, end = extent_of(raw)
    own = list(raw.marks)
    is_meant = own or any(mark.points for mark in loose.common)
    is_common = is_meant or not is_informational(script.flat, start, end)
    common = loose.common if is_common else []
    owners = _owners(script, own) or _owners(script, common)
    addressed = addressee_of(script.flat, start, end)
    if not owners and not addressed:
        addressed = later_addressee(script.flat, start, end)
    if not owners and not addressed:
        named = appointed(script.flat, start, end) or acting_persons(script.flat, start, end)
        owners = _said(script, named)
    owner_place = owners or _said(script, addressed or loose.above.addressed)
    due = due_of(script, setting.meeting, Marked(own or common, own + common), (start, end))
    changes = earlier_decisions(script.flat, start, end, setting.meeting)
    inner = tuple(
        day
        for day in dict.fromkeys((*due.term.others, *_named(setting, raw)))
        if day != due.term.on
    )
    kind = _kind(script.flat[start:end], loose, has_marks=bool(owners or due.said))
    if kind is DecisionKind.INFORMATIONAL:
        owner_place = owners
    elif due == Due() and not changes:
        due = presumed_due(script, setting.meeting, (start, end))
        inner = tuple(day for day in inner if day != due.term.on)
    return DraftPoint(
        position=position,
        number=raw.opening.number if raw.opening else None,
        agenda_position=loose.item,
        kind=kind,
        text=text,
        assignees=owner_place,
        due_kind=due.term.kind,
        due_on=due.term.on,
        due_text=due.said,
        inner_dates=inner,
        changes=changes,
        place=script.place(start, end),
        unread_due=due.unread,
        is_presumed=due.is_presumed,
    )


def _tidy(text: str) -> str:
    without = _EMPTY_BRACKETS.sub("", text)
    closed = _DOUBLE_STOP.sub("", _SPACE_BEFORE.sub("", without))
    return closed.rstrip(_TRAILING).lstrip(" .,;")


def _said(script: Script, spans: Iterable[Span]) -> tuple[Said[str], ...]:
    return tuple(script.quoted(*span) for span in spans)


def _owners(script: Script, marks: Iterable[Mark]) -> tuple[Said[str], ...]:
    found: dict[str, Said[str]] = {}
    for mark in marks:
        if mark.kind is MarkKind.OWNER:
            end = owners_end(script.flat, mark.value_start, mark.value_end)
            for said in _said(script, split_owners(script.flat, mark.value_start, end)):
                found.setdefault(said.value, said)
    if not found:
        for mark in marks:
            if mark.kind is MarkKind.TERM:
                person = first_person(script.flat, mark.value_start, mark.value_end)
                if person:
                    said = script.quoted(*person)
                    found.setdefault(said.value, said)
    return tuple(found.values())


def _named(setting: Setting, raw: RawPoint) -> tuple[date, ...]:
    days = (
        day
        for start, end in raw.text
        for day in named_days(setting.script.flat, start, end, setting.meeting)
    )
    return tuple(dict.fromkeys(days))


def _kind(text: str, loose: Loose, *, has_marks: bool) -> DecisionKind:
    if recommends(text, 0, len(text)) or loose.above.is_recommended:
        return DecisionKind.RECOMMENDATION
    if not has_marks and is_informational(text, 0, len(text)):
        return DecisionKind.INFORMATIONAL
    return DecisionKind.ASSIGNMENT
