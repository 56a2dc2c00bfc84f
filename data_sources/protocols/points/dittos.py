"""Marks that only point back: «он же», «срок тот же», «-//-»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from data_sources.protocols.points.inheritance import Loose
from data_sources.protocols.points.marks import Mark, MarkKind

_DITTO: Final = re.compile(
    r"[\s.,;:]{0,4}(?:(?:он|она|они|те|тот|та|то|там|тогда|такой|так)\sже(?:\s(?:лица|срок|дата"
    r"|сроки|исполнител[ьи]|ответственн[а-я]{2,3}))?|-\s?//\s?-|-\s?[\"']\s?-|[\"'],?,?[\"']?)"
    r"[\s.,;]{0,4}$",
    re.IGNORECASE,
)


def with_dittos_resolved(shown: str, loose: Sequence[Loose]) -> None:
    """Puts the marks of the point before in place of those that point back to it.

    A mark that points back to nothing is dropped: the point then has no owner or term.
    """
    before: dict[MarkKind, list[Mark]] = {kind: [] for kind in MarkKind}
    for each in loose:
        for kind in MarkKind:
            own = [mark for mark in (*each.raw.marks, *each.common) if mark.kind is kind]
            if any(_is_ditto(shown, mark) for mark in own):
                each.raw.marks = [mark for mark in each.raw.marks if mark.kind is not kind]
                each.raw.marks += before[kind]
                own = before[kind]
            before[kind] = own


def _is_ditto(shown: str, mark: Mark) -> bool:
    return _DITTO.match(shown, mark.value_start, mark.value_end) is not None
