"""Every indicator of one municipality: its parts, the region, the peers, last year, the target."""

from __future__ import annotations

from itertools import groupby

from data_sources.answers.municipality.answer import MunicipalityPicture
from data_sources.question.choices import INDEX
from data_sources.question.request import Request
from data_sources.scoring.results import Row, Status
from data_sources.vocabulary.indicators.description import Unit
from data_sources.vocabulary.reasons import Reason
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import changing, numbers, portrait, reasons, terms
from layouts.wording.indicators import bounds, comparisons, detail, shortage
from layouts.wording.indicators.comparisons import Beside
from layouts.wording.subject import Subject


def row_id(indicator: str) -> str:
    return f"row-{indicator}"


def draw(picture: MunicipalityPicture, request: Request) -> Element:
    """The table; an indicator's title leads to it across all municipalities."""
    peers = comparisons.peers_title(picture)
    families = groupby(comparisons.lines(picture), key=lambda line: line.subject.family)
    table = folding_table.draw(
        "Все показатели муниципалитета",
        _columns(peers),
        [
            Section(
                tuple(_line(line, request, peers) for line in members),
                terms.FAMILIES[family] if family else "",
            )
            for family, members in families
        ],
        "own-rows",
    )
    return html.Div([table, html.P(bounds.HOW_PLACES, className="remark how")])


def _columns(peers: str) -> tuple[Column, ...]:
    return (
        Column("Показатель"),
        Column("Значение", "number"),
        Column("Из чего", "parts"),
        Column("Регион", "number"),
        *((Column(f"{peers[:1].upper()}{peers[1:]}", "number"),) if peers else ()),
        Column("Год назад", "number"),
        Column("Изменение", "number"),
        Column("Цель и оценка", "judged"),
        Column("Место", "number"),
        Column("Балл", "score"),
    )


def _line(line: Beside, request: Request, peers: str) -> Line:
    subject, row = line.subject, line.row
    return Line(
        (
            Cell(_title(subject, request)),
            _value(row, subject),
            Cell(_parts(row, subject)),
            _other(line.region, subject),
            *((_other(line.peers, subject),) if peers else ()),
            _shown(numbers.with_unit(row.was, subject.unit)),
            _change(row, subject),
            _status(row, subject),
            _shown(_place(line)),
            _score(line),
        ),
        theme.classes(
            "chosen" if request.filters.i == subject.key != INDEX else "",
            "not-applicable" if row.reason is Reason.NOT_APPLICABLE else "",
        ),
        row_id(subject.key),
    )


def _title(subject: Subject, request: Request) -> Element:
    everybody = request.without("m")
    return html.Link(
        subject.title,
        href=links.indicator(everybody, subject.key),
        title=f"{terms.UNITS[subject.unit]}; {terms.BETTER[subject.direction]}",
    )


def _shown(text: str) -> Cell:
    return Cell(text, "absent" if text == numbers.DASH else "")


def _value(row: Row, subject: Subject) -> Cell:
    if row.value is None:
        reason = row.reason or Reason.NO_DATA
        mark = html.Span(detail.reason_words(row), className=f"mark {theme.REASON_CLASSES[reason]}")
        return Cell((mark, *reasons.sign(row)), hint=detail.told(row, subject))
    sign = numbers.UNIT_SIGNS[subject.unit]
    unit = (html.Small(f"{numbers.NBSP}{sign}"),) if sign else ()
    return Cell(
        (html.B(detail.value_text(row, subject)), *unit, *reasons.sign(row)),
        "small-base" if row.small else "",
        detail.told(row, subject),
    )


def _parts(row: Row, subject: Subject) -> str:
    if row.reason is not None and row.scored is None:
        counted = f"{terms.COUNTED_ONLY} {numbers.number(row.numerator)}" if row.numerator else ""
        said: tuple[str | None, ...] = (reasons.why(row), counted)
    else:
        said = (
            detail.counted_text(row, subject),
            terms.SMALL if row.small else None,
            terms.DOUBTS[row.doubt] if row.doubt else None,
        )
    return "; ".join(part for part in said if part)


def _other(row: Row | None, subject: Subject) -> Cell:
    if row is None or row.value is None:
        hint = detail.reason_words(row) if row is not None else terms.NO_VALUE
        return Cell(numbers.DASH, "absent", hint)
    # A sum of counts is no yardstick for one municipality, so it is called a sum.
    text = numbers.with_unit(row.value, subject.unit)
    said = f"всего{numbers.NBSP}{text}" if subject.unit is Unit.COUNT else text
    return Cell(said, hint=f"{row.name}: {detail.told(row, subject)}")


def _change(row: Row, subject: Subject) -> Cell:
    change = changing.of(row, subject)
    if change is None:
        return Cell(numbers.DASH, "absent", "сравнить не с чем")
    return Cell(html.Span(change.text, className=change.tone), hint=change.sentence)


def _status(row: Row, subject: Subject) -> Cell:
    if row.status is Status.NONE:
        target = detail.target_text(row, subject)
        return Cell(target, "aside") if target else Cell(numbers.DASH, "absent")
    sign = f"{terms.status_sign(row)}{numbers.NBSP}"
    words = html.Span(f"{sign}{portrait.verdict(row, subject)}", className="verdict")
    lacking = shortage.to_whole(row, subject)
    return Cell(
        (words, html.Small(lacking)) if lacking else words, theme.STATUS_CLASSES[row.verdict]
    )


def _place(line: Beside) -> str:
    if line.row.rank is None:
        return numbers.DASH
    place = bounds.place_text(line.row.rank, line.place)
    return f"{place} из{numbers.NBSP}{line.ranked}"


def _score(line: Beside) -> Cell:
    score = line.row.score
    if score is None:
        return Cell(numbers.DASH, "absent")
    marks: list[Element] = [html.I(className="fill", style={"width": theme.percent(score, 100)})]
    said = f"балл {numbers.number(score)} из 100"
    if line.region is not None and line.region.score is not None:
        marks.append(
            html.I(className="goal", style={"left": theme.percent(line.region.score, 100)})
        )
        said += f"; {line.region.name} {numbers.number(line.region.score)}"
    bar = html.Span(marks, className="scale", aria_hidden="true")
    return Cell((bar, html.Span(numbers.number(score, 0))), hint=said)
