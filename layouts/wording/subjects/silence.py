"""Who has reported nothing since the period began, in words and for every table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from data_sources.answers.freshness.answer import DataPicture, Reporting
from data_sources.vocabulary.titles import table_title
from layouts.wording import numbers

NAMED: Final = 3


def is_expected(picture: DataPicture) -> bool:
    """The period has begun by `as_of`, so that there is something to report."""
    question = picture.question
    return question.as_of >= question.period.start


def ordinary(picture: DataPicture) -> tuple[Reporting, ...]:
    """Those who are expected to report: not the organisations of the region itself."""
    return tuple(each for each in picture.reporting if not each.municipality.is_regional)


def is_silent(picture: DataPicture, reporting: Reporting, table: str) -> bool:
    """It was expected to report to the table in the period, and did not."""
    start = picture.question.period.start
    return (
        is_expected(picture)
        and not reporting.municipality.is_regional
        and reporting.silent_in(table, start)
    )


def silent_in(picture: DataPicture, table: str) -> list[str]:
    """Names of those who are silent in the table."""
    return [each.municipality.name for each in ordinary(picture) if is_silent(picture, each, table)]


def silent_everywhere(picture: DataPicture) -> list[str]:
    """Names of those who are silent in every table."""
    return [
        each.municipality.name
        for each in ordinary(picture)
        if all(is_silent(picture, each, table) for table in picture.reported)
    ]


def summary(picture: DataPicture) -> str:
    """Who has reported nothing at all, without a full stop."""
    question = picture.question
    since = f"с{numbers.NBSP}{numbers.day(question.period.start)}"
    if not ordinary(picture):
        return "муниципалитетов, которые отчитываются, в вопросе нет"
    if not is_expected(picture):
        return f"на {numbers.day(question.as_of)} этот период ещё не начался"
    silent = silent_everywhere(picture)
    if not silent:
        return f"{since} что-нибудь сообщили все, о ком вопрос"
    verb = numbers.plural(len(silent), "не сообщил", "не сообщили", "не сообщили")
    return f"{since} ничего {verb} {_named(silent)}"


def by_table(picture: DataPicture) -> Iterator[str]:
    """A sentence about tables in which somebody is silent, those with most of them first."""
    if not is_expected(picture) or not ordinary(picture):
        return
    counts = {table: len(silent_in(picture, table)) for table in picture.reported}
    quiet = sorted(
        (table for table in picture.reported if counts[table]), key=lambda table: -counts[table]
    )
    if not quiet:
        yield "Во всех таблицах факты периода есть у всех."
    elif len(ordinary(picture)) == 1:
        yield f"Нет фактов периода в таблицах: {', '.join(map(_quoted, quiet))}."
    else:
        yield f"Без фактов периода: {', '.join(_counted(quiet, counts, len(ordinary(picture))))}."


def _counted(quiet: list[str], counts: Mapping[str, int], everybody: int) -> Iterator[str]:
    """«Практика» — 15 из 20, «Заседание» — 7, ещё в 6 таблицах — по одному."""
    alone = [table for table in quiet if counts[table] == 1]
    told = quiet if len(alone) <= NAMED else [table for table in quiet if table not in alone]
    for place, table in enumerate(told):
        out_of = "" if place else f" из{numbers.NBSP}{everybody}"
        yield f"{_quoted(table)}{numbers.NBSP}— {counts[table]}{out_of}"
    if told != quiet:
        yield f"{'ещё ' if told else ''}в {len(alone)} таблицах{numbers.NBSP}— по одному"


def _named(names: list[str]) -> str:
    if len(names) <= NAMED:
        return ", ".join(names)
    return numbers.counted(len(names), "муниципалитет", "муниципалитета", "муниципалитетов")


def _quoted(table: str) -> str:
    return f"«{table_title(table)}»"
