"""The reader of minutes: from a file to a draft, with nothing written anywhere."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from data_sources.ingest.minutes.containers.files import Opened, opened
from data_sources.ingest.minutes.draft import Draft
from data_sources.ingest.minutes.opening.agenda import agenda_of
from data_sources.ingest.minutes.opening.attendance import attendance_of
from data_sources.ingest.minutes.opening.head import head_of
from data_sources.ingest.minutes.outline.parts import OutlinePart
from data_sources.ingest.minutes.outline.recognition import minutes_in, title_of_minutes
from data_sources.ingest.minutes.outline.several import lines_of, minutes_in_file
from data_sources.ingest.minutes.outline.unfolding import unfolded
from data_sources.ingest.minutes.points.doubts import Read, doubts_about
from data_sources.ingest.minutes.points.gathering import gather
from data_sources.ingest.minutes.points.linking import (
    homes_of,
    linked,
    lists_of,
    numbers_in,
    votes_on,
)
from data_sources.ingest.minutes.points.points import Setting, points_of
from data_sources.ingest.minutes.refusal import NotMinutesError
from data_sources.ingest.minutes.text.script import Script, script_of

__all__ = ["NotMinutesError", "read_minutes"]


def read_minutes(path: Path, part: int | None = None) -> Draft:
    """Reads a file of minutes, of several the one that is asked for, counted from 1.

    Raises `NotMinutesError` with a sentence for the secretary.
    """
    file, script = _chosen(opened(path), part)
    above, sections = minutes_in(script)
    head = head_of(script, sections, above)
    people = attendance_of(script, sections)
    agenda = agenda_of(script, sections)
    gathered = gather(script, (each for each in sections if each.part is OutlinePart.DECIDED))
    blocks = linked(gathered, agenda)
    held_on = head.held_on.value if head.held_on else None
    points = points_of(Setting(script, held_on, agenda), blocks)
    draft = Draft(
        file_name=file.file_name,
        media_type=file.media_type,
        sha256=file.sha256,
        text=script.original,
        number=head.number,
        held_on=head.held_on,
        starts_at=head.starts_at,
        venue=head.venue,
        title=head.title,
        chair=people.chair,
        secretary=people.secretary,
        participants=people.participants,
        guests=people.guests,
        absent=people.absent,
        online=people.online,
        stated_present=people.stated_present,
        stated_members=people.stated_members,
        agenda=agenda,
        points=points,
        votes=(),
        warnings=(),
    )
    votes = votes_on(script, sections, blocks, points, draft.present_count)
    homes, lists = homes_of(script, blocks, points), lists_of(script, blocks, points)
    written = tuple(numbers_in(block) for block in blocks)
    read = Read(held_on, draft.present_count, agenda, points, homes, lists, written, votes)
    return replace(draft, votes=votes, warnings=doubts_about(read))


def _chosen(file: Opened, part: int | None) -> tuple[Opened, Script]:
    """One of the minutes of a file as a file of its own, lines counted as in the whole one."""
    paragraphs = unfolded(file.paragraphs)
    script = script_of(paragraphs)
    found = minutes_in_file(script.lines, title_of_minutes(script.lines))
    lines = lines_of(found, part)
    if lines is None:
        return file, script
    own = script_of(paragraphs[lines.start - 1 : lines.stop - 1], lines.start - 1)
    digest = hashlib.sha256(own.original.encode()).hexdigest()
    return replace(file, file_name=f"{file.file_name} (протокол {part})", sha256=digest), own
