"""The year's plan of the regional body and of the school project."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from data_sources.database import schema
from data_sources.demo.facts import Fact, Values, history, recorded
from data_sources.demo.meetings.sittings import InventedMeeting, rumo_sittings
from data_sources.demo.world import World, Year
from data_sources.question.periods import month_end

_RUMO_ITEMS: Final = (
    (10, "Собрать заявки муниципалитетов на повышение квалификации"),
    (11, "Провести методический десант в северные районы"),
    (12, "Обновить витрину диагностик"),
    (1, "Подвести итоги первого полугодия"),
    (3, "Провести региональный конкурс методических служб"),
    (5, "Собрать отчёты муниципальных методических советов"),
    (6, "Утвердить план на следующий учебный год"),
)
_SCHOOL_ITEMS: Final = (
    (9, "Разослать школам порядок самодиагностики"),
    (11, "Провести консультации координаторов"),
    (12, "Завершить самодиагностику"),
    (2, "Составить планы адресной помощи"),
    (4, "Провести стажировку для школ базового уровня"),
    (6, "Подвести итоги проекта за год"),
)
_MEETING_ITEM: Final = "Провести заседание РУМО «{title}»"
_LATE: Final = 0.13
_NEVER: Final = 0.12
_MOVED_BACK: Final = 1
"""In the last full year one item was put off and one was cancelled."""


def plan_facts(world: World) -> Iterator[Fact]:
    """Every item as planned in August, then done, put off or cancelled."""
    meetings = rumo_sittings(world)
    for year in world.reported_years:
        own = [meeting for meeting in meetings if meeting.year == year]
        for number, meeting in enumerate(own, start=1):
            yield from _meeting_item(world, year, number, meeting)
        for number, (month, title) in enumerate(_RUMO_ITEMS, start=1):
            yield from _item(world, year, "rumo", number + len(own), month, title)
        for number, (month, title) in enumerate(_SCHOOL_ITEMS, start=1):
            yield from _item(world, year, "school_project", number, month, title)


def _planned(plan: str, year: Year, number: int, title: str, due_on: date) -> Values:
    return {
        "plan": plan,
        "code": f"{plan}-{year.text}-{number:02d}",
        "title": title,
        "due_on": due_on,
    }


def _meeting_item(
    world: World, year: Year, number: int, meeting: InventedMeeting
) -> Iterator[Fact]:
    due_on = month_end(meeting.held_on.year, meeting.held_on.month)
    title = _MEETING_ITEM.format(title=meeting.title)
    changes: list[tuple[datetime, Values]] = []
    if meeting.held_on < world.today:
        # The meeting's own row is older than its minutes, so the reference always holds.
        held = {"done_on": meeting.held_on, "meeting_code": meeting.code}
        changes.append((meeting.minutes_at, held))
    values = _planned("rumo", year, number, title, due_on)
    yield from history(schema.plan_item, world.before(year), values, *changes)


def _item(
    world: World, year: Year, plan: str, number: int, month: int, title: str
) -> Iterator[Fact]:
    rng = world.random("plan", plan, year.first, number)
    due_on = year.day(month, 31)
    values = _planned(plan, year, number, title, due_on)
    planned_at = world.before(year)
    if plan == "rumo" and year.back == _MOVED_BACK and month == 3:
        cancelled_on = year.day(2, 25)
        change = (recorded(rng, cancelled_on, most=5), {"cancelled_on": cancelled_on})
        yield from history(schema.plan_item, planned_at, values, change)
        return
    changes: list[tuple[datetime, Values]] = []
    if plan == "rumo" and year.back == _MOVED_BACK and month == 5:
        moved = {"due_on": year.day(6, 30), "original_due_on": due_on}
        changes.append((recorded(rng, year.day(5, 20), most=5), moved))
        due_on = year.day(6, 30)
    drawn = rng.random()
    if drawn > _NEVER:
        late = drawn < _NEVER + _LATE
        days = rng.randint(5, 40) if late else -rng.randint(0, 12)
        done_on = due_on + timedelta(days=days)
        changes.append((recorded(rng, done_on, most=5), {"done_on": done_on}))
    yield from history(schema.plan_item, planned_at, values, *changes)
