"""The report of a region, or of a group of its municipalities, for a period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from data_sources.answers.documents.report.answer import RegionWork, Report
from data_sources.answers.freshness.answer import DataPicture
from data_sources.question.choices import INDEX
from data_sources.scoring.results import Overview, Row, Status
from data_sources.vocabulary.indicators import described
from layouts.files.report import annex, region_support, region_work, sentences, since
from layouts.files.report.paper import (
    Align,
    Block,
    Grid,
    Heading,
    Items,
    Paper,
    PaperColumn,
    Paragraph,
    Remark,
)
from layouts.wording import headline, numbers, portrait, reasons, terms
from layouts.wording.indicators import in_group
from layouts.wording.subject import Subject, subject
from layouts.wording.subjects import silence

NAMED: Final = 3
LEFT_OUT: Final = "¹"
LAGGING: Final = 12
NOTES_LISTED: Final = 20
PLACES: Final = ("муниципалитет", "муниципалитета", "муниципалитетов")
_COLUMNS: Final = (
    PaperColumn("Показатель", 4.7),
    PaperColumn("Значение", 2.2, Align.RIGHT),
    PaperColumn("Из чего", 3.4),
    PaperColumn("Цель", 2.5),
    PaperColumn("Год назад", 2.3, Align.RIGHT),
    PaperColumn("Изменение", 1.9, Align.RIGHT),
)


def compose(report: Report, changed: datetime) -> Paper:
    """The report of all municipalities that the question shows."""
    if report.work is None:
        raise ValueError("the report is about no region")
    question = report.question
    group = question.filters.group
    region = question.region.name if question.region else ""
    whose = f"{region}, группа «{terms.group(group)}»" if group else region
    return Paper(
        title=(
            "Отчёт о работе РУМО и региональной системы научно-методического сопровождения "
            f"{sentences.over(question.period)}"
        ),
        about=(whose, f"({sentences.as_of(question)})"),
        blocks=tuple(_blocks(report, report.work)),
        origin=sentences.origin(report, changed),
        mark=sentences.mark(report),
    )


def _blocks(report: Report, work: RegionWork) -> Iterator[Block]:
    overview = report.overview
    question = overview.scorecard.question
    if not sentences.has_begun(question):
        yield Paragraph(sentences.not_begun(question))
        return
    yield Heading("Основные итоги")
    yield Paragraph(" ".join(_main(overview)))
    yield _summary(overview)
    expected = sentences.to_targets(overview, _rows(overview))
    if expected:
        yield Paragraph(" ".join(expected))
    yield Remark(_how_to_read(overview))
    yield from region_work.blocks(work, overview)
    yield from region_support.blocks(work, overview)
    yield from since.blocks(report.since, question)
    yield Heading("Что отстаёт")
    yield from _lagging(overview)
    yield Heading("Полнота сведений")
    yield from _completeness(report.data)
    yield from _notes(report)
    yield from annex.blocks(report, work)


def _main(overview: Overview) -> Iterator[str]:
    yield headline.headline(overview.scorecard)
    yield from headline.lead(overview.scorecard)
    yield from _ends(overview)


def _ends(overview: Overview) -> Iterator[str]:
    placed = sorted(_ordinary(overview, INDEX), key=lambda row: (row.rank or 0, row.name))
    if len(placed) > 1 and placed[0].rank != placed[-1].rank:
        first, last = placed[0], placed[-1]
        yield (
            f"По индексу эффективности впереди{numbers.NBSP}— {first.name} "
            f"({portrait.points(first.value or 0)}), замыкает список {last.name} "
            f"({portrait.points(last.value or 0)})."
        )


def _ordinary(overview: Overview, key: str) -> list[Row]:
    """Municipalities that have a place by the indicator."""
    return [row for row in overview.scorecard.municipal(key) if row.rank is not None]


def _rows(overview: Overview) -> Iterator[tuple[Row, Subject]]:
    for key in (*described(), INDEX):
        row = sentences.whole_row(overview, key)
        if row is not None:
            yield row, subject(key)


def _summary(overview: Overview) -> Grid:
    question = overview.scorecard.question
    return Grid(
        f"Сводные показатели {sentences.over(question.period)}",
        _COLUMNS,
        tuple(_line(row, about) for row, about in _rows(overview)),
    )


def _line(row: Row, about: Subject) -> tuple[str, ...]:
    of = sentences.parts(row, about)
    return (
        f"{about.title}{LEFT_OUT if row.left_out else ''}",
        numbers.with_unit(row.value, about.unit)
        if row.value is not None
        else sentences.amount(row, about),
        of if row.value is not None else reasons.why(row),
        sentences.aim(row, about),
        numbers.with_unit(row.was, about.unit),
        sentences.change(row, about),
    )


def _how_to_read(overview: Overview) -> str:
    question, gap = overview.scorecard.question, numbers.NBSP
    grouped = in_group.sentence(overview, subject(INDEX))
    left_out = max((row.left_out for row, _ in _rows(overview)), default=0)
    of_sums = (
        f" {LEFT_OUT}{gap}В{gap}сумму не вошли муниципалитеты, у{gap}которых знаменатель "
        f"неизвестен: самое большее {numbers.number(left_out, 0)}."
        if left_out
        else ""
    )
    return (
        f"Сведения за {sentences.days(question)}. Источник: {sentences.SOURCE}. «Год назад»{gap}— "
        f"на ту же отчётную дату прошлого года; прочерк{gap}— цель не задана или сравнить не с "
        "чем. Показатели РУМО, которые считаются только по региону, приведены по региону в целом; "
        f"источник каждого показателя назван в приложении.{of_sums}"
        f"{f' {grouped}' if grouped else ''}"
    )


def _lagging(overview: Overview) -> Iterator[Block]:
    rows = [(row, about) for row, about in _rows(overview) if about.key != INDEX]
    below = [(row, about) for row, about in rows if row.verdict in (Status.BAD, Status.WATCH)]
    unclear = [about.title for row, about in rows if row.is_schedule_unclear]
    judged = [row for row, _ in rows if row.status is not Status.NONE]
    late = [(row, about) for row, about in below if row.is_due_in_part]
    missed = [(row, about) for row, about in below if not row.is_due_in_part]
    for found, said in ((late, "Отстаёт от графика"), (missed, "Цель не достигнута")):
        if found:
            yield Paragraph(
                f"{said} по {_indicators(len(found))} из{numbers.NBSP}{len(judged)}, для "
                "которых цель задана и есть значение:"
            )
            yield Items(
                tuple(
                    f"{about.title}: {sentences.amount(row, about)}, "
                    f"{sentences.judged(row, about)}."
                    for row, about in found
                )
            )
    if unclear:
        named = "», «".join(unclear)
        yield Paragraph(
            f"{terms.capital(terms.UNCLEAR_SCHEDULE)}: «{named}». До положенного к этому "
            "дню недостаёт не больше, чем год назад дошло с опозданием, или год только начался."
        )
    if judged and not below and not unclear:
        if any(row.is_due_in_part for row in judged):
            yield Paragraph("По всем показателям с целью положенное к этому дню достигнуто.")
        else:
            yield Paragraph("Все цели, заданные на этот период, достигнуты.")
    if not judged:
        yield Paragraph("Цели на этот период не заданы или для сравнения с ними нет данных.")
    worse = [(row, about) for row, about in rows if sentences.is_worse(row, about)]
    if worse:
        yield Paragraph(
            f"По сравнению с{numbers.NBSP}прошлым годом хуже стали значения по "
            f"{_indicators(len(worse))}{_first(len(worse))}:"
        )
        yield Items(
            tuple(
                f"{about.title}: {sentences.amount(row, about)} "
                f"({sentences.change(row, about)} за год)."
                for row, about in worse[:LAGGING]
            )
        )
    yield from _places(overview)


def _indicators(count: int) -> str:
    return numbers.counted(count, "показателю", "показателям", "показателям")


def _first(count: int) -> str:
    return f" (приведены первые {LAGGING})" if count > LAGGING else ""


def _places(overview: Overview) -> Iterator[Block]:
    """Municipalities at the end of the list by the index, and with most below what is due.

    Nobody is called so of whom too little is known: neither without a place by the index, nor
    for values of few people or in doubt.
    """
    placed = sorted(_ordinary(overview, INDEX), key=lambda row: (-(row.rank or 0), row.name))
    if len(placed) > NAMED:
        named = ", ".join(
            f"{row.name} ({portrait.points(row.value or 0)}, место {row.rank} "
            f"из{numbers.NBSP}{len(placed)})"
            for row in placed[:NAMED]
        )
        yield Paragraph(f"Наименьшие значения индекса эффективности: {named}.")
    missed = Counter(
        row.oktmo for row in overview.scorecard if row.verdict is Status.BAD and row.is_comparable
    )
    found = [(row.name, missed[row.oktmo]) for row in placed if missed[row.oktmo]]
    most = sorted(found, key=lambda pair: -pair[1])
    if len(placed) > 1 and most:
        named = ", ".join(f"{name}{numbers.NBSP}— {count}" for name, count in most[:NAMED])
        yield Paragraph(f"Больше всего показателей ниже положенного к этому дню: {named}.")


def _completeness(data: DataPicture) -> Iterator[Block]:
    yield Paragraph(" ".join((sentences.sentence(silence.summary(data)), *silence.by_table(data))))
    empty = [(row, about) for row, about in _rows(data.overview) if row.value is None]
    if empty:
        yield Paragraph("Показатели, по которым значения нет:")
        yield Items(sentences.missing(empty))


def _notes(report: Report) -> Iterator[Block]:
    if not report.notes:
        return
    yield Heading("Пояснения к показателям")
    yield Items(tuple(sentences.note(each) for each in report.notes[:NOTES_LISTED]))
    rest = len(report.notes) - NOTES_LISTED
    if rest > 0:
        more = numbers.counted(rest, "пояснение", "пояснения", "пояснений")
        yield Remark(f"Показаны последние {NOTES_LISTED}, не показано: {more}.")
