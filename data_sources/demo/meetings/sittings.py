"""Meetings as they are announced and held: the regional body and the municipal councils."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history, recorded
from data_sources.demo.places import DemoPlace, ranked_places, reports
from data_sources.demo.world import World, Year
from data_sources.question.periods import school_year

RUMO: Final = "rumo"
COUNCIL: Final = "municipal_council"

# (month, first day, last day) of the regular meetings; the last is held every other year.
_SEASONS: Final = ((9, 18, 24), (11, 9, 16), (2, 10, 20), (4, 14, 23), (5, 24, 29))
_PLACES: Final = (
    "г. Томск, актовый зал института",
    "г. Томск, педагогический университет",
    "ЗАТО Северск, центр образования",
)
_TITLES: Final = (
    "Задачи методической службы на учебный год",
    "Повышение квалификации и профессиональные дефициты",
    "Школа Минпросвещения России: итоги самодиагностики",
    "Наставничество и молодые педагоги",
    "Итоги учебного года и план на следующий",
)
_COUNCIL_TITLES: Final = (
    "План работы методической службы района",
    "Итоги первого полугодия",
    "Сопровождение молодых педагогов",
    "Итоги года",
)
_COUNCIL_MONTHS: Final = (10, 12, 2, 4)
_ANNOUNCED_DAYS: Final = {RUMO: 110, COUNCIL: 20}
STORM_BACK: Final = 3
"""Years back to the February meeting that a snowstorm left without a quorum."""


@dataclass(frozen=True)
class InventedMeeting:
    """One meeting; `minutes_at` is when the database learns what happened there."""

    code: str
    body: str
    year: Year
    held_on: date
    number: str
    title: str
    place: DemoPlace | None
    venue: str
    form: str
    quorum_rule: str
    minutes_at: datetime

    @property
    def has_quorum_in_doubt(self) -> bool:
        return self.quorum_rule == "two_thirds" and self.year.back == STORM_BACK


def rumo_sittings(world: World) -> tuple[InventedMeeting, ...]:
    """The regular meetings of the regional body, with the first one of the coming year."""
    coming = Year(school_year(world.years[-1].first + 1), -1)
    sittings: list[InventedMeeting] = []
    for year in (*world.reported_years, coming):
        seasons = _SEASONS[:1] if year is coming else _SEASONS[: 5 if year.first % 2 else 4]
        for number, (month, earliest, latest) in enumerate(seasons, start=1):
            rng = world.random("rumo", year.first, number)
            held_on = _weekday(year.day(month, rng.randint(earliest, latest)))
            stormy = year.back == STORM_BACK and month == 2
            sittings.append(
                InventedMeeting(
                    code=f"rumo-{held_on.isoformat()}",
                    body=RUMO,
                    year=year,
                    held_on=held_on,
                    number=str(number),
                    title=_TITLES[number - 1],
                    place=None,
                    venue=rng.choice(_PLACES),
                    form="in_person" if stormy else rng.choice(("in_person", "mixed", "mixed")),
                    quorum_rule="two_thirds" if stormy else "more_than_half",
                    minutes_at=recorded(rng, held_on, most=3),
                )
            )
    return tuple(sittings)


def council_sittings(world: World) -> tuple[InventedMeeting, ...]:
    """One to four meetings a year of each municipal council, fewer where things go worse."""
    sittings: list[InventedMeeting] = []
    for year in world.reported_years:
        for place in ranked_places():
            if not reports(place, year):
                continue
            rng = world.random("council", place.oktmo, year.first)
            many = max(1, min(4, round(3 * place.strength * year.pace + rng.uniform(-0.8, 0.8))))
            for number, month in enumerate(sorted(rng.sample(range(4), many)), start=1):
                held_on = _weekday(year.day(_COUNCIL_MONTHS[month], rng.randint(5, 26)))
                sittings.append(
                    InventedMeeting(
                        code=f"council-{place.oktmo}-{held_on.isoformat()}",
                        body=COUNCIL,
                        year=year,
                        held_on=held_on,
                        number=str(number),
                        title=_COUNCIL_TITLES[month],
                        place=place,
                        venue=place.center or place.name,
                        form=rng.choice(("in_person", "in_person", "online")),
                        quorum_rule="half",
                        minutes_at=recorded(rng, held_on, most=12),
                    )
                )
    return tuple(sittings)


def _weekday(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))


def meeting_facts(sitting: InventedMeeting, present_count: int) -> Iterator[Fact]:
    """The meeting as announced, then as held."""
    yield from history(
        schema.meeting,
        datetime.combine(sitting.held_on, time(5)) - timedelta(days=_ANNOUNCED_DAYS[sitting.body]),
        _values(sitting),
        (sitting.minutes_at, {"status": "held", "present_count": present_count}),
    )


def announced_facts(sitting: InventedMeeting) -> Iterator[Fact]:
    """A meeting of which only the announcement is known."""
    moment = datetime.combine(sitting.held_on, time(5))
    yield Fact(
        schema.meeting,
        moment - timedelta(days=_ANNOUNCED_DAYS[sitting.body]),
        _values(sitting),
    )


def cancelled_facts(world: World) -> Iterator[Fact]:
    """An extraordinary meeting of the last full year that was announced and did not take place."""
    held_on = _weekday(world.years[-2].day(3, 14))
    values: Values = {
        "code": f"rumo-{held_on.isoformat()}",
        "body": RUMO,
        "title": "Внеочередное заседание",
        "status": "planned",
        "held_on": held_on,
        "starts_at": "15:00",
        "form": "online",
    }
    announced = datetime.combine(held_on, time(5))
    yield from history(
        schema.meeting,
        announced - timedelta(days=21),
        values,
        (announced - timedelta(days=2), {"status": "cancelled"}),
    )


def _values(sitting: InventedMeeting) -> Values:
    return {
        "code": sitting.code,
        "body": sitting.body,
        "oktmo": sitting.place.oktmo if sitting.place else None,
        "number": sitting.number,
        "title": sitting.title,
        "status": "planned",
        "held_on": sitting.held_on,
        "starts_at": "14:00",
        "place": sitting.venue,
        "form": sitting.form,
        "quorum_rule": sitting.quorum_rule,
    }
