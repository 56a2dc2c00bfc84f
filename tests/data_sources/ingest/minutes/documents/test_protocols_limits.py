"""Files made to fill the memory or to take for ever are refused with one sentence."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from data_sources.ingest.minutes.reading import read_minutes
from data_sources.ingest.minutes.refusal import NotMinutesError
from tests.data_sources.ingest.minutes.documents.word_files import (
    PREFIXES,
    paragraph,
    row,
    table,
    word_package,
)

HEAD = "".join(map(paragraph, ("ПРОТОКОЛ № 4", "заседания совета", "14.03.2024", "РЕШИЛИ:")))
TEXT_HEAD = "ПРОТОКОЛ № 4\nзаседания совета\n14.03.2024\n"


def refusal_of(path: Path) -> str:
    with pytest.raises(NotMinutesError) as refusal:
        read_minutes(path)
    assert "\n" not in refusal.value.message
    return refusal.value.message


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<w:p/>" * 2_000_000, id="empty paragraphs"),
        pytest.param("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 200_000 + "</w:tbl>", id="cells"),
        pytest.param("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000, id="controls in controls"),
        pytest.param("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000, id="nest"),
        pytest.param("<w:p><w:r>" + "<w:t>а</w:t>" * 350_000 + "</w:r></w:p>", id="runs"),
        pytest.param(" " * 50_000_000, id="spaces"),
    ],
)
def test_a_small_file_that_unpacks_to_very_much(tmp_path: Path, body: str) -> None:
    path = word_package(tmp_path / "minutes.docx", HEAD + body)

    assert path.stat().st_size < 500_000
    assert "слишком велик" in refusal_of(path)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(paragraph("а") * 11_000, id="paragraphs"),
        pytest.param(paragraph("а" * 300_000) * 8, id="letters"),
        pytest.param(f"<w:p><w:r><w:t>а</w:t>{'<w:br/>' * 20_000}</w:r></w:p>", id="soft breaks"),
        pytest.param(table(*[row("а", "б")] * 11_000), id="rows"),
        pytest.param(
            table(
                f"<w:tr><w:tc>{paragraph('а' * 100_000)}</w:tc><w:tc/></w:tr>",
                *["<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc><w:tc/></w:tr>"] * 5_000,
            ),
            id="a long cell merged over many rows",
        ),
    ],
)
def test_a_text_that_is_too_long_for_minutes(tmp_path: Path, body: str) -> None:
    path = word_package(tmp_path / "minutes.docx", HEAD + body)

    assert "слишком длинный" in refusal_of(path)


def test_a_list_whose_number_is_longer_than_the_text(tmp_path: Path) -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="upperRoman"/>'
        f'<w:lvlText w:val="{"%1" * 20_000}"/></w:lvl>'
    )
    numbering = (
        f'<w:numbering {PREFIXES}><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    point = paragraph("Провести.", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    path = word_package(tmp_path / "minutes.docx", HEAD + point * 500, {"numbering": numbering})

    assert "слишком длинный" in refusal_of(path)


@pytest.mark.parametrize("line", ["а", "1. Провести семинар.", "СЛУШАЛИ:", "По первому вопросу:"])
def test_a_text_of_endless_short_lines(tmp_path: Path, line: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(TEXT_HEAD + f"{line}\n" * 30_000, encoding="utf-8")

    assert "слишком длинный" in refusal_of(path)


@pytest.mark.parametrize(
    "line",
    [
        "РЕШИЛИ:\n1. Провести семинар.",
        "По первому вопросу:",
        "1. Провести.\nГолосовали: «за» – 5, «против» – 0.",
        "9.9.5. Провести.\n9.9.9. Провести.",
        "СЛУШАЛИ: Вязову П.Р.",
        "Председатель\nСекретарь",
    ],
)
def test_many_lines_of_one_kind_are_read(tmp_path: Path, line: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(TEXT_HEAD + "РЕШИЛИ:\n1. Начать.\n" + f"{line}\n" * 4_000, encoding="utf-8")

    assert read_minutes(path).points[0].text == "Начать."


def test_a_list_of_a_whole_town_is_no_list_of_a_meeting(tmp_path: Path) -> None:
    letters = "абвгдежзик"
    people = [f"Кл{a}{b}{c}ов С.С." for a in letters for b in letters for c in letters]
    path = tmp_path / "minutes.txt"
    text = f"{TEXT_HEAD}Присутствовали:\n{{}}\nРЕШИЛИ:\n1. Дать."
    path.write_text(text.format("\n".join(people)), "utf-8")

    assert read_minutes(path).present_count == 1000
    path.write_text(text.format("\n".join([*people, "Вязова П.Р."])), "utf-8")
    assert "1000 человек" in refusal_of(path)


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        (f"<w:document {PREFIXES}><w:body><w:p>", "сохраните ещё раз"),
        ("", "сохраните ещё раз"),
        ("<w:document/>", "сохраните ещё раз"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>', "сохраните ещё раз"),
        ("\x00\x01", "сохраните ещё раз"),
        (f'<!DOCTYPE a [<!ENTITY b "b">]><w:document {PREFIXES}/>', "небезопасно"),
    ],
)
def test_broken_xml(tmp_path: Path, broken: str, word: str) -> None:
    whole = word_package(tmp_path / "whole.docx", HEAD)
    path = tmp_path / "minutes.docx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.namelist():
            content = source.read(part).decode()
            target.writestr(part, broken if part == "word/document.xml" else content)

    assert word in refusal_of(path)


def test_a_document_type_hidden_by_its_encoding(tmp_path: Path) -> None:
    whole = word_package(tmp_path / "whole.docx", HEAD)
    path = tmp_path / "minutes.docx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "word/document.xml":
                typed = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY b "b">]>'
                content = (typed + content.decode().partition("?>")[2]).encode("utf-16")
            target.writestr(part, content)

    assert "небезопасно" in refusal_of(path)


def test_a_zip_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "minutes.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("photo.jpg", b"\xff\xd8\xff")

    assert "сохраните протокол как .docx" in refusal_of(path)


def test_a_part_that_lies_about_its_size(tmp_path: Path) -> None:
    path = word_package(tmp_path / "minutes.docx", HEAD)
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02")
    while content[at + 46 : at + 63] != b"word/document.xml":
        at = content.rfind(b"PK\x01\x02", 0, at)
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(content)

    assert "сохраните" in refusal_of(path)
