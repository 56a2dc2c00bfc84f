"""Who signed: also where the posts stand in one column and the names in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from data_sources.ingest.minutes.draft import Said
from data_sources.ingest.minutes.outline.course_headings import LED
from data_sources.ingest.minutes.outline.parts import OutlinePart, Section
from data_sources.ingest.minutes.text.names import find_persons
from data_sources.ingest.minutes.text.script import Script, Span

_POST: Final = re.compile(
    r"(?<![а-я])(?:(?P<chair>председател(?:ь|ьствующ(?:ий|ая)|ьствовал[аи]?)(?! комитета)"
    r"|ведущ(?:ий|ая)|модератор|руководитель (?:(?-i:[А-Я]{2,5})|" + LED + r"))"
    r"|(?P<secretary>секретарь|протокол (?:вел[аи]?|составил[аи]?))|(?P<other>член[ыа]?"
    r"|заместитель|присутствовали))(?![а-я])",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Signed:
    """The persons who signed as chair and as secretary."""

    chair: Said[str] | None
    secretary: Said[str] | None


def signed_by(script: Script, sections: Sequence[Section]) -> Signed:
    """Gives each name to the first post that is still without one."""
    posts: list[str] = []
    named: dict[str, Said[str]] = {}
    for post, span in _signs(script, sections):
        if post:
            posts.append(post)
        elif posts:
            named.setdefault(posts.pop(0), script.quoted(*span))
    return Signed(named.get("chair"), named.get("secretary"))


def _signs(script: Script, sections: Sequence[Section]) -> Iterator[tuple[str, Span]]:
    """Posts and names in the order in which they stand; a name has no post."""
    for section in sections:
        if section.part is not OutlinePart.SIGNATURE:
            continue
        for line in section.body:
            posts = [
                (found.start(), found.lastgroup or "", found.span())
                for found in _POST.finditer(script.shown, line.start, line.end)
            ]
            names = [
                (span[0], "", span) for span in find_persons(script.shown, line.start, line.end)
            ]
            for _, post, span in sorted(posts + names):
                yield post, span
