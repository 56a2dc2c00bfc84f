"""Questions of a load: what only a person knows is asked before anything is written."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from data_sources.ingest.files.report import ErrorCode, ErrorLog
from data_sources.ingest.files.rows.positions import Positions

MOST_QUESTIONS: Final = 1000


@dataclass(frozen=True)
class LoadQuestion:
    """A question about a row (None: the whole file); `row` counts the file's rows from 1.

    `candidates` are what may have been meant. A question that `--sure` cannot answer is not
    `agreeable`: the file, or the person asked, must say which candidate it is.
    """

    row: int | None
    column: str | None
    code: ErrorCode
    message: str
    candidates: tuple[str, ...] = ()
    agreeable: bool = True

    def placed(self, positions: Positions) -> LoadQuestion:
        """With the row of its own sheet instead of the position in the file."""
        if self.row is None:
            return self
        row, message = positions.row(self.row), positions.said(self.row, self.message)
        return replace(self, row=row, message=message)


class Agreement(enum.Enum):
    """A yes or a no."""

    YES = "yes"
    NO = "no"


Reply: TypeAlias = Agreement | str
"""An agreement, or one of the candidates."""

Replies: TypeAlias = Mapping[LoadQuestion, Reply]
Asking: TypeAlias = Callable[[tuple[LoadQuestion, ...]], Replies]


def nobody_answers(questions: tuple[LoadQuestion, ...]) -> Replies:
    """Every question stays open, so the load is refused."""
    return {}


def sure(questions: tuple[LoadQuestion, ...]) -> Replies:
    """Yes to all that can be agreed to."""
    return {question: Agreement.YES for question in questions if question.agreeable}


@dataclass
class Inquiry:
    """The questions that a load comes upon, and what was replied to them."""

    replies: Replies
    positions: Positions
    open: list[LoadQuestion] = field(default_factory=list)
    agreed: list[LoadQuestion] = field(default_factory=list)

    def reply(self, question: LoadQuestion) -> Reply | None:
        """What was replied; None where nothing was, or a no that leaves nothing to write."""
        reply = self.replies.get(question.placed(self.positions))
        if reply is Agreement.NO and question.code is ErrorCode.MOVED_KEY:
            return reply
        if reply is None or reply is Agreement.NO:
            if len(self.open) < MOST_QUESTIONS:
                self.open.append(question)
            return None
        self.agreed.append(question)
        return reply

    def asked(self) -> tuple[LoadQuestion, ...]:
        """The open questions as a person is asked them."""
        return tuple(question.placed(self.positions) for question in self.open)

    def close(self, errors: ErrorLog) -> None:
        """What nobody answered refuses its row."""
        for question in self.open:
            errors.add(question.row, question.column, question.code, question.message)
        self.open.clear()
