"""The file `indicators`: the same typed answer that the page draws, as a table."""

from __future__ import annotations

from typing import Any, Final

from data_sources.answers.overview.answer import Answer
from data_sources.question.choices import INDEX
from data_sources.row_tables.records.notes import Note
from data_sources.scoring.results import Level, Overview, Question, Row
from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.indicators.description import Description, Direction, Unit
from data_sources.vocabulary.indicators.versions import Version
from layouts.files import question
from layouts.files.tables.table import Cell, FileColumn, Kind, Table, TableSheet
from layouts.frame import links
from layouts.wording import numbers, terms
from layouts.wording.indicators import number_notes

NAME: Final = "indicators"
DECIMALS: Final = 4


def codes(words: dict[Any, str]) -> dict[str, str]:
    """Code -> Russian word of an enumeration."""
    return {code.value: text for code, text in words.items()}


COLUMNS: Final = (
    FileColumn("level", "Уровень", Kind.TEXT, codes(terms.LEVELS)),
    FileColumn("oktmo", "ОКТМО", Kind.TEXT, width=11),
    FileColumn("municipality", "Муниципалитет", Kind.TEXT, width=30),
    FileColumn("indicator", "Код показателя", Kind.TEXT, width=28),
    FileColumn("title", "Показатель", Kind.TEXT, width=40),
    FileColumn("unit", "Единица", Kind.TEXT, codes(terms.UNITS), width=18),
    FileColumn("direction", "Что лучше", Kind.TEXT, codes(terms.BETTER), width=16),
    FileColumn("period", "Период", Kind.TEXT),
    FileColumn("as_of", "Отчётная дата", Kind.DAY),
    FileColumn("known_at", "По сведениям на (UTC)", Kind.MOMENT, width=19),
    FileColumn("numerator", "Числитель", Kind.NUMBER),
    FileColumn("denominator", "Знаменатель", Kind.NUMBER),
    FileColumn("value", "Значение", Kind.NUMBER),
    FileColumn("reason", "Почему нет значения", Kind.TEXT, codes(terms.REASONS), width=20),
    FileColumn("small", "Малая численность", Kind.NUMBER),
    FileColumn("target", "Цель", Kind.NUMBER),
    FileColumn("status", "Статус", Kind.TEXT, codes(terms.STATUSES_TO_DATE), width=18),
    FileColumn("score", "Балл к лучшему", Kind.NUMBER),
    FileColumn("rank", "Место", Kind.NUMBER),
    FileColumn("previous", "Год назад", Kind.NUMBER),
    FileColumn("previous_then", "Год назад, как было видно тогда", Kind.NUMBER, width=20),
    FileColumn("target_to_date", "Цель к отчётной дате", Kind.NUMBER, width=14),
    FileColumn("doubt", "Почему не сравнивается", Kind.TEXT, codes(terms.DOUBTS), width=26),
)


def table(overview: Overview, only: str | None) -> Table:
    """All rows of the answer in its order; `only` narrows them to one indicator."""
    asked = overview.scorecard.question
    rows = tuple(
        _cells(row, asked) for row in overview.scorecard if only is None or row.indicator == only
    )
    return Table(NAME, COLUMNS, rows)


def _cells(row: Row, asked: Question) -> tuple[Cell, ...]:
    title, unit, direction = title_unit_direction(row.indicator)
    known = asked.filters.known
    return (
        row.level.value,
        row.oktmo,
        row.name,
        row.indicator,
        title,
        unit.value,
        direction.value,
        asked.period.text,
        asked.as_of,
        known.shown if known else None,
        row.numerator,
        row.denominator,
        _rounded(row.value),
        row.reason.value if row.reason else None,
        int(row.small),
        row.target,
        row.status.value,
        _rounded(row.score),
        row.rank,
        _rounded(row.previous),
        _rounded(row.previous_then),
        _rounded(row.target_to_date),
        row.doubt.value if row.doubt else None,
    )


def title_unit_direction(key: str) -> tuple[str, Unit, Direction]:
    """Title, unit and direction of an indicator or of the index."""
    if key == INDEX:
        return terms.INDEX_TITLE, Unit.POINTS, Direction.UP
    indicator = described()[key]
    return indicator.title, indicator.unit, indicator.direction


def _rounded(amount: float | None) -> float | None:
    return None if amount is None else round(amount, DECIMALS)


def as_question(answer: Answer) -> dict[str, Any]:
    """What was asked, for the JSON file."""
    return question.as_question(answer.answered, answer.provenance)


def sheets(answer: Answer, only: str | None, site: str) -> tuple[TableSheet, ...]:
    """«Паспорт»: what was asked; «Определения»: what it means; «Пояснения» where there are any."""
    asked = [row for row in answer.overview.scorecard if only in (None, row.indicator)]
    notes = number_notes.distinct(asked)
    return _passport(answer, site), definitions(only), *([_notes(notes)] if notes else [])


def _passport(answer: Answer, site: str) -> TableSheet:
    overview = answer.overview
    left_out = [row for row in overview.scorecard if row.level is not Level.MUNICIPALITY]
    return question.passport(
        answer.answered,
        overview.vocabulary.registers,
        answer.provenance,
        site + links.OVERVIEW,
        (
            "Муниципалитетов без данных в суммах, наибольшее число",
            str(max((row.left_out for row in left_out), default=0)),
        ),
    )


def _notes(notes: tuple[Note, ...]) -> TableSheet:
    rows = tuple(
        (
            number_notes.title_of(note.indicator),
            note.municipality or note.oktmo or "все муниципалитеты",
            numbers.day(note.noted_on),
            note.text,
            note.author,
        )
        for note in notes
    )
    header = ("Показатель", "О ком", "Дата", "Пояснение", "Автор")
    return TableSheet("Пояснения", header, rows, (40, 30, 12, 80, 30))


def definitions(only: str | None) -> TableSheet:
    """«Определения» of every indicator, or of one."""
    header = (
        "Код",
        "Показатель",
        "Единица",
        "Что лучше",
        "На какой вопрос отвечает",
        "Как считается",
        "Ограничения",
        "Источник",
        "Ответственный",
        "Пример",
        "Версия",
        "Действует с",
        "Что изменилось",
    )
    rows = tuple(
        _definition(indicator) for key, indicator in described().items() if only in (None, key)
    )
    if only in (None, INDEX):
        rows = (*rows, _index_definition())
    return TableSheet(
        "Определения", header, rows, (26, 34, 16, 16, 40, 60, 50, 40, 30, 50, 8, 12, 50)
    )


def _definition(indicator: Description) -> tuple[str, ...]:
    passport = indicator.passport
    return (
        indicator.key,
        indicator.title,
        terms.UNITS[indicator.unit],
        terms.BETTER[indicator.direction],
        passport.question,
        passport.how,
        passport.limits,
        passport.source,
        passport.owner,
        indicator.example.told,
        *_version(indicator.version),
    )


def _version(version: Version) -> tuple[str, str, str]:
    return str(version.number), numbers.day(version.valid_from), version.changed


def _index_definition() -> tuple[str, ...]:
    passport = terms.INDEX_PASSPORT
    return (
        INDEX,
        terms.INDEX_TITLE,
        terms.UNITS[Unit.POINTS],
        terms.BETTER[Direction.UP],
        passport.question,
        passport.how,
        passport.limits,
        passport.source,
        passport.owner,
        "",
        *_version(terms.INDEX_VERSIONS[-1]),
    )
