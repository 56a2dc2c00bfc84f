"""What municipal councils discuss and decide."""

from __future__ import annotations

import random
from typing import Final

from data_sources.demo.meetings.agenda import Addressee, InventedPoint, Topic, due_date
from data_sources.demo.meetings.sittings import InventedMeeting
from data_sources.demo.places import VISITED, DemoPlace
from data_sources.demo.world import World

_TOPICS: Final = (
    "О работе районных методических объединений",
    "О повышении квалификации учителей",
    "О наставничестве в школах",
    "О подготовке к самодиагностике",
    "О результатах диагностики дефицитов",
)
_COURSES: Final = "Собрать заявки школ на курсы."
_TASKS: Final = (
    _COURSES,
    "Провести семинар для руководителей методических объединений.",
    "Проверить планы наставников.",
    "Обобщить опыт двух школ.",
)
_WINTER: Final = (12, 2)
_OFFICE: Final = "методический кабинет"


def council_agenda(world: World, sitting: InventedMeeting) -> tuple[Topic, ...]:
    """Two or three items without a named speaker."""
    rng = world.random("agenda", sitting.code)
    titles = rng.sample(_TOPICS, rng.randint(2, 3))
    return tuple(Topic(title, None, "методист", None) for title in titles)


def council_points(
    world: World, sitting: InventedMeeting, topics: tuple[Topic, ...], place: DemoPlace
) -> tuple[InventedPoint, ...]:
    """One point to take note of, one or two for the municipality's own office."""
    rng = world.random("points", sitting.code)
    note = InventedPoint("1", 1, "informational", f"Принять к сведению: {topics[0].title.lower()}.")
    tasks = (
        InventedPoint(
            number=str(number),
            agenda_position=min(number, len(topics)),
            kind="assignment",
            text=text,
            due_on=due_date(rng, sitting.held_on),
            indicator=_aim(sitting, text),
            addressees=(Addressee(_OFFICE, oktmo=place.oktmo),),
        )
        for number, text in enumerate(_texts(rng, sitting), start=2)
    )
    return (note, *tasks)


def _texts(rng: random.Random, sitting: InventedMeeting) -> list[str]:
    """What the office has to do; before it was visited, the place asked for courses."""
    texts = rng.sample(_TASKS, rng.randint(1, 2))
    if _is_before_the_visit(sitting) and _COURSES not in texts:
        texts[0] = _COURSES
    return texts


def _aim(sitting: InventedMeeting, text: str) -> str | None:
    is_about_courses = text == _COURSES and _is_before_the_visit(sitting)
    return "training_coverage" if is_about_courses else None


def _is_before_the_visit(sitting: InventedMeeting) -> bool:
    is_of_winter = sitting.year.back == 1 and sitting.held_on.month in _WINTER
    return is_of_winter and sitting.place is not None and sitting.place.oktmo == VISITED
