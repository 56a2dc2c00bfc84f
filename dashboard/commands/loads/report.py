"""What `rumo load` tells a person about a load."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import click

from data_sources.indicators import registry
from data_sources.ingest.files import (
    ErrorCode,
    LoadEffect,
    LoadMode,
    LoadReport,
    LoadWarning,
    Policy,
    WithdrawnRow,
)
from data_sources.vocabulary.titles import column_titles, table_title
from layouts.wording import numbers

LINES_PRINTED: Final = 20
EFFECTS_PRINTED: Final = 10
_QUESTIONS: Final = {ErrorCode.IMPLAUSIBLE, ErrorCode.AMBIGUOUS, ErrorCode.MOVED_KEY}


def tell(report: LoadReport, mode: LoadMode, policy: Policy) -> None:
    """The outcome; errors and warnings go to the error stream."""
    if report.refused:
        rows = f": отклонено строк {report.rejected} из {report.read}" if report.read else ""
        click.echo(f"Файл не загружен{rows}. Ничего не записано.", err=True)
    else:
        click.echo(_done(report, mode))
    for line in _effects(report.effects):
        click.echo(line)
    tell_agreed(report, err=False)
    _tell_errors(report, policy)
    if report.rejects_file is not None:
        click.echo(f"Отклонённые строки и причины: {report.rejects_file}", err=True)
    if mode is LoadMode.DRY_RUN and report.withdrawn:
        tell_withdrawn(report.dataset, report.withdrawn)
    tell_warnings(report)


def _done(report: LoadReport, mode: LoadMode) -> str:
    if not report.read:
        return "Загружать нечего, ничего не записано."
    done = "Проверено, ничего не записано" if mode is LoadMode.DRY_RUN else "Загружено"
    withdrawn = f" (из них снято: {len(report.withdrawn)})" if report.withdrawn else ""
    rejected = f", отклонено: {report.rejected}" if report.rejected else ""
    number = f" Загрузка №{report.load_id}." if report.load_id is not None else ""
    return (
        f"{done}. Прочитано строк: {report.read}, добавлено: {report.added}, "
        f"изменено: {report.changed}{withdrawn}, без изменений: {report.unchanged}{rejected}."
        f"{number}"
    )


def _effects(effects: Sequence[LoadEffect]) -> Iterable[str]:
    """What the load does to the indicators, the greatest changes first."""
    indicators = registry()
    for effect in effects[:EFFECTS_PRINTED]:
        indicator = indicators[effect.indicator]
        before = numbers.value(effect.before, indicator.unit)
        after = numbers.with_unit(effect.after, indicator.unit)
        yield f"  {effect.place}, {indicator.title}: {before} → {after}"
    if len(effects) > EFFECTS_PRINTED:
        yield f"  … и ещё изменений показателей: {len(effects) - EFFECTS_PRINTED}."


def _tell_errors(report: LoadReport, policy: Policy) -> None:
    for error in report.errors[:LINES_PRINTED]:
        place = place_of(report.dataset, error.row, error.column)
        click.echo(f"  {place}: {error.message}", err=True)
    rest = len(report.errors) - LINES_PRINTED
    if rest > 0:
        click.echo(f"  … и ещё {rest}. Все ошибки: --json.", err=True)
    if any(error.code in _QUESTIONS for error in report.errors):
        click.echo("Если так и задумано, повторите с --sure.", err=True)
    if report.refused and policy is Policy.ALL_OR_NOTHING and report.rejected < report.read:
        click.echo("Записать остальные строки: --accept-valid.", err=True)


def tell_agreed(report: LoadReport, *, err: bool = True) -> None:
    """What was asked and agreed to."""
    for agreed in report.agreed:
        click.echo(f"Подтверждено: {agreed}", err=err)


def tell_warnings(report: LoadReport) -> None:
    """What is odd, on the error stream."""
    for line in _shortened(report.dataset, report.warnings):
        click.echo(line, err=True)


def _shortened(dataset: str, warnings: Sequence[LoadWarning]) -> Iterable[str]:
    for warning in warnings[:LINES_PRINTED]:
        place = place_of(dataset, warning.row, warning.column)
        yield f"Обратите внимание: {place}: {warning.message}"
    if len(warnings) > LINES_PRINTED:
        yield f"… и ещё {len(warnings) - LINES_PRINTED}."


def tell_withdrawn(dataset: str, withdrawn: Sequence[WithdrawnRow]) -> None:
    """What a full file would take away, on the error stream."""
    click.echo(
        f"Нет в файле, будет снято записей таблицы «{table_title(dataset)}»: {len(withdrawn)}.",
        err=True,
    )
    for row in withdrawn[:LINES_PRINTED]:
        click.echo(
            "  " + ", ".join("—" if value is None else str(value) for value in row.key), err=True
        )
    if len(withdrawn) > LINES_PRINTED:
        click.echo(f"  … и ещё {len(withdrawn) - LINES_PRINTED}.", err=True)


def place_of(dataset: str, row: int | None, column: str | None) -> str:
    """Where in the file something stands."""
    place = f"строка {row}" if row else "файл"
    if not column:
        return place
    title = column_titles(dataset).get(column)
    return f"{place}, столбец {column}" + (f" («{title}»)" if title else "")
