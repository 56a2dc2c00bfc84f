"""Marks that only point back: «он же», «срок тот же», «-//-»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from data_sources.ingest.minutes.points.above import Loose
from data_sources.ingest.minutes.points.marks import Mark, MarkKind
from data_sources.ingest.minutes.points.owners.owners import points_back
from data_sources.ingest.minutes.points.terms.owner_terms import owners_end


def with_dittos_resolved(shown: str, loose: Sequence[Loose]) -> None:
    """Puts the marks of the point before in place of those that point back to it.

    A mark that points back to nothing is dropped: the point then has no owner or term.
    """
    before: dict[MarkKind, list[Mark]] = {kind: [] for kind in MarkKind}
    for each in loose:
        for kind in MarkKind:
            own = [mark for mark in (*each.raw.marks, *each.common) if mark.kind is kind]
            if any(_is_ditto(shown, mark) for mark in own):
                others = [mark for mark in each.raw.marks if mark.kind is not kind]
                terms = [term for mark in own for term in _terms_behind(shown, mark)]
                each.raw.marks = others + before[kind] + terms
                own = before[kind]
            before[kind] = [_without_term(shown, mark) for mark in own]


def _is_ditto(shown: str, mark: Mark) -> bool:
    return points_back(shown, mark.value_start, _end(shown, mark))


def _terms_behind(shown: str, mark: Mark) -> Iterator[Mark]:
    """«она же, до 30 апреля» keeps its own term."""
    end = _end(shown, mark)
    if end < mark.value_end:
        yield replace(mark, kind=MarkKind.TERM, start=end, value_start=end)


def _without_term(shown: str, mark: Mark) -> Mark:
    return replace(mark, value_end=_end(shown, mark))


def _end(shown: str, mark: Mark) -> int:
    is_owner = mark.kind is MarkKind.OWNER
    return owners_end(shown, mark.value_start, mark.value_end) if is_owner else mark.value_end
