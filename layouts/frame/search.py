"""The dialogue «Найти»: its field, what was found, what to say where nothing was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from types import MappingProxyType
from typing import Any, Final

from dash import dcc

from data_sources.question.request import Request
from data_sources.scoring.results import Municipality
from data_sources.search.subjects import (
    DecisionFound,
    Group,
    IndicatorFound,
    MeetingFound,
    PageFound,
    SchoolFound,
    SearchAnswer,
    Subject,
    SubjectKind,
)
from data_sources.search.words import LONGEST_TEXT
from data_sources.vocabulary.titles import choice_words
from layouts.frame.search_links import address
from layouts.markup import html
from layouts.markup.element import Element, drawing, island
from layouts.wording import numbers
from layouts.wording.subjects import decision_words

DIALOG: Final = "search"
ASKED: Final = "search-asked"
ANSWER: Final = "search-answer"
HITS: Final = "search-hits"
LONGEST_SHOWN: Final = 150

KINDS: Final = MappingProxyType(
    {
        SubjectKind.PAGE: "Страницы",
        SubjectKind.MUNICIPALITY: "Муниципалитеты",
        SubjectKind.INDICATOR: "Показатели",
        SubjectKind.SCHOOL: "Школы",
        SubjectKind.MEETING: "Заседания",
        SubjectKind.DECISION: "Решения",
    }
)
_EXAMPLES: Final = (
    ("Муниципалитет", "верхнек"),
    ("Школа", "школа № 3"),
    ("Показатель", "явка"),
    ("Заседание", "РУМО № 3"),
    ("Решение", "наставники"),
    ("Страница", "методика"),
)
# A field for text is no component of Dash's HTML; nothing on the server names it.
_FIELD: Final = (
    '<input id="search-text" type="search" role="combobox" aria-label="Что найти" '
    f'aria-autocomplete="list" aria-expanded="false" aria-controls="{HITS}" autocomplete="off" '
    f'autocapitalize="off" spellcheck="false" enterkeyhint="go" maxlength="{LONGEST_TEXT}" '
    'placeholder="Муниципалитет, школа, показатель, заседание, решение" autofocus>'
    '<button type="button" class="search-close" aria-label="Закрыть">×</button>'
    '<p id="search-said" class="visually-hidden" role="status"></p>'
)
_KEYS: Final = "↑ ↓ — выбрать, Enter — открыть, Esc — закрыть"


def dialog() -> Element:
    """The closed dialogue and the place where the browser puts what is asked."""
    return html.Div(
        [
            island(dcc.Store(id=ASKED)),
            html.Dialog(
                [
                    html.Div(
                        drawing(_FIELD),
                        className="search-field",
                    ),
                    html.Div(island(draw_invitation()), id=ANSWER, className="search-answer"),
                    html.P(_KEYS, className="search-keys"),
                ],
                id=DIALOG,
                className="search",
                aria_label="Поиск по программе",
            ),
        ]
    )


def button() -> Element:
    """What opens the dialogue; it stands in the header of every page."""
    return html.Button(
        "Найти",
        id="search-open",
        type="button",
        className="search-open",
        title="Найти: Ctrl+K или «/»",
        aria_haspopup="dialog",
        aria_keyshortcuts="Control+K /",
    )


def draw_invitation() -> Element:
    """What can be found, with examples: before anything is typed."""
    rows = [
        html.Li([html.Span(kind), html.Button(text, type="button", data_example=text)])
        for kind, text in _EXAMPLES
    ]
    return _answer("", "", [html.P("Можно найти, например:"), html.Ul(rows)])


def draw_sentence(text: str, sentence: str) -> Element:
    """The answer to `text` where there can be none, and why."""
    return _answer(text, sentence, [html.P(sentence, className="search-nothing")])


def draw(answer: SearchAnswer) -> Element:
    """Groups of links, the best first; each leads to the address that answers it."""
    if not answer.text:
        return draw_invitation()
    found, request = answer.found, answer.request
    if not found.groups:
        return _nothing(answer)
    places = count()
    total = sum(group.total for group in found.groups)
    said = f"Найдено: {numbers.number(total, 0)}"
    remark = [] if found.exactly else [html.P("Точных совпадений нет, показано похожее.")]
    hits = _listbox([_group(group, request, places) for group in found.groups])
    return _answer(answer.text, said, [*remark, hits])


def _nothing(answer: SearchAnswer) -> Element:
    sentence = f"Ничего не найдено по «{answer.text}»."
    nearest = answer.found.nearest
    if nearest is None:
        advice = "Проверьте, нет ли ошибки, или оставьте одно слово."
        said = f"{sentence} {advice}"
        return _answer(answer.text, said, [html.P([html.B(sentence), f" {advice}"])])
    hit = _listbox([_option(nearest, answer.request, 0)])
    said = f"{sentence} Возможно, вы искали: {_title(nearest)}"
    return _answer(answer.text, said, [html.P([html.B(sentence), " Возможно, вы искали:"]), hit])


def _answer(text: str, said: str, content: list[Element]) -> Element:
    """What the browser's script waits for: `data-asked` is the text that this answers."""
    return html.Div(content, data_asked=text, data_said=said)


def _listbox(content: list[Element]) -> Element:
    return html.Div(content, id=HITS, role="listbox", data_inner="", aria_label="Что найдено")


def _group(group: Group, request: Request, places: Iterator[int]) -> Element:
    name = f"search-{group.kind.value}"
    amount = numbers.number(group.total, 0)
    shown = len(group.best)
    counted = amount if shown == group.total else f"{shown} из {amount}"
    return html.Div(
        [
            html.Div([KINDS[group.kind], " ", html.Small(counted)], id=name, role="presentation"),
            *(_option(subject, request, next(places)) for subject in group.best),
        ],
        role="group",
        aria_labelledby=name,
    )


def _option(subject: Subject, request: Request, place: int) -> Element:
    detail = _detail(subject)
    return html.A(
        [html.Span(_title(subject)), *((" ", html.Small(detail)) if detail else ())],
        id=f"search-hit-{place}",
        href=address(subject, request),
        role="option",
        tabIndex="-1",
        aria_selected="false",
    )


def _title(subject: Subject) -> str:
    match subject:
        case PageFound() | IndicatorFound():
            return subject.title
        case Municipality() | SchoolFound():
            return subject.name
        case MeetingFound():
            return decision_words.meeting(subject.name)
        case DecisionFound():
            return decision_words.shortened(subject.text, LONGEST_SHOWN)


def _detail(subject: Subject) -> str:
    """What tells it from others of the same name."""
    parts: tuple[Any, ...]
    match subject:
        case PageFound():
            parts = (subject.about,)
        case IndicatorFound():
            parts = (subject.family,)
        case Municipality():
            parts = (f"ОКТМО {subject.oktmo}",)
        case SchoolFound():
            closed = f"закрыта {numbers.day(subject.closed_on)}" if subject.closed_on else None
            parts = (subject.municipality, closed)
        case MeetingFound():
            planned = subject.status != "held"
            status = choice_words("meeting", "status")[subject.status] if planned else None
            parts = (subject.place, subject.title, status)
        case DecisionFound():
            point = subject.number or subject.position
            parts = (f"{decision_words.meeting(subject.meeting)}, п.{numbers.NBSP}{point}",)
    return ", ".join(part for part in parts if part)
