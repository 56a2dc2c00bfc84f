"""From a raw cell to a value of its column, or a sentence about what to put right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from data_sources.ingest.files.cells.choices import chosen, chosen_several
from data_sources.ingest.files.cells.days import day_of, period_of, time_of_day_of
from data_sources.ingest.files.cells.months import day_or_end_of_month
from data_sources.ingest.files.cells.numbers import number_of, whole_of
from data_sources.ingest.files.cells.opaque_keys import require_opaque
from data_sources.ingest.files.raw import RawCell
from data_sources.ingest.files.refusals import CellRefusedError, plain, shown
from data_sources.ingest.files.report import ErrorCode, quoted
from data_sources.ingest.files.rows.loadable import FieldKind, FileField
from data_sources.names import Directory, Match, Named
from data_sources.names.worded_codes import WordedCodes
from data_sources.vocabulary.naming import fold

Value: TypeAlias = str | int | Decimal | date | None

NULL_WORDS: Final = frozenset({"", "н/д", "-", "–", "—", "нет данных"})
YES: Final = frozenset({"1", "true", "да", "истина", "+"})
NO: Final = frozenset({"0", "false", "нет", "ложь"})

_DIGITS: Final = re.compile(r"[0-9](?:[\s\u00a0]?[0-9])*")
_DECIMALS: Final = re.compile(r"(?<=[0-9])[.,]0+$")
_CODE: Final = re.compile(r"(?<![0-9])[0-9]{8}(?:000)?(?![0-9])")
_CODE_WORD: Final = re.compile(r"(?:код(?:\s+по)?\s+)?октмо|[(),:;№/—–-]+", re.IGNORECASE)
_DISTRICT_DIGITS: Final = 5
_CODE_DIGITS: Final = 8
_SETTLEMENT_DIGITS: Final = 11


def parse_cell(field: FileField, raw: RawCell, directory: Directory) -> Value:
    """The column's value of a cell; raises `CellRefusedError`."""
    cell = _tidied(raw) if isinstance(raw, str) else raw
    if cell is None or (isinstance(cell, str) and fold(cell) in NULL_WORDS):
        if field.required:
            raise CellRefusedError(ErrorCode.REQUIRED, "Заполните ячейку: значение обязательно.")
        return field.default
    match field.kind:
        case FieldKind.DATE:
            return day_of(cell)
        case FieldKind.DAY_OR_MONTH:
            return day_or_end_of_month(cell)
        case FieldKind.TIME_OF_DAY:
            return time_of_day_of(cell)
        case FieldKind.FLAG:
            return _flag(cell)
        case FieldKind.WHOLE:
            return whole_of(field, cell)
        case FieldKind.NUMBER:
            return number_of(field, cell)
        case FieldKind.OKTMO | FieldKind.TERRITORY | FieldKind.OKTMO_CODE:
            return _oktmo(field.kind, plain(cell), directory)
        case FieldKind.ORGANIZATION:
            return _organization(_text(field, cell), directory)
        case FieldKind.BODY:
            return _worded(_text(field, cell), directory.bodies, "органа", "council_of_mentors")
        case FieldKind.PLAN:
            return _worded(_text(field, cell), directory.plans, "плана", "mentoring")
        case FieldKind.PERIOD:
            return period_of(cell)
        case FieldKind.KEYS:
            return ",".join(chosen_several(plain(cell), field))
        case FieldKind.PERSON_KEY:
            key = plain(cell)
            require_opaque(key)
            return _short_enough(field, key)
        case FieldKind.TEXT:
            return _text(field, cell)


def _tidied(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().replace("\r\n", "\n").replace("\r", "\n")


def _flag(cell: RawCell) -> bool:
    word = str(int(cell)) if isinstance(cell, int | float) and cell in (0, 1) else fold(str(cell))
    if word in YES or word in NO:
        return word in YES
    raise CellRefusedError(
        ErrorCode.BAD_CHOICE,
        f"{quoted(shown(cell))} — не «да» и не «нет». Напишите одно из них.",
    )


def _oktmo(kind: FieldKind, text: str, directory: Directory) -> str:
    written = _DECIMALS.sub("", text)
    if _DIGITS.fullmatch(written):
        return _typed_code("".join(written.split()), directory)
    if kind is FieldKind.OKTMO_CODE:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE, f"{quoted(text)} — не ОКТМО. Здесь нужны 8 цифр."
        )
    code, name = _code_beside_name(text)
    if code and not name:
        return _typed_code(code, directory)
    found = (
        directory.territory(name) if kind is FieldKind.TERRITORY else directory.municipality(name)
    )
    if isinstance(found, Named) and code in ("", found.code):
        return found.code
    if code:
        raise CellRefusedError(
            ErrorCode.UNKNOWN_REFERENCE,
            f"В ячейке {quoted(text)} и код, и название. Оставьте одно из них."
            + _offered((*directory.municipalities_of(code), *_named(found))),
        )
    raise CellRefusedError(
        ErrorCode.UNKNOWN_REFERENCE,
        f"Муниципалитета {quoted(text)} нет в базе.{_resembling(found)} Исправьте или добавьте "
        "другое имя в municipality_alias.",
    )


def _code_beside_name(text: str) -> tuple[str, str]:
    """«69701000 Томск», «ОКТМО 69701000»: the code, if there is one, and what is left."""
    found = _CODE.findall(text)
    if len(found) != 1:
        return "", text
    return found[0], " ".join(_CODE_WORD.sub(" ", text.replace(found[0], " ")).split())


def _named(found: Match) -> tuple[str, ...]:
    return (found.name,) if isinstance(found, Named) else found.candidates


def _offered(names: Iterable[str]) -> str:
    shown = ", ".join(map(quoted, dict.fromkeys(names)))
    return f" Похоже: {shown}." if shown else ""


def _resembling(found: Match) -> str:
    """The sentence that offers the nearest names, with a space before; empty where none is."""
    return "" if isinstance(found, Named) else _offered(found.candidates)


def _typed_code(digits: str, directory: Directory) -> str:
    if len(digits) == _CODE_DIGITS:
        return digits
    if len(digits) == _SETTLEMENT_DIGITS and digits.endswith("000"):
        return digits[:_CODE_DIGITS]
    if len(digits) == _SETTLEMENT_DIGITS:
        advice = "11 цифр — это код населённого пункта, а здесь нужен код муниципалитета: 8 цифр."
    elif len(digits) == _CODE_DIGITS - 1:
        advice = (
            f"Нужны 8 цифр. Если потерян ведущий ноль, задайте ячейке формат «Текстовый» "
            f"и напишите {quoted('0' + digits)}."
        )
    else:
        advice = "Нужны 8 цифр."
    beginning = digits[:_DISTRICT_DIGITS]
    offers = directory.municipalities_of(beginning) if len(beginning) == _DISTRICT_DIGITS else ()
    raise CellRefusedError(
        ErrorCode.OUT_OF_RANGE, f"{quoted(digits)} — не ОКТМО. {advice}{_offered(offers)}"
    )


def _organization(text: str, directory: Directory) -> str:
    """The code that the text is or names; else the text, for the check of references to refuse."""
    if directory.has_organization(text):
        return text
    found = directory.organization(text)
    return found.code if isinstance(found, Named) else text


def _worded(text: str, codes: WordedCodes, whose: str, example: str) -> str:
    """The code that the text is or names; Russian words of nobody's bring candidates."""
    found = codes.match(text)
    if isinstance(found, Named):
        return found.code
    offered = " или ".join(quoted(codes.title(code)) for code in found.candidates)
    raise CellRefusedError(
        ErrorCode.AMBIGUOUS,
        f"Такого {whose} нет: {quoted(text)}. Напишите {offered}; другому дайте код латинскими "
        f"буквами, например {example}, и пишите его везде.",
    )


def _text(field: FileField, cell: RawCell) -> str:
    text = plain(cell)
    if field.choices is not None:
        return chosen(text, field)
    return _short_enough(field, text)


def _short_enough(field: FileField, text: str) -> str:
    if field.longest is not None and len(text) > field.longest:
        raise CellRefusedError(
            ErrorCode.OUT_OF_RANGE,
            f"{quoted(text)} длиннее допустимого ({field.longest}). Сократите.",
        )
    return text
