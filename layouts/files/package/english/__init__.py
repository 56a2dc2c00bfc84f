"""The package in English: its tables and fields, one module for a subject.

Nothing of it is shown on a page. Titles and definitions of indicators are not here: an indicator
says its own in its own file.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.indicators.description import English
from layouts.files.package.english import (
    diagnostics,
    meetings,
    network,
    notes,
    places,
    schools,
    training,
    values,
)
from layouts.files.package.english.told import EnglishTables

TABLES: Final[EnglishTables] = MappingProxyType(
    {
        **values.TABLES,
        **training.TABLES,
        **meetings.TABLES,
        **schools.TABLES,
        **network.TABLES,
        **diagnostics.TABLES,
        **notes.TABLES,
        **places.TABLES,
    }
)
"""Name of a resource -> what is told of it."""
UNITS: Final = MappingProxyType(
    {"час": "hour", "день": "day", "чел.": "people", "балл": "point", "градус": "degree", "%": "%"}
)
"""A unit as `words.UNITS` writes it -> the same in English."""
INDEX: Final = English(
    title="Efficiency index",
    how=(
        "Weighted mean of the scores of the indicators that have a score in the row and a weight "
        "above 0. The score of an indicator is its value as a share of the best municipality's, "
        "from 0 to 100; weights of indicators without a score go to the others."
    ),
)
"""The composite index, which is no indicator and so says nothing of itself."""
