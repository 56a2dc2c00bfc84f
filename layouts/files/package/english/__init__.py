"""The package in English: its tables and fields, one module for a subject.

What a declared table of rows says stands beside its Russian words, in `layouts.columns`. Nothing
of it is shown on a page. Titles and definitions of indicators are not here: an indicator says
its own in its own file.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.indicators.description import English
from layouts.columns import row_sheets
from layouts.files.package.english import meetings, places, schools, training, values
from layouts.files.package.english.told import EnglishTable, EnglishTables

_ROWS: Final = {
    name: EnglishTable(*sheet.english, {key: each.english for key, each in sheet.titles.items()})
    for name, sheet in row_sheets().items()
}
TABLES: Final[EnglishTables] = MappingProxyType(
    {
        **_ROWS,
        **values.TABLES,
        **training.TABLES,
        **meetings.TABLES,
        **schools.TABLES,
        **places.TABLES,
    }
)
"""Name of a resource -> what is told of it."""
INDEX: Final = English(
    title="Efficiency index",
    how=(
        "Weighted mean of the scores of the indicators that have a score in the row and a weight "
        "above 0. The score of an indicator is its value as a share of the best municipality's, "
        "from 0 to 100; weights of indicators without a score go to the others."
    ),
)
"""The composite index, which is no indicator and so says nothing of itself."""
