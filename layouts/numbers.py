"""How numbers and dates look to a person: Russian, with no-break spaces, never `nan`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from babel.plural import PluralRule, to_python

from data_sources.indicators.declaration import Unit

LOCALE: Final = "ru_RU"
NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
DASH: Final = "—"


def number(value: float, decimals: int = 1) -> str:
    """«3 418», «41,2»: grouped, at most so many decimals, a true minus."""
    text = format_decimal(round(value, decimals) + 0.0, _pattern(decimals), locale=LOCALE)
    return text.replace("-", MINUS).replace(" ", NBSP)


def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "#" * decimals if decimals else "")


def value(amount: float | None, unit: Unit) -> str:
    """The value as cards and cells print it: one decimal, a count without any; a dash for none."""
    if amount is None:
        return DASH
    if unit is Unit.COUNT:
        return number(amount, 0)
    text = format_decimal(round(amount, 1) + 0.0, "#,##0.0", locale=LOCALE)
    return text.replace("-", MINUS).replace(" ", NBSP)


def with_unit(amount: float | None, unit: Unit) -> str:
    """«41,2 %», «12,0 на 100», «3»."""
    sign = UNIT_SIGNS[unit]
    text = value(amount, unit)
    return f"{text}{NBSP}{sign}" if sign and amount is not None else text


UNIT_SIGNS: Final = {
    Unit.PERCENT: "%",
    Unit.PER_100: f"на{NBSP}100",
    Unit.PER_10: f"на{NBSP}10",
    Unit.COUNT: "",
    Unit.POINTS: "",
}


def change(now: float | None, before: float | None, unit: Unit) -> str | None:
    """«+3,1 п.п.» against a year before; None where either is missing."""
    if now is None or before is None:
        return None
    decimals = 0 if unit is Unit.COUNT else 1
    difference = round(now - before, decimals) + 0.0
    sign = "+" if difference > 0 else ""
    points = f"{NBSP}п.п." if unit is Unit.PERCENT else ""
    text = value(difference, unit)
    return f"{sign}{text}{points}"


def day(moment: date) -> str:
    """«21.11.2026»."""
    return format_date(moment, "dd.MM.yyyy", locale=LOCALE)


def long_day(moment: date) -> str:
    """«21 ноября 2026 г.»."""
    return format_date(moment, "long", locale=LOCALE).replace(" ", NBSP)


def moment(local: datetime) -> str:
    """«21.11.2026, 09:40» of a moment in the region's time."""
    return format_datetime(local, "dd.MM.yyyy, HH:mm", locale=LOCALE)


_PLURAL = to_python(
    PluralRule(
        {
            "one": "v = 0 and i % 10 = 1 and i % 100 != 11",
            "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
        }
    )
)


def plural(count: int, one: str, few: str, many: str) -> str:
    """The word that goes with the count: 1 муниципалитет, 2 муниципалитета, 5 муниципалитетов."""
    return {"one": one, "few": few}.get(_PLURAL(count), many)


def counted(count: int, one: str, few: str, many: str) -> str:
    """The count and its word."""
    return f"{number(count, 0)}{NBSP}{plural(count, one, few, many)}"
