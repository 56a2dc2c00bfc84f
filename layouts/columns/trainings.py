"""The columns of trainings in Russian."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.titles import choice_words
from layouts.columns.declaration import RowSheet, Title

SHEET: Final = RowSheet(
    name="trainings",
    title="Обучение: строка на каждую пройденную программу",
    path="/training",
    titles=MappingProxyType(
        {
            "completed_on": Title("Дата завершения", "День, когда программа пройдена."),
            "educator_key": Title(
                "Код обучившегося",
                "Условный код без имени и документов: один человек — один код.",
                width=18,
            ),
            "category": Title(
                "Категория",
                "В охват ПК входят педагоги, в охват управленческих кадров — руководители.",
                choice_words("training", "category"),
            ),
            "oktmo": Title("ОКТМО", "Муниципалитет, за которым записано обучение.", width=11),
            "municipality": Title("Муниципалитет", "Название по ОКТМО.", width=30),
            "school_code": Title("Код школы", "Пусто — школа не указана."),
            "school": Title("Школа", "Название по коду; пусто — кода нет в реестре.", width=30),
            "program_code": Title("Код программы", "Код, под которым программа в реестре."),
            "program": Title(
                "Программа", "Название по коду; пусто — кода нет в реестре.", width=50
            ),
            "provider_code": Title("Код организации", "Кто учил: код организации."),
            "provider": Title(
                "Организация", "Кто учил: название; пусто — кода нет в реестре.", width=40
            ),
            "format": Title(
                "Формат",
                "Очно, дистанционно или смешанно.",
                choice_words("training_program", "format"),
                16,
            ),
            "hours": Title("Часов", "Объём программы; в показатели охвата входят от 16 часов."),
            "federal_project": Title(
                "Федеральный проект", "Пусто — вне федеральных проектов.", width=30
            ),
            "is_network": Title("Сетевая", "1 — программа сетевая, 0 — нет."),
            "direction": Title(
                "Направление",
                "Одно из восьми направлений проекта «Школа Минпросвещения России».",
                choice_words("training_program", "direction"),
                26,
            ),
        }
    ),
)
