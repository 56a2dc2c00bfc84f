"""The columns of diagnostics in Russian."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.titles import choice_words
from layouts.columns.declaration import RowSheet, Title

SHEET: Final = RowSheet(
    name="diagnostics",
    title="Витрина диагностик с экспертизой и результатами периода",
    path="/diagnostics",
    titles=MappingProxyType(
        {
            "code": Title("Код диагностики", "Код, под которым диагностика в базе.", width=16),
            "title": Title("Диагностика", "Название.", width=50),
            "owner_code": Title("Код организации", "Чья диагностика.", width=16),
            "owner": Title("Организация", "Название организации по коду.", width=34),
            "audience": Title(
                "Для кого", "Кого диагностируют.", choice_words("diagnostic", "audience"), 24
            ),
            "subject": Title("Предмет", "Пусто — диагностика без предмета.", width=26),
            "published_on": Title("Опубликована", "День публикации, не позже отчётной даты."),
            "expertise_status": Title(
                "Экспертиза",
                "Как экспертиза стоит на отчётную дату; если решение экспертов датировано позже "
                "её, диагностика ещё на экспертизе.",
                choice_words("diagnostic", "expertise_status"),
                18,
            ),
            "expertise_on": Title(
                "Дата экспертизы", "День решения экспертов, если он не позже отчётной даты."
            ),
            "valid_until": Title(
                "Действует до", "Последний день, он может быть впереди; пусто — без срока."
            ),
            "is_valid": Title(
                "Прошла экспертизу",
                "1 — рекомендована и действует на отчётную дату; сумма столбца и число строк — "
                "числитель и знаменатель показателя «Диагностики, прошедшие экспертизу».",
            ),
            "url": Title("Ссылка", "Где диагностика опубликована.", width=30),
            "participants": Title(
                "Прошли, чел.",
                "Участников в периоде из выбранных муниципалитетов; прошедший дважды — дважды.",
            ),
            "with_deficit": Title("С дефицитом, чел.", "У скольких из них выявлен дефицит."),
            "municipalities": Title(
                "Муниципалитетов", "В скольких из выбранных её проводили в периоде."
            ),
        }
    ),
)
