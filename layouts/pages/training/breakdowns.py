"""Who taught whom and how: bars of people, each of them the filter that it stands for."""

from __future__ import annotations

from typing import Final

from data_sources.answers.trainings.answer import Breakdown, BreakdownPart, TrainingPicture
from data_sources.question.request import Request, fits
from layouts.frame import links
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.wording.subjects import training_words as words

SHOWN: Final = 8


def draw(picture: TrainingPicture, path: str) -> Element:
    """A panel for every key; each leaves its own filter out, so the siblings stay in sight."""
    request = picture.request
    return html.Div(
        [
            _panel(picture.breakdown(key), title, request, path)
            for key, title in words.TITLES.items()
        ],
        className="breakdowns",
    )


def _panel(found: Breakdown, title: str, request: Request, path: str) -> Element:
    first, rest = found.parts[:SHOWN], found.parts[SHOWN:]
    if len(rest) == 1:
        first, rest = found.parts, ()
    content: list[Element] = [_bars(first, found, request, path)]
    if rest:
        content.append(
            html.Details(
                [html.Summary(f"Ещё {len(rest)}"), _bars(rest, found, request, path)],
                id=f"rest-{found.key}",
                className="more",
                open=any(each.code == getattr(request.filters, found.key) for each in rest),
            )
        )
    if not found.parts:
        content = [html.P("Обучения нет.", className="remark")]
    return html.Section(
        [html.H3(title, id=f"by-{found.key}"), *content],
        className=theme.classes("breakdown", found.key),
        aria_labelledby=f"by-{found.key}",
    )


def _bars(
    parts: tuple[BreakdownPart, ...], found: Breakdown, request: Request, path: str
) -> Element:
    chosen = getattr(request.filters, found.key)
    return html.Ul(
        [
            html.Li(
                _bar(each, found, request, path),
                aria_current="true" if chosen and each.code == chosen else None,
            )
            for each in parts
        ],
        className="parts",
    )


def _bar(each: BreakdownPart, found: Breakdown, request: Request, path: str) -> Element:
    key, chosen = found.key, getattr(request.filters, found.key)
    is_chosen = chosen is not None and each.code == chosen
    name = words.part(key, each)
    inside = [
        html.Span(name, className="name"),
        html.B(words.people(each.persons), className="people"),
        html.Span(words.share(each.persons, found.persons), className="of-all"),
        html.Span(
            html.I(style={"width": theme.percent(each.persons, found.persons)}),
            className="extent",
            aria_hidden="true",
        ),
        html.Span(
            f"{words.trainings(each.trainings)}, {words.share(each.trainings, found.trainings)}",
            className="times",
        ),
    ]
    faded = "faded" if chosen is not None and not is_chosen else ""
    if each.code is None or not fits(key, each.code):
        return html.Span(inside, className=theme.classes("part", "still", faded))
    wanted = {key: None if is_chosen else each.code, "page": 1}
    return html.Link(
        inside,
        href=links.with_filter(path, request, **wanted),
        className=theme.classes("part", "chosen" if is_chosen else "", faded),
        title="Снять этот фильтр" if is_chosen else f"Оставить только: {name}",
    )
