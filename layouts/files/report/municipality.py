"""The справка of one municipality: a page or two of values, what lags, what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from data_sources.answers.documents.report.answer import Report
from data_sources.answers.municipality.answer import MunicipalityPicture, WaitingAssignment
from data_sources.question.choices import INDEX
from data_sources.scoring.results import Municipality, Row, Status
from data_sources.vocabulary.execution import ExecutionStatus
from data_sources.vocabulary.reasons import Reason
from data_sources.vocabulary.titles import table_title
from layouts.files.report import sentences, since
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
from layouts.wording import numbers, portrait, reasons, terms
from layouts.wording.indicators import comparisons
from layouts.wording.indicators.comparisons import Beside
from layouts.wording.subjects import decision_words

OVERDUE_LISTED: Final = 12
NOTES_LISTED: Final = 6
# «104,25 на 100» is one word to Word: in a narrower column it is broken as «104,25 на 10» and «0».
_COLUMNS: Final = (
    PaperColumn("Показатель", 3.1),
    PaperColumn("Значение", 2.4, Align.RIGHT),
    PaperColumn("Из чего", 2.4, Align.RIGHT),
    PaperColumn("Цель", 2.4, Align.RIGHT),
    PaperColumn("Место", 1.3, Align.CENTER),
    PaperColumn("Год назад", 2.4, Align.RIGHT),
    PaperColumn("Изменение", 2, Align.RIGHT),
    PaperColumn("Регион", 2.4, Align.RIGHT),
)
_OVERDUE: Final = (
    PaperColumn("Поручение", 6.5),
    PaperColumn("Ответственный", 3.6),
    PaperColumn("Срок", 1.9, Align.CENTER),
    PaperColumn("Просрочено", 1.9, Align.RIGHT),
    PaperColumn("Заседание", 2.8),
)


def compose(report: Report, changed: datetime) -> Paper:
    """The справка of the municipality that the question names first."""
    picture = report.municipality
    if picture is None or picture.municipality is None:
        raise ValueError("the report is about no municipality")
    question = picture.question
    return Paper(
        title="СПРАВКА",
        about=(
            "о состоянии методического сопровождения педагогических работников",
            picture.municipality.name,
            f"{sentences.over(question.period)} ({sentences.as_of(question)})",
        ),
        blocks=tuple(_blocks(report, picture, picture.municipality)),
        origin=sentences.origin(report, changed),
        mark=sentences.mark(report),
    )


def _blocks(report: Report, picture: MunicipalityPicture, own: Municipality) -> Iterator[Block]:
    question = picture.question
    if not sentences.has_begun(question):
        yield Paragraph(sentences.not_begun(question))
        return
    yield Heading("Общая оценка")
    yield Paragraph(" ".join((portrait.headline(picture), *portrait.lead(picture))))
    yield Heading("Сильные стороны и отставание")
    yield from _compared("Лучше, чем в среднем по региону:", portrait.strongest(picture))
    yield from _compared("Отстаёт от региона:", portrait.weakest(picture))
    if not portrait.strongest(picture) and not portrait.weakest(picture):
        yield Paragraph("Показателей, которые заметно лучше или хуже, чем по региону, нет.")
    yield Heading("Просроченные поручения")
    yield from _overdue(picture)
    yield from since.brief(report.since, question)
    yield Heading("Показатели")
    yield _indicators(picture)
    told = sentences.to_targets(
        picture.overview, ((line.row, line.subject) for line in comparisons.lines(picture))
    )
    if told:
        yield Paragraph(" ".join(told))
    yield Remark(_how_to_read(picture))
    yield Heading("Чего нет в данных")
    yield from _missing(report, picture, own)
    yield from _notes(report)
    if picture.also_chosen:
        names = ", ".join(member.name for member in picture.also_chosen)
        yield Remark(f"В запросе названы также: {names}. Справка составляется по каждому отдельно.")


def _compared(before: str, found: Sequence[Beside]) -> Iterator[Block]:
    listed = found[: portrait.LISTED]
    if listed:
        yield Paragraph(before)
        yield Items(tuple(f"{line.subject.title}: {portrait.sentence(line)}" for line in listed))


def _overdue(picture: MunicipalityPicture) -> Iterator[Block]:
    question = picture.question
    overdue = [each for each in picture.waiting if each.status is ExecutionStatus.OVERDUE]
    if overdue:
        day = numbers.day(question.as_of)
        yield Grid(
            f"Поручения, не исполненные в срок, на {day}",
            _OVERDUE,
            tuple(_task(each, picture) for each in overdue[:OVERDUE_LISTED]),
        )
        rest = len(overdue) - OVERDUE_LISTED
        if rest > 0:
            yield Remark(
                f"Показаны первые {OVERDUE_LISTED}, ещё {decision_words.tasks(rest)}"
                f"{numbers.NBSP}— в файле со страницы «Решения»."
            )
    yield Paragraph(_others(picture, len(overdue)))


def _task(each: WaitingAssignment, picture: MunicipalityPicture) -> tuple[str, ...]:
    as_of = picture.question.as_of
    due = each.due_on
    point = f", пункт{numbers.NBSP}{each.number}" if each.number else ""
    return (
        decision_words.shortened(each.text, 220),
        each.assignee,
        numbers.day(due) if due else "без срока",
        decision_words.days((as_of - due).days) if due else numbers.DASH,
        f"{decision_words.body(each.body)}, {numbers.day(each.held_on)}{point}",
    )


def _others(picture: MunicipalityPicture, overdue: int) -> str:
    counts = Counter(each.status for each in picture.waiting)
    working = counts[ExecutionStatus.IN_PROGRESS]
    lasting = counts[ExecutionStatus.CONTINUOUS]
    day = numbers.day(picture.question.as_of)
    said = "" if overdue else f"На {day} просроченных поручений нет. "
    others = [
        f"в{numbers.NBSP}работе{numbers.NBSP}— {decision_words.tasks(working)}" if working else "",
        f"исполняется постоянно{numbers.NBSP}— {decision_words.tasks(lasting)}" if lasting else "",
    ]
    rest = ", ".join(filter(None, others))
    which = "Других поручений" if overdue else "Поручений"
    return said + (sentences.sentence(rest) if rest else f"{which} на контроле нет.")


def _indicators(picture: MunicipalityPicture) -> Grid:
    question = picture.question
    lines = [
        line for line in comparisons.lines(picture) if line.row.reason is not Reason.NOT_APPLICABLE
    ]
    return Grid(
        f"Значения показателей {sentences.over(question.period)}",
        _COLUMNS,
        tuple(_line(line) for line in lines),
        frozenset(place for place, line in enumerate(lines) if line.subject.key == INDEX),
    )


def _line(line: Beside) -> tuple[str, ...]:
    row, about = line.row, line.subject
    return (
        f"{about.title}*" if row.small else about.title,
        _value(row, line),
        _parts(row, line),
        _aim(row, line),
        f"{row.rank} из{numbers.NBSP}{line.ranked}" if row.rank is not None else numbers.DASH,
        numbers.with_unit(row.was, about.unit),
        sentences.change(row, about),
        numbers.with_unit(line.region.value if line.region else None, about.unit),
    )


def _value(row: Row, line: Beside) -> str:
    if row.value is None:
        return sentences.amount(row, line.subject)
    return numbers.with_unit(row.value, line.subject.unit)


def _aim(row: Row, line: Beside) -> str:
    """The sign of the status and the target: the words of the signs stand under the table."""
    if row.target is None:
        return numbers.DASH
    sign = terms.status_sign(row)
    said = numbers.compact(row.target, line.subject.unit)
    return f"{sign}{numbers.NBSP}{said}" if sign else said


def _parts(row: Row, line: Beside) -> str:
    """The two numbers alone: their names would take the place of two lines."""
    if row.indicator == INDEX or row.numerator is None:
        return numbers.DASH
    if line.subject.indicator is None or not line.subject.indicator.is_ratio:
        return numbers.DASH
    if row.denominator is None:
        return f"{terms.COUNTED_ONLY} {numbers.number(row.numerator)}"
    gap = numbers.NBSP
    return f"{numbers.number(row.numerator)}{gap}из{gap}{numbers.number(row.denominator)}"


def _how_to_read(picture: MunicipalityPicture) -> str:
    question = picture.question
    group = question.filters.group
    among = f" среди группы «{terms.group(group)}»" if group else " среди муниципалитетов региона"
    small = (
        " Звёздочкой отмечены показатели с малой численностью: они не сравниваются."
        if any(row.small for row in picture.rows)
        else ""
    )
    gap = numbers.NBSP
    return (
        f"Сведения за {sentences.days(question)}. Источник: {sentences.SOURCE}. «Место»{among}; "
        f"{_signs()}; «Год назад»{gap}— на ту же отчётную дату прошлого года; прочерк{gap}— цель "
        "не задана, сравнения нет или показатель не состоит из частей. Определения и источники "
        f"показателей{gap}— в их паспортах (страница «Данные и методика»).{small}"
    )


def _signs() -> str:
    """«● цель достигнута, ◐ чуть ниже цели, ○ ниже цели»."""
    judged = (Status.GOOD, Status.WATCH, Status.BAD)
    said = (f"{terms.STATUS_SIGNS[each]}{numbers.NBSP}{terms.STATUSES[each]}" for each in judged)
    return (
        f"{', '.join(said)} (для просроченных поручений{numbers.NBSP}— выше; у{numbers.NBSP}"
        f"накопительных показателей, пока период идёт,{numbers.NBSP}— доля цели к{numbers.NBSP}"
        "этому дню)"
    )


def _missing(report: Report, picture: MunicipalityPicture, own: Municipality) -> Iterator[Block]:
    lines = [
        line
        for line in comparisons.lines(picture)
        if line.row.value is None and line.row.reason is not Reason.NOT_APPLICABLE
    ]
    start = picture.question.period.start
    found = next((each for each in report.data.reporting if each.municipality == own), None)
    silent = [
        f"«{table_title(table)}»"
        for table in report.data.reported
        if found is not None and not own.is_regional and found.silent_in(table, start)
    ]
    if silent:
        since = f"С{numbers.NBSP}{numbers.day(start)}"
        yield Paragraph(f"{since} нет ни одной записи в таблицах: {', '.join(silent)}.")
    if lines:
        yield Items(sentences.missing((line.row, line.subject) for line in lines))
    if whom := reasons.whom(found.contact if found is not None and (silent or lines) else None):
        yield Paragraph(sentences.sentence(whom))
    if not silent and not lines:
        yield Paragraph("Все показатели рассчитаны, во всех таблицах есть записи периода.")


def _notes(report: Report) -> Iterator[Block]:
    if not report.notes:
        return
    yield Heading("Пояснения к показателям")
    yield Items(tuple(sentences.note(each) for each in report.notes[:NOTES_LISTED]))
    rest = len(report.notes) - NOTES_LISTED
    if rest > 0:
        more = numbers.counted(rest, "пояснение", "пояснения", "пояснений")
        yield Remark(f"Показаны последние {NOTES_LISTED}, не показано: {more}.")
