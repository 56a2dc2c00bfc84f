"""Files that hold minutes, and files that are refused with a sentence that says what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfReader, PdfWriter

from data_sources.ingest.minutes.reading import read_minutes
from data_sources.ingest.minutes.refusal import NotMinutesError

LINES = (
    "ПРОТОКОЛ № 4",
    "заседания совета",
    "14.03.2024",
    "РЕШИЛИ:",
    "1. Провести семинар.",
    "Отв.: Кленов С.С.",
)
PDF = Path(__file__).parent / "minutes" / "38_pdf_council.pdf"


def word_file(path: Path, lines: tuple[str, ...] = LINES) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def with_part(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_text_in_any_usual_encoding(tmp_path: Path, encoding: str, line_end: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_bytes(line_end.join(LINES).encode(encoding))
    draft = read_minutes(path)

    assert [point.text for point in draft.points] == ["Провести семинар."]
    assert draft.points[0].place.line == 5
    assert draft.media_type == "text/plain"


def test_a_word_file_is_told_by_its_bytes(tmp_path: Path) -> None:
    assert len(read_minutes(word_file(tmp_path / "minutes.txt")).points) == 1


def test_deleted_words_are_gone_and_inserted_ones_stay(tmp_path: Path) -> None:
    document = docx.Document()
    for line in LINES[:4]:
        document.add_paragraph(line)
    point = document.add_paragraph("1. Провести ")
    space = nsdecls("w")
    point._p.append(parse_xml(f"<w:del {space}><w:r><w:delText>вебинар</w:delText></w:r></w:del>"))
    point._p.append(parse_xml(f"<w:ins {space}><w:r><w:t>семинар</w:t></w:r></w:ins>"))
    document.save(str(tmp_path / "minutes.docx"))

    assert read_minutes(tmp_path / "minutes.docx").points[0].text == "Провести семинар"


def test_a_merged_cell_belongs_to_each_of_its_rows(tmp_path: Path) -> None:
    document = docx.Document()
    for line in LINES[:4]:
        document.add_paragraph(line)
    rows = (
        ("№", "Решение", "Ответственный", "Срок"),
        ("1", "Собрать данные.", "Кленов С.С.", "30.05.2024"),
        ("2", "Свести данные.", "", "10.06.2024"),
    )
    table = document.add_table(rows=0, cols=4)
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    table.cell(1, 2).merge(table.cell(2, 2))
    document.save(str(tmp_path / "minutes.docx"))
    points = read_minutes(tmp_path / "minutes.docx").points

    assert [point.number for point in points] == ["1", "2"]
    assert [[said.value for said in point.assignees] for point in points] == [["Кленов С.С."]] * 2


def test_text_in_a_content_control_is_read(tmp_path: Path) -> None:
    document = docx.Document()
    for line in LINES[:4]:
        document.add_paragraph(line)
    words = "<w:p><w:r><w:t>1. Провести семинар.</w:t></w:r></w:p>"
    control = f"<w:sdt {nsdecls('w')}><w:sdtContent>{words}</w:sdtContent></w:sdt>"
    document.element.body.insert(-1, parse_xml(control))
    document.save(str(tmp_path / "minutes.docx"))

    assert len(read_minutes(tmp_path / "minutes.docx").points) == 1


def refusal_of(path: Path) -> str:
    with pytest.raises(NotMinutesError) as refusal:
        read_minutes(path)
    return refusal.value.message


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("minutes.txt", b"", "пуст"),
        ("minutes.txt", b" \n \n", "текст"),
        ("minutes.txt", b"\x00\x01\x02\x03" * 500, "текст"),
        ("minutes.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "сохраните как .docx"),
        ("minutes.rtf", b"{\\rtf1\\ansi protocol}", "не протокол"),
        ("minutes.docx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "рисунок"),
        ("minutes.docx", "ПРОТОКОЛ".encode(), "сохраните как .docx"),
        ("minutes.docx", b"PK\x03\x04 broken", "сохраните"),
        ("minutes.pdf", b"%PDF-1.7 broken", "PDF"),
        ("minutes.pdf", "ПРОТОКОЛ".encode(), "PDF"),
        ("minutes.docm", b"PK\x03\x04", "сохраните как .docx"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, content: bytes, word: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert word in refusal_of(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "проверьте имя" in refusal_of(tmp_path / "nowhere.docx")
    assert "проверьте имя" in refusal_of(tmp_path)


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    assert "30 МБ" in refusal_of(path)


def test_macros_are_refused(tmp_path: Path) -> None:
    path = with_part(word_file(tmp_path / "minutes.docx"), "word/vbaProject.bin", b"macro")

    assert "макросы" in refusal_of(path)


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = with_part(word_file(tmp_path / "minutes.docx"), "word/big.xml", b" " * 160_000_000)

    assert "слишком велик" in refusal_of(path)


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    whole = word_file(tmp_path / "whole.docx")
    path = tmp_path / "minutes.docx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == "word/document.xml":
                entity = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document '
                content = content.replace(b"<w:document ", entity, 1)
            target.writestr(part, content)

    assert "небезопасно" in refusal_of(path)


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter(PdfReader(PDF))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    path = tmp_path / "minutes.pdf"
    path.write_bytes(buffer.getvalue())

    assert "паролем" in refusal_of(path)
