"""The question as it stands in an address: whom and which time, which rows (docs/addresses.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Any, Final

from data_sources.database.knowledge import KnowledgeDate
from data_sources.question import choices, readers
from data_sources.question.choices import INDEX, RUMO
from data_sources.question.filter_key import (
    PAGES_WITH_LISTS,
    FilterKey,
    Part,
    Saying,
    about,
    choice,
    declared_in,
    narrowing,
)
from data_sources.question.keyed_values import KeyedValues, declared_defaults
from data_sources.question.periods import Period
from data_sources.vocabulary.directions import DIRECTIONS


@dataclass(frozen=True)
class Filters(KeyedValues):
    """The question: what numbers and rows are asked for, and nothing of how they are looked at.

    Each key is one row here: its type and default, how it is read, what is expected of it, its
    title, whose it is.
    """

    period: Annotated[
        Period,
        about(
            readers.period, "период вида 2023-2024, 2024, 2024-Q2 или 2023-09..2024-05", "Период"
        ),
    ]
    m: Annotated[
        tuple[str, ...],
        about(readers.oktmo_list, "коды ОКТМО из восьми цифр через запятую", "Муниципалитеты"),
    ] = ()
    group: Annotated[
        str | None, about(readers.text, "название группы муниципалитетов", "Группа")
    ] = None
    region: Annotated[str | None, about(readers.code, "код региона", "Регион").unsaid()] = None
    i: Annotated[
        str,
        FilterKey(readers.indicator, "ключ показателя", "Показатель", Part.SUBJECT, Saying.UNSAID),
    ] = INDEX
    known: Annotated[
        KnowledgeDate | None,
        about(
            readers.moment,
            "дата вида 2024-06-01 или момент вида 2024-06-01T10:00:00Z",
            "По сведениям на",
        ),
    ] = None
    provider: Annotated[
        str | None, narrowing(readers.code, "код организации", "Организация", "training")
    ] = None
    format: Annotated[
        str | None,
        choice(choices.FORMAT_WORDS, "in_person, remote или mixed", "Формат", "training"),
    ] = None
    project: Annotated[
        str | None, narrowing(readers.text, "название проекта", "Проект", "training")
    ] = None
    direction: Annotated[
        str | None,
        choice(
            DIRECTIONS,
            "одно из восьми направлений",
            "Направление",
            "training",
            "school-project",
            "network",
        ),
    ] = None
    category: Annotated[
        str | None, choice(choices.CATEGORY_WORDS, "teacher или manager", "Категория", "training")
    ] = None
    body: Annotated[
        str,
        FilterKey(
            readers.body,
            "код органа или all",
            "Орган",
            pages=("meetings", "decisions", "present"),
            words=choices.BODY_WORDS,
        ),
    ] = RUMO
    meeting: Annotated[
        str | None,
        narrowing(readers.code, "код заседания", "Заседание", "meetings", "decisions", "present"),
    ] = None
    status: Annotated[
        str | None,
        choice(
            choices.STATUS_WORDS, "один из статусов решения", "Статус", "decisions"
        ).left_behind(),
    ] = None
    owner: Annotated[
        str | None,
        narrowing(
            readers.text, "ответственный (до 200 знаков)", "Ответственный", "decisions"
        ).left_behind(),
    ] = None
    q: Annotated[
        str,
        narrowing(
            readers.text, "текст для поиска (до 200 знаков)", "Поиск", *PAGES_WITH_LISTS
        ).left_behind(),
    ] = ""
    level: Annotated[
        str | None,
        choice(
            choices.LEVEL_WORDS, "below_basic, basic, medium или high", "Уровень", "school-project"
        ),
    ] = None
    school: Annotated[
        str | None, narrowing(readers.code, "код школы", "Школа", "school-project")
    ] = None
    kind: Annotated[
        str | None, choice(choices.KIND_WORDS, "вид события или практики", "Вид", "network")
    ] = None
    audience: Annotated[
        str | None,
        choice(choices.AUDIENCE_WORDS, "одна из аудиторий диагностик", "Для кого", "diagnostics"),
    ] = None
    default_period: Period = field(kw_only=True, compare=False)
    default_body: str = field(default=RUMO, kw_only=True, compare=False)

    def defaults(self) -> Mapping[str, Any]:
        """Key -> the value that it has where the address is silent."""
        return {**_DEFAULTS, "period": self.default_period, "body": self.default_body}

    def only(self, *keys: str) -> Filters:
        """The same question with every other key back at its default."""
        return self.without(*(key for key in QUESTION_KEYS if key not in keys))

    def of_whom(self) -> Filters:
        """Whom and which time it is about, alone: nothing narrows rows, no indicator is chosen."""
        return self.only(*OF_WHOM)

    def of_everybody(self) -> Filters:
        """The same question about all municipalities."""
        return self.without("m", "group")

    def naming(self, municipalities: tuple[str, ...]) -> Filters:
        """The same question about these municipalities."""
        return self.changed(m=tuple(sorted(municipalities)))


QUESTION_KEYS: Final[Mapping[str, FilterKey]] = MappingProxyType(declared_in(Filters))
"""The keys of a question, in the order in which it is said."""
_DEFAULTS: Final = declared_defaults(Filters, QUESTION_KEYS)


def keys_of(part: Part) -> tuple[str, ...]:
    """The keys that are this part of a question."""
    return tuple(name for name, key in QUESTION_KEYS.items() if key.part is part)


OF_WHOM: Final = keys_of(Part.WHOM)
"""Keys by which numbers, documents and changes are asked; nothing else narrows them."""
