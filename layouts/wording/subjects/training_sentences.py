"""The answer in words on the page of further training, composed from its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from data_sources.answers.trainings.answer import PlaceCoverage, TrainingPicture, untrained
from data_sources.question.request import Request
from data_sources.row_tables.records.trainings import LISTING
from data_sources.scoring.results import Row, Status
from data_sources.vocabulary.indicators.description import Direction, Unit
from data_sources.vocabulary.reasons import Reason
from layouts.wording import numbers, terms
from layouts.wording.indicators import shortage
from layouts.wording.subject import subject
from layouts.wording.subjects import training_words as words

NAMED: Final = 3
COVERAGE: Final = "training_coverage"
_MUNICIPALITIES: Final = ("муниципалитет", "муниципалитета", "муниципалитетов")


def lead(picture: TrainingPicture) -> str:
    """How many teachers are missing to the target and where, who was not trained for long."""
    return " ".join((*_to_target(picture), *_lagging(picture), *_untrained(picture)))


def _to_target(picture: TrainingPicture) -> Iterator[str]:
    overview = picture.overview
    row = overview.scorecard.total(COVERAGE)
    short = shortage.of(row, subject(COVERAGE)) if row else None
    if row is None or short is None or row.target is None:
        return
    goal, period = numbers.compact(row.target, Unit.PERCENT), overview.scorecard.question.period
    if not short.by_end:
        yield f"Цель {goal} достигнута."
        return
    lacking = f"не{numbers.NBSP}хватает {words.teachers(short.by_end)}"
    if not row.is_due_in_part:
        yield f"До цели {goal} {lacking}."
        return
    judged = shortage.behind(row, subject(COVERAGE)) or terms.status_words(row, Direction.UP)
    whole = f"до цели {goal} {shortage.by(period.end)} {lacking}"
    yield f"К{numbers.NBSP}этому дню{numbers.NBSP}— {judged}; {whole}."
    if said := shortage.expected(row, overview.forecast(row), subject(COVERAGE), period):
        yield f"{said[:1].upper()}{said[1:]}."


def _shown(picture: TrainingPicture) -> list[PlaceCoverage]:
    """Municipalities of the question, without the organisations of the region itself."""
    shown = {member.oktmo for member in picture.question.shown}
    return [
        place
        for place in picture.places
        if place.member.oktmo in shown and not place.member.is_regional
    ]


def _lagging(picture: TrainingPicture) -> Iterator[str]:
    """Who lacks most teachers to what is due, of those who may be compared with each other."""
    places = _shown(picture)
    compared = [place for place in places if place.coverage.is_comparable]
    short = [
        (found.by_day, place)
        for place in compared
        if (found := shortage.of(place.coverage, subject(COVERAGE))) is not None
        and place.coverage.verdict is not Status.NONE
    ]
    unclear = sum(place.coverage.is_schedule_unclear for place in compared)
    if len(places) < 2 or not short:
        if len(places) > 1 and unclear:
            yield terms.ALL_UNCLEAR
        return
    in_part = any(place.coverage.is_due_in_part for _, place in short)
    behind = sorted((pair for pair in short if pair[0]), key=lambda pair: -pair[0])
    reached = len(short) - len(behind)
    others = f"; {terms.unclear_of(unclear)}" if unclear else ""
    if not behind:
        keep = numbers.plural(reached, "идёт", "идут", "идут")
        yield (
            f"По{numbers.NBSP}графику {keep} {numbers.counted(reached, *_MUNICIPALITIES)}{others}."
            if unclear
            else f"По{numbers.NBSP}графику идут все, о ком есть данные."
            if in_part
            else "Своей цели достигли все, о ком есть данные."
        )
        return
    named = ", ".join(f"{place.member.name} ({count})" for count, place in behind[:NAMED])
    most = len(behind) > NAMED
    if in_part:
        first = "Больше всего не хватает к этому дню" if most else "Не хватает к этому дню"
        verb = numbers.plural(reached, "идёт", "идут", "идут")
        done = f"по{numbers.NBSP}графику {verb if reached else 'не идёт'}"
    else:
        first = "Больше всего не хватает" if most else "Не хватает"
        verb = numbers.plural(reached, "достиг", "достигли", "достигли")
        done = f"своей цели {verb if reached else 'не достиг'}"
    who = numbers.counted(reached, *_MUNICIPALITIES) if reached else "никто"
    yield f"{first}: {named}; {done} {who} из{numbers.NBSP}{len(short)}{others}."


def _untrained(picture: TrainingPicture) -> Iterator[str]:
    row = picture.overview.scorecard.total("training_coverage_3y")
    count = untrained(row) if row else None
    if row is not None and count is not None:
        whole = words.teachers(round(row.denominator or 0))
        verb = numbers.plural(count, "не обучался", "не обучались", "не обучались")
        yield f"Три года {verb} {numbers.number(count, 0)} из{numbers.NBSP}{whole}."
    silent = [place for place in _shown(picture) if place.coverage.reason is Reason.NO_DATA]
    if silent:
        yield f"Нет данных о численности{numbers.NBSP}— {_named(silent)}."


def _named(places: Sequence[PlaceCoverage]) -> str:
    if len(places) > NAMED:
        return numbers.counted(len(places), *_MUNICIPALITIES)
    return ", ".join(place.member.name for place in places)


def to_target(row: Row) -> str:
    """«не хватает 8 педагогов», «цель достигнута», or why there is nothing to say of it."""
    short = shortage.of(row, subject(COVERAGE))
    if row.value is None:
        return terms.REASONS[row.reason] if row.reason else terms.NO_VALUE
    if short is None:
        return terms.NO_TARGET
    lacking = shortage.both(row, subject(COVERAGE))
    if lacking and row.is_due_in_part and not shortage.behind(row, subject(COVERAGE)):
        return f"{terms.status_words(row, Direction.UP)}, {lacking}"
    return lacking or terms.STATUSES[Status.GOOD]


def for_long(row: Row) -> str:
    """«32 из 393», or why it is not known."""
    count = untrained(row)
    if count is None:
        return terms.REASONS[row.reason] if row.reason else terms.NO_VALUE
    return f"{numbers.number(count, 0)} из{numbers.NBSP}{numbers.number(row.denominator or 0, 0)}"


def trained(picture: TrainingPicture) -> str:
    """«Обучились 411 человек (450 обучений): очно — 59 %, дистанционно — 41 %», as minutes do."""
    formats = picture.breakdown("format")
    if not picture.persons:
        return ""
    verb = numbers.plural(picture.persons, "Обучился", "Обучились", "Обучились")
    said = f"{verb} {words.people(picture.persons)} ({words.trainings(picture.trainings)})"
    if picture.request.filters.format is not None:
        return f"{said}."
    shares = ", ".join(
        f"{words.part('format', each)}{numbers.NBSP}— {words.share(each.persons, formats.persons)}"
        for each in formats.parts
    )
    again = sum(each.persons for each in formats.parts) - formats.persons
    rest = " Кто учился по-разному, посчитан в каждом формате." if again else ""
    return f"{said}: {shares}.{rest}"


def narrowed(request: Request) -> bool:
    """Whether a filter of the breakdowns and of the list is on."""
    return any(key in request.texts() for key in LISTING.filters)


def network(picture: TrainingPicture) -> str:
    """«Сетевых программ 16 из 77 (20,8 %), по ним обучились 2 213 человек»."""
    share = picture.network
    if not share.among:
        return ""
    if not share.programs:
        return f"Сетевых программ среди {numbers.number(share.among, 0)} нет."
    verb = numbers.plural(share.persons, "обучился", "обучились", "обучились")
    return (
        f"Сетевых программ {numbers.number(share.programs, 0)} "
        f"из{numbers.NBSP}{numbers.number(share.among, 0)} "
        f"({words.share(share.programs, share.among)}), по ним {verb} "
        f"{words.people(share.persons)} ({words.trainings(share.trainings)})."
    )


def nothing_at_all(picture: TrainingPicture) -> str:
    """Why the list is empty although nothing narrows it."""
    question = picture.question
    return (
        f"За {terms.period(question.period)} обучения в базе нет. Его загружают командами "
        "«rumo load training_program ФАЙЛ» и «rumo load training ФАЙЛ»."
    )
