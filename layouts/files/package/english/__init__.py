"""The package in English: every table and field.

What a declared table of rows says stands beside its Russian words in `layouts.columns`, what a
register says in `registers`. Nothing of it is shown on a page. Titles and definitions of
indicators are not here: an indicator says its own in its own file.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.indicators.description import English
from layouts.columns import row_sheets
from layouts.files.package.english import values
from layouts.files.package.english.told import EnglishTable, EnglishTables
from layouts.files.package.registers import REGISTERS

_ROWS: Final = {
    name: EnglishTable(*sheet.english, {key: each.english for key, each in sheet.titles.items()})
    for name, sheet in row_sheets().items()
}
_REGISTERS: Final = {
    name: EnglishTable(*words.english, {key: each.english for key, each in words.fields.items()})
    for name, words in REGISTERS.items()
}
TABLES: Final[EnglishTables] = MappingProxyType(
    {
        **_ROWS,
        **values.TABLES,
        **_REGISTERS,
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
