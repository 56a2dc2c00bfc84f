"""Two moments of knowledge in words: their names, what lies between, why nothing does."""

from __future__ import annotations

from collections.abc import Iterator

from data_sources.answers.compare.answer import ComparePicture
from data_sources.changes.pair import ComparedMoment, Pair
from data_sources.changes.since import Since
from data_sources.database.knowledge import KnowledgeDate
from data_sources.question.request import Request
from layouts.widgets.comparisons import moved
from layouts.wording import numbers, terms


def heads(picture: ComparePicture) -> tuple[str, str]:
    """What stands over the values of the earlier and of the later moment."""
    return names(picture) if picture.pair else moved.THEN_AND_NOW


def names(picture: ComparePicture) -> tuple[str, str]:
    """The earlier and the later moment, whether the question names one or two."""
    earlier, later = _sides(picture)
    return name(earlier), name(later)


def names_as_asked(picture: ComparePicture) -> tuple[str, str]:
    """The same as the address has them: a code that was given later changes nothing."""
    against = picture.request.view.against
    earlier, later = (
        name(side if side.code == against else ComparedMoment(side.known))
        for side in _sides(picture)
    )
    return earlier, later


def moments(picture: ComparePicture) -> tuple[KnowledgeDate | None, KnowledgeDate | None]:
    """The same as moments of knowledge; None is now."""
    earlier, later = _sides(picture)
    return earlier.known, later.known


def _sides(picture: ComparePicture) -> tuple[ComparedMoment, ComparedMoment]:
    if picture.pair is not None:
        return picture.pair.earlier, picture.pair.later
    return ComparedMoment(picture.request.filters.known), ComparedMoment(None)


def later(picture: ComparePicture) -> Request:
    """The question as known at the later moment: names in the tables lead to it."""
    request = picture.request.without("against")
    known = picture.pair.later.known if picture.pair else None
    return request.changed(known=known)


def name(side: ComparedMoment) -> str:
    """«РМ-7К3Ф-9Д2М-Х4Х9, 21.11.2026, 09:40»."""
    return f"{side.code}, {_moment(side.known)}" if side.code else _moment(side.known)


def _moment(known: KnowledgeDate | None) -> str:
    return terms.moment(known) if known else "сейчас"


def between(pair: Pair) -> str:
    """«Между снимком РМ-7К3Ф-9Д2М-Х4Х9 (01.10.2026, 09:40) и нынешними сведениями»."""
    return f"Между {_beside(pair.earlier)} и {_beside(pair.later)}"


def _beside(side: ComparedMoment) -> str:
    if side.known is None:
        return "нынешними сведениями"
    moment = _moment(side.known)
    return f"снимком {side.code} ({moment})" if side.code else f"сведениями на {moment}"


def origin(pair: Pair) -> str:
    """Of which two moments the page speaks, for its line of origin."""
    return f"сравниваются сведения: {name(pair.earlier)} и {name(pair.later)}"


def nothing(pair: Pair) -> str:
    """Why nothing can be compared; empty where it can."""
    if pair.is_one:
        return (
            f"Оба момента{numbers.NBSP}— один и тот же: {name(pair.later)}. Сравнивать нечего; "
            "выберите другой."
        )
    if pair.is_ahead:
        return (
            f"Момент {_moment(pair.later.known)} ещё не наступил: сведения к нему ещё изменятся, "
            "сравнивать рано. Выберите прошедший."
        )
    return ""


def days(since: Since) -> Iterator[str]:
    """Of which reporting days the two columns are, and what moves a number between them."""
    if since.then == since.now:
        yield f"Отчётная дата одна, {numbers.day(since.now)}: числа сдвинули только записи базы."
        return
    yield (
        f"Отчётные даты разные, {numbers.day(since.then)} и {numbers.day(since.now)}: числа "
        "сдвинули и новые дни, и исправления; что исправлено, сказано в строках таблиц."
    )
