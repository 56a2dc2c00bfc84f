"""How people title columns: what they vary, what else they write, and columns of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data_sources.ingest.files.raw import RawCell

REMARK: Final = "Пометка"
REASON: Final = "Причина отказа"

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_UNIT: Final = re.compile(
    r"[\s,(]+(?:(?:чел|человек|ак|академ|час|ч|голос|балл|шт|штук|ед|единиц|процент)[а-я]*\.?"
    r"|%|\s)+\)?$"
)
_NOT_COUNTED: Final = re.compile(r"[\s./\\-]")


def normalized(text: str) -> str:
    """A title without what people vary: case, ё, spaces and line ends, a final `*` or `:`."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold().replace("ё", "е")
    return " ".join(plain.split()).rstrip("*: ")


def without_unit(title: str) -> str:
    """A normalized title without the unit at its end: «численность, чел.», «объем (ч)»."""
    return _UNIT.sub("", title) or title


ALSO_CALLED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "oktmo": (
            "ОКТМО", "Код ОКТМО", "МО", "Муниципалитет", "Муниципальное образование",
            "Наименование МО", "Наименование муниципалитета", "Район", "Территория",
            "Наименование муниципального образования",
        ),
        "organization_code": ("Организация",),
        "name": ("Наименование",),
        "title": ("Наименование",),
        "person": ("ФИО", "Ф.И.О.", "Фамилия, имя, отчество"),
        "counted_on": ("Дата", "По состоянию на", "Дата учёта"),
        "headcount": ("Количество", "Кол-во", "Число"),
        "participants": ("Количество участников", "Число участников", "Участники"),
    }
)  # fmt: skip
"""What offices put above a column, whatever the table; its title there comes first."""

_OWN_COLUMNS: Final = frozenset(
    _NOT_COUNTED.sub("", normalized(title))
    for title in (
        REMARK, REASON, "№", "№ п/п", "N п/п", "п/п", "Номер п/п", "Номер по порядку",
        "Порядковый номер", "Примечание", "Примечания", "Комментарий", "Комментарии",
    )
)  # fmt: skip


def is_own_column(cell: RawCell) -> bool:
    """The cell titles a column for people's own use, which no table has."""
    return isinstance(cell, str) and _NOT_COUNTED.sub("", normalized(cell)) in _OWN_COLUMNS
