"""Schools one step from the next level, and of whom the way to it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from data_sources.answers.schools.answer import NearNextLevel, NearSchool, SchoolProjectPicture
from data_sources.question.request import Request
from data_sources.vocabulary.next_level import DISTANCES, HIGHEST, STEP_SHARE, TOLD
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers
from layouts.wording.subjects import school_words

SHOWN: Final = 12
_UNTOLD: Final = tuple(key for key in DISTANCES if key not in (TOLD, HIGHEST))


def summary(near: NearNextLevel) -> str:
    """«55 школ, ближайшие сверху»."""
    if not near.total:
        return ""
    return f"{school_words.schools(near.total)}, ближайшие сверху"


def draw(picture: SchoolProjectPicture, path: str) -> Element:
    """The nearest, the others to unfold, and what is said otherwise."""
    near = picture.near
    request = picture.request
    parts: list[Element] = [html.P(told(near), className="remark")]
    if near.rows:
        parts.append(_table("Ближайшие к следующему уровню", near.rows[:SHOWN], path, request))
    rest = near.rows[SHOWN:]
    if rest:
        parts.append(
            html.Details(
                [
                    html.Summary(f"Ещё {school_words.schools(len(rest))}"),
                    _table("Остальные в одном шаге", rest, path, request),
                ],
                id="near-rest",
                className="more",
            )
        )
    if near.total > len(near.rows):
        parts.append(
            html.P(
                f"Показаны первые {len(near.rows)} из{numbers.NBSP}{near.total}; все — в списке "
                "школ, если упорядочить его по столбцу «Следующий уровень».",
                className="remark how",
            )
        )
    return html.Div(parts)


def told(near: NearNextLevel) -> str:
    """What one step is, and of how many schools the way is not told, with the reason."""
    return " ".join(_told(near))


def _told(near: NearNextLevel) -> Iterator[str]:
    share = numbers.number(STEP_SHARE * 100)
    if near.distances.get(TOLD):
        yield (
            f"Один шаг — не хватает не больше {share}{numbers.NBSP}% наибольшей суммы баллов "
            "до порога следующего уровня по проверенной шкале."
        )
        if not near.total:
            yield "Таких школ нет."
    elif near.distances:
        yield "Расстояние до следующего уровня не известно ни у одной школы."
    else:
        yield "Самодиагностику в этом периоде никто не прошёл."
    untold = [
        f"{school_words.DISTANCES[key]}{numbers.NBSP}— {school_words.schools(near.distances[key])}"
        for key in _UNTOLD
        if near.distances.get(key)
    ]
    if untold:
        yield f"Расстояние не считается: {'; '.join(untold)}."
    if near.distances.get(HIGHEST):
        yield (
            f"Уровень уже высший{numbers.NBSP}— "
            f"у {school_words.of_schools(near.distances[HIGHEST])}."
        )


def _table(caption: str, rows: Sequence[NearSchool], path: str, request: Request) -> Element:
    return folding_table.draw(
        caption,
        (
            Column("Школа"),
            Column("Муниципалитет", "where"),
            Column("Сейчас", "state"),
            Column("Следующий", "state"),
            Column("Баллы", "number"),
            Column("Не хватает", "number"),
        ),
        [Section(tuple(_line(row, path, request) for row in rows))],
        "near-schools",
    )


def _line(row: NearSchool, path: str, request: Request) -> Line:
    lacking = (
        html.B(school_words.points(row.points_to_next))
        if row.points_to_next > 0
        else "баллов довольно, уровень ещё не присвоен"
    )
    return Line(
        (
            Cell(
                html.Link(
                    row.school, href=school_words.school_address(path, request, row.school_code)
                )
            ),
            Cell(
                html.Link(
                    row.municipality, href=school_words.narrowed(path, request, m=(row.oktmo,))
                )
            ),
            Cell(school_words.level(row.own_level)),
            Cell(school_words.level(row.next_level)),
            Cell(
                f"{numbers.number(row.whole_score)} из{numbers.NBSP}{numbers.number(row.whole_max)}"
            ),
            Cell(lacking),
        )
    )
