"""The answer in words on the page of the network."""

from __future__ import annotations

from collections.abc import Iterator

from data_sources.answers.network.answer import NetworkPicture
from data_sources.scoring.results import Row
from data_sources.vocabulary.reasons import Reason
from layouts.wording import numbers, terms
from layouts.wording.headline import about
from layouts.wording.subjects import network_words

NAMED = 3


def headline(picture: NetworkPicture) -> str:
    """«За 2026/27 учебный год прошло 12 событий: 1 234 участия. Объявлено ещё 3, …»."""
    question = picture.question
    when = f"за {terms.period(question.period)}"
    past = [day for day in picture.days if day.day <= question.as_of]
    held = sum(day.events for day in past)
    if held:
        people = sum(day.participants for day in past)
        verb = numbers.plural(held, "прошло", "прошли", "прошло")
        inside = "нём" if held == 1 else "них"
        said = (
            f"{when} {verb} {numbers.counted(held, *network_words.EVENT)}, в{numbers.NBSP}{inside} "
            f"{numbers.counted(people, *network_words.PARTICIPATION)}"
        )
    else:
        said = f"{when} событий ещё не было" if picture.days else f"{when} событий в базе нет"
    whose = about(question)
    whole = f"{whose}: {said}" if whose else said
    return f"{whole[:1].upper()}{whole[1:]}{_ahead(picture)}."


def _ahead(picture: NetworkPicture) -> str:
    as_of = picture.question.as_of
    ahead = [day for day in picture.days if day.day > as_of]
    count = sum(day.events for day in ahead)
    if not count:
        return ""
    verb = numbers.plural(count, "объявлено", "объявлены", "объявлено")
    nearest = network_words.day_words(ahead[0].day)
    return (
        f"; {verb} {numbers.counted(count, *network_words.EVENT)}, "
        f"ближайшее{numbers.NBSP}— {nearest}"
    )


def lead(picture: NetworkPicture) -> str:
    """Sites, internships, practices, and who took part in nothing."""
    return " ".join(_sentences(picture))


def _sentences(picture: NetworkPicture) -> Iterator[str]:
    scorecard = picture.overview.scorecard
    sites = [row for row in scorecard.municipal("internship_sites") if row.numerator]
    count = _sum(sites)
    if count:
        verb = numbers.plural(count, "Действует", "Действуют", "Действует")
        kind = numbers.counted(count, *_WORKING)
        trainees = _sum(scorecard.municipal("internship_participation"))
        where = numbers.counted(len(sites), "муниципалитете", "муниципалитетах", "муниципалитетах")
        yield (
            f"{verb} {kind} в{numbers.NBSP}{where}, в{numbers.NBSP}стажировках "
            f"{numbers.counted(trainees, *network_words.PARTICIPATION)}."
        )
    practices = _sum(scorecard.municipal("best_practices"))
    if practices:
        yield f"Практик в работе{numbers.NBSP}— {numbers.number(practices, 0)}."
    yield from _absent(scorecard.municipal("event_participation"), picture)


_WORKING = ("стажировочная площадка", "стажировочные площадки", "стажировочных площадок")


def _sum(rows: tuple[Row, ...] | list[Row]) -> int:
    return round(sum(row.numerator or 0 for row in rows))


def _absent(rows: tuple[Row, ...], picture: NetworkPicture) -> Iterator[str]:
    question = picture.question
    regional = {member.oktmo for member in question.shown if member.is_regional}
    ordinary = [row for row in rows if row.oktmo not in regional]
    # Silence is no zero: who does not report is not said to have stayed away.
    absent = [row.name for row in ordinary if row.value == 0]
    silent = [row.name for row in ordinary if row.reason is Reason.NOT_REPORTED]
    for words, names in (("Ни одного участия в событиях", absent),
                         ("Об участии в событиях не сообщали два года", silent)):  # fmt: skip
        if names and len(names) < len(ordinary):
            yield f"{words}{numbers.NBSP}— {_named(names)}."


def _named(names: list[str]) -> str:
    if len(names) > NAMED:
        return numbers.counted(len(names), *network_words.PLACE)
    return ", ".join(names)
