"""The answer in words on the page of diagnostics, composed from its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data_sources.answers.diagnostics.answer import EXPIRES_SOON_DAYS, DiagnosticsPicture
from data_sources.question.choices import AUDIENCES
from layouts.frame import links
from layouts.markup import html
from layouts.markup.element import Element
from layouts.wording import numbers, terms
from layouts.wording.subjects import diagnostic_words as words

Said = list[str | Element]
_TOOK = ("прошёл", "прошли", "прошли")
NAMED = 4
"""So many municipalities or subjects are named in a sentence; more of them are counted."""


def headline(picture: DiagnosticsPicture) -> str:
    """«Экспертизу прошли 14 из 23 диагностик витрины; дефицит выявлен у 45 из 120 участников»."""
    results = picture.needs.in_all.results
    said = [_expertise(picture.showcase.published, picture.showcase.valid)]
    if results.participants:
        said.append(words.found(results))
    elif picture.showcase.published:
        said.append("результатов диагностик за период нет")
    return f"{'; '.join(said)}."


def _expertise(published: int, valid: int) -> str:
    if not published:
        return "На витрине нет ни одной диагностики"
    if not valid:
        count = numbers.counted(published, *words.DIAGNOSTIC)
        return f"Экспертизу не прошла ни одна диагностика витрины, всего на ней {count}"
    verb = numbers.plural(valid, "прошла", "прошли", "прошли")
    if valid == published:
        return f"Экспертизу {verb} все диагностики витрины: {numbers.number(valid, 0)}"
    of = numbers.counted(published, *words.OF_DIAGNOSTICS)
    return f"Экспертизу {verb} {numbers.number(valid, 0)} из{numbers.NBSP}{of} витрины"


def lead(picture: DiagnosticsPicture) -> str:
    """The deficits against the routes."""
    deficits = picture.needs.in_all
    routes, found = deficits.routes, deficits.results.with_deficit
    if not routes.persons:
        told = "На индивидуальных маршрутах в периоде никого не было"
        return f"{told}, дефицитов выявлено {numbers.number(found, 0)}." if found else f"{told}."
    verb = numbers.plural(routes.persons, "был", "было", "было")
    people = numbers.counted(routes.persons, *words.EDUCATOR)
    told = f"На индивидуальных маршрутах в периоде {verb} {people}"
    if deficits.without_route:
        over = numbers.number(deficits.without_route, 0)
        return f"{told}: на{numbers.NBSP}{over} меньше, чем выявлено дефицитов."
    return f"{told}, выявлено дефицитов{numbers.NBSP}— {numbers.number(found, 0)}."


def findings(picture: DiagnosticsPicture, path: str) -> Iterator[Said]:
    """What needs somebody's attention, each a sentence."""
    yield from _audiences(picture, path)
    yield from _terms(picture, path)
    yield from _places(picture)
    overdue = picture.needs.in_all.routes.overdue
    if overdue:
        yield [
            "Срок прошёл, а маршрут не завершён: ",
            numbers.counted(overdue, "маршрут", "маршрута", "маршрутов"),
            ".",
        ]
    beside = picture.needs.beside.participants
    if beside:
        yield [
            "Диагностики, которых нет на витрине, "
            f"{numbers.told(beside, _TOOK, words.PARTICIPANT)}: по муниципалитетам они посчитаны, "
            "в списке диагностик их нет."
        ]


def _audiences(picture: DiagnosticsPicture, path: str) -> Iterator[Said]:
    request = picture.request
    if not picture.showcase.published:
        return
    every = dict.fromkeys(AUDIENCES, 0)
    valid = dict(every)
    for cell in picture.showcase.cells:
        every[cell.audience] += cell.diagnostics
        valid[cell.audience] += cell.valid
    without = [words.audience(code) for code in AUDIENCES if not every[code]]
    if without:
        yield [f"Нет ни одной диагностики: {', '.join(without)}."]
    untested = [code for code in AUDIENCES if every[code] and not valid[code]]
    if untested:
        yield [
            "Диагностики есть, но экспертизу не прошла ни одна: ",
            *_joined(
                [
                    html.Link(words.audience(code), href=words.narrowed(path, request, code, ""))
                    for code in untested
                ]
            ),
            ".",
        ]
    bare = [
        cell.subject
        for cell in picture.showcase.cells
        if cell.subject and not cell.valid and valid[cell.audience]
    ]
    if bare:
        yield [f"Предметы без прошедшей экспертизу диагностики: {_some(bare)}."]


def _joined(parts: Sequence[Element]) -> Iterator[str | Element]:
    for number, part in enumerate(parts):
        if number:
            yield ", "
        yield part


def _some(names: Sequence[str]) -> str:
    first = ", ".join(names[:NAMED])
    rest = len(names) - NAMED
    return f"{first} и ещё {numbers.number(rest, 0)}" if rest > 0 else first


def _terms(picture: DiagnosticsPicture, path: str) -> Iterator[Said]:
    request = picture.request
    sorted_by_term = f"{links.with_filter(path, request, sort='valid_until', page=1)}#rows"
    expired = sum(tally.expired for tally in picture.showcase.statuses)
    soon = sum(tally.soon for tally in picture.showcase.statuses)
    counts = (
        (expired, "Срок действия истёк у"),
        (soon, f"В ближайшие {EXPIRES_SOON_DAYS} дней срок истекает у"),
    )
    for count, told in counts:
        if count:
            of = numbers.counted(count, *words.OF_DIAGNOSTICS)
            yield [f"{told}{numbers.NBSP}", html.Link(of, href=sorted_by_term), "."]


def _places(picture: DiagnosticsPicture) -> Iterator[Said]:
    if not picture.needs.in_all.results.participants:
        return
    silent = [
        each.municipality.name
        for each in picture.needs.places
        if not each.deficits.results.participants and not each.municipality.is_regional
    ]
    if silent:
        yield [
            f"Результатов за период нет из{numbers.NBSP}"
            f"{numbers.counted(len(silent), *words.OF_PLACES)}: {_some(silent)}."
        ]


def nothing_at_all(picture: DiagnosticsPicture) -> str:
    """Why the list is empty although nothing narrows it."""
    as_of = numbers.day(picture.question.as_of)
    return (
        f"Диагностик, опубликованных к{numbers.NBSP}{as_of}, в базе нет. Их загружают командами "
        "«rumo load diagnostic ФАЙЛ» и «rumo load diagnostic_result ФАЙЛ»."
    )


def remark(picture: DiagnosticsPicture) -> str:
    """What the list holds, beside its title."""
    question = picture.question
    return (
        f"опубликованные к{numbers.NBSP}{numbers.day(question.as_of)}; участники за "
        f"{terms.period(question.period)}, прошедший дважды посчитан дважды"
    )
