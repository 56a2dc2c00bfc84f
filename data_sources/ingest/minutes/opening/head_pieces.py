"""The lines of a head without its day, hour and number, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from data_sources.ingest.minutes.text.script import Line, Script, Span

EDGES: Final = " \t\n,;.:-–—_()"
TITLE: Final = re.compile(
    r"\"?\s?(?:(?:выписка )?из )?протокола?(?![а-я])(?:\s?\")?", re.IGNORECASE
)
GAP: Final = re.compile(r"\t|\s{3,}")
_BEFORE_A_DAY: Final = re.compile(
    r"(?:от|дата|дата проведения|состоявшегося|состоявшееся|проведенного|за|,)\s{0,3}[:-]?\s{0,3}$",
    re.IGNORECASE,
)
_AFTER_A_DAY: Final = re.compile(r"[ ]{0,3}")


def pieces_of(script: Script, line: Line, taken: Sequence[Span]) -> Iterator[Line]:
    """What a line of the head holds besides the number, the day and the hour, column by column."""
    title = TITLE.match(line.text)
    start = line.start + (title.end() if title else 0)
    holes = sorted(span for span in taken if line.start <= span[0] < line.end)
    for hole in (*holes, (line.end, line.end)):
        if start < hole[0]:
            stop = hole[0]
            before = _BEFORE_A_DAY.search(line.text[start - line.start : stop - line.start])
            if hole in taken and before:
                stop = start + before.start()
            yield from columns_in(line.cut(start, stop))
        after = _AFTER_A_DAY.match(script.shown, hole[1], line.end)
        start = max(start, after.end() if after else hole[1])


def columns_in(line: Line) -> Iterator[Line]:
    """The parts of a line between the gaps of its columns."""
    at = line.start
    for found in GAP.finditer(line.text):
        yield line.cut(at, line.start + found.start())
        at = line.start + found.end()
    yield line.cut(at)
