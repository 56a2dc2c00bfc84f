"""The points of one block of decisions, gathered line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from data_sources.ingest.minutes.outline.parts import Section
from data_sources.ingest.minutes.outline.tables import is_decision_header
from data_sources.ingest.minutes.points.above import heads_others
from data_sources.ingest.minutes.points.clauses import clauses_of
from data_sources.ingest.minutes.points.marks import (
    Mark,
    MarkKind,
    find_marks,
    says_who_controls,
    without_control,
)
from data_sources.ingest.minutes.points.owners.owners import begins_owner
from data_sources.ingest.minutes.points.raw_points import Block, RawPoint, RawVote, take_vote
from data_sources.ingest.minutes.points.table_points import TableReader
from data_sources.ingest.minutes.points.votes import find_vote, is_vote_head
from data_sources.ingest.minutes.text.numbers import NumberOpening, Sign, next_inside, opening_of
from data_sources.ingest.minutes.text.script import Line, Script

_AFTER_THE_POINTS: Final = re.compile(
    r"контроль (?:за|над|исполнения|выполнения|по)|(?:заседание|совещание) (?:закрыто|окончено"
    r"|завершено|объявлено)"
    r"|(?:дата|срок|время) следующего (?:заседания|совещания)|следующее (?:заседание|совещание)"
    r"|приложени[ея]\s?[:№\d]"
    r"|протокол (?:составлен|подписан|на \d)|с протоколом ознакомлен|заседание (?:было )?закрыто"
    r"|время окончания",
    re.IGNORECASE,
)
_ON_WHAT: Final = re.compile(
    r"[\s(]{0,3}(?:по (?:каждому|всем|обоим|данному|этому) (?:вопрос|пункт)[а-я]{1,3})[\s).]{0,3}",
    re.IGNORECASE,
)
"""What a vote was on: «(по каждому вопросу)»."""
_NEW_SENTENCE: Final = re.compile(
    r"(?:[А-Я][а-я]{1,24}(?:ть|ти|чь)(?:ся|сь)?(?![а-я])|Информацию .{1,200} принять)"
)


def gather(script: Script, sections: Iterable[Section]) -> tuple[Block, ...]:
    """The points and votes of each block of decisions.

    A table that a line cuts in two («По вопросу 2. …») keeps the columns of its first row.
    """
    blocks: list[Block] = []
    for section in sections:
        block = Block(section)
        if blocks and section.is_marker:
            block.columns = blocks[-1].columns
        if _is_table(block):
            TableReader(script, block).read()
        else:
            _PointReader(script, block).read()
        blocks.append(block)
    return tuple(blocks)


def _is_table(block: Block) -> bool:
    """Whether rows are the points: they are headed, or no line beside them is a point."""
    body = block.section.body
    rows = [line for line in body if line.is_row]
    if is_decision_header(block.section.heading) or (rows and block.columns):
        return True
    if any(is_decision_header(row) for row in rows):
        return True
    return bool(rows) and not any(opening_of(line.text) for line in body if not line.is_row)


def votes_of(section: Section) -> list[RawVote]:
    """The votes that stand outside the blocks of decisions."""
    votes: list[RawVote] = []
    for line in section.body:
        take_vote(line, votes)
    return votes


class _PointReader:
    """Reads a block of plain lines."""

    def __init__(self, script: Script, block: Block) -> None:
        self._script = script
        self._block = block
        self._before: Line | None = None
        self._is_closed = False
        self._is_numbered = any(opening_of(line.text) for line in block.section.body)

    def read(self) -> None:
        for line in self._block.section.body:
            if line.is_row:
                continue
            for piece in _pieces(line):
                self._take_all(piece)
                self._before = piece

    def _take_all(self, line: Line) -> None:
        """Takes a line; prose right after the heading is taken clause by clause."""
        is_prose = self._is_prose(line)
        for clause in clauses_of(line) if is_prose else (line,):
            if clause is not line:
                self._before = None
            self._take(clause)

    def _is_prose(self, line: Line) -> bool:
        """Whether a line runs on from its heading: «Решили: одобрить …», «Решили: Кленовой …»."""
        if self._is_numbered or self._block.points:
            return False
        body = self._block.section.body
        is_alone = sum(1 for each in body if not find_vote(each.text)) == 1
        is_plain = next(find_marks(self._script.shown, line.start, line.end), None) is None
        is_behind = line.number == self._block.section.heading.number
        return line.text[0].islower() or is_behind or (is_alone and is_plain)

    def _take(self, line: Line) -> None:
        if is_vote_head(line.text):
            return
        rests = take_vote(line, self._block.votes)
        if rests is None:
            self._take_words(line)
            return
        for rest in rests:
            if rest.text.strip(" .;,()-") and not _ON_WHAT.fullmatch(rest.text):
                self._take_words(rest)

    def _take_words(self, line: Line) -> None:
        opening = opening_of(line.text)
        if opening is not None:
            self._open(line, opening)
        elif _AFTER_THE_POINTS.match(line.text):
            self._is_closed = True
        elif says_who_controls(line.text):
            return
        elif self._marks_at_start(line):
            self._add(line, 0)
        elif self._heads_points(line):
            self._block.points.append(RawPoint(None, is_heading=True))
            self._is_closed = False
            self._add(line, 0)
        elif self._starts_a_point(line):
            self._block.points.append(RawPoint(None))
            self._is_closed = False
            self._add(line, 0)
        elif not self._block.points:
            self._add_to_preamble(line)
        elif not self._is_closed:
            self._go_on(line)

    def _open(self, line: Line, opening: NumberOpening) -> None:
        if self._lists_owners(line, opening):
            return
        self._is_closed = False
        point = RawPoint(opening)
        parent = self._block.points[-1] if self._block.points else None
        if parent is not None and _is_sub(parent, opening):
            parent.subs.append(point)
        else:
            self._block.points.append(point)
        self._add(line, opening.end)

    def _lists_owners(self, line: Line, opening: NumberOpening) -> bool:
        """Takes a line of a list under «Ответственные:» as one more mark of the point."""
        if not self._block.points or opening.sign not in (Sign.BULLET, Sign.PLAIN):
            return False
        point, start = self._current(), line.start + opening.end
        last = point.marks[-1] if point.marks else None
        if last is None or last.kind is not MarkKind.OWNER or not self._is_open_list(last, line):
            return False
        if not begins_owner(self._script.flat, start, line.end):
            return False
        point.marks.append(Mark(MarkKind.OWNER, line.start, line.end, start, line.end))
        return True

    def _is_open_list(self, last: Mark, line: Line) -> bool:
        """Whether a label stands alone, or the line before was one of its list."""
        is_bare = last.value_end <= last.value_start
        is_listed = last.start < last.value_start and opening_of(
            self._script.shown[last.start : last.value_end]
        )
        return (is_bare or bool(is_listed)) and not line.after_blank

    def _heads_points(self, line: Line) -> bool:
        """Whether a line among the points addresses those that follow: «Центру развития:»."""
        if not self._block.points or not line.text.endswith(":"):
            return False
        return heads_others(self._script.flat, line.start, line.end)

    def _starts_a_point(self, line: Line) -> bool:
        points = self._block.points
        if self._before is not None and points and self._script.goes_on(self._before, line):
            return False
        if not self._is_numbered:
            is_opening_words = not points and line.text.endswith(":") and not self._block.preamble
            return not is_opening_words
        last = self._current() if points else None
        return last is not None and bool(last.marks) and bool(_NEW_SENTENCE.match(line.text))

    def _current(self) -> RawPoint:
        last = self._block.points[-1]
        return last.subs[-1] if last.subs else last

    def _marks_at_start(self, line: Line) -> bool:
        first = next(find_marks(self._script.shown, line.start, line.end), None)
        return first is not None and first.start - line.start <= 1

    def _add_to_preamble(self, line: Line) -> None:
        marks = list(find_marks(self._script.shown, line.start, line.end))
        self._block.preamble_marks.extend(without_control(marks))
        stop = marks[0].start if marks else line.end
        if stop > line.start:
            self._block.preamble.append((line.start, stop))

    def _add(self, line: Line, after: int) -> None:
        if not self._block.points:
            self._add_to_preamble(line)
            return
        point = self._current()
        at = line.start + after
        marks = list(find_marks(self._script.shown, at, line.end))
        if marks and marks[0].start - line.start <= 1 and after == 0:
            point.trailing += len(marks)
        for mark in marks:
            if mark.start > at:
                point.text.append((at, mark.start))
            at = mark.end
        point.marks.extend(without_control(marks))
        if at < line.end:
            point.text.append((at, line.end))

    def _go_on(self, line: Line) -> None:
        """A line without a number: more of the point's text, or of its last mark."""
        point = self._current()
        if not point.marks:
            self._add(line, 0)
            return
        last = point.marks[-1]
        text_end = point.text[-1][1] if point.text else 0
        before = self._before
        if before is None or text_end > last.start:
            if before is not None and self._script.goes_on(before, line):
                self._add(line, 0)
            return
        is_bare = last.value_end <= last.value_start
        is_torn = line.is_soft and not line.after_blank and not before.text.endswith((".", ";"))
        if is_bare or is_torn or self._script.goes_on(before, line) or _is_list(before, line):
            marks = list(find_marks(self._script.shown, line.start, line.end))
            stop = marks[0].start if marks else line.end
            point.marks[-1] = Mark(
                last.kind,
                last.start,
                stop,
                last.value_start if not is_bare else line.start,
                stop,
                last.points,
                last.is_for_all,
            )
            point.marks.extend(without_control(marks))


def _is_list(before: Line, line: Line) -> bool:
    """Whether owners go on line by line: each line but the last ends with a comma."""
    return before.text.endswith((",", ";", " и")) and not line.after_blank


def _is_sub(parent: RawPoint, opening: NumberOpening) -> bool:
    if parent.opening is None:
        return False
    own = parent.opening.sign
    if opening.sign in (Sign.LETTER, Sign.BULLET):
        return own in (Sign.DOTTED, Sign.PLAIN, Sign.ROMAN)
    if opening.sign is Sign.PLAIN and opening.closing == ")":
        return own is Sign.DOTTED or (own is Sign.PLAIN and parent.opening.closing != ")")
    return False


def _pieces(line: Line) -> Iterator[Line]:
    """A line that holds several numbered points is several lines."""
    start = line.start
    while (opening := opening_of(line.text[start - line.start :])) is not None:
        offset = start - line.start
        further = next_inside(line.text, opening, offset + opening.end)
        if further is None:
            break
        yield line.cut(start, line.start + further)
        start = line.start + further
    yield line.cut(start)
