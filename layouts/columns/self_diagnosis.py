"""The columns of self-diagnoses of schools: Russian and English, in a file and in the package."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.directions import DIRECTIONS
from data_sources.vocabulary.titles import choice_words
from layouts.columns import units
from layouts.columns.declaration import ColumnWords, RowSheet
from layouts.wording import terms
from layouts.wording.subjects.school_words import DISTANCES

_OF_DIRECTION: Final = "Доля набранных баллов направления, %; пусто — направление не заполнено."

_LEVELS: Final = "below_basic, basic, medium or high"


def _direction_in_english(key: str) -> tuple[str, str]:
    name = key.replace("_", " ")
    return (
        f"{name.capitalize()}, %",
        f"Direction “{name}”: points scored / greatest possible points × 100. Empty: the school "
        "did not fill the direction in.",
    )


SHEET: Final = RowSheet(
    name="self_diagnosis",
    title="Самодиагностика: строка на каждую школу, прошедшую и не прошедшую",
    note="Строка на школу, которую считает проект «Школа Минпросвещения России», с последней "
    "самодиагностикой периода; у не прошедшей её строка тоже есть.",
    english=(
        "Self-diagnoses of schools",
        (
            "One row for each school that the project “School of the Ministry of Education” "
            "counts, with its newest self-diagnosis in the period; a school that made none has "
            "its row, too."
        ),
    ),
    path="/school-project",
    titles=MappingProxyType(
        {
            "school_code": ColumnWords(
                "Код школы",
                "Код, под которым школа в реестре.",
                ("School code", "School, in the resource schools."),
                width=20,
            ),
            "school": ColumnWords(
                "Школа", "Название по реестру.", ("School", "Name of the school."), width=40
            ),
            "oktmo": ColumnWords(
                "ОКТМО",
                "Муниципалитет школы.",
                ("OKTMO code", "Municipality of the school, 8 digits, text."),
                width=11,
            ),
            "municipality": ColumnWords(
                "Муниципалитет",
                "Название по ОКТМО.",
                ("Municipality", "Name of the municipality."),
                width=30,
            ),
            "kind": ColumnWords(
                "Вид школы",
                "Что это за школа.",
                ("Kind of school", "general, correctional, preschool or additional."),
                words=choice_words("school", "kind"),
                width=22,
            ),
            "completed_on": ColumnWords(
                "Дата самодиагностики",
                "День последней самодиагностики в периоде; пусто — школа её не прошла.",
                (
                    "Self-diagnosis date",
                    "Day of the newest self-diagnosis in the period. Empty: the school made none.",
                ),
                on_page="Дата",
            ),
            "edition": ColumnWords(
                "Редакция методики",
                "По какой редакции заполнена.",
                (
                    "Edition of the method",
                    "Edition by which the self-diagnosis was made. Empty: none was made.",
                ),
            ),
            "level": ColumnWords(
                "Уровень",
                (
                    "Уровень последней в периоде самодиагностики, у которой он указан; "
                    "так его считает показатель."
                ),
                (
                    "Level",
                    f"{_LEVELS}, of the newest self-diagnosis in the period that has a level, as "
                    "the indicator counts it. Empty: no level.",
                ),
                words=terms.filter_words("level"),
                width=16,
            ),
            "level_on": ColumnWords(
                "Дата уровня",
                "День самодиагностики, чей это уровень.",
                (
                    "Date of the level",
                    "Day of the self-diagnosis whose level it is. Empty: no level.",
                ),
            ),
            "score": ColumnWords(
                "Баллы",
                "Сумма баллов; если в вопросе выбрано направление, то его одного.",
                (
                    "Points",
                    "Points scored in all directions, or in the one that the question names. "
                    "Empty: no points are recorded.",
                ),
                unit=units.POINTS,
            ),
            "max_score": ColumnWords(
                "Наибольшая сумма баллов",
                "Сколько можно было набрать так же.",
                (
                    "Greatest possible points",
                    "Points that could be scored in the same directions. Empty: no points are "
                    "recorded.",
                ),
                unit=units.POINTS,
            ),
            "percent": ColumnWords(
                "Результат, %",
                "Баллы, делённые на наибольшую сумму.",
                (
                    "Result, %",
                    "score / max_score × 100. Empty: no points are recorded.",
                ),
                unit=units.PERCENT,
                on_page="Результат",
            ),
            **{
                key: ColumnWords(
                    f"{title}, %", _OF_DIRECTION, _direction_in_english(key), unit=units.PERCENT
                )
                for key, title in DIRECTIONS.items()
            },
            "previous_completed_on": ColumnWords(
                "Дата прошлого круга",
                "День последней самодиагностики в том же периоде годом раньше (целиком).",
                (
                    "Date of the round before",
                    "Day of the newest self-diagnosis in the same period (the whole of it) one "
                    "year earlier. Empty: none was made.",
                ),
            ),
            "previous_level": ColumnWords(
                "Уровень прошлого круга",
                "Уровень в том же периоде годом раньше.",
                (
                    "Level of the round before",
                    f"{_LEVELS}, in the same period one year earlier. Empty: no level.",
                ),
                words=terms.filter_words("level"),
                width=16,
            ),
            "previous_percent": ColumnWords(
                "Результат прошлого круга, %",
                "Результат в том же периоде годом раньше.",
                (
                    "Result of the round before, %",
                    "score / max_score × 100 in the same period one year earlier. Empty: no points "
                    "are recorded.",
                ),
                unit=units.PERCENT,
                on_page="Прошлый круг",
            ),
            "next_level": ColumnWords(
                "Следующий уровень",
                "Заполнен, если шкала редакции известна и проверена.",
                (
                    "Next level",
                    f"The level after its own: {_LEVELS}. Empty: there is none, or it is not "
                    "known, see distance.",
                ),
                words=terms.filter_words("level"),
                width=16,
            ),
            "points_to_next": ColumnWords(
                "Не хватает баллов",
                "До порога следующего уровня; 0 — баллов довольно, а уровень ещё не присвоен.",
                (
                    "Points to the next level",
                    "Points short of the threshold of the next level; 0: enough points, but the "
                    "level is not yet given. Empty: not known, see distance.",
                ),
                unit=units.POINTS,
                on_page="Следующий уровень",
            ),
            "distance": ColumnWords(
                "О следующем уровне",
                "Известно ли расстояние до следующего уровня, и если нет, почему.",
                (
                    "About the next level",
                    "told: points_to_next is known; highest: there is no higher level; unverified "
                    "or unknown: so is the scale of the edition; other_maximum: the greatest "
                    "possible points are not those of the scale; no_points: none are recorded. "
                    "Empty: no self-diagnosis.",
                ),
                words=DISTANCES,
                width=34,
            ),
        }
    ),
)
