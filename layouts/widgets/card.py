"""A card of the first screen: one indicator of what is shown, with everything it rests on."""

from __future__ import annotations

from typing import Final

from data_sources.question.periods import Period
from data_sources.question.request import Request
from data_sources.scoring.due import Forecast
from data_sources.scoring.results import History, Row, Status
from data_sources.vocabulary.indicators.description import Unit
from layouts.drawing import sparkline
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording import changing, numbers, reasons, terms
from layouts.wording.indicators import detail, shortage
from layouts.wording.subject import Subject

_ROOM_ABOVE: Final = 1.25


def card_id(indicator: str) -> str:
    return f"card-{indicator}"


def draw(
    path: str,
    request: Request,
    subject: Subject,
    row: Row,
    history: History,
    forecast: Forecast | None = None,
) -> Element:
    """The card; its title is a link that shows the indicator on the map, and covers the card."""
    chosen = request.filters.i == subject.key
    return html.Article(
        [
            html.H3(
                html.Link(
                    subject.title,
                    href=links.with_filter(path, request, i=subject.key),
                    className="whole",
                )
            ),
            html.Div([_big(row, subject), sparkline.draw(history, subject)], className="front"),
            _track(row, subject, forecast),
            _status(row, subject),
            *_marks(row, subject, forecast, request.filters.period),
            _change(row, subject),
            html.P(_parts(row, subject), className="sub"),
        ],
        id=card_id(subject.key),
        className=theme.classes(
            "card",
            theme.STATUS_CLASSES[row.verdict],
            "chosen" if chosen else "",
            "empty" if row.value is None else "",
            "small" if row.small else "",
        ),
    )


def _big(row: Row, subject: Subject) -> Element:
    if row.value is None:
        return html.P(detail.reason_words(row), className="big missing")
    sign = numbers.UNIT_SIGNS[subject.unit]
    return html.P(
        [
            detail.value_text(row, subject),
            *((html.Small(f"{numbers.NBSP}{sign}"),) if sign else ()),
        ],
        className="big",
    )


def _track(row: Row, subject: Subject, forecast: Forecast | None) -> Element:
    """The value; hatched where past years would end; thin what is due by the day, thick the end."""
    if row.target is None:
        # Without a target a filled bar would say nothing that the number does not.
        return html.Div(className="track bare" if row.value is not None else "track off")
    whole = _whole(row, subject, forecast)
    parts: list[Element] = []
    if forecast is not None:
        left, right = forecast.least / whole, min(1.0, forecast.greatest / whole)
        if left < 1:
            place = {"left": theme.percent(left), "width": theme.percent(max(right - left, 0.0))}
            parts.append(html.Div(className="likely", style=place))
    if row.value is not None:
        parts.append(html.Div(className="fill", style={"width": theme.percent(row.value, whole)}))
    if row.target_to_date is not None and row.is_due_in_part:
        due = theme.percent(row.target_to_date, whole)
        parts.append(html.Div(className="goal due", style={"left": due}))
    parts.append(html.Div(className="goal", style={"left": theme.percent(row.target, whole)}))
    return html.Div(parts, className="track", title=detail.told(row, subject))


def _whole(row: Row, subject: Subject, forecast: Forecast | None) -> float:
    if subject.unit is Unit.PERCENT:
        return 100.0
    ends = (row.value or 0.0, row.target or 0.0, forecast.greatest if forecast else 0.0)
    return max(ends) * _ROOM_ABOVE or 1.0


def _marks(
    row: Row, subject: Subject, forecast: Forecast | None, period: Period
) -> tuple[Element, ...]:
    """What each mark on the bar stands for, while only a part of the target is due."""
    if row.target is None or row.target_to_date is None or not row.is_due_in_part:
        return ()
    due, end = (numbers.compact(each, subject.unit) for each in (row.target_to_date, row.target))
    told = [
        ("mark-due", f"к{numbers.NBSP}этому дню {due}"),
        ("mark-end", f"{shortage.by(period.end)} {end}"),
    ]
    if forecast is not None:
        ends = dict.fromkeys(shortage.range_of(forecast, subject))
        told.append(("mark-likely", f"ожидается {'–'.join(ends)}"))
    marks = [html.Span([html.I(className=mark), words.replace(" ", numbers.NBSP)])
             for mark, words in told]  # fmt: skip
    return (
        html.P(marks, className="meta", title=shortage.expected(row, forecast, subject, period)),
    )


def _status(row: Row, subject: Subject) -> Element:
    sign = terms.status_sign(row)
    words = " ".join(filter(None, (detail.status_text(row, subject),
                                   shortage.late_by(row, subject))))  # fmt: skip
    said = f"{sign} {words[:1].upper()}{words[1:]}".strip()
    # What stands in large type already is not said again in small.
    repeated = row.value is None and row.status is Status.NONE
    aim = "" if row.is_due_in_part else detail.target_text(row, subject) or ""
    lacking = shortage.to_whole(row, subject)
    return html.P(
        [
            html.Span("" if repeated else said, className="verdict"),
            *((html.Span(aim),) if aim else ()),
            *((html.Span(lacking),) if lacking else ()),
        ],
        className="meta",
    )


def _change(row: Row, subject: Subject) -> Element:
    change = changing.of(row, subject)
    if change is None:
        was = numbers.with_unit(row.was, subject.unit) if row.was is not None else None
        text = f"год назад было {was}" if was else "год назад данных не было"
        return html.P(html.Span(text), className="meta")
    return html.P(
        [html.Span(change.text, className=change.tone), html.Span(change.beside)], className="meta"
    )


def _parts(row: Row, subject: Subject) -> str:
    counted = detail.counted_text(row, subject)
    said = [counted] if counted else []
    if row.reason is not None:
        said = [reasons.why(row)]
    if row.small:
        said.append(terms.SMALL)
    if row.doubt is not None:
        said.append(terms.DOUBTS[row.doubt])
    if row.left_out:
        said.append(terms.left_out(row.left_out))
    if row.notes:
        said.append(reasons.HAS_NOTE)
    return "; ".join(said)
