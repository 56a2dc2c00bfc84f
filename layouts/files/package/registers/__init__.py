"""The registers that rows of a package refer to, in Russian and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from layouts.files.package.registers import meetings, places, schools, training
from layouts.files.package.registers.declaration import RegisterWords

REGISTERS: Final[Mapping[str, RegisterWords]] = MappingProxyType(
    {
        "programs": training.PROGRAMS,
        "meetings": meetings.MEETINGS,
        "schools": schools.SCHOOLS,
        "organizations": training.ORGANIZATIONS,
        "municipalities": places.MUNICIPALITIES,
        "regions": places.REGIONS,
    }
)
