"""The request of the breakdowns and of the list of trainings."""

from __future__ import annotations

from typing import Final

from data_sources.answers.trainings.answer import TrainingPicture
from data_sources.question.request import Request
from data_sources.row_tables.records.trainings import LISTING
from data_sources.vocabulary.naming import fold
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets import filter_fields
from layouts.widgets.filter_fields import Option
from layouts.wording import terms
from layouts.wording.subjects import training_words as words

_ALL: Final = filter_fields.option("все", "")


def draw(picture: TrainingPicture) -> Element:
    """Organisation, format, project, direction, category, words of a programme's title."""
    request = picture.request
    fields = {
        "provider": filter_fields.select("provider", request, _found(picture, "provider")),
        "format": filter_fields.select("format", request, _fixed("format")),
        "project": filter_fields.select("project", request, _found(picture, "project")),
        "direction": filter_fields.select("direction", request, _fixed("direction")),
        "category": filter_fields.select("category", request, _fixed("category")),
        "q": filter_fields.text("q", request, "слово из программы"),
    }
    return html.Div(
        [filter_fields.labelled(key, field) for key, field in fields.items()],
        className="controls list-controls",
    )


def drawn(request: Request) -> dict[str, str]:
    """Name -> text of these controls."""
    texts = request.texts()
    return {key: texts.get(key, "") for key in LISTING.filters}


def _fixed(key: str) -> list[Option]:
    return [
        _ALL,
        *(filter_fields.option(word, code) for code, word in terms.filter_words(key).items()),
    ]


def _found(picture: TrainingPicture, key: str) -> list[Option]:
    """What the trainings of the question have, and what is chosen even if they have it not."""
    chosen = getattr(picture.request.filters, key)
    names = {
        each.code: words.part(key, each)
        for each in picture.breakdown(key).parts
        if each.code is not None
    }
    if chosen is not None:
        names.setdefault(chosen, chosen)
    ordered = sorted(names.items(), key=lambda pair: (fold(pair[1]), pair[0]))
    return [_ALL, *(filter_fields.option(name, code) for code, name in ordered)]
