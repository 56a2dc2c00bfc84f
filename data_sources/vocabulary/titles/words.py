"""Russian words for the codes that a column may hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.directions import DIRECTIONS

_FORMATS: Final = {"in_person": "очно", "remote": "дистанционно", "mixed": "смешанно"}
_SCHOOL_KINDS: Final = {
    "general": "общеобразовательная",
    "correctional": "коррекционная",
    "preschool": "детский сад",
    "additional": "дополнительного образования",
}
_TRAINED: Final = {"teacher": "педагоги", "manager": "руководители"}

WORDS: Final[Mapping[tuple[str, str], Mapping[str, str]]] = MappingProxyType(
    {
        place: MappingProxyType(words)
        for place, words in {
            ("municipality", "kind"): {
                "city": "город",
                "district": "район",
                "regional": "организации региона",
            },
            ("organization", "kind"): {
                "department": "орган управления образованием региона",
                "institute": "институт повышения квалификации",
                "university": "вуз",
                "method_center": "методический центр",
                "municipal_office": "муниципальный орган управления образованием",
                "school": "школа",
                "other": "другая",
            },
            ("school", "kind"): _SCHOOL_KINDS,
            ("roster_member", "role"): {
                "chair": "председатель",
                "secretary": "секретарь",
                "member": "член",
            },
            ("staff_count", "category"): {**_TRAINED, "young_teacher": "молодые педагоги"},
            ("training_program", "format"): _FORMATS,
            ("training_program", "direction"): DIRECTIONS,
            ("training", "category"): _TRAINED,
            ("meeting", "status"): {
                "planned": "запланировано",
                "held": "состоялось",
                "cancelled": "отменено",
            },
            ("meeting", "form"): {
                "in_person": "очно",
                "online": "онлайн",
                "mixed": "смешанно",
            },
            ("meeting", "quorum_rule"): {
                "half": "не меньше половины",
                "more_than_half": "больше половины",
                "two_thirds": "не меньше двух третей",
            },
            ("attendance", "status"): {
                "present": "присутствовал",
                "online": "участвовал онлайн",
                "excused": "отсутствовал по уважительной причине",
                "absent": "отсутствовал",
            },
            ("decision", "kind"): {
                "assignment": "поручение",
                "recommendation": "рекомендация",
                "informational": "к сведению",
            },
            ("decision", "due_kind"): {
                "date": "к дате",
                "continuous": "постоянно",
                "none": "без срока",
            },
            ("self_diagnosis", "level"): {
                "below_basic": "ниже базового",
                "basic": "базовый",
                "medium": "средний",
                "high": "высокий",
            },
            ("self_diagnosis_score", "direction"): DIRECTIONS,
            ("self_diagnosis_scale", "school_kind"): _SCHOOL_KINDS,
            ("self_diagnosis_scale", "direction"): {**DIRECTIONS, "total": "Всего"},
            ("event", "kind"): {
                "seminar": "семинар",
                "webinar": "вебинар",
                "conference": "конференция",
                "master_class": "мастер-класс",
                "method_landing": "методический десант",
                "round_table": "круглый стол",
                "festival": "фестиваль",
                "other": "другое",
            },
            ("event", "format"): _FORMATS,
            ("event", "direction"): DIRECTIONS,
            ("practice", "kind"): {
                "method_council": "методический совет",
                "method_active": "методический актив",
                "young_teacher_club": "клуб молодых педагогов",
                "method_landing": "методический десант",
                "mentoring": "наставничество",
                "master_class": "мастер-класс",
                "other": "другая",
            },
            ("diagnostic", "audience"): {
                **_TRAINED,
                "preschool": "дошкольное образование",
                "additional": "дополнительное образование",
                "pedagogical_class": "педагогические классы",
            },
            ("diagnostic", "expertise_status"): {
                "declared": "заявлена",
                "in_review": "на экспертизе",
                "revision": "на доработке",
                "recommended": "рекомендована",
                "rejected": "отклонена",
            },
        }.items()
    }
)
"""(Table, column) -> code -> word, for every column with a closed list."""
