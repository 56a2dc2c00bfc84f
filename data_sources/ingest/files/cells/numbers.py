"""Numbers as people and spreadsheets write them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from data_sources.ingest.files.raw import RawCell
from data_sources.ingest.files.refusals import CellRefusedError, shown
from data_sources.ingest.files.report import ErrorCode, quoted
from data_sources.ingest.files.rows.loadable import FileField

LARGEST_WHOLE: Final = 2**31 - 1
LARGEST_NUMBER: Final = 10**15
MOST_DIGITS_TYPED: Final = 40

_SPACES: Final = " \u00a0\u2007\u2009\u202f"
_APART: Final = rf"{_SPACES}'\u2019"
_NUMBER: Final = re.compile(
    r"[+-]?(?:"
    rf"[0-9]{{1,3}}(?:(?:[{_SPACES}][0-9]{{3}})+|(?:['\u2019][0-9]{{3}})+)(?:[.,][0-9]+)?"
    # A dot and a comma together can be told apart; «1.234» alone is one whole and a fraction.
    r"|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"
    r"|[0-9]+(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]{1,3})?)"
)
_PERCENT: Final = re.compile(rf"[{_SPACES}]*%$")


def number_of(field: FileField, cell: RawCell) -> Decimal:
    """The number in the cell, within the field's bounds."""
    number = _number(cell)
    _check_bounds(field, number)
    return number


def whole_of(field: FileField, cell: RawCell) -> int:
    """The whole number in the cell, within the field's bounds."""
    number = _whole(cell)
    _check_bounds(field, number)
    return number


def written_number(cell: RawCell) -> Decimal | None:
    """The number in the cell, whatever its column; None where it is none."""
    try:
        return _number(cell)
    except CellRefusedError:
        return None


def _number(cell: RawCell) -> Decimal:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        exact = Decimal(repr(cell))
        if not exact.is_finite():
            raise _not_a_number(cell)
        return _within_reach(cell, exact)
    if isinstance(cell, str):
        typed = _PERCENT.sub("", cell).replace("\u2212", "-")
        if len(typed) <= MOST_DIGITS_TYPED and _NUMBER.fullmatch(typed):
            return _within_reach(cell, Decimal(_with_one_point(typed)))
    raise _not_a_number(cell)


def _with_one_point(typed: str) -> str:
    digits = re.sub(rf"[{_APART}]", "", typed)
    point = max(digits.rfind("."), digits.rfind(","))
    if point < 0:
        return digits
    return re.sub(r"[.,]", "", digits[:point]) + "." + digits[point + 1 :]


def _within_reach(cell: RawCell, number: Decimal) -> Decimal:
    if abs(number) >= LARGEST_NUMBER:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE, f"Число {quoted(shown(cell))} слишком велико. Проверьте его."
        )
    return number


def _not_a_number(cell: RawCell) -> CellRefusedError:
    return CellRefusedError(
        ErrorCode.BAD_NUMBER,
        f"{quoted(shown(cell))} — не число. Напишите только цифры, например 1234,5.",
    )


def _whole(cell: RawCell) -> int:
    if isinstance(cell, str) and cell.endswith("%"):
        raise _not_a_number(cell)
    number = _number(cell)
    if number != number.to_integral_value():
        raise CellRefusedError(
            ErrorCode.BAD_NUMBER, f"{quoted(shown(cell))} — дробное. Здесь нужно целое число."
        )
    if abs(number) > LARGEST_WHOLE:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE,
            f"Число {quoted(shown(cell))} больше допустимого {LARGEST_WHOLE}. Проверьте его.",
        )
    return int(number)


def _check_bounds(field: FileField, number: Decimal | int) -> None:
    if field.least is not None and number < field.least:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE,
            f"Число {quoted(number)} меньше допустимого {field.least}. Проверьте его.",
        )
    if field.above is not None and number <= field.above:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE,
            f"Число {quoted(number)} должно быть больше {field.above}. Проверьте его.",
        )
