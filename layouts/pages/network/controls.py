"""The request of the lists of the network: kind, direction, words of a title."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from data_sources.question.choices import EVENT_KINDS, INDEX, PRACTICE_KINDS
from data_sources.question.request import Request
from layouts.markup import html
from layouts.markup.element import Element
from layouts.widgets import filter_fields
from layouts.widgets.filter_fields import Option
from layouts.wording import terms
from layouts.wording.subject import municipal_subjects, subject

KEYS: Final = ("kind", "direction", "q")
_ALL: Final = filter_fields.option("все", "")


def draw(request: Request) -> Element:
    """One row of fields for the three lists."""
    words = terms.filter_words("direction")
    directions = [_ALL, *(filter_fields.option(title, code) for code, title in words.items())]
    fields = {
        "kind": filter_fields.select("kind", request, _kinds()),
        "direction": filter_fields.select("direction", request, directions),
        "q": filter_fields.text("q", request, "слово из названия"),
    }
    return html.Div(
        [filter_fields.labelled(key, field) for key, field in fields.items()],
        className="controls list-controls",
    )


def drawn(request: Request) -> dict[str, str]:
    """Name -> text of these controls and of the choice of an indicator."""
    texts = request.texts()
    return {key: texts.get(key, "") for key in (*KEYS, "i")}


def _kinds() -> list[Option]:
    """Kinds of events, of practices and of both: each narrows the lists that know it."""
    both = [kind for kind in EVENT_KINDS if kind in PRACTICE_KINDS]
    return [
        _ALL,
        *_group("события", "events", (kind for kind in EVENT_KINDS if kind not in both)),
        *_group("практики", "practices", (kind for kind in PRACTICE_KINDS if kind not in both)),
        *_group("и события, и практики", "both", both),
    ]


def _group(title: str, name: str, kinds: Iterable[str]) -> list[Option]:
    return [
        filter_fields.heading(title, f"kinds:{name}"),
        *(filter_fields.option(terms.filter_value("kind", kind), kind) for kind in kinds),
    ]


def what_kind_narrows(request: Request) -> str:
    """Which lists the chosen kind leaves as they are; empty where it narrows all or none."""
    if request.filters.kind is None or (
        request.filters.kind in EVENT_KINDS and request.filters.kind in PRACTICE_KINDS
    ):
        return ""
    own, other = (
        ("события", "практики") if request.filters.kind in EVENT_KINDS else ("практики", "события")
    )
    words = terms.filter_value("kind", request.filters.kind)
    return f"Вид «{words}» сужает только {own}: {other} показаны все."


def indicator_choice(request: Request) -> Element:
    """What to learn: an indicator by which municipalities are compared."""
    offered = [
        each.key for each in municipal_subjects() if each.indicator and each.indicator.is_ranked
    ]
    if request.filters.i != INDEX and request.filters.i not in offered:
        offered.append(request.filters.i)
    options = [
        filter_fields.option("слабое место или практики", ""),
        *(filter_fields.option(subject(key).title, key) for key in offered),
    ]
    return filter_fields.named("Чему учиться", filter_fields.select("i", request, options), "i")
