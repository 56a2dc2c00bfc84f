"""What is said about a part of an address that was not taken as it stands."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class NoticeKind(enum.Enum):
    """Why a part of an address was not taken as it stands."""

    UNKNOWN_KEY = "unknown_key"
    BAD_VALUE = "bad_value"
    UNKNOWN_CODE = "unknown_code"
    EMPTY_CHOICE = "empty_choice"


@dataclass(frozen=True)
class Notice:
    """A sentence for the person about a part of the address that was dropped."""

    kind: NoticeKind
    key: str
    text: str


def too_long() -> Notice:
    return Notice(
        NoticeKind.BAD_VALUE, "", "Адрес слишком длинный и не прочитан: показано всё по умолчанию."
    )


def unknown_key(key: str) -> Notice:
    return Notice(
        NoticeKind.UNKNOWN_KEY,
        _short(key),
        f"Параметр «{_short(key)}» в адресе неизвестен, он не учтён.",
    )


def repeated(key: str) -> Notice:
    return Notice(
        NoticeKind.BAD_VALUE,
        key,
        f"Параметр «{key}» указан в адресе дважды; учтено первое значение.",
    )


def bad_value(key: str, raw: str, expected: str) -> Notice:
    """`expected` says what the address may hold there."""
    return Notice(
        NoticeKind.BAD_VALUE,
        key,
        f"Значение «{_short(raw)}» параметра «{key}» не подходит; "
        f"ожидается {expected}. Взято значение по умолчанию.",
    )


def _short(raw: str) -> str:
    printable = "".join(sign if sign.isprintable() else " " for sign in raw)
    return printable if len(printable) <= 40 else printable[:39] + "…"
