"""What documents say in words: periods, values with their parts, changes, reasons, origin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from babel.dates import format_date

from data_sources.answers.documents.report.answer import Report
from data_sources.answers.meetings.answer import MeetingsPicture
from data_sources.question.choices import INDEX
from data_sources.question.periods import Period, PeriodKind
from data_sources.row_tables.records.notes import Note
from data_sources.scoring.results import Level, Overview, Question, Row, Status
from data_sources.vocabulary.indicators.description import Direction, Unit
from data_sources.vocabulary.reasons import Reason
from layouts.wording import changing, nouns, numbers, portrait, reasons, terms
from layouts.wording.headline import against_last_year
from layouts.wording.indicators import shortage
from layouts.wording.subject import Subject, subject

SOURCE: Final = "общая база регионального методического сопровождения"
DEMO: Final = "Демонстрационные данные: все люди и числа вымышлены"
NO_DATA: Final = "нет данных"
_CODES: Final = re.compile(r" \([^()]*[A-Za-z][^()]*\)")


def over(period: Period) -> str:
    """«за 2026/27 учебный год», «за период с сентября 2023 года по май 2024 года»."""
    if period.kind is not PeriodKind.MONTHS:
        return f"за {terms.period(period)}"
    if (period.start.year, period.start.month) == (period.end.year, period.end.month):
        return f"за {_month(period.start, 'LLLL')}"
    first, last = _month(period.start, "MMMM"), _month(period.end, "LLLL")
    return f"за период с{numbers.NBSP}{first} по{numbers.NBSP}{last}"


def _month(day: date, form: str) -> str:
    name = format_date(day, form, locale=numbers.LOCALE)
    return f"{name} {day.year}{numbers.NBSP}года"


def as_of(question: Question) -> str:
    """«по состоянию на 22 ноября 2026 г.», and by which knowledge if it is not the newest."""
    known = terms.known(question.filters)
    said = f"по состоянию на{numbers.NBSP}{numbers.long_day(question.as_of)}"
    return f"{said}, {known}" if known else said


def has_begun(question: Question) -> bool:
    """There is a day of the period by `as_of`, so that there is something to report."""
    return question.as_of >= question.period.start


def not_begun(question: Question) -> str:
    day = numbers.long_day(question.as_of)
    return f"На {day} отчётный период ещё не начался, показатели за него не рассчитаны."


def origin(report: Report | MeetingsPicture, changed: datetime) -> str:
    """The line at the foot of every page: source, moments, version of the data."""
    question, made_of = report.question, report.provenance
    known = terms.known(question.filters)
    away = "; база данных недоступна, сведения прежние" if made_of.is_stale else ""
    # A moment of the past has no version: what is known later changes nothing in it.
    state = known or (
        f"по последним сведениям; данные изменены {numbers.moment(changed)}, версия данных "
        f"{made_of.data_version}"
    )
    return f"Источник: {SOURCE}. Отчётная дата {numbers.day(question.as_of)}, {state}{away}."


def mark(report: Report | MeetingsPicture) -> str:
    """What is written over every page of invented data."""
    return DEMO if report.provenance.is_demo else ""


def days(question: Question) -> str:
    """«01.09.2026 – 22.11.2026»: the days of which facts are counted."""
    return f"{numbers.day(question.period.start)} – {numbers.day(question.as_of)}"


def source(question: Question, *keys: str) -> str:
    """Which days and which parts of the base the numbers of a section come from."""
    subjects = [subject(key) for key in keys]
    named = dict.fromkeys(
        in_russian(each.indicator.passport.source) for each in subjects if each.indicator
    )
    registers = " ".join(_ended(text) for text in named)
    return f"Сведения за {days(question)}. Источник: {SOURCE}. {registers}".strip()


def in_russian(text: str) -> str:
    """Without names of tables in brackets: on paper nobody looks them up."""
    return _CODES.sub("", text)


def _ended(text: str) -> str:
    return f"{text.rstrip('. ')}."


def whole_row(overview: Overview, key: str) -> Row | None:
    """The sum of what is shown; the region's for what only the region has."""
    total = overview.scorecard.total(key)
    if total is not None and total.reason is Reason.NOT_APPLICABLE:
        rows = overview.scorecard.of(key)
        return next((row for row in rows if row.level is Level.REGION), total)
    return total


def amount(row: Row, about: Subject) -> str:
    """«41,2 %», «52,6 балла»; «нет данных» where there is no value."""
    if row.value is None:
        return terms.REASONS[row.reason] if row.reason else NO_DATA
    if about.unit is Unit.POINTS:
        return portrait.points(row.value)
    return numbers.with_unit(row.value, about.unit)


def parts(row: Row, about: Subject) -> str:
    """«3 418 из 8 296 педагогов»; empty where nothing was counted."""
    if row.indicator == INDEX:
        return terms.scored(*row.scored) if row.scored else ""
    if about.unit is Unit.COUNT:
        return ""
    return nouns.out_of(row.indicator, row.level, row.numerator, row.denominator) or ""


def missing(rows: Iterable[tuple[Row, Subject]]) -> tuple[str, ...]:
    """A sentence for every reason for which there is no value, with the indicators it holds for."""
    found: dict[str, list[str]] = {}
    for row, about in rows:
        found.setdefault(f"{amount(row, about)} ({reasons.why(row)})", []).append(about.title)
    return tuple(
        f"{terms.capital(reason)}: {', '.join(f'«{title}»' for title in titles)}."
        for reason, titles in found.items()
    )


def told(question: Question, row: Row) -> str:
    """An indicator in one sentence: value, parts, change, target; or why there is no value."""
    about = subject(row.indicator)
    if row.value is None:
        before = row.was
        was = "" if before is None else f"; годом раньше{numbers.NBSP}— {_plain(before, about)}"
        return f"{about.title}: {amount(row, about)} ({reasons.why(row)}){was}."
    of = parts(row, about)
    said = f"{about.title}: {amount(row, about)}{f' ({of})' if of else ''}"
    said_of_target = judged(row, about)
    said_of_target = f"; {said_of_target}" if said_of_target else ""
    if row.left_out:
        said_of_target += f"; {terms.left_out(row.left_out)}"
    return f"{said}{against_last_year(question, row, about.unit)}{said_of_target}."


def judged(row: Row, about: Subject) -> str:
    """«чуть отстаёт от графика (23 % к этому дню, 45 % к концу), отстаёт на 12 педагогов»."""
    return ", ".join(filter(None, (portrait.verdict(row, about), shortage.to_whole(row, about))))


def _plain(value: float, about: Subject) -> str:
    if about.unit is Unit.POINTS:
        return portrait.points(value)
    return numbers.with_unit(value, about.unit)


def told_of(overview: Overview, keys: Iterable[str]) -> tuple[str, ...]:
    """A sentence for each of these indicators of what is shown."""
    question = overview.scorecard.question
    rows = (whole_row(overview, key) for key in keys)
    return tuple(told(question, row) for row in rows if row is not None)


def to_targets(overview: Overview, rows: Iterable[tuple[Row, Subject]]) -> tuple[str, ...]:
    """What is behind its schedule, how many are lacking to targets, and what is expected."""
    rows = tuple(rows)
    period = overview.scorecard.question.period
    told = (
        ("Отстают от графика", ((about, shortage.late_by(row, about)) for row, about in rows)),
        ("До цели", ((about, shortage.to_target(row, about)) for row, about in rows)),
        (
            f"{terms.capital(shortage.end_of(period))} ожидается",
            (
                (about, shortage.expected_value(overview.forecast(row), about))
                for row, about in rows
                if row.target is not None
            ),
        ),
    )
    return tuple(
        f"{words}: {'; '.join(parts)}."
        for words, found in told
        if (parts := [f"«{about.title}»{numbers.NBSP}— {said}" for about, said in found if said])
    )


def aim(row: Row, about: Subject) -> str:
    """«45 %, ниже цели», «45 %, цель достигнута»; a dash where there is none."""
    if row.target is None:
        return numbers.DASH
    said = numbers.compact(row.target, about.unit)
    if row.status is Status.NONE:
        return said
    return f"{said}, {terms.status_words(row, about.direction)}"


def change(row: Row, about: Subject) -> str:
    """«+3,1 п.п.»; a dash where there is nothing to compare."""
    return changing.amount(row, about) or numbers.DASH


def is_worse(row: Row, about: Subject) -> bool:
    """It certainly changed for the worse since last year, by as much as is printed."""
    by = changing.certain(row)
    if by is None or about.direction is Direction.NEUTRAL:
        return False
    grown = round(by, numbers.decimals(about.unit))
    return grown > 0 if about.direction is Direction.DOWN else grown < 0


def note(each: Note) -> str:
    """«22.10.2026, показатель «…», Томский район: текст (автор)»."""
    about = [numbers.day(each.noted_on)]
    if each.indicator:
        about.append(f"«{_title(each.indicator)}»")
    if each.municipality:
        about.append(each.municipality)
    return f"{', '.join(about)}: {each.text.strip().rstrip('.')} ({each.author})."


def _title(key: str) -> str:
    try:
        return subject(key).title
    except KeyError:
        return key


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return _ended(terms.capital(text)) if text else ""
