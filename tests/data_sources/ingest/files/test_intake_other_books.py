"""Workbooks of Excel 97-2003 and of OpenDocument: the same rules as for .xlsx.

The files of `old_books/` were made once with a program that writes that format.
"""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
import sqlalchemy as sa

from data_sources.database import schema
from data_sources.database.engine import make_engine
from data_sources.ingest.files import LoadMode, LoadReport, load_file
from tests.data_sources.ingest.files.open_document import cell, row, sheet, write

BOOKS: Final = Path(__file__).parent / "old_books"
PLACES: Final = {"69624000": "Первый", "69616000": "Второй", "69612000": "Третий"}
HEADER: Final = ("Муниципалитет", "Категория", "На дату", "Численность")


@pytest.fixture
def office(sqlite_url: str) -> Any:
    engine = make_engine(sqlite_url)
    with engine.begin() as connection:
        region = {"code": "70", "name": "Область", "oktmo": "69000000"}
        connection.execute(sa.insert(schema.region).values(**region))
        for oktmo, name in PLACES.items():
            connection.execute(
                sa.insert(schema.municipality).values(
                    oktmo=oktmo, region_code="70", name=f"{name} район", kind="district"
                )
            )
    yield engine
    engine.dispose()


def load(
    engine: sa.Engine, path: Path, dataset: str = "staff_count", mode: LoadMode = LoadMode.WRITE
) -> LoadReport:
    titles = {"training_coverage": "Охват"}
    return load_file(engine, dataset, path, indicators=titles, mode=mode)


def counts(engine: sa.Engine) -> list[tuple[Any, ...]]:
    table = schema.staff_count
    columns = (table.c.oktmo, table.c.category, table.c.counted_on, table.c.headcount)
    with engine.connect() as connection:
        return sorted(map(tuple, connection.execute(sa.select(*columns))))


def said(report: LoadReport) -> list[str]:
    return [warning.message for warning in report.warnings]


def refusal(report: LoadReport) -> str:
    assert [error.code.value for error in report.errors] == ["unreadable_file"]
    return report.errors[0].message


AUTUMN: Final = date(2024, 9, 1)
COUNTED: Final = [
    ("69612000", "teacher", date(2023, 9, 1), 20),
    ("69616000", "teacher", AUTUMN, 1200),
    ("69624000", "manager", AUTUMN, 7),
    ("69624000", "teacher", AUTUMN, 50),
]
NAMED: Final = [
    "Лист «Телефоны» не прочитан: нет столбцов «Муниципалитет», «Категория», «На дату», "
    "«Численность, чел.».",
    "Лист «Архив» скрыт; он прочитан.",
    "Лист «Север»: Строка 1 — над таблицей, не загружается: «Численность педагогов».",
    "Лист «Север»: Строка 5 — итоги, они сходятся, не загружается: «Итого».",
    "Лист «Север»: Строка 4 — скрыто, прочитано.",
    "Лист «Север»: Столбец «№ п/п» не загружается.",
    "Лист «Север»: Столбец D скрыт; он прочитан.",
]


@pytest.mark.parametrize("name", ["staff_count.xls", "числа.xlsx", "числа.csv"])
def test_an_old_workbook_is_read_whatever_its_name(
    office: sa.Engine, tmp_path: Path, name: str
) -> None:
    path = Path(shutil.copy(BOOKS / "staff_count.xls", tmp_path / name))
    report = load(office, path)
    assert report.errors == ()
    assert counts(office) == COUNTED
    assert said(report) == NAMED


def test_an_open_document_is_read_by_the_same_rules(office: sa.Engine, tmp_path: Path) -> None:
    path = write(
        tmp_path / "counts.ods",
        sheet(
            "Север",
            row(cell("Численность педагогов", 'table:number-columns-spanned="5"')),
            row("№ п/п", *HEADER),
            row(
                1,
                cell("69624000", 'table:number-rows-spanned="2"'),
                "педагоги",
                "<table:table-cell table:number-rows-spanned='2' office:value-type='date' "
                "office:date-value='2024-09-01'><text:p>01.09.24</text:p></table:table-cell>",
                50,
            ),
            row(
                2,
                "<table:covered-table-cell/>",
                "руководители",
                "<table:covered-table-cell/>",
                7,
                attributes='table:visibility="filter"',
            ),
            row(None, "Итого", cell(None, 'table:number-columns-repeated="2"'), 57),
            row(
                cell(None, 'table:number-columns-repeated="16384"'),
                attributes='table:number-rows-repeated="1048571"',
            ),
            columns=(
                '<table:table-column table:number-columns-repeated="3"/>'
                '<table:table-column table:visibility="collapse"/>'
                '<table:table-column table:number-columns-repeated="1020"/>'
            ),
        ),
        sheet("Юг", row(*HEADER), row(69616000, "педагог", 45536, "1 200")),
        sheet(
            "Архив",
            row(*HEADER),
            row("69612000", "педагоги", "01.09.2023", 20),
            attributes='table:style-name="unseen"',
        ),
        sheet("Телефоны", row("Кому", "Номер")),
    )
    report = load(office, path)
    assert report.errors == ()
    assert counts(office) == COUNTED
    assert said(report) == NAMED


def _value(engine: sa.Engine, column: sa.Column[Any]) -> Any:
    with engine.connect() as connection:
        return connection.scalars(sa.select(column)).one()


def test_a_percentage_is_the_number_that_is_seen(office: sa.Engine, tmp_path: Path) -> None:
    assert load(office, BOOKS / "target.xls", "target").errors == ()
    assert float(_value(office, schema.target.c.value)) == 78.5
    header = ("Показатель", "Период", "Цель", "Граница")
    percent = '<table:table-cell office:value-type="percentage" office:value="0.785"/>'
    path = write(
        tmp_path / "target.ods",
        sheet("Цели", row(*header), row("training_coverage", 2024, percent, 60)),
    )
    report = load(office, path, "target")
    assert (report.errors, report.unchanged) == ((), 1)


def test_notes_of_a_cell_and_spaces_are_no_part_of_its_text(
    office: sa.Engine, tmp_path: Path
) -> None:
    noted = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>не забыть'
        "</text:p></office:annotation><text:p>69<text:s/>624<text:s/><text:span>000</text:span>"
        "</text:p></table:table-cell>"
    )
    path = write(
        tmp_path / "noted.ods", sheet("1", row(*HEADER), row(noted, "педагоги", "01.09.2024", 5))
    )
    assert load(office, path).errors == ()
    assert counts(office) == [("69624000", "teacher", AUTUMN, 5)]


def test_rows_written_once_for_several_are_several(office: sa.Engine, tmp_path: Path) -> None:
    alike = row(
        "69624000", "педагоги", "01.09.2024", 5, attributes='table:number-rows-repeated="3"'
    )
    report = load(office, write(tmp_path / "r.ods", sheet("1", row(*HEADER), alike)))
    assert [(error.row, error.code.value) for error in report.errors] == [
        (3, "duplicate_in_file"),
        (4, "duplicate_in_file"),
    ]


# --- hostile and broken files ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("repeated", "word"),
    [
        ('table:number-rows-repeated="1000000000"', "повторены"),
        ('table:number-rows-repeated="1048576"', "повторены"),
        ('table:number-rows-repeated="нет"', "повреждена"),
    ],
)
def test_rows_repeated_without_end_are_refused(
    office: sa.Engine, tmp_path: Path, repeated: str, word: str
) -> None:
    wide = cell("x", 'table:number-columns-repeated="900"')
    path = write(tmp_path / "bomb.ods", sheet("1", row(*HEADER), row(wide, attributes=repeated)))
    assert word in refusal(load(office, path))


def test_a_declared_entity_and_a_locked_document_are_refused(
    office: sa.Engine, tmp_path: Path
) -> None:
    good = sheet("1", row(*HEADER))
    doctype = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    assert "опасной" in refusal(load(office, write(tmp_path / "a.ods", good, doctype=doctype)))
    locked = write(tmp_path / "b.ods", good, manifest="<m:encryption-data/>")
    assert "паролем" in refusal(load(office, locked))


def test_an_open_document_that_unpacks_without_end_is_refused(
    office: sa.Engine, tmp_path: Path
) -> None:
    path = write(tmp_path / "big.ods", sheet("1", row(*HEADER), " " * (101 << 20)))
    assert "объём" in refusal(load(office, path))


def test_too_many_sheets_to_read_one_after_another_are_refused(
    office: sa.Engine, tmp_path: Path
) -> None:
    many = (sheet(f"{n}", row("x" * 200)) for n in range(3_000))
    assert "листов" in refusal(load(office, write(tmp_path / "many.ods", *many)))


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_damaged_books_are_read_or_refused_and_never_break_the_program(
    office: sa.Engine, tmp_path: Path, kind: str
) -> None:
    sound = tmp_path / f"sound.{kind}"
    if kind == "xls":
        shutil.copy(BOOKS / "staff_count.xls", sound)
    else:
        write(sound, sheet("1", row(*HEADER), row("69624000", "педагоги", "01.09.2024", 5)))
    content = sound.read_bytes()
    for seed in range(60):
        random = Random(seed)
        damaged = bytearray(content)
        for _ in range(random.randrange(1, 12)):
            damaged[random.randrange(4, len(damaged))] = random.randrange(256)
        path = tmp_path / f"damaged.{kind}"
        path.write_bytes(bytes(damaged[: random.choice([len(damaged), len(damaged) // 2])]))
        for error in load(office, path, mode=LoadMode.DRY_RUN).errors:
            assert error.message


def test_an_open_document_with_damaged_markup_never_breaks_the_program(
    office: sa.Engine, tmp_path: Path
) -> None:
    sound = write(
        tmp_path / "sound.ods",
        sheet("1", row(*HEADER), row("69624000", "педагоги", "01.09.2024", 5)),
    )
    with zipfile.ZipFile(sound) as package:
        content = package.read("content.xml")
    for seed in range(60):
        random = Random(seed)
        place = random.randrange(len(content))
        damaged = content[:place] + content[place + random.randrange(1, 60) :]
        path = tmp_path / "damaged.ods"
        with zipfile.ZipFile(path, "w") as package:
            package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr("content.xml", damaged)
        for error in load(office, path, mode=LoadMode.DRY_RUN).errors:
            assert error.message


def test_another_document_in_the_old_container_is_refused_with_a_sentence(
    office: sa.Engine, tmp_path: Path
) -> None:
    path = tmp_path / "letter.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000))
    assert "паролем" in refusal(load(office, path))
