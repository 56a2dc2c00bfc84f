"""Small hostile databases: every table that an indicator reads, with rows that nearly count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Final

from tests.generated.history import History, Row, Tables, a_day, maybe_day
from tests.naive.scorecard import DIRECTION_TITLES, INDICATORS

PERIODS: Final = (
    "2022-2023",
    "2023-2024",
    "2024-2025",
    "2023",
    "2024",
    "2025",
    "2024-Q1",
    "2024-Q2",
    "2024-Q3",
    "2023-09..2024-05",
    "2024-02..2024-02",
    "2023-03..2024-02",
    "2020-01..2024-12",
)
NAMES: Final = (
    "г. Томск",
    "Томский район",
    "ЗАТО Северск",
    "ЗАТО г. Северск",
    "Ёлкинский район",
    "Елкинский район",
    "Ельский район",
    "Затонский район",
    "г.Яшкин",
    "Ягодный-Яр",
    "Ягодный Яр",
    "бакчарский район",
)
GHOST: Final = "69999999"
"""A code that no register knows."""
HEADCOUNTS: Final = (0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 25, 50, 100, 128, 300)
HOURS: Final = (8, 15.5, 15.99, 16, 16, 18, 72)


@dataclass(frozen=True)
class Frame:
    """What the facts are hung on: codes that exist, and some that do not."""

    regions: tuple[str, ...]
    region_oktmos: tuple[str, ...]
    oktmos: tuple[str, ...]
    schools: tuple[str, ...]

    def place(self, random: Random) -> str:
        return GHOST if random.random() < 0.03 else random.choice(self.oktmos)

    def place_or_none(self, random: Random) -> str | None:
        return None if random.random() < 0.15 else self.place(random)

    def region_or_none(self, random: Random) -> str | None:
        if len(self.regions) > 1:
            return random.choice((None, *self.regions, *self.regions))
        return random.choice((None, None, *self.regions))

    def school(self, random: Random) -> str:
        return random.choice((*self.schools, "S-unknown"))


def random_tables(random: Random) -> Tables:
    """A database as lists of rows, one per table, with all their history and without `id`.

    At every moment since 2018 it has a region with two municipalities or more; natural keys
    are unique among rows known together, and every row fits the constraints of the schema.
    """
    history = History(random, volume=random.choice((0.5, 1, 1, 3)))
    frame = _registers(history)
    _staff(history, frame)
    _targets_and_weights(history, frame)
    _training(history, frame)
    _meetings(history, frame)
    _plan(history, frame)
    _school_project(history, frame)
    _events(history, frame)
    _sites_and_practices(history, frame)
    _diagnostics(history, frame)
    _routes_and_mentoring(history, frame)
    _unread(history, frame)
    return history.tables


def _registers(history: History) -> Frame:
    random = history.random
    regions = random.choice((("70",), ("70",), ("69", "70"), ("70", "71")))
    region_oktmos = tuple(f"{code}000000" for code in regions)
    for code, oktmo in zip(regions, region_oktmos, strict=True):
        rest: Callable[[], Row] = partial(dict, name=f"Область {code}", oktmo=oktmo)
        history.add("region", {"code": code}, rest, always=code == "70")
    oktmos = [_municipality(history, number, regions) for number in range(random.randrange(2, 7))]
    schools = []
    for number in range(random.randrange(13)):
        schools.append(f"S{number}")
        home = random.choice(oktmos)
        history.add("school", {"code": f"S{number}"}, partial(_school, random, home, oktmos))
    return Frame(regions, region_oktmos, tuple(oktmos), tuple(schools))


def _municipality(history: History, number: int, regions: tuple[str, ...]) -> str:
    random = history.random
    surely = number < 2
    is_regional = not surely and random.random() < 0.3
    oktmo = f"7070{number}000"
    if is_regional and random.random() < 0.3:
        oktmo = "70000000"
    region = "70" if surely else random.choice(regions)
    name = random.choice(NAMES)

    def rest() -> Row:
        moved = not surely and random.random() < 0.1
        kind = "regional" if is_regional else random.choice(("city", "district", "district"))
        return {
            "region_code": random.choice(regions) if moved else region,
            "name": random.choice(NAMES) if random.random() < 0.2 else name,
            "short_name": random.choice((None, "Том", "Север")),
            "kind": kind,
            "peer_group": random.choice((None, "север", "север", "юг", "юг", "city")),
        }

    history.add("municipality", {"oktmo": oktmo}, rest, always=surely)
    return oktmo


def _school(random: Random, home: str, oktmos: list[str]) -> Row:
    return {
        "oktmo": random.choice(oktmos) if random.random() < 0.1 else home,
        "name": "Школа",
        "kind": random.choice(
            ("general", "general", "general", "correctional", "preschool", "additional")
        ),
        "is_branch": random.random() < 0.15,
        "opened_on": maybe_day(random, absent=0.7),
        "closed_on": maybe_day(random, absent=0.75),
    }


def _staff(history: History, frame: Frame) -> None:
    random = history.random
    for oktmo in (*frame.oktmos, GHOST):
        for category in ("teacher", "manager", "young_teacher"):
            if random.random() < 0.15:
                continue
            usual = random.choice(HEADCOUNTS)
            for _ in range(random.choice((1, 1, 2, 3))):
                key = {"oktmo": oktmo, "category": category, "counted_on": a_day(random)}
                history.add("staff_count", key, partial(_headcount, random, usual))


def _headcount(random: Random, usual: int) -> Row:
    return {"headcount": usual if random.random() < 0.7 else random.choice(HEADCOUNTS)}


def _targets_and_weights(history: History, frame: Frame) -> None:
    random = history.random
    keys = [*(indicator.key for indicator in INDICATORS), "index", "retired_indicator"]
    periods = random.sample(PERIODS, 4)
    likely = random.choice((0.05, 0.3, 0.8))
    for key in keys:
        for oktmo in (None, *frame.region_oktmos, *frame.oktmos):
            for period in periods:
                if random.random() < likely * (1 if oktmo is None else 0.3):
                    history.add(
                        "target",
                        {"indicator": key, "oktmo": oktmo, "period": period},
                        lambda: {"value": _aim(random), "near": _aim(random)},
                    )
    likely = random.choice((0.0, 0.2, 0.8))
    for key in keys:
        for _ in range(2):
            if random.random() < likely:
                history.add(
                    "weight",
                    {"indicator": key, "valid_from": a_day(random)},
                    lambda: {"weight": random.choice((0, 0, 0.25, 0.5, 1, 1, 3))},
                )


def _aim(random: Random) -> float:
    """Often exactly what some numerator and denominator give, in percent."""
    most = random.choice((1, 2, 3, 4, 5, 6, 8, 16, 25, 50, 100))
    return float(round(random.randrange(most + 1) / most * random.choice((1, 10, 100, 100)), 4))


def _training(history: History, frame: Frame) -> None:
    random = history.random
    programs = [f"P{number}" for number in range(history.up_to(6))]
    for code in programs:
        history.add(
            "training_program",
            {"code": code},
            lambda: {
                "title": "Программа",
                "provider_code": "ORG",
                "format": random.choice(("in_person", "remote", "mixed")),
                "hours": random.choice(HOURS),
                "in_federal_register": random.random() < 0.5,
                "is_network": random.random() < 0.4,
                "direction": random.choice((None, *DIRECTION_TITLES)),
            },
        )
    for _ in range(history.up_to(40)):
        key = {
            "educator_key": f"E{random.randrange(16)}",
            "program_code": random.choice((*programs, "P-unknown")),
            "completed_on": a_day(random),
        }
        history.add(
            "training",
            key,
            lambda: {
                "category": random.choice(("teacher", "teacher", "manager")),
                "oktmo": frame.place(random),
                "school_code": random.choice((None, frame.school(random))),
            },
        )


def _meetings(history: History, frame: Frame) -> None:
    random = history.random
    for order in range(history.up_to(12)):
        code = f"M{order}"
        body = random.choice(("rumo", "rumo", "rumo", "municipal_council", "commission"))
        history.add("meeting", {"code": code}, partial(_meeting, random, frame, body))
        for person in range(history.up_to(6)):
            key: Row = {"meeting_code": code, "person": f"Участник {person}"}
            history.add("attendance", key, lambda: _attendance(random, frame))
        for position in range(1, random.randrange(1, 5)):
            decision: Row = {"meeting_code": code, "position": position}
            if random.random() < 0.9:
                history.add("decision", decision, lambda: _decision(random))
            for number in range(random.randrange(4)):
                key = {**decision, "assignee": f"Исполнитель {number}"}
                history.add("assignment", key, lambda: _assignment(random, frame))


def _meeting(random: Random, frame: Frame, body: str) -> Row:
    council = body == "municipal_council"
    return {
        "body": body,
        "oktmo": frame.place_or_none(random) if council or random.random() < 0.1 else None,
        "status": random.choice(("held", "held", "held", "held", "planned", "cancelled")),
        "held_on": a_day(random),
        "quorum_rule": random.choice((None, "half", "more_than_half", "two_thirds")),
        "present_count": random.choice((None, 22)),
        "region_code": frame.region_or_none(random),
    }


def _attendance(random: Random, frame: Frame) -> Row:
    is_member = random.random() < 0.7
    return {
        "is_member": is_member,
        "is_substitute": is_member and random.random() < 0.2,
        "status": random.choice(("present", "present", "online", "excused", "absent")),
        "oktmo": frame.place_or_none(random),
    }


def _decision(random: Random) -> Row:
    return {
        "kind": random.choice((*4 * ("assignment",), "recommendation", "informational")),
        "text": "Принять к исполнению",
        "due_kind": random.choice(("date", "date", "continuous", "none")),
        "due_on": maybe_day(random, absent=0.3),
    }


def _assignment(random: Random, frame: Frame) -> Row:
    due_on = maybe_day(random, absent=0.4)
    completed_on = maybe_day(random, absent=0.4)
    if due_on is not None and random.random() < 0.2:
        completed_on = due_on
    return {
        "oktmo": frame.place_or_none(random),
        "due_on": due_on,
        "original_due_on": maybe_day(random, absent=0.9),
        "completed_on": completed_on,
        "withdrawn_on": maybe_day(random, absent=0.75),
    }


def _plan(history: History, frame: Frame) -> None:
    random = history.random
    for number in range(history.up_to(8)):
        plan = random.choice(("rumo", "rumo", "school_project"))
        history.add(
            "plan_item",
            {"plan": plan, "code": f"PI{number}"},
            lambda: {
                "title": "Пункт плана",
                "due_on": a_day(random),
                "done_on": maybe_day(random),
                "cancelled_on": maybe_day(random, absent=0.75),
                "region_code": frame.region_or_none(random),
            },
        )


def _school_project(history: History, frame: Frame) -> None:
    random = history.random
    for _ in range(history.up_to(24)):
        key = {"school_code": frame.school(random), "completed_on": a_day(random)}
        history.add(
            "self_diagnosis",
            key,
            lambda: {
                "edition": "2024",
                "level": random.choice((None, "below_basic", "basic", "medium", "high")),
            },
        )
        for direction in DIRECTION_TITLES:
            if random.random() < 0.4:
                history.add(
                    "self_diagnosis_score",
                    {**key, "direction": direction},
                    lambda: {
                        "score": random.choice((0, 3, 4.5, 7.25, 10)),
                        "max_score": random.choice((10, 12.5, 16, 24)),
                    },
                )


def _events(history: History, frame: Frame) -> None:
    random = history.random
    for number in range(history.up_to(5)):
        history.add(
            "event",
            {"code": f"EV{number}"},
            lambda: {
                "title": "Событие",
                "kind": "seminar",
                "starts_on": a_day(random),
                "ends_on": maybe_day(random),
                "format": "mixed",
            },
        )
    for _ in range(history.up_to(12)):
        history.add(
            "event_participation",
            {"event_code": f"EV{random.randrange(6)}", "oktmo": frame.place(random)},
            lambda: {"participants": random.randrange(30)},
        )


def _sites_and_practices(history: History, frame: Frame) -> None:
    random = history.random
    for number in range(history.up_to(6)):
        history.add(
            "internship_site",
            {"code": f"IS{number}"},
            lambda: {
                "oktmo": frame.place(random),
                "school_code": random.choice((None, frame.school(random))),
                "topic": "Тема",
                "opened_on": a_day(random),
                "closed_on": maybe_day(random),
            },
        )
    for _ in range(history.up_to(8)):
        key = {
            "site_code": f"IS{random.randrange(7)}",
            "oktmo": frame.place(random),
            "held_on": a_day(random),
        }
        history.add("internship", key, lambda: {"participants": random.randrange(12)})
    for number in range(history.up_to(8)):
        history.add(
            "practice",
            {"code": f"PR{number}"},
            lambda: {
                "oktmo": frame.place(random),
                "kind": random.choice(("mentoring", "master_class", "other")),
                "title": "Практика",
                "started_on": a_day(random),
                "ended_on": maybe_day(random),
            },
        )


def _diagnostics(history: History, frame: Frame) -> None:
    random = history.random
    for number in range(history.up_to(6)):
        history.add(
            "diagnostic",
            {"code": f"D{number}"},
            lambda: {
                "title": "Диагностика",
                "owner_code": "ORG",
                "audience": random.choice(("teacher", "manager", "preschool")),
                "published_on": a_day(random),
                "expertise_status": random.choice(("recommended", "recommended", "rejected")),
                "expertise_on": maybe_day(random),
                "valid_until": maybe_day(random),
                "region_code": frame.region_or_none(random),
            },
        )
    for _ in range(history.up_to(8)):
        key = {
            "diagnostic_code": f"D{random.randrange(8)}",
            "oktmo": frame.place(random),
            "held_on": a_day(random),
        }
        history.add(
            "diagnostic_result",
            key,
            lambda: {"participants": random.randrange(40), "with_deficit": random.randrange(9)},
        )


def _routes_and_mentoring(history: History, frame: Frame) -> None:
    random = history.random
    for _ in range(history.up_to(12)):
        history.add(
            "learning_route",
            {"educator_key": f"E{random.randrange(8)}", "started_on": a_day(random)},
            lambda: {"oktmo": frame.place(random), "completed_on": maybe_day(random)},
        )
        history.add(
            "mentoring",
            {"mentee_key": f"Y{random.randrange(8)}", "started_on": a_day(random)},
            lambda: {"oktmo": frame.place(random), "ended_on": maybe_day(random)},
        )


def _unread(history: History, frame: Frame) -> None:
    """Rows that no indicator may look at."""
    random = history.random
    history.add("organization", {"code": "ORG"}, lambda: {"name": "Институт", "kind": "institute"})
    history.add(
        "note",
        {"code": "N1"},
        lambda: {
            "indicator": "training_coverage",
            "oktmo": frame.place_or_none(random),
            "noted_on": a_day(random),
            "author": "Методист",
            "text": "Пояснение",
        },
    )
    history.add(
        "roster_member",
        {"body": "rumo", "person": "Участник 1", "valid_from": a_day(random)},
        lambda: {"role": "member", "oktmo": frame.place_or_none(random)},
    )
