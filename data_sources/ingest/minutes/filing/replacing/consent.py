"""What a person has to agree to before minutes are written over something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from data_sources.ingest.files.report import quoted
from data_sources.ingest.minutes.filing.replacing.other_meeting import MeetingSide
from data_sources.ingest.minutes.filing.rows import MinutesRefusedError

MOST_LINES_TOLD: Final = 40


class OtherMeetingError(MinutesRefusedError):
    """The code holds another meeting: `sides` tell both, `line` is what a consent must name."""

    def __init__(self, code: str, sides: tuple[MeetingSide, ...]) -> None:
        both = (f"  {each.title}: в базе {each.there}, в протоколе {each.here}" for each in sides)
        super().__init__(
            f"Под кодом {quoted(code)} в базе другое заседание:",
            *both,
            "Дайте протоколу другой код (--code). Если это то же заседание или прежнее надо "
            "заменить, добавьте --replace.",
        )
        self.code = code
        self.sides = sides
        self.line = f"Заседание {quoted(code)} заменено другим"


class TakesBackError(MinutesRefusedError):
    """The load would undo what somebody put right since; `lines` say what, row by row."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        shown = tuple(f"  {line}" for line in lines[:MOST_LINES_TOLD])
        more = len(lines) - len(shown)
        super().__init__(
            "После прежней загрузки это исправили, а эта загрузка вернула бы (было → станет):",
            *shown,
            *([f"  и ещё: {more}"] if more else []),
            "Исправьте протокол или черновик (--draft). Если вернуть прежнее и надо, добавьте "
            "--replace.",
        )
        self.lines = lines


@dataclass(frozen=True)
class Consent:
    """The lines that a person agreed to lose; None: whatever there is to lose."""

    lines: frozenset[str] | None = frozenset()

    def covers(self, lines: Iterable[str]) -> bool:
        """Whether all of these were agreed to."""
        return self.lines is None or self.lines.issuperset(lines)

    def and_to(self, lines: Iterable[str]) -> Consent:
        """The consent with these lines agreed to as well."""
        return self if self.lines is None else Consent(self.lines.union(lines))
