"""How numbers and dates look to a person: Russian, with no-break spaces, never `nan`."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, lru_cache
from typing import Final

from babel.dates import format_date, format_datetime

from data_sources.vocabulary.indicators.description import Unit

LOCALE: Final = "ru_RU"
NBSP: Final = "\u00a0"
MINUS: Final = "\u2212"
DASH: Final = "—"
PRINTED_KEPT: Final = 16_384
"""Rounded numbers whose print is remembered: pages repeat them."""


def number(value: float, decimals: int = 1) -> str:
    """«3 418», «41,2»: grouped, at most so many decimals, a true minus."""
    text = _fixed(value, decimals)
    return text.rstrip("0").rstrip(",") if decimals else text


def _fixed(amount: float, decimals: int) -> str:
    return _printed(round(amount, decimals) + 0.0, decimals)


@lru_cache(maxsize=PRINTED_KEPT)
def _printed(rounded: float, decimals: int) -> str:
    # By hand and not by Babel: a page prints thousands of numbers, and most of its time went there.
    text = f"{rounded:,.{decimals}f}"
    return text.replace(",", NBSP).replace(".", ",").replace("-", MINUS)


def decimals(unit: Unit) -> int:
    """So many stand in a value, in its change and in its target alike.

    Things on ten schools or on a hundred teachers are few: in one decimal they would not differ.
    """
    return _DECIMALS.get(unit, 1)


_DECIMALS: Final = {Unit.COUNT: 0, Unit.PER_10: 2, Unit.PER_100: 2}


def value(amount: float | None, unit: Unit) -> str:
    """The value as cards and cells print it; a dash for none."""
    if amount is None:
        return DASH
    return _fixed(amount, decimals(unit))


def with_unit(amount: float | None, unit: Unit) -> str:
    """«41,2 %», «12,05 на 100», «3»."""
    sign = UNIT_SIGNS[unit]
    text = value(amount, unit)
    return f"{text}{NBSP}{sign}" if sign and amount is not None else text


def compact(amount: float, unit: Unit) -> str:
    """«45 %», «12,5 на 100»: as little as the number needs, for targets and legends."""
    sign = UNIT_SIGNS[unit]
    text = number(amount, max(decimals(unit), 1))
    return f"{text}{NBSP}{sign}" if sign else text


UNIT_SIGNS: Final = {
    Unit.PERCENT: "%",
    Unit.PER_100: f"на{NBSP}100",
    Unit.PER_10: f"на{NBSP}10",
    Unit.COUNT: "",
    Unit.POINTS: "",
}


def change(now: float | None, before: float | None, unit: Unit) -> str | None:
    """«+3,1 п.п.» against a year before; None where either is missing."""
    return None if now is None or before is None else difference(now - before, unit)


def difference(by: float, unit: Unit) -> str:
    """«+3,1 п.п.»."""
    rounded = round(by, decimals(unit)) + 0.0
    sign = "+" if rounded > 0 else ""
    points = f"{NBSP}п.п." if unit is Unit.PERCENT else ""
    return f"{sign}{value(rounded, unit)}{points}"


@cache
def no_change(unit: Unit) -> str:
    """«0,0 п.п.»: what `difference` says where it shows none."""
    return difference(0.0, unit)


def day(moment: date) -> str:
    """«21.11.2026»."""
    # By hand, as numbers are: a page of meetings prints hundreds of days.
    return f"{moment.day:02}.{moment.month:02}.{moment.year:04}"


def long_day(moment: date) -> str:
    """«21 ноября 2026 г.»."""
    return format_date(moment, "long", locale=LOCALE).replace(" ", NBSP)


def day_of_year(moment: date) -> str:
    """«21 ноября»."""
    return format_date(moment, "d MMMM", locale=LOCALE).replace(" ", NBSP)


def moment(local: datetime) -> str:
    """«21.11.2026, 09:40» of a moment in the region's time."""
    return format_datetime(local, "dd.MM.yyyy, HH:mm", locale=LOCALE)


def plural(count: int, one: str, few: str, many: str) -> str:
    """The word that goes with the count: 1 муниципалитет, 2 муниципалитета, 5 муниципалитетов."""
    tens, units = abs(count) % 100 // 10, abs(count) % 10
    if tens == 1:
        return many
    if units == 1:
        return one
    return few if units in (2, 3, 4) else many


def counted(count: int, one: str, few: str, many: str) -> str:
    """The count and its word."""
    return f"{number(count, 0)}{NBSP}{plural(count, one, few, many)}"


Forms = tuple[str, str, str]


def told(count: int, verbs: Forms, nouns: Forms) -> str:
    """«перешла 1 школа», «перешли 2 школы», «перешли 5 школ»: what so many did."""
    return f"{plural(count, *verbs)} {counted(count, *nouns)}"
