"""The file `changes`: values that are others at the later of two moments, as on the page."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from data_sources.answers.compare.answer import ComparePicture
from data_sources.changes.results import Moved
from data_sources.database.knowledge import KnowledgeDate
from data_sources.scoring.results import Row
from layouts.files import question
from layouts.files.tables import indicators
from layouts.files.tables.indicators import DECIMALS, codes, title_unit_direction
from layouts.files.tables.table import Cell, FileColumn, Kind, Table, TableSheet, as_json
from layouts.frame import links
from layouts.widgets.comparisons import moved
from layouts.widgets.comparisons import pair as compare_pair
from layouts.wording import numbers, terms

NAME: Final = "changes"
TITLE: Final = "Изменившиеся значения: два момента знания рядом"
NO_MOMENT: Final = (
    "Сравнивать не с чем: назовите в адресе дату знания (known) или второй момент (against)."
)


def _side(key: str, title: str) -> tuple[FileColumn, ...]:
    return (
        FileColumn(f"{key}_as_of", f"{title}: отчётная дата", Kind.DAY),
        FileColumn(f"{key}_known_at", f"{title}: по сведениям на (UTC)", Kind.MOMENT, width=19),
        FileColumn(f"{key}_value", f"{title}: значение", Kind.NUMBER),
        FileColumn(
            f"{key}_reason",
            f"{title}: почему нет значения",
            Kind.TEXT,
            codes(terms.REASONS),
            width=20,
        ),
        FileColumn(f"{key}_status", f"{title}: статус", Kind.TEXT, codes(terms.STATUSES), width=18),
    )


COLUMNS: Final = (
    *indicators.COLUMNS[:8],
    *_side("earlier", "Раньше"),
    *_side("later", "Позже"),
    FileColumn("difference", "Разница", Kind.NUMBER),
)


def refusal(picture: ComparePicture) -> str:
    """Why there is no such file for the question; empty where there is one."""
    pair, since = picture.pair, picture.since
    if pair is not None and compare_pair.nothing(pair):
        return compare_pair.nothing(pair)
    if since is None:
        return NO_MOMENT
    if since.span.is_empty:
        known = picture.request.filters.known
        day = numbers.day(known.day) if known else ""
        return f"Момент {day} ещё не наступил: сравнивать с нынешними сведениями нечего."
    return ""


def table(picture: ComparePicture, only: str | None) -> Table:
    """All values of the page in its order; `only` narrows them to one indicator."""
    rows = tuple(
        _cells(pair, picture)
        for pair in moved.told_of(picture)
        if only is None or pair.now.indicator == only
    )
    return Table(NAME, COLUMNS, rows)


def _cells(pair: Moved, picture: ComparePicture) -> tuple[Cell, ...]:
    since, now = picture.since, pair.now
    earlier, later = compare_pair.moments(picture)
    title, unit, direction = title_unit_direction(now.indicator)
    return (
        now.level.value,
        now.oktmo,
        now.name,
        now.indicator,
        title,
        unit.value,
        direction.value,
        picture.question.period.text,
        since.then if since else None,
        _shown(earlier),
        *_said(pair.before),
        since.now if since else None,
        _shown(later),
        *_said(now),
        _difference(pair),
    )


def _said(row: Row | None) -> tuple[Cell, ...]:
    if row is None:
        return None, None, None
    value = None if row.value is None else round(row.value, DECIMALS)
    return value, row.reason.value if row.reason else None, row.status.value


def _difference(pair: Moved) -> float | None:
    before = pair.before.value if pair.before else None
    if before is None or pair.now.value is None:
        return None
    return round(pair.now.value - before, DECIMALS)


def _shown(known: KnowledgeDate | None) -> datetime | None:
    return known.shown if known else None


def made_of(picture: ComparePicture) -> datetime:
    """The moment of the data: the later one, which never changes where it is of the past."""
    _, later = compare_pair.moments(picture)
    return later.shown if later else picture.provenance.changed_at


def as_question(picture: ComparePicture) -> dict[str, Any]:
    """What was asked, for the JSON file; between two moments of the past nothing changes it."""
    provenance = picture.provenance
    earlier, later = (_shown(each) for each in compare_pair.moments(picture))
    return {
        **question.as_question(picture.answered, provenance),
        "against": picture.request.texts().get("against"),
        "earlier_known_at": as_json(earlier),
        "later_known_at": as_json(later),
        "data_version": None if later else provenance.data_version,
    }


def sheets(picture: ComparePicture, only: str | None, site: str) -> tuple[TableSheet, ...]:
    """«Паспорт»: what was asked, of which two moments; «Определения»: what the numbers mean."""
    since = picture.since
    if since is None:
        raise ValueError("nothing was compared")
    days = (since.then, since.now)
    sides = tuple(
        (title, f"{name}; отчётная дата {numbers.day(day)}")
        for title, name, day in zip(
            ("Раньше", "Позже"), compare_pair.names_as_asked(picture), days, strict=True
        )
    )
    _, later = compare_pair.moments(picture)
    version = picture.provenance.data_version
    more = () if later else (("Версия данных позднего момента", str(version)),)
    passport = question.passport(
        picture.answered,
        picture.overview.vocabulary.registers,
        picture.provenance,
        site + links.COMPARE,
        *sides,
        *more,
    )
    return passport, indicators.definitions(only)
