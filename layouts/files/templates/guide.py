"""What the sheet «Инструкция» of a form says."""

from __future__ import annotations

from typing import Final

from data_sources.ingest.files.rows.header_words import REMARK
from data_sources.ingest.files.rows.loadable import TEXTS, FieldKind
from data_sources.vocabulary.titles import table_title
from layouts.files.tables.table import TableSheet
from layouts.files.templates.sheet import MARK, Form, TemplateField

GUIDE_SHEET: Final = "Инструкция"
LISTS_SHEET: Final = "Списки"
_KINDS: Final = {
    FieldKind.TEXT: "Текст",
    FieldKind.WHOLE: "Целое число",
    FieldKind.NUMBER: "Число",
    FieldKind.FLAG: "Да или нет",
    FieldKind.DATE: "Дата ДД.ММ.ГГГГ",
    FieldKind.DAY_OR_MONTH: "Дата ДД.ММ.ГГГГ или месяц («сентябрь 2026»)",
    FieldKind.TIME_OF_DAY: "Время ЧЧ:ММ",
    FieldKind.OKTMO: "ОКТМО или название",
    FieldKind.TERRITORY: "ОКТМО или название",
    FieldKind.OKTMO_CODE: "ОКТМО",
    FieldKind.ORGANIZATION: "Код или название",
    FieldKind.BODY: "Код или название",
    FieldKind.PLAN: "Код или название",
    FieldKind.PERIOD: "Период",
    FieldKind.KEYS: "Названия через точку с запятой",
    FieldKind.PERSON_KEY: "Номер или код, по которому человека не узнать",
}


def guide(form: Form) -> TableSheet:
    """How to fill the form in, load it and correct it, and what each column means."""
    rows = (
        ("Таблица", f"{form.title}. В базе и в командах она называется {form.table}.", ""),
        *_filling(form),
        *_loading(form),
        *(_column(entry) for entry in form.entries),
    )
    return TableSheet(GUIDE_SHEET, ("О чём", "Что делать", "Имя в схеме"), rows, (30, 90, 22))


def _filling(form: Form) -> tuple[tuple[str, str, str], ...]:
    return (
        (
            "Как заполнить",
            f"Пишите на листе «{form.sheet_name}» под примером: одна строка — одна запись. "
            f"Строка с пометкой «{MARK}» — пример, она не загружается: удалите её или оставьте, "
            f"но не пишите свои данные поверх неё. Столбец «{REMARK}» не загружается.",
            "",
        ),
        (
            "Заголовки",
            "Столбцы со звёздочкой обязательны. Заголовки не меняйте; порядок столбцов любой. "
            "Пояснение — в примечании к заголовку и ниже на этом листе.",
            "",
        ),
        (
            "Ключ",
            f"Записи различаются по столбцам: {_quoted(form.key)}. По ним программа находит "
            "прежнюю запись: исправленный ключ для неё — другая запись. "
            "Одинаковые в одном файле не допускаются.",
            "",
        ),
        (
            "Пустые значения",
            "Если значения нет, оставьте ячейку пустой. «н/д», «–» и «нет данных» тоже читаются "
            "как пустые. Ноль — это число, а не пустое значение.",
            "",
        ),
        (
            "Числа и даты",
            "Числа — цифрами, дробная часть через запятую, разряды можно отделять пробелом. "
            "Даты — ДД.ММ.ГГГГ.",
            "",
        ),
    )


def _loading(form: Form) -> tuple[tuple[str, str, str], ...]:
    load = f"rumo load {form.table} {form.table}.xlsx"
    return (
        ("Что загрузить раньше", _before(form), ""),
        (
            "Как загрузить",
            f"Сохраните файл и проверьте его: {load} --dry-run. Ничего не запишется, но все "
            f"ошибки будут названы со строкой и столбцом. Затем загрузите: {load}.",
            "",
        ),
        (
            "Как исправить",
            f"Если ошибка не в ключе ({_quoted(form.key)}), исправьте строку в файле и загрузите "
            "его ещё раз: изменится только она, прежнее значение останется в истории. Если "
            "неверен сам ключ, исправьте его и загрузите файл под тем же именем: программа "
            "спросит, снять ли прежнюю запись; иначе останутся обе. Снять запись или исправить "
            f"её ключ без файла: rumo row {form.table} СТОЛБЕЦ=ЗНАЧЕНИЕ… --withdraw или --key "
            "СТОЛБЕЦ=ЗНАЧЕНИЕ. Тот же файл второй раз ничего не меняет; записи, "
            "которых в файле нет, остаются в базе. Загрузку отменяет rumo undo НОМЕР; номер — "
            "на странице «Данные и методика».",
            "",
        ),
    )


def _before(form: Form) -> str:
    if not form.before:
        return "Ничего: эта таблица ни на что не ссылается."
    tables = ", ".join(f"«{table_title(name)}» ({name})" for name in form.before)
    return (
        f"В таком порядке: {tables}. Таблица нужна, только если в файле есть ссылка на её записи."
    )


def _column(entry: TemplateField) -> tuple[str, str, str]:
    field = entry.field
    need = "обязательно" if field.required else "можно не заполнять"
    # A long list would drown the sentence; it has a sheet of its own.
    words = f" Допустимо: {', '.join(entry.offered)}." if _is_said_in_full(entry) else ""
    kind = "Из списка" if entry.offered and field.kind in TEXTS else _KINDS[field.kind]
    return (
        entry.header,
        f"{entry.note} {kind}, {need}.{words}",
        field.name,
    )


def _is_said_in_full(entry: TemplateField) -> bool:
    return bool(entry.offered) and not any(entry.offered.values())


def _quoted(titles: tuple[str, ...]) -> str:
    return ", ".join(f"«{title}»" for title in titles)
