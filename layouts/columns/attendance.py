"""The columns of attendance in Russian."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.titles import choice_words
from layouts.columns.declaration import RowSheet, Title
from layouts.wording import terms

_TITLES: Final = MappingProxyType(
    {
        "meeting_code": Title("Код заседания", "Код, под которым заседание в базе.", width=20),
        "body": Title("Орган", "Чьё заседание.", terms.filter_words("body"), 24),
        "meeting_number": Title("Номер заседания", "Номер, как он записан."),
        "held_on": Title("Дата заседания", "Когда заседание состоялось."),
        "person": Title(
            "Участник",
            "Как записан в списке. Пусто — в списке заседания нет никого из тех, о ком вопрос; "
            "такая строка одна на заседание, чтобы его было видно: представленность считается от "
            "всех заседаний, умноженных на число муниципалитетов (без организаций области).",
            width=36,
        ),
        "is_member": Title(
            "Член органа",
            "1 — член или его заместитель, 0 — приглашённый. Явка и кворум считаются по "
            "строкам с 1, представленность — по всем.",
        ),
        "status": Title(
            "Участие",
            "Пришёл тот, кто присутствовал или участвовал онлайн.",
            choice_words("attendance", "status"),
            26,
        ),
        "is_substitute": Title("Заместитель", "1 — стоит вместо члена органа, 0 — нет."),
        "oktmo": Title("ОКТМО", "Муниципалитет участника; пусто — организация.", width=11),
        "municipality": Title(
            "Муниципалитет",
            "Название по ОКТМО. Пусто при заполненном ОКТМО: такого муниципалитета в регионе нет, "
            "строка входит только в кворум.",
            width=30,
        ),
        "organization": Title("Организация", "Организация участника.", width=30),
        "quorum_rule": Title(
            "Правило кворума",
            "Сколько членов должно прийти; пусто — правило не задано. Кворум считают по всем "
            "строкам заседания: файл о выбранных муниципалитетах для этого не годен.",
            choice_words("meeting", "quorum_rule"),
            24,
        ),
    }
)
SHEET: Final = RowSheet(
    name="attendance",
    title="Явка на заседания: строка на каждого из списка",
    path="/meetings",
    titles=_TITLES,
)
