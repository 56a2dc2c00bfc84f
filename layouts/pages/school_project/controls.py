"""The request of the page of schools."""

from __future__ import annotations

from typing import Final

from data_sources.answers.schools.answer import SchoolProjectPicture
from data_sources.question.choices import LEVELS
from data_sources.question.request import Request
from data_sources.row_tables.records.self_diagnosis import LISTING
from data_sources.vocabulary.directions import DIRECTIONS
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets import filter_fields
from layouts.widgets.filter_fields import Option
from layouts.wording import terms

_ALL: Final = filter_fields.option("все", "")


def draw(picture: SchoolProjectPicture) -> Element:
    """Level, direction, school, words of its name."""
    request = picture.request
    levels = [filter_fields.option(terms.filter_value("level", key), key) for key in LEVELS]
    directions = [filter_fields.option(title, key) for key, title in DIRECTIONS.items()]
    fields = {
        "level": filter_fields.select("level", request, [_ALL, *levels]),
        "direction": filter_fields.select("direction", request, [_ALL, *directions]),
        "school": filter_fields.select("school", request, [_ALL, *_schools(picture)]),
        "q": filter_fields.text("q", request, "часть названия"),
    }
    return html.Div(
        [filter_fields.labelled(key, field) for key, field in fields.items()],
        className="controls list-controls",
    )


def drawn(request: Request) -> dict[str, str]:
    """Name -> text of these controls."""
    texts = request.texts()
    return {key: texts.get(key, "") for key in LISTING.filters}


def _schools(picture: SchoolProjectPicture) -> list[Option]:
    """Those on the page of the list, and the opened one."""
    names = {row.school_code: row.school for row in picture.rows.rows}
    chosen = picture.request.filters.school
    if chosen is not None:
        names[chosen] = picture.school.name if picture.school else chosen
    return [
        filter_fields.option(name, code)
        for code, name in sorted(names.items(), key=lambda item: (item[1], item[0]))
    ]
