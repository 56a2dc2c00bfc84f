"""The tables at the end of the report of a region."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from data_sources.answers.documents.report.answer import RegionWork, Report
from data_sources.answers.meetings.answer import HeldMeeting, Meeting
from data_sources.question.choices import INDEX
from data_sources.row_tables.records.decisions import DecisionRow
from data_sources.scoring.results import Level, Overview, Row
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.indicators.description import Family, Reach, Unit
from data_sources.vocabulary.titles import choice_words
from layouts.files.report import sentences
from layouts.files.report.paper import Align, Block, Grid, Heading, PaperColumn, Paragraph, Remark
from layouts.wording import numbers, terms
from layouts.wording.subject import Subject, subject
from layouts.wording.subjects import decision_words, meeting_words

PLACES_LISTED: Final = 120
_GAP: Final = numbers.NBSP
_INDEX_SOURCE: Final = "Все показатели и их веса; без заданных весов — веса по умолчанию."
MEETINGS_LISTED: Final = 60
IN_A_TABLE: Final = 5
_MEETINGS: Final = (
    PaperColumn("Заседание", 7.8),
    PaperColumn("Дата", 2, Align.CENTER),
    PaperColumn("Состояние", 2.8),
    PaperColumn("Явка членов", 2.8, Align.RIGHT),
    PaperColumn("Кворум", 3.6),
)
_OVERDUE: Final = (
    PaperColumn("Поручение", 5.2),
    PaperColumn("Ответственный", 3),
    PaperColumn("Муниципалитет", 3),
    PaperColumn("Срок", 1.9, Align.CENTER),
    PaperColumn("Дней", 1.1, Align.RIGHT),
    PaperColumn("Заседание", 2.8),
)
_INDEX: Final = (
    PaperColumn("Муниципалитет", 5),
    PaperColumn("Индекс, баллы", 2, Align.RIGHT),
    PaperColumn("Место", 1.6, Align.CENTER),
    PaperColumn("Год назад", 2, Align.RIGHT),
    PaperColumn("Изменение", 2, Align.RIGHT),
    PaperColumn("Показателей учтено", 3, Align.CENTER),
)
_SOURCES: Final = (
    PaperColumn("Показатель", 4.8),
    PaperColumn("Источник", 6.4),
    PaperColumn("Ответственный", 5.8),
)


def blocks(report: Report, work: RegionWork) -> Iterator[Block]:
    """Four annexes: municipalities, meetings, what is overdue, where the numbers come from."""
    overview = report.overview
    yield Heading("Приложение 1. Показатели по муниципалитетам", is_annex=True)
    yield from _places(overview)
    yield Heading("Приложение 2. Заседания", is_annex=True)
    yield from _meetings(work)
    yield Heading("Приложение 3. Просроченные поручения", is_annex=True)
    yield from _overdue(work, overview)
    yield Heading("Приложение 4. Источники показателей", is_annex=True)
    yield Grid("Источники и ответственные", _SOURCES, tuple(_sources()))


def _places(overview: Overview) -> Iterator[Block]:
    question = overview.scorecard.question
    rows = {(row.indicator, row.level, row.oktmo): row for row in overview.scorecard}
    yield _index(overview)
    for title, subjects in _tables():
        columns = (
            PaperColumn("Муниципалитет", 4),
            *(PaperColumn(f"{each.title}{_unit(each)}", 2, Align.RIGHT) for each in subjects),
        )
        lines = [
            (member.name, *(_cell(rows[each.key, Level.MUNICIPALITY, member.oktmo], each)
                            for each in subjects))
            for member in question.shown[:PLACES_LISTED]
        ]  # fmt: skip
        sums = _sums(overview, subjects)
        yield Grid(
            f"{title}, {terms.period(question.period)}",
            columns,
            (*lines, *sums),
            frozenset(range(len(lines), len(lines) + len(sums))),
        )
    yield Remark(
        f"Сведения за {sentences.days(question)}. Источник: {sentences.SOURCE}. В скобках{_GAP}— "
        "место среди муниципалитетов; звёздочкой отмечена малая численность: такие значения не "
        "сравниваются."
    )
    rest = len(question.shown) - PLACES_LISTED
    if rest > 0:
        more = numbers.counted(rest, "муниципалитет", "муниципалитета", "муниципалитетов")
        yield Remark(f"Не показано: {more}. Все строки{_GAP}— в файле со страницы «Обзор».")


def _index(overview: Overview) -> Grid:
    question, about = overview.scorecard.question, subject(INDEX)
    members = {each.oktmo for each in question.shown[:PLACES_LISTED]}
    every = overview.scorecard.of(INDEX)
    rows = [row for row in every if row.level is not Level.MUNICIPALITY or row.oktmo in members]
    return Grid(
        f"{terms.INDEX_TITLE}, {terms.period(question.period)}",
        _INDEX,
        tuple(
            (
                row.name,
                _number(row, about),
                numbers.DASH if row.rank is None else str(row.rank),
                numbers.with_unit(row.was, about.unit),
                sentences.change(row, about),
                f"{row.scored[0]} из{_GAP}{row.scored[1]}" if row.scored else numbers.DASH,
            )
            for row in rows
        ),
        frozenset(n for n, row in enumerate(rows) if row.level is not Level.MUNICIPALITY),
    )


def _tables() -> Iterator[tuple[str, tuple[Subject, ...]]]:
    for family in Family:
        own = [
            subject(key)
            for key, indicator in described().items()
            if indicator.family is family and indicator.reach is Reach.MUNICIPALITY
        ]
        # Equal parts read better than a full table and a rest of one column.
        count = -(-len(own) // IN_A_TABLE)
        size = -(-len(own) // count) if count else 1
        for place, first in enumerate(range(0, len(own), size), start=1):
            part = f" (часть {place} из{_GAP}{count})" if count > 1 else ""
            yield f"{terms.FAMILIES[family]}{part}", tuple(own[first : first + size])


def _unit(about: Subject) -> str:
    words = "" if about.unit is Unit.COUNT else terms.UNITS[about.unit]
    return f", {words}" if words else ""


def _cell(row: Row, about: Subject) -> str:
    rank = f" ({row.rank})" if row.rank is not None else ""
    return f"{_number(row, about)}{'*' if row.small else ''}{rank}"


def _number(row: Row, about: Subject) -> str:
    if row.value is None:
        return terms.REASONS[row.reason] if row.reason else sentences.NO_DATA
    return numbers.value(row.value, about.unit)


def _sums(overview: Overview, subjects: tuple[Subject, ...]) -> list[tuple[str, ...]]:
    found = {
        (row.level, row.indicator): row
        for row in overview.scorecard
        if row.level is not Level.MUNICIPALITY
    }
    lines = []
    for level in (Level.SELECTION, Level.REGION):
        rows = [found[level, each.key] for each in subjects if (level, each.key) in found]
        if rows:
            cells = (_cell(row, each) for row, each in zip(rows, subjects, strict=True))
            lines.append((rows[0].name, *cells))
    return lines


def _meetings(work: RegionWork) -> Iterator[Block]:
    sittings = {
        each.meeting.code: each for each in (*work.meetings.sittings, *work.councils.sittings)
    }
    calendar = (*work.meetings.calendar, *work.council_calendar)
    if not calendar:
        yield Paragraph("Сведений о заседаниях за этот период в базе нет.")
        return
    registers = work.meetings.overview.vocabulary.registers
    names = {member.oktmo: member.name for member in registers.municipalities}
    yield Grid(
        "Заседания РУМО и муниципальных методических советов",
        _MEETINGS,
        tuple(
            _meeting(each, sittings.get(each.code), names) for each in calendar[:MEETINGS_LISTED]
        ),
    )
    rest = len(calendar) - MEETINGS_LISTED
    if rest > 0:
        more = numbers.counted(rest, "заседание", "заседания", "заседаний")
        yield Remark(
            f"Не показано: {more}. Списки явки всех состоявшихся заседаний{_GAP}— в файле "
            "со страницы «Заседания»."
        )


def _meeting(
    meeting: Meeting, sitting: HeldMeeting | None, names: Mapping[str, str]
) -> tuple[str, ...]:
    state = choice_words("meeting", "status").get(meeting.status, meeting.status)
    number = f" №{_GAP}{meeting.number}" if meeting.number else ""
    title = f": {meeting.title}" if meeting.title else ""
    whose = f", {names.get(meeting.oktmo, meeting.oktmo)}" if meeting.oktmo else ""
    name = terms.capital(f"{decision_words.body(meeting.body)}{whose}{number}{title}")
    if sitting is None:
        return name, numbers.day(meeting.held_on), state, numbers.DASH, numbers.DASH
    everybody = sitting.everybody
    share = (
        f"{meeting_words.share(everybody.came, everybody.seats)}, "
        f"{meeting_words.percent(everybody)}"
        if everybody.seats
        else "нет списка"
    )
    said, counted, _ = meeting_words.quorum(sitting.quorum, meeting.quorum_rule)
    said = said.lstrip(f"●○{_GAP}")
    quorum = f"{said} ({counted})" if counted else said
    return name, numbers.day(meeting.held_on), state, share, quorum


def _overdue(work: RegionWork, overview: Overview) -> Iterator[Block]:
    day = numbers.day(overview.scorecard.question.as_of)
    if not work.overdue.rows:
        yield Paragraph(f"На {day} просроченных поручений нет.")
        return
    yield Grid(
        f"Поручения, не исполненные в срок, на {day}",
        _OVERDUE,
        tuple(_task(row) for row in work.overdue.rows),
    )
    rest = work.overdue.total - len(work.overdue.rows)
    if rest > 0:
        yield Remark(
            f"Показаны первые {len(work.overdue.rows)} с самым ранним сроком, не показано: "
            f"{decision_words.tasks(rest)}. Все строки{_GAP}— в файле со "
            "страницы «Решения»."
        )


def _task(row: DecisionRow) -> tuple[str, ...]:
    number = f" №{_GAP}{row.meeting_number}" if row.meeting_number else ""
    late = numbers.DASH if row.lateness_days is None else numbers.number(row.lateness_days, 0)
    return (
        decision_words.shortened(row.text, 220),
        row.assignee or "не указан",
        row.municipality or row.organization or "не указан",
        numbers.day(row.due_on) if row.due_on else numbers.DASH,
        late,
        f"{decision_words.body(row.body)}{number}, {numbers.day(row.held_on)}",
    )


def _sources() -> Iterator[tuple[str, ...]]:
    for indicator in described().values():
        passport = indicator.passport
        yield indicator.title, sentences.in_russian(passport.source), passport.owner
    yield terms.INDEX_TITLE, _INDEX_SOURCE, terms.INDEX_PASSPORT.owner
