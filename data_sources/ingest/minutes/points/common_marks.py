"""Marks that stand once and are about several points: «Срок (пп. 2.1–2.4): …»."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from data_sources.ingest.minutes.points.above import Loose
from data_sources.ingest.minutes.points.kinds import is_informational
from data_sources.ingest.minutes.points.marks import Mark, MarkKind
from data_sources.ingest.minutes.points.owners.addressees import addressee_of
from data_sources.ingest.minutes.points.raw_points import extent_of
from data_sources.ingest.minutes.text.terms.inline_terms import find_inline_terms
from data_sources.ingest.minutes.text.terms.lasting import find_lasting

_FEWEST_OTHERS: Final = 2
_ANY_DAY: Final = date(2000, 1, 1)


def share_named_marks(shown: str, loose: Sequence[Loose]) -> None:
    """«Срок (пп. 2.1–2.4): …» goes to the points that it names, of its own block if it can."""
    numbered: dict[tuple[int | None, str], list[Loose]] = {}
    for each in loose:
        if each.raw.opening is not None and each.raw.opening.number is not None:
            for home in (each.block, None):
                numbered.setdefault((home, each.raw.opening.number), []).append(each)
    shared: set[tuple[MarkKind, int]] = set()
    for holder in loose:
        for mark in [mark for mark in holder.raw.marks if mark.points or mark.is_for_all]:
            holder.raw.marks.remove(mark)
            own = [one for name in mark.points for one in numbered.get((holder.block, name), ())]
            named = own or [one for name in mark.points for one in numbered.get((None, name), ())]
            is_first = (mark.kind, holder.block) not in shared
            everybody = []
            if mark.is_for_all and is_first:
                shared.add((mark.kind, holder.block))
                everybody = _all_of(shown, loose, holder, mark)
            for each in everybody or named:
                if not any(one.kind is mark.kind and not one.points for one in each.raw.marks):
                    each.common.append(mark)


def _all_of(shown: str, loose: Sequence[Loose], holder: Loose, mark: Mark) -> list[Loose]:
    """All the points that «по всем пунктам» is about: of the block, of all where it is the last."""
    is_last = holder is loose[-1]
    own = [each for each in loose if is_last or each.block == holder.block]
    if mark.kind is MarkKind.OWNER:
        return own
    return [each for each in own if not says_when(shown, [each])]


def share_trailing_marks(shown: str, loose: list[Loose]) -> None:
    """Marks after the last point are everybody's where several others say nothing of the kind."""
    if not loose or not loose[-1].raw.trailing:
        return
    last = loose[-1]
    others = [each for each in loose[:-1] if not is_informational(shown, *extent_of(each.raw))]
    fewest = 1 if any(mark.points for mark in last.raw.marks) else _FEWEST_OTHERS
    if len(others) < fewest or any(each.raw.marks for each in loose[:-1]):
        return
    for mark in last.raw.marks[-last.raw.trailing :]:
        says_it = (_says_whose if mark.kind is MarkKind.OWNER else says_when)(shown, others)
        if not mark.points and not mark.is_for_all and not says_it:
            for each in others:
                each.common.append(mark)


def _says_whose(shown: str, others: list[Loose]) -> bool:
    return any(addressee_of(shown, *extent_of(each.raw)) for each in others)


def says_when(shown: str, others: list[Loose]) -> bool:
    spans = [extent_of(each.raw) for each in others]
    return any(
        find_lasting(shown, *span) or next(find_inline_terms(shown, *span, _ANY_DAY), None)
        for span in spans
    )


def has_mark(loose: Loose, kind: MarkKind) -> bool:
    return any(mark.kind is kind for mark in (*loose.raw.marks, *loose.common))
