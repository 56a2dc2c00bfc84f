"""What municipal councils discuss and decide."""

from __future__ import annotations

from typing import Final

from data_sources.demo.agenda import Addressee, Point, Topic, due_date
from data_sources.demo.places import Place
from data_sources.demo.sittings import Sitting
from data_sources.demo.world import World

_TOPICS: Final = (
    "О работе районных методических объединений",
    "О повышении квалификации учителей",
    "О наставничестве в школах",
    "О подготовке к самодиагностике",
    "О результатах диагностики дефицитов",
)
_TASKS: Final = (
    "Собрать заявки школ на курсы.",
    "Провести семинар для руководителей методических объединений.",
    "Проверить планы наставников.",
    "Обобщить опыт двух школ.",
)
_OFFICE: Final = "методический кабинет"


def council_agenda(world: World, sitting: Sitting) -> tuple[Topic, ...]:
    """Two or three items without a named speaker."""
    rng = world.random("agenda", sitting.code)
    titles = rng.sample(_TOPICS, rng.randint(2, 3))
    return tuple(Topic(title, None, "методист", None) for title in titles)


def council_points(
    world: World, sitting: Sitting, topics: tuple[Topic, ...], place: Place
) -> tuple[Point, ...]:
    """One point to take note of, one or two for the municipality's own office."""
    rng = world.random("points", sitting.code)
    note = Point("1", 1, "informational", f"Принять к сведению: {topics[0].title.lower()}.")
    tasks = (
        Point(
            number=str(number),
            agenda_position=min(number, len(topics)),
            kind="assignment",
            text=text,
            due_on=due_date(rng, sitting.held_on),
            addressees=(Addressee(_OFFICE, oktmo=place.oktmo),),
        )
        for number, text in enumerate(rng.sample(_TASKS, rng.randint(1, 2)), start=2)
    )
    return (note, *tasks)
