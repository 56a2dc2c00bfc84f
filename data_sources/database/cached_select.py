"""Selects composed once for a shape of question, and run with the parameters of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final, ParamSpec, TypeVar, cast

import sqlalchemy as sa

KEPT: Final = 64
"""Shapes of one select: what narrows it differs from question to question, mostly by its days."""

P = ParamSpec("P")
S = TypeVar("S", bound=sa.Executable | sa.FromClause)


def cached_select(build: Callable[P, S]) -> Callable[P, S]:
    """The same select for equal arguments: composing a large one takes longer than running it.

    Arguments must be hashable, and say nothing of the days: these are parameters.
    """
    return cast(Callable[P, S], lru_cache(maxsize=KEPT)(build))


def numbered_days(count: int) -> tuple[sa.BindParameter[date], ...]:
    """So many parameters that are days; `days_given` gives them."""
    return tuple(sa.bindparam(_name(place), type_=sa.Date) for place in range(count))


def days_given(days: Sequence[date]) -> dict[str, Any]:
    """Values for as many `numbered_days`."""
    return {_name(place): day for place, day in enumerate(days)}


def _name(place: int) -> str:
    return f"day_{place}"
