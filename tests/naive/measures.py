"""Numerator and denominator of every indicator, counted row by row as the contract says them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from tests.naive.scorecard import DIRECTION_TITLES, Row
from tests.naive.world import Place, Window, World, same_day

Share = tuple[float, float | None]
"""Numerator and denominator; None where a denominator finds nothing (or there is none)."""

Measure = Callable[[World, Window, Place], Share]


def _found(count: float) -> float | None:
    return count if count > 0 else None


def _headcount(world: World, window: Window, place: Place, category: str) -> float | None:
    total: float | None = None
    for oktmo in place.oktmos:
        newest: Row | None = None
        for row in world.tables["staff_count"]:
            if row["oktmo"] != oktmo or row["category"] != category:
                continue
            if row["counted_on"] > window.day:
                continue
            if newest is None or row["counted_on"] > newest["counted_on"]:
                newest = row
        if newest is not None:
            total = (total or 0) + newest["headcount"]
    return total


def _teachers(world: World, window: Window, place: Place) -> float | None:
    return _headcount(world, window, place, "teacher")


def _one(rows: Iterable[Row], **wanted: Any) -> Row | None:
    for row in rows:
        if all(row[column] == value for column, value in wanted.items()):
            return row
    return None


def _programs(world: World) -> dict[str, Row]:
    return {row["code"]: row for row in world.tables["training_program"]}


def _trained(world: World, place: Place, category: str, has: Callable[[date], bool]) -> int:
    programs = _programs(world)
    educators = set()
    for row in world.tables["training"]:
        program = programs.get(row["program_code"])
        if (
            place.has(row["oktmo"])
            and row["category"] == category
            and has(row["completed_on"])
            and program is not None
            and program["hours"] >= 16
        ):
            educators.add(row["educator_key"])
    return len(educators)


def _training_coverage(world: World, window: Window, place: Place) -> Share:
    return _trained(world, place, "teacher", window.has), _teachers(world, window, place)


def _training_coverage_3y(world: World, window: Window, place: Place) -> Share:
    after = same_day(window.day, years_back=3)
    trained = _trained(world, place, "teacher", lambda day: after < day <= window.day)
    return trained, _teachers(world, window, place)


def _managers_training_coverage(world: World, window: Window, place: Place) -> Share:
    trained = _trained(world, place, "manager", window.has)
    return trained, _headcount(world, window, place, "manager")


def _trainings(world: World, window: Window, place: Place) -> list[Row]:
    return [
        row
        for row in world.tables["training"]
        if place.has(row["oktmo"]) and window.has(row["completed_on"])
    ]


def _remote_training_share(world: World, window: Window, place: Place) -> Share:
    programs = _programs(world)
    remote = 0
    trainings = _trainings(world, window, place)
    for row in trainings:
        program = programs.get(row["program_code"])
        if program is not None and program["format"] == "remote":
            remote += 1
    return remote, _found(len(trainings))


def _network_programs_share(world: World, window: Window, place: Place) -> Share:
    used = {row["program_code"] for row in _trainings(world, window, place)}
    programs = [row for code, row in _programs(world).items() if code in used]
    network = [row for row in programs if row["is_network"]]
    return len(network), _found(len(programs))


def _held_rumo(world: World, window: Window) -> list[Row]:
    return [
        row
        for row in world.tables["meeting"]
        if row["body"] == "rumo"
        and row["status"] == "held"
        and window.has(row["held_on"])
        and world.belongs(row)
    ]


def _came(attendance: Row) -> bool:
    return attendance["status"] in ("present", "online")


def _seats(world: World, meeting: Row) -> list[Row]:
    return [
        row
        for row in world.tables["attendance"]
        if row["meeting_code"] == meeting["code"] and row["is_member"]
    ]


def _rumo_attendance(world: World, window: Window, place: Place) -> Share:
    came = seats = 0
    for meeting in _held_rumo(world, window):
        for row in _seats(world, meeting):
            if place.has(row["oktmo"]):
                seats += 1
                came += 1 if _came(row) else 0
    return came, _found(seats)


def _rumo_representation(world: World, window: Window, place: Place) -> Share:
    counted = []
    for row in world.municipalities:
        if row["oktmo"] not in place.oktmos:
            continue
        if place.level == "municipality" or row["kind"] != "regional":
            counted.append(row["oktmo"])
    represented = asked = 0
    for meeting in _held_rumo(world, window):
        guests = [
            row["oktmo"]
            for row in world.tables["attendance"]
            if row["meeting_code"] == meeting["code"] and _came(row)
        ]
        for oktmo in counted:
            asked += 1
            represented += 1 if oktmo in guests else 0
    return represented, _found(asked)


def _rumo_quorum(world: World, window: Window, place: Place) -> Share:
    lawful = meetings = 0
    for meeting in _held_rumo(world, window):
        seats = _seats(world, meeting)
        rule = meeting["quorum_rule"]
        if rule is None or not seats:
            continue
        n = len(seats)
        p = len([row for row in seats if _came(row)])
        meetings += 1
        if (
            (rule == "half" and 2 * p >= n)
            or (rule == "more_than_half" and 2 * p > n)
            or (rule == "two_thirds" and 3 * p >= 2 * n)
        ):
            lawful += 1
    return lawful, _found(meetings)


def _by(day: date | None, limit: date) -> bool:
    return day is not None and day <= limit


def _rumo_plan_execution(world: World, window: Window, place: Place) -> Share:
    done = planned = 0
    for row in world.tables["plan_item"]:
        if (
            row["plan"] == "rumo"
            and world.belongs(row)
            and window.start <= row["due_on"] <= window.end
            and row["due_on"] <= window.day
            and not _by(row["cancelled_on"], window.day)
        ):
            planned += 1
            done += 1 if _by(row["done_on"], window.day) else 0
    return done, _found(planned)


def _duties(world: World, window: Window, place: Place) -> list[tuple[date, Row]]:
    """Assignments with a due date that are not withdrawn by D, each with that date."""
    duties = []
    for row in world.tables["assignment"]:
        code, position = row["meeting_code"], row["position"]
        decision = _one(world.tables["decision"], meeting_code=code, position=position)
        meeting = _one(world.tables["meeting"], code=code)
        if decision is None or decision["kind"] != "assignment" or meeting is None:
            continue
        if meeting["status"] != "held" or not world.belongs(meeting):
            continue
        due = row["due_on"] if row["due_on"] is not None else decision["due_on"]
        if due is None or _by(row["withdrawn_on"], window.day) or not place.has(row["oktmo"]):
            continue
        duties.append((due, row))
    return duties


def _reportable(world: World, window: Window, place: Place) -> list[tuple[date, Row]]:
    return [
        (due, row)
        for due, row in _duties(world, window, place)
        if window.start <= due <= window.end
        and (due <= window.day or _by(row["completed_on"], window.day))
    ]


def _decision_completion(world: World, window: Window, place: Place) -> Share:
    duties = _reportable(world, window, place)
    done = [row for _, row in duties if _by(row["completed_on"], window.day)]
    return len(done), _found(len(duties))


def _decision_on_time(world: World, window: Window, place: Place) -> Share:
    duties = _reportable(world, window, place)
    done = [
        row
        for due, row in duties
        if _by(row["completed_on"], window.day) and _by(row["completed_on"], due)
    ]
    return len(done), _found(len(duties))


def _decision_overdue(world: World, window: Window, place: Place) -> Share:
    overdue = 0
    for due, row in _duties(world, window, place):
        if due < window.day and not _by(row["completed_on"], window.day):
            overdue += 1
    return overdue, None


def _schools(world: World, window: Window, place: Place) -> list[str]:
    return [
        row["code"]
        for row in world.tables["school"]
        if place.has(row["oktmo"])
        and row["kind"] in ("general", "correctional")
        and not row["is_branch"]
        and (row["opened_on"] is None or row["opened_on"] <= window.day)
        and (row["closed_on"] is None or row["closed_on"] > window.day)
    ]


def _newest_diagnosis(
    world: World, window: Window, school: str, fits: Callable[[Row], bool]
) -> Row | None:
    newest: Row | None = None
    for row in world.tables["self_diagnosis"]:
        if row["school_code"] != school or not window.has(row["completed_on"]) or not fits(row):
            continue
        if newest is None or row["completed_on"] > newest["completed_on"]:
            newest = row
    return newest


def _school_project_participation(world: World, window: Window, place: Place) -> Share:
    schools = _schools(world, window, place)
    took_part = 0
    for school in schools:
        if _newest_diagnosis(world, window, school, lambda row: True) is not None:
            took_part += 1
    return took_part, _found(len(schools))


def _school_project_level(world: World, window: Window, place: Place) -> Share:
    good = with_level = 0
    for school in _schools(world, window, place):
        newest = _newest_diagnosis(world, window, school, lambda row: row["level"] is not None)
        if newest is not None:
            with_level += 1
            good += 1 if newest["level"] in ("medium", "high") else 0
    return good, _found(with_level)


def _score_of(directions: Iterable[str]) -> Measure:
    wanted = tuple(directions)

    def measure(world: World, window: Window, place: Place) -> Share:
        score = most = 0.0
        for school in _schools(world, window, place):
            newest = _newest_diagnosis(world, window, school, lambda row: True)
            if newest is None:
                continue
            for row in world.tables["self_diagnosis_score"]:
                if (
                    row["school_code"] == school
                    and row["completed_on"] == newest["completed_on"]
                    and row["direction"] in wanted
                ):
                    score += row["score"]
                    most += row["max_score"]
        return score, _found(most)

    return measure


def _diagnostics_coverage(world: World, window: Window, place: Place) -> Share:
    participants = 0
    for row in world.tables["diagnostic_result"]:
        if place.has(row["oktmo"]) and window.has(row["held_on"]):
            participants += row["participants"]
    return participants, _teachers(world, window, place)


def _diagnostics_expertise(world: World, window: Window, place: Place) -> Share:
    passed = published = 0
    for row in world.tables["diagnostic"]:
        if not world.belongs(row) or row["published_on"] > window.day:
            continue
        published += 1
        if (
            row["expertise_status"] == "recommended"
            and (row["expertise_on"] is None or row["expertise_on"] <= window.day)
            and (row["valid_until"] is None or row["valid_until"] >= window.day)
        ):
            passed += 1
    return passed, _found(published)


def _lasting(window: Window, began: date, ended: date | None) -> bool:
    return began <= window.day and (ended is None or ended >= window.start)


def _learning_routes(world: World, window: Window, place: Place) -> Share:
    educators = set()
    for row in world.tables["learning_route"]:
        if place.has(row["oktmo"]) and _lasting(window, row["started_on"], row["completed_on"]):
            educators.add(row["educator_key"])
    return len(educators), _teachers(world, window, place)


def _mentoring_coverage(world: World, window: Window, place: Place) -> Share:
    mentees = set()
    for row in world.tables["mentoring"]:
        if place.has(row["oktmo"]) and _lasting(window, row["started_on"], row["ended_on"]):
            mentees.add(row["mentee_key"])
    return len(mentees), _headcount(world, window, place, "young_teacher")


def _method_council_meetings(world: World, window: Window, place: Place) -> Share:
    held = 0
    for row in world.tables["meeting"]:
        if (
            row["body"] == "municipal_council"
            and row["status"] == "held"
            and window.has(row["held_on"])
            and world.belongs(row)
            and row["oktmo"] in place.oktmos
        ):
            held += 1
    return held, None


def _event_participation(world: World, window: Window, place: Place) -> Share:
    participants = 0
    for row in world.tables["event_participation"]:
        event = _one(world.tables["event"], code=row["event_code"])
        if place.has(row["oktmo"]) and event is not None and window.has(event["starts_on"]):
            participants += row["participants"]
    return participants, _teachers(world, window, place)


def _internship_sites(world: World, window: Window, place: Place) -> Share:
    working = 0
    for row in world.tables["internship_site"]:
        if (
            place.has(row["oktmo"])
            and row["opened_on"] <= window.day
            and (row["closed_on"] is None or row["closed_on"] > window.day)
        ):
            working += 1
    return working, _found(len(_schools(world, window, place)))


def _internship_participation(world: World, window: Window, place: Place) -> Share:
    participants = 0
    for row in world.tables["internship"]:
        if place.has(row["oktmo"]) and window.has(row["held_on"]):
            participants += row["participants"]
    return participants, _teachers(world, window, place)


def _best_practices(world: World, window: Window, place: Place) -> Share:
    practices = 0
    for row in world.tables["practice"]:
        if place.has(row["oktmo"]) and _lasting(window, row["started_on"], row["ended_on"]):
            practices += 1
    return practices, _teachers(world, window, place)


MEASURES: Final[Mapping[str, Measure]] = {
    "training_coverage": _training_coverage,
    "training_coverage_3y": _training_coverage_3y,
    "managers_training_coverage": _managers_training_coverage,
    "remote_training_share": _remote_training_share,
    "network_programs_share": _network_programs_share,
    "rumo_attendance": _rumo_attendance,
    "rumo_representation": _rumo_representation,
    "rumo_quorum": _rumo_quorum,
    "rumo_plan_execution": _rumo_plan_execution,
    "decision_completion": _decision_completion,
    "decision_on_time": _decision_on_time,
    "decision_overdue": _decision_overdue,
    "school_project_participation": _school_project_participation,
    "school_project_level": _school_project_level,
    "school_project_score": _score_of(DIRECTION_TITLES),
    **{f"school_project_{key}": _score_of((key,)) for key in DIRECTION_TITLES},
    "diagnostics_coverage": _diagnostics_coverage,
    "diagnostics_expertise": _diagnostics_expertise,
    "learning_routes": _learning_routes,
    "mentoring_coverage": _mentoring_coverage,
    "method_council_meetings": _method_council_meetings,
    "event_participation": _event_participation,
    "internship_sites": _internship_sites,
    "internship_participation": _internship_participation,
    "best_practices": _best_practices,
}


def reason_of_nothing(world: World, window: Window, place: Place, key: str) -> str:
    """Why a counted denominator of the indicator finds nothing."""
    if key in ("decision_completion", "decision_on_time"):
        return "nothing_due"
    if key == "rumo_plan_execution":
        planned = [
            row
            for row in world.tables["plan_item"]
            if row["plan"] == "rumo"
            and world.belongs(row)
            and window.start <= row["due_on"] <= window.end
            and not _by(row["cancelled_on"], window.day)
        ]
        return "nothing_due" if planned else "no_data"
    if key in ("rumo_attendance", "rumo_representation", "rumo_quorum"):
        held = _held_rumo(world, window)
        if not held:
            return "nothing_due"
        has_seats = any(_seats(world, meeting) for meeting in held)
        if key == "rumo_attendance" and place.level == "municipality" and has_seats:
            return "not_a_member"
    return "no_data"


def has_reported(world: World, window: Window, oktmo: str, key: str) -> bool:
    """Whether the municipality has a row of the indicator's fact dated in (D - 24 months, D]."""
    for day in _reported_days(world, oktmo, key):
        if same_day(window.day, years_back=2) < day <= window.day:
            return True
    return False


def _reported_days(world: World, oktmo: str, key: str) -> list[date]:
    table, column = {
        "diagnostics_coverage": ("diagnostic_result", "held_on"),
        "learning_routes": ("learning_route", "started_on"),
        "mentoring_coverage": ("mentoring", "started_on"),
        "event_participation": ("event_participation", "starts_on"),
        "internship_participation": ("internship", "held_on"),
        "best_practices": ("practice", "started_on"),
    }[key]
    rows = [row for row in world.tables[table] if row["oktmo"] == oktmo]
    if table == "event_participation":
        events = [_one(world.tables["event"], code=row["event_code"]) for row in rows]
        rows = [event for event in events if event is not None]
    return [row[column] for row in rows]
