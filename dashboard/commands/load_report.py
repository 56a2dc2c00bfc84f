"""What `rumo load` tells a person about a load."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import click

from data_sources.intake import LoadReport, LoadWarning, Mode, Policy, WithdrawnRow
from data_sources.schema.titles import column_titles, table_title

LINES_PRINTED: Final = 20


def tell(report: LoadReport, mode: Mode, policy: Policy) -> None:
    """The outcome; errors and warnings go to the error stream."""
    if report.refused:
        rows = f": отклонено строк {report.rejected} из {report.read}" if report.read else ""
        click.echo(f"Файл не загружен{rows}. Ничего не записано.", err=True)
    else:
        click.echo(_done(report, mode))
    _tell_errors(report, policy)
    if report.rejects_file is not None:
        click.echo(f"Отклонённые строки и причины: {report.rejects_file}", err=True)
    if mode is Mode.DRY_RUN and report.withdrawn:
        tell_withdrawn(report.dataset, report.withdrawn)
    tell_warnings(report)


def _done(report: LoadReport, mode: Mode) -> str:
    if not report.read:
        return "Загружать нечего, ничего не записано."
    done = "Проверено, ничего не записано" if mode is Mode.DRY_RUN else "Загружено"
    withdrawn = f" (из них снято: {len(report.withdrawn)})" if report.withdrawn else ""
    rejected = f", отклонено: {report.rejected}" if report.rejected else ""
    number = f" Загрузка №{report.load_id}." if report.load_id is not None else ""
    return (
        f"{done}. Прочитано строк: {report.read}, добавлено: {report.added}, "
        f"изменено: {report.changed}{withdrawn}, без изменений: {report.unchanged}{rejected}."
        f"{number}"
    )


def _tell_errors(report: LoadReport, policy: Policy) -> None:
    for error in report.errors[:LINES_PRINTED]:
        place = _place(report.dataset, error.row, error.column)
        click.echo(f"  {place}: {error.message}", err=True)
    rest = len(report.errors) - LINES_PRINTED
    if rest > 0:
        click.echo(f"  … и ещё {rest}. Все ошибки: --json.", err=True)
    if report.refused and policy is Policy.ALL_OR_NOTHING and report.rejected < report.read:
        click.echo("Записать остальные строки: --accept-valid.", err=True)


def tell_warnings(report: LoadReport) -> None:
    """What is odd, on the error stream."""
    for line in _shortened(report.dataset, report.warnings):
        click.echo(line, err=True)


def _shortened(dataset: str, warnings: Sequence[LoadWarning]) -> Iterable[str]:
    for warning in warnings[:LINES_PRINTED]:
        place = _place(dataset, warning.row, warning.column)
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


def _place(dataset: str, row: int | None, column: str | None) -> str:
    place = f"строка {row}" if row else "файл"
    if not column:
        return place
    title = column_titles(dataset).get(column)
    return f"{place}, столбец {column}" + (f" («{title}»)" if title else "")
