"""What a package says of its tables and of fields that no other file explains, and units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data_sources.answers.documents.package.answer import FieldType
from data_sources.vocabulary.indicators.description import Unit
from layouts.columns import row_sheets, units
from layouts.columns.units import MeasureUnit
from layouts.files.package.registers import REGISTERS

_REQUIRED: Final = True


@dataclass(frozen=True)
class Value:
    """A field of the values of indicators: its type, whether it is never empty, what is in it.

    `unit` is that of all its numbers, if they have one.
    """

    type: tuple[FieldType, bool]
    note: str
    unit: MeasureUnit | None = None


def _always(kind: FieldType, note: str) -> Value:
    return Value((kind, _REQUIRED), note)


def _maybe(kind: FieldType, note: str, unit: MeasureUnit | None = None) -> Value:
    return Value((kind, not _REQUIRED), note, unit)


VALUES: Final[Mapping[str, Value]] = MappingProxyType(
    {
        "level": _always(
            FieldType.STRING,
            "Чья строка: муниципалитета, выбранных муниципалитетов вместе или региона.",
        ),
        "oktmo": _maybe(
            FieldType.STRING,
            "У муниципалитета — как в ресурсе municipalities, у региона — как в regions, у "
            "выбранных вместе — пусто.",
        ),
        "municipality": _always(FieldType.STRING, "Название муниципалитета или региона."),
        "indicator": _always(FieldType.STRING, "Ключ, по которому есть определение."),
        "title": _always(FieldType.STRING, "Название показателя."),
        "unit": _always(FieldType.STRING, "В чём выражено значение; percent — 41.2, не 0.412."),
        "direction": _always(FieldType.STRING, "Что лучше: больше, меньше или не оценивается."),
        "period": _always(FieldType.STRING, "Период вопроса, как в адресе."),
        "as_of": _always(FieldType.DATE, "День, на который посчитано."),
        "known_at": _maybe(
            FieldType.DATETIME, "По сведениям на этот момент UTC; пусто — по последним."
        ),
        "numerator": _maybe(FieldType.NUMBER, "Числитель."),
        "denominator": _maybe(FieldType.NUMBER, "Знаменатель; у единиц его нет."),
        "value": _maybe(
            FieldType.NUMBER, "Значение в единицах поля unit, до 4 знаков; пусто — смотрите reason."
        ),
        "reason": _maybe(FieldType.STRING, "Почему значения нет."),
        "small": _always(
            FieldType.BOOLEAN, "1 — численность мала, значение не сравнивается; 0 — нет."
        ),
        "target": _maybe(FieldType.NUMBER, "Цель периода в единицах показателя."),
        "status": _always(FieldType.STRING, "Как значение стоит к цели."),
        "score": _maybe(
            FieldType.NUMBER,
            "Балл от 0 до 100: доля от лучшего муниципалитета.",
            units.POINTS,
        ),
        "rank": _maybe(FieldType.INTEGER, "Место среди муниципалитетов, 1 — лучшее."),
        "previous": _maybe(FieldType.NUMBER, "Значение того же вопроса годом раньше."),
        "previous_then": _maybe(
            FieldType.NUMBER, "Значение того же вопроса годом раньше, как его видели тогда."
        ),
        "target_to_date": _maybe(
            FieldType.NUMBER, "Сколько от цели ждут к отчётной дате, в единицах показателя."
        ),
        "doubt": _maybe(
            FieldType.STRING, "Почему значение не сравнивается, не получает балла и места."
        ),
    }
)
DEFINITIONS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "indicator": ("Код показателя", "Ключ показателя в адресах и файлах."),
        "title": ("Показатель", "Название."),
        "title_en": ("Показатель по-английски", "Название на английском языке."),
        "family": ("Раздел", "К чему относится показатель; index — сводный индекс."),
        "unit": ("Единица", f"Код единицы: {', '.join(unit.value for unit in Unit)}."),
        "unit_title": ("Единица словами", "Как единицу пишут рядом с числом."),
        "direction": ("Что лучше", "up — больше, down — меньше, neutral — не оценивается."),
        "question": ("Вопрос", "На какой вопрос отвечает показатель."),
        "why": ("Зачем", "Зачем это знать."),
        "how": ("Формула", "Как считаются числитель и знаменатель."),
        "how_en": ("Формула по-английски", "То же на английском языке."),
        "limits": ("Ограничения", "Чего показатель не говорит."),
        "source": ("Источник", "Из каких таблиц и документов."),
        "owner": ("Ответственный", "Кто отвечает за данные."),
        "example": ("Пример", "Посчитанный пример; у индекса его нет."),
        "version": ("Версия определения", "Номер редакции, по которой посчитаны числа."),
        "valid_from": ("Действует с", "День, с которого считают по этой редакции."),
        "changed": ("Что изменилось", "Чем эта редакция отличается от прежней."),
    }
)
NOTES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "indicators": (
            "Строка на показатель у каждого показанного муниципалитета, затем у выбранных вместе "
            "(если кто-то не выбран) и у региона. Что на что делится, сказано в ресурсе "
            "indicator_definitions."
        ),
        "indicator_definitions": (
            "Строка на показатель — его паспорт — и строка на сводный индекс; название и формула "
            "есть и на английском языке."
        ),
        **{name: sheet.note for name, sheet in row_sheets().items()},
        **{name: register.note for name, register in REGISTERS.items()},
    }
)
"""Resource -> what a row of it is."""
