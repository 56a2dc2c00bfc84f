"""A card of the first screen: one indicator of what is shown, with everything it rests on."""

from __future__ import annotations

from typing import Final

from dash.development.base_component import Component

from data_sources.filters import Filters
from data_sources.indicators.declaration import Unit
from data_sources.results import History, Row, Status
from layouts import html, links, numbers, theme, wording
from layouts.parts import changing, detail, sparkline
from layouts.parts.subject import Subject

_ROOM_ABOVE: Final = 1.25


def card_id(indicator: str) -> str:
    return f"card-{indicator}"


def draw(path: str, filters: Filters, subject: Subject, row: Row, history: History) -> Component:
    """The card; its title is a link that shows the indicator on the map, and covers the card."""
    chosen = filters.i == subject.key
    return html.Article(
        [
            html.H3(
                html.Link(
                    subject.title,
                    href=links.with_filter(path, filters, i=subject.key),
                    className="whole",
                )
            ),
            html.Div([_big(row, subject), sparkline.draw(history, subject)], className="front"),
            _track(row, subject),
            _status(row, subject),
            _change(row, subject),
            html.P(_parts(row, subject), className="sub"),
        ],
        id=card_id(subject.key),
        className=theme.classes(
            "card",
            theme.STATUS_CLASSES[row.status],
            "chosen" if chosen else "",
            "empty" if row.value is None else "",
            "small" if row.small else "",
        ),
    )


def _big(row: Row, subject: Subject) -> Component:
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


def _track(row: Row, subject: Subject) -> Component:
    if row.target is None and subject.unit is not Unit.PERCENT:
        # Without a target a filled bar of a count would say nothing.
        return html.Div(className="track off")
    if row.value is None and row.target is None:
        return html.Div(className="track off")
    whole = _whole(row, subject)
    parts: list[Component] = []
    if row.value is not None:
        parts.append(html.Div(className="fill", style={"width": theme.percent(row.value, whole)}))
    if row.target_to_date is not None and row.is_due_in_part:
        due = theme.percent(row.target_to_date, whole)
        parts.append(html.Div(className="goal due", style={"left": due}))
    if row.target is not None:
        parts.append(html.Div(className="goal", style={"left": theme.percent(row.target, whole)}))
    return html.Div(parts, className="track", title=detail.told(row, subject))


def _whole(row: Row, subject: Subject) -> float:
    if subject.unit is Unit.PERCENT:
        return 100.0
    return max(row.value or 0.0, row.target or 0.0) * _ROOM_ABOVE


def _status(row: Row, subject: Subject) -> Component:
    sign = wording.STATUS_SIGNS[row.status]
    words = detail.status_text(row, subject)
    said = f"{sign} {words[:1].upper()}{words[1:]}".strip()
    # What stands in large type already is not said again in small.
    repeated = row.value is None and row.status is Status.NONE
    return html.P(
        [
            html.Span("" if repeated else said, className="verdict"),
            html.Span(detail.target_text(row, subject) or ""),
        ],
        className="meta",
    )


def _change(row: Row, subject: Subject) -> Component:
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
        said = [wording.WHY_WITHOUT_VALUE[row.reason]]
    if row.small:
        said.append(wording.SMALL)
    if row.doubt is not None:
        said.append(wording.DOUBTS[row.doubt])
    if row.left_out:
        said.append(wording.left_out(row.left_out))
    return "; ".join(said)
