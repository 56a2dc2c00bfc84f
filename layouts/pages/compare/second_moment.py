"""The second moment of a comparison: its choice, and what its snapshot asks by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from data_sources.answers.compare.answer import ComparePicture
from data_sources.changes.offers import MomentOffer
from data_sources.changes.pair import ComparedMoment, Pair
from data_sources.database.knowledge import KnowledgeDate
from data_sources.question.request import Request
from data_sources.question.view import View
from data_sources.scoring.results import Registers
from data_sources.snapshots.view import SavedView
from layouts.frame import links
from layouts.frame.shell import Frame
from layouts.markup import html
from layouts.markup.element import Element
from layouts.pages.compare import choice
from layouts.widgets import filter_fields
from layouts.widgets.comparisons import pair as compare_pair
from layouts.widgets.filter_fields import Option
from layouts.wording import change_words, numbers, terms

KEY: Final = "against"
_NAMED: Final = 3


def control(picture: ComparePicture, frame: Frame) -> Element:
    """The choice of the second moment: now, a snapshot, a day worth comparing with."""
    request = picture.request
    default = "нынешними сведениями" if request.filters.known else "не выбрано"
    options = [filter_fields.option(default, ""), *_options(picture, frame)]
    select = filter_fields.select(KEY, request, options)
    return html.Div(filter_fields.labelled(KEY, select), className="controls pair-choice")


def drawn(request: Request) -> dict[str, str]:
    """Name -> text of the control, as it was drawn."""
    return {KEY: request.texts().get(KEY, "")}


def _options(picture: ComparePicture, frame: Frame) -> Iterator[Option]:
    request = picture.request
    views = [view for view in picture.views if _is_other(view, request)]
    days = [offer for offer in picture.moments if offer.known != request.filters.known]
    offered = {*(view.code for view in views), *(offer.known.text for offer in days)}
    chosen = request.texts().get(KEY, "")
    if chosen and chosen not in offered and picture.pair is not None:
        yield filter_fields.option(compare_pair.name(_second(picture.pair, request)), chosen)
    if views:
        yield filter_fields.heading("Снимки", "of:views")
    for view in views:
        yield filter_fields.option(_view_text(view, frame), view.code)
    if days:
        yield filter_fields.heading("Дни и моменты", "of:days")
    for offer in days:
        yield filter_fields.option(_offer_text(offer, frame), offer.known.text)


def _is_other(view: SavedView, request: Request) -> bool:
    """Of another moment than the page's, or the one that is chosen."""
    return (
        request.filters.known is None
        or view.known_at != request.filters.known.moment
        or view.code == request.view.against
    )


def _second(pair: Pair, request: Request) -> ComparedMoment:
    return pair.earlier if pair.later.known == request.filters.known else pair.later


def _view_text(view: SavedView, frame: Frame) -> str:
    moment = numbers.moment(frame.local(view.known_at)) if view.known_at else ""
    return f"{view.code} · {moment} · {change_words.short(view.title)}"


def _offer_text(offer: MomentOffer, frame: Frame) -> str:
    return f"{choice.MOMENTS[offer.kind]} ({choice.when(offer, frame)})"


def other_question(picture: ComparePicture, frame: Frame) -> Iterator[Element]:
    """That the second snapshot asks something else, and the way to compare by its question."""
    pair = picture.pair
    if pair is None or pair.other is None:
        return
    request = picture.request
    registers = picture.overview.vocabulary.registers
    code, other = _second(pair, request).code, Request(pair.other)
    swapped = Request(pair.other, View(against=_own_text(pair, request)))
    yield html.P(
        [
            f"Снимок {code} сам отвечает на другой вопрос: «{_asked(other, registers)}». "
            "Здесь по сведениям обоих моментов посчитан один и тот же вопрос этой страницы: "
            f"«{_asked(request, registers)}», так что в разнице чисел нет разницы вопросов. ",
            html.Link(
                f"Сравнить по вопросу снимка {code}",
                href=f"{links.other_page(frame.path, swapped)}#knowledge",
            ),
        ],
        className="remark other-question",
    )


def _own_text(pair: Pair, request: Request) -> KnowledgeDate | str | None:
    own = pair.later if pair.later.known == request.filters.known else pair.earlier
    return own.code or own.known


def _asked(request: Request, registers: Registers) -> str:
    names = {member.oktmo: member.name for member in registers.municipalities}
    region = next(
        (each.name for each in registers.regions if each.code == request.filters.region), ""
    )
    if any(code not in names for code in request.filters.m):
        # Municipalities of another region, or of a register that was another then.
        said = ", ".join(names.get(code, code) for code in request.filters.m[:_NAMED])
        more = "…" if len(request.filters.m) > _NAMED else ""
        return f"{terms.period(request.filters.period)}, {said}{more}"
    plain = Request(request.filters.of_whom().without("known"))
    return ", ".join(part for part in (terms.sentence(plain, registers), region) if part)
