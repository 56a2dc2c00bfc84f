"""The columns of self-diagnoses of schools in Russian."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.titles import choice_words
from layouts.columns.declaration import RowSheet, Title
from layouts.wording import terms
from layouts.wording.subjects.school_words import DISTANCES

_OF_DIRECTION: Final = "Доля набранных баллов направления, %; пусто — направление не заполнено."

SHEET: Final = RowSheet(
    name="self_diagnosis",
    title="Самодиагностика: строка на каждую школу, прошедшую и не прошедшую",
    path="/school-project",
    titles=MappingProxyType(
        {
            "school_code": Title("Код школы", "Код, под которым школа в реестре.", width=20),
            "school": Title("Школа", "Название по реестру.", width=40),
            "oktmo": Title("ОКТМО", "Муниципалитет школы.", width=11),
            "municipality": Title("Муниципалитет", "Название по ОКТМО.", width=30),
            "kind": Title("Вид школы", "Что это за школа.", choice_words("school", "kind"), 22),
            "completed_on": Title(
                "Дата самодиагностики",
                "День последней самодиагностики в периоде; пусто — школа её не прошла.",
            ),
            "edition": Title("Редакция методики", "По какой редакции заполнена."),
            "level": Title(
                "Уровень",
                "Уровень последней в периоде самодиагностики, у которой он указан; "
                "так его считает показатель.",
                terms.filter_words("level"),
                16,
            ),
            "level_on": Title("Дата уровня", "День самодиагностики, чей это уровень."),
            "score": Title(
                "Баллы", "Сумма баллов; если в вопросе выбрано направление, то его одного."
            ),
            "max_score": Title("Наибольшая сумма баллов", "Сколько можно было набрать так же."),
            "percent": Title("Результат, %", "Баллы, делённые на наибольшую сумму."),
            **{key: Title(f"{title}, %", _OF_DIRECTION) for key, title in DIRECTIONS.items()},
            "previous_completed_on": Title(
                "Дата прошлого круга",
                "День последней самодиагностики в том же периоде годом раньше (целиком).",
            ),
            "previous_level": Title(
                "Уровень прошлого круга",
                "Уровень в том же периоде годом раньше.",
                terms.filter_words("level"),
                16,
            ),
            "previous_percent": Title(
                "Результат прошлого круга, %", "Результат в том же периоде годом раньше."
            ),
            "next_level": Title(
                "Следующий уровень",
                "Заполнен, если шкала редакции известна и проверена.",
                terms.filter_words("level"),
                16,
            ),
            "points_to_next": Title(
                "Не хватает баллов",
                "До порога следующего уровня; 0 — баллов довольно, а уровень ещё не присвоен.",
            ),
            "distance": Title(
                "О следующем уровне",
                "Известно ли расстояние до следующего уровня, и если нет, почему.",
                DISTANCES,
                34,
            ),
        }
    ),
)
