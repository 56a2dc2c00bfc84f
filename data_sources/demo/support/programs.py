"""Programmes of further training: about eighty, from five providers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact
from data_sources.demo.organizations import PROVIDERS
from data_sources.demo.world import World

LONG_ENOUGH: Final = 16
"""Hours from which a programme counts as further training."""

FEDERAL_PROJECTS: Final = (
    "Современная школа",
    "Успех каждого ребёнка",
    "Цифровая образовательная среда",
    "Педагоги и наставники",
    "Всё лучшее детям",
)

_TOPICS: Final = (
    ("Обновлённые ФГОС: рабочая программа учителя", "knowledge"),
    ("Функциональная грамотность на уроке", "knowledge"),
    ("Формирующее оценивание", "knowledge"),
    ("Подготовка к государственной итоговой аттестации", "knowledge"),
    ("Здоровьесберегающие технологии в школе", "health"),
    ("Школьный спортивный клуб", "health"),
    ("Школьный театр и музей", "creativity"),
    ("Работа с одарёнными детьми", "creativity"),
    ("Классное руководство и «Разговоры о важном»", "upbringing"),
    ("Программа воспитания: от замысла до календаря", "upbringing"),
    ("Единая модель профориентации", "career_guidance"),
    ("Наставничество молодых педагогов", "teacher_team"),
    ("Управление школьной командой", "teacher_team"),
    ("Методическое сопровождение учителя", "teacher_team"),
    ("Профилактика травли в классе", "school_climate"),
    ("Психолого-педагогическая поддержка ученика", "school_climate"),
    ("Цифровые сервисы «Моей школы»", "learning_environment"),
    ("Искусственный интеллект в работе учителя", "learning_environment"),
    ("Обучение детей с ОВЗ", None),
    ("Финансовая грамотность", None),
)
_VARIANTS: Final = (
    ("базовый курс", (36, 48, 72)),
    ("практикум", (16, 18, 24)),
    ("интенсив", (8, 12)),
    ("углублённый курс", (72, 108)),
)
_NEW_EACH_YEAR: Final = 3


@dataclass(frozen=True)
class InventedProgram:
    """A programme; `from_back` says since which school year (counted back) it is taught."""

    code: str
    title: str
    provider_code: str
    format: str
    hours: int
    federal_project: str | None
    in_federal_register: bool
    is_network: bool
    direction: str | None
    from_back: int


def make_programs(world: World) -> tuple[InventedProgram, ...]:
    """Every topic in every variant; a few of them begin in each of the later years."""
    rng = world.random("programs")
    titles = [
        (f"{topic}: {variant}" if ":" not in topic else f"{topic} ({variant})", direction, hours)
        for variant, hours in _VARIANTS
        for topic, direction in _TOPICS
    ]
    newest_first = [min(index // _NEW_EACH_YEAR, 6) for index in range(len(titles))]
    rng.shuffle(newest_first)
    return tuple(
        _program(rng, number, title, direction, hours, from_back)
        for number, ((title, direction, hours), from_back) in enumerate(
            zip(titles, newest_first, strict=True), start=1
        )
    )


def _program(
    rng: random.Random,
    number: int,
    title: str,
    direction: str | None,
    hours: tuple[int, ...],
    from_back: int,
) -> InventedProgram:
    return InventedProgram(
        code=f"p-{number:03d}",
        title=title,
        provider_code=rng.choices([p for p, _ in PROVIDERS], [share for _, share in PROVIDERS])[0],
        format=rng.choices(("in_person", "remote", "mixed"), (38, 40, 22))[0],
        hours=rng.choice(hours),
        federal_project=rng.choice(FEDERAL_PROJECTS) if rng.random() < 0.45 else None,
        in_federal_register=rng.random() < 0.55,
        is_network=rng.random() < 0.2,
        direction=direction,
        from_back=from_back,
    )


def program_facts(world: World, programs: tuple[InventedProgram, ...]) -> Iterator[Fact]:
    """The register of programmes; a new one is entered before its first school year."""
    first_year_back = world.years[0].back
    for program in programs:
        year = world.years[first_year_back - program.from_back]
        values = {
            "code": program.code,
            "title": program.title,
            "provider_code": program.provider_code,
            "format": program.format,
            "hours": program.hours,
            "federal_project": program.federal_project,
            "in_federal_register": program.in_federal_register,
            "is_network": program.is_network,
            "direction": program.direction,
        }
        moment = world.origin if program.from_back == first_year_back else world.before(year)
        yield Fact(schema.training_program, moment, values)
