"""The workbook in which a secretary corrects a draft: its sheets and columns, for both ways."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data_sources.ingest.minutes.draft import PointEffect
from data_sources.ingest.minutes.filing.proposal import ChangeChoice, Role
from data_sources.vocabulary.titles import choice_words

TAKE: Final = "Записать"
DRAFT_ROW: Final = "№ в черновике"
SENTENCE: Final = "Предложение протокола"
LINE: Final = "Строка протокола"
WARNINGS: Final = "Предупреждения"
FIELD: Final = "Что"
VALUE: Final = "Значение"
FINGERPRINT: Final = "Отпечаток файла"
CODE: Final = "Код заседания"
BODY: Final = "Орган"
SEEN: Final = "База на момент черновика"
NOTHING_SEEN: Final = "заседания в базе нет"
BLANK: Final = "Пустая ячейка"
BLANK_MEANS: Final = (
    "Значения нет. Записано будет то, что стоит на листах: если очистить ячейку, прежнее значение "
    "в базе тоже уйдёт."
)
STANDING: Final = "В протоколе этого нет, так стоит в базе."

YES_NO: Final[Mapping[str, str]] = MappingProxyType({"1": "да", "0": "нет"})
ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        Role.CHAIR: "председатель",
        Role.SECRETARY: "секретарь",
        Role.PARTICIPANT: "участник",
        Role.GUEST: "приглашённый",
        Role.ABSENT: "назван отсутствующим",
        Role.UNNAMED: "в протоколе не назван",
    }
)
EFFECTS: Final[Mapping[str, str]] = MappingProxyType(
    {PointEffect.EXTEND: "продлить срок", PointEffect.WITHDRAW: "снять с контроля"}
)
CHOICES: Final[Mapping[str, str]] = MappingProxyType(
    {ChangeChoice.APPLY: "да", ChangeChoice.LEAVE: "нет"}
)


class Lookup(enum.Enum):
    """A register from which a cell names a row by code and title."""

    MUNICIPALITY = "municipality"
    ORGANIZATION = "organization"


@dataclass(frozen=True)
class SheetEntry:
    """A column of a sheet, or a line of «Заседание»; `words` are the only ones it takes."""

    name: str
    title: str
    width: int = 14
    words: Mapping[str, str] | None = None
    lookup: Lookup | None = None


@dataclass(frozen=True)
class SheetForm:
    """One sheet: what may be corrected in it and what is only shown."""

    sheet: str
    table: str
    entries: tuple[SheetEntry, ...]
    shown: tuple[SheetEntry, ...] = ()


_OKTMO: Final = SheetEntry("oktmo", "Муниципалитет", 30, lookup=Lookup.MUNICIPALITY)
_ORGANIZATION: Final = SheetEntry(
    "organization_code", "Организация", 30, lookup=Lookup.ORGANIZATION
)

MEETING: Final = SheetForm(
    "Заседание",
    "meeting",
    (
        SheetEntry("number", "Номер протокола"),
        SheetEntry("held_on", "Дата"),
        SheetEntry("starts_at", "Начало"),
        SheetEntry("title", "Название"),
        SheetEntry("place", "Место"),
        SheetEntry("form", "Форма", words=choice_words("meeting", "form")),
        SheetEntry("present_count", "Присутствовало, чел."),
        _OKTMO,
        SheetEntry("region_code", "Код региона"),
    ),
)
AGENDA: Final = SheetForm(
    "Повестка",
    "agenda_item",
    (
        SheetEntry("position", "Место в повестке"),
        SheetEntry("title", "Вопрос", 60),
        SheetEntry("speaker", "Докладчик", 30),
        SheetEntry("speaker_post", "Должность докладчика", 30),
    ),
)
PEOPLE: Final = SheetForm(
    "Участники",
    "attendance",
    (
        SheetEntry("person", "Фамилия и инициалы", 34),
        SheetEntry("status", "Как участвовал", 22, words=choice_words("attendance", "status")),
        SheetEntry("is_member", "Член органа", words=YES_NO),
        SheetEntry("is_substitute", "Заменяет члена", words=YES_NO),
        _OKTMO,
        _ORGANIZATION,
    ),
    (SheetEntry("role", "Кем назван", 20, words=ROLES),),
)
DECISIONS: Final = SheetForm(
    "Решения",
    "decision",
    (
        SheetEntry("position", "Порядок в протоколе"),
        SheetEntry("number", "Номер пункта"),
        SheetEntry("agenda_position", "Вопрос повестки"),
        SheetEntry("kind", "Вид", 16, words=choice_words("decision", "kind")),
        SheetEntry("text", "Текст решения", 70),
        SheetEntry("due_kind", "Вид срока", words=choice_words("decision", "due_kind")),
        SheetEntry("due_on", "Срок"),
        SheetEntry("votes_for", "За, голосов"),
        SheetEntry("votes_against", "Против, голосов"),
        SheetEntry("votes_abstained", "Воздержались, голосов"),
    ),
)
ASSIGNMENTS: Final = SheetForm(
    "Поручения",
    "assignment",
    (
        SheetEntry("position", "Пункт решения (порядок)"),
        SheetEntry("assignee", "Исполнитель", 40),
        _OKTMO,
        _ORGANIZATION,
        SheetEntry("due_on", "Свой срок"),
    ),
)
CHANGES: Final = SheetForm(
    "Прежние решения",
    "assignment",
    (
        SheetEntry("choice", "Применить", words=CHOICES),
        SheetEntry("due_on", "Новый срок"),
    ),
    (
        SheetEntry("effect", "Что сделать", 18, words=EFFECTS),
        SheetEntry("meeting_code", "Заседание", 20),
        SheetEntry("number", "Пункт"),
        SheetEntry("assignee", "Исполнитель", 40),
        SheetEntry("due_before", "Срок сейчас"),
    ),
)
ROW_FORMS: Final = (AGENDA, PEOPLE, DECISIONS, ASSIGNMENTS)
"""The sheets whose rows may be left out and added."""

NOTES_SHEET: Final = WARNINGS
LISTS_SHEET: Final = "Списки"
CODE_AND_TITLE: Final = " · "
"""Between the code and the title in a cell that names a row of a register."""
