"""What is lacking to what is due by the day and to the whole target, in words with its noun."""

from __future__ import annotations

from datetime import date
from typing import Final

from data_sources.question.periods import Period, PeriodKind
from data_sources.scoring.due import Forecast
from data_sources.scoring.results import Row
from data_sources.scoring.shortfall import Shortfall, shortfall
from data_sources.vocabulary.indicators.description import Direction, Unit
from layouts.wording import nouns, numbers, terms
from layouts.wording.subject import Subject

WITHOUT_LATE: Final = f"без сведений, которые ещё{numbers.NBSP}в{numbers.NBSP}пути"


def of(row: Row, subject: Subject) -> Shortfall | None:
    """None where nothing is held against a target."""
    return shortfall(subject.indicator, row) if subject.indicator is not None else None


def behind(row: Row, subject: Subject) -> str:
    """«отстаёт на 12 педагогов» of a part of the target; empty where the row may be on schedule."""
    late = late_by(row, subject)
    return f"отстаёт {late}" if late else ""


def late_by(row: Row, subject: Subject) -> str:
    """«на 12 педагогов», after words of a schedule; empty where the row may be on it."""
    short = of(row, subject)
    if row.is_schedule_unclear or short is None or not short.by_day or not row.is_due_in_part:
        return ""
    return f"на{numbers.NBSP}{nouns.onto(row.indicator, row.level, short.by_day)}"


def status(row: Row, subject: Subject) -> str:
    """«отстаёт от графика на 12 педагогов», «цель достигнута»: the status with how far it is."""
    words = terms.status_words(row, subject.direction)
    return " ".join(filter(None, (words, late_by(row, subject))))


def to_target(row: Row, subject: Subject) -> str:
    """«не хватает 8 педагогов», «больше цели на 2 поручения»; empty where there is enough."""
    short = of(row, subject)
    if short is None or not short.by_end:
        return ""
    if subject.direction is Direction.DOWN:
        return f"больше цели на{numbers.NBSP}{nouns.onto(row.indicator, row.level, short.by_end)}"
    return f"не{numbers.NBSP}хватает {nouns.lacking(row.indicator, row.level, short.by_end)}"


def both(row: Row, subject: Subject) -> str:
    """«отстаёт на 12 педагогов, до цели не хватает 1 826 педагогов»; empty where enough."""
    return ", ".join(filter(None, (behind(row, subject), to_whole(row, subject))))


def to_whole(row: Row, subject: Subject) -> str:
    """«не хватает 8 педагогов»; while only a part is due, «до цели не хватает 8 педагогов»."""
    whole = to_target(row, subject)
    return f"до цели {whole}" if whole and row.is_due_in_part else whole


def by(day: date) -> str:
    """«к 30 ноября»."""
    return f"к{numbers.NBSP}{numbers.day_of_year(day)}"


def end_of(period: Period) -> str:
    """«к концу года», «к концу периода»: by when a forecast is made."""
    is_year = period.kind in (PeriodKind.SCHOOL_YEAR, PeriodKind.YEAR)
    return f"к{numbers.NBSP}концу {'года' if is_year else 'периода'}"


def expected(row: Row, forecast: Forecast | None, subject: Subject, period: Period) -> str:
    """«к концу года ожидается 43 % (от 38 до 49)»; empty where nothing is foretold.

    Where facts came late last year it says that they are not in it: they are in the years before.
    """
    said = expected_value(forecast, subject)
    if not said:
        return ""
    late = f", {WITHOUT_LATE}" if row.late_last_year else ""
    return f"{end_of(period)} ожидается {said}{late}"


def expected_value(forecast: Forecast | None, subject: Subject) -> str:
    """«43 % (от 38 до 49)»; empty where nothing is foretold."""
    if forecast is None:
        return ""
    median = numbers.compact(_within(forecast.median, subject.unit), subject.unit)
    least, greatest = range_of(forecast, subject)
    if least == greatest:
        return median
    return f"{median} (от{numbers.NBSP}{least} до{numbers.NBSP}{greatest})"


def range_of(forecast: Forecast, subject: Subject) -> tuple[str, str]:
    """The least and the greatest of it as numbers without their unit."""
    ends = (_within(each, subject.unit) for each in (forecast.least, forecast.greatest))
    least, greatest = (numbers.number(each, _decimals(subject.unit)) for each in ends)
    return least, greatest


def _within(value: float, unit: Unit) -> float:
    """A share is never more than the whole, however fast a year began; nor is it told finely."""
    capped = min(value, 100.0) if unit is Unit.PERCENT else value
    return round(capped, _decimals(unit))


def _decimals(unit: Unit) -> int:
    # A forecast of years that differ by points is not told in tenths of them.
    return 0 if unit in (Unit.PERCENT, Unit.COUNT) else numbers.decimals(unit)
