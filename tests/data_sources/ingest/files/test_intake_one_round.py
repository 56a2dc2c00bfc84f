"""Files as secretaries get them wrong: what the refusal says to do makes them load.

Each case is a sound file, what was mistaken in it, and what the refusal must say; the advice
is applied by writing the sound cell back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import openpyxl
import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.engine import make_engine
from data_sources.ingest.files import LoadMode, LoadReport, load_file

STAFF: Final = [
    ["Муниципалитет", "Категория", "На дату", "Численность, чел."],
    ["Северный район", "педагоги", "01.09.2024", 50],
    ["Южный район", "руководители", "01.09.2024", 7],
]
EVENT: Final = [
    ["Код", "Название", "Вид", "Начало", "Конец", "Формат", "Организатор"],
    ["e1", "Семинар наставников", "семинар", "10.09.2024", "11.09.2024", "очно", "ИРО"],
]
TRAINING: Final = [
    ["Ключ педагога", "Категория", "Муниципалитет", "Код программы", "Дата завершения"],
    ["T-0001", "педагоги", "Северный район", "p1", "20.03.2024"],
    ["T-0002", "педагоги", "Южный район", "p1", "21.03.2024"],
]
MEETING: Final = [
    ["Код", "Орган", "Состояние", "Дата", "Начало", "Присутствовало, чел."],
    ["m1", "РУМО", "состоялось", "20.09.2024", "10:00", 18],
]
TARGET: Final = [
    ["Показатель", "Период", "Цель", "Граница"],
    ["Охват повышением квалификации", "2024", "78,5 %", 60],
]
PLAN: Final = [["План", "Код", "Мероприятие", "Срок"], ["РУМО", "p-1", "Семинар", "сентябрь 2024"]]
SCORE: Final = [
    ["Код школы", "Дата", "Направление", "Баллы", "Наибольшее число баллов"],
    ["s1", "01.10.2024", "Знание", 12, 20],
]

Rows = list[list[object]]


@dataclass(frozen=True)
class Mistake:
    """Cells (row, column from 1) written otherwise; `rows` are rows inserted before a number."""

    dataset: str
    sound: Rows
    said: tuple[str, ...]
    cells: dict[tuple[int, int], object] = field(default_factory=dict)
    rows: dict[int, list[object]] = field(default_factory=dict)
    row: int | None = 2
    column: str | None = None
    errors: int = 1
    kinds: tuple[str, ...] = ("xlsx", "csv")

    def mistaken(self) -> Rows:
        rows = [list(row) for row in self.sound]
        for (row, column), value in self.cells.items():
            while len(rows[row - 1]) < column:
                rows[row - 1].append(None)
            rows[row - 1][column - 1] = value
        for row, cells in sorted(self.rows.items()):
            rows.insert(row - 1, cells)
        return rows


def staff(column: int, value: object, *said: str, name: str) -> Mistake:
    return Mistake("staff_count", STAFF, said, {(2, column): value}, column=name)


def event(column: int, value: object, *said: str, name: str) -> Mistake:
    return Mistake("event", EVENT, said, {(2, column): value}, column=name)


MISTAKES: Final = {
    "a letter missing in a municipality": staff(
        1, "Севрный район", "«Севрный район»", "«Северный район»", name="oktmo"
    ),
    "a municipality of another region": staff(
        1, "Заречный край", "«Заречный край»", "нет в базе", name="oktmo"
    ),
    "a settlement's code": staff(1, "69624000101", "«69624000101»", "8 цифр", name="oktmo"),
    "a code cut short": staff(1, "6962400", "«6962400»", "8 цифр", name="oktmo"),
    "a code and a name that differ": staff(
        1, "Южный район 69624000", "и код, и название", "Оставьте одно", name="oktmo"
    ),
    "no municipality": staff(1, None, "Заполните ячейку", name="oktmo"),
    "a category that is none": staff(
        2, "воспитатели", "«воспитатели»", "Выберите из: ", "педагоги", name="category"
    ),
    "two categories in a cell": staff(
        2, "педагоги и руководители", "Выберите из: ", name="category"
    ),
    "a day that does not exist": staff(
        3, "31.09.2024", "«31.09.2024»", "ДД.ММ.ГГГГ", name="counted_on"
    ),
    "a day in the American order": staff(3, "09/13/2024", "ДД.ММ.ГГГГ", name="counted_on"),
    "a year alone": staff(3, 2024, "«2024»", "ДД.ММ.ГГГГ", name="counted_on"),
    "a month in place of a day": staff(3, "сентябрь 2024", "ДД.ММ.ГГГГ", name="counted_on"),
    "a school year": staff(3, "2024-2025", "ДД.ММ.ГГГГ", name="counted_on"),
    "today's time in a day": staff(
        3, "01.09.2024 10:30", "ДД.ММ.ГГГГ", name="counted_on"
    ),
    "a year far away": staff(3, "01.09.2924", "«01.09.2924»", "год", name="counted_on"),
    "a unit in a number": staff(4, "50 чел.", "«50 чел.»", "цифры", name="headcount"),
    "a number in words": staff(4, "пятьдесят", "«пятьдесят»", "цифры", name="headcount"),
    "a letter O for a nought": staff(4, "5О", "«5О»", "цифры", name="headcount"),
    "an approximate number": staff(4, "~50", "«~50»", "цифры", name="headcount"),
    "a sum typed as text": staff(4, "45+5", "«45+5»", "цифры", name="headcount"),
    "a range": staff(4, "45-50", "«45-50»", "цифры", name="headcount"),
    "a part of a person": staff(4, 50.5, "«50.5»", "целое", name="headcount"),
    "less than nobody": staff(4, -5, "«-5»", "меньше допустимого 0", name="headcount"),
    "a percentage of people": staff(4, "50 %", "«50 %»", "цифры", name="headcount"),
    "an error of Excel": staff(4, "#ССЫЛКА!", "«#ССЫЛКА!»", name="headcount"),
    "the same row twice": Mistake(
        "staff_count",
        STAFF,
        ("уже есть в строке 2", "Оставьте одну"),
        rows={3: STAFF[1]},
        row=3,
        column="oktmo",
    ),
    "a total that does not add up": Mistake(
        "staff_count",
        STAFF,
        ("«58»", "«57»", "удалите"),
        rows={4: ["ИТОГО", None, None, 58]},
        row=4,
        column="headcount",
    ),
    "a heading among the rows": Mistake(
        "staff_count",
        STAFF,
        ("только одна ячейка", "«Юг области»", "удалите"),
        rows={3: ["Юг области"]},
        row=3,
        column="category",
    ),
    "a signature among the rows": Mistake(
        "staff_count",
        STAFF,
        ("похожа на подпись", "Удалите"),
        rows={3: ["Исполнитель: Петрова"]},
        row=3,
    ),
    "a misspelt title": Mistake(
        "staff_count",
        STAFF,
        ("«Категорея»", "«Категория»"),
        {(1, 2): "Категорея"},
        row=1,
        column="Категорея",
        errors=2,  # the column is missing as well, and says so
    ),
    "a column of the office's own": Mistake(
        "staff_count",
        STAFF,
        ("«Телефон»", "Уберите его"),
        {(1, 5): "Телефон", (2, 5): "2-11-11"},
        row=1,
        column="Телефон",
    ),
    "a column without a title": Mistake(
        "staff_count",
        STAFF,
        ("В столбце E", "Подпишите столбец или очистите"),
        {(2, 5): "проверить"},
        row=1,
        column="E",
        kinds=("xlsx",),
    ),
    "a cell too many in a text file": Mistake(
        "staff_count",
        STAFF,
        ("ячеек больше, чем столбцов", "разделители"),
        {(2, 5): "проверить"},
        kinds=("csv",),
    ),
    "a title twice": Mistake(
        "staff_count",
        STAFF,
        ("встречается дважды", "Оставьте один"),
        {(1, 5): "Численность"},
        row=1,
        column="Численность",
    ),
    "a kind that is none": event(
        3, "собрание", "«собрание»", "Выберите из: ", "круглый стол", name="kind"
    ),
    "an end before the beginning": event(
        5, "09.09.2024", "меньше, чем", "«Начало»", name="ends_on"
    ),
    "an organiser that is not there": event(
        7, "Институт равзития", "«Институт равзития»", "Институт развития", name="organizer_code"
    ),
    "no title": event(2, None, "Заполните ячейку", name="title"),
    "a day of two days": event(4, "10-11.09.2024", "ДД.ММ.ГГГГ", name="starts_on"),
    "a person in place of a key": Mistake(
        "training",
        TRAINING,
        ("ключ",),
        {(2, 1): "Петрова Анна Ивановна"},
        column="educator_key",
    ),
    "a programme that is not there": Mistake(
        "training", TRAINING, ("«p11»", "Похоже: «p1»"), {(2, 4): "p11"}, column="program_code"
    ),
    "a council of nobody": Mistake(
        "meeting", MEETING, ("«РУМОО»",), {(2, 2): "РУМОО"}, column="body"
    ),
    "a time with words": Mistake(
        "meeting", MEETING, ("«десять утра»", "ЧЧ:ММ"), {(2, 5): "десять утра"}, column="starts_at"
    ),
    "a state that is none": Mistake(
        "meeting", MEETING, ("Выберите из: ", "состоялось"), {(2, 3): "да"}, column="status"
    ),
    "an indicator that is none": Mistake(
        "target",
        TARGET,
        ("«Охват повышеним»", "Охват повышением квалификации"),
        {(2, 1): "Охват повышеним"},
        column="indicator",
    ),
    "a period in words": Mistake(
        "target", TARGET, ("«прошлый год»", "2023-2024"), {(2, 2): "прошлый год"}, column="period"
    ),
    "a season for a month": Mistake(
        "plan_item", PLAN, ("«осень 2024»", "или месяц"), {(2, 4): "осень 2024"}, column="due_on"
    ),
    "a score above the largest": Mistake(
        "self_diagnosis_score", SCORE, ("меньше, чем",), {(2, 4): 25}, column="max_score"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def engine_with_registers(
    tmp_path_factory: pytest.TempPathFactory, _sqlite_template: Path
) -> Iterator[sa.Engine]:
    path = tmp_path_factory.mktemp("one-round") / "rumo.sqlite3"
    path.write_bytes(_sqlite_template.read_bytes())
    engine = make_engine(f"sqlite:///{path}")
    with engine.begin() as connection:

        def add(table: str, **values: object) -> None:
            connection.execute(sa.insert(schema.metadata.tables[table]).values(**values))

        add("region", code="70", name="Область", oktmo="69000000")
        for oktmo, name in (("69624000", "Северный район"), ("69616000", "Южный район")):
            add("municipality", oktmo=oktmo, region_code="70", name=name, kind="district")
        add(
            "organization",
            code="iro",
            name="Институт развития образования",
            short_name="ИРО",
            kind="institute",
        )
        add("school", code="s1", oktmo="69624000", name="Школа", kind="general")
        add(
            "training_program",
            code="p1",
            title="Программа",
            provider_code="iro",
            format="remote",
            hours=36,
            in_federal_register=False,
            is_network=False,
        )
        add(
            "self_diagnosis",
            school_code="s1",
            completed_on=sa.func.date("2024-10-01"),
            edition="2024",
        )
    yield engine
    engine.dispose()


def load(engine: sa.Engine, folder: Path, dataset: str, rows: Rows, kind: str) -> LoadReport:
    path = folder / f"table.{kind}"
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    else:
        lines = (";".join("" if cell is None else str(cell) for cell in row) for row in rows)
        path.write_text("\n".join(lines), encoding="cp1251")
    titles = {"training_coverage": "Охват повышением квалификации"}
    return load_file(engine, dataset, path, indicators=titles, mode=LoadMode.DRY_RUN)


CASES: Final = [(name, kind) for name, mistake in MISTAKES.items() for kind in mistake.kinds]


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_a_mistake_is_told_with_its_place_and_put_right_in_one_round(
    engine_with_registers: sa.Engine, tmp_path: Path, name: str, kind: str
) -> None:
    mistake = MISTAKES[name]
    report = load(engine_with_registers, tmp_path, mistake.dataset, mistake.mistaken(), kind)
    first = report.errors[0]
    assert (first.row, first.column) == (mistake.row, mistake.column)
    for words in mistake.said:
        assert words in first.message
    assert len(report.errors) == mistake.errors
    assert load(engine_with_registers, tmp_path, mistake.dataset, mistake.sound, kind).errors == ()


def test_all_mistakes_of_a_file_are_told_at_once(
    engine_with_registers: sa.Engine, tmp_path: Path
) -> None:
    rows: Rows = [
        ["Ключ педагога", "Категорея", "Муниципалитет", "Код программы", "Дата завершения"],
        ["T-0001", "педагоги", "Севрный район", "p1", "20.03.2024"],
        ["T-0002", "педагоги", "Южный район", "p11", "21.03.2024"],
        ["T-0003", "педагоги", "Южный район", "p1", "31.02.2024"],
        ["T-0004", "педагоги", "Южный район", "p1", None],
        ["T-0005", "педагоги", "Южный район", "p1", "21.03.2024"],
        ["T-0005", "педагоги", "Южный район", "p1", "21.03.2024"],
    ]
    report = load(engine_with_registers, tmp_path, "training", rows, "xlsx")
    assert [(error.row, error.column) for error in report.errors] == [
        (1, "Категорея"),
        (1, "category"),
        (2, "oktmo"),
        (3, "program_code"),
        (4, "completed_on"),
        (5, "completed_on"),
        (7, "educator_key"),
    ]
    rows[0] = list(TRAINING[0])
    rows[1][2], rows[2][3], rows[3][4], rows[4][4] = "Северный район", "p1", "20.02.2024", "1.3.24"
    report = load(engine_with_registers, tmp_path, "training", rows[:-1], "xlsx")
    assert (report.errors, report.added) == ((), 5)
