"""The columns of decisions in Russian."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data_sources.vocabulary.indicators import described
from data_sources.vocabulary.titles import choice_words
from layouts.columns.declaration import RowSheet, Title
from layouts.wording import terms

SHEET: Final = RowSheet(
    name="decisions",
    title="Решения и поручения: строка на каждое поручение",
    path="/decisions",
    titles=MappingProxyType(
        {
            "meeting_code": Title("Код заседания", "Код, под которым заседание в базе.", width=20),
            "body": Title("Орган", "Чьё заседание.", terms.filter_words("body"), 24),
            "held_on": Title("Дата заседания", "Когда заседание состоялось."),
            "meeting_number": Title("Номер протокола", "Номер, как он записан."),
            "position": Title("Порядок в протоколе", "Какой по счёту пункт решения, от 1."),
            "number": Title("Номер пункта", "Номер, как он записан в протоколе."),
            "text": Title("Текст решения", "Текст пункта.", width=60),
            "kind": Title(
                "Вид",
                "Поручение, рекомендация или сведения; в показатели входят только поручения.",
                choice_words("decision", "kind"),
            ),
            "assignee": Title(
                "Ответственный",
                "Кому поручено, как записано; пусто — ответственный не назван.",
                None,
                30,
            ),
            "oktmo": Title(
                "ОКТМО",
                "Муниципалитет исполнителя; у решения методсовета без исполнителей — его самого.",
                width=11,
            ),
            "municipality": Title("Муниципалитет", "Название по ОКТМО.", width=30),
            "organization": Title("Организация", "Организация исполнителя.", width=30),
            "due_on": Title("Срок", "Срок исполнителя, а если своего нет, срок решения."),
            "original_due_on": Title("Первый срок", "Срок до продления; пусто — не продлевался."),
            "due_kind": Title(
                "Вид срока",
                "К дате, постоянно или без срока.",
                choice_words("decision", "due_kind"),
            ),
            "completed_on": Title("Исполнено", "День исполнения, если он не позже отчётной даты."),
            "withdrawn_on": Title("Снято", "День, когда сняли, если он не позже отчётной даты."),
            "status": Title(
                "Статус",
                "Как поручение стоит на отчётную дату.",
                terms.filter_words("status"),
                22,
            ),
            "lateness_days": Title(
                "Опоздание, дней",
                "От срока до исполнения, а у просроченного — до отчётной даты.",
            ),
            "evidence": Title("Чем подтверждено", "Документ или ссылка.", width=30),
            "indicator": Title(
                "Показатель",
                "На какой показатель решение направлено.",
                MappingProxyType({key: each.title for key, each in described().items()}),
                30,
            ),
        }
    ),
)
