"""What is wrong or uncertain in a draft, each in a sentence for the secretary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from data_sources.ingest.minutes.draft import (
    AgendaPoint,
    DecisionKind,
    DraftDoubt,
    DraftPoint,
    DueKind,
    Votes,
    Warned,
)

Path: TypeAlias = tuple[int, ...]
_LONGEST_QUOTE: Final = 90


@dataclass(frozen=True)
class Read:
    """What the doubts are about; `blocks` says in which block each point stands, `lists` whose
    numbers it continues,
    `written` the numbers of each block, those of mere headings too.
    """

    held_on: date | None
    present: int | None
    agenda: tuple[AgendaPoint, ...]
    points: tuple[DraftPoint, ...]
    blocks: tuple[int, ...]
    lists: tuple[int, ...]
    written: tuple[tuple[str, ...], ...]
    votes: tuple[Votes, ...]


def doubts_about(read: Read) -> tuple[Warned, ...]:
    """All the doubts in the order of the lines."""
    found = [
        *_duplicates(read),
        *_gaps(read),
        *_votes(read),
        *(doubt for point in read.points for doubt in _about(point, read.held_on)),
        *_undecided(read),
    ]
    return tuple(sorted(found, key=lambda each: (each.line, each.code.value)))


def _label(point: DraftPoint) -> str:
    text = point.text if len(point.text) <= _LONGEST_QUOTE else point.text[:_LONGEST_QUOTE] + "…"
    number = f"Пункт {point.number}" if point.number else "Пункт без номера"
    return f"{number} («{text}»)"


def _about(point: DraftPoint, held_on: date | None) -> Iterator[Warned]:
    line = point.place.line
    if point.kind is DecisionKind.ASSIGNMENT and not point.changes:
        if not point.assignees:
            yield Warned(
                DraftDoubt.MISSING_ASSIGNEE,
                f"{_label(point)}: не назван ответственный, укажите его.",
                line,
            )
        if point.due_kind is DueKind.NONE and point.due_text is None:
            yield Warned(
                DraftDoubt.MISSING_DUE, f"{_label(point)}: не назван срок, укажите его.", line
            )
    if point.due_kind is DueKind.NONE and point.unread_due:
        yield Warned(
            DraftDoubt.MISSING_DUE,
            f"{_label(point)}: срок {_quoted(point.unread_due)} не понят, укажите день.",
            line,
        )
    if held_on is not None and point.due_on is not None and point.due_on < held_on:
        yield Warned(
            DraftDoubt.DUE_BEFORE_MEETING,
            f"{_label(point)}: срок {point.due_on:%d.%m.%Y} раньше заседания {held_on:%d.%m.%Y}.",
            line,
        )
    if (doubts := _other_terms(point)) and not point.changes:
        yield Warned(DraftDoubt.SEVERAL_DATES, f"{_label(point)}: {doubts}, проверьте срок.", line)


def _other_terms(point: DraftPoint) -> str:
    """What stands beside the term that was taken: further days, words that were not understood."""
    if point.due_kind is DueKind.NONE:
        return ""
    parts = []
    if point.due_on is not None and point.inner_dates:
        parts.append(
            "в тексте есть ещё " + ", ".join(f"{day:%d.%m.%Y}" for day in point.inner_dates)
        )
    if point.unread_due:
        parts.append(f"слова {_quoted(point.unread_due)} не поняты до конца")
    if point.is_presumed and point.due_text is not None:
        parts.append(f"срок прямо не назван, это день из слов «{point.due_text.value}»")
    taken = f"{point.due_on:%d.%m.%Y}" if point.due_on else "«постоянно»"
    return f"сроком взято {taken}, {', '.join(parts)}" if parts else ""


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(
        f"«{each if len(each) <= _LONGEST_QUOTE else each[:_LONGEST_QUOTE] + '…'}»"
        for each in words
    )


def _duplicates(read: Read) -> Iterator[Warned]:
    seen: dict[tuple[int, str], int] = {}
    for point, block in zip(read.points, read.lists, strict=True):
        if point.number is None or not point.number[0].isdigit():
            continue
        key = (0 if "." in point.number else block, point.number)
        if key in seen:
            yield Warned(
                DraftDoubt.DUPLICATE_NUMBER,
                f"{_label(point)}: номер {point.number} уже стоит в строке {seen[key]}.",
                point.place.line,
            )
        else:
            seen[key] = point.place.line


def _gaps(read: Read) -> Iterator[Warned]:
    last: dict[tuple[int, Path], int] = {}
    block_before: int | None = None
    begun = _begun(read.points)
    written = tuple(frozenset(numbers) for numbers in read.written)
    for point, block, own_list in zip(read.points, read.blocks, read.lists, strict=True):
        if point.number is None or not point.number[0].isdigit():
            continue
        *parents, own = (int(part) for part in point.number.split("."))
        prefix = tuple(parents)
        # Numbers go on from block to block, those of the parts of a point do not.
        series = (own_list if own_list != block else 0, prefix)
        expected = last.get(series, 0) + 1
        is_restart = block != block_before and own == 1
        heads = written[block] if block < len(written) else frozenset()
        left_out = ((*prefix, number) for number in range(expected, own))
        if (
            not is_restart
            and own > expected
            and not all(
                each in begun[len(prefix)] or ".".join(map(str, each)) in heads for each in left_out
            )
        ):
            missing = ".".join(map(str, (*parents, expected)))
            yield Warned(
                DraftDoubt.NUMBERING_GAP,
                f"{_label(point)}: перед ним нет пункта {missing}, проверьте нумерацию.",
                point.place.line,
            )
        last[series] = own if is_restart else max(own, last.get(series, 0))
        block_before = block


def _begun(points: Iterable[DraftPoint]) -> dict[int, set[Path]]:
    """By how many parts stand before the last: the numbers under which others stand.

    «2.» is there where only 2.1 and 2.2 are.
    """
    found: dict[int, set[Path]] = defaultdict(set)
    for point in points:
        if point.number is None or "." not in point.number:
            continue
        parts = tuple(map(int, point.number.split(".")))
        for length in range(1, len(parts)):
            found[length - 1].add(parts[:length])
    return found


def _votes(read: Read) -> Iterator[Warned]:
    for vote in read.votes:
        counts = (vote.votes_for, vote.votes_against, vote.votes_abstained)
        total = sum(count for count in counts if count is not None)
        is_full = None not in counts
        if read.present is None or total == read.present or (total < read.present and not is_full):
            continue
        yield Warned(
            DraftDoubt.VOTES_MISMATCH,
            f"Голосов {total}, а присутствовали {read.present}: проверьте итоги голосования.",
            vote.place.line,
        )


def _undecided(read: Read) -> Iterator[Warned]:
    decided = {point.agenda_position for point in read.points}
    if None in decided:
        return
    for item in read.agenda:
        if item.position not in decided:
            yield Warned(
                DraftDoubt.AGENDA_WITHOUT_DECISION,
                f"По вопросу {item.position} («{item.title[:_LONGEST_QUOTE].rstrip('.')}») нет"
                f" решения.",
                item.place.line,
            )
