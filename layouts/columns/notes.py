"""The columns of notes in Russian."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from layouts.columns.declaration import RowSheet, Title

SHEET: Final = RowSheet(
    name="notes",
    title="Пояснения к числам, написанные к отчётной дате",
    path="/data",
    titles=MappingProxyType(
        {
            "code": Title("Код пояснения", "Код, под которым пояснение в базе.", width=22),
            "indicator": Title(
                "Код показателя", "Какое число поясняется; пусто — все показатели.", width=28
            ),
            "oktmo": Title("ОКТМО", "О ком пояснение; пусто — обо всех.", width=11),
            "noted_on": Title("Дата", "День, когда написано."),
            "author": Title("Автор", "Кто пояснил.", width=30),
            "text": Title("Пояснение", "Чем объясняется число.", width=80),
            "municipality": Title(
                "Муниципалитет", "Название по ОКТМО; у пояснений к региону — регион.", width=30
            ),
        }
    ),
)
