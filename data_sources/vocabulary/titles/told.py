"""What a person is told of a column: its title, what to write in it, an invented example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias


@dataclass(frozen=True)
class Help:
    """One column in Russian.

    `what` ends without a full stop; `example` is a cell as a person types it, empty where the
    column is best left empty. `usual` are words that are offered where others may stand too.
    """

    title: str
    what: str
    example: str = ""
    usual: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """The sentence beside the column: what to write and an example."""
        told = f"{self.what}; например: {self.example}" if self.example else self.what
        return told if told.endswith(".") else f"{told}."


HelpOfTables: TypeAlias = Mapping[str, Mapping[str, Help]]


def tables(told: dict[str, dict[str, Help]]) -> HelpOfTables:
    """The declaration, closed for changes."""
    return MappingProxyType({name: MappingProxyType(columns) for name, columns in told.items()})


MUNICIPALITY = Help("Муниципалитет", "ОКТМО из 8 цифр или название муниципалитета", "69624000")
ORGANIZATION = Help("Организация", "Код или название из таблицы «Организация»", "TOIPKRO")
SCHOOL_CODE = Help("Код школы", "Код из таблицы «Школа»", "SCH-014")
MEETING_CODE = Help("Код заседания", "Код из таблицы «Заседание»", "RUMO-2025-03")
REGION_CODE = Help("Код региона", "Код из таблицы «Регион», пусто — единственный регион", "70")
EDUCATOR_KEY = Help(
    "Ключ педагога",
    "Обезличенный ключ, один и тот же у одного человека, не имя и не номер документа",
    "P-000123",
)
DIRECTION = Help("Направление", "Одно из восьми направлений «Школы Минпросвещения»", "Знание")
URL = Help("Ссылка", "Адрес страницы", "https://example.org/materials")
BODY = Help(
    "Орган",
    "РУМО, муниципальный методсовет (тогда нужен и муниципалитет), другой — кодом латиницей",
    "РУМО",
    ("РУМО", "муниципальный методсовет"),
)
PERSON = Help(
    "Фамилия и инициалы", "Фамилия и инициалы, в разных строках одинаково", "Иванова А. П."
)
INDICATOR = Help(
    "Показатель",
    "Название показателя с листа «Списки»",
    "Охват повышением квалификации",
)
