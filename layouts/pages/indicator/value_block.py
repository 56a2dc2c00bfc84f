"""The value in large type with everything that it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from data_sources.question.choices import INDEX
from data_sources.question.periods import Period, years_earlier
from data_sources.question.request import Request
from data_sources.scoring.due import Forecast
from data_sources.scoring.results import Level, Question, Row, Scorecard, Status
from data_sources.vocabulary.indicators.description import Direction, Family, Unit
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording import changing, numbers, reasons, terms
from layouts.wording.headline import about
from layouts.wording.indicators import detail, shortage, summary
from layouts.wording.subject import Subject

Said = str | Element | list[str | Element]


def draw(
    request: Request,
    scorecard: Scorecard,
    subject: Subject,
    nav: tuple[tuple[str, str], ...],
    forecast: Forecast | None = None,
) -> Element:
    """The block of what is shown; `nav` are the pages that exist, for the way to the rows."""
    question = scorecard.question
    row = scorecard.total(subject.key)
    if row is None:
        return html.Section(hidden=True)
    whose = about(question) or row.name
    facts = [
        html.Div([html.Dt(title), html.Dd(said)], className=name)
        for title, name, said in (
            *_of_target(row, subject, forecast, question.period),
            *_facts(request, scorecard, row, subject, nav),
        )
    ]
    return html.Section(
        [
            html.Div(
                [
                    html.H2(
                        [
                            f"{whose[:1].upper()}{whose[1:]}",
                            " ",
                            html.Small(f"на {numbers.day(question.as_of)}"),
                        ]
                    ),
                    _big(row, subject),
                    html.P(_verdict(row, subject), className="verdict"),
                ],
                className="figure-now",
            ),
            html.Dl(facts, className="facts"),
        ],
        className=theme.classes("panel value-block", theme.STATUS_CLASSES[row.verdict]),
    )


def _big(row: Row, subject: Subject) -> Element:
    if row.value is None:
        return html.P(detail.reason_words(row), className="big missing")
    sign = numbers.UNIT_SIGNS[subject.unit] or (
        terms.UNITS[subject.unit] if subject.key == INDEX else ""
    )
    return html.P(
        [
            detail.value_text(row, subject),
            *((html.Small(f"{numbers.NBSP}{sign}"),) if sign else ()),
        ],
        className="big",
    )


def _verdict(row: Row, subject: Subject) -> str:
    if row.value is None and row.reason is not None:
        return reasons.why(row)
    if row.status is Status.NONE:
        return ""
    words = detail.status_text(row, subject)
    return f"{terms.status_sign(row)} {words[:1].upper()}{words[1:]}"


def _facts(
    request: Request,
    scorecard: Scorecard,
    row: Row,
    subject: Subject,
    nav: tuple[tuple[str, str], ...],
) -> Iterator[tuple[str, str, Said]]:
    question = scorecard.question
    yield "Изменение за год", "", _change(row, subject, question)
    for note in row.notes:
        yield f"{reasons.NOTE_SIGN} Пояснение", "note", reasons.noted(note)
    if counted := detail.counted_text(row, subject):
        uncounted = terms.left_out(row.left_out) if row.left_out else ""
        yield "Из чего сложилось", "", _with_remark(counted, uncounted)
    if not subject.is_region_only and (reached := summary.reached(_rows(scorecard, subject))):
        is_due_in_part = any(each.is_due_in_part for each in _rows(scorecard, subject))
        title = "Идут по графику" if is_due_in_part else "Достигли цели"
        yield title, "", _with_remark(*reached.parts)
    if row.level is Level.SELECTION and (region := _region(scorecard, subject)) is not None:
        yield (
            region.name,
            "",
            _with_remark(
                numbers.with_unit(region.value, subject.unit)
                if region.value is not None
                else detail.reason_words(region),
                detail.counted_text(region, subject) or "",
            ),
        )
    if row.score is not None:
        yield (
            "Балл",
            "",
            _with_remark(numbers.value(row.score, Unit.POINTS), "100 — лучший муниципалитет"),
        )
    if way := _way(subject, request, nav):
        yield "Строки за этим числом", "to-rows", way


def _of_target(
    row: Row, subject: Subject, forecast: Forecast | None, period: Period
) -> Iterator[tuple[str, str, Said]]:
    """The target, what of it is due, what is lacking, and where the period is heading."""
    if row.target is not None and row.is_due_in_part and row.target_to_date is not None:
        due = numbers.compact(row.target_to_date, subject.unit)
        late = shortage.behind(row, subject)
        yield "Положено к этому дню", "", _with_remark(due, late)
    whole = shortage.to_target(row, subject)
    target = _target(row, subject)
    yield "Цель", "", [target, html.Small(whole)] if whole and isinstance(target, str) else target
    if said := shortage.expected_value(forecast, subject):
        late = f"; {shortage.WITHOUT_LATE}" if row.late_last_year else ""
        remark = f"если пойдёт, как в прошлые годы{late}"
        yield f"Ожидается {shortage.end_of(period)}", "", _with_remark(said, remark)


def _rows(scorecard: Scorecard, subject: Subject) -> list[Row]:
    return summary.ordinary(scorecard, subject)


def _region(scorecard: Scorecard, subject: Subject) -> Row | None:
    rows = scorecard.of(subject.key)
    return next((row for row in rows if row.level is Level.REGION), None)


def _with_remark(said: str, remark: str) -> list[str | Element]:
    return [said, *((html.Small(remark),) if remark else ())]


def _target(row: Row, subject: Subject) -> Said:
    if subject.direction is Direction.NEUTRAL:
        return _with_remark("нет", "показатель не оценивается")
    if subject.key == INDEX:
        return _with_remark("нет", "у индекса цели не бывает")
    if row.target is not None:
        return numbers.compact(row.target, subject.unit)
    if subject.indicator is not None and subject.indicator.is_count:
        return _with_remark(numbers.DASH, "сумма с целью не сравнивается")
    return terms.NO_TARGET


def _change(row: Row, subject: Subject, question: Question) -> Said:
    before = numbers.day(years_earlier(question.as_of, 1))
    if row.was is None:
        return _with_remark(numbers.DASH, f"на {before} данных не было")
    seen = "было видно" if row.previous_then is not None else "было"
    was = f"{before} {seen} {numbers.with_unit(row.was, subject.unit)}"
    change = changing.of(row, subject)
    if change is None:
        return _with_remark(numbers.DASH, was)
    return [
        html.Span(change.text, className=change.tone),
        html.Small(was),
        html.Small(change.beside),
    ]


def _way(subject: Subject, request: Request, nav: tuple[tuple[str, str], ...]) -> Element | None:
    """The link to the page of the facts that are counted here, if there is such a page."""
    path = _PATHS_OF_ROWS.get(subject.key) or (
        _PATHS_OF_FAMILIES.get(subject.family) if subject.family else None
    )
    title = dict(nav).get(path or "")
    if path is None or title is None:
        return None
    return html.Link(f"{title} →", href=links.other_page(path, request))


_PATHS_OF_FAMILIES = {
    Family.TRAINING: "/training",
    Family.MEETINGS: "/meetings",
    Family.DECISIONS: "/decisions",
    Family.SCHOOL_PROJECT: "/school-project",
}
_PATHS_OF_ROWS = {
    "diagnostics_coverage": "/diagnostics",
    "diagnostics_expertise": "/diagnostics",
    "event_participation": "/network",
    "internship_sites": "/network",
    "internship_participation": "/network",
    "best_practices": "/network",
}
