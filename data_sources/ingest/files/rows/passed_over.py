"""What of a sheet was not loaded although something is written there, and what is not seen."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from openpyxl.utils import get_column_letter

from data_sources.ingest.files.raw import RawLine, is_blank
from data_sources.ingest.files.report import LoadWarning, quoted
from data_sources.ingest.files.rows.placing import Placing
from data_sources.ingest.files.rows.tabular import Content

_MOST_RANGES: Final = 100
_MOST_QUOTED: Final = 3


class Passed(enum.Enum):
    """Why a row is no data; the words say it in a sentence."""

    ABOVE = "над таблицей"
    NUMBERING = "номера столбцов"
    HEADER_AGAIN = "повтор заголовка"
    EXAMPLE = "пример из шаблона"
    TOTAL = "итоги, они сходятся"
    FOOT = "подпись или пояснение под таблицей"
    SPACES = "одни пробелы"


@dataclass
class PassedOver:
    """Collects what one sheet has besides its data; `start` is the position before its row 1."""

    start: int
    _rows: defaultdict[Passed, list[int]] = field(default_factory=lambda: defaultdict(list))
    _quoted: defaultdict[Passed, list[str]] = field(default_factory=lambda: defaultdict(list))
    _hidden: list[int] = field(default_factory=list)

    def add(self, why: Passed, line: RawLine) -> None:
        """Writes down a row that is not loaded."""
        self._rows[why].append(line.number)
        if why is not Passed.SPACES and len(self._quoted[why]) < _MOST_QUOTED:
            self._quoted[why].append(next(str(c).strip() for c in line.cells if not is_blank(c)))

    def read_hidden(self, line: RawLine) -> None:
        """Writes down a row that is loaded although nobody sees it."""
        self._hidden.append(line.number)

    def warnings(self, placing: Placing, content: Content) -> Iterator[LoadWarning]:
        """One sentence for all rows of a kind; their positions are the first row's."""
        for why, rows in self._rows.items():
            told = ", ".join(map(quoted, self._quoted[why]))
            told = f": {told}" + (" и другие" if len(rows) > _MOST_QUOTED else "") if told else ""
            yield self._of_rows(rows, f"{_these(rows)} — {why.value}, не загружается{told}.")
        if self._hidden:
            yield self._of_rows(self._hidden, f"{_these(self._hidden)} — скрыто, прочитано.")
        if placing.left_out:
            titles = ", ".join(map(quoted, placing.left_out))
            is_one = len(placing.left_out) == 1
            yield LoadWarning(
                placing.row,
                None,
                f"Столбец {titles} не загружается."
                if is_one
                else f"Столбцы {titles} не загружаются.",
            )
        for name, place in placing.places.items():
            if place in content.hidden_columns:
                letter = get_column_letter(place + 1)
                yield LoadWarning(placing.row, name, f"Столбец {letter} скрыт; он прочитан.")
        if names := content.far_cells.names:
            yield LoadWarning(
                placing.row,
                None,
                f"Далеко за таблицей есть ячейки из одних пробелов: {', '.join(names)}. "
                "Они не загружаются.",
            )

    def _of_rows(self, rows: Sequence[int], message: str) -> LoadWarning:
        return LoadWarning(self.start + rows[0], None, message)


def _these(rows: Sequence[int]) -> str:
    return ("Строка " if len(rows) == 1 else "Строки ") + _ranges(rows)


def _ranges(rows: Iterable[int]) -> str:
    """«5, 9–12»."""
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in found[:_MOST_RANGES]]
    if rest := sum(b - a + 1 for a, b in found[_MOST_RANGES:]):
        shown.append(f"и ещё строк: {rest}")
    return ", ".join(shown)
