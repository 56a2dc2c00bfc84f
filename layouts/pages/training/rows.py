"""The table of single trainings, and the list of programmes behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from data_sources.answers.trainings.answer import ProgramLine, TrainingPicture
from data_sources.question.request import Request, fits
from data_sources.row_tables.records.trainings import TrainingRow
from data_sources.vocabulary.programs import FEWEST_HOURS
from layouts.columns.trainings import SHEET
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.widgets.tables.row_table import RowView, column
from layouts.wording import numbers, terms

LONGEST_KEY: Final = 10
PROGRAMS_FIRST: Final = 10
UNKNOWN: Final = "нет в реестре"
TOO_SHORT: Final = f"меньше {FEWEST_HOURS} часов: в охват не входит"


def view(short_names: Mapping[str | None, str | None]) -> RowView[TrainingRow]:
    """The table on the page; `short_names` of organisations by code, where they have one."""

    def provider(row: TrainingRow) -> Cell:
        name = short_names.get(row.provider_code) or row.provider or row.provider_code
        return Cell(name, hint=row.provider or "") if name else Cell(numbers.DASH, "absent")

    return RowView(
        "Обучение",
        (
            column(SHEET, "completed_on", _day, "day", falls=True),
            column(SHEET, "category", _who, "who"),
            column(SHEET, "municipality", _place, "place"),
            column(SHEET, "program", _program, "program"),
            column(SHEET, "hours", _hours, "number hours", falls=True),
            column(SHEET, "provider", provider, "provider"),
            column(SHEET, "format", _format, "format"),
        ),
        "trainings",
        lambda _: "",
    )


def _day(row: TrainingRow) -> Cell:
    return Cell(numbers.day(row.completed_on))


def _who(row: TrainingRow) -> Cell:
    key = row.educator_key
    short = key if len(key) <= LONGEST_KEY else f"{key[: LONGEST_KEY - 1]}…"
    who = {"teacher": "педагог", "manager": "руководитель"}.get(row.category, row.category)
    return Cell(
        (who, " ", html.Small(short)), hint="Условный код без имени; целиком он есть в файле"
    )


def _place(row: TrainingRow) -> Cell:
    school = row.school or row.school_code
    return Cell((row.municipality, *((" ", html.Small(school)) if school else ())))


def _program(row: TrainingRow) -> Cell:
    if row.program is None:
        return Cell((row.program_code, " ", html.Small(UNKNOWN)), "quiet")
    said = [terms.filter_value("direction", row.direction)] if row.direction else []
    said += [row.federal_project] if row.federal_project else []
    said += ["сетевая"] if row.is_network else []
    return Cell((row.program, *((" ", html.Small(" · ".join(said))) if said else ())))


def _hours(row: TrainingRow) -> Cell:
    return _amount(row.hours)


def _amount(hours: float | None) -> Cell:
    if hours is None:
        return Cell(numbers.DASH, "absent")
    if hours < FEWEST_HOURS:
        return Cell(numbers.number(hours, 2), "quiet", TOO_SHORT)
    return Cell(numbers.number(hours, 2))


def _format(row: TrainingRow) -> Cell:
    if row.format is None:
        return Cell(numbers.DASH, "absent")
    return Cell(terms.filter_value("format", row.format))


_PROGRAMS: Final = (
    Column("Программа", "program"),
    Column("Организация", "provider"),
    Column("Формат", "format"),
    Column("Часов", "number hours"),
    Column("Человек", "number"),
    Column("Обучений", "number"),
    Column("Муниципалитетов", "number"),
)


def programs(picture: TrainingPicture, path: str) -> Element:
    """The most attended programmes; the title of each finds its trainings."""
    first, rest = picture.programs[:PROGRAMS_FIRST], picture.programs[PROGRAMS_FIRST:]
    request = picture.request
    parts = [_programs("Программы", first, request, path)]
    if rest:
        parts.append(
            html.Details(
                [
                    html.Summary(f"Ещё {len(rest)}"),
                    _programs("Остальные программы", rest, request, path),
                ],
                id="programs-rest",
                className="more",
            )
        )
    return html.Div(parts)


def _programs(caption: str, shown: Sequence[ProgramLine], request: Request, path: str) -> Element:
    lines = tuple(_line(each, request, path) for each in shown)
    return folding_table.draw(caption, _PROGRAMS, [Section(lines)], "programs")


def remark(picture: TrainingPicture) -> str:
    """«30 самых многолюдных из 77; остальные находит поиск по названию»."""
    shown = len(picture.programs)
    if shown == picture.taught:
        return "все, сначала самые многолюдные" if shown > 1 else ""
    whole = numbers.number(picture.taught, 0)
    return f"{shown} самых многолюдных из{numbers.NBSP}{whole}; остальные находит поиск по названию"


def _line(each: ProgramLine, request: Request, path: str) -> Line:
    provider = each.provider or each.provider_code
    return Line(
        (
            Cell(list(_title(each, request, path))),
            Cell(provider) if provider else Cell(numbers.DASH, "absent"),
            Cell(terms.filter_value("format", each.format))
            if each.format
            else Cell(numbers.DASH, "absent"),
            _amount(each.hours),
            Cell(numbers.number(each.persons, 0)),
            Cell(numbers.number(each.trainings, 0)),
            Cell(numbers.number(each.municipalities, 0)),
        )
    )


def _title(each: ProgramLine, request: Request, path: str) -> Iterator[str | Element]:
    if each.title is None:
        yield each.code
        yield html.Small(f" {UNKNOWN}")
    elif request.filters.q == each.title or not fits("q", each.title):
        # What stands in the address already, or could not stand there, is no link.
        yield each.title
    else:
        wanted = request.changed(q=each.title, page=1)
        yield html.Link(
            each.title, href=f"{links.page(path, wanted)}#rows", title="Показать обучение по ней"
        )
