"""The columns of practices in Russian."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.titles import choice_words
from layouts.columns.declaration import RowSheet, Title

SHEET: Final = RowSheet(
    name="practices",
    title="Практики, действовавшие в периоде",
    path="/network",
    titles=MappingProxyType(
        {
            "code": Title("Код практики", "Код, под которым практика в базе.", width=22),
            "kind": Title("Вид", "Что это за практика.", choice_words("practice", "kind"), 26),
            "title": Title("Практика", "Название.", width=50),
            "oktmo": Title("ОКТМО", "Чья практика.", width=11),
            "municipality": Title("Муниципалитет", "Название по ОКТМО.", width=30),
            "started_on": Title("Начата", "Первый день."),
            "ended_on": Title("Завершена", "Последний день, он может быть впереди; пусто — нет."),
            "meeting_code": Title(
                "Код заседания", "Где практику представили; пусто — не представляли.", width=20
            ),
            "presented_on": Title("Представлена", "День этого заседания."),
            "url": Title("Ссылка", "Где о практике рассказано.", width=30),
        }
    ),
)
