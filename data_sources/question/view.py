"""How an answer is looked at: what an address says besides the question (docs/addresses.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Any, Final

from data_sources.database.knowledge import KnowledgeDate
from data_sources.question import choices, readers
from data_sources.question.filter_key import (
    PAGES_WITH_LISTS,
    FilterKey,
    Part,
    Saying,
    declared_in,
    look,
)
from data_sources.question.keyed_values import KeyedValues, declared_defaults


@dataclass(frozen=True)
class View(KeyedValues):
    """Order, page and slide, what was struck off a draft, what the numbers are held against.

    It changes no number of the question. `against` is a second moment of knowledge, or the code
    of a snapshot that has one. Each key is one row here, as in `Filters`.
    """

    against: Annotated[
        KnowledgeDate | str | None,
        FilterKey(
            readers.moment_or_snapshot,
            "код снимка без опечаток вида РМ-7К3Ф-9Д2М-Х4Х9, дата вида 2024-06-01 "
            "или момент вида 2024-06-01T10:00:00Z",
            "Сравнить с",
            Part.VIEW,
            Saying.IN_OWN_WORDS,
            ("compare",),
        ),
    ] = None
    since: Annotated[
        str,
        FilterKey(
            readers.one_of(choices.SPAN_WORDS),
            "week, month, meeting или year",
            "Что изменилось",
            Part.VIEW,
            Saying.UNSAID,
            ("overview", "indicator", "present"),
            choices.SPAN_WORDS,
        ),
    ] = "month"
    drop: Annotated[
        tuple[str, ...],
        look(
            readers.agenda_items,
            "ключи пунктов проекта повестки через запятую, как их пишет страница «Заседания»",
            "Вычеркнуто из повестки",
            "meetings",
            "present",
        ),
    ] = ()
    sort: Annotated[
        str | None,
        look(
            readers.column,
            "столбец таблицы, со знаком «-» по убыванию",
            "Порядок",
            "overview",
            "indicator",
            *PAGES_WITH_LISTS,
        ).left_behind(),
    ] = None
    page: Annotated[
        int,
        look(readers.from_one, "номер страницы от 1", "Страница", *PAGES_WITH_LISTS).left_behind(),
    ] = 1
    slide: Annotated[
        int, look(readers.from_one, "номер слайда от 1", "Слайд", "present").left_behind()
    ] = 1

    def defaults(self) -> Mapping[str, Any]:
        """Key -> the value that it has where the address is silent."""
        return _DEFAULTS


VIEW_KEYS: Final[Mapping[str, FilterKey]] = MappingProxyType(declared_in(View))
_DEFAULTS: Final = declared_defaults(View, VIEW_KEYS)
