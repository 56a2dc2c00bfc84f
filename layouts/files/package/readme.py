"""`README.txt`: the package explained to the person who unpacks it."""

from __future__ import annotations

from collections.abc import Sequence

from data_sources.answers.overview.answer import Answer
from layouts.files import question
from layouts.files.package import descriptor
from layouts.files.package.descriptor import WrittenResource
from layouts.frame import links
from layouts.wording import numbers

HOW = """
Как устроено
- Таблицы лежат в папке data: CSV, кодировка UTF-8, разделитель — запятая, десятичный знак —
  точка, даты ГГГГ-ММ-ДД, пустая ячейка — нет значения. Для Excel удобнее файлы XLSX со страниц.
- datapackage.json описывает каждую таблицу: названия и смысл полей по-русски и по-английски,
  типы, единицы, допустимые значения, ключи и связи между таблицами (стандарт Frictionless Data
  Package).
- Таблицы programs, meetings, schools, organizations, municipalities и regions — справочники:
  в них только то, на что ссылаются строки. Если код справочнику неизвестен, в его строке
  заполнен один код.
- Перед текстом, который таблица приняла бы за формулу (начинается с = + - @), стоит апостроф.
- Коды (ОКТМО, коды школ и программ) — текст, а не числа: читайте их как текст, иначе
  пропадут ведущие нули.

Проверить пакет:  frictionless validate datapackage.json

In English
- Tables are the CSV files in data: UTF-8, comma, decimal point, dates YYYY-MM-DD; an empty cell
  means that there is no value. Codes (OKTMO, schools, programmes) are text, not numbers.
- In datapackage.json every table and field has title_en and description_en, a unit has unit_en;
  the table indicator_definitions has title_en and how_en (numerator and denominator).
"""


def write(answer: Answer, resources: Sequence[WrittenResource], site: str) -> bytes:
    """The text; the same answer at the same site gives the same bytes."""
    asked = question.passport(
        answer.answered,
        answer.overview.vocabulary.registers,
        answer.provenance,
        site + links.OVERVIEW,
    )
    lines = [
        descriptor.title(answer.overview),
        "",
        *(f"{what}: {text}" for what, text in asked.rows),
        "",
        "Таблицы",
        *(
            f"- {each.path} — {each.resource.title}; "
            f"{numbers.counted(each.rows, 'строка', 'строки', 'строк')}"
            for each in resources
        ),
        *HOW.splitlines(),
    ]
    return "\n".join([*lines, ""]).encode("utf-8", errors="replace")
