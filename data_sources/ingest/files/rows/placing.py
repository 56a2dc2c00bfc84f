"""Which cell of a row belongs to which column, and what is wrong with the header that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from data_sources.ingest.files.raw import RawCell, RawRow, is_blank
from data_sources.ingest.files.report import ErrorCode, ErrorLog, quoted
from data_sources.ingest.files.rows.header_words import REMARK, is_own_column, normalized
from data_sources.ingest.files.rows.headers import ColumnNames


@dataclass(frozen=True)
class Placing:
    """The header as it was understood: column -> its place in a row, counted from 0.

    `row` is its place among all rows of the file. `remarks` are the places of people's own
    remarks, `untitled` those without a title, `hidden` those that are not seen, `left_out` the
    titles of columns that no table has.
    """

    row: int
    width: int
    places: Mapping[str, int]
    remarks: frozenset[int]
    untitled: frozenset[int]
    hidden: frozenset[int]
    left_out: tuple[str, ...]


def placing_of(
    row: int,
    header: RawRow,
    hidden: frozenset[int],
    names: ColumnNames,
    errors: ErrorLog,
) -> Placing:
    """Reads the header and writes down every title that is unknown, missing or there twice."""
    places: dict[str, int] = {}
    untitled = set()
    remarks = set()
    left_out: list[str] = []
    for place, cell in enumerate(header):
        if is_blank(cell):
            untitled.add(place)
            continue
        written = str(cell).strip()
        column = names.column_of(cell)
        if column is None and is_own_column(cell):
            left_out.append(written)
            if normalized(written) == normalized(REMARK):
                remarks.add(place)
            continue
        if column is None:
            message = _unknown(written, names)
        elif column in places:
            other = str(header[places[column]]).strip()
            message = (
                f"Столбец {names.shown(column)} встречается дважды: {quoted(other)} и "
                f"{quoted(written)}. Оставьте один."
            )
        else:
            places[column] = place
            continue
        unseen = _where_hidden(place) if place in hidden else ""
        errors.header(written, ErrorCode.UNKNOWN_COLUMN, message + unseen, row)
    for column in names.titles:
        if column in names.required and column not in places:
            errors.header(
                column,
                ErrorCode.MISSING_COLUMN,
                f"Нет обязательного столбца {names.shown(column)}. Добавьте его.",
                row,
            )
    return Placing(
        row,
        len(header),
        places,
        frozenset(remarks),
        frozenset(untitled),
        hidden,
        tuple(left_out),
    )


def _where_hidden(place: int) -> str:
    return (
        f" Столбец {get_column_letter(place + 1)} скрыт: выделите соседние столбцы и выберите "
        "«Показать»."
    )


def _unknown(written: str, names: ColumnNames) -> str:
    nearest = names.nearest(written)
    if nearest:
        offered = " или ".join(map(names.shown, nearest))
        return (
            f"Столбец {quoted(written)} не известен. Возможно, это {offered}: исправьте "
            "название. Иначе уберите столбец."
        )
    known = ", ".join(names.titles.values())
    return f"Столбец {quoted(written)} не известен. Уберите его. Известны: {known.rstrip('.')}."


@dataclass
class Untitled:
    """Writes down, once each, the columns that have values but no title."""

    placing: Placing
    errors: ErrorLog
    _told: set[int] = field(default_factory=set)

    def check(self, cells: RawRow) -> None:
        """Looks at the places of the header that have no title."""
        for place in self.placing.untitled:
            if place < len(cells) and not is_blank(cells[place]):
                self._tell(place)

    def check_beyond(self, cells: RawRow) -> None:
        """Looks at the places right of the header."""
        for place, _ in beyond(cells, self.placing.width):
            self._tell(place)

    def _tell(self, place: int) -> None:
        if place in self._told:
            return
        self._told.add(place)
        letter = get_column_letter(place + 1)
        unseen = _where_hidden(place) if place in self.placing.hidden else ""
        self.errors.header(
            letter,
            ErrorCode.UNKNOWN_COLUMN,
            f"В столбце {letter} есть значения, но нет названия. Подпишите столбец или "
            f"очистите его.{unseen}",
            self.placing.row,
        )


def beyond(cells: RawRow, width: int) -> Iterator[tuple[int, RawCell]]:
    """The written cells of the row that stand right of the header, with their places."""
    return ((place, cell) for place, cell in enumerate(cells[width:], width) if not is_blank(cell))
