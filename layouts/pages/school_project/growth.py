"""Growth of the mean result: of the same schools beside that of whoever took part."""

from __future__ import annotations

from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.answers.schools.growth import Growth, GrowthMean
from data_sources.question.request import Request
from layouts.drawing.waterfall import signed
from layouts.markup import html, theme
from layouts.markup.element import Element
from layouts.widgets.tables import folding_table
from layouts.widgets.tables.folding_table import Cell, Column, Line, Section
from layouts.wording import numbers
from layouts.wording.subjects import school_words

WHOLE = 100.0


def draw(picture: SchoolProjectPicture, path: str) -> Element:
    """Both rounds of both on one scale, and the same for each municipality to unfold."""
    whole, *own = picture.growths
    question = picture.question
    parts: list[Element] = [
        html.P(told(whole), className="remark"),
        folding_table.draw(
            "Рост результата: те же школы и все школы",
            (
                Column("Кто"),
                Column("Прошлый круг и сейчас", "gauge"),
                Column("Школ", "number"),
                Column("Было", "number"),
                Column("Стало", "number"),
                Column("Изменение", "number"),
            ),
            [
                Section(
                    (
                        _pair("Те же школы", whole.same_before, whole.same_now, whole.of_same),
                        _pair(
                            "Все, кто прошёл",
                            whole.everyone_before,
                            whole.everyone_now,
                            whole.of_everyone,
                        ),
                    )
                )
            ],
            "school-growth",
        ),
    ]
    if len(own) > 1:
        lines = tuple(
            _place(member.name, member.oktmo, growth, path, picture.request)
            for member, growth in zip(question.shown, own, strict=True)
        )
        parts.append(
            html.Details(
                [html.Summary("По муниципалитетам"), _by_place(lines)],
                id="growth-by-place",
                className="more",
            )
        )
    return html.Div(parts)


def told(growth: Growth) -> str:
    """What the growth of all is made of."""
    if growth.of_same is None:
        return "Школ с баллами в обоих кругах нет: рост тех же школ посчитать нельзя."
    if growth.of_everyone is None:
        return ""
    everyone, same = round(growth.of_everyone, 2), round(growth.of_same, 2)
    return (
        f"{_points(everyone)} у всех участников складываются из {_points(same)} у тех же "
        f"{school_words.of_schools(growth.same_now.schools)} и {_points(everyone - same)} "
        "от смены состава участников."
    )


def _points(size: float) -> str:
    return f"{signed(size, 2)}{numbers.NBSP}п.п."


def _pair(name: str, before: GrowthMean, now: GrowthMean, grown: float | None) -> Line:
    return Line(
        (
            Cell(name),
            Cell(_bar(before.percent, now.percent)),
            Cell(_counts(before, now)),
            Cell(school_words.percent(before.percent)),
            Cell(html.B(school_words.percent(now.percent))),
            Cell(_change(grown)),
        )
    )


def _counts(before: GrowthMean, now: GrowthMean) -> str:
    if before.schools == now.schools:
        return numbers.number(now.schools, 0)
    return f"{numbers.number(before.schools, 0)} → {numbers.number(now.schools, 0)}"


def _change(size: float | None) -> Element:
    said = f"{school_words.arrow(size)} {school_words.change(size)}".strip()
    return html.Span(said, className=school_words.tone(size))


def _bar(before: float | None, now: float | None) -> Element:
    marks = []
    if now is not None:
        marks.append(html.I(className="fill", style={"width": theme.percent(now, WHOLE)}))
    if before is not None:
        marks.append(html.I(className="year-mark", style={"left": theme.percent(before, WHOLE)}))
    empty = "" if now is not None else "off"
    return html.Span(marks, className=theme.classes("scale", empty), aria_hidden="true")


def _place(name: str, oktmo: str, growth: Growth, path: str, request: Request) -> Line:
    link = html.Link(name, href=school_words.narrowed(path, request, m=(oktmo,)))
    return Line(
        (
            Cell(link),
            Cell(numbers.number(growth.same_now.schools, 0)),
            Cell(school_words.percent(growth.same_before.percent)),
            Cell(school_words.percent(growth.same_now.percent)),
            Cell(_change(growth.of_same)),
            Cell(_counts(growth.everyone_before, growth.everyone_now)),
            Cell(_change(growth.of_everyone)),
        )
    )


def _by_place(lines: tuple[Line, ...]) -> Element:
    return folding_table.draw(
        "Рост результата по муниципалитетам",
        (
            Column("Муниципалитет"),
            Column("Тех же школ", "number"),
            Column("Было", "number"),
            Column("Стало", "number"),
            Column("Те же школы", "number"),
            Column("Всего школ", "number"),
            Column("Все школы", "number"),
        ),
        [Section(lines)],
        "growth-places",
    )
