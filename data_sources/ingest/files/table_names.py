"""Which table is meant: by the schema's name or by its Russian title."""

from __future__ import annotations

from typing import Final

from rapidfuzz import fuzz, process

from data_sources.ingest.files.loading import UnknownDatasetError, loadable_tables
from data_sources.ingest.files.report import quoted
from data_sources.vocabulary.naming import fold
from data_sources.vocabulary.titles import table_title

_NEAR: Final = 70.0
_MOST_OFFERED: Final = 3


def table_named(text: str) -> str:
    """The schema's name of the table, whatever the case of what was written.

    Raises `UnknownDatasetError`.
    """
    known = {fold(table_title(name)): name for name in loadable_tables()}
    known |= {fold(name): name for name in loadable_tables()}
    wanted = fold(text)
    if wanted in known:
        return known[wanted]
    near = process.extract(
        wanted, list(known), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_MOST_OFFERED
    )
    names = dict.fromkeys(known[each] for each, _, _ in near)
    alike = ", ".join(f"{quoted(table_title(name))} ({name})" for name in names)
    raise UnknownDatasetError(
        f"Таблицы {quoted(text)} нет." + (f" Похоже: {alike}." if alike else "") + " Таблицы: "
        f"{', '.join(loadable_tables())}."
    )
