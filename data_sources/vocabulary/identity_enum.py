"""The words of a fixed vocabulary: levels, units, statuses."""

from __future__ import annotations

import enum


class IdentityEnum(enum.Enum):
    """A member stands in a table under itself; an enum's own way, by its name, is slow.

    An answer looks thousands of them up.
    """

    __hash__ = object.__hash__
