"""What if: how many more bring what is shown to its target, and to the best, by when."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from data_sources.question.periods import Period, PeriodKind
from data_sources.scoring.results import Question, Row
from data_sources.scoring.shortfall import missing_to
from data_sources.vocabulary.indicators.description import Direction
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import nouns, numbers
from layouts.wording.indicators import shortage
from layouts.wording.subject import Subject

DAYS_OF_MONTH: Final = 365.25 / 12
_SCHOOL_DAYS: Final = ((12, 31), (5, 31))
_QUARTER_DAYS: Final = ((3, 31), (6, 30), (9, 30))
STEPS: Final = 3
"""So many days by which it may be reached are shown."""


class Aim(NamedTuple):
    """A value worth reaching, and how many more bring the row there."""

    title: str
    value: float
    missing: int


def aims_of(row: Row, subject: Subject, best: float | None) -> tuple[Aim, ...]:
    """The edge of the target, the target, the best municipality; by growing value."""
    if subject.indicator is None or subject.direction is not Direction.UP:
        return ()
    named = (
        ("Граница «чуть ниже цели»", None if row.near == row.target else row.near),
        ("Цель", row.target),
        ("Лучший муниципалитет", best),
    )
    found = [
        Aim(title, value, missing)
        for title, value in named
        if value is not None and (missing := missing_to(subject.indicator, row, value)) is not None
    ]
    return tuple(sorted(found, key=lambda aim: aim.value))


def days_ahead(period: Period, day: date) -> tuple[date, ...]:
    """Days within the period by which people count: of a school year the ends of its halves."""
    ends = {PeriodKind.SCHOOL_YEAR: _SCHOOL_DAYS, PeriodKind.YEAR: _QUARTER_DAYS}
    years = range(period.start.year, period.end.year + 1)
    found = {date(year, *each) for year in years for each in ends.get(period.kind, ())}
    ahead = sorted(each for each in {*found, period.end} if day < each <= period.end)
    return tuple(ahead if len(ahead) <= STEPS else [*ahead[: STEPS - 1], ahead[-1]])


def draw(question: Question, row: Row | None, subject: Subject, best: float | None) -> Element:
    """The table; nothing where the period is over, or where nothing is lacking or judged."""
    is_under_way = question.period.start <= question.as_of < question.period.end
    aims = aims_of(row, subject, best) if row is not None and is_under_way else ()
    lacking = [aim for aim in aims if aim.missing]
    if row is None or not lacking:
        return html.Section(hidden=True)
    days = days_ahead(question.period, question.as_of) if _is_cumulative(subject) else ()
    return html.Section(
        [
            html.H2(["Что если", " ", html.Small("сколько ещё и к какому дню")]),
            html.P(html.B(_main(row, subject, lacking, days, question.as_of))),
            folding_table.draw(
                "Сколько ещё и к какому дню",
                (
                    Column("Чего достичь"),
                    Column("Значение", "number"),
                    Column("Ещё", "number"),
                    *(Column(shortage.by(day), "number") for day in days),
                ),
                [Section(tuple(_line(aim, row, subject, days, question.as_of) for aim in aims))],
                "what-if",
            ),
            html.P(_how(row, subject), className="remark"),
        ],
        className="panel what-if-panel",
    )


def _is_cumulative(subject: Subject) -> bool:
    return subject.indicator is not None and subject.indicator.is_cumulative


def _main(row: Row, subject: Subject, lacking: list[Aim], days: tuple[date, ...], now: date) -> str:
    """«Чтобы выйти на цель к 31 мая: ещё 1 826 педагогов, по 305 в месяц.»"""
    aim = next((each for each in lacking if each.title == "Цель"), lacking[0])
    goals = {"Цель": "на цель", "Лучший муниципалитет": "на уровень лучшего муниципалитета"}
    goal = goals.get(aim.title, "на границу «чуть ниже цели»")
    more = f"ещё {nouns.lacking(row.indicator, row.level, aim.missing)}"
    if not days:
        return f"Чтобы выйти {goal}: {more}."
    day = days[-2] if len(days) > 1 else days[-1]
    return f"Чтобы выйти {goal} {shortage.by(day)}: {more}, {_rate(aim.missing, now, day)}."


def _rate(missing: int, now: date, day: date) -> str:
    """«по 305 в месяц»; all of them where less than a month is left."""
    months = (day - now).days / DAYS_OF_MONTH
    if months <= 1:
        return f"все за {numbers.counted((day - now).days, 'день', 'дня', 'дней')}"
    each = math.ceil(missing / months)
    return f"по{numbers.NBSP}{numbers.number(each, 0)} в{numbers.NBSP}месяц"


def _line(aim: Aim, row: Row, subject: Subject, days: tuple[date, ...], now: date) -> Line:
    more = nouns.lacking(row.indicator, row.level, aim.missing) if aim.missing else "достигнуто"
    return Line(
        (
            Cell(aim.title),
            Cell(numbers.with_unit(aim.value, subject.unit)),
            Cell(more),
            *(Cell(text) for text in _rates(aim, days, now)),
        )
    )


def _rates(aim: Aim, days: tuple[date, ...], now: date) -> Iterator[str]:
    for day in days:
        yield _rate(aim.missing, now, day) if aim.missing else numbers.DASH


def _how(row: Row, subject: Subject) -> str:
    if row.denominator is None:
        return "Сколько недостаёт до каждого рубежа; в месяц — поровну, с округлением вверх."
    whole = numbers.number(row.denominator)
    return (
        f"Если знаменатель останется прежним ({whole}). Округлено вверх; в{numbers.NBSP}месяц"
        f"{numbers.NBSP}— поровну до названного дня."
        if _is_cumulative(subject)
        else f"Если знаменатель останется прежним ({whole}). Округлено вверх."
    )
