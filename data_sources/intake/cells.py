"""From a raw cell to a value of its column, or a sentence about what to put right."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, TypeAlias

from data_sources.intake.fields import Field, Kind
from data_sources.intake.reading import RawCell
from data_sources.intake.report import ErrorCode, quoted
from data_sources.periods import parse_period

Value: TypeAlias = str | int | Decimal | date | None

NULL_WORDS: Final = frozenset({"", "н/д", "-", "–", "—", "нет данных"})
YES: Final = frozenset({"1", "true", "да", "истина"})
NO: Final = frozenset({"0", "false", "нет", "ложь"})
_EXCEL_ERROR: Final = re.compile(
    r"#(?:N/A|VALUE!|REF!|DIV/0!|NAME\?|NUM!|NULL!|Н/Д|ЗНАЧ!|ССЫЛКА!|ДЕЛ/0!|ИМЯ\?|ЧИСЛО!|ПУСТО!)"
)

EARLIEST: Final = date(1900, 1, 1)
LATEST: Final = date(2200, 12, 31)
LARGEST_WHOLE: Final = 2**31 - 1
LARGEST_NUMBER: Final = 10**15
MOST_DIGITS_TYPED: Final = 40

_SPACES: Final = " \u00a0\u2009\u202f"
_NUMBER: Final = re.compile(
    rf"[+-]?(?:[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+|[0-9]+)(?:[.,][0-9]+)?(?:[eE][+-]?[0-9]{{1,3}})?"
)
_PERCENT: Final = re.compile(rf"[{_SPACES}]?%$")
_ISO_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_RUSSIAN_DATE: Final = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_EXCEL_SERIAL: Final = re.compile(r"[0-9]{5,6}(?:\.0+)?")
_EXCEL_DAY_ZERO: Final = date(1899, 12, 30)
_LEAST_SERIAL: Final = 20_000  # October 1954; a smaller number is a typed year, not a day
_TIME: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_OKTMO: Final = re.compile(r"[0-9]{8}")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


class CellRefusedError(Exception):
    """The cell cannot be taken; the message says in Russian what to do."""

    def __init__(self, code: ErrorCode, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def parse_cell(field: Field, raw: RawCell) -> Value:
    """The column's value of a cell; raises `CellRefusedError`."""
    cell = _tidied(raw) if isinstance(raw, str) else raw
    if _is_blank(cell):
        if field.required:
            raise CellRefusedError(ErrorCode.REQUIRED, "Заполните ячейку: значение обязательно.")
        return field.default
    match field.kind:
        case Kind.DATE:
            return _date(cell)
        case Kind.TIME_OF_DAY:
            return _time_of_day(cell)
        case Kind.FLAG:
            return _flag(cell)
        case Kind.WHOLE:
            return _bounded(field, _whole(cell))
        case Kind.NUMBER:
            return _bounded(field, _number(cell))
        case Kind.OKTMO:
            return _oktmo(cell)
        case Kind.PERIOD:
            return _period(cell)
        case Kind.KEYS:
            return _keys(field, cell)
        case Kind.TEXT:
            return _text(field, cell)


def _is_blank(cell: RawCell) -> bool:
    return cell is None or (isinstance(cell, str) and cell.casefold() in NULL_WORDS)


def _tidied(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().replace("\r\n", "\n").replace("\r", "\n")


def _date(cell: RawCell) -> date:
    day = _day_of(cell)
    if day is None:
        raise CellRefusedError(
            ErrorCode.BAD_DATE,
            f"{quoted(_shown(cell))} — не дата. Напишите ДД.ММ.ГГГГ или ГГГГ-ММ-ДД.",
        )
    if not EARLIEST <= day <= LATEST:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE,
            f"Дата {quoted(_shown(cell))} вне 1900–2200 годов. Проверьте год.",
        )
    return day


def _day_of(cell: RawCell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else None
    if isinstance(cell, date):
        return cell
    if isinstance(cell, bool | time | timedelta):
        return None
    text = str(cell)
    try:
        if match := _ISO_DATE.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _RUSSIAN_DATE.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    if _EXCEL_SERIAL.fullmatch(text) and (serial := int(text.partition(".")[0])) >= _LEAST_SERIAL:
        return _EXCEL_DAY_ZERO + timedelta(days=serial)
    return None


def _time_of_day(cell: RawCell) -> str:
    if isinstance(cell, time) and cell == cell.replace(second=0, microsecond=0):
        return cell.isoformat("minutes")
    if isinstance(cell, str) and _TIME.fullmatch(cell):
        return cell
    raise CellRefusedError(
        ErrorCode.BAD_DATE, f"{quoted(_shown(cell))} — не время. Напишите ЧЧ:ММ, например 09:30."
    )


def _flag(cell: RawCell) -> bool:
    word = str(int(cell)) if isinstance(cell, int | float) and cell in (0, 1) else str(cell)
    word = word.casefold()
    if word in YES or word in NO:
        return word in YES
    raise CellRefusedError(
        ErrorCode.BAD_CHOICE, f"{quoted(_shown(cell))} — не «да» и не «нет». Напишите 1 или 0."
    )


def _number(cell: RawCell) -> Decimal:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _finite(cell)
    if isinstance(cell, str):
        typed = _PERCENT.sub("", cell).replace("\u2212", "-")
        if len(typed) <= MOST_DIGITS_TYPED and _NUMBER.fullmatch(typed):
            return _within_reach(
                cell, Decimal(re.sub(rf"[{_SPACES}]", "", typed).replace(",", "."))
            )
    raise _not_a_number(cell)


def _finite(cell: float) -> Decimal:
    exact = Decimal(repr(cell))
    if not exact.is_finite():
        raise _not_a_number(cell)
    return _within_reach(cell, exact)


def _within_reach(cell: RawCell, number: Decimal) -> Decimal:
    if abs(number) >= LARGEST_NUMBER:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE, f"Число {quoted(_shown(cell))} слишком велико. Проверьте его."
        )
    return number


def _not_a_number(cell: RawCell) -> CellRefusedError:
    return CellRefusedError(
        ErrorCode.BAD_NUMBER,
        f"{quoted(_shown(cell))} — не число. Напишите цифрами, например 1234,5.",
    )


def _whole(cell: RawCell) -> int:
    if isinstance(cell, str) and cell.endswith("%"):
        raise _not_a_number(cell)
    number = _number(cell)
    if number != number.to_integral_value():
        raise CellRefusedError(
            ErrorCode.BAD_NUMBER, f"{quoted(_shown(cell))} — дробное. Здесь нужно целое число."
        )
    if abs(number) > LARGEST_WHOLE:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE,
            f"Число {quoted(_shown(cell))} больше допустимого {LARGEST_WHOLE}. Проверьте его.",
        )
    return int(number)


def _bounded(field: Field, number: Decimal | int) -> Decimal | int:
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
    return number


def _oktmo(cell: RawCell) -> str:
    """The one place where a name or an alias of a municipality will turn into its code."""
    text = _plain(cell)
    if _OKTMO.fullmatch(text):
        return text
    raise CellRefusedError(
        ErrorCode.OUT_OF_RANGE,
        f"{quoted(text)} — не ОКТМО. Нужны 8 цифр, ведущий ноль не теряйте.",
    )


def _period(cell: RawCell) -> str:
    text = _plain(cell)
    if parse_period(text) is not None:
        return text
    raise CellRefusedError(
        ErrorCode.BAD_CHOICE,
        f"{quoted(text)} — не период. Напишите 2023-2024, 2024, 2024-Q2 или 2023-09..2024-05.",
    )


def _keys(field: Field, cell: RawCell) -> str:
    words = [word.strip() for word in _plain(cell).split(",")]
    return ",".join(_chosen(word, field.choices or ()) for word in words)


def _text(field: Field, cell: RawCell) -> str:
    text = _plain(cell)
    if field.choices is not None:
        return _chosen(text, field.choices)
    if field.longest is not None and len(text) > field.longest:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE,
            f"{quoted(text)} длиннее допустимого ({field.longest}). Сократите.",
        )
    return text


def _chosen(word: str, choices: tuple[str, ...]) -> str:
    if word in choices:
        return word
    raise CellRefusedError(
        ErrorCode.BAD_CHOICE,
        f"Значение {quoted(word)} не подходит. Выберите из: {', '.join(choices)}.",
    )


def _plain(cell: RawCell) -> str:
    if isinstance(cell, bool | date | time | timedelta) or cell is None:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE,
            f"Excel превратил текст в {quoted(_shown(cell))}. Задайте ячейке формат «Текстовый» "
            "и введите значение снова.",
        )
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell)
    if _EXCEL_ERROR.fullmatch(text):
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE, f"В ячейке ошибка Excel {quoted(text)}. Исправьте формулу."
        )
    if _CONTROL.search(text):
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE, f"В тексте {quoted(text)} есть непечатные знаки. Удалите их."
        )
    return text


def _shown(cell: RawCell) -> str:
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return str(cell)
