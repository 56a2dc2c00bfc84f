"""The workbook in which a secretary corrects a draft: its sheets and columns, for both ways."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from data_sources.database.schema.titles import choice_words
from data_sources.ingest.minutes.draft import Effect
from data_sources.ingest.minutes.filing.proposal import Choice, Role

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
    {Effect.EXTEND: "продлить срок", Effect.WITHDRAW: "снять с контроля"}
)
CHOICES: Final[Mapping[str, str]] = MappingProxyType({Choice.APPLY: "да", Choice.LEAVE: "нет"})


class Lookup(enum.Enum):
    """A register from which a cell names a row by code and title."""

    MUNICIPALITY = "municipality"
    ORGANIZATION = "organization"


@dataclass(frozen=True)
class Entry:
    """A column of a sheet, or a line of «Заседание»; `words` are the only ones it takes."""

    name: str
    title: str
    width: int = 14
    words: Mapping[str, str] | None = None
    lookup: Lookup | None = None


@dataclass(frozen=True)
class Form:
    """One sheet: what may be corrected in it and what is only shown."""

    sheet: str
    table: str
    entries: tuple[Entry, ...]
    shown: tuple[Entry, ...] = ()


_OKTMO: Final = Entry("oktmo", "Муниципалитет", 30, lookup=Lookup.MUNICIPALITY)
_ORGANIZATION: Final = Entry("organization_code", "Организация", 30, lookup=Lookup.ORGANIZATION)

MEETING: Final = Form(
    "Заседание",
    "meeting",
    (
        Entry("number", "Номер протокола"),
        Entry("held_on", "Дата"),
        Entry("starts_at", "Начало"),
        Entry("title", "Название"),
        Entry("place", "Место"),
        Entry("form", "Форма", words=choice_words("meeting", "form")),
        Entry("present_count", "Присутствовало, чел."),
        _OKTMO,
        Entry("region_code", "Код региона"),
    ),
)
AGENDA: Final = Form(
    "Повестка",
    "agenda_item",
    (
        Entry("position", "Место в повестке"),
        Entry("title", "Вопрос", 60),
        Entry("speaker", "Докладчик", 30),
        Entry("speaker_post", "Должность докладчика", 30),
    ),
)
PEOPLE: Final = Form(
    "Участники",
    "attendance",
    (
        Entry("person", "Фамилия и инициалы", 34),
        Entry("status", "Как участвовал", 22, words=choice_words("attendance", "status")),
        Entry("is_member", "Член органа", words=YES_NO),
        Entry("is_substitute", "Заменяет члена", words=YES_NO),
        _OKTMO,
        _ORGANIZATION,
    ),
    (Entry("role", "Кем назван", 20, words=ROLES),),
)
DECISIONS: Final = Form(
    "Решения",
    "decision",
    (
        Entry("position", "Порядок в протоколе"),
        Entry("number", "Номер пункта"),
        Entry("agenda_position", "Вопрос повестки"),
        Entry("kind", "Вид", 16, words=choice_words("decision", "kind")),
        Entry("text", "Текст решения", 70),
        Entry("due_kind", "Вид срока", words=choice_words("decision", "due_kind")),
        Entry("due_on", "Срок"),
        Entry("votes_for", "За, голосов"),
        Entry("votes_against", "Против, голосов"),
        Entry("votes_abstained", "Воздержались, голосов"),
    ),
)
ASSIGNMENTS: Final = Form(
    "Поручения",
    "assignment",
    (
        Entry("position", "Пункт решения (порядок)"),
        Entry("assignee", "Исполнитель", 40),
        _OKTMO,
        _ORGANIZATION,
        Entry("due_on", "Свой срок"),
    ),
)
CHANGES: Final = Form(
    "Прежние решения",
    "assignment",
    (
        Entry("choice", "Применить", words=CHOICES),
        Entry("due_on", "Новый срок"),
    ),
    (
        Entry("effect", "Что сделать", 18, words=EFFECTS),
        Entry("meeting_code", "Заседание", 20),
        Entry("number", "Пункт"),
        Entry("assignee", "Исполнитель", 40),
        Entry("due_before", "Срок сейчас"),
    ),
)
ROW_FORMS: Final = (AGENDA, PEOPLE, DECISIONS, ASSIGNMENTS)
"""The sheets whose rows may be left out and added."""

NOTES_SHEET: Final = WARNINGS
LISTS_SHEET: Final = "Списки"
CODE_AND_TITLE: Final = " · "
"""Between the code and the title in a cell that names a row of a register."""
