"""How schools moved between levels since the round before: a table, and its drawing."""

from __future__ import annotations

from typing import Final

from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.answers.schools.levels import Moves
from data_sources.question.choices import LEVELS
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.pages.school_project import flow
from layouts.wording import numbers
from layouts.wording.subjects import school_words

NOBODY: Final = "Школ с уровнем и в прошлом круге, и в этом нет: сравнить нечего."


def draw(picture: SchoolProjectPicture) -> Element:
    """The flow and the matrix; schools that came or fell away are a column and a row apart."""
    moves = picture.moves
    parts: list[Element] = [html.P(told(picture), className="remark")]
    if moves.matched:
        parts.append(
            html.Div(
                [
                    html.Figure(
                        [
                            html.Figcaption([html.Span("прошлый круг"), html.Span("этот период")]),
                            flow.draw(moves),
                        ],
                        className="flow-figure",
                    ),
                    _table(moves),
                ],
                className="school-moves",
            )
        )
    elif any((*moves.came, *moves.left, *moves.gone)):
        parts.append(_table(moves))
    return html.Div(parts)


def told(picture: SchoolProjectPicture) -> str:
    """Up, down, the same; who came and who fell away."""
    moves, days = picture.moves, picture.previous
    round_before = f"Прошлый круг: {numbers.day(days.start)}–{numbers.day(days.end)}."
    said = [round_before]
    if moves.matched:
        said.append(
            f"Уровень есть в обоих кругах у {school_words.of_schools(moves.matched)}: "
            f"выше стал у {moves.rose}, ниже{numbers.NBSP}— у {moves.fell}, "
            f"тот же{numbers.NBSP}— у {moves.stayed}."
        )
    else:
        said.append(NOBODY)
    came, left, gone = (sum(each) for each in (moves.came, moves.left, moves.gone))
    if came:
        said.append(f"Впервые или после перерыва{numbers.NBSP}— {school_words.schools(came)}.")
    if left:
        said.append(
            f"Уровень был, а сейчас его нет (не прошли или не указали){numbers.NBSP}— "
            f"{school_words.schools(left)}."
        )
    if gone:
        verb = numbers.plural(gone, "закрыта или не считается", "закрыты или не считаются",
                              "закрыты или не считаются")  # fmt: skip
        said.append(f"Больше {verb}{numbers.NBSP}— {school_words.schools(gone)}.")
    return " ".join(said)


def _table(moves: Moves) -> Element:
    head = [
        html.Th("Было ↓ стало →", scope="col"),
        *(html.Th(school_words.level(level), scope="col") for level in LEVELS),
        html.Th("уровня нет", scope="col", className="apart"),
        html.Th("не считаются", scope="col", className="apart"),
    ]
    rows = [
        html.Tr(
            [
                html.Th(school_words.level(before), scope="row"),
                *(_cell(moves, before, now) for now in LEVELS),
                _apart(moves.left[place]),
                _apart(moves.gone[place]),
            ]
        )
        for place, before in enumerate(LEVELS)
    ]
    came = html.Tr(
        [
            html.Th("не было", scope="row"),
            *(_apart(moves.came[place]) for place in range(len(LEVELS))),
            html.Td(className="apart"),
            html.Td(className="apart"),
        ],
        className="apart",
    )
    table = html.Table(
        [
            html.Caption(
                "Переходы школ между уровнями: строка — прошлый круг, столбец — этот период",
                className="visually-hidden",
            ),
            html.Thead(html.Tr(head)),
            html.Tbody([*rows, came]),
        ],
        className="level-matrix",
    )
    return html.Div(
        table,
        className="scroller",
        role="region",
        tabIndex="0",
        aria_label="Переходы между уровнями, таблица",
    )


def _cell(moves: Moves, before: str, now: str) -> Element:
    count = moves.count(before, now)
    steps = LEVELS.index(now) - LEVELS.index(before)
    if not count:
        return html.Td("0", className="none")
    sign = "▲" if steps > 0 else "▼" if steps < 0 else "="
    tone = "up" if steps > 0 else "down" if steps < 0 else "same"
    words = {"up": "выше", "down": "ниже", "same": "тот же уровень"}[tone]
    return html.Td(
        [html.Span(f"{sign}{numbers.NBSP}", aria_hidden="true"), html.B(count)],
        className=tone,
        title=f"{words}: {school_words.schools(count)}",
    )


def _apart(count: int) -> Element:
    return html.Td(
        numbers.number(count, 0), className=theme.classes("apart", "" if count else "none")
    )
