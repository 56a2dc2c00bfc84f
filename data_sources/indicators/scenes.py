"""Rows for worked examples: one district in the school year 2023-2024, told briefly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from data_sources.indicators.declaration import EXAMPLE_OKTMO, EXAMPLE_REGION

Rows = tuple[Mapping[str, Any], ...]

HELD_ON: Final = date(2023, 10, 18)
COUNTED_ON: Final = date(2023, 9, 20)
OTHER_OKTMO: Final = "69200000"


def place() -> dict[str, Rows]:
    """The region, the district of the example and a neighbour; every example stands on them."""
    return {
        "region": ({"code": EXAMPLE_REGION, "name": "Учебная область", "oktmo": "69000000"},),
        "municipality": (
            _district(EXAMPLE_OKTMO, "Учебный район"),
            _district(OTHER_OKTMO, "Соседний район"),
        ),
    }


def _district(oktmo: str, name: str) -> Mapping[str, Any]:
    return {"oktmo": oktmo, "region_code": EXAMPLE_REGION, "name": name, "kind": "district"}


def staff(category: str, headcount: int) -> dict[str, Rows]:
    """The newest headcount of the district."""
    return {
        "staff_count": (
            {
                "oktmo": EXAMPLE_OKTMO,
                "category": category,
                "counted_on": COUNTED_ON,
                "headcount": headcount,
            },
        )
    }


def program(code: str, **differs: Any) -> Mapping[str, Any]:
    """A programme of 72 hours, in person, unless said otherwise."""
    return {
        "code": code,
        "title": f"Программа {code}",
        "provider_code": "institute",
        "format": "in_person",
        "hours": 72,
        **differs,
    }


def trained(educator: str, program_code: str, day: date, **differs: Any) -> Mapping[str, Any]:
    """A teacher of the district who completed the programme on that day."""
    return {
        "educator_key": educator,
        "category": "teacher",
        "oktmo": EXAMPLE_OKTMO,
        "program_code": program_code,
        "completed_on": day,
        **differs,
    }


def rumo_meeting(code: str = "rumo-1", **differs: Any) -> Mapping[str, Any]:
    """A held meeting of the regional methodical union."""
    return {"code": code, "body": "rumo", "status": "held", "held_on": HELD_ON, **differs}


def seat(person: str, status: str, **differs: Any) -> Mapping[str, Any]:
    """A member from the district at the meeting `rumo-1`."""
    return {
        "meeting_code": "rumo-1",
        "person": person,
        "is_member": True,
        "status": status,
        "oktmo": EXAMPLE_OKTMO,
        **differs,
    }


def decided(position: int, due_on: date | None, **differs: Any) -> Mapping[str, Any]:
    """A point of decision of the meeting `rumo-1` that tells somebody to do something."""
    return {
        "meeting_code": "rumo-1",
        "position": position,
        "kind": "assignment",
        "text": f"Пункт {position}",
        "due_kind": "date" if due_on else "continuous",
        "due_on": due_on,
        **differs,
    }


def assigned(position: int, **differs: Any) -> Mapping[str, Any]:
    """The district's assignment under that point of decision."""
    return {
        "meeting_code": "rumo-1",
        "position": position,
        "assignee": "муниципальный координатор",
        "oktmo": EXAMPLE_OKTMO,
        **differs,
    }


def school(code: str, **differs: Any) -> Mapping[str, Any]:
    """A general school of the district."""
    return {
        "code": code,
        "oktmo": EXAMPLE_OKTMO,
        "name": f"Школа {code}",
        "kind": "general",
        **differs,
    }


def diagnosed(school_code: str, day: date, level: str | None = None) -> Mapping[str, Any]:
    """The school's self-diagnosis of that day."""
    return {
        "school_code": school_code,
        "completed_on": day,
        "edition": "учебная",
        "level": level,
    }


def scored(
    school_code: str, day: date, direction: str, score: float, max_score: float
) -> Mapping[str, Any]:
    """Points of one direction in that self-diagnosis."""
    return {
        "school_code": school_code,
        "completed_on": day,
        "direction": direction,
        "score": score,
        "max_score": max_score,
    }
