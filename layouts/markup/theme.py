"""Colours and class names that a picture is made of; `assets/style.css` says the same in CSS.

A colour stands here for figures and slides and in the style sheet for the page: light, dark, and
light once more for paper; `tests/layouts/frame/test_style.py` holds them equal. `q1` to `q5` are
the steps from worst to best, `n1` to `n5` those of what nobody judges; tiles, the heat table,
bars, the levels of schools and the cells of attendance are all drawn in them. Which value is of
which step says `layouts/widgets/due_scale.py`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.scoring.results import Status
from data_sources.vocabulary.indicators.description import Direction
from data_sources.vocabulary.reasons import Reason

# fmt: off
LIGHT: Final = MappingProxyType({
    "ink": "#1b2430", "soft": "#55606f", "line": "#dcd9d2", "paper": "#faf8f4", "card": "#ffffff",
    "accent": "#0b5c7a", "tint": "#e6eef1", "good": "#1a657f", "watch": "#7c5e17",
    "bad": "#a84a14", "banner": "#fdf3dc", "banner-ink": "#6d5310",
    "q1": "#a85a14", "q1-ink": "#ffffff", "q2": "#e7b98a", "q2-ink": "#1b2430",
    "q3": "#e9e4d8", "q3-ink": "#1b2430", "q4": "#8cb9c9", "q4-ink": "#1b2430",
    "q5": "#1f6f8b", "q5-ink": "#ffffff",
    "n1": "#eeebf2", "n1-ink": "#1b2430", "n2": "#d9d3e4", "n2-ink": "#1b2430",
    "n3": "#bdb3d0", "n3-ink": "#1b2430", "n4": "#9f92bb", "n4-ink": "#1b2430",
    "n5": "#5d4e84", "n5-ink": "#ffffff",
    "gap": "#f3f1ec", "gap-ink": "#55606f",
})
DARK: Final = MappingProxyType({
    "ink": "#e9e6df", "soft": "#a8b1bb", "line": "#323d48", "paper": "#11171d", "card": "#19212a",
    "accent": "#84c5df", "tint": "#24323d", "good": "#84c5df", "watch": "#e0bf6b",
    "bad": "#f0a065", "banner": "#3a3014", "banner-ink": "#f0dca4",
    "q1": "#d98d4c", "q1-ink": "#16100a", "q2": "#74502f", "q2-ink": "#f7efe5",
    "q3": "#39424c", "q3-ink": "#f0eee9", "q4": "#2c5d72", "q4-ink": "#eff7fa",
    "q5": "#74bdd8", "q5-ink": "#0b1820",
    "n1": "#2a2c37", "n1-ink": "#f0eee9", "n2": "#3b3a4d", "n2-ink": "#f0eee9",
    "n3": "#504b69", "n3-ink": "#f5f3f8", "n4": "#665e86", "n4-ink": "#ffffff",
    "n5": "#b9abdb", "n5-ink": "#14101c",
    "gap": "#222b34", "gap-ink": "#a8b1bb",
})
# fmt: on

STEPS: Final = 5
NEUTRAL: Final = "n"
JUDGED: Final = "q"

REASON_CLASSES: Final = MappingProxyType(
    {
        Reason.NO_DATA: "gap no-data",
        Reason.ZERO_DENOMINATOR: "gap zero-denominator",
        Reason.NOT_APPLICABLE: "gap not-applicable",
        Reason.NOTHING_DUE: "gap nothing-due",
        Reason.NOT_A_MEMBER: "gap not-a-member",
        Reason.NOT_REPORTED: "gap not-reported",
        Reason.WITHHELD: "gap withheld",
    }
)
STATUS_CLASSES: Final = MappingProxyType({status: status.value for status in Status})


def step_class(step: int, direction: Direction) -> str:
    """The class of the 1st (worst or least) to 5th (best or most) colour."""
    return f"{NEUTRAL if direction is Direction.NEUTRAL else JUDGED}{step}"


def classes(*names: str) -> str:
    """Class names in one attribute; empty ones are left out."""
    return " ".join(name for name in names if name)


def percent(part: float, whole: float = 1.0) -> str:
    """A CSS length within its container, never outside of it."""
    share = part / whole if whole else 0.0
    return f"{min(max(share, 0.0), 1.0) * 100:.2f}%"
