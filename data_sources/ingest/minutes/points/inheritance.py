"""What points take over: from the words above them, from marks common to several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final

from data_sources.ingest.minutes.draft import AgendaPoint
from data_sources.ingest.minutes.points.above import (
    Above,
    Loose,
    heads_others,
    only_heads_parts,
    under,
    under_preamble,
)
from data_sources.ingest.minutes.points.common_marks import (
    has_mark,
    says_when,
    share_named_marks,
    share_trailing_marks,
)
from data_sources.ingest.minutes.points.marks import MarkKind
from data_sources.ingest.minutes.points.owners.bracketed import with_bracketed_words
from data_sources.ingest.minutes.points.owners.closing_owners import with_closing_owners
from data_sources.ingest.minutes.points.raw_points import Block, RawPoint, extent_of
from data_sources.ingest.minutes.text.numbers import Sign
from data_sources.ingest.minutes.text.script import Script
from data_sources.ingest.minutes.text.terms.inline_terms import find_inline_terms
from data_sources.ingest.minutes.text.verbs import VERB

_ITEM_TITLE: Final = re.compile(
    r"(?:Об?о? [а-я\"А-Я]|По (?:вопросу|пункту|п\.|[а-я]{3,12} вопросу))"
)
_SUNDRY: Final = re.compile(
    r"(?:разное|прочее|прочие вопросы|другие вопросы|разные вопросы)", re.IGNORECASE
)
_VERB: Final = re.compile(VERB, re.IGNORECASE)
_FEWEST_OTHERS: Final = 2
_ANY_DAY: Final = date(2000, 1, 1)


@dataclass(frozen=True)
class Frame:
    """The text and the agenda that points are read against."""

    script: Script
    agenda: Sequence[AgendaPoint]

    @property
    def only_item(self) -> int | None:
        """The one item that decisions can be about, «Разное» left out."""
        real = [each.position for each in self.agenda if not _SUNDRY.match(each.title)]
        return real[0] if len(real) == 1 else None


def loosened(frame: Frame, blocks: Sequence[Block]) -> list[Loose]:
    """The points of all blocks in their order; those that only head others are taken away."""
    for raw in (each for block in blocks for point in block.points for each in _all(point)):
        with_bracketed_words(frame.script, raw)
        with_closing_owners(frame.script, raw)
    loose = []
    for at, block in enumerate(blocks):
        for each in _in_block(frame, block, len(blocks)):
            each.block = at
            loose.append(each)
    share_named_marks(frame.script.flat, loose)
    return loose


def _all(point: RawPoint) -> tuple[RawPoint, ...]:
    return (point, *point.subs)


def _in_block(frame: Frame, block: Block, blocks: int) -> list[Loose]:
    shown = frame.script.flat
    above = Above()
    if block.preamble:
        start, end = block.preamble[0][0], block.preamble[-1][1]
        above = under_preamble(shown, start, end)
    loose = list(_flat(frame, block, above))
    for each in loose:
        each.item = _item_of(frame, each, block.section.item, blocks)
    share_trailing_marks(shown, loose)
    for each in loose:
        each.common += [mark for mark in block.preamble_marks if not has_mark(each, mark.kind)]
        term = each.above.term
        if term and not has_mark(each, MarkKind.TERM) and not says_when(shown, [each]):
            each.common.append(term)
    return loose


def _flat(frame: Frame, block: Block, above: Above) -> Iterator[Loose]:
    shown = frame.script.flat
    base = current = above
    depth: tuple[int, ...] = ()
    in_lower_case = False
    head_sign = ""
    for raw, following in pairwise((*block.points, None)):
        if raw is None:
            return
        if raw.is_heading:
            base = current = under(shown, raw, above)
            depth, in_lower_case = (), False
            continue
        is_over = depth and raw.path[: len(depth)] != depth
        is_next_head = bool(head_sign) and _bullet(raw) == head_sign
        if (
            is_over
            or is_next_head
            or (in_lower_case and not head_sign and not _is_lower(shown, raw))
        ):
            current, depth, in_lower_case, head_sign = base, (), False, ""
        if following is not None and _addresses_others(shown, raw, following):
            current, depth, in_lower_case = under(shown, raw, base), (), True
            head_sign = _bullet(raw) if _bullet(raw) != _bullet(following) else ""
            continue
        if _heads_others(shown, raw, following):
            current, depth = replace(under(shown, raw, base), item=raw.path[0]), raw.path
            continue
        yield from _with_subs(frame, raw, replace(current, item=raw.item or current.item))


def _addresses_others(shown: str, raw: RawPoint, following: RawPoint) -> bool:
    """Whether a point only addresses those in lower case that follow: «1. Директору ИМЦ:»."""
    if raw.marks or raw.subs or not raw.text or not _is_lower(shown, following):
        return False
    start, end = raw.text[0][0], raw.text[-1][1]
    return heads_others(shown, start, end)


def _bullet(raw: RawPoint) -> str:
    return raw.opening.closing if raw.opening and raw.opening.sign is Sign.BULLET else ""


def _is_lower(shown: str, raw: RawPoint) -> bool:
    return bool(raw.text) and shown[raw.text[0][0] : raw.text[0][1]].lstrip()[:1].islower()


def _heads_others(shown: str, raw: RawPoint, following: RawPoint | None) -> bool:
    """Whether a point is only the heading of the deeper numbers that follow."""
    if following is None or raw.marks or raw.subs or not raw.text or not raw.path:
        return False
    if len(following.path) <= len(raw.path) or following.path[: len(raw.path)] != raw.path:
        return False
    text = shown[raw.text[0][0] : raw.text[-1][1]].rstrip()
    return text.endswith(":") or bool(_ITEM_TITLE.match(text))


def _with_subs(frame: Frame, raw: RawPoint, above: Above) -> Iterator[Loose]:
    """A point with lettered parts: one decision, or one for each part that has marks of its own."""
    marked = [sub for sub in raw.subs if sub.marks]
    is_last_only = marked == raw.subs[-1:] and raw.subs and raw.subs[-1].trailing
    is_one = len(marked) < 2 and (not marked or is_last_only)
    shown = frame.script.flat
    if is_one and not _have_terms(shown, raw.subs) and not only_heads_parts(shown, raw):
        yield Loose(_joined(raw), above, None, [])
        return
    handed_down = under(shown, raw, above)
    item = above.item or (raw.path[0] if len(raw.path) > 1 else None)
    for sub in raw.subs:
        own = {mark.kind for mark in sub.marks}
        common = [mark for mark in raw.marks if mark.kind not in own]
        yield Loose(sub, replace(handed_down, item=item), None, common)


def _have_terms(shown: str, subs: Sequence[RawPoint]) -> bool:
    """Whether parts are decisions because several have terms inside their sentences."""
    return sum(_has_term(shown, sub) for sub in subs) > 1


def _has_term(shown: str, raw: RawPoint) -> bool:
    return next(find_inline_terms(shown, *extent_of(raw), _ANY_DAY), None) is not None


def _joined(raw: RawPoint) -> RawPoint:
    """A point whose parts, with their letters, are sentences of its own."""
    for sub in raw.subs:
        if sub.text and sub.opening:
            raw.text.append((sub.text[0][0] - sub.opening.end, sub.text[0][1]))
            raw.text.extend(sub.text[1:])
        raw.marks.extend(sub.marks)
    return raw


def _item_of(frame: Frame, loose: Loose, stated: int | None, blocks: int) -> int | None:
    """The agenda item: stated by the heading, else by the number «2.1», else the only one."""
    path = loose.raw.path
    prefix = path[0] if len(path) > 1 else loose.above.item
    if not frame.agenda and stated is None:
        return None
    last = len(frame.agenda) or max(stated or 0, prefix or 0)
    if stated is not None and (prefix is None or blocks > 1):
        return stated if stated <= last else None
    if prefix is not None and prefix <= last:
        return prefix
    return stated if stated is not None else frame.only_item
