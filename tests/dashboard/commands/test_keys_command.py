"""`rumo keys`: persons become keys, the same ones in every file of a region."""

from __future__ import annotations

import csv
import re
import stat
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest

from tests.serving import rumo

HEADER = "Ключ педагога;Категория;Муниципалитет"
KEY = re.compile(r"P-[0-9a-f]{20}")


class Office:
    """A folder with files and the region's secret."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.secret = folder / "secret" / "region.key"

    def file(self, content: str, name: str = "обучение.csv", encoding: str = "utf-8") -> str:
        (self.folder / name).write_bytes(content.encode(encoding))
        return name

    def keys(self, *arguments: str) -> CompletedProcess[str]:
        return rumo("keys", *arguments, folder=self.folder, RUMO_KEY_FILE=str(self.secret))

    def column(self, name: str, encoding: str = "utf-8") -> list[str]:
        text = (self.folder / name).read_text(encoding)
        return [row[0] for row in csv.reader(text.splitlines(), delimiter=";")][1:]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_the_same_person_gets_the_same_key_by_any_spelling_and_in_any_file(office: Office) -> None:
    names = ("Берёзкина Алла Юрьевна", "берёзкина  алла юрьевна", "БЕРЕЗКИНА АЛЛА ЮРЬЕВНА",
             "112-233-445 95", "11223344595", "112 233 445 95", "T-000123", "Сосновский П.Р.",
             "П. Р. Сосновский")  # fmt: skip
    rows = "".join(f"{name};педагоги;Город\n" for name in names)
    assert office.keys(office.file(f"{HEADER}\n{rows}")).returncode == 0
    found = office.column("обучение.ключи.csv")
    assert len(set(found[:3])) == 1
    assert len(set(found[3:6])) == 1
    assert found[6] == "T-000123"
    assert found[7] == found[8]
    assert len(set(found)) == 4
    assert all(KEY.fullmatch(key) for key in found if key != "T-000123")
    again = office.file(f"{HEADER}\nБерёзкина Алла Юрьевна;педагоги;Город\n", "позже.csv")
    assert office.keys(again).returncode == 0
    assert office.column("позже.ключи.csv") == found[:1]
    office.secret.unlink()
    assert office.keys(again).returncode == 0
    assert office.column("позже.ключи-2.csv") != found[:1]


def test_the_secret_is_made_once_for_its_owner_alone(office: Office) -> None:
    file = office.file(f"{HEADER}\nБерёзкина Алла;педагоги;Город\n")
    told = office.keys(file)
    assert "Создан секрет" in told.stderr
    assert stat.S_IMODE(office.secret.stat().st_mode) == 0o600
    made = office.secret.read_bytes()
    assert "Создан секрет" not in office.keys(file).stderr
    assert office.secret.read_bytes() == made


@pytest.mark.parametrize(("mode", "content"), [(0o644, None), (0o600, b"short"), (0o600, b"")])
def test_a_secret_that_others_read_or_that_is_broken_is_refused(
    office: Office, mode: int, content: bytes | None
) -> None:
    file = office.file(f"{HEADER}\nБерёзкина Алла;педагоги;Город\n")
    office.keys(file, "-o", "first.csv")
    if content is not None:
        office.secret.write_bytes(content)
    office.secret.chmod(mode)
    told = office.keys(file)
    assert told.returncode == 1
    assert str(office.secret) in told.stderr
    assert "Traceback" not in told.stderr
    assert not (office.folder / "обучение.ключи.csv").exists()


def test_an_earlier_file_is_never_written_over(office: Office) -> None:
    file = office.file(f"{HEADER}\nБерёзкина Алла;педагоги;Город\n")
    office.file("прежнее", "готово.csv")
    told = office.keys(file, "-o", "готово.csv")
    assert told.returncode == 1
    assert "не изменён" in told.stderr
    assert (office.folder / "готово.csv").read_text() == "прежнее"
    assert office.keys(file).returncode == office.keys(file).returncode == 0
    assert (office.folder / "обучение.ключи-2.csv").exists()
    assert "Берёзкина" in (office.folder / file).read_text()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_text_file_stays_as_it_is_but_for_its_keys(office: Office, encoding: str) -> None:
    content = f'sep=;\r\n"Отчёт; о курсах"\r\n{HEADER}\r\nБерёзкина Алла;"а;б";Город\r\n'
    office.file(content, encoding=encoding)
    assert office.keys("обучение.csv").returncode == 0
    made = (office.folder / "обучение.ключи.csv").read_bytes().decode(encoding)
    assert KEY.sub("Берёзкина Алла", made).replace('"', "") == content.replace('"', "")
    assert '"а;б"' in made


def test_a_workbook_keeps_its_other_cells_and_every_sheet_gets_keys(office: Office) -> None:
    book = openpyxl.Workbook()
    first = book.active
    first.append(["Отчёт"])
    first.append(["educator_key", "oktmo", "hours"])
    first.append([11223344595, "69701000", 36])
    second = book.create_sheet("Ещё")
    second.append(["Ключ молодого педагога", "x"])
    second.append(["112-233-445 95", "=1+1"])
    book.save(office.folder / "книга.xlsx")
    told = office.keys("книга.xlsx")
    assert told.returncode == 0
    assert "Заменено ячеек: 2, людей: 1" in told.stdout
    made = openpyxl.load_workbook(office.folder / "книга.ключи.xlsx")
    rows = [[cell.value for cell in row] for row in made.worksheets[0].iter_rows()]
    assert KEY.fullmatch(rows[2][0])
    assert rows[2][1:] == ["69701000", 36]
    assert made["Ещё"]["A2"].value == rows[2][0]
    assert made["Ещё"]["B2"].value == "=1+1"


def test_a_key_that_is_a_formula_is_refused_with_its_cell(office: Office) -> None:
    book = openpyxl.Workbook()
    book.active.append(["educator_key"])
    book.active.append(['="Берёзкина "&"Алла"'])
    book.save(office.folder / "книга.xlsx")
    told = office.keys("книга.xlsx")
    assert told.returncode == 1
    assert "A2" in told.stderr
    assert not (office.folder / "книга.ключи.xlsx").exists()


def test_namesakes_and_columns_that_still_show_people_are_said(office: Office) -> None:
    rows = "Берёзкина Алла;112-233-445 95\nБерёзкина Алла;1\nСосновский Пётр;2\n"
    told = office.keys(office.file(f"Ключ педагога;СНИЛС\n{rows}"))
    assert told.returncode == 0
    assert "строки 2, 3" in told.stderr
    assert "«СНИЛС» остались" in told.stderr
    assert "Сосновский" not in told.stderr + told.stdout


@pytest.mark.parametrize("content", ["a;b\n1;2\n", "", "\n\n", "ФИО;b\nБерёзкина Алла;1\n"])
def test_a_file_without_a_column_of_keys_is_refused(office: Office, content: str) -> None:
    told = office.keys(office.file(content))
    assert told.returncode == 1
    assert told.stderr.strip()
    assert "Traceback" not in told.stderr
    assert not (office.folder / "обучение.ключи.csv").exists()
