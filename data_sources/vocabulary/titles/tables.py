"""Russian titles of the tables of the shared database, as the data dictionary has them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SECTIONS: Final = MappingProxyType(
    {
        "Реестры": MappingProxyType(
            {
                "region": "Регион",
                "municipality": "Муниципалитет",
                "municipality_alias": "Другое имя муниципалитета",
                "organization": "Организация",
                "organization_alias": "Другое имя организации",
                "school": "Школа",
                "roster_member": "Член состава",
                "staff_count": "Численность",
                "target": "Цель показателя",
                "weight": "Вес показателя в индексе",
            }
        ),
        "Обучение, заседания, решения": MappingProxyType(
            {
                "training_program": "Программа повышения квалификации",
                "training": "Обучение",
                "meeting": "Заседание",
                "agenda_item": "Пункт повестки",
                "attendance": "Участие в заседании",
                "decision": "Пункт решения",
                "assignment": "Поручение",
                "plan_item": "Пункт плана",
            }
        ),
        "Школы, события, диагностики, сопровождение": MappingProxyType(
            {
                "self_diagnosis": "Самодиагностика школы",
                "self_diagnosis_score": "Баллы самодиагностики",
                "self_diagnosis_scale": "Шкала самодиагностики",
                "event": "Событие",
                "event_participation": "Участие в событии",
                "internship_site": "Стажировочная площадка",
                "internship": "Стажировка",
                "practice": "Практика",
                "diagnostic": "Диагностика профессиональных дефицитов",
                "diagnostic_result": "Результат диагностики",
                "learning_route": "Индивидуальный маршрут",
                "mentoring": "Наставничество",
                "note": "Пояснение к числу",
            }
        ),
    }
)
"""Section -> table -> its title, in the order of the dictionary."""

TITLES: Final = MappingProxyType(
    {name: title for section in SECTIONS.values() for name, title in section.items()}
)
